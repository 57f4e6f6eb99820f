// @ts-check
/**
 * The way through <sentinel-help>: which question comes next, given what was answered. Plain data in and out.
 *
 * A question that is answered already, or that nobody could answer, is not asked. Not here: how it is drawn (help.element.js), what is
 * said in the end (../help/answer.js).
 */
import { STARTS, isDisowned, isOfAccount } from "../help/answer.js";
import { UNNAMED } from "../messages/case.js";
import { operators } from "../operators.js";

/** @typedef {import("../help/answer.js").Start} Start */
/** @typedef {import("../help/answer.js").Age} Age */
/** @typedef {import("../index.js").PaymentRow} PaymentRow */
/** @typedef {{ operator: string, accountId: string, name?: string }} Wallet */
/** @typedef {"start" | "wallet" | "where" | "led" | "twice" | "payment" | "when" | "answer"} Step */
/**
 * @typedef {{ start?: Start, problem?: string, wallet?: Wallet, where?: string, led?: boolean, twice?: boolean,
 *   payment?: PaymentRow | null, age?: Age }} Answers `payment` is null where it is in no list
 */

/** Payments on one page of the choice: what a thumb goes through without searching. */
export const LISTED = 8;
/** Problems that a refund or a transfer that is waited for may already have a case of. */
export const AWAITED = new Set(["refund-wanted", "not-arrived", "payment-failed"]);

/** What a start is a case of, as far as it is known by now. @param {Answers} answers */
export function problemOf({ start, led, twice }) {
  if (start === "not-mine" && led) return "deceived";
  if (start === "wrong-amount" && twice) return "duplicate-charge";
  return STARTS.find(([name]) => name === start)?.[1] ?? "";
}

/** The question that comes next. @param {Answers} answers @param {{ hasPayments: boolean }} known @returns {Step} */
export function nextStep(answers, { hasPayments }) {
  const { start, wallet, where, led, twice, payment, age } = answers;
  if (!start) return "start";
  if (start === "not-mine" && led === undefined) return "led";
  if (start === "wrong-amount" && twice === undefined) return "twice";
  if (!wallet) return "wallet";
  if (where === undefined) return "where";
  const problem = problemOf(answers);
  if (isOfAccount(problem)) return "answer";
  if (hasPayments && payment === undefined) return "payment";
  if (isDisowned(problem) && !payment && !age) return "when";
  return "answer";
}

/** In the order in which they are asked; going back takes the last answer away. @type {readonly (keyof Answers)[]} */
const ORDER = ["start", "led", "twice", "wallet", "where", "payment", "age"];

/** The answers without the last one that somebody gave here. @param {Answers} answers @param {ReadonlySet<string>} given @returns {Answers} */
export function without(answers, given) {
  const last = ORDER.findLast((name) => answers[name] !== undefined && given.has(name));
  const { [last ?? "start"]: _, ...rest } = answers;
  return rest;
}

/** What statements call an account of each wallet, so that an engine knows it again. @type {Record<string, string>} */
const ACCOUNTS = { alipay: "alipay", "wechat-pay": "wechat", "apple-pay": "apple", "google-pay": "google" };

/** True of an account that a statement calls by its wallet: nobody's desk knows it by that. @param {Wallet} wallet */
export const isByWallet = ({ operator, accountId }) =>
  accountId === operator || accountId === ACCOUNTS[operator];

/**
 * Wallets to choose from: the accounts that are here, then those that are known, then another.
 * @param {readonly { accountId: string, operator?: string }[]} accounts
 * @param {readonly import("../index.js").Operator[]} own @returns {Wallet[]}
 */
export function walletsOf(accounts, own) {
  const byStatement = (/** @type {string} */ account) =>
    Object.keys(ACCOUNTS).find((id) => ACCOUNTS[id] === account || id === account);
  /** @type {Wallet[]} */
  const here = accounts.map(({ accountId, operator }) => ({
    accountId,
    operator: operator ?? byStatement(accountId) ?? "unknown",
  }));
  const names = new Map([...operators, ...own].map(({ id, name }) => [id, name]));
  for (const wallet of here) {
    const name = names.get(wallet.operator);
    if (name) wallet.name = name;
  }
  for (const [id, name] of names)
    if (!here.some(({ operator }) => operator === id))
      here.push({ operator: id, accountId: ACCOUNTS[id] ?? id, ...(name ? { name } : {}) });
  return [...here, { operator: "unknown", accountId: UNNAMED }];
}

/** The wallet of an account that is named, as the choice would have it. @param {string} accountId @param {readonly import("../index.js").Operator[]} own @returns {Wallet} */
export const walletOf = (accountId, own) => walletsOf([{ accountId }], own)[0];

/** A day to either side: where only the day is known, the zone decides at which moment it is listed. */
const DAY = 86_400_000;

/**
 * A payment by its id, among those of its moment; nothing where it is not here, or where nobody can say.
 * @param {import("./help.js").HelpSource} source @param {string} accountId @param {string} id @param {number} at
 * @returns {Promise<PaymentRow | undefined>}
 */
export async function paymentAt(source, accountId, id, at) {
  try {
    let after;
    do {
      /** @type {import("../index.js").Payments | undefined} */
      const page = await source.payments?.({
        accountId,
        from: at - DAY,
        to: at + DAY,
        ...(after ? { after } : {}),
      });
      const row = page?.rows.find(({ payment }) => payment.id === id);
      if (row) return row;
      after = page?.after;
    } while (after !== undefined);
  } catch {
    /* The choice of a payment says what can be said. */
  }
  return undefined;
}
