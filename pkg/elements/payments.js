// @ts-check
/**
 * <sentinel-payments>: every payment, newest first, by day; searched and filtered, however many there are.
 *
 * `source` is anything with `payments(query)`: an engine, a worker, a store. Drawn is what is in sight and a few rows around it; pages
 * are fetched as they come into sight (pages.js). Sends `sentinel-payment-open` with { accountId, id, row } and, where a filter was
 * changed here, `sentinel-query-change` with { query }. The host says by `revision` that the source knows something new.
 * Not here: one payment with all that is known of it (payment.js).
 */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { describeError, format } from "../messages/bare.js";
import { clockOf } from "../messages/clock.js";
import { AskedPayments } from "./asked.js";
import { styles } from "./payments.css.js";
import { chips, controls } from "./payments.filters.js";
import { rowCells } from "./payments.row.js";
import * as view from "./payments.view.js";
import { SpokenElement } from "./spoken.js";
import { controls as controlStyles, tokens } from "./theme.js";

/**
 * @typedef {import("../index.js").PaymentQuery} PaymentQuery
 * @typedef {import("../index.js").PaymentRow} PaymentRow
 * @typedef {import("./asked.js").Source} Source
 * @typedef {import("./pages.js").PaymentPages} PaymentPages
 */

/** Rows drawn above and below what is in sight: half a screen of a phone, so that a flick meets rows. */
const AROUND = 6;
/** A pause in typing, in ms: longer than between two keys of a word, shorter than one notices. */
const TYPED = 180;
/** Heights in rem, as the style has them. */
const ROW = 4.5;
const DAY = 2.5;
/** Properties that change no row's words. */
const SAME_WORDS = new Set(["active", "chosen", "source"]);
/** Rows in sight until the height of the box is known. */
const AT_FIRST = 20;

export class SentinelPayments extends SpokenElement {
  static styles = [tokens, controlStyles, styles];
  static properties = {
    source: { attribute: false },
    query: { attribute: false },
    alerts: { attribute: false },
    revision: { attribute: false },
    chosen: { attribute: false },
    active: { state: true },
  };

  #asked = new AskedPayments((isOther) => this.#came(isOther));
  /** Rows that are drawn. */ #drawn = { from: 0, to: AT_FIRST };
  /** The row at the upper edge and where it began when it was looked at: days may turn up above it. @type {{ index: number, top: number } | undefined} */ #edge;
  /** @type {view.Heights} */ #heights = { row: ROW * 16, day: DAY * 16 };
  /** Rows as they are told; a fresh one where anything changes by which they are. @type {WeakMap<PaymentRow, unknown>} */ #told =
    new WeakMap();
  #spoken = "";
  /** @type {ReadonlyMap<string, view.Alert>} */ #alerts = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #typing;
  /** @type {ResizeObserver | undefined} */ #observer;

  constructor() {
    super();
    /** @type {Source | undefined} */ this.source = undefined;
    /** @type {PaymentQuery} */ this.query = {};
    /** @type {readonly view.Alert[]} */ this.alerts = [];
    /** @type {unknown} */ this.revision = undefined;
    /** The payment that is open elsewhere. @type {{ accountId: string, id: string } | undefined} */ this.chosen =
      undefined;
    /** The row that the keyboard is at. */ this.active = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer = new ResizeObserver(() => this.#look());
    this.#observer.observe(this);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    clearTimeout(this.#typing);
    this.#asked.close();
  }

  /** @returns {HTMLElement | null} */
  get #box() {
    return this.renderRoot.querySelector(".box");
  }

  /** By which days are told: the element's, else the query's; each payment's own where neither names one. */
  get #clock() {
    return clockOf(this, this.query);
  }

  /** Days that are known, as far as rows are drawn by them. */
  get #days() {
    return this.#asked.shown?.days ?? [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("alerts")) this.#alerts = view.byId(this.alerts);
    const spoken = this.language;
    const isToldAnew = [...changed.keys()].some((name) => !SAME_WORDS.has(name)) || spoken !== this.#spoken;
    if (isToldAnew) this.#told = new WeakMap();
    this.#spoken = spoken;
    const { source, revision } = this;
    if (source && this.isConnected)
      this.#asked.ask({ source, revision, query: this.#question(), clock: this.#clock }, AT_FIRST);
  }

  /** The query as the source is asked: by the same days as are told here. */
  #question() {
    const { after: _, limit: __, ...query } = view.told(this.query);
    const { timeZone, utcOffset } = clockOf(this);
    if (timeZone) return { ...without(query, ["utcOffset", "offsets"]), timeZone };
    return utcOffset === undefined ? query : { ...without(query, ["timeZone", "offsets"]), utcOffset };
  }

  /** @param {boolean} isOther another list, which begins at its top */
  #came(isOther) {
    if (isOther) this.#toTop();
    const { count = Infinity } = this.#asked.shown ?? {};
    if (this.active >= count) this.active = Math.max(0, count - 1);
    this.requestUpdate("active"); // no row is told otherwise than before
  }

  #toTop() {
    this.active = 0;
    this.#edge = undefined;
    this.#drawn = { from: 0, to: AT_FIRST };
    if (this.#box) this.#box.scrollTop = 0;
  }

  /** What is in sight: drawn, and fetched where it is not here. */
  #look() {
    const box = this.#box;
    if (!box || !this.#asked.shown) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    this.#heights = { row: ROW * rem, day: DAY * rem };
    const count = this.#asked.shown.count ?? AT_FIRST;
    const first = view.indexAt(this.#days, box.scrollTop, this.#heights);
    const last = view.indexAt(this.#days, box.scrollTop + box.clientHeight, this.#heights);
    this.#edge = { index: first, top: view.topOf(this.#days, first, this.#heights) };
    const from = Math.max(0, Math.min(first, count) - AROUND);
    const to = Math.min(count, last + 1 + AROUND);
    if (from === this.#drawn.from && to === this.#drawn.to) return;
    this.#drawn = { from, to };
    this.#asked.look(this.#drawn);
    this.requestUpdate("active");
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const [box, all, part] = /** @type {(HTMLElement | null)[]} */ (
      [".box", ".all", ".part"].map((name) => this.renderRoot.querySelector(name))
    );
    if (!box || !all || !part || !this.#asked.shown) return;
    const { from } = this.#drawn;
    const place = view.dayAt(this.#days, from, this.#asked.shown.known);
    const begin = view.topOf(this.#days, from, this.#heights) - (place < 0 ? 0 : this.#heights.day);
    // By the object model: a strict policy refuses style attributes.
    all.style.blockSize = `${view.heightOf(this.#days, this.#asked.shown.count ?? AT_FIRST, this.#heights)}px`;
    part.style.insetBlockStart = `${begin}px`;
    if (this.#edge) {
      const top = view.topOf(this.#days, this.#edge.index, this.#heights);
      if (box.scrollTop > 0) box.scrollTop += top - this.#edge.top; // what is read stays where it is
      this.#edge.top = top;
    }
    this.#look();
  }

  /** @param {PaymentQuery} change entries to set; undefined takes one away */
  #filter(change) {
    clearTimeout(this.#typing);
    const typed = /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector("[type=search]"))
      ?.value;
    this.query = view.told({ ...this.query, ...(typed === undefined ? {} : { text: typed }), ...change });
    this.#send("sentinel-query-change", { query: this.query });
  }

  /** @param {string} name @param {unknown} detail */
  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #typed() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#filter({}), TYPED);
  }

  /** @param {number} index */
  #open(index) {
    const row = this.#asked.shown?.row(index);
    this.active = index;
    if (row)
      this.#send("sentinel-payment-open", { accountId: row.payment.accountId, id: row.payment.id, row });
  }

  /** The keyboard's row, and it in sight. @param {number} index */
  #moveTo(index) {
    const [box, { row, day }] = [this.#box, this.#heights];
    if (!box) return;
    this.active = Math.max(0, Math.min(index, (this.#asked.shown?.count ?? 1) - 1));
    const top = view.topOf(this.#days, this.active, this.#heights);
    if (top - day < box.scrollTop) box.scrollTop = top - day;
    else if (top + row > box.scrollTop + box.clientHeight) box.scrollTop = top + row - box.clientHeight;
    this.#look();
    const at = this.active;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector(`#row-${at}`)?.scrollIntoView({ block: "nearest" }),
    ); // of the page too
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const count = this.#asked.shown?.count ?? 0;
    const screen = Math.max(1, Math.floor((this.#box?.clientHeight ?? 0) / this.#heights.row) - 1);
    const to = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + screen,
      PageUp: this.active - screen,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to !== undefined) this.#moveTo(to);
    else if (event.key === "Enter" || event.key === " ") this.#open(this.active);
    else return;
    event.preventDefault();
  }

  /** Where the wheel has left the keyboard's row behind, the keyboard goes on from what is in sight. */
  #entered() {
    const box = this.#box;
    if (!box) return;
    const top = view.topOf(this.#days, this.active, this.#heights);
    if (top + this.#heights.row > box.scrollTop && top < box.scrollTop + box.clientHeight) return;
    this.active = view.indexAt(this.#days, box.scrollTop + this.#heights.day, this.#heights);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const row = /** @type {Element} */ (event.target).closest?.("[data-row]");
    if (row) this.#open(Number(row.getAttribute("data-row")));
  }

  /** The list takes the focus. @param {FocusOptions} [options] */
  focus(options) {
    this.#box?.focus(options);
  }

  render() {
    if (!this.source) return html`<p class="quiet" role="status">${this.say("payments.loading")}</p>`;
    const { query, language, mask } = this;
    const say = this.say.bind(this);
    const set = (/** @type {PaymentQuery} */ change) => this.#filter(change);
    return html`${controls({ query, clock: this.#clock, say }, { set, typed: () => this.#typed() })}${chips({ query, language, mask, say }, set)}
      ${this.#said()}${this.#list()}`;
  }

  /** How many there are, of how many; or why nothing is. */
  #said() {
    const pages = this.#asked.shown;
    if (pages?.error)
      return html`<div class="state" role="alert"><p>${describeError(Object(pages.error).code ? Object(pages.error) : { code: "worker-failed" }, this.language)}</p>
        <button @click=${() => {
          pages.again();
          this.requestUpdate();
        }}>${this.say("payments.again")}</button></div>`;
    const count = pages?.count;
    const isFiltered = view.filtersOf(this.query).length > 0;
    // Of what is shown: the answer to another question may be on its way.
    const isPart = view.filtersOf(this.#asked.query).length > 0 && this.#asked.total !== undefined;
    const text =
      count === undefined
        ? this.say("payments.loading")
        : this.say(isPart ? "payments.count-of" : "payments.count", {
            count,
            total: this.#asked.total ?? count,
          });
    return html`<div class="said"><p role="status">${text}</p>${
      isFiltered
        ? html`<button class="plain" @click=${() => this.#clear()}>${this.say("payments.clear")}</button>`
        : nothing
    }</div>`;
  }

  #clear() {
    const field = /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector("[type=search]"));
    if (field) field.value = "";
    clearTimeout(this.#typing);
    this.query = view.unfiltered(this.query);
    this.#send("sentinel-query-change", { query: this.query });
    field?.focus(); // the button that had it is gone
  }

  #list() {
    const pages = this.#asked.shown;
    if (!pages || (pages.error && pages.count === undefined)) return nothing;
    if (pages.count === 0)
      return html`<p class="empty quiet">${this.say(view.filtersOf(this.#asked.query).length ? "payments.none-match" : "payments.none")}</p>`;
    const count = pages.count ?? AT_FIRST;
    const { from } = this.#drawn;
    const to = Math.min(this.#drawn.to, count);
    const isDrawn = this.active >= from && this.active < to;
    return html`<div class="box" role="listbox" tabindex="0" part="list" aria-label=${this.say("payments.list")} aria-busy=${this.#asked.isComing || pages.count === undefined}
      aria-activedescendant=${isDrawn ? `row-${this.active}` : nothing}
      @scroll=${() => this.#look()} @focus=${() => this.#entered()}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.#pressed(event)}
      @click=${(/** @type {MouseEvent} */ event) => this.#clicked(event)}>
      <div class="all" role="presentation"><div class="part" role="presentation">${repeat(
        view.drawn(pages.days, from, to, pages.known),
        ({ place, from }) => (place < 0 ? `r${from}` : place),
        (part) => this.#day(pages, part, count),
      )}</div></div></div>`;
  }

  /** @param {PaymentPages} pages @param {{ place: number, from: number, to: number }} part @param {number} count */
  #day(pages, { place, from, to }, count) {
    const rows = repeat(
      Array.from({ length: to - from }, (_, index) => from + index),
      (index) => index,
      (index) => this.#row(pages.row(index), index, count),
    );
    if (place < 0)
      return html`<div class="day" role="group" aria-label=${this.say("payments.coming")}>${rows}</div>`;
    const { day } = pages.days[place];
    const sums = pages.sumsOf(place) ?? [];
    const amounts = sums.map(({ currency, amount }) => this.#money(amount, currency)).join(" · ");
    const isPart = view.filtersOf(this.#asked.query).some((name) => name !== "from" && name !== "to");
    return html`<div class="day" role="group" aria-labelledby=${`day-${place}`}>
      <p class="head" id=${`day-${place}`} role="presentation"><span>${format.time(view.momentOfDay(day), this.language, { style: "short-day", utcOffset: 0 })}</span>${
        amounts
          ? html`<span class="sum" part="day-sum">${this.say(isPart ? "payments.day-part" : "payments.day-spent", { amounts })}</span>`
          : nothing
      }</p>${rows}</div>`;
  }

  /** @param {string} amount @param {string} currency */
  #money(amount, currency) {
    return this.mask
      ? format.maskMoney(currency, this.language)
      : format.money(amount, currency, this.language);
  }

  /** @param {PaymentRow | undefined} row @param {number} index @param {number} count */
  #row(row, index, count) {
    const isActive = index === this.active;
    const isChosen =
      row !== undefined &&
      row.payment.id === this.chosen?.id &&
      row.payment.accountId === this.chosen.accountId;
    return html`<div class="row ${isActive ? "active" : ""} ${row?.counts ?? "coming"}" role="option" id=${`row-${index}`} data-row=${index} part="row"
      aria-selected=${isChosen} aria-setsize=${count} aria-posinset=${index + 1}>${row ? this.#cells(row) : html`<i></i><span class="unseen">${this.say("payments.coming")}</span>`}</div>`;
  }

  /** A row's content, made once as long as nothing changes by which it is told. @param {PaymentRow} row */
  #cells(row) {
    let cells = this.#told.get(row);
    if (cells === undefined) {
      const { language: locale, mask } = this;
      const alerts = this.#alerts;
      const say = this.say.bind(this);
      const money = (/** @type {string} */ amount, /** @type {string} */ currency) =>
        this.#money(amount, currency);
      cells = rowCells(row, { locale, mask, clock: this.#clock, alerts, say, money });
      this.#told.set(row, cells);
    }
    return cells;
  }
}

/** @template {object} T @param {T} query @param {string[]} names @returns {T} */
const without = (query, names) =>
  /** @type {T} */ (Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name))));
