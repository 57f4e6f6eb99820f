// @ts-check
/**
 * Language, theme, budgets, whose time is shown, and whether amounts are hidden: what the visitor chose, remembered in this browser only.
 *
 * They are kept with the bills, and so in a backup (store.js). A copy beside them is read before the first picture (early.js)
 * and by whoever has no bill here yet. Not here: bills and what was learned of them.
 */
import { budgetsIn } from "./budgets.js";
import { forgetRegion } from "./region.js";

const KEY = "wallet-sentinel.settings";
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);
const ZONES = /** @type {const} */ (["auto", "statement", "device"]);
const LOCALES = /** @type {const} */ (["zh-CN", "en"]);

/**
 * @typedef {{
 *   locale: "zh-CN" | "en", theme: "auto" | "light" | "dark", budgets: import("./budgets.js").Budget[], isVeiled: boolean,
 *   zone: "auto" | "statement" | "device",
 * }} Settings
 */

/** The browser's own language, the system's theme. @returns {Settings} */
const usual = () => ({
  locale: navigator.language.startsWith("zh") ? "zh-CN" : "en",
  theme: "auto",
  budgets: [],
  isVeiled: false,
  zone: "auto",
});

/** @param {unknown} given whatever storage gives back @returns {Settings | undefined} nothing where it is none of ours */
export function settingsIn(given) {
  const kept = Object(given);
  const locale = LOCALES.find((one) => one === kept.locale);
  const theme = THEMES.find((one) => one === kept.theme);
  if (!locale || !theme || !Array.isArray(kept.budgets)) return undefined;
  const zone = ZONES.find((one) => one === kept.zone) ?? "auto"; // earlier versions had no choice
  return { locale, theme, budgets: budgetsIn(kept.budgets), isVeiled: kept.isVeiled === true, zone };
}

/** @returns {Settings} */
export function readSettings() {
  try {
    return settingsIn(JSON.parse(localStorage.getItem(KEY) ?? "{}")) ?? usual();
  } catch {
    return usual(); // no storage, or garbled
  }
}

/** @param {Settings} settings @param {string} title */
export function applySettings(settings, title) {
  const { documentElement: root } = document;
  root.lang = settings.locale;
  document.title = title;
  if (settings.theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  root.toggleAttribute("data-veiled", settings.isVeiled);
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    /* It holds for this visit. */
  }
}

export function forgetSettings() {
  try {
    localStorage.removeItem(KEY);
    forgetRegion();
  } catch {
    /* There was none. */
  }
}
