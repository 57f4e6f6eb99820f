// @ts-check
/**
 * Registers the list of payments: <sentinel-payments> and <sentinel-payment>.
 */
import { define } from "./define.js";
import { SentinelPayment } from "./payment.js";
import { SentinelPayments } from "./payments.js";

export { SentinelPayment, SentinelPayments };

define([
  ["sentinel-payments", SentinelPayments],
  ["sentinel-payment", SentinelPayment],
]);
