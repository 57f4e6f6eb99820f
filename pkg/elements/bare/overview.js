// @ts-check
/**
 * Registers what a first look at a bill needs: <sentinel-alerts>, <sentinel-summary>, <sentinel-plan>, <sentinel-watch>,
 * <sentinel-case>, <sentinel-confirm> and <sentinel-question>.
 *
 * Not here: the list of payments (list.js), which a page may load when it is asked for.
 *
 * Without texts: whoever imports this file loads those of one language (../../messages/bare.js).
 */
import { SentinelAlerts } from "../alerts.js";
import { SentinelCase } from "../case.js";
import { SentinelConfirm } from "../confirm.js";
import { define } from "../define.js";
import { SentinelPlan } from "../plan.js";
import { SentinelQuestion } from "../question.js";
import { SentinelSummary } from "../summary.js";
import { SentinelWatch } from "../watch.js";

export { KINDS as PAYMENT_KINDS } from "../payments.kinds.js";
export {
  SentinelAlerts,
  SentinelCase,
  SentinelConfirm,
  SentinelPlan,
  SentinelQuestion,
  SentinelSummary,
  SentinelWatch,
};

define([
  ["sentinel-alerts", SentinelAlerts],
  ["sentinel-summary", SentinelSummary],
  ["sentinel-plan", SentinelPlan],
  ["sentinel-watch", SentinelWatch],
  ["sentinel-case", SentinelCase],
  ["sentinel-confirm", SentinelConfirm],
  ["sentinel-question", SentinelQuestion],
]);
