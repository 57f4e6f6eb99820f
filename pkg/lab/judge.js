// @ts-check
/**
 * The record of a run judged: each test week, the means over the weeks, calibration over the four weeks together.
 *
 * Not here: whether the figures are good (goals.js), and how they are shown (report.js).
 */
import { brier, calibrationLine, reliability } from "./calibration.js";
import { averagePrecision, cardPrecision, rocAuc } from "./ranking.js";
import { testSet, testWeeks } from "./protocol.js";
import { DAY } from "./history.js";

/** The book's: as many cards as its investigators can look into in a day. */
const CARDS = 100;

/**
 * @typedef {{ auc: number, ap: number, cp100: number }} Figures
 * @typedef {Figures & { day: number, date: string, payments: number, frauds: number }} Week
 * @typedef {{ weeks: Week[], first?: Week, four: Figures & { weeks: number }, all: Figures & { weeks: number }, calibration?: Calibration }} Judgement
 * @typedef {{ brier: number, baseRate: number, skill: number, slope: number, intercept: number, payments: number, reliability: { predicted: number, observed: number, count: number }[] }} Calibration
 */

/** @param {import("../lab.js").JudgedRecord} record @param {number} [from] the first test week's day @returns {Judgement} */
export function judge(record, from) {
  const { four, all } = testWeeks(record.dayCount, from);
  const sets = new Map(all.map((day) => [day, testSet(record, day)]));
  const weeks = all.map((day) => week(record, day, /** @type {Uint32Array} */ (sets.get(day))));
  const ofFour = weeks.filter(({ day }) => four.includes(day));
  return {
    weeks,
    first: ofFour[0],
    four: means(ofFour),
    all: means(weeks),
    calibration: ofFour.length
      ? calibration(record, Uint32Array.from(four.flatMap((day) => [...(sets.get(day) ?? [])])))
      : undefined,
  };
}

/** @template {Float64Array | Uint8Array} T @param {T} column @param {Uint32Array} positions @returns {T} */
function at(column, positions) {
  return /** @type {T} */ (
    new /** @type {any} */ (column.constructor)(positions.length).map(
      (/** @type {number} */ _, /** @type {number} */ place) => column[positions[place]],
    )
  );
}

/** @param {import("../lab.js").JudgedRecord} record @param {number} day @param {Uint32Array} judged @returns {Week} */
function week(record, day, judged) {
  const scores = at(record.scores, judged);
  const labels = at(record.frauds, judged);
  return {
    day,
    date: new Date(record.firstDay + day * DAY).toISOString().slice(0, 10),
    payments: judged.length,
    frauds: labels.reduce((sum, label) => sum + label, 0),
    auc: rocAuc(scores, labels),
    ap: averagePrecision(scores, labels),
    cp100: cardPrecision(record, judged, CARDS),
  };
}

/** @param {Week[]} weeks */
function means(weeks) {
  const mean = (/** @type {keyof Figures} */ key) =>
    weeks.reduce((sum, week) => sum + week[key], 0) / weeks.length;
  return { weeks: weeks.length, auc: mean("auc"), ap: mean("ap"), cp100: mean("cp100") };
}

/** @param {import("../lab.js").JudgedRecord} record @param {Uint32Array} judged @returns {Calibration} */
function calibration(record, judged) {
  const scores = at(record.scores, judged);
  const labels = at(record.frauds, judged);
  const { score, rate, skill } = brier(scores, labels);
  return {
    brier: score,
    baseRate: rate,
    skill,
    ...calibrationLine(scores, labels),
    payments: judged.length,
    reliability: reliability(scores, labels),
  };
}
