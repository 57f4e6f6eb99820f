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
 *   coverage?: { payments: number, from: number, to: number, uses?: boolean }, period?: string, isFiltered: boolean,
 *   list: import("./alerts.view.js").List, answered: number, expired: number, lesser: number, elsewhere: number,
 * }} Empty `period` by its name; `coverage` where it may be told
 */

/** @param {Empty} of @param {{ unfilter(): void, see(list: import("./alerts.view.js").List): void, everywhere(): void }} go */
export function emptyList(
  { say, day, coverage, period, isFiltered, list, answered, expired, lesser, elsewhere },
  go,
) {
  if (isFiltered)
    return html`<div class="state empty" part="empty"><p>${say("alerts.none-filtered")}</p>
      <p><button @click=${go.unfilter}>${say("alerts.show-all")}</button></p></div>`;
  const title =
    list !== "waiting"
      ? say(`alerts.none-${list}`)
      : period === undefined
        ? say("alerts.none")
        : say("alerts.none-in", { period });
  const looked = coverage && {
    payments: coverage.payments,
    from: day(coverage.from),
    to: day(coverage.to),
    uses: String(coverage.uses === true),
  };
  // Nothing stood out, or nothing is left that waits.
  const claim = `alerts.coverage${lesser ? "-lesser" : answered || expired ? "-answered" : ""}`;
  return html`<div class="state empty" part="empty">
    <p>${title}</p>
    ${looked ? html`<p class="quiet">${say(claim, looked)}</p>` : nothing}
    ${answered ? html`<p><button @click=${() => go.see("handled")}>${say("alerts.see-answered", { count: answered })}</button></p>` : nothing}
    ${expired ? html`<p><button @click=${() => go.see("expired")}>${say("alerts.see-expired", { count: expired })}</button></p>` : nothing}
    ${lesser ? html`<p><button @click=${() => go.see("lesser")}>${say("alerts.see-lesser", { count: lesser })}</button></p>` : nothing}
    ${elsewhere ? html`<p><button @click=${go.everywhere}>${say("alerts.elsewhere", { count: elsewhere })}</button></p>` : nothing}
  </div>`;
}
