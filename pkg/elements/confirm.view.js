// @ts-check
/**
 * What <sentinel-confirm> asks and says, worked out before anything is drawn. Plain data in and out.
 *
 * Not here: the words (messages), nor which pairs are in doubt, which is the engine's.
 */

/**
 * @typedef {import("../index.js").Link} Link
 * @typedef {{ key: string, is: boolean, twice?: true }} Answer a button, and what it says of the pair
 */

/** One payment in two statements can also be two that should have been one: nobody is to lose money by a quick "no". @type {Answer[]} */
const OF_ONE_PAYMENT = [
  { key: "confirm.one", is: true },
  { key: "confirm.two", is: false },
  { key: "confirm.twice", is: false, twice: true },
];
/** @type {Answer[]} */
const OF_OTHERS = [
  { key: "confirm.yes", is: true },
  { key: "confirm.no", is: false },
];

/** What may be answered of a pair. @param {Link} link */
export const answersTo = (link) => (link.relation === "same-payment" ? OF_ONE_PAYMENT : OF_OTHERS);

/** The newest day of a pair. @param {Link} link */
const newest = ({ rows }) => (rows ? Math.max(rows.a.at, rows.b.at) : 0);

/** Open questions, the newest first, without those that are put off. @param {readonly Link[]} links @param {ReadonlySet<string>} putOff */
export const questions = (links, putOff) =>
  links
    .filter(({ confidence, id }) => confidence === "asked" && !putOff.has(id))
    .toSorted((one, other) => newest(other) - newest(one));

/** The two rows as they happened. @param {Link} link */
export const rowsOf = ({ a, b, rows }) =>
  rows
    ? [
        { of: a, row: rows.a },
        { of: b, row: rows.b },
      ].toSorted((one, other) => one.row.at - other.row.at)
    : [];

/** A day where only that is known, told where it was one. @param {import("../index.js").LinkRow} row */
export const isOfDay = (row) => row.timePrecision === "day";

/**
 * What an answer does to the sums, by the key of its words and the sum of the row that counts no more (of a transfer what
 * arrived, without its fee). Of a row that did not count in full (held, paid back in part) no difference is claimed.
 * @param {Link} link @param {boolean} is
 */
export function effectOf({ relation, rows, amount, currency }, is) {
  const isSecond = relation === "same-payment" || relation === "other-side";
  const row = isSecond ? rows?.b : rows?.a;
  return {
    key: is ? `confirm.did.${relation}` : "confirm.kept",
    amount: row?.amount ?? amount ?? "",
    currency: row?.currency ?? currency ?? "",
    what: row?.status === "completed" ? row.direction : "other",
  };
}
