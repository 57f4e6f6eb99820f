// @ts-check
/**
 * Texts in any locale that is taken in (both.js, bare.js) or added by a host: found by key, filled in with what they name.
 *
 * The catalogues are flat maps of ICU MessageFormat texts (<locale>.js). Works without the wasm module, on a
 * server too, and under a strict CSP: nothing is evaluated, nothing is fetched.
 * Not here: which text is told of what (describe.js), how a value is printed (format.js).
 */
import { IntlMessageFormat } from "intl-messageformat";
import { SentinelError } from "../error.js";
import * as given from "../given.js";
import { UNKNOWN, isRegion, suggestedHere } from "../help/regions.js";
import { placed, settled } from "./text.js";

/** @type {Map<string, Map<string, string>>} */
const catalogues = new Map();
/** @typedef {{ format(values: Record<string, unknown>): unknown }} Text */
/** @type {Map<string, { text: Text, chosen: Set<string> }>} Parsed on first use: a page needs a tenth of the texts. */
const compiled = new Map();

/** What ICU reads as more than itself: a text without any of it is told as it stands, and nothing is parsed for it. */
const READ = /[{}']/;

/** @type {Map<string, any>} Formatters of numbers, times and plurals that texts name: each text with its own would build some hundred. */
const made = new Map();

/** @template T @param {string} kind @param {new (locale: any, options?: any) => T} Of @returns {(locale: any, options?: any) => T} */
const once = (kind, Of) => (locale, options) => {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`;
  let known = made.get(key);
  if (!known) made.set(key, (known = new Of(locale, options)));
  return known;
};
const formatters = {
  getNumberFormat: once("number", Intl.NumberFormat),
  getDateTimeFormat: once("time", Intl.DateTimeFormat),
  getPluralRules: once("plural", Intl.PluralRules),
};

let home = UNKNOWN;

/**
 * Where the reader lives, by their word, else as the device suggests: a number of the police is none elsewhere. Until this is called a
 * number is told with its country. A text about another place is given that as a value. @param {string} [region] ISO 3166-1 alpha-2
 */
export function liveIn(region) {
  home = isRegion(region) ? region : suggestedHere();
}

/**
 * Takes in texts of ours, under what a host has said already. They are parsed when they are first used: a page needs a tenth.
 * @param {string} tag @param {Record<string, string>} catalogue
 */
export function include(tag, catalogue) {
  catalogues.set(tag, new Map([...Object.entries(catalogue), ...(catalogues.get(tag) ?? [])]));
}

/**
 * Adds a locale, or texts to one that is there. Texts that are given again replace the earlier ones.
 * @param {string} locale @param {Record<string, string>} catalogue
 */
export function addMessages(locale, catalogue) {
  const tag = tagOf(wanted(locale));
  if (tag === undefined)
    throw new SentinelError("options-invalid", "`locale` is no language tag.", { field: "locale" });
  if (typeof catalogue !== "object" || catalogue === null) throw wrong("catalogue", "an object of texts");
  const entries = given.reading("catalogue", () => Object.entries(catalogue)); // once: a getter may give another text the second time
  for (const [key, text] of entries) {
    if (typeof text !== "string") throw refused(key);
    try {
      IntlMessageFormat.__parse?.(text, { locale: new Intl.Locale(tag) });
    } catch (cause) {
      throw refused(key, cause);
    }
  }
  const texts = catalogues.get(tag) ?? new Map();
  for (const [key, text] of entries) {
    texts.set(key, text);
    compiled.delete(`${tag} ${key}`);
  }
  catalogues.set(tag, texts);
}

/** @param {string} key @param {unknown} [cause] */
const refused = (key, cause) =>
  new SentinelError(
    "options-invalid",
    `The message "${key}" is not an ICU MessageFormat text.`,
    { field: key },
    { cause },
  );

/** @param {string} field @param {string} needed */
export const wrong = (field, needed) =>
  new SentinelError("field-type", `\`${field}\` has to be ${needed}.`, { field, expected: [needed] });

/** A locale that a caller names; a text that is no locale reads English. @param {unknown} locale */
export function wanted(locale) {
  if (typeof locale !== "string") throw wrong("locale", 'a language tag, such as "zh-CN"');
  return locale;
}

/** The last locale that was asked for, and its canonical form: a page asks for one, a thousand times. @type {{ locale?: string, tag?: string }} */
let last = {};

/** Its canonical form, where it is a language tag at all. @param {string} locale @returns {string | undefined} */
function tagOf(locale) {
  if (typeof locale !== "string") return undefined; // a list that lies about its length would be read without end
  if (last.locale === locale) return last.tag;
  try {
    last = { locale, tag: Intl.getCanonicalLocales(locale)[0] };
    return last.tag;
  } catch {
    return undefined;
  }
}

/** Locales that have texts. */
export function locales() {
  return [...catalogues.keys()];
}

/**
 * The nearest locale that has texts: itself, its language, any of the same language, English.
 * @param {string} locale
 */
export function resolveLocale(locale) {
  const tag = tagOf(locale) ?? "";
  if (catalogues.has(tag)) return tag;
  const language = tag.split("-")[0];
  if (catalogues.has(language)) return language;
  return [...catalogues.keys()].find((known) => known.split("-")[0] === language) ?? "en";
}

/**
 * The locale for numbers and dates: the caller's own where its texts are found under the language alone (en-GB reads
 * "en"), that of the texts otherwise, so that a sentence never mixes two scripts.
 * @param {string} locale
 */
export function formatLocale(locale) {
  const resolved = resolveLocale(locale);
  return typeof locale !== "string" || resolved.includes("-") || !locale.startsWith(resolved)
    ? resolved
    : locale;
}

/** @param {string} key @param {string} locale */
export function hasMessage(key, locale) {
  return catalogues.get(resolveLocale(locale))?.has(key) || catalogues.get("en")?.has(key) || false;
}

/** True where the nearest locale has the text itself. @param {string} key @param {string} locale */
export const hasOwn = (key, locale) => catalogues.get(resolveLocale(locale))?.has(key) ?? false;

/** A text and the locale it is in; English where the nearest locale lacks it. @param {string} key @param {string} locale */
function found(key, locale) {
  const own = resolveLocale(locale);
  const tag = catalogues.get(own)?.has(key) ? own : "en";
  return { tag, text: catalogues.get(tag)?.get(key) };
}

/**
 * One text of the catalogue with its parameters filled in. A key that no catalogue has is returned as it is.
 * @param {string} key @param {string} locale @param {Record<string, string | number | boolean>} [values]
 */
export function message(key, locale, values = {}) {
  wanted(locale);
  if (typeof key !== "string") throw wrong("key", "a message's key");
  // Where a host's own text names a parameter that is not there, showing it raw beats losing it.
  return whole(key, locale, values) ?? found(key, locale).text ?? settled(key);
}

/**
 * The same, but nothing rather than a text with a hole. Whatever is filled in stays in its place: no value makes a line of its
 * own, none turns the words behind it.
 * @param {string} key @param {string} locale @param {Record<string, string | number | boolean>} values
 */
export function whole(key, locale, values) {
  const { tag, text } = found(key, locale);
  if (text === undefined) return undefined;
  const slot = `${tag} ${key}`;
  let known = compiled.get(slot);
  try {
    if (!known) {
      known = READ.test(text) ? parsed(text, tag) : { text: { format: () => text }, chosen: new Set() };
      compiled.set(slot, known);
    }
    const { chosen } = known; // as in English: an isolate around what chooses would choose nothing
    const safe = Object.entries({ region: home, ...values }).map(([name, value]) => [
      name,
      typeof value === "string" ? placed(value, chosen.has(name) ? "en" : tag) : value,
    ]);
    return String(known.text.format(Object.fromEntries(safe)));
  } catch {
    return undefined;
  }
}

/** @param {string} text @param {string} tag */
function parsed(text, tag) {
  const read = new IntlMessageFormat(text, tag, undefined, { ignoreTag: true, formatters });
  return { text: read, chosen: selected(read.getAst()) };
}

/** The parameters that choose between texts and are not printed. @param {any[]} parts @param {Set<string>} [found] */
function selected(parts, found = new Set()) {
  for (const part of parts) {
    if (part.type === 5) found.add(part.value); // a select
    for (const option of Object.values(part.options ?? {})) selected(option.value, found);
  }
  return found;
}
