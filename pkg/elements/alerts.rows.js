// @ts-check
/**
 * From a claim of an alert to its rows: the payments that a reason counts or adds up, as a list is asked for them.
 *
 * Exactly those that the sentence tells of, or none: a claim that no query can repeat (a run in a category, from a kind of card, by nobody's
 * confirmation) leads nowhere. Plain data in and out. Not here: the sentences (../messages), the list (payments.js).
 */
import { KINDS } from "./payments.kinds.js";
import { minutesEast, whenShown } from "../messages/clock.js";
import { REASONS } from "../messages/reasons.js";

/**
 * @typedef {import("../index.js").Alert} Alert
 * @typedef {import("../index.js").PaymentQuery} PaymentQuery
 * @typedef {import("../messages/clock.js").Clock} Clock
 * @typedef {Record<string, string | number | boolean>} Params
 */

const DAY = 86_400_000;

/** @param {Params} params @param {string} name of a length of time */
const lengthOf = (params, name) => {
  const length = Number(params[name]);
  return length > 0 ? length : undefined;
};

/** The first moment of a budget's week or month that ends then. @param {number} end @param {boolean} isWeek @param {Clock} clock */
function beginOf(end, isWeek, clock) {
  const shown = end + minutesEast(end, clock) * 60_000;
  const last = new Date(shown - 1);
  // By the clock's own days: a week in which the clock changes has an hour more or less.
  const first = isWeek ? shown - 7 * DAY : Date.UTC(last.getUTCFullYear(), last.getUTCMonth());
  return whenShown(first, clock);
}

/** What a window's claim is of; both ends are told by its last payment. @param {string} name @param {(params: Params) => PaymentQuery | undefined} of @returns {Rows} */
const within = (name, of) => (params, at) => {
  const [length, query] = [lengthOf(params, name), of(params)];
  return length && query ? { from: at - length, to: at + 1, ...query } : undefined;
};

/** @typedef {(params: Params, at: number, clock: Clock) => PaymentQuery | undefined} Rows */

/** Kinds that no pace counts: fees are the operator's, and red packets have a pace of their own. */
const SMALL = new Set(["fee", "red-packet"]);

/** Reasons whose claim a list can repeat. @type {Record<string, Rows>} */
const ROWS = {
  velocity: within("windowMs", () => ({ left: true, kinds: KINDS.filter((kind) => !SMALL.has(kind)) })),
  "spend-velocity": within("windowMs", ({ currency }) => ({
    left: true,
    kinds: KINDS.filter((kind) => kind !== "fee"),
    currency: String(currency),
  })),
  "red-packet-gambling": within("windowMs", () => ({ counts: ["spent", "received"], kinds: ["red-packet"] })),
  "duplicate-charge": within("withinMs", ({ amount, counterparty, currency }) => ({
    left: true,
    counterparty: String(counterparty),
    currency: String(currency),
    least: String(amount),
    most: String(amount),
  })),
  "payee-exposure": within("sinceMs", ({ counterparty, currency }) => ({
    left: true,
    counterparty: String(counterparty),
    currency: String(currency),
  })),
  "counterparty-velocity": within("windowMs", () => ({ left: true, first: true })),
  "unusual-run": within("windowMs", ({ kind }) =>
    kind === "run-online" ? { left: true, kinds: ["purchase"], channels: ["online"] } : undefined,
  ),
  "minor-spending": within("windowMs", () => ({ left: true, play: true })),
  "over-budget": ({ category, currency, endsAt, weekly }, at, clock) => ({
    from: beginOf(Number(endsAt), weekly === true, clock),
    to: at + 1,
    counts: ["spent"],
    currency: String(currency),
    ...(category ? { category: String(category) } : {}),
  }),
};

/** Reasons that set a charge against earlier ones of the same payee: all that it had shows them. */
const SAME_PAYEE = new Set([
  "subscription-trap",
  "price-rise",
  "charged-again",
  "recurring-missed",
  "trial-ending",
  "charge-after-cancellation",
]);

/**
 * The rows that the first reason tells of, and by which words they are offered; nothing where no list can name them.
 * @param {Alert} alert @param {Clock} clock
 * @returns {{ key: "alerts.counting" | "alerts.same-payee", query: PaymentQuery } | undefined}
 */
export function rowsOf({ reasons, payment, accountId, lastAt }, clock) {
  const [{ code, params } = { code: "", params: undefined }] = reasons;
  if (!params || !accountId) return undefined;
  const at = payment?.at ?? lastAt;
  const query = ROWS[code]?.(params, at, clock);
  if (query) return { key: "alerts.counting", query: { accountId, ...query } };
  const payee = params.counterparty;
  return SAME_PAYEE.has(code) && payee
    ? { key: "alerts.same-payee", query: { accountId, counterparty: String(payee) } }
    : undefined;
}

/** True of a reason that counts payments itself: a second figure beside it would be of something else. @param {string | undefined} code */
export const countsItself = (code) =>
  ["count", "payments", "credits"].some((name) => REASONS[code ?? ""]?.params?.[name] !== undefined);
