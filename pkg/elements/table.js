// @ts-check
/** The table that stands under each chart, and says the same: closed at first, and saved as a file where that is wanted. */
import { html } from "lit";
import { save } from "./csv.js";
import { chevron } from "./icons.js";

/** @typedef {string | { shown: string, raw: string }} Cell as it is read, and as a spreadsheet reckons with it */

/** @param {string} raw @param {(raw: string) => string} show @returns {Cell} */
export const figure = (raw, show) => ({ raw, shown: show(raw) });

const shown = (/** @type {Cell} */ cell) => (typeof cell === "string" ? cell : cell.shown);
const raw = (/** @type {Cell} */ cell) => (typeof cell === "string" ? cell : cell.raw);

/** @param {(key: string) => string} say @param {string} name @param {string[]} head @param {Cell[][]} rows the first cell names the row */
export function table(say, name, head, rows) {
  return html`<details class="table"><summary>${say("summary.table")}${chevron}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${name}><table part="table">
      <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
      <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row"><bdi>${shown(first)}</bdi></th>${rest.map((cell) => html`<td>${shown(cell)}</td>`)}</tr>`)}</tbody>
    </table></div>
    <button class="plain save" @click=${() => save(name, [head, ...rows.map((row) => row.map(raw))])}>${say("summary.csv")}</button></details>`;
}
