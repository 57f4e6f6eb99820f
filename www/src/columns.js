// @ts-check
/**
 * A bank's table whose columns leave something open: its first rows, what they were taken for, and the few questions that a person
 * can answer at a glance. The answer is kept by the table's header, so that the same bank's next file is not asked about.
 *
 * Not here: how columns are guessed (the package's reader).
 */
import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { opens } from "./dialogs.js";

/** @typedef {import("wallet-sentinel/import").ColumnQuestion} Question @typedef {import("wallet-sentinel/import").ColumnMapping} Mapping */
/** @typedef {import("./page.js").State} State @typedef {import("./page.js").Act} Act @typedef {import("./page.js").Say} Say */
/** @typedef {import("wallet-sentinel/store").SentinelStore} SentinelStore */

/** The document that holds the answers so far. */
const KEPT = "columns";
/** Banks of one household; the oldest answer gives way. */
const MOST = 20;

/** @param {unknown} kept @returns {Mapping[]} */
const listIn = (kept) =>
  Array.isArray(kept) ? kept.filter((one) => typeof one?.signature === "string").slice(-MOST) : [];

/** @param {SentinelStore} store */
export const keptColumns = async (store) => listIn(await store.get(KEPT));

/** @param {SentinelStore} store @param {Mapping} mapping */
export async function keepColumns(store, mapping) {
  const others = (await keptColumns(store)).filter(({ signature }) => signature !== mapping.signature);
  await store.set(KEPT, [...others, mapping].slice(-MOST));
}

/** Fields of the mapping that a person can point at, in the order of asking. */
const PLACES = /** @type {const} */ ([
  "date",
  "amount",
  "debit",
  "credit",
  "counterparty",
  "description",
  "balance",
]);

const DATE_ORDERS = /** @type {const} */ (["ymd", "mdy", "dmy"]);
/** What a number without a sign may be. */
const DIRECTIONS = /** @type {const} */ (["debit", "credit"]);

/** The mapping as the form says it. @param {Mapping} guess @param {FormData} form @returns {Mapping} */
function answered(guess, form) {
  const answer = { ...guess };
  for (const place of PLACES) {
    const given = form.get(place);
    if (given === null) continue;
    if (given === "") delete answer[place];
    else answer[place] = Number(given);
  }
  if (answer.amount !== undefined) {
    delete answer.debit;
    delete answer.credit;
  }
  const dateOrder = DATE_ORDERS.find((order) => order === form.get("dateOrder"));
  if (dateOrder) answer.dateOrder = dateOrder;
  const positive = DIRECTIONS.find((direction) => direction === form.get("positive"));
  if (positive) answer.positive = positive;
  const currency = String(form.get("currencyCode") ?? "")
    .trim()
    .toUpperCase();
  if (currency) answer.currencyCode = currency;
  return answer;
}

/** @param {State} state @param {Act} act @param {Say} say */
export function columnsDialog({ columns: asked }, act, say) {
  if (!asked) return nothing;
  const { name, question, again } = asked;
  const { guess, doubts } = question;
  const isAsked = (/** @type {string} */ doubt) => doubts.some((one) => one === doubt);
  /** @param {(typeof PLACES)[number]} place */
  const pick = (place) => html`<label>${say(`columns-${place}`)}
    <select name=${place}>${place === "date" ? nothing : html`<option value="" ?selected=${guess[place] === undefined}>${say("columns-none")}</option>`}
      ${question.columns.map((column, at) => html`<option value=${at} ?selected=${guess[place] === at}>${column || say("columns-nameless", { at: at + 1 })}</option>`)}
    </select></label>`;
  /** @param {string} field @param {readonly string[]} values */
  const choose = (field, values) => html`<fieldset><legend>${say(`columns-ask-${field}`)}</legend>
    ${values.map(
      (value) =>
        html`<label class="choice"><input type="radio" name=${field} value=${value} required>${say(`columns-${field}-${value}`)}</label>`,
    )}</fieldset>`;
  return html`<dialog class="columns-asked" ${ref(opens)} aria-labelledby="columns-title" @cancel=${(
    /** @type {Event} */ event,
  ) => {
    event.preventDefault();
    act.columns(undefined);
  }}>
    <form @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      act.columns(answered(guess, new FormData(/** @type {HTMLFormElement} */ (event.target))));
    }}>
      <h2 id="columns-title" tabindex="-1" autofocus>${say("columns-title")}</h2>
      <p class="quiet"><bdi>${name}</bdi></p>
      ${again ? html`<p class="wrong" role="alert">${say("columns-again")}</p>` : nothing}
      <p>${say("columns-says")}</p>
      <div class="scrolls" tabindex="0" role="region" aria-label=${say("columns-rows")}><table>
        <thead><tr>${question.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${question.rows.map((row) => html`<tr>${row.map((cell) => html`<td><bdi>${cell}</bdi></td>`)}</tr>`)}</tbody>
      </table></div>
      ${isAsked("date-order") ? choose("dateOrder", guess.dateOrder === "ymd" ? DATE_ORDERS : DATE_ORDERS.slice(1)) : nothing}
      ${isAsked("direction") ? choose("positive", DIRECTIONS) : nothing}
      ${
        isAsked("currency")
          ? html`<label>${say("columns-ask-currency")} <input name="currencyCode" required pattern="[A-Za-z]{3}" size="4" maxlength="3" autocomplete="off" value=${guess.currencyCode ?? ""}></label>`
          : nothing
      }
      <details ?open=${isAsked("amount") || isAsked("rows")}><summary>${say("columns-which")}</summary>
        <div class="picks">${PLACES.map(pick)}</div></details>
      <div class="row"><button class="main" type="submit">${say("columns-go")}</button><button type="button" @click=${() => act.columns(undefined)}>${say("cancel")}</button></div>
    </form></dialog>`;
}
