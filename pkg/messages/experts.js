// @ts-check
/**
 * The same reasons for analysts and for machines: numbers instead of sentences, and codes instead of words.
 *
 * An analyst is shown what the score is made of: each reason's share of the log-odds, what it does to the odds, the values
 * it read, the baseline, and by which versions. A machine gets codes and parameters that no locale changes.
 * Both are for a desk and its logs: they tell every reason that they are given, the operator's with its audience. What is
 * given was settled by `Config.audience`; neither is for a payer's eyes.
 * Not here: what people are told (describe.js).
 */
import { SentinelError } from "../error.js";
import { data, reading, text } from "../given.js";
import { message } from "./catalogues.js";
import { format, printedValues } from "./describe.js";
import { familyOf, isOperators } from "./families.js";
import { REASONS } from "./reasons.js";
import { settledIn } from "./text.js";

/**
 * @typedef {import("./describe.js").Reason} Reason
 * @typedef {{ mask?: boolean } & import("./clock.js").Clock} Options
 * @typedef {{ reasons?: Reason[], base?: number, probability?: number, score?: number, outcome?: string, severity?: string, count?: number }} Judged
 * @typedef {{ version?: string, scoring?: number, module?: string, config?: string, features?: Record<string, number>, learnt?: { trust: number }, result: Judged }} Receipt
 */

/** Three digits tell any two reasons apart that are worth telling apart. */
const DIGITS = { maximumFractionDigits: 3 };

/**
 * @param {Judged | Receipt | Reason} what an assessment, an alert, a receipt, or one reason
 * @param {string} locale @param {Options & { version?: string, scoring?: number } | null} [options]
 */
export function describeForAnalyst(what, locale, options) {
  text(locale, "locale"); // Intl would read a list, however long it says it is
  return reading("what", () => forAnalyst(judgedOf(what), locale, options ?? {}));
}

/** @param {unknown} what */
function judgedOf(what) {
  const own = data(what, "what");
  if (typeof own !== "object" || own === null || Array.isArray(own))
    throw new SentinelError(
      "field-type",
      "`what` has to be an assessment, an alert, a receipt or a reason.",
      { field: "what" },
    );
  return own;
}

/** @param {Judged | Receipt | Reason} what @param {string} locale @param {Options & { version?: string, scoring?: number }} options */
function forAnalyst(what, locale, options) {
  const receipt = "result" in what ? what : undefined;
  const judged = receipt
    ? receipt.result
    : /** @type {Judged} */ ("code" in what ? { reasons: [what] } : what);
  const number = (/** @type {number} */ value) => format.number(value, locale, DIGITS);
  const reasons = (judged.reasons ?? []).map((reason) => {
    const { code, contribution = 0, unless } = reason;
    const values = Object.entries(printedValues(reason, locale, options)).map(([name, value]) =>
      message("analyst.value", locale, {
        name,
        value: typeof value === "number" ? number(value) : String(value).trim(),
      }),
    );
    if (unless && !options.mask) {
      const bound = printedValues(
        { code, params: { ...reason.params, [unless.field]: unless.bound } },
        locale,
        options,
      )[unless.field];
      values.push(
        message("analyst.unless", locale, {
          field: unless.field,
          op: unless.op,
          bound: bound ?? String(unless.bound),
        }),
      );
    }
    return {
      code,
      share: message("analyst.share", locale, {
        nats: number(contribution),
        odds: format.number(Math.exp(contribution), locale, { maximumSignificantDigits: 3 }),
      }),
      values,
    };
  });
  const lines = [];
  if (judged.probability !== undefined) {
    lines.push(
      message("analyst.score", locale, {
        probability: format.number(judged.probability, locale, { maximumSignificantDigits: 3 }),
        score: number(judged.score ?? 0),
        outcome: message(`outcome.${judged.outcome}`, locale),
      }),
    );
  }
  if (judged.base !== undefined)
    lines.push(message("analyst.baseline", locale, { nats: number(judged.base) }));
  const version = receipt?.version ?? options.version;
  if (version !== undefined)
    lines.push(
      message("analyst.version", locale, {
        version,
        scoring: String(receipt?.scoring ?? options.scoring ?? "–"),
      }),
    );
  if (receipt) {
    lines.push(
      message("analyst.learnt", locale, { share: format.percent(receipt.learnt?.trust ?? 0, locale) }),
    );
    if (receipt.config) lines.push(message("analyst.config", locale, { config: receipt.config }));
  }
  const features = Object.entries(receipt?.features ?? {}).map(([name, byte]) =>
    message("analyst.feature", locale, { name, value: number(byte / 16) }),
  );
  return { lines, reasons, features };
}

/**
 * Codes and parameters alone: nothing in it depends on a locale. Texts are one line each, since logs are read line by line.
 * @param {Judged | Reason} what @param {{ mask?: boolean } | null} [options]
 */
export function describeForMachine(what, options) {
  return reading("what", () => forMachine(judgedOf(what), options?.mask ?? false));
}

/** @param {Judged | Reason} what @param {boolean} mask */
function forMachine(what, mask) {
  const judged = /** @type {Judged} */ ("code" in what ? { reasons: [what] } : what);
  const { severity, outcome, probability, base, count } = judged;
  const reasons = (judged.reasons ?? []).map(({ code, audience, contribution, params = {}, unless }) => ({
    code,
    audience: isOperators({ code, audience }) ? "operator" : "holder",
    ...(familyOf(code) && { family: familyOf(code) }),
    ...(contribution !== undefined && { contribution }),
    params: settledIn(mask ? withoutPersons(code, params) : params),
    ...(unless && !mask && { unless }),
  }));
  return Object.fromEntries(
    Object.entries({ severity, outcome, probability, base, count, reasons }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

/** Names and amounts left out, so that what is left may be logged. @param {string} code @param {Record<string, unknown>} params */
function withoutPersons(code, params) {
  const kinds = REASONS[code]?.params ?? {};
  return Object.fromEntries(
    Object.entries(params).filter(
      ([name]) => kinds[name] !== undefined && kinds[name] !== "name" && kinds[name] !== "money",
    ),
  );
}
