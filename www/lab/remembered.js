// @ts-check
/**
 * Remembered in this browser: which columns hold what, by a file's header, so that the next export of the same system opens by
 * itself; and labels given by hand, by the file's own fingerprint and its line numbers.
 * Not here: anything of the payments.
 */
const KEY = "wallet-sentinel.lab.mappings";
const ANSWERS = "wallet-sentinel.lab.answers";
/** Kinds of files, and files that were answered; the oldest goes first. */
const MOST = 20;

/** @typedef {import("wallet-sentinel/lab/client").AnswersBrief["byLine"]} ByLine */

/** @param {string} name @returns {[string, any][]} */
function all(name = KEY) {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // no storage, or garbled: every file is a first one
  }
}

/** @param {string} signature @returns {import("wallet-sentinel/lab").Mapping | undefined} */
export const rememberedMapping = (signature) => all().find(([key]) => key === signature)?.[1];

/** @param {string} fingerprint @returns {ByLine} */
export function keptAnswers(fingerprint) {
  const kept = all(ANSWERS).find(([key]) => key === fingerprint)?.[1];
  return Array.isArray(kept) ? kept : [];
}

/** False where the browser keeps nothing. @param {string} fingerprint @param {ByLine} byLine */
export function keepAnswers(fingerprint, byLine) {
  const others = all(ANSWERS).filter(([key]) => key !== fingerprint);
  const kept = byLine.length ? [...others, [fingerprint, byLine]] : others;
  try {
    localStorage.setItem(ANSWERS, JSON.stringify(kept.slice(-MOST)));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} signature @param {import("wallet-sentinel/lab").Mapping} mapping */
export function rememberMapping(signature, mapping) {
  const others = all().filter(([key]) => key !== signature);
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, [signature, mapping]].slice(-MOST)));
  } catch {
    /* It holds for this visit. */
  }
}
