// @ts-check
/**
 * Which payments are judged, and in which weeks: the protocol of the Fraud Detection Handbook.
 *
 * Le Borgne, Siblini, Lebichot, Bontempi, "Reproducible Machine Learning for Credit Card Fraud Detection", its
 * `get_train_test_set`: a customer known to be compromised when a test day begins has had the card blocked,
 * so that day's payments are not judged. Known is what happened at least a week before.
 * Not here: the figures (ranking.js). What the engine was told when does not come in: the weeks of two runs with
 * different labels are the same.
 */

export const WEEK = 7;

/** The book's delay: what happened later than this many days before a test day is not known yet. */
const DELAY = 7;

/** The book's days of training, within which a fraud makes a customer known from the first test day on. */
const TRAINING = 7;

/**
 * The book's four test weeks, in days from the file's first: of the handbook's file, which begins on 2018-04-01, they
 * begin on 2018-08-08 and the three Wednesdays after.
 */
const FOUR_FROM = 129;
const FOUR = 4;

/** All weeks from here on: of the handbook's file 18, from 2018-05-23; eleven before the four, and three after. */
const ALL_FROM = 52;

/** @typedef {import("../lab.js").JudgedRecord} Record */

/**
 * The first days of the test weeks, as far as the file holds the whole week.
 * @param {number} dayCount of the file
 * @param {number} [from] where both rows of weeks begin instead
 * @returns {{ four: number[], all: number[] }} `all` holds `four`
 */
export function testWeeks(dayCount, from) {
  const weeks = (/** @type {number} */ first, /** @type {number} */ most) => {
    const held = Math.floor((dayCount - first) / WEEK);
    return Array.from({ length: Math.max(0, Math.min(most, held)) }, (_, week) => first + week * WEEK);
  };
  return { four: weeks(from ?? FOUR_FROM, FOUR), all: weeks(from ?? ALL_FROM, Infinity) };
}

/**
 * The payments of one test week that are judged, in the file's order.
 * @param {Record} record
 * @param {number} start the week's first day
 * @returns {Uint32Array} positions
 */
export function testSet(record, start) {
  const known = new Uint8Array(record.accountCount);
  const learnOf = (/** @type {number} */ day) => {
    const [first, end] = record.day(day);
    for (let position = first; position < end; position += 1)
      if (record.frauds[position]) known[record.accounts[position]] = 1;
  };
  for (let day = start - DELAY - TRAINING; day < start - DELAY; day += 1) learnOf(day);
  /** @type {number[]} */
  const judged = [];
  for (let day = start; day < start + WEEK; day += 1) {
    if (day > start) learnOf(day - DELAY - 1); // one more day has become known; for the first it is known already
    const [first, end] = record.day(day);
    for (let position = first; position < end; position += 1)
      if (!known[record.accounts[position]]) judged.push(position);
  }
  return Uint32Array.from(judged);
}
