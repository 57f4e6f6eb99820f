// @ts-check
/**
 * Words that hold no value, looked up once: a hand on a threshold asks for three hundred of them fifty times a second.
 * Not here: the words (words/), sentences with values in them, which are made anew.
 */
import { hasMessage, message } from "wallet-sentinel/messages";

/** By locale and key; what is not there yet is asked for again. @type {Map<string, string>} */
const known = new Map();

/** @param {string} key @param {string} locale */
export function word(key, locale) {
  const name = `${locale} ${key}`;
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const text = message(key, locale);
  if (hasMessage(key, locale)) known.set(name, text); // a file may be dragged in before the words are here
  return text;
}

/** The lab's own words in a language. @param {string} locale @returns {import("./lab-page.js").Say} */
export const sayIn = (locale) => (key, values) =>
  values ? message(`lab.${key}`, locale, values) : word(`lab.${key}`, locale);
