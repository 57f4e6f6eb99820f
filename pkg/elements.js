// @ts-check
/**
 * Registers the custom elements: <sentinel-alerts> and <sentinel-summary>.
 *
 * Importing this file is the one side effect in the package. Safe to import twice (two copies of the package on a page)
 * and on a server, where there are no custom elements and nothing happens.
 */
import { SentinelAlerts } from "./elements/alerts.js";
import { SentinelSummary } from "./elements/summary.js";

export { SentinelAlerts, SentinelSummary };

for (const [name, element] of /** @type {const} */ ([["sentinel-alerts", SentinelAlerts], ["sentinel-summary", SentinelSummary]])) {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
