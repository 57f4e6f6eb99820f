// @ts-check
/**
 * What is kept of a whole run: for each payment its day, its account, whether it was fraud, and its probability.
 *
 * Columns of numbers, 15 bytes a payment: as objects they would take a hundred times that.
 * Not here: what is made of them (pkg/lab).
 */
import { createHash } from "node:crypto";

export const DAY = 86_400_000;

/** Doubled when full. */
const FIRST_SIZE = 1 << 16;

/** @template {Uint8Array | Uint16Array | Uint32Array | Float64Array} T @param {T} column @returns {T} */
function doubled(column) {
  const larger = /** @type {T} */ (new /** @type {any} */ (column.constructor)(column.length * 2));
  larger.set(/** @type {any} */ (column));
  return larger;
}

export class Record {
  /** Of each payment, counted from the file's first day in UTC. */
  days = new Uint16Array(FIRST_SIZE);
  /** Accounts are numbered as they first appear. */
  accounts = new Uint32Array(FIRST_SIZE);
  frauds = new Uint8Array(FIRST_SIZE);
  /** NaN until, and unless, the engine answers. */
  scores = new Float64Array(FIRST_SIZE).fill(NaN);
  count = 0;
  fraudCount = 0;
  /** Midnight, UTC. */
  firstDay = NaN;
  /** The position of each day's first payment; the last entry is the count. @type {number[]} */
  starts = [];
  /** @type {Map<string, number>} */
  #numbers = new Map();

  /** @param {import("./source.js").Row} row @returns {number} the payment's position */
  add({ payment: { accountId, at }, fraud }) {
    const position = this.count;
    if (position === 0) this.firstDay = Math.floor(at / DAY) * DAY;
    const day = Math.floor((at - this.firstDay) / DAY);
    if (position === this.days.length) this.#grow();
    let account = this.#numbers.get(accountId);
    if (account === undefined) this.#numbers.set(accountId, (account = this.#numbers.size));
    this.days[position] = day;
    this.accounts[position] = account;
    this.frauds[position] = fraud ? 1 : 0;
    this.fraudCount += fraud ? 1 : 0;
    while (this.starts.length <= day) this.starts.push(position); // a day without payments is empty
    this.count += 1;
    return position;
  }

  #grow() {
    const { length } = this.days;
    this.days = doubled(this.days);
    this.accounts = doubled(this.accounts);
    this.frauds = doubled(this.frauds);
    this.scores = doubled(this.scores).fill(NaN, length);
  }

  get accountCount() {
    return this.#numbers.size;
  }

  /** Days begun, the last of which may be cut short. */
  get dayCount() {
    return this.starts.length;
  }

  /** The positions of a day, end excluded; none outside of the file. @param {number} day @returns {[number, number]} */
  day(day) {
    if (day < 0 || day >= this.starts.length) return [0, 0];
    return [this.starts[day], this.starts[day + 1] ?? this.count];
  }

  /** Of every probability's bits in the file's order: equal on two hosts if, and only if, all scores are. */
  digest() {
    const { buffer, byteOffset } = this.scores; // little-endian, as every host that Node runs on but s390x
    return createHash("sha256")
      .update(new Uint8Array(buffer, byteOffset, this.count * Float64Array.BYTES_PER_ELEMENT))
      .digest("hex");
  }
}
