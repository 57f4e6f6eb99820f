// @ts-check
/**
 * Figures of a replay that are the same at every threshold: how well it ranks, and whether its probabilities mean what they say.
 * Not here: what a threshold changes (measure.js).
 */
import { brier, calibrationLine, reliability } from "./calibration.js";
import { DAY } from "./history.js";
import { cardPrecision } from "./ranking.js";

/** @param {import("./measure.js").Measured} measured @param {number} cards @returns {import("../lab.js").Overall} */
export function overallOf(measured, cards) {
  const { history, ranked, replay, judged, isLabelled } = measured;
  const base = {
    rows: measured.all.length,
    judged: isLabelled ? judged.length : 0,
    frauds: isLabelled ? ranked.fraudCount : 0,
    unlabelled: isLabelled ? measured.unlabelled.length : measured.all.length - measured.disputed.length,
    disputed: measured.disputed.length,
    accounts: history.accountCount,
    days: measured.dayCount,
  };
  if (!isLabelled) return base;
  const labels = Uint8Array.from(judged, (row) => (history.isFraud(row) ? 1 : 0));
  const scores = Float64Array.from(judged, (row) => replay.probabilities[row]);
  const { score, rate, skill } = brier(scores, labels);
  return {
    ...base,
    averagePrecision: ranked.averagePrecision(),
    rocAuc: ranked.rocAuc(),
    cards,
    cardPrecision: cardPrecision(
      {
        days: Uint16Array.from(judged, (row) => Math.floor(history.at.values[row] / DAY) - measured.firstDay),
        accounts: Uint32Array.from(judged, (row) => history.account.values[row]),
        frauds: labels,
        scores,
      },
      Uint32Array.from(judged, (_, position) => position),
      cards,
    ),
    calibration: {
      brier: score,
      baseRate: rate,
      skill,
      ...calibrationLine(scores, labels),
      payments: judged.length,
      reliability: reliability(scores, labels),
    },
    floors: [
      ...measured.floors.map(({ name, averagePrecision, rocAuc }) => ({ name, averagePrecision, rocAuc })),
      // One run of equal scores: its precision is the base rate, and half of all pairs are in order.
      { name: "always", averagePrecision: rate, rocAuc: 0.5 },
      { name: "never", averagePrecision: rate, rocAuc: 0.5 },
    ],
  };
}
