// @ts-check
/**
 * JSON that wallets write, as rows: what an app reads through Apple's FinanceKit, and Google's activities.
 *
 * Sums come as text or as JSON's numbers; these are written as JavaScript prints them, which is exact to fifteen digits. Not
 * here: what the words mean (the core), the project's own JSON (json.js).
 */
import { SentinelError } from "../error.js";
import { elementsOf, parsed } from "./json.js";
import { EVENT_CHARACTERS, SHEET_ROWS, tooLarge } from "./limits.js";

/** Which of them a text is, by its beginning; nothing where it is none. @param {string} text */
export function objectsIn(text) {
  if (/"(?:creditDebitIndicator|transactionAmount)"\s*:/.test(text)) return "financekit";
  if (/"(?:header|products)"\s*:\s*\[?\s*"Google Pay/.test(text)) return "activity";
  if (/"Group_expenses"\s*:|"(?:rewards|voucher_rewards|Voucher_rewards)"\s*:/.test(text))
    return "not-payments";
  return undefined;
}

const FIELDS = [
  ..."id accountID creditDebitIndicator amount currency originalAmount originalCurrency merchantCategoryCode".split(
    " ",
  ),
  ..."merchantName description transactionDate postedDate status transactionType".split(" "),
];

/**
 * The list's objects, one by one. @param {string} text @param {string} name @param {boolean} [needed]
 * @returns {Generator<Record<string, any> | undefined>}
 */
function* objectsOf(text, name, needed) {
  for (const span of elementsOf(text, name, needed)) {
    if (!span) {
      yield undefined;
      continue;
    }
    // One that is too long to be an object of this kind becomes a row that says nothing, and is told as one.
    const value = span.end - span.begin > EVENT_CHARACTERS ? {} : parsed(text, span.begin, span.end);
    yield typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  }
}

/** @param {unknown} value */
const written = (value) =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

/** Sums are objects, or stand by themselves. @param {any} sum @returns {[string, string]} */
const sumOf = (sum) =>
  typeof sum === "object" && sum !== null
    ? [written(sum.amount), written(sum.currencyCode ?? sum.currency)]
    : [written(sum), ""];

/**
 * @param {string} text
 * @returns {Generator<string[] | undefined>}
 */
export function* rowsOfKit(text) {
  yield ["#", "financekit", ...FIELDS];
  /** @type {Map<string, string[][]>} */
  const accounts = new Map();
  const of = (/** @type {unknown} */ id) => {
    const key = written(id);
    const rows = accounts.get(key) ?? [["=account"]];
    accounts.set(key, rows);
    return rows;
  };
  const isList = /^\ufeff?\s*\[/.test(text);
  for (const account of isList ? [] : objectsOf(text, "accounts", false)) {
    if (!account) {
      yield undefined;
      continue;
    }
    const rows = of(account.id);
    rows.push(["=balance", "number", written(account.id), "holder", written(account.ownerName)]);
    if (account.currencyCode) rows.push(["=balance", "currency", written(account.currencyCode)]);
    if (accounts.size > SHEET_ROWS) throw tooLarge("accounts without end");
  }
  for (const balance of isList ? [] : objectsOf(text, "balances", false)) {
    if (!balance) {
      yield undefined;
      continue;
    }
    const booked = balance.booked ?? balance.currentBalance?.booked ?? balance.currentBalance;
    const [amount, currency] = sumOf(booked?.amount ?? booked);
    const sign = booked?.creditDebitIndicator === "debit" ? "-" : "";
    of(balance.accountID).push(["=balance", "closing", amount && sign + amount, "currency", currency]);
  }
  let place = 0;
  for (const one of objectsOf(text, "transactions")) {
    if (!one) {
      yield undefined;
      continue;
    }
    place += 1;
    if (place > SHEET_ROWS) throw tooLarge(`more than ${SHEET_ROWS} transactions`);
    const [amount, currency] = sumOf(one.transactionAmount);
    const [originalAmount, originalCurrency] = sumOf(one.foreignCurrencyAmount);
    const code = one.merchantCategoryCode;
    /** @type {Record<string, string>} */
    const row = {
      amount,
      currency,
      originalAmount,
      originalCurrency,
      merchantCategoryCode: written(code?.rawValue ?? code),
      description: written(one.transactionDescription ?? one.originalTransactionDescription),
    };
    of(one.accountID).push([String(place), "", ...FIELDS.map((name) => row[name] ?? written(one[name]))]);
  }
  for (const rows of accounts.values()) yield* rows;
}

/**
 * @param {string} text
 * @returns {Generator<string[] | undefined>}
 */
export function* rowsOfActivityJson(text) {
  yield ["#", "activity", "action", "time", "id", "status"];
  let place = 0;
  for (const one of objectsOf(text, "activities")) {
    if (!one) {
      yield undefined;
      continue;
    }
    place += 1;
    const details = Array.isArray(one.details) ? one.details.map((detail) => written(detail?.name)) : [];
    const status = details.find((name) => STATES.test(name)) ?? "";
    const id = details.find((name) => name !== status) ?? "";
    yield [String(place), "", written(one.title), written(one.time), id, status];
  }
}

const STATES = /^(?:completed?|failed|pending|cancelled|canceled|declined|processing)$/i;

/** A table that is not of payments. */
export const notPayments = () =>
  new SentinelError("not-payments", "Group expenses or rewards: these are no payments of the account.");
