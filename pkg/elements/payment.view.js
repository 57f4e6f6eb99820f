// @ts-check
/**
 * What is told of one payment, worked out before anything is drawn: its facts in order, what may be asked of the desk, what counts.
 *
 * A fact that the row does not hold is no line. Plain data in and out. Not here: the words (messages).
 */

import { differing } from "./payments.view.js";

/**
 * @typedef {import("../index.js").PaymentRow} PaymentRow
 * @typedef {{ key: string, kind: "text" | "name" | "number" | "money" | "word" | "count" | "time" | "account", value: string, currency?: string }} Fact
 *   "word" is told by the catalogue, "number" can be copied
 */

/** Categories that a person can choose: all that the catalogue names, but for those that are none. */
export const CATEGORIES = [
  "dining",
  "groceries",
  "daily-goods",
  "transport",
  "travel",
  "digital",
  "clothing",
  "beauty",
  "home",
  "parenting",
  "pets",
  "sports",
  "entertainment",
  "education",
  "health",
  "insurance",
  "utilities",
  "telecom",
  "public-services",
  "charity",
  "transfer",
  "red-packet",
  "family",
  "investment",
  "card-repayment",
  "top-up",
  "cash-out",
  "refund",
  "income",
  "interest",
  "fee",
  "business",
  "other",
];

/** Money left the account, or was to. @param {PaymentRow["payment"]} payment */
const isOut = ({ direction }) => direction === "debit";

/**
 * The facts that a row holds, in the order in which they are read.
 * @param {PaymentRow} row @returns {Fact[]}
 */
export function factsOf({ payment }) {
  const { counterparty, instrument, original, currency } = payment;
  /** @type {Fact[]} */
  const facts = [];
  /** @param {string} key @param {Fact["kind"]} kind @param {string | number | undefined} value @param {string} [of] */
  const add = (key, kind, value, of) => {
    if (value !== undefined && value !== "")
      facts.push({ key, kind, value: String(value), ...(of ? { currency: of } : {}) });
  };
  add("kind", "word", `type-${payment.type}`);
  add("status", "word", `status.${payment.status}`);
  add("account", "account", payment.accountId);
  // Of money that comes in, or that only moves, nobody paid with it.
  const means = isOut(payment) ? "instrument" : "means";
  add(means, "word", instrument && `instrument-${instrument.kind}`);
  add("last4", "text", instrument?.last4);
  add(`${means}-id`, "text", instrument?.id === instrument?.last4 ? undefined : instrument?.id);
  add(
    "channel",
    "word",
    payment.channel && payment.channel !== "unknown" ? `channel-${payment.channel}` : undefined,
  );
  add("original", "money", original?.amount, original?.currency);
  add(payment.feeIncluded ? "fee-within" : "fee", "money", payment.fee, currency);
  add("discount", "money", payment.discount, currency);
  add("points", "count", payment.points);
  add("refunded", "money", payment.refunded, currency);
  add("description", "text", payment.description);
  add("note", "text", payment.note);
  add("order", "number", payment.orderId);
  add("reference", "number", payment.reference);
  for (const one of payment.references ?? []) add("other-number", "number", one);
  add("record", "number", payment.id);
  add("refund-of", "number", payment.refundOf);
  add("same-as", "number", payment.sameAs?.id);
  add("agreement", "number", payment.agreementId);
  add("payer", "account", payment.payerAccountId);
  add("payee-id", "number", counterparty?.name === undefined ? undefined : counterparty.id);
  add("mcc", "number", payment.mcc);
  return facts;
}

/** Money did not move, or moved back. */
const UNDONE = new Set(["failed", "closed", "reversed"]);

/**
 * What a case for the desk may be about, of such a payment: the problems that the engine knows, where they can be so, the gravest
 * first. Some are reasons' codes.
 * @param {PaymentRow} row
 */
export function problemsOf({ payment, because }) {
  const isShop = payment.type === "purchase" && payment.counterparty?.kind !== "person";
  const isDone = !UNDONE.has(payment.status);
  const isOver = isDone && because !== "pending";
  /** @type {[string, boolean][]} */
  const problems = [
    ["not-mine", isOut(payment) && isDone],
    ["deceived", isOut(payment) && isDone],
    ["duplicate-charge", isOut(payment) && isOver],
    ["wrong-amount", isOver],
    ["goods-missing", isOut(payment) && isShop && isOver],
    ["refund-wanted", isOut(payment) && isShop && isOver],
    ["not-arrived", isOut(payment) && isDone && (payment.type === "transfer" || because === "pending")],
    ["payment-failed", isOut(payment) && (payment.status === "failed" || payment.status === "closed")],
    ["fee-surprise", isOut(payment) && payment.fee !== undefined],
    ["payment-query", true],
  ];
  return problems.filter(([, isSo]) => isSo).map(([problem]) => problem);
}

/** The name by which a word on its category goes, and is for all its payments; none where it is summed under another's. @param {PaymentRow} row */
export const payeeOf = ({ payment, counts }) =>
  counts === "pays-back" ? undefined : payment.counterparty?.name || payment.counterparty?.id || undefined;

/** What its part in the sums is told by: the key of the sentence, and why the figure is another than the amount. @param {PaymentRow} row */
export function partOf(row) {
  const { payment, links } = row;
  const isOther = differing(row) !== undefined;
  const isBack = links.some(
    ({ relation, confidence, b }) =>
      relation === "pays-back" &&
      confidence !== "asked" &&
      b.id === payment.id &&
      b.accountId === payment.accountId,
  );
  return {
    isOther,
    isBack: isOther && (isBack || payment.refunded !== undefined),
    hasFee: isOther && payment.fee !== undefined && !payment.feeIncluded,
  };
}

/** Links in the order in which they are told: what is asked first. @param {PaymentRow} row */
export const linksOf = ({ links }) =>
  links.toSorted((one, other) => Number(other.confidence === "asked") - Number(one.confidence === "asked"));

/** The other of the two. @param {PaymentRow["links"][number]} link @param {PaymentRow["payment"]} payment */
export function otherOf({ a, b, rows }, { accountId, id }) {
  const isA = a.accountId === accountId && a.id === id;
  return { of: isA ? b : a, row: isA ? rows?.b : rows?.a };
}
