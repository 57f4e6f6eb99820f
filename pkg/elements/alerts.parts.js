// @ts-check
/**
 * Parts of a card of <sentinel-alerts>: its steps, its question, what happened to it, a line of what it counts; and the filters.
 *
 * Not here: the card itself, and what its buttons do (alerts.js).
 */
import { html, nothing } from "lit";
import { format } from "../messages/bare.js";
import { countsItself } from "./alerts.rows.js";
import { listOf } from "./alerts.view.js";
import { chevron } from "./icons.js";

/** @typedef {import("./alerts.view.js").Alert} Alert @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/** @param {string[]} all @param {"ol" | "ul"} kind */
export function lines(all, kind) {
  const items = all.map((line) => html`<li>${line}</li>`);
  return kind === "ol" ? html`<ol class="steps">${items}</ol>` : html`<ul class="dots">${items}</ul>`;
}

/** @param {Alert["history"]} history @param {(at: number) => string} time @param {Say} say */
export function past(history, time, say) {
  const who = (/** @type {string} */ by) => (by === "holder" ? say("by.holder") : by);
  return html`<details class="past"><summary>${say("alerts.history")}${chevron}</summary>
    <ol class="history">${history.map(
      ({ at, action, by }) => html`<li><time datetime=${new Date(at).toISOString()}>${time(at)}</time>
      <span>${by ? say("alerts.by", { what: say(`step.${action}`), who: who(by) }) : say(`step.${action}`)}</span></li>`,
    )}</ol></details>`;
}

/**
 * What a line counts, with the way to bring it back.
 * @param {{ alert: Alert, title: string, name: string, at: number, time: string, money: string }} of @param {Say} say @param {() => void} back
 */
export function countedLine({ alert, title, name, at, time, money }, say, back) {
  return html`<li data-alert=${alert.shownAt === undefined ? alert.id : nothing}>
    <span><b>${title}</b> <span class="quiet">${name ? html`<bdi>${name}</bdi> ` : nothing}<time
      datetime=${new Date(at).toISOString()}>${time}</time>${money ? html` ${money}` : nothing}</span></span>
    <button class="plain" @click=${back}>${say("alerts.bring-back")}<span class="unseen"> ${title}</span></button></li>`;
}

/**
 * A choice among what is there; nothing where there is nothing to choose.
 * @param {"topic" | "severity"} by @param {string} chosen @param {Alert[]} all @param {Say} say @param {(value: string) => void} choose
 */
export function filter(by, chosen, all, say, choose) {
  const values = ["danger", "warning", "notice", "info", "payment", "access", "service", "spending"].filter(
    (value) => all.some((alert) => alert[by] === value),
  );
  if (values.length < 2 && !chosen) return nothing;
  return html`<label class="pick"><span class="unseen">${say(`alerts.${by}`)}</span>
    <select .value=${chosen} @change=${(/** @type {Event} */ { target }) => choose(/** @type {HTMLSelectElement} */ (target).value)}>
      <option value="">${say(`alerts.every-${by}`)}</option>
      ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${say(`${by}.${value}`)}</option>`)}
    </select></label>`;
}

/**
 * Whether somebody led them to it, before it counts as their own ("told") or as nobody's of theirs ("led"): the victim of a scam did
 * confirm it. Neither answer is the highlighted one: a scammer on the line would say which to tap.
 * @param {{ id: string, about: "told" | "led" }} of @param {Say} say @param {{ no(): void, yes(): void, back(): void }} answer
 */
export function ledQuestion({ id, about }, say, { no, yes, back }) {
  return html`<div class="question" role="group" aria-labelledby="question-${id}">
    <p id="question-${id}">${say(`alerts.${about}-question`)}</p>
    <div class="actions">
      <button @click=${no}>${say(`alerts.${about}-no`)}</button>
      <button @click=${yes}>${say(`alerts.${about}-yes`)}</button>
      <button class="plain" @click=${back}>${say("alerts.back")}</button>
    </div>
  </div>`;
}

/**
 * What to do, and what else was seen: folded, but for what is followed up.
 * @param {{ advice: string[], why: readonly string[], isOpen: boolean }} of @param {Say} say @param {unknown} more drawn at its end
 */
export function whatToDo({ advice, why, isOpen }, say, more) {
  return html`<details ?open=${isOpen}><summary>${say("alerts.help")}${chevron}</summary>
    <div class="help">
      <h5>${say("alerts.advice")}</h5>${lines(advice, "ol")}
      ${why.length ? html`<h5>${say("alerts.why")}</h5>${lines([...why], "ul")}` : nothing}
      ${more}
    </div></details>`;
}

/**
 * The head of a card: how grave, what, of whom, when, and what became of it.
 * @param {Alert} alert @param {{ title: string, name: string, time: string, at: number, waiting: boolean, outcome?: string }} told
 * @param {Say} say @param {(at: number) => string} minute
 */
export function what(alert, { title, name, time, at, waiting, outcome }, say, minute) {
  const { state, severity, count, eventIds, fromImport, snoozedUntil } = alert;
  const ended = listOf(alert) === "lesser" ? "alerts.lesser" : `state.${state}`;
  return html`<div class="what">
    <p class="tags"><span class="severity">${say(waiting ? `severity.${severity}` : ended)}</span>${
      state === "escalated" ? html`<span class="follow">${say("state.escalated")}</span>` : nothing
    }</p>
    <h4>${title}</h4>
    <p class="quiet meta">${name ? html`<bdi>${name}</bdi>` : nothing}<time datetime=${new Date(at).toISOString()}>${time}</time>${
      count > 1 && eventIds?.length > 1 && !countsItself(alert.reasons[0]?.code)
        ? html`<span>${say("alerts.payments", { count })}</span>`
        : nothing
    }${fromImport ? html`<span>${say("alerts.from-import")}</span>` : nothing}</p>
    ${outcome ? html`<p class="quiet outcome">${say(outcome)}</p>` : nothing}
    ${
      state === "snoozed" && snoozedUntil
        ? html`<p class="quiet outcome">${say("alerts.until", { time: minute(snoozedUntil) })}</p>`
        : nothing
    }
  </div>`;
}

/** @type {readonly import("./alerts.view.js").List[]} */
const LISTS = ["waiting", "handled", "expired", "lesser"];

/** Those that are there while nothing is on them. */
const ALWAYS = new Set(["waiting", "handled"]);

/**
 * The lists, each with its number; what ended by itself, or was held back, is no list of its own until something has.
 * @param {{ list: import("./alerts.view.js").List, alerts: readonly import("./alerts.view.js").Alert[] }} of @param {string} language @param {Say} say
 * @param {(list: import("./alerts.view.js").List) => void} choose
 */
export function states({ list: chosen, alerts }, language, say, choose) {
  const count = (/** @type {string} */ list) => alerts.filter((alert) => listOf(alert) === list).length;
  return html`<div class="switch" role="group" aria-label=${say("alerts.filter")}>${LISTS.filter(
    (list) => ALWAYS.has(list) || chosen === list || count(list),
  ).map(
    (
      list,
    ) => html`<button data-home=${list === "waiting" ? "" : nothing} data-list=${list} aria-pressed=${chosen === list} @click=${() => choose(list)}>
      ${say(`alerts.${list}`)}<b>${format.number(count(list), language)}</b></button>`,
  )}</div>`;
}

/** The last answer and the way back. @param {string} spoken @param {Say} say @param {() => void} back */
export const taken = (spoken, say, back) => html`<p class="taken"><span aria-hidden="true">${spoken}</span>
  <button class="plain" @click=${back}>${say("alerts.undo")}<span class="unseen"> ${spoken}</span></button></p>`;

/** From a card to whom to contact, and a message for them. @param {boolean} isMain @param {Say} say @param {() => void} go */
export const toHelp = (isMain, say, go) =>
  html`<p class="to-help"><button class=${isMain ? "main" : ""} @click=${go}>${say("alerts.to-help")}</button></p>`;

/** From a sum to its payment. @param {string} told @param {Say} say @param {() => void} go */
export const toPayment = (told, say, go) =>
  html`<button class="linked" aria-label=${`${told}: ${say("alerts.open")}`} @click=${go}>${told}</button>`;
