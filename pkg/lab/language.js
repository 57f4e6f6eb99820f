// @ts-check
/**
 * The language of rules as an editor offers it: functions and methods, what each takes and gives.
 *
 * One table, and the engine is asked which of it it knows, so that an editor offers what this very build takes. Facts, codes and
 * names of lists are the engine's and the configuration's own (`about().ruleFacts`, `reasonCodes`, `Config.lists`).
 * Not here: where in a text which of them fits (complete.js); the language itself, which docs/rules.md tells.
 */
import { checkPack } from "./rules.js";

/** @typedef {import("../lab.js").RuleFunction} RuleFunction */

/** Fields that a window may be narrowed to or counted by. */
const FIELDS = ["counterparty", "device", "instrument", "channel", "category", "mcc", "country"];

/** @type {RuleFunction[]} */
const TABLE = [
  { name: "has", takes: "fact", gives: "bool", example: "has(event.mcc)" },
  { name: "size", takes: "string", gives: "int", example: "size(event.currency) > 0" },
  { name: "strength", takes: "reason", gives: "decimal", example: 'strength("velocity") > 0' },
  { name: "list", takes: "list", gives: "bool", example: 'list("block")' },
  { name: "duration", takes: "text", gives: "duration", example: 'duration("1h") > duration("1m")' },
  {
    name: "timestamp",
    takes: "text",
    gives: "timestamp",
    example: 'event.at > timestamp("2026-01-31T00:00:00Z")',
  },
  { name: "startsWith", of: "string", takes: "string", gives: "bool", example: 'event.type.startsWith("a")' },
  { name: "endsWith", of: "string", takes: "string", gives: "bool", example: 'event.type.endsWith("a")' },
  { name: "contains", of: "string", takes: "string", gives: "bool", example: 'event.type.contains("a")' },
  { name: "size", of: "string", gives: "int", example: "event.type.size() > 0" },
  { name: "window", takes: "text", gives: "window", example: 'window("1d").count() > 0' },
  { name: "count", of: "window", gives: "int", example: 'window("1d").count() > 0' },
  { name: "sum", of: "window", gives: "decimal", example: 'window("1d").sum() > 0' },
  { name: "max", of: "window", gives: "decimal", example: 'window("1d").max() > 0' },
  { name: "failures", of: "window", gives: "int", example: 'window("1d").failures() > 0' },
  { name: "truncated", of: "window", gives: "bool", example: 'window("1d").truncated()' },
  ...["same", "distinct"].map(
    (name) =>
      /** @type {RuleFunction} */ ({
        name,
        of: "window",
        takes: "field",
        gives: name === "same" ? "window" : "int",
        example: `window("1d").${name}("counterparty")${name === "same" ? ".count()" : ""} > 0`,
      }),
  ),
];

/** Which of these expressions an engine takes. @param {import("../lab.js").SentinelClass} Sentinel @param {string[]} expressions */
function taken(Sentinel, expressions) {
  const rules = expressions.map((when, place) => ({
    id: `f${place}`,
    when,
    severity: /** @type {const} */ ("info"),
  }));
  const faults = checkPack(Sentinel, { id: "table", version: "1", rules }, { block: [] });
  const wrong = new Set(faults.map(({ field }) => field));
  return expressions.map((_, place) => !wrong.has(`rulePack.rules.${place}.when`));
}

/**
 * All names that an engine's rules may say, but those of its lists, which are its configuration's.
 * @param {import("../lab.js").SentinelClass} Sentinel @param {import("../index.js").About} about
 * @returns {import("../lab.js").RuleLanguage}
 */
export function ruleLanguage(Sentinel, about) {
  const { ruleFacts, useFacts, reasonCodes } = about;
  const functions = taken(
    Sentinel,
    TABLE.map(({ example }) => example),
  );
  const fields = taken(
    Sentinel,
    FIELDS.map((field) => `window("1d").same("${field}").count() > 0`),
  );
  const reasons = taken(
    Sentinel,
    reasonCodes.map((code) => `strength("${code}") > 0`),
  );
  return {
    facts: ruleFacts,
    useFacts,
    functions: TABLE.filter((_, place) => functions[place]),
    fields: FIELDS.filter((_, place) => fields[place]),
    reasons: reasonCodes.filter((_, place) => reasons[place]),
  };
}
