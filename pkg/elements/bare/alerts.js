// @ts-check
/**
 * Registers <sentinel-alerts> alone, for a page that shows what needs somebody first and loads the rest (overview.js) after it.
 *
 * Without texts: whoever imports this file loads those of one language (../../messages/bare.js).
 */
import { SentinelAlerts } from "../alerts.js";
import { define } from "../define.js";

export { KINDS as PAYMENT_KINDS } from "../payments.kinds.js";
export { SentinelAlerts };

define([["sentinel-alerts", SentinelAlerts]]);
