// @ts-check
/**
 * What the spending charts show, worked out before anything is drawn: which currency, which bars, what the picture says.
 *
 * Amounts stay decimal strings wherever they are printed; numbers are for the geometry and for "about" figures only.
 * Not here: sentences (the catalogues), shapes (bars.js).
 */
import { max, mean } from "d3-array";
import { characters } from "../messages/text.js";
import { isOperatorsAlert } from "../messages/families.js";
import { isWaiting } from "./alerts.view.js";

/**
 * @typedef {import("../index.js").Summary} Summary
 * @typedef {{ byMonth?: Summary, byCategory?: Summary, byCounterparty?: Summary }} Summaries
 * @typedef {{ key: string, amount: string, value: number, share?: number, count: number }} Bar
 * @typedef {{ from: number, to: number, amount: string, value: number, count: number, severity?: string }} Month
 */

/** A month stands out from a third above the others' mean: smaller swings are how months are. */
const STANDS_OUT = 1.33;

/** Currencies, the one with most payments first. @param {Summary | undefined} summary */
export function currencies(summary) {
  return Object.entries(summary?.totals ?? {})
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([currency]) => currency);
}

/**
 * One bar per month, with the gravest open alert in it.
 * @param {Summary} summary @param {string} currency @param {{ lastAt: number, severity: string, audience?: string, state: string }[]} [alerts]
 * @returns {Month[]}
 */
export function months(summary, currency, alerts = []) {
  const grave = ["danger", "warning"];
  return summary.series.map(({ from, to, totals }) => {
    const own = totals[currency];
    const inside = alerts.filter(
      (alert) => alert.lastAt >= from && alert.lastAt < to && isWaiting(alert) && !isOperatorsAlert(alert),
    );
    return {
      from,
      to,
      amount: own?.spent ?? "0",
      value: Math.max(0, Number(own?.spent ?? 0)),
      count: own?.count ?? 0,
      severity: grave.find((severity) => inside.some((alert) => alert.severity === severity)),
    };
  });
}

/**
 * Whole months with payments that an average needs: of two it is the middle between them, and says nothing of the usual.
 */
const LEAST_MONTHS = 3;
/** So many times the others' mean at most is told: beyond it the others are no yardstick, and the sum alone speaks. */
const MOST_TIMES = 20;

/** @param {Month[]} all */
const used = (all) => all.filter(({ value }) => value > 0).length;

/**
 * What the months say. An average, and what is measured by it, only where enough of them were lived in, and of whole ones alone: a
 * bill begins and ends within a month mostly, and nobody says of the first and the last with payments that they are whole.
 * @param {Month[]} all
 */
export function monthsConclusion(all) {
  const highest = all.reduce((best, month) => (month.value > best.value ? month : best), all[0]);
  const value = (/** @type {Month} */ month) => month.value;
  const isUsed = (/** @type {Month} */ month) => month.value > 0;
  const whole = all.slice(all.findIndex(isUsed) + 1, Math.max(0, all.findLastIndex(isUsed)));
  const rest = whole.filter((month) => month !== highest);
  const others = mean(rest, value) ?? 0;
  const hasOthers = used(rest) >= LEAST_MONTHS - 1 && others > 0;
  const hasAverage = used(whole) >= LEAST_MONTHS && used(whole) * 2 > whole.length;
  return {
    highest,
    average: mean(whole, value) ?? 0,
    others,
    times: others > 0 ? highest.value / others : 0,
    hasAverage,
    standsOut:
      hasOthers &&
      used(rest) * 2 > rest.length &&
      highest.value >= others * STANDS_OUT &&
      highest.value <= others * MOST_TIMES,
    isAlike: hasAverage && hasOthers && highest.value < others * STANDS_OUT,
  };
}

/** Groups with spending, the largest first: what can be drawn. @param {Summary} summary @param {string} currency @returns {Bar[]} */
export const bars = (summary, currency) => rows(summary, currency).filter(({ value }) => value > 0);

/**
 * Groups that cost something or got more back than they cost, the largest first: what a table holds. What is less than
 * nothing has no share.
 * @param {Summary} summary @param {string} currency @returns {Bar[]}
 */
export function rows(summary, currency) {
  return summary.groups
    .filter(({ totals }) => Number(totals[currency]?.spent ?? 0) !== 0)
    .map(({ key, totals, share }) => ({
      key,
      amount: totals[currency].spent,
      value: Number(totals[currency].spent),
      share,
      count: totals[currency].count,
    }))
    .sort((a, b) => b.value - a.value);
}

/** The top of the scale: never 0, so that an empty chart still has an axis. @param {{ value: number }[]} all */
export const top = (all) => max(all, ({ value }) => value) || 1;

/**
 * Shortens a label to a width: Chinese characters are a font-size wide, others about .56 of it.
 * @param {string} label @param {number} width px @param {number} size px
 */
export function fitted(label, width, size) {
  let used = 0;
  let kept = "";
  let before = "";
  for (const character of characters(label)) {
    used += size * (/[\u2e80-\uffef]/.test(character) ? 1 : 0.56);
    if (used > width) return `${before}…`;
    before = kept;
    kept += character;
  }
  return label;
}
