// @ts-check
/**
 * From a claim of an alert to its rows: the payments that a reason counts or adds up, as a list is asked for them.
 *
 * Exactly those that the sentence tells of, or none: a claim that no query can repeat (a run in categories new to an account) leads nowhere.
 * Plain data in and out. Not here: the sentences (../messages), the list (payments.js).
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

/** What a stretch's claim is of: it begins with its first payment. @param {string} name @param {Of} of @param {number} [after] its first moment counts no more @returns {Rows} */
const since =
  (name, of, after = 0) =>
  (params, at, { id }) => {
    const [length, query] = [lengthOf(params, name), of(params, id)];
    return length && query ? { from: at - length + after, to: at + 1, ...query } : undefined;
  };

/** A window: what lies as far back as it is long is out of it, as a day before at midnight is. @param {string} name @param {Of} of */
const within = (name, of) => since(name, of, 1);

/** What a run's payments have in common with its last one. @type {Record<string, NonNullable<PaymentQuery["like"]>["in"]>} */
const RUNS = {
  "run-channel": "channel",
  "run-online": "channel",
  "run-category": "category",
  "run-instrument": "instrument",
  "run-unconfirmed": "confirmation",
  "run-unconfirmed-online": "confirmation",
  "run-new-counterparty": "channel",
};

/** @typedef {(params: Params, id: string | undefined) => PaymentQuery | undefined} Of */
/** @typedef {(params: Params, at: number, of: { clock: Clock, id?: string }) => PaymentQuery | undefined} Rows */

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
  "duplicate-charge": since("withinMs", ({ amount, counterparty, currency }) => ({
    left: true,
    counterparty: String(counterparty),
    currency: String(currency),
    least: String(amount),
    most: String(amount),
  })),
  "payee-exposure": since("sinceMs", ({ counterparty, currency }) => ({
    left: true,
    counterparty: String(counterparty),
    currency: String(currency),
  })),
  "counterparty-velocity": within("windowMs", () => ({ left: true, first: true })),
  "unusual-run": within("windowMs", ({ kind }, id) => {
    const like = id !== undefined ? RUNS[String(kind)] : undefined;
    if (!like || id === undefined) return undefined;
    return {
      like: { id, in: like },
      ...(kind === "run-new-counterparty" ? { first: true } : {}),
    };
  }),
  "minor-spending": within("windowMs", () => ({ left: true, play: true })),
  "over-budget": ({ category, currency, endsAt, weekly }, at, { clock }) => ({
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
export function rowsOf({ reasons, payment, accountId, lastAt, eventIds }, clock) {
  const [{ code, params } = { code: "", params: undefined }] = reasons;
  if (!params || !accountId) return undefined;
  const at = payment?.at ?? lastAt;
  const query = ROWS[code]?.(params, at, { clock, id: eventIds?.at(-1) });
  if (query) return { key: "alerts.counting", query: { accountId, ...query } };
  const payee = params.counterparty;
  return SAME_PAYEE.has(code) && payee
    ? { key: "alerts.same-payee", query: { accountId, counterparty: String(payee) } }
    : undefined;
}

/** True of a reason that counts payments itself: a second figure beside it would be of something else. @param {string | undefined} code */
export const countsItself = (code) =>
  ["count", "payments", "credits"].some((name) => REASONS[code ?? ""]?.params?.[name] !== undefined);
