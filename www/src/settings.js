// @ts-check
/**
 * Language, theme and budgets: what the visitor chose, remembered in this browser only.
 * Not here: bills and what was learned of them (store.js).
 */
import { budgetsIn } from "./budgets.js";
import { forgetRegion } from "./region.js";

const KEY = "wallet-sentinel.settings";

/** @typedef {{ locale: "zh-CN" | "en", theme: "auto" | "light" | "dark", budgets: import("./budgets.js").Budget[] }} Settings */

/** @returns {Settings} */
export function readSettings() {
  /** @type {Partial<Settings>} */
  let kept = {};
  try {
    kept = Object(JSON.parse(localStorage.getItem(KEY) ?? "{}")); // null is JSON too
  } catch {
    /* No storage, or garbled: the browser's own language, the system's theme. */
  }
  return {
    locale:
      kept.locale === "en" || kept.locale === "zh-CN"
        ? kept.locale
        : navigator.language.startsWith("zh")
          ? "zh-CN"
          : "en",
    theme: kept.theme === "light" || kept.theme === "dark" ? kept.theme : "auto",
    budgets: budgetsIn(kept.budgets),
  };
}

/** @param {Settings} settings @param {string} title */
export function applySettings(settings, title) {
  document.documentElement.lang = settings.locale;
  document.title = title;
  if (settings.theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = settings.theme;
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
