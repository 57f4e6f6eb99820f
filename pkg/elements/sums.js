// @ts-check
/**
 * Exact sums of decimal strings, as the core writes them: whole numbers of ten millionths, never floats.
 *
 * Not here: how a sum is printed (../messages/format.js).
 */

/** Fraction digits of the core's decimals at most. */
const PLACES = 7;

/** @typedef {{ units: bigint, places: number }} Sum in ten millionths, with as many digits to be shown as its longest part has */

/** @type {Sum} */
const NOTHING = { units: 0n, places: 0 };

/** @param {string} text a decimal, which may begin with "-" @returns {Sum} */
function read(text) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d{1,7}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`no decimal: ${text}`);
  const units = BigInt(whole + fraction.padEnd(PLACES, "0"));
  return { units: sign ? -units : units, places: fraction.length };
}

/** @param {string} text @param {Sum} [sum] */
export function plus(text, sum = NOTHING) {
  const { units, places } = read(text);
  return { units: sum.units + units, places: Math.max(sum.places, places) };
}

/** True of two decimals of one value, however many digits they are written with. @param {string} one @param {string} other */
export const isEqual = (one, other) => read(one).units === read(other).units;

/** @param {Sum} sum */
export function decimalOf({ units, places }) {
  const digits = String(units < 0n ? -units : units).padStart(PLACES + 1, "0");
  const [whole, fraction] = [digits.slice(0, -PLACES), digits.slice(-PLACES).slice(0, places)];
  return `${units < 0n ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
}
