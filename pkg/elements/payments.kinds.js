// @ts-check
/** Kinds of payments, all that there are: for lists of all but some. Not here: what each is called (../messages). */

/** @type {readonly import("../index.js").Transaction["type"][]} */
export const KINDS = [
  "purchase",
  "transfer",
  "cash-out",
  "top-up",
  "refund",
  "fee",
  "card-repayment",
  "red-packet",
  "investment",
  "exchange",
  "income",
  "interest",
  "adjustment",
  "other",
];
