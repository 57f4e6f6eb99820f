// @ts-check
/**
 * Codes and parameters into sentences: an alert, a reason, an assessment or a case, told in any locale that has texts.
 *
 * The core speaks in codes so that it stays small and language-free; whoever shows an alert calls `describe`.
 * Not here: the texts (catalogues.js), failures (failure.js), the look (../elements), how a value is printed (format.js).
 */
import { SentinelError } from "../error.js";
import * as given from "../given.js";
import { ageOf } from "../help/age.js";
import { adviceOn } from "./advice.js";
import { describeBefore } from "./before.js";
import { describeCase } from "./case.js";
import { formatLocale, hasMessage, hasOwn, message, wanted, whole, wrong } from "./catalogues.js";
import { clockOf } from "./clock.js";
import { familyOf, isOperators, isOperatorsAlert, isRule } from "./families.js";
import { describeRule } from "./rule.js";
import * as format from "./format.js";
import { describeLink, isLink } from "./link.js";
import { REASONS } from "./reasons.js";
import { settled, settledIn } from "./text.js";

export { format } from "./guarded-format.js";

/** @typedef {{ code: string, audience?: string, contribution?: number, params?: Record<string, string | number | boolean>, unless?: { field: string, op: string, bound: string | number } }} Reason */
/** @typedef {{ topic: string, severity: string, count?: number, reasons: Reason[] }} Alert */
/**
 * @typedef {{ mask?: boolean, timeZone?: string, utcOffset?: number, offsets?: import("./clock.js").Clock["offsets"],
 *   audience?: string, payment?: import("./before.js").Payment | null, now?: number }} Options
 */
/** @typedef {{ title: string, body: string, why: string[], advice: string[] }} Description */

/** Parameters of kind "number" that count things: always said as whole numbers. */
const COUNTS = new Set([
  ...[
    "accounts",
    "challenges",
    "count",
    "credits",
    "devices",
    "errorKm",
    "failures",
    "genuine",
    "held",
    "holidays",
    "km",
    "logins",
  ],
  ...["payments", "refused", "steps", "uses"],
]);
/** A report counts by what its account does not explain, at most as one: there are no fewer than the next whole number. */
const AT_LEAST = new Set(["frauds"]);
/** Times that are 0 where there is none to tell, or where it is of this very hour: what would name them is left out. */
const NONE_AT_ZERO = new Set(["counterparty-risk.sinceMs", "lingering-suspicion.sinceMs"]);
/** A category's name; a text that is none of the known codes is the user's own and stays. @param {string} code @param {string} locale */
export function category(code, locale) {
  wanted(locale);
  if (typeof code !== "string") throw wrong("code", "a category's code");
  if (!code) return message("category.none", locale);
  return hasMessage(`category.${code}`, locale) ? message(`category.${code}`, locale) : settled(code);
}

/**
 * A parameter as its kind is printed.
 * @param {string} name @param {import("./reasons.js").Kind | undefined} kind @param {string | number | boolean | undefined} value
 * @param {string} locale @param {Options & { currency?: string }} options @returns {string | number}
 */
function print(name, kind, value, locale, options) {
  if (kind === "name") {
    const given = settled(value);
    if (!given) return message("name.unnamed", locale);
    return message("name.known", locale, { name: options.mask ? format.maskName(given) : given });
  }
  if (value === undefined) return "";
  switch (kind) {
    case "money":
      return options.mask
        ? format.maskMoney(options.currency ?? "", locale)
        : format.money(String(value), options.currency ?? "", locale);
    case "share":
      return Number(value) < 0.01
        ? message("share.below-one", locale)
        : message("share.about", locale, { value: format.percent(Number(value), locale) });
    case "duration": {
      const { unit, value: amount } = format.durationParts(Number(value));
      return message(`duration.${unit}`, locale, { value: amount });
    }
    case "category":
      return value === "" ? message("category.all", locale) : category(String(value), locale);
    case "country":
      return format.country(String(value), locale);
    case "term":
      return message(`term.${value}`, locale);
    case "hour":
      return format.hour(Number(value), locale);
    case "time":
      return format.time(Number(value), locale, { style: "day", ...clockOf(options) });
    case "number": {
      const n = Number(value);
      // Plurals and grouping are the catalogue's. Habits fade, so a count of what they rest on may have a fraction.
      if (Number.isInteger(n) || COUNTS.has(name)) return Math.round(n);
      if (AT_LEAST.has(name)) return Math.ceil(n);
      if (n > 0 && n < 1) return message("number.below-one", locale);
      // Nobody makes 1.3 payments: what is usual is told by the whole numbers on either side, where these are few.
      if (name === "usual" && n > 0 && n < FEW)
        return message("number.between", locale, { low: Math.floor(n), high: Math.ceil(n) });
      return message("number.about", locale, {
        value: format.number(n, locale, { maximumSignificantDigits: 2 }),
      });
    }
    default:
      return typeof value === "number" ? value : settled(value);
  }
}

/** Up to which a count is told by its neighbours; from there on "about 12" is what a person would say. */
const FEW = 10;

/** Families whose advice is for the moment in which money leaves. */
const DANGERS = new Set(["takeover", "scam", "anomaly"]);

/** Kinds that are printed from a number, be it a decimal string. */
const NUMERIC = new Set(["money", "number", "share", "duration", "hour", "time"]);

/** @param {import("./reasons.js").Kind | undefined} kind @param {unknown} value */
function canBeSaid(kind, value) {
  if (value === undefined || value === null || value === "")
    return (kind === "name" || kind === "category") && value === "";
  return !NUMERIC.has(kind ?? "") || Number.isFinite(Number(value));
}

/** Kinds of what advice on an account's protection is told with: no reason of the core's registry. @type {Record<string, import("./reasons.js").Kind>} */
const OF_CHECKUP = {
  at: "time",
  length: "number",
  least: "number",
  devices: "number",
  facts: "number",
  of: "number",
  uses: "number",
};

/** @param {Reason} reason @param {string} locale @param {Options} options */
function printed(reason, locale, options) {
  const isAdvice = reason.code.startsWith("checkup-");
  const kinds = REASONS[reason.code]?.params ?? (isAdvice ? OF_CHECKUP : {});
  const given = typeof reason.params === "object" && reason.params !== null ? reason.params : {};
  const currency = String(given.currency ?? "");
  /** @type {Record<string, string | number>} */
  const values = {};
  // An alert that was kept from before is told as it was told then.
  if (kinds.mixed && given.spent !== undefined) values.mixed = "false";
  if (kinds.refused === "boolean" && given.amount !== undefined) values.refused = "false";
  for (const name of Object.keys(given)) {
    if (
      !canBeSaid(kinds[name], given[name]) ||
      (given[name] === 0 && NONE_AT_ZERO.has(`${reason.code}.${name}`))
    )
      continue;
    values[name] = print(name, kinds[name], given[name], locale, { ...options, currency });
  }
  return { values, currency };
}

/** A reason's parameters as they are printed, by name: for other renderings. @param {Reason} reason @param {string} locale @param {Options} [options] */
export const printedValues = (reason, locale, options = {}) =>
  given.reading(
    "reason",
    () => printed(given.data(reason, "reason") ?? {}, formatLocale(wanted(locale)), options ?? {}).values,
  );

/** @param {Reason} reason @param {string} locale @param {Options} options @returns {Description} */
function describeReason(reason, locale, options) {
  if (isRule(reason.code)) return describeRule(reason, locale);
  if (!hasMessage(`${reason.code}.title`, locale)) {
    const body = message("reason.unknown", locale, { code: settled(reason.code) });
    return { title: body, body, why: [], advice: [] };
  }
  const { values, currency } = printed(reason, locale, options);
  const say = (/** @type {string} */ part) => whole(`${reason.code}.${part}`, locale, values);
  const title = say("title") ?? message(`${reason.code}.title`, locale);
  const usual = say("usual");
  const why = usual === undefined ? [] : [usual];
  if (
    reason.unless &&
    canBeSaid(REASONS[reason.code]?.params[reason.unless.field], reason.unless.bound) &&
    hasMessage(`${reason.code}.unless`, locale)
  ) {
    const kind = REASONS[reason.code]?.params[reason.unless.field];
    why.push(
      message(`${reason.code}.unless`, locale, {
        ...values,
        bound: print(reason.unless.field, kind, reason.unless.bound, locale, { ...options, currency }),
      }),
    );
  }
  if (isLowerBound(reason)) why.push(message("reason.at-least", locale));
  // A reason that a host kept without its parameters is told by its title: no sentence has a hole.
  return { title, body: say("seen") ?? title, why, advice: say("advice")?.split("\n") ?? [] };
}

/** Says whose doing it would be, and not in passing. @param {Reason} reason @param {Reason} first */
function isSpecific(reason, first) {
  const family = familyOf(reason.code);
  return (
    (family === "takeover" || family === "scam") &&
    2 * (reason.contribution ?? 0) >= (first.contribution ?? 0)
  );
}

/** The reason whose advice is given: a takeover's or a scam's where one speaks at least half as loud as the first. @template {Reason} R @param {readonly R[]} reasons @returns {R} */
const loudest = (reasons) => reasons.find((reason) => isSpecific(reason, reasons[0])) ?? reasons[0];

/**
 * Advice on what happened longer ago than anything can be stopped: of last spring nobody is told to hang up. Nothing where it is of these
 * days, or where nobody says what day it is. @param {{ lastAt?: number }} alert @param {Reason} reason @param {string} locale @param {Options} options
 */
function adviceLater({ lastAt }, reason, locale, { now }) {
  const family = familyOf(reason.code) ?? "";
  if (now === undefined || lastAt === undefined || !DANGERS.has(family)) return undefined;
  const age = ageOf(lastAt, now);
  if (age === "fresh") return undefined;
  return adviceOn(family === "scam" ? "deceived" : "not-mine", lastAt, now, locale);
}

/** Its counts and sums are of the latest payments alone, since earlier ones of the same stretch are not kept. @param {Reason} reason */
const isLowerBound = ({ params }) => params?.atLeast === true;

/** What a reason says before the payment is made, and what is usual. @param {Reason} reason @param {string} locale @param {Options} options */
function before(reason, locale, options) {
  if (isRule(reason.code)) return [describeRule(reason, locale).title];
  if (!hasMessage(`${reason.code}.title`, locale))
    return [message("reason.unknown", locale, { code: reason.code })];
  const { values } = printed(reason, locale, options);
  const say = (/** @type {string} */ part, /** @type {string} */ otherwise) => {
    const [now, told] = [part, otherwise].map((name) => `${reason.code}.${name}`);
    // A host's language that has the alert's sentence only is told in it, rather than in English.
    return whole(
      hasOwn(now, locale) || (hasMessage(now, locale) && !hasOwn(told, locale)) ? now : told,
      locale,
      values,
    );
  };
  return [
    say("before", "seen") ?? message(`${reason.code}.title`, locale),
    say("usual-before", "usual"),
    isLowerBound(reason) ? message("reason.at-least", locale) : undefined,
  ].filter((line) => line !== undefined);
}

/** @param {string} field */
const notAllowed = (field) =>
  new SentinelError(
    "audience-not-allowed",
    "This is the operator's desk's to read, and never shown to a payer. For the desk, pass `{ audience: \"operator\" }`.",
    { field },
  );

/** @param {any} reason @returns {Reason} */
function reasonOf(reason) {
  if (typeof reason?.code !== "string") throw wrong("code", "a reason's code");
  return reason;
}

/**
 * An alert or a reason in sentences: `title` names it, `body` says what was seen, `why` what is usual, `advice` what to do.
 * An alert is told by its strongest reason; the others are in `why`. Advice is one reason's whole, never a mixture: the first
 * one's, or that of a takeover or a scam where one speaks at least half as loud, since what helps against the one harms in the other.
 * With `mask`, names show their first character only, and amounts none of their digits. A support case is told in the payer's
 * words, with two more forms of it: `text` to copy or print, and `short` in at most 300 characters. An assessment is worded for
 * before the payment is made; `payment` is the event that was assessed. What is the operator's is refused, and left out of what
 * is not, unless `audience` says that the desk reads.
 * @param {any} what @param {string} locale @param {Options | null} [options] @returns {any}
 */
export function describe(what, locale, options) {
  return given.reading("what", () =>
    described(given.data(what, "what"), formatLocale(wanted(locale)), options ?? {}),
  );
}

/** @param {any} what @param {string} locale @param {Options} options @returns {any} */
function described(what, locale, options) {
  if (typeof what !== "object" || what === null) throw wrong("what", "an alert, a reason or a case");
  const isDesk = options.audience === "operator" || options.audience === "all";
  if ("problem" in what && "timeline" in what) {
    if (!isDesk && isOperators({ code: what.problem?.code })) throw notAllowed("problem");
    return caseOf(what, locale, options);
  }
  if (isLink(what)) {
    return describeLink(what, {
      message: (key, values) => message(key, locale, values),
      has: (key) => hasMessage(key, locale),
      money: (amount, currency) => print("amount", "money", amount, locale, { ...options, currency }),
    });
  }
  if (!("reasons" in what)) {
    if (!isDesk && isOperators(reasonOf(what))) throw notAllowed("code");
    return describeReason(reasonOf(what), locale, options);
  }
  if (!Array.isArray(what.reasons)) throw wrong("reasons", "an array of reasons");
  const shown = what.reasons
    .map(reasonOf)
    .filter((/** @type {Reason} */ reason) => isDesk || !isOperators(reason));
  if ("outcome" in what && !("severity" in what))
    return assessmentOf({ ...what, reasons: shown }, locale, options);
  if (!isDesk && isOperatorsAlert(what)) throw notAllowed("audience");
  const [first, ...others] = shown.map((/** @type {Reason} */ reason) => ({
    reason,
    said: describeReason(reason, locale, options),
  }));
  if (!first) return { title: message(`severity.${what.severity}`, locale), body: "", why: [], advice: [] };
  const why = [
    ...first.said.why,
    ...others.flatMap((/** @type {{ said: Description }} */ { said }) => [said.body, ...said.why]),
  ];
  const loud = loudest(shown);
  const { said } = /** @type {typeof first} */ ([first, ...others].find(({ reason }) => reason === loud));
  const advice = adviceLater(what, loud, locale, options) ?? said.advice;
  // A digest says by itself how many it holds; its `count` would say another number beside it.
  if ((what.count ?? 1) > 1 && !first.reason.code.endsWith("-digest"))
    why.push(message("alert.count", locale, { count: what.count ?? 1 }));
  return { title: first.said.title, body: first.said.body, why, advice };
}

/** @param {import("./before.js").Assessment} assessment @param {string} locale @param {Options} options */
function assessmentOf(assessment, locale, options) {
  return describeBefore(assessment, options.payment, {
    message: (key, values) => message(key, locale, values),
    reason: (reason) => before(reason, locale, options),
    money: (amount, currency) => print("amount", "money", amount, locale, { ...options, currency }),
    name: (name) => print("counterparty", "name", typeof name === "string" ? name : "", locale, options),
    loudest,
  });
}

/** @param {any} what @param {string} locale @param {Options} options */
function caseOf(what, locale, options) {
  if (typeof what.problem?.code !== "string") throw wrong("problem", "a case's problem, with its code");
  return describeCase(settledIn(what), {
    locale,
    now: options.now,
    clock: clockOf(options, what),
    say: (key, values) => message(key, locale, values),
    has: (key) => hasMessage(key, locale),
    title: (reason) => describeReason(reason, locale, { ...options, ...clockOf(options, what) }).title,
    name: (name) => String(print("counterparty", "name", name ?? "", locale, options)),
    money: ({ amount, currency }) =>
      String(print("amount", "money", amount, locale, { ...options, currency })),
  });
}
