// @ts-check
/**
 * Packs of rules in the lab: what is wrong with one, how each rule did on labelled history, and how two packs differ.
 *
 * Rules are checked and run by the engine itself, so that what is seen here is what production does.
 * Not here: a replay (replay.js), the figures of scores (measure.js).
 */
import { wilson } from "./intervals.js";

/** @typedef {import("../index.js").RulePack} RulePack */
/** @typedef {import("../index.js").RuleFault} RuleFault */
/** @typedef {import("./measure.js").Measured} Measured */

/** What the code of an operator's rule begins with. */
const RULE = "rule:";

/**
 * Everything that is wrong with a pack and its lists; nothing where the engine takes them.
 * @param {import("../lab.js").SentinelClass} Sentinel @param {RulePack} rulePack
 * @param {import("../index.js").Config["lists"]} [lists] @returns {readonly RuleFault[]}
 */
export function checkPack(Sentinel, rulePack, lists) {
  try {
    new Sentinel({ rulePack, ...(lists ? { lists } : {}) }).free();
    return [];
  } catch (error) {
    const { code, details } = /** @type {any} */ (error);
    if (code !== "config-invalid") throw error;
    return details?.faults ?? [{ code, field: details?.field ?? "rulePack" }];
  }
}

/**
 * How each rule did: on how many payments it fired, or would have fired in shadow, how many of those were fraud, what only it
 * caught, and with which other rules it fired. Precision is of payments whose label is known; without labels there is none.
 * @param {Measured} measured @returns {import("../lab.js").RuleFigures[]}
 */
export function rulesOf({ history, replay, all, judged, isLabelled }) {
  const counted = new Uint8Array(history.count);
  for (const row of all) counted[row] = 1;
  for (const row of isLabelled ? judged : []) counted[row] = 2;
  const codes = [...replay.ruleHits.keys()];
  /** How many rules fired on each row. */
  const rules = new Uint16Array(history.count);
  for (const { rows } of replay.ruleHits.values()) for (const row of rows.values) rules[row] += 1;
  const fired = new Map(codes.map((code) => [code, new Set(replay.ruleHits.get(code)?.rows.values)]));
  return replay.ruleCounts.map(({ rule, mode, untold, failed, demoted, ...more }) => {
    const { truncated = 0 } = /** @type {{ truncated?: number }} */ (more);
    const code = `${RULE}${rule}`;
    const figures = { hits: 0, judged: 0, frauds: 0, onlyFrauds: 0, onlyHits: 0 };
    for (const row of fired.get(code) ?? []) {
      if (!counted[row]) continue;
      figures.hits += 1;
      if (rules[row] === 1) figures.onlyHits += 1;
      if (counted[row] !== 2) continue;
      figures.judged += 1;
      if (!history.isFraud(row)) continue;
      figures.frauds += 1;
      if (rules[row] === 1) figures.onlyFrauds += 1;
    }
    const overlap = codes
      .filter((other) => other !== code)
      .map((other) => ({ rule: other.slice(RULE.length), count: shared(fired.get(code), fired.get(other)) }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count);
    return {
      rule,
      mode,
      untold,
      failed,
      truncated,
      demoted,
      ...figures,
      share: all.length ? figures.hits / all.length : 0,
      ...(isLabelled ? { precision: wilson(figures.frauds, figures.judged) } : {}),
      overlap,
    };
  });
}

/** @param {Set<number> | undefined} one @param {Set<number> | undefined} other */
function shared(one, other) {
  let count = 0;
  for (const row of one ?? []) if (other?.has(row)) count += 1;
  return count;
}

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Entries in which two objects differ. @param {Record<string, any>} before @param {Record<string, any>} after @param {string[]} but */
function changes(before, after, but) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !but.includes(name) && !same(before[name], after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

/**
 * How two packs differ, as data: entries of the pack, rules that came, went, or changed, by their ids.
 * @param {RulePack} before @param {RulePack} after @returns {import("../lab.js").PackDifference}
 */
export function diffPacks(before, after) {
  const [old, now] = [before, after].map(({ rules }) => new Map(rules.map((rule) => [rule.id, rule])));
  return {
    pack: changes(before, after, ["rules", "log"]),
    added: after.rules.filter(({ id }) => !old.has(id)),
    removed: before.rules.filter(({ id }) => !now.has(id)),
    changed: after.rules.flatMap((rule) => {
      const entries = changes(old.get(rule.id) ?? rule, rule, ["id"]);
      return entries.length ? [{ id: rule.id, entries }] : [];
    }),
  };
}
