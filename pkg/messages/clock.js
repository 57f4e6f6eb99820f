// @ts-check
/**
 * By which clock a moment is told: a zone by its name, a fixed offset, the offsets that an answer was reckoned by, or the host's.
 *
 * A moment is told by the offset that holds at that moment, never by today's: in winter the first of July begins at another hour.
 * Not here: what a date looks like (format.js).
 */
import { offsetAt } from "../zone.js";

/** @typedef {{ timeZone?: string, utcOffset?: number, offsets?: readonly import("../zone.js").OffsetFrom[] }} Clock */

/** Of options and answers, what says which clock it is; what was asked for goes before what an answer has. @param {Clock | null | undefined} asked @param {Clock | null} [answer] @returns {Clock} */
export function clockOf(asked, answer) {
  if (asked?.timeZone || asked?.utcOffset !== undefined)
    return { timeZone: asked.timeZone, utcOffset: asked.utcOffset };
  const { utcOffset, offsets } = asked?.offsets ? asked : (answer ?? {});
  return offsets?.length ? { offsets } : { utcOffset };
}

/** Minutes east of UTC at a moment. @param {number} at @param {Clock} [clock] */
export function minutesEast(at, { timeZone, utcOffset, offsets } = {}) {
  if (timeZone) return Number.isFinite(new Date(at).getTime()) ? offsetAt(timeZone, at) : 0;
  if (utcOffset !== undefined) return utcOffset;
  if (!offsets?.length) return -new Date(at).getTimezoneOffset();
  return (offsets.findLast(({ from }) => from <= at) ?? offsets[0]).utcOffset;
}

/** A moment's day on a clock, as a date's field has it. @param {number} at @param {Clock} clock */
export const dateOf = (at, clock) =>
  new Date(at + minutesEast(at, clock) * 60_000).toISOString().slice(0, 10);

/**
 * The moment at which a clock shows this: by the offset that holds then, which may be another than that of the same figures in UTC.
 * @param {number} shown as milliseconds, as if the clock were UTC's @param {Clock} clock
 */
export function whenShown(shown, clock) {
  const guess = shown - minutesEast(shown, clock) * 60_000;
  return shown - minutesEast(guess, clock) * 60_000;
}
