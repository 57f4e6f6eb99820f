// @ts-check
/**
 * Curves and histograms of a measured replay, as few points as a picture can show.
 *
 * Not here: drawing them (the page's).
 */
import { atOrAbove } from "./ranked.js";
import { probabilityOf } from "./replay.js";

/** More than a chart of a thousand pixels can tell apart. */
const POINTS = 400;
/** Two points of the scale each. */
const BINS = 50;

/** @typedef {import("./measure.js").Measured} Measured */

/** Places of a ranking, dense where the ROC curve rises. @param {import("./ranked.js").Ranked} ranked */
function places(ranked) {
  const { count } = ranked;
  const chosen = new Set([0, count]);
  for (let step = 1; step <= POINTS; step += 1) {
    // Half of them by number in equal ratios, so that the first ten are seen as well as the last million; half in equal steps.
    chosen.add(Math.min(count, Math.round(count ** (step / POINTS))));
    chosen.add(Math.round((count * step) / POINTS));
  }
  return [...new Set([...chosen].map((place) => (place ? ranked.cut(ranked.scores[place - 1]) : 0)))].sort(
    (a, b) => a - b,
  );
}

/** @param {Measured} measured @returns {import("../lab.js").Curve} */
export function curveOf({ ranked }) {
  const genuine = ranked.count - ranked.fraudCount;
  return places(ranked).map((cut) => {
    const frauds = ranked.frauds[cut];
    return {
      threshold: cut ? ranked.scores[cut - 1] : 1,
      alerts: cut,
      precision: cut ? frauds / cut : 1,
      recall: frauds / ranked.fraudCount,
      falsePositiveRate: (cut - frauds) / genuine,
    };
  });
}

/** How many of each label have a score within each bin of the scale from 0 to 100. @param {Measured} measured @returns {import("../lab.js").Histogram} */
export function histogramOf({ ranked, unlabelled, disputed, isLabelled }) {
  const bins = Array.from({ length: BINS }, (_, bin) => ({
    from: (bin * 100) / BINS,
    to: ((bin + 1) * 100) / BINS,
    frauds: 0,
    genuine: 0,
    unlabelled: 0,
  }));
  for (const [bin, entry] of bins.entries()) {
    const low = probabilityOf(entry.from);
    const high = bin === BINS - 1 ? Infinity : probabilityOf(entry.to);
    const [begin, end] = [ranked.cut(high), ranked.cut(low)];
    const frauds = ranked.frauds[end] - ranked.frauds[begin];
    const others = (/** @type {Float64Array} */ scores) => atOrAbove(scores, low) - atOrAbove(scores, high);
    if (isLabelled) {
      entry.frauds = frauds;
      entry.genuine = end - begin - frauds;
      entry.unlabelled = others(unlabelled) + others(disputed);
    } else entry.unlabelled = end - begin;
  }
  return bins;
}
