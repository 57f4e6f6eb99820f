// @ts-check
/**
 * Labels on their way: what each payment was becomes known a fixed time after it, and not a moment earlier.
 *
 * A queue, since the delay is the same for all and payments come in the order of time: it holds what was paid within one
 * delay, and no more; as columns, since a hundred thousand objects that outlive their youth would keep the garbage
 * collector busy in the engine's time. A share of the frauds can go unreported; those are then called legitimate, as in life.
 * Not here: handing the events to the engine (stream.js).
 */
import { createHash } from "node:crypto";

const UNITS = { d: 86_400_000, h: 3_600_000 };

/** Freed at once rather than shifted one by one; a few thousand ids are nothing to keep a little longer. */
const SPENT = 4_096;

/** @typedef {{ kind: "label", accountId: string, of: { transactionId: string }, at: number, label: "fraud" | "legitimate" }} LabelEvent */

/**
 * @param {string} text `7d`, `12h`, `none`
 * @returns {number | undefined} milliseconds; Infinity for `none`; undefined where it is neither
 */
export function delayOf(text) {
  if (text === "none") return Infinity;
  const [, count, unit] = /^(\d+(?:\.\d+)?)([dh])$/.exec(text) ?? [];
  return count === undefined
    ? undefined
    : Math.round(Number(count) * UNITS[/** @type {keyof typeof UNITS} */ (unit)]);
}

/**
 * Whether a fraud is ever reported: by its id, so that every run and every host reports the same ones.
 * @param {string} id @param {number} share of the frauds, 0 to 1
 */
export function isReported(id, share) {
  // 32 bits of a hash are uniform enough for a share; the prefix keeps this draw apart from any other made of the id
  return createHash("sha256").update(`reported ${id}`).digest().readUInt32BE(0) < share * 2 ** 32;
}

export class DelayedLabels {
  /** Of what is not told yet, in the order of time. @type {string[]} */
  #ids = [];
  /** @type {string[]} */
  #accounts = [];
  /** @type {number[]} */
  #times = [];
  /** @type {boolean[]} */
  #frauds = [];
  #next = 0;
  /** Each account's name once, however many payments wait. @type {Map<string, string>} */
  #names = new Map();

  /** @param {{ delay: number, reported: number }} how `delay` in milliseconds, `reported` the share of frauds, 0 to 1 */
  constructor({ delay, reported }) {
    this.delay = delay;
    this.reported = reported;
  }

  /** What a payment was. Payments come in the order of time. @param {import("./source.js").Row} row */
  learn({ payment: { id, accountId, at }, fraud }) {
    if (this.delay === Infinity) return;
    let name = this.#names.get(accountId);
    if (name === undefined) this.#names.set(accountId, (name = accountId));
    this.#ids.push(id);
    this.#accounts.push(name);
    this.#times.push(at + this.delay);
    this.#frauds.push(fraud && isReported(id, this.reported));
  }

  /** The earliest label that is known by this moment, taken off the queue. @param {number} now @returns {LabelEvent | undefined} */
  due(now) {
    const next = this.#next;
    if (next === this.#ids.length || this.#times[next] > now) return undefined;
    /** @type {LabelEvent} */
    const label = {
      kind: "label",
      accountId: this.#accounts[next],
      of: { transactionId: this.#ids[next] },
      at: this.#times[next],
      label: this.#frauds[next] ? "fraud" : "legitimate",
    };
    this.#next += 1;
    if (this.#next === SPENT) {
      for (const column of [this.#ids, this.#accounts, this.#times, this.#frauds]) column.splice(0, SPENT);
      this.#next = 0;
    }
    return label;
  }
}
