// @ts-check
/**
 * Help on the first screen and what was promised: the elements, loaded beside the page, and where the visitor said that they live.
 *
 * The region is kept in this browser only, and given to the engine, whose legal terms follow it. Not here: what help says (the package).
 */
import { html } from "lit";
import { liveIn } from "wallet-sentinel/messages/bare";
import { planBill } from "./bill.js";
import { keepRegion, keptRegion } from "./region.js";
import { zoneOf } from "./zone.js";

/** Once the first picture stands: until it is here the element is an empty line. Offline before it was ever loaded the page does without. */
export const loadHelp = () => import("wallet-sentinel/elements/bare/help").catch(() => {});

/** @param {import("./page.js").State} state */
export function help(state) {
  const { engine, settings } = state;
  const zone = zoneOf(state);
  const lives = async (/** @type {CustomEvent<{ region: string }>} */ { detail }) => {
    keepRegion(detail.region);
    liveIn(detail.region);
    if (engine) await planBill(engine, state.settings.budgets, zone);
  };
  return html`<sentinel-help class="help" folds .source=${engine} region=${keptRegion()} locale=${settings.locale} time-zone=${zone}
    @sentinel-region=${lives}></sentinel-help>`;
}

/**
 * What was promised and no bill shows, under what is waited for.
 * @param {Pick<import("./page.js").State, "seen" | "settings">} state @param {string} zone
 */
export const promises = (
  { seen, settings },
  zone,
) => html`<sentinel-promise .cases=${seen?.watched ?? []} .payments=${seen?.refundable ?? []}
  region=${keptRegion()} locale=${settings.locale} time-zone=${zone}></sentinel-promise>`;
