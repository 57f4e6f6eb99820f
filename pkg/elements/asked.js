// @ts-check
/**
 * What a list of payments was asked for, and what is shown of it: the last question wins, and what was shown before it stays until the
 * answer is here.
 *
 * A slow answer to an earlier question is never heard. Not here: pages (pages.js), drawing (payments.js).
 */
import { PaymentPages } from "./pages.js";
import { dayOf, filtersOf, unfiltered } from "./payments.view.js";

/**
 * @typedef {import("../index.js").PaymentQuery} PaymentQuery
 * @typedef {{ payments(query?: PaymentQuery): import("../index.js").Payments | Promise<import("../index.js").Payments> }} Source
 * @typedef {{ source: Source, revision: unknown, query: PaymentQuery, clock: import("../messages/clock.js").Clock }} Question
 * @typedef {{ from: number, to: number }} Stretch rows from one to another, itself not included
 */

/** @param {readonly unknown[]} one @param {readonly unknown[]} other */
const isSame = (one, other) =>
  one.length === other.length && one.every((part, place) => part === other[place]);

export class AskedPayments {
  /** What is shown. @type {PaymentPages | undefined} */ shown;
  /** What it was asked by. @type {PaymentQuery} */ query = {};
  /** How many payments there are where nothing is filtered; undefined where nobody asked, or nobody knows. @type {number | undefined} */ total;

  #tell;
  /** @type {PaymentPages | undefined} */ #coming;
  /** @type {readonly unknown[]} */ #asked = [];
  /** Source and query of what is shown. @type {readonly unknown[]} */ #shownOf = [];
  /** @type {readonly unknown[]} */ #counted = [];
  /** @type {Stretch} */ #sight = { from: 0, to: 0 };

  /** @param {(isOther: boolean) => void} tell that something came; of another list, which begins at its top, or more of the same */
  constructor(tell) {
    this.#tell = tell;
  }

  /** True while an answer is on its way that will take the place of what is shown. */
  get isComing() {
    return this.#coming !== undefined;
  }

  close() {
    this.shown?.close();
    this.#coming?.close();
    this.shown = this.#coming = undefined;
    this.#asked = this.#shownOf = this.#counted = [];
  }

  /** These rows are in sight. @param {Stretch} sight */
  look(sight) {
    this.#sight = sight;
    this.shown?.want(sight.from, sight.to);
    if (isSame(this.#shownOf, this.#asked.slice(0, 2))) this.#coming?.want(sight.from, sight.to);
  }

  /** Asks, where the question or what may be answered is another one. @param {Question} question @param {number} first rows of another list, to begin with */
  ask({ source, revision, query, clock }, first) {
    const asked = [source, JSON.stringify([query, clock]), revision];
    if (isSame(asked, this.#asked)) return;
    const isOther = !isSame(asked.slice(0, 2), this.#shownOf);
    this.#asked = asked;
    this.#coming?.close();
    const pages = new PaymentPages(
      (page) => source.payments({ ...query, ...page }),
      (row) => dayOf(row, clock),
      () => this.#came(pages, asked, query),
    );
    if (this.shown) this.#coming = pages;
    else this.#show(pages, asked, query);
    if (isOther) pages.want(0, first);
    else pages.want(this.#sight.from, this.#sight.to);
    void this.#count({ source, revision, query });
  }

  /** @param {PaymentPages} pages @param {readonly unknown[]} asked @param {PaymentQuery} query */
  #show(pages, asked, query) {
    this.shown = pages;
    this.query = query;
    this.#shownOf = asked.slice(0, 2);
  }

  /** @param {PaymentPages} pages @param {readonly unknown[]} asked @param {PaymentQuery} query */
  #came(pages, asked, query) {
    if (pages === this.shown) return this.#tell(false);
    if (pages !== this.#coming) return;
    const isOther = !isSame(asked.slice(0, 2), this.#shownOf);
    const { from, to } = this.#sight;
    if (!pages.error && !(isOther ? pages.count !== undefined : pages.has(from, to))) return;
    this.shown?.close();
    this.#coming = undefined;
    this.#show(pages, asked, query);
    this.#tell(isOther);
  }

  /** How many there are in all, where the query holds some of them back. @param {Omit<Question, "clock">} question */
  async #count({ source, revision, query }) {
    const all = unfiltered(query);
    const counted = filtersOf(query).length ? [source, revision, JSON.stringify(all)] : [];
    if (isSame(counted, this.#counted)) return;
    this.#counted = counted;
    this.total = undefined;
    if (!counted.length) return;
    try {
      const { count } = await source.payments({ ...all, limit: 1 });
      if (this.#counted === counted) this.total = count;
    } catch {
      return; // the list says why; the number is left out
    }
    this.#tell(false);
  }
}
