// @ts-check
/**
 * The filters of <sentinel-payments>: controls for what is asked most, and a chip for each filter that only a host or a figure sets.
 *
 * Not here: what a change does (payments.js).
 */
import { html, nothing } from "lit";
import { category, format } from "../messages/bare.js";
import { cross } from "./icons.js";
import { dateOf } from "../messages/clock.js";
import { KINDS } from "./payments.kinds.js";
import { COUNTS, momentOf } from "./payments.view.js";

/**
 * @typedef {import("../index.js").PaymentQuery} PaymentQuery
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 * @typedef {(change: PaymentQuery) => void} Set entries of a query; undefined takes one away
 */

/** @param {{ query: PaymentQuery, clock: import("../messages/clock.js").Clock, say: Say }} given @param {{ set: Set, typed(): void }} act */
export function controls({ query: { counts, flagged, from, to, text = "" }, clock, say }, { set, typed }) {
  const [only = ""] = counts?.length === 1 ? counts : [];
  const first = from === undefined ? "" : dateOf(from, clock);
  const last = to === undefined ? "" : dateOf(to - 1, clock);
  /** @param {Event} event @param {"from" | "to"} end */
  const dated = ({ target }, end) => {
    const { value } = /** @type {HTMLInputElement} */ (target);
    const at = momentOf(value, clock, end === "to" ? 1 : 0);
    if (at !== undefined || value === "") set({ [end]: at }); // a year of which two digits are typed is none yet
  };
  const several = counts && counts.length > 1 ? "payments.counts-several" : "payments.counts-all";
  return html`<div class="controls" role="search" aria-label=${say("payments.search")}>
    <input class="text" type="search" autocomplete="off" spellcheck="false" aria-label=${say("payments.search")}
      placeholder=${say("payments.search-in")} .value=${text} @input=${typed} @change=${() => set({})}>
    <span class="pick"><select aria-label=${say("payments.counts")} .value=${only} @change=${(
      /** @type {Event} */ { target },
    ) => {
      const { value } = /** @type {HTMLSelectElement} */ (target);
      set({ counts: value ? [/** @type {import("../index.js").Counts} */ (value)] : undefined });
    }}>
      <option value="" ?selected=${!only}>${say(several)}</option>
      ${COUNTS.map((one) => html`<option value=${one} ?selected=${one === only}>${say(`payments.counts-${one}`)}</option>`)}
    </select></span>
    <button class="flagged" aria-pressed=${flagged === true} @click=${() => set({ flagged: flagged ? undefined : true })}>${say("payments.flagged")}</button>
    <div class="dates" role="group" aria-label=${say("payments.period")}>
      <label>${say("payments.from")}<input type="date" .value=${first} max=${last || nothing} @change=${(/** @type {Event} */ event) => dated(event, "from")}></label>
      <label>${say("payments.to")}<input type="date" .value=${last} min=${first || nothing} @change=${(/** @type {Event} */ event) => dated(event, "to")}></label>
    </div>
  </div>`;
}

/** @param {{ query: PaymentQuery, language: string, mask: boolean, say: Say }} given @param {Set} set */
export function chips({ query, language, mask, say }, set) {
  const {
    category: of,
    counterparty,
    currency,
    kinds,
    least,
    most,
    play,
    first,
    left,
    channels,
    like,
  } = query;
  /** @type {[keyof PaymentQuery, string][]} */
  const chips = [];
  if (of !== undefined)
    chips.push(["category", say("payments.only-category", { name: category(of, language) })]);
  if (counterparty !== undefined) {
    const name = format.name(counterparty, { mask }) || say("payments.nameless");
    chips.push(["counterparty", say("payments.only-counterparty", { name })]);
  }
  if (currency !== undefined) chips.push(["currency", say("payments.only-currency", { currency })]);
  /** Any of these, as one phrase. @param {string[]} words */
  const oneOf = (words) =>
    new Intl.ListFormat(language, { type: "disjunction" }).format(
      words.map((word, place) => (place ? word.toLocaleLowerCase(language) : word)),
    );
  const others = KINDS.filter((kind) => !kinds?.includes(kind));
  const named = (/** @type {readonly string[]} */ some) =>
    oneOf(some.map((kind) => say(`payment.type-${kind}`)));
  // Of nearly all it is shorter to say which are left out.
  if (kinds?.length && others.length && others.length < kinds.length)
    chips.push(["kinds", say("payments.no-kinds", { kinds: named(others) })]);
  else if (kinds?.length) chips.push(["kinds", named(kinds)]);
  if (left !== undefined) chips.push(["left", say(left ? "payments.only-left" : "payments.no-left")]);
  if (play !== undefined) chips.push(["play", say(play ? "payments.only-play" : "payments.no-play")]);
  if (first !== undefined) chips.push(["first", say(first ? "payments.only-first" : "payments.no-first")]);
  if (channels?.length)
    chips.push(["channels", oneOf(channels.map((channel) => say(`payment.channel-${channel}`)))]);
  if (like) chips.push(["like", say(`payments.like-${like.in}`)]);
  if (least !== undefined) chips.push(["least", say("payments.only-least", { amount: least })]);
  if (most !== undefined) chips.push(["most", say("payments.only-most", { amount: most })]);
  if (!chips.length) return nothing;
  const chip = (/** @type {[keyof PaymentQuery, string]} */ [entry, filter]) =>
    html`<li><button aria-label=${say("payments.remove", { filter })} @click=${() => set({ [entry]: undefined })}><bdi>${filter}</bdi>${cross}</button></li>`;
  return html`<ul class="chips" aria-label=${say("payments.only")}>${chips.map(chip)}</ul>`;
}
