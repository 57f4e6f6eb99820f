// @ts-check
/**
 * Registers the custom elements: <sentinel-alerts>, <sentinel-summary> and <sentinel-plan>.
 *
 * Importing this file is the one side effect in the package. Safe to import twice (two copies of the package on a page)
 * and on a server, where there are no custom elements and nothing happens.
 */
import { SentinelAlerts } from "./elements/alerts.js";
import { SentinelPlan } from "./elements/plan.js";
import { SentinelSummary } from "./elements/summary.js";

export { SentinelAlerts, SentinelPlan, SentinelSummary };

for (const [name, element] of /** @type {const} */ ([["sentinel-alerts", SentinelAlerts], ["sentinel-summary", SentinelSummary], ["sentinel-plan", SentinelPlan]])) {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
