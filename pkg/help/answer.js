// @ts-check
/**
 * What help says for a problem: which steps, whom to turn to in which order, which rights, what if nothing comes of it.
 *
 * Plain data in and out; every line is a message's key, every contact has its source. Advice follows the age of the payment: within
 * hours it is stopped, within the terms of a dispute it is disputed, and past them there are records to ask for and an account to
 * secure. Not here: the sentences (messages), the case (core).
 */
import { authorities as ours } from "./authorities.js";
import { forPayer, isSound } from "./contacts.js";
import { UNKNOWN } from "./regions.js";
import { rightsOf } from "./rights.js";

/** @typedef {import("./age.js").Age} Age */
/** @typedef {import("../index.js").Contact} Contact */
/** @typedef {{ who: string, contacts: Contact[] }} Person */

/** The starts, and the problem that each is a case of; two ask one question more, and three look whether something is waited for. */
export const STARTS = /** @type {const} */ ([
  ["locked", "account-locked"],
  ["password", "password-forgotten"],
  ["message", "message-missing"],
  ["not-mine", "not-mine"],
  ["deceived", "deceived"],
  ["failed", "payment-failed"],
  ["not-arrived", "not-arrived"],
  ["wrong-amount", "wrong-amount"],
  ["refund", "refund-wanted"],
  ["fee", "fee-surprise"],
]);
/** @typedef {(typeof STARTS)[number][0]} Start */

const OF_ACCOUNT = new Set(["account-locked", "password-forgotten", "message-missing"]);
/** The payment itself should not have been. */
const DISOWNED = new Set(["not-mine", "deceived"]);
const OF_SHOP = new Set(["wrong-amount", "duplicate-charge", "refund-wanted"]);
const CARD_WALLETS = new Set(["apple-pay", "google-pay"]);

/** @param {string} problem */
export const isOfAccount = (problem) => OF_ACCOUNT.has(problem);
/** @param {string} problem */
export const isDisowned = (problem) => DISOWNED.has(problem);

/** Who has to act where no case says so: as the core has it. @param {string} problem @param {string} operator @returns {"merchant" | "wallet" | "bank"} */
export function withWhom(problem, operator) {
  if (OF_SHOP.has(problem)) return "merchant";
  return CARD_WALLETS.has(operator) && !OF_ACCOUNT.has(problem) ? "bank" : "wallet";
}

/**
 * @param {{
 *   problem: string, operator: string, region: string, age?: Age, days?: number, whom?: string,
 *   contacts?: readonly Contact[], authorities?: readonly import("../index.js").Authority[],
 * }} asked `whom` as the case has it
 */
export function answerOf({ problem, operator, region, age, days, whom, contacts = [], authorities = ours }) {
  const acts = whom && whom !== "unknown" ? whom : withWhom(problem, operator);
  const disowned = isDisowned(problem);
  const moment = disowned ? `.${age ?? "fresh"}` : "";
  const of = (/** @type {string} */ who) =>
    authorities.filter((one) => one.who === who && one.region === region);
  /** @type {Map<string, Person>} */
  const people = new Map();
  const add = (/** @type {string} */ who) => {
    const found = who === "wallet" ? contacts : of(who);
    const isPlace = ["fraud-line", "bank-line", "police-scotland"].includes(who);
    const shown = forPayer(found, region);
    if (!isPlace || shown.length) people.set(who, { who, contacts: shown });
  };
  if (disowned) {
    // Where the police themselves stop a payment, they come first as long as it can be stopped.
    if (region === "CN" && problem === "deceived" && (age ?? "fresh") === "fresh") add("police");
    add("bank-line");
    add(acts);
    if (acts === "wallet") add("bank");
    if (problem === "deceived") add("fraud-line");
    add("police");
    add("police-scotland");
  } else {
    add(acts);
    if (acts === "merchant") add(CARD_WALLETS.has(operator) ? "bank" : "wallet");
  }
  const then = isOfAccount(problem)
    ? ["help.then.account", "help.then.wallet"]
    : [
        ...(disowned ? ["help.then.police"] : []),
        ...(acts === "merchant" ? ["help.then.merchant", "help.then.card"] : []),
        ...(acts === "wallet" ? ["help.then.wallet"] : []),
        ...(acts === "bank" || disowned ? ["help.then.bank"] : []),
      ];
  return {
    acts,
    steps: `help.do.${problem}${moment}`,
    people: [...people.values()],
    rights: rightsOf(region || UNKNOWN, problem, days),
    then,
    /** A sheet that the police ask for. */
    hasSheet: problem === "deceived",
    /** Contacts that could not be opened safely. */
    leftOut: [...contacts, ...authorities].filter((contact) => !isSound(contact)).length,
  };
}
