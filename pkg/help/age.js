// @ts-check
/**
 * How old a payment is, as far as advice is another one: it can be stopped, it can be disputed, or there are records to ask for.
 */

/** @typedef {"fresh" | "recent" | "old"} Age */

const DAY = 86_400_000;
/** Two days: for so long a stopped payment stays stopped in China (银发〔2016〕86号), and a transfer may still be on its way. */
const FRESH = 2;
/** Thirteen months: the longest term for a dispute that is known here (PSD2, art. 71). */
const OPEN = 395;

/** How old a payment is, for advice. One from the future was written by a wrong clock, and is as good as new. @param {number} at @param {number} now @returns {Age} */
export function ageOf(at, now) {
  const days = (now - at) / DAY;
  return days <= FRESH ? "fresh" : days <= OPEN ? "recent" : "old";
}
