// @ts-check
/**
 * A failure in a sentence, with its place and the way out.
 *
 * Not here: what throws (../error.js), and the texts (catalogues.js).
 */
import * as given from "../given.js";
import { formatLocale, hasMessage, message, wanted, wrong } from "./catalogues.js";
import { cut, settled } from "./text.js";

/** Of a value that an error quotes, in UTF-16 units; the core keeps 64 code points. */
const QUOTED = 60;

/** As many choices as a line holds; the longest list of the contract has 17. */
const CHOICES = 20;

/** Choices, one of which may stand there. @param {unknown} words @param {string} locale */
function listed(words, locale) {
  const told = Array.isArray(words) ? words : [words];
  const list = told.slice(0, CHOICES).map(String);
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(
    told.length > CHOICES ? [...list, "…"] : list,
  );
}

/**
 * What a place is told by: errors keep it in `details`, rows beside their code.
 * @param {any} of @returns {import("../error.js").ErrorDetails}
 */
function picked(of) {
  const { line, index, field, value, nearest, expected } = of ?? {};
  const told = Object.entries({ line, index, field, value, nearest }).filter(
    ([, one]) => typeof one === "string" || typeof one === "number",
  );
  return { ...Object.fromEntries(told), ...(Array.isArray(expected) && expected.length ? { expected } : {}) };
}

/**
 * A failure in a sentence with its place and the way out. Takes a SentinelError, a rejected event, a skipped row.
 * @param {{ code?: string, details?: import("../error.js").ErrorDetails, index?: number, field?: string, nearest?: string, value?: string, expected?: readonly string[], line?: number }} error
 * @param {string} locale
 */
export function describeError(error, locale) {
  return given.reading("error", () => errorDescribed(error, formatLocale(wanted(locale))));
}

/** @param {Parameters<typeof describeError>[0]} error @param {string} locale */
function errorDescribed(error, locale) {
  if (typeof error !== "object" || error === null) throw wrong("error", "an error or a rejected event");
  const code = error.code ?? "unknown";
  const place = { ...picked(error), ...picked(error.details) };
  const said = message(hasMessage(`error.${code}`, locale) ? `error.${code}` : "error.unknown", locale, {
    code: settled(code),
  });
  const text = place.nearest
    ? message("error.nearest", locale, { text: said, nearest: place.nearest })
    : said;
  const parts = /** @type {const} */ (["line", "index", "field", "value", "expected"])
    .filter(
      (name) =>
        place[name] !== undefined && place[name] !== "" && !(name === "index" && place.line !== undefined),
    )
    .map((name) => {
      if (name === "expected")
        return message("error.place.expected", locale, { expected: listed(place.expected, locale) });
      const value = /** @type {string | number} */ (place[name]);
      if (name === "index") return message("error.place.index", locale, { index: Number(value) + 1 }); // batches count from 0, people from 1
      if (name === "field" && hasMessage(`field.${value}`, locale)) return message(`field.${value}`, locale);
      // Cut a little shorter than the core cuts, which counts code points and may leave half a character.
      return message(`error.place.${name}`, locale, {
        [name]: typeof value === "string" ? cut(settled(value), QUOTED, "…") : value,
      });
    });
  return parts.length ? message("error.at", locale, { place: parts.join(" · "), text }) : text;
}
