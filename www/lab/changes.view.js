// @ts-check
/**
 * What differs between two configurations, in sentences: rules, lists, built-in reasons.
 *
 * Not here: which differences there are (the package's `packChanges`), what they do to alerts (reasons.view.js).
 */
import { html, nothing } from "lit";
import { format } from "wallet-sentinel/messages";
import { titleOf } from "./figures.view.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Say} Say */
/** @typedef {import("wallet-sentinel/lab").PackChange} PackChange */

/** Sentences that are read; a list of ten thousand entries is counted. */
const SHOWN = 50;

/** @param {PackChange[]} changes @param {State} state @param {Say} say */
export function changesList(changes, { settings: { locale }, history }, say) {
  if (!changes.length) return html`<p>${say("change-none")}</p>`;
  const number = (/** @type {number} */ value) => format.number(value, locale);
  const day = (/** @type {number | null | undefined} */ at) =>
    at === null || at === undefined
      ? say("change-no-end")
      : say("change-until", { day: format.time(at, locale, { utcOffset: history?.utcOffset ?? 0 }) });
  /** A word of a rule's entry. @param {string} entry @param {unknown} value */
  const word = (entry, value) =>
    entry === "topic"
      ? String(value)
      : value === "none"
        ? say("rule-none")
        : entry === "weight"
          ? number(Number(value))
          : say(`rule-${entry}-${value}`);
  /** @param {PackChange} change */
  const sentence = (change) => {
    switch (change.code) {
      case "rule-added":
      case "rule-removed": {
        const { rule, severity, mode, outcome, weight } = change;
        const facts = [word("mode", mode), word("severity", severity)];
        if (outcome) facts.push(say("change-at-least", { outcome: word("outcome", outcome) }));
        if (weight) facts.push(say("nats", { nats: number(weight) }));
        return say(`change-${change.code}`, { rule, facts: facts.join(say("change-comma")) });
      }
      case "rule-mode":
      case "rule-on":
      case "rule-outcome":
      case "rule-severity":
      case "rule-topic":
      case "rule-weight": {
        const entry = change.code.slice("rule-".length);
        const [before, after] = [word(entry, change.before), word(entry, change.after)];
        return say(`change-${change.code}`, { rule: change.rule, before, after });
      }
      case "pack-share": {
        const [before, after] = [change.before, change.after].map((share) =>
          format.number(share, locale, { style: "percent", maximumFractionDigits: 2 }),
        );
        return say("change-pack-share", { before, after });
      }
      case "entry-added":
      case "entry-removed":
      case "entry-until": {
        const { list, value } = change;
        const place = { list, field: say(`list-field-${change.field}`), value };
        if (change.code === "entry-added")
          return say("change-entry-added", { ...place, until: day(change.until) });
        if (change.code === "entry-removed") return say("change-entry-removed", place);
        return say("change-entry-until", { ...place, before: day(change.before), after: day(change.after) });
      }
      case "reason-mode":
      case "reason-param": {
        const { code, reason, ...values } = change;
        const told = (/** @type {string | null} */ value) =>
          value === null ? say("change-default") : code === "reason-mode" ? say(`mode-${value}`) : value;
        return say(`change-${code}`, {
          ...values,
          reason: titleOf(reason, locale),
          before: told(change.before),
          after: told(change.after),
        });
      }
      default: {
        const { code, ...values } = change;
        return say(`change-${code}`, values);
      }
    }
  };
  return html`<ul class="changes">${changes
    .slice(0, SHOWN)
    .map((change) => html`<li>${sentence(change)}${expressions(change)}</li>`)}</ul>${
    changes.length > SHOWN
      ? html`<p class="quiet">${say("change-more", { count: changes.length - SHOWN })}</p>`
      : nothing
  }`;
}

/** Conditions as they are written: the one that goes struck out, the one that comes below it. @param {PackChange} change */
function expressions(change) {
  if (change.code === "rule-added") return html`<code>${change.when}</code>`;
  if (change.code === "rule-removed") return html`<code><del>${change.when}</del></code>`;
  if (change.code !== "rule-when") return nothing;
  return html`<code><del>${change.before}</del></code><code><ins>${change.after}</ins></code>`;
}
