// @ts-check
/**
 * "wallet-sentinel/messages/bare": the same door as `wallet-sentinel/messages`, but that no text stands behind it until a language is
 * loaded. For pages that show one: the other is some 30 kB.
 *
 * Not here: a language that a host adds (`addMessages`).
 */
import { include } from "./catalogues.js";

export {
  addMessages,
  formatLocale,
  hasMessage,
  liveIn,
  locales,
  message,
  resolveLocale,
} from "./catalogues.js";
export * from "./describe.js";
export { describeForAnalyst, describeForMachine } from "./experts.js";
export { describeError } from "./failure.js";

/** Ours, each with its texts; named one by one, so that a bundler finds them. @type {Record<string, () => Promise<{ default: Record<string, string> }>>} */
const OURS = { en: () => import("./en.js"), "zh-CN": () => import("./zh-CN.js") };

/** Loads a language of ours: Chinese for every "zh", English otherwise. @param {string} locale @returns {Promise<void>} */
export async function loadMessages(locale) {
  const tag = /^zh\b/i.test(locale) ? "zh-CN" : "en";
  include(tag, (await OURS[tag]()).default);
}
