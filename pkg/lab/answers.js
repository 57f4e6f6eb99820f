// @ts-check
/**
 * Answers: labels that somebody gives by hand at the desk, apart from those of the file.
 *
 * Figures may count them (`History.known`); the engine never learns from them, since nobody knows when they would have been known.
 * Not here: which payments are worth one (queue.js).
 */
import { LABEL } from "./cells.js";
import { LabError } from "./error.js";

/** @typedef {"fraud" | "genuine" | "unsure"} Answer */

/** What figures count an answer for; "unsure" leaves the payment what the file says, and takes it out of the queue. */
const COUNTS_AS = /** @type {Record<Answer, number | undefined>} */ ({
  fraud: LABEL.fraud,
  genuine: LABEL.genuine,
  unsure: undefined,
});

/** Every answer there is. */
export const ANSWERS = /** @type {Answer[]} */ (Object.keys(COUNTS_AS));

export class Answers {
  /** By row, in the order in which they were given. @type {Map<number, Answer>} */
  #given = new Map();

  get size() {
    return this.#given.size;
  }

  /** @param {number} row */
  of(row) {
    return this.#given.get(row);
  }

  /** The newest answer stands last; none takes the one before back. @param {number} row @param {Answer} [answer] */
  give(row, answer) {
    if (answer !== undefined && !ANSWERS.includes(answer)) throw new LabError("answer-unknown", { answer });
    this.#given.delete(row);
    if (answer !== undefined) this.#given.set(row, answer);
  }

  *[Symbol.iterator]() {
    yield* this.#given;
  }

  counts() {
    const counts = { fraud: 0, genuine: 0, unsure: 0 };
    for (const answer of this.#given.values()) counts[answer] += 1;
    return counts;
  }

  /** Labels with these answers in them. @param {Uint8Array} labels */
  over(labels) {
    const known = labels.slice();
    for (const [row, answer] of this.#given) known[row] = COUNTS_AS[answer] ?? known[row];
    return known;
  }
}
