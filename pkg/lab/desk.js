// @ts-check
/**
 * What a desk of a given size would find, and which reasons do the same work.
 * Not here: figures of a threshold alone (measure.js).
 */
import { DAY } from "./history.js";
import { wilson } from "./intervals.js";

/** @typedef {import("./measure.js").Measured} Measured @typedef {import("./ranked.js").Ranked} Ranked */

/**
 * How often two reasons spoke of one flagged payment: of each reason with a given one.
 * @param {Measured} measured @param {string} code @param {number} threshold
 */
export function overlapOf(measured, code, threshold) {
  const { replay, ranked } = measured;
  const wanted = replay.reasons.indexOf(code);
  const counts = new Uint32Array(replay.reasons.length);
  const cut = ranked.cut(threshold);
  for (let rank = 0; rank < cut; rank += 1) {
    const [begin, end] = [replay.starts[ranked.rows[rank]], replay.starts[ranked.rows[rank] + 1]];
    const codes = replay.codes.values;
    let has = false;
    for (let entry = begin; entry < end; entry += 1) has ||= codes[entry] === wanted;
    if (has)
      for (let entry = begin; entry < end; entry += 1) if (codes[entry] !== wanted) counts[codes[entry]] += 1;
  }
  return [...counts]
    .flatMap((count, reason) => (count ? [{ code: replay.reasons[reason], count }] : []))
    .sort((a, b) => b.count - a.count);
}

/**
 * What a desk finds that looks at the highest so many of each day, and what the floors would have found for it.
 * @param {Measured} measured @param {number} perDay
 * @returns {import("../lab.js").Capacity}
 */
export function capacityOf(measured, perDay) {
  const times = measured.history.at.values;
  const rooms = Uint32Array.from({ length: measured.dayCount }, (_, day) =>
    Math.min(perDay, measured.byDay.at(day, 0).of),
  );
  const all = rooms.reduce((sum, room) => sum + room, 0);
  const of = (/** @type {Ranked} */ ranked) => {
    const room = rooms.slice();
    let [looked, found, saved] = [0, 0, 0];
    for (let rank = 0; looked < all && rank < ranked.count; rank += 1) {
      const day = Math.floor(times[ranked.rows[rank]] / DAY) - measured.firstDay;
      if (room[day] === 0) continue;
      room[day] -= 1;
      looked += 1;
      if (ranked.frauds[rank + 1] > ranked.frauds[rank]) {
        found += 1;
        saved += measured.history.value(ranked.rows[rank]);
      }
    }
    return {
      looked,
      found,
      saved,
      precision: wilson(found, looked),
      recall: wilson(found, measured.ranked.fraudCount),
    };
  };
  return {
    perDay,
    engine: of(measured.ranked),
    floors: measured.floors.map(({ name, ranked }) => ({ name, ...of(ranked) })),
  };
}
