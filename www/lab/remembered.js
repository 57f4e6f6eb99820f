// @ts-check
/**
 * Which columns hold what, remembered by a file's header: the next export of the same system opens by itself.
 * Not here: anything of the payments.
 */
const KEY = "wallet-sentinel.lab.mappings";
/** Kinds of files; the oldest goes first. */
const MOST = 20;

/** @returns {[string, import("wallet-sentinel/lab").Mapping][]} */
function all() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // no storage, or garbled: every file is a first one
  }
}

/** @param {string} signature */
export const rememberedMapping = (signature) => all().find(([key]) => key === signature)?.[1];

/** @param {string} signature @param {import("wallet-sentinel/lab").Mapping} mapping */
export function rememberMapping(signature, mapping) {
  const others = all().filter(([key]) => key !== signature);
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, [signature, mapping]].slice(-MOST)));
  } catch {
    /* It holds for this visit. */
  }
}
