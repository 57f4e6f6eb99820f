// @ts-check
/**
 * What to do about a payment that its holder disowns, as old as it is: of last spring nobody is told to hang up.
 *
 * Not here: advice by reason (describe.js), whom to turn to (../help/answer.js).
 */
import { ageOf } from "../help/age.js";
import { message } from "./catalogues.js";

/** @param {"not-mine" | "deceived"} problem @param {number} at @param {number} now @param {string} locale @returns {string[]} */
export function adviceOn(problem, at, now, locale) {
  const age = ageOf(at, now);
  if (problem === "deceived" && age === "fresh") return message("advice.told", locale).split("\n");
  const wallet = message("help.wallet.unknown", locale);
  return message(`help.do.${problem}.${age}`, locale, { wallet, whom: "wallet", freeze: "none" }).split("\n");
}
