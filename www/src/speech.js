// @ts-check
/**
 * The languages that the page can speak: one is loaded, the other when it is chosen.
 *
 * Both sides come together: the page's own words and the package's sentences. Not here: which one (settings.js).
 */
import { addMessages, loadMessages } from "wallet-sentinel/messages/bare";

/** @typedef {import("./settings.js").Settings["locale"]} Locale */

/** Named one by one, so that a bundler finds them. @type {Record<Locale, () => Promise<{ default: Record<string, string> }>[]>} */
const WORDS = {
  en: () => [import("./words/en.js"), import("./words/safety.en.js")],
  "zh-CN": () => [import("./words/zh-CN.js"), import("./words/safety.zh-CN.js")],
};

/** @type {Set<Locale>} */
const spoken = new Set();

/** @param {Locale} locale */
export const isSpoken = (locale) => spoken.has(locale);

/** @param {Locale} locale */
export async function speak(locale) {
  if (spoken.has(locale)) return;
  const [words] = await Promise.all([Promise.all(WORDS[locale]()), loadMessages(locale)]);
  for (const { default: texts } of words) addMessages(locale, texts);
  spoken.add(locale);
}
