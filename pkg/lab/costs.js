// @ts-check
/**
 * What mistakes cost: at a threshold, at the best one, and over four decades of how much worse a missed fraud is than a false alert.
 *
 * Not here: how many mistakes there are (ranked.js).
 */

/** From one to ten thousand, ten steps to a decade. */
const RATIOS = Array.from({ length: 41 }, (_, step) => 10 ** (step / 10));

/** What one missed fraud costs. @param {number} value @param {import("../lab.js").Costs} costs */
export const costOf = (value, { missedShare, missedFixed }) => missedShare * value + missedFixed;

/**
 * Cost of the mistakes when the first so many are flagged.
 * @param {import("./ranked.js").Ranked} ranked @param {number} cut @param {import("../lab.js").Costs} costs
 */
export function costAt(ranked, cut, { missedShare, missedFixed, falseFixed }) {
  const missed = ranked.fraudCount - ranked.frauds[cut];
  const missedValue = ranked.fraudValue[ranked.count] - ranked.fraudValue[cut];
  return missedShare * missedValue + missedFixed * missed + falseFixed * (cut - ranked.frauds[cut]);
}

/**
 * The threshold at which mistakes cost least, with hindsight over these very rows.
 * @param {import("./ranked.js").Ranked} ranked @param {import("../lab.js").Costs} costs
 */
export function cheapest(ranked, costs) {
  let best = { cut: 0, cost: costAt(ranked, 0, costs) };
  const { scores, count } = ranked;
  for (let end = 1; end <= count; end += 1) {
    if (end < count && scores[end] === scores[end - 1]) continue;
    const cost = costAt(ranked, end, costs);
    if (cost < best.cost) best = { cut: end, cost };
  }
  return { threshold: best.cut ? scores[best.cut - 1] : Infinity, cost: best.cost };
}

/** Corners of the ROC curve's upper hull: one of them is best for any ratio (Provost and Fawcett, 2001). @param {import("./ranked.js").Ranked} ranked */
export function hullOf(ranked) {
  /** @type {{ cut: number, falses: number, frauds: number }[]} */
  const hull = [{ cut: 0, falses: 0, frauds: 0 }];
  for (const cut of ranked.cuts()) {
    const point = { cut, falses: cut - ranked.frauds[cut], frauds: ranked.frauds[cut] };
    for (;;) {
      const last = hull[hull.length - 1];
      const before = hull[hull.length - 2];
      if (!before) break;
      const turn =
        (last.falses - before.falses) * (point.frauds - before.frauds) -
        (last.frauds - before.frauds) * (point.falses - before.falses);
      if (turn < 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

/**
 * At each ratio the cost of a threshold and of the best one, as shares of what the cheaper of always and never costs.
 * @param {import("./ranked.js").Ranked} ranked @param {ReturnType<typeof hullOf>} hull @param {number} cut
 * @returns {import("../lab.js").CostPoint[]}
 */
export function costCurve(ranked, hull, cut) {
  const frauds = ranked.fraudCount;
  const genuine = ranked.count - frauds;
  return RATIOS.map((ratio) => {
    const cost = (/** @type {number} */ falses, /** @type {number} */ found) =>
      falses + ratio * (frauds - found);
    const trivial = Math.min(genuine, ratio * frauds);
    const best = Math.min(...hull.map((corner) => cost(corner.falses, corner.frauds)));
    return {
      ratio,
      here: cost(cut - ranked.frauds[cut], ranked.frauds[cut]) / trivial,
      best: best / trivial,
    };
  });
}
