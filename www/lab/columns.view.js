// @ts-check
/**
 * Columns of a file: what each was taken for, and what only the one who has the file can tell.
 * Not here: recognising them (the package's lab).
 */
import { html, nothing } from "lit";
import { format, hasMessage } from "wallet-sentinel/messages";
import { taken } from "./controls.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */

const ROLES = /** @type {const} */ (["at", "amount", "account", "counterparty", "label", "id"]);
const FORMS = /** @type {const} */ ([
  "ymd",
  "dmy",
  "mdy",
  "compact",
  "ms",
  "s",
  "us",
  "elapsed-s",
  "elapsed-h",
  "elapsed-d",
]);
/** Labels that a word may be. */
const LABELS = /** @type {const} */ (["genuine", "fraud", "scam", "disputed", "none"]);

/** @param {State} state @param {Act} act @param {Say} say */
export function columnsForm({ inspection, mapping, settings }, act, say) {
  if (!inspection || !mapping) return nothing;
  const { header, sample, how } = inspection;
  const whole = ["account", "label", "counterparty"];
  return html`<section class="card columns-form" aria-labelledby="columns">
    <h2 id="columns">${say("columns")}</h2>
    <p class="quiet">${say("columns-says")}</p>
    <div class="fields">${ROLES.map((role) => {
      const chosen = mapping[role];
      return html`<label class="field">${say(`role-${role}`)}
        <select @change=${taken((value) => act.map({ [role]: value === "" ? undefined : value === "none" ? null : Number(value) }))}>
          <option value="" ?selected=${chosen === undefined}>${say("column-unset")}</option>
          ${
            whole.includes(role)
              ? html`<option value="none"
            ?selected=${chosen === null}>${say(role === "account" ? "column-one-account" : "column-none")}</option>`
              : nothing
          }
          ${header.map((name, index) => html`<option value=${index} ?selected=${chosen === index}>${name || index + 1}</option>`)}
        </select>
        <small>${how[role] && chosen !== undefined ? say(`how-${how[role]}`) : ""} ${typeof chosen === "number" ? (sample[0]?.[chosen] ?? "").slice(0, 30) : ""}</small>
          </label>`;
    })}
      <label class="field">${say("time-form")}
        <select @change=${taken((value) => act.map({ timeForm: FORMS.find((one) => one === value) }))}>
          <option value="">${say("by-itself")}</option>
          ${FORMS.map((form) => html`<option value=${form} ?selected=${mapping.timeForm === form}>${say(`form-${form}`)}</option>`)}
        </select></label>
      <label class="field">${say("utc-offset")}
        <select @change=${taken((value) => act.map({ utcOffset: Number(value) }))}>
          ${[-480, -300, 0, 60, 120, 330, 480, 540].map(
            (minutes) => html`<option value=${minutes}
            ?selected=${(mapping.utcOffset ?? 0) === minutes}>UTC${minutes ? `${minutes > 0 ? "+" : "−"}${format.number(Math.abs(minutes) / 60, settings.locale)}` : ""}</option>
              `,
          )}
        </select></label></div>
    ${
      mapping.segments.length || Object.keys(mapping.fields).length
        ? html`<p class="quiet">${say("further", {
            fields:
              Object.entries(mapping.fields)
                .map(([field, index]) => `${header[index]} → ${field}`)
                .join(", ") || "–",
            segments: mapping.segments.map((index) => header[index]).join(", ") || "–",
          })}</p>`
        : nothing
    }
    <div class="row"><button class="main" @click=${() => act.readMapped()}>${say("read-it")}</button></div>
  </section>`;
}

/** What stands in the way, and the ways on. @param {State} state @param {Act} act @param {Say} say */
export function faultView({ fault, settings, inspection }, act, say) {
  if (!fault) return nothing;
  const { code, details } = fault;
  const { locale } = settings;
  /** @type {import("lit").TemplateResult | typeof nothing} */
  let ways = nothing;
  if (code === "time-backwards")
    ways = html`<button @click=${() => act.readMapped({ sort: true })}>${say("way-sort")}</button>`;
  if (code === "date-order-unknown")
    ways = html`${
      /** @type {const} */ (["dmy", "mdy"]).map(
        (form) => html`<button
      @click=${() => act.readMapped({ timeForm: form })}>${say(`form-${form}`)}</button>`,
      )
    }`;
  if (code === "currencies-mixed")
    ways = html`${Object.entries(/** @type {Record<string, number>} */ (details.currencies)).map(
      ([currency, count]) => html`<button
      @click=${() => act.readMapped({ currency })}>${say("way-currency", { currency, count })}</button>`,
    )}
      <button @click=${() => act.readMapped({ mixedCurrencies: true })}>${say("way-mixed")}</button>`;
  if (code === "labels-two" && inspection)
    ways = html`${
      /** @type {string[]} */ (details.columns).map(
        (name) => html`<button
      @click=${() => act.readMapped({ label: inspection.header.indexOf(name) })}>${name}</button>`,
      )
    }
      <button @click=${() => act.readMapped({ label: null })}>${say("column-none")}</button>`;
  if (code === "labels-none" || code === "labels-all-alike")
    ways = html`<button @click=${() => act.readMapped({ label: null })}>${say("way-unlabelled")}</button>`;
  if (code === "account-missing")
    ways = html`<button @click=${() => act.readMapped({ account: null })}>${say("column-one-account")}</button>`;
  const values = Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === "number" || typeof value === "string"
        ? value
        : Array.isArray(value)
          ? value.join(", ")
          : JSON.stringify(value),
    ]),
  );
  return html`<div class="notice bad fault" role="alert"><p><b>${say(
    hasMessage(`lab.error-${code}`, locale) ? `error-${code}` : "error-other",
    {
      code,
      line: 0,
      rows: 0,
      of: 0,
      reason: "",
      columns: "",
      column: "",
      example: "",
      most: 0,
      ...values,
    },
  )}</b></p>
    <div class="row">${ways}</div>
    ${code === "label-word-unknown" ? wordsForm(/** @type {Record<string, number>} */ (details.words), act, say, locale) : nothing}</div>`;
}

/** @param {Record<string, number>} words @param {Act} act @param {Say} say @param {string} locale */
function wordsForm(words, act, say, locale) {
  return html`<form class="fields" @submit=${(/** @type {Event & { target: HTMLFormElement }} */ event) => {
    event.preventDefault();
    const labels = Object.fromEntries(new FormData(event.target).entries());
    act.readMapped({ labels: /** @type {any} */ (labels) });
  }}>${Object.entries(words).map(
    ([
      word,
      count,
    ]) => html`<label class="field">${say("word-is", { word, count: format.number(count, locale) })}
      <select name=${word}>${LABELS.map(
        (label) => html`<option value=${label}
        ?selected=${label === "none"}>${say(`label-${label}`)}</option>`,
      )}</select></label>`,
  )}<div class="row"><button class="main">${say("read-it")}</button></div></form>`;
}
