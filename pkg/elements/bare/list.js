// @ts-check
/**
 * Registers the list of payments: <sentinel-payments> and <sentinel-payment>.
 *
 * Without texts: whoever imports this file loads those of one language (../../messages/bare.js).
 */
import { define } from "../define.js";
import { SentinelPayment } from "../payment.js";
import { SentinelPayments } from "../payments.js";

export { SentinelPayment, SentinelPayments };

define([
  ["sentinel-payments", SentinelPayments],
  ["sentinel-payment", SentinelPayment],
]);
