// @ts-check
/**
 * The printers of values (format.js) as hosts call them: what a caller hands over is copied within bounds before `Intl` sees it.
 *
 * `Intl` reads a list of locales to the length that it says of itself, and throws errors of its own at what is no tag, no style
 * or no number. Here both are refused by a code. Inside the package format.js is called as it is: its arguments are ours.
 */
import * as given from "../given.js";
import * as printers from "./format.js";

/** @param {unknown} value */
const copied = (value) =>
  ["object", "function", "symbol"].includes(typeof value)
    ? given.plain(value, "options-invalid", "options")
    : value;

/** @template {(...args: any[]) => unknown} Printer @param {string} name @param {Printer} print @returns {Printer} */
const guarded = (name, print) =>
  /** @type {Printer} */ (
    (/** @type {unknown[]} */ ...args) => given.reading(name, () => print(...args.map(copied)))
  );

/** @type {typeof printers} */
export const format = /** @type {any} */ (
  Object.freeze(
    Object.fromEntries(Object.entries(printers).map(([name, print]) => [name, guarded(name, print)])),
  )
);
