// @ts-check
/** Kinds of payments, all that there are: for lists of all but some. Not here: what each is called (../messages). */

/** One that is missing here does not pass the types. @type {Record<import("../index.js").Transaction["type"], true>} */
const ALL = {
  purchase: true,
  transfer: true,
  "cash-out": true,
  "top-up": true,
  refund: true,
  fee: true,
  "card-repayment": true,
  "red-packet": true,
  investment: true,
  exchange: true,
  income: true,
  interest: true,
  adjustment: true,
  other: true,
};

export const KINDS = /** @type {(keyof typeof ALL)[]} */ (Object.keys(ALL));
