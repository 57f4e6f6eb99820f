// @ts-check
/**
 * The field in which a rule is written: names that fit, by keyboard, and what the rule hits on a sample.
 *
 * A field of several lines is a "textbox" and may be nothing else (ARIA in HTML), so it has the list of a combobox without its name:
 * `aria-autocomplete`, the active option by `aria-activedescendant`, and how many there are said aloud.
 * Not here: what keys do (writing.js), what is wrong with the rule (rules.view.js).
 */
import { html, nothing } from "lit";
import { titleOf, writers } from "./figures.view.js";
import { format } from "wallet-sentinel/messages";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */

/** @param {string} when @param {number} place @param {boolean} isWrong @param {State} state @param {Act} act @param {Say} say */
export function whenField(when, place, isWrong, state, act, say) {
  const offered = state.offered?.place === place ? state.offered : undefined;
  return html`<div class="writing"><label class="field when">${say("rule-when")}
      <textarea rows="2" spellcheck="false" autocapitalize="off" autocomplete="off" aria-invalid=${isWrong ? "true" : "false"}
        data-rule=${place} aria-describedby="faults-${place} writing-keys" aria-autocomplete="list" aria-haspopup="listbox"
        aria-controls=${offered ? `names-${place}` : nothing}
        aria-activedescendant=${offered ? `names-${place}-${offered.active}` : nothing}
        .value=${when}
        @input=${(/** @type {any} */ { target }) => act.typed(place, target)}
        @focus=${() => act.entered(place)} @blur=${act.left} @click=${act.left}
        @keydown=${(/** @type {any} */ event) => act.key(place, event)}></textarea></label>
    ${offered ? names(offered, place, state, act, say) : nothing}
    <p class="unseen" role="status">${offered ? say("names-count", { count: offered.options.length }) : nothing}</p>
    ${hits(place, state, act, say)}</div>`;
}

/** @param {NonNullable<State["offered"]>} offered @param {number} place @param {State} state @param {Act} act @param {Say} say */
function names({ options, active }, place, { settings }, act, say) {
  /** @param {typeof options[number]} option */
  const about = ({ what, text, kind }) => {
    if (what === "reason") return titleOf(text, settings.locale);
    if (what === "list" || what === "field") return say(`names-${what}`);
    return say(`kind-${kind}`);
  };
  return html`<ul class="offered" role="listbox" id="names-${place}" aria-label=${say("names")}>${options.map(
    (
      option,
      index,
    ) => html`<li role="option" id="names-${place}-${index}" aria-selected=${index === active ? "true" : "false"}
      @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}
      @click=${() => act.take(index)}><code>${option.what === "function" ? `${option.text}(…)` : option.text}</code>
      <small>${about(option)}</small></li>`,
  )}</ul>`;
}

/** @param {number} place @param {State} state @param {Act} act @param {Say} say */
function hits(place, state, act, say) {
  const { tried, settings, history } = state;
  const { number, share } = writers(settings.locale);
  const found = tried?.place === place ? tried.found : undefined;
  const isWhole = found && !found.faults.length;
  const when = (/** @type {number} */ at) =>
    format.time(at, settings.locale, { style: "minute", utcOffset: history?.utcOffset ?? 0 });
  return html`<div class="tried" role="status" aria-busy=${tried?.isBusy && tried.place === place ? "true" : "false"}>${
    isWhole
      ? html`<p>${say("tried", {
          hits: number(found.hits),
          share: share(found.payments ? found.hits / found.payments : 0, 2),
          payments: number(found.payments),
          accounts: number(found.accounts),
        })}
        ${history?.isLabelled && found.judged ? say("tried-labels", { judged: number(found.judged), frauds: number(found.frauds) }) : nothing}
        ${found.untold + found.failed + found.truncated ? say("rule-no-value", { untold: number(found.untold), failed: number(found.failed), truncated: number(found.truncated) }) : nothing}</p>
      ${
        found.rows.length
          ? html`<p class="row">${found.rows.map(
              (row) =>
                html`<button class="link" @click=${() => act.open(row.row)}>${when(row.at)} · ${row.amount}</button>`,
            )}</p>`
          : nothing
      }`
      : nothing
  }</div>`;
}
