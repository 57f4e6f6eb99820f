// @ts-check
/**
 * The rows of one query, fetched page by page as they come into sight, and the days on which they lie.
 *
 * A page is asked for by what the page before it ended with, so all before a row has to be fetched once. What lies far from the reader's
 * place is let go of again and fetched anew when they come back; the days stay. One page is under way at a time. Not here: drawing
 * (payments.js), what a row says (payments.view.js).
 */
import { decimalOf, plus } from "./sums.js";

/**
 * @typedef {import("../index.js").PaymentRow} PaymentRow
 * @typedef {import("../index.js").Payments} Payments
 * @typedef {{ start: number, day: number, sums: Map<string, import("./sums.js").Sum> }} Day consecutive rows of one day
 * @typedef {{ from: number, length: number, after: string | undefined, rows: readonly PaymentRow[] | undefined }} Page
 */

/** What the core gives where nobody says how many: more than a screen shows. */
const A_PAGE = 100;
/**
 * On the way to a far place nobody reads what is passed, and a page costs the engine about as much however long it is (35 ms among 100,000):
 * fewer, longer ones, as long as one arrives within a frame (2 ms of 16 for a thousand rows from a worker).
 */
const ON_THE_WAY = 1_000;
/** Rows kept at once: three such pages, some hundred screens, 1.5 MB. */
const KEPT = 3_000;
/** Beginnings anew, where what is listed changes while it is fetched, before that is called a failure. */
const BEGINNINGS = 3;

export class PaymentPages {
  /** How many rows there are; undefined until the first page is here. @type {number | undefined} */ count =
    undefined;
  /** Rows whose page was here, from the first one on. */ known = 0;
  /** @type {Day[]} */ days = [];
  /** Why nothing more comes. @type {unknown} */ error = undefined;

  #ask;
  #dayOf;
  #tell;
  /** @type {Page[]} */ #pages = [];
  /** What asks for the first page that was never here. @type {string | undefined} */ #after = undefined;
  #wanted = { from: 0, to: 0 };
  #beginnings = 0;
  #isUnderWay = false;
  #isClosed = false;

  /**
   * @param {(page: { limit: number, after?: string }) => Payments | Promise<Payments>} ask
   * @param {(row: PaymentRow) => number} dayOf number of the day on which a row lies
   * @param {() => void} tell that something came, or that nothing more does
   */
  constructor(ask, dayOf, tell) {
    this.#ask = ask;
    this.#dayOf = dayOf;
    this.#tell = tell;
  }

  /** Nothing more is asked for, and what is under way is not heard. */
  close() {
    this.#isClosed = true;
  }

  /** A row, where it is here. @param {number} index @returns {PaymentRow | undefined} */
  row(index) {
    const page = this.#pages[this.#placeOf(index)];
    return page?.rows?.[index - page.from];
  }

  /** True where every row of a stretch is here, as far as there are rows. @param {number} from @param {number} to */
  has(from, to) {
    const end = Math.min(to, this.count ?? Infinity);
    for (let index = from; index < end; index += 1) if (!this.row(index)) return false;
    return this.count !== undefined;
  }

  /** What a day's rows come to, by currency; nothing where they are not all known. @param {number} place among the days */
  sumsOf(place) {
    const isWhole = place + 1 < this.days.length || this.known === this.count;
    return isWhole
      ? [...(this.days[place]?.sums ?? [])].map(([currency, sum]) => ({ currency, amount: decimalOf(sum) }))
      : undefined;
  }

  /** These rows are in sight. @param {number} from @param {number} to itself not included */
  want(from, to) {
    this.#wanted = { from, to };
    this.#beginnings = 0;
    void this.#fetch();
  }

  /** Once more, after a failure. */
  again() {
    this.error = undefined;
    this.#beginnings = 0;
    void this.#fetch();
  }

  /** The last page that begins at a row or before it. @param {number} index */
  #placeOf(index) {
    let [low, high] = [0, this.#pages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pages[middle].from <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** What to ask for next: a page that was let go of and is in sight again, else the next one on the way there. */
  #next() {
    const { from, to } = this.#wanted;
    for (let place = Math.max(0, this.#placeOf(from)); place < this.#pages.length; place += 1) {
      const page = this.#pages[place];
      if (page.from >= to) return undefined;
      if (!page.rows && page.from + page.length > from)
        return { page, limit: page.length, after: page.after };
    }
    if (this.count !== undefined && (this.known >= this.count || to <= this.known)) return undefined;
    const missing = Math.ceil((to - this.known) / A_PAGE) * A_PAGE;
    return { page: undefined, limit: Math.min(missing, ON_THE_WAY), after: this.#after };
  }

  async #fetch() {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    for (let next = this.#next(); next && !this.#isClosed && !this.error; next = this.#next()) {
      const { page, limit, after } = next;
      try {
        const answer = await this.#ask(after === undefined ? { limit } : { limit, after });
        if (this.#isClosed) break;
        this.#take(page, after, answer);
      } catch (error) {
        if (this.#isClosed) break;
        if (!isOvertaken(error) || !this.#begin()) this.error = error;
      }
      this.#tell();
      await new Promise((resolve) => setTimeout(resolve)); // a source that answers at once must let the page draw
    }
    this.#isUnderWay = false;
  }

  /** @param {Page | undefined} page @param {string | undefined} after @param {Payments} answer */
  #take(page, after, { rows, count, after: next }) {
    const isOther = this.count !== undefined && this.count !== count;
    if (isOther || (page && page.length !== rows.length)) {
      if (this.#begin()) return;
      throw Object.assign(new Error("The list changes faster than it can be read."), {
        code: "worker-failed",
      });
    }
    this.count = count;
    if (page) page.rows = rows;
    else {
      for (const [place, row] of rows.entries()) this.#note(this.known + place, row);
      this.#pages.push({ from: this.known, length: rows.length, after, rows });
      this.known += rows.length;
      this.#after = next;
      if (next === undefined) this.count = this.known; // no more comes, whatever was counted
    }
    this.#letGo();
  }

  /** @param {number} index @param {PaymentRow} row */
  #note(index, row) {
    const day = this.#dayOf(row);
    let last = this.days.at(-1);
    if (last?.day !== day) this.days.push((last = { start: index, day, sums: new Map() }));
    if (row.spent === undefined) return;
    const { currency } = row.payment;
    last.sums.set(currency, plus(row.spent, last.sums.get(currency)));
  }

  /** The whole list anew, since it is another one by now. False where that came of itself too often. */
  #begin() {
    if (this.#beginnings >= BEGINNINGS) return false;
    this.#beginnings += 1;
    this.#pages = [];
    this.days = [];
    this.known = 0;
    this.count = undefined;
    this.#after = undefined;
    return true;
  }

  /** Rows far from where the reader is, the farthest first. */
  #letGo() {
    const { from, to } = this.#wanted;
    const kept = this.#pages.filter(({ rows }) => rows);
    let rows = kept.reduce((sum, { length }) => sum + length, 0);
    const away = (/** @type {Page} */ page) => Math.max(page.from - to, from - page.from - page.length);
    for (const page of kept.toSorted((one, other) => away(other) - away(one))) {
      if (rows <= KEPT || away(page) < 0) return;
      page.rows = undefined;
      rows -= page.length;
    }
  }
}

/** The list changed since the page before: what that ended with is there no more. @param {any} error */
const isOvertaken = (error) => error?.code === "query-invalid" && error.details?.field === "after";
