// @ts-check
/**
 * What the list of payments shows, worked out before anything is drawn: days, heights, what a row is, which filters a query holds.
 *
 * Plain data in and out, so that it is tested without a page. Not here: the words (messages), fetching (pages.js).
 */
import { minutesEast, whenShown } from "../messages/clock.js";
import { forAudience, isWaiting } from "./alerts.view.js";
import { isEqual } from "./sums.js";

/**
 * @typedef {import("../index.js").PaymentRow} PaymentRow
 * @typedef {import("../index.js").PaymentQuery} PaymentQuery
 * @typedef {import("../index.js").Alert} Alert
 * @typedef {import("../messages/clock.js").Clock} Clock
 * @typedef {{ row: number, day: number }} Heights in pixels, of a row and of a day's heading
 * @typedef {readonly { start: number }[]} Days
 */

const DAY = 86_400_000;

/** Where a payment may count, as a filter offers it. @type {readonly import("../index.js").Counts[]} */
export const COUNTS = ["spent", "received", "pays-back", "none"];

/** Codes of why a payment counts nowhere. */
export const BECAUSE = [
  "counted-elsewhere",
  "settled",
  "pending",
  "failed",
  "closed",
  "reversed",
  "own-transfer",
  "excluded",
  "zero",
  "paid-back",
];

/** Kinds of money that comes in that have a word of their own. */
export const RECEIVED = ["refund", "income", "interest", "red-packet", "transfer"];

/** Only its day is known. @param {PaymentRow["payment"]} payment */
export const isOfDay = ({ timePrecision }) => timePrecision === "day";

/** True of a clock that names a zone of its own. @param {Clock} clock */
export const isZoned = ({ timeZone, utcOffset, offsets }) =>
  Boolean(timeZone || offsets?.length || utcOffset !== undefined);

/**
 * Number of the day on which a payment is listed: where only the day is known, the one that it was there.
 * @param {PaymentRow} row @param {Clock} clock where it names no zone, each payment's own counts
 */
export function dayOf({ payment }, clock) {
  const { at, utcOffset } = payment;
  const isOwn = isOfDay(payment) || !isZoned(clock);
  return Math.floor((at + minutesEast(at, isOwn ? { utcOffset } : clock) * 60_000) / DAY);
}

/** Its first moment as UTC reckons, to be told by `utcOffset: 0`. @param {number} day */
export const momentOfDay = (day) => day * DAY;

/** What a row is to the sums, as the last part of its words' key: empty for what was simply spent. @param {PaymentRow} row */
export function standingOf({ counts, because = "", payment }) {
  if (counts === "pays-back") return "pays-back";
  if (counts === "received") return RECEIVED.includes(payment.type) ? `received-${payment.type}` : "received";
  if (counts === "none") return BECAUSE.includes(because) ? `none-${because}` : "none";
  return "";
}

/** Its category is what its kind says already, of money that comes in. @param {PaymentRow} row */
export const isToldTwice = ({ counts, category, payment }) =>
  counts === "received" && category === payment.type;

/** The amount with its sign, as the account sees it; what moves between own pockets has none. @param {PaymentRow["payment"]} payment */
export function signed({ amount, direction }) {
  const sign = { debit: "-", credit: "+", neutral: "" }[direction];
  return { sign: sign === "+" ? "+" : "", amount: sign === "-" ? `-${amount}` : amount };
}

/** What it counts with, where that is not its amount. @param {PaymentRow} row */
export const differing = ({ counts, amount, payment }) =>
  counts !== "none" && !isEqual(amount, payment.amount) ? amount : undefined;

/** @param {readonly Alert[]} alerts those that the payer may see, by their ids */
export const byId = (alerts) => new Map(forAudience([...alerts], "holder").map((alert) => [alert.id, alert]));

const SEVERITIES = ["danger", "warning", "notice", "info"];

/** The gravest alert on a row, one that still waits before any other. @param {PaymentRow} row @param {ReadonlyMap<string, Alert>} alerts */
export function markOf({ alertIds }, alerts) {
  const found = alertIds.flatMap((id) => alerts.get(id) ?? []);
  const [first] = found.toSorted(
    (one, other) =>
      Number(isWaiting(other)) - Number(isWaiting(one)) ||
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
  return first && { severity: first.severity, isWaiting: isWaiting(first) };
}

/** The language of a name, where it is another than the page's: Chinese letters in a page that is not Chinese. @param {string} name @param {string} locale */
export function languageOf(name, locale) {
  if (/^(zh|ja)\b/.test(locale) || !/\p{Script=Han}/u.test(name)) return undefined;
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? "ja" : "zh";
}

/** The number of days that begin at a row or before it. @param {Days} days @param {number} index */
function daysUpTo(days, index) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle].start <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of a row's day among the days; -1 where it is not known. @param {Days} days @param {number} index @param {number} known */
export const dayAt = (days, index, known) => (index < known ? daysUpTo(days, index) - 1 : -1);

/** Where a row begins. @param {Days} days @param {number} index @param {Heights} heights */
export const topOf = (days, index, { row, day }) => index * row + daysUpTo(days, index) * day;

/** How high all of it is: days that are not known yet have no heading. @param {Days} days @param {number} count @param {Heights} heights */
export const heightOf = (days, count, { row, day }) => count * row + days.length * day;

/** The row at a height; of a heading, the first below it. @param {Days} days @param {number} y @param {Heights} heights */
export function indexAt(days, y, { row, day }) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle].start * row + middle * day <= y) low = middle + 1;
    else high = middle;
  }
  const start = days[low - 1]?.start ?? 0;
  const begin = low ? start * row + low * day : 0;
  return start + Math.max(0, Math.floor((y - begin) / row));
}

/** Rows from one to another by their days, as they are drawn. @param {Days} days @param {number} from @param {number} to @param {number} known */
export function drawn(days, from, to, known) {
  /** @type {{ place: number, from: number, to: number }[]} */
  const parts = [];
  for (let index = from; index < to; ) {
    const place = dayAt(days, index, known);
    const end = place < 0 ? to : Math.min(to, days[place + 1]?.start ?? known);
    parts.push({ place, from: index, to: end });
    index = end;
  }
  return parts;
}

/** Entries of a query that choose no payments: whose they are, by which days, how sums are reckoned, which page. */
const NO_FILTERS = new Set([
  "accountId",
  "holderId",
  "timeZone",
  "utcOffset",
  "offsets",
  "refunds",
  "exclude",
  "limit",
  "after",
]);

/** @param {PaymentQuery} query without entries that say nothing @returns {PaymentQuery} */
export const told = (query) =>
  Object.fromEntries(
    Object.entries(query).filter(
      ([name, value]) =>
        value !== undefined &&
        value !== null &&
        !(name === "text" && value === "") &&
        !(Array.isArray(value) && !value.length),
    ),
  );

/** Names of the entries by which a query chooses. @param {PaymentQuery} query */
export const filtersOf = (query) => Object.keys(told(query)).filter((name) => !NO_FILTERS.has(name));

/** The same query with nothing chosen. @param {PaymentQuery} query @returns {PaymentQuery} */
export const unfiltered = (query) =>
  Object.fromEntries(
    Object.entries(told(query)).filter(
      ([name]) => NO_FILTERS.has(name) && name !== "limit" && name !== "after",
    ),
  );

/** No payment is of an earlier day (../zone.js): a date before it is one that is being typed. */
const FIRST = Date.UTC(1950, 0);

/** The first moment of a day that a date field holds; undefined where it holds none. @param {string} date @param {Clock} clock @param {number} [later] in days */
export function momentOf(date, clock, later = 0) {
  const there = Date.parse(`${date}T00:00:00Z`) + later * DAY;
  if (!(there >= FIRST)) return undefined;
  return whenShown(there, clock);
}
