// @ts-check
/**
 * Two replays of one history side by side: which alerts the challenger gains and which it loses.
 *
 * Not here: the figures of each (measure.js).
 */
import { DAY } from "./history.js";

/** @typedef {import("./measure.js").Measured} Measured */

/** More than this nobody reads through; counts are of all. */
const EXAMPLES = 20;

/**
 * @param {Measured} champion @param {Measured} challenger of the same history
 * @param {{ champion: number, challenger: number, segment?: string }} thresholds probabilities
 * @returns {import("../lab.js").Difference}
 */
export function compare(champion, challenger, thresholds) {
  const { history } = champion;
  const side = () => ({
    alerts: 0,
    frauds: 0,
    genuine: 0,
    unknown: 0,
    value: 0,
    rows: /** @type {number[]} */ ([]),
  });
  const [gained, lost] = [side(), side()];
  const column = thresholds.segment === undefined ? undefined : history.further.get(thresholds.segment);
  /** @type {Map<string, { gained: number, lost: number }>} */
  const segments = new Map();
  /** @type {Map<number, { gained: number, lost: number }>} */
  const days = new Map();
  const count = (
    /** @type {Map<any, { gained: number, lost: number }>} */ map,
    /** @type {string | number} */ key,
    /** @type {"gained" | "lost"} */ which,
  ) => {
    const entry = map.get(key) ?? { gained: 0, lost: 0 };
    entry[which] += 1;
    map.set(key, entry);
  };
  let both = 0;
  for (const row of champion.all) {
    const before = champion.replay.probabilities[row] >= thresholds.champion;
    const after = challenger.replay.probabilities[row] >= thresholds.challenger;
    if (before && after) both += 1;
    if (before === after) continue;
    const which = after ? "gained" : "lost";
    const of = after ? gained : lost;
    of.alerts += 1;
    of.value += history.value(row);
    if (history.isFraud(row)) of.frauds += 1;
    else if (history.isJudged(row)) of.genuine += 1;
    else of.unknown += 1;
    if (of.rows.length < EXAMPLES) of.rows.push(row);
    count(days, Math.floor(history.at.values[row] / DAY) * DAY, which);
    if (column) count(segments, column.names.at(column.numbers.values[row]), which);
  }
  return {
    both,
    gained,
    lost,
    days: [...days].map(([at, change]) => ({ at, ...change })),
    segments: [...segments].map(([name, change]) => ({ name, ...change })),
  };
}
