// @ts-check
/**
 * An assessment in sentences, for whoever is about to pay: what is unlike their habits, said while it can still be stopped.
 *
 * The title is the outcome's. What was seen is said as of now ("you have never paid them"), by `<code>.before` where the
 * sentence of an alert would speak of a payment that was made. What a sum would have to be to pass is not said here: it
 * would teach whoever holds the phone. It never says that a payment is safe.
 * Not here: which reasons may be told (../messages.js asks whose they are), alerts.
 */
import { familyOf } from "./families.js";

/** @typedef {import("../messages.js").Reason} Reason */
/** @typedef {{ outcome?: string, warmingUp?: boolean, reasons: Reason[] }} Assessment */
/** @typedef {{ amount?: unknown, currency?: unknown, direction?: unknown, counterparty?: { name?: unknown } | null }} Payment */
/**
 * @typedef {{
 *   message: (key: string, values?: Record<string, string>) => string,
 *   reason: (reason: Reason) => string[],
 *   money: (amount: string, currency: string) => string | number,
 *   name: (name: unknown) => string | number,
 *   loudest: <R extends { code: string, contribution?: number }>(reasons: readonly R[]) => R,
 * }} Voice
 */

/** Who the payer may be misled by, or whether somebody else is paying: other families have no advice of their own here. */
const APART = new Set(["scam", "takeover"]);

/** What is about to be done; nothing where money comes in. @param {Payment | null | undefined} payment @param {Voice} voice */
function paying(payment, voice) {
  if (payment?.direction === "credit") return "";
  const { amount, currency, counterparty } = payment ?? {};
  if (typeof amount !== "string" || typeof currency !== "string") return voice.message("before.paying.this");
  return voice.message("before.paying", {
    amount: String(voice.money(amount, currency)),
    counterparty: String(voice.name(counterparty?.name)),
  });
}

/**
 * @param {Assessment} assessment with the reasons that may be told, the strongest first
 * @param {Payment | null | undefined} payment @param {Voice} voice
 * @returns {import("../messages.js").Description}
 */
export function describeBefore({ outcome = "allow", warmingUp = false, reasons }, payment, voice) {
  const isAllowed = !["challenge", "review", "block"].includes(outcome);
  const say = (/** @type {string} */ body) => voice.message(body, { payment: paying(payment, voice) }).trim();
  const lines = (/** @type {string} */ key) => voice.message(key).split("\n");
  if (reasons.length === 0) {
    const quiet = warmingUp ? "early" : "none";
    return isAllowed
      ? {
          title: voice.message(`before.title.${quiet}`),
          body: say(`before.${quiet}`),
          why: [],
          advice: lines("before.advice.none"),
        }
      : {
          title: voice.message(`before.title.${outcome}`),
          body: say("before.wait"),
          why: [],
          advice: lines("before.advice"),
        };
  }
  const family = familyOf(voice.loudest(reasons).code) ?? "";
  return {
    title: voice.message(`before.title.${isAllowed ? "allow" : outcome}`),
    body: say("before.unlike"),
    why: reasons.flatMap(voice.reason),
    advice: lines(APART.has(family) ? `before.advice.${family}` : "before.advice"),
  };
}
