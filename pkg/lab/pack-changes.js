// @ts-check
/**
 * How two configurations of a desk differ, change by change: rules, lists, built-in reasons, each as a code and its parameters.
 *
 * In the order in which somebody reads it: the pack, rules in the pack's order, lists, reasons. Words are the reader's page's.
 * Not here: the difference as raw entries (`diffPacks` of rules.js), what a change does to alerts (compare.js).
 */

/** @typedef {import("../lab.js").PackChange} PackChange */
/** @typedef {import("../lab.js").DeskConfig} DeskConfig */
/** @typedef {import("../index.js").Rule} Rule */

/** What a rule leaves out, as the engine takes it. @param {Rule} rule @returns {Partial<Rule>} */
const leftOut = (rule) => ({
  mode: "live",
  weight: 0,
  on: "payment",
  topic: rule.on ?? "payment",
  outcome: /** @type {any} */ ("none"),
});
const RULE_ENTRIES = /** @type {const} */ (["when", "on", "mode", "outcome", "weight", "severity", "topic"]);
/** The share above which a rule goes to shadow, where a pack names none (docs/rules.md). */
const MOST_SHARE = 0.05;

/** @param {DeskConfig} before @param {DeskConfig} after @returns {PackChange[]} */
export function packChanges(before, after) {
  return [
    ...ofPack(before.rulePack, after.rulePack),
    ...ofRules(before.rulePack?.rules ?? [], after.rulePack?.rules ?? []),
    ...ofLists(before.lists ?? {}, after.lists ?? {}),
    ...ofReasons(before.reasons ?? {}, after.reasons ?? {}),
  ];
}

/** @param {DeskConfig["rulePack"]} old @param {DeskConfig["rulePack"]} now @returns {Generator<PackChange>} */
function* ofPack(old, now) {
  if (!old || !now) return; // where there was no pack, each of its rules is new
  if (old.id !== now.id) yield { code: "pack-id", before: old.id, after: now.id };
  if (old.version !== now.version) yield { code: "pack-version", before: old.version, after: now.version };
  const [share, other] = [old, now].map(({ mostShare = MOST_SHARE }) => mostShare);
  if (share !== other) yield { code: "pack-share", before: share, after: other };
}

/** @param {Rule[]} old @param {Rule[]} now @returns {Generator<PackChange>} */
function* ofRules(old, now) {
  const known = new Map(old.map((rule) => [rule.id, rule]));
  for (const rule of now) {
    const one = known.get(rule.id);
    known.delete(rule.id);
    if (one) yield* ofRule(one, rule);
    else yield { code: "rule-added", rule: rule.id, ...told(rule) };
  }
  for (const rule of known.values()) yield { code: "rule-removed", rule: rule.id, ...told(rule) };
}

/** What a rule is, with what it leaves out. @param {Rule} rule */
const told = ({ when, severity, mode = "live", outcome, weight }) => ({
  when,
  severity,
  mode,
  ...(outcome ? { outcome } : {}),
  ...(weight ? { weight } : {}),
});

/** @param {Rule} old @param {Rule} now @returns {Generator<PackChange>} */
function* ofRule(old, now) {
  const rule = now.id;
  for (const entry of RULE_ENTRIES) {
    const [before, after] = [old, now].map((one) => one[entry] ?? leftOut(one)[entry]);
    if (before !== after) yield/** @type {PackChange} */ ({ code: `rule-${entry}`, rule, before, after });
  }
  const locales = new Set([...Object.keys(old.title ?? {}), ...Object.keys(now.title ?? {})]);
  for (const locale of locales) {
    const [before = "", after = ""] = [old.title?.[locale], now.title?.[locale]];
    if (before !== after) yield { code: "rule-title", rule, locale, before, after };
  }
}

/** @param {NonNullable<DeskConfig["lists"]>} old @param {NonNullable<DeskConfig["lists"]>} now @returns {Generator<PackChange>} */
function* ofLists(old, now) {
  for (const list of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [one, other] = [old[list], now[list]];
    if (!one) yield { code: "list-added", list, count: other.length };
    if (!other) yield { code: "list-removed", list, count: one.length };
    const known = new Map((one ?? []).map((entry) => [`${entry.field} ${entry.value}`, entry]));
    for (const { field, value, until } of other ?? []) {
      const key = `${field} ${value}`;
      const before = known.get(key);
      known.delete(key);
      const place = { list, field, value };
      if (!before) yield { code: "entry-added", ...place, ...(until === undefined ? {} : { until }) };
      else if (before.until !== until)
        yield { code: "entry-until", ...place, before: before.until ?? null, after: until ?? null };
    }
    if (other)
      for (const { field, value } of known.values()) yield { code: "entry-removed", list, field, value };
  }
}

/** @param {NonNullable<DeskConfig["reasons"]>} old @param {NonNullable<DeskConfig["reasons"]>} now @returns {Generator<PackChange>} */
function* ofReasons(old, now) {
  for (const reason of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [one, other] = [old[reason] ?? {}, now[reason] ?? {}];
    if (one.mode !== other.mode)
      yield { code: "reason-mode", reason, before: one.mode ?? null, after: other.mode ?? null };
    for (const name of new Set([...Object.keys(one.params ?? {}), ...Object.keys(other.params ?? {})])) {
      const [before = null, after = null] = [one.params?.[name], other.params?.[name]].map((value) =>
        value === undefined ? null : String(typeof value === "object" ? JSON.stringify(value) : value),
      );
      if (before !== after) yield { code: "reason-param", reason, name, before, after };
    }
  }
}
