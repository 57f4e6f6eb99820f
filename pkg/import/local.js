// @ts-check
/**
 * Times that name no zone, read in the holder's: over changes of clocks, which one offset for a whole file cannot follow.
 *
 * The reader takes such a time for universal and says so by an offset of 0 (a zone that is written, Greenwich too, is told otherwise).
 * Not here: days without a time, which are the same day everywhere.
 */
import { SentinelError } from "../error.js";
import { offsetAt } from "../zone.js";

const MINUTE = 60_000;

/** @typedef {import("../import.js").ImportResult} ImportResult */

/** @param {any} event @param {string} timeZone */
function local(event, timeZone) {
  if (event.utcOffset !== 0 || event.timePrecision === "day") return event;
  // The offset of the same figures in universal time first, which may lie on the other side of a change.
  const guess = event.at - offsetAt(timeZone, event.at) * MINUTE;
  const utcOffset = offsetAt(timeZone, guess);
  return { ...event, at: event.at - utcOffset * MINUTE, utcOffset };
}

/** What was read, in the zone of its holder, where it is told. @param {ImportResult} result @param {unknown} timeZone @returns {ImportResult} */
export function inZone(result, timeZone) {
  if (timeZone === undefined || timeZone === null) return result;
  if (typeof timeZone !== "string")
    throw new SentinelError("options-invalid", "`timeZone` is an IANA name.", { field: "timeZone" });
  return {
    ...result,
    events: result.events.map((event) => local(event, timeZone)),
    warnings: result.warnings.filter(({ code }) => code !== "zone-assumed"),
  };
}
