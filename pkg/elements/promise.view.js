// @ts-check
/**
 * What <sentinel-promise> takes in and shows, worked out before anything is drawn. Plain data in and out.
 */
import { dateOf, whenShown } from "../messages/clock.js";
import { isAmount } from "./watch.view.js";

/** @typedef {import("../index.js").WatchedCase} WatchedCase */
/** @typedef {import("../index.js").RefundablePayment} RefundablePayment */
/** @typedef {import("../index.js").Expectation["what"]} What */

/** What can be promised that no statement shows. @type {readonly What[]} */
export const PROMISES = ["refund", "arrival", "cancellation", "discount", "points", "release"];

/** Recognised by its amount alone when it comes, so that no payment has to be named (the core's rule). @type {ReadonlySet<What>} */
const WITHOUT_PAYMENT = new Set(["refund", "arrival"]);
/** @param {What} what */
export const needsPayment = (what) => !WITHOUT_PAYMENT.has(what);
/** An end of charges has no sum. @param {What} what */
export const hasAmount = (what) => what !== "cancellation";

/**
 * Of a refund, where the goods are: none were sent back, the shop has them, or it has not yet. Before that nothing is due but what it
 * promised by a day (the core's rule). @type {readonly ["none", "there", "under-way"]}
 */
export const GOODS = ["none", "there", "under-way"];
/** @param {What | undefined} what @param {string | undefined} goods */
export const isUnderWay = (what, goods) => what === "refund" && goods === "under-way";

const DAY = 86_400_000;

/** The moment of a day's noon, or of its end; nothing of what is no date. @param {string} date @param {import("../messages/clock.js").Clock} clock @param {"noon" | "end"} when */
export function momentOf(date, clock, when) {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (!Number.isFinite(midnight)) return undefined;
  const local = midnight + (when === "noon" ? DAY / 2 : DAY - 1);
  return whenShown(local, clock);
}

/**
 * A form's answers as the engine takes them in, or which of them is wrong.
 * @param {{ what: What, payment?: RefundablePayment, asked: string, until: string, amount: string, reason: string, goods?: string }} form
 *   `goods` that were sent back, by `GOODS`
 * @param {{ now: number, clock: import("../messages/clock.js").Clock, accountId?: string, currency?: string }} known of the account where no payment is named
 * @returns {{ wrong: string } | { detail: import("../elements.js").SentinelExpectDetail }}
 */
export function promiseOf(
  { what, payment, asked, until, amount, reason, goods },
  { now, clock, accountId, currency },
) {
  if (!payment && needsPayment(what)) return { wrong: "payment" };
  if (amount && !isAmount(amount)) return { wrong: "amount" };
  const isToday = asked === dateOf(now, clock);
  const day = isToday ? now : momentOf(asked, clock, "noon");
  if (day === undefined || day > now) return { wrong: "asked" };
  // Of the payment's own day the hour is not known: it was not asked before it was paid.
  const at = payment && dateOf(payment.at, clock) === asked ? Math.max(day, payment.at) : day;
  if (payment && at < payment.at) return { wrong: "asked" };
  const end = until ? momentOf(until, clock, "end") : undefined;
  if (until && (end === undefined || end < at)) return { wrong: "until" };
  const account = payment?.accountId ?? accountId;
  const sum = hasAmount(what) && amount;
  if (!account || (!payment && (!sum || !currency))) return { wrong: "amount" };
  const isBack = what === "refund" && goods === "there";
  return {
    detail: {
      what,
      accountId: account,
      at,
      ...(isBack ? { goodsReceivedAt: at } : isUnderWay(what, goods) ? { goodsReturned: true } : {}),
      ...(payment ? { transactionId: payment.id } : {}),
      // Points are no money.
      ...(sum ? { amount, ...(what === "points" ? {} : { currency: payment?.currency ?? currency }) } : {}),
      ...(end === undefined ? {} : { until: end }),
      ...(reason.trim() ? { reason: reason.trim().slice(0, 200) } : {}),
    },
  };
}

/** True of what waits for goods to arrive: nobody knows yet by when the shop has to pay. @param {WatchedCase} one */
export const awaitsGoods = ({ goodsReturned, goodsReceivedAt }) =>
  goodsReturned === true && goodsReceivedAt === undefined;

/**
 * That the goods of a case arrived on a day, or which day is wrong. Said of the same promise, by what it is known by.
 * @param {WatchedCase} one @param {string} date @param {{ now: number, clock: import("../messages/clock.js").Clock }} known
 * @returns {{ wrong: string } | { detail: import("../elements.js").SentinelExpectDetail }}
 */
export function arrivedOn(
  { id, accountId, what, since, transactionId, amount, currency },
  date,
  { now, clock },
) {
  const isToday = date === dateOf(now, clock);
  const day = isToday ? now : momentOf(date, clock, "noon");
  // Of the day of asking the hour is not known.
  const at = day !== undefined && dateOf(since, clock) === date ? Math.max(day, since) : day;
  if (at === undefined || at > now || at < since) return { wrong: "received" };
  const by = transactionId === undefined ? { amount, currency } : { transactionId };
  return { detail: { what, accountId, id, at: now, ...by, goodsReceivedAt: at } };
}

/**
 * What takes a word back: of an entry that nobody waits for it, of another state that it is waited for again.
 * @param {import("../elements.js").SentinelExpectDetail} sent @param {number} at @returns {import("../elements.js").SentinelExpectDetail}
 */
export const takenBack = ({ what, accountId, id, state }, at) => ({
  what,
  accountId,
  ...(id === undefined ? {} : { id }),
  at,
  state: state === undefined || state === "open" ? "withdrawn" : "open",
});

/** The same of news of goods: they are under way as before. @param {import("../elements.js").SentinelExpectDetail} sent @param {number} at @returns {import("../elements.js").SentinelExpectDetail} */
export const underWayAgain = ({ goodsReceivedAt: _, ...sent }, at) => ({ ...sent, at, goodsReturned: true });

/** What somebody entered and may still say something of, as the engine ordered it. @param {readonly WatchedCase[]} cases */
export const entered = (cases) =>
  cases.filter(({ promised, state }) => promised && state !== "resolved" && state !== "withdrawn");
