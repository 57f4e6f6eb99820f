// @ts-check
/**
 * Registers the custom elements: <sentinel-alerts>, <sentinel-summary>, <sentinel-plan>, <sentinel-watch>, <sentinel-case>,
 * <sentinel-confirm> and <sentinel-question>.
 *
 * Importing this file is the one side effect in the package. Safe to import twice (two copies of the package on a page)
 * and on a server, where there are no custom elements and nothing happens.
 */
import { SentinelAlerts } from "./elements/alerts.js";
import { SentinelCase } from "./elements/case.js";
import { SentinelConfirm } from "./elements/confirm.js";
import { SentinelPlan } from "./elements/plan.js";
import { SentinelQuestion } from "./elements/question.js";
import { SentinelSummary } from "./elements/summary.js";
import { SentinelWatch } from "./elements/watch.js";

export {
  SentinelAlerts,
  SentinelCase,
  SentinelConfirm,
  SentinelPlan,
  SentinelQuestion,
  SentinelSummary,
  SentinelWatch,
};

const all = /** @type {const} */ ([
  ["sentinel-alerts", SentinelAlerts],
  ["sentinel-summary", SentinelSummary],
  ["sentinel-plan", SentinelPlan],
  ["sentinel-watch", SentinelWatch],
  ["sentinel-case", SentinelCase],
  ["sentinel-confirm", SentinelConfirm],
  ["sentinel-question", SentinelQuestion],
]);
for (const [name, element] of all) {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
