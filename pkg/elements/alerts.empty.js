// @ts-check
/**
 * What <sentinel-alerts> says where there is nothing to see: of which time and how many payments, what was answered there, and
 * where there is more.
 *
 * Not here: which alerts are listed (alerts.view.js).
 */
import { html, nothing } from "lit";

/**
 * @typedef {{
 *   say(key: string, values?: Record<string, string | number>): string, day(at: number): string,
 *   coverage?: { payments: number, from: number, to: number }, period?: string, isFiltered: boolean, isHandled: boolean,
 *   answered: number, elsewhere: number,
 * }} Empty `period` by its name; `coverage` where it may be told
 */

/** @param {Empty} of @param {{ unfilter(): void, handled(): void, everywhere(): void }} go */
export function emptyList({ say, day, coverage, period, isFiltered, isHandled, answered, elsewhere }, go) {
  if (isFiltered)
    return html`<div class="state empty" part="empty"><p>${say("alerts.none-filtered")}</p>
      <p><button @click=${go.unfilter}>${say("alerts.show-all")}</button></p></div>`;
  const title = isHandled
    ? say("alerts.none-handled")
    : period === undefined
      ? say("alerts.none")
      : say("alerts.none-in", { period });
  const looked = coverage && {
    payments: coverage.payments,
    from: day(coverage.from),
    to: day(coverage.to),
  };
  return html`<div class="state empty" part="empty">
    <p>${title}</p>
    ${looked ? html`<p class="quiet">${say(answered ? "alerts.coverage-answered" : "alerts.coverage", looked)}</p>` : nothing}
    ${answered ? html`<p><button @click=${go.handled}>${say("alerts.see-answered", { count: answered })}</button></p>` : nothing}
    ${elsewhere ? html`<p><button @click=${go.everywhere}>${say("alerts.elsewhere", { count: elsewhere })}</button></p>` : nothing}
  </div>`;
}
