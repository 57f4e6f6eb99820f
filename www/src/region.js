// @ts-check
/**
 * Where the visitor lives, as they said it once: remembered in this browser only.
 */
const KEY = "wallet-sentinel.region";

/** Empty where nobody has said. */
export function keptRegion() {
  try {
    const kept = localStorage.getItem(KEY) ?? "";
    return /^[A-Z]{2}$/.test(kept) ? kept : "";
  } catch {
    return "";
  }
}

/** @param {string} region */
export function keepRegion(region) {
  try {
    localStorage.setItem(KEY, region);
  } catch {
    /* It holds for this visit, in the element. */
  }
}

export const forgetRegion = () => localStorage.removeItem(KEY);
