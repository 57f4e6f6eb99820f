// @ts-check
/**
 * A time zone by its IANA name, as the moments at which its offset changes: what the core reckons local days with.
 *
 * The browser's own `Intl` knows the zones, so there is no table to ship and none to grow old. An offset is looked at
 * every week and, where two weeks differ, the moment between them is found by halving; nowhere do clocks change twice
 * within a week. That is done once for a zone, over all the time of which payments can be kept: it takes some milliseconds.
 */
import { SentinelError } from "./error.js";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** The first card that more than one shop took is of 1950: there is no older payment to keep. */
const FIRST = Date.UTC(1950, 0);
/** As the core has it (`Millis::BEYOND`): no payment of a later day is made while this module is in use. */
const LAST = Date.UTC(2100, 0);

/** @typedef {{ from: number, utcOffset: number }} OffsetFrom */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} timeZone @param {string} code that an unknown name is refused under */
function formatOf(timeZone, code) {
  let format = formats.get(timeZone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset", year: "numeric" });
    } catch (cause) {
      throw new SentinelError(
        code,
        "`timeZone` is no time zone that this runtime knows: give an IANA name.",
        { field: "timeZone" },
        { cause },
      );
    }
    formats.set(timeZone, format);
  }
  return format;
}

/** Minutes east of UTC; seconds, which zones had before clocks agreed, are left out. @param {Intl.DateTimeFormat} format @param {number} at */
function minutesAt(format, at) {
  const [, sign = "+", hours = "0", minutes = "0"] =
    /GMT(?:([+-])(\d+):(\d+))?/.exec(format.format(at)) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) + 0; // -0 is 0
}

/** What a zone's clocks say throughout a week, by its number; nothing of a week in which they change. @type {Map<string, Map<number, number | undefined>>} */
const weeks = new Map();

/** Minutes east of UTC in a zone at a moment. A list of payments asks of thousands, most of them of a few weeks. @param {string} timeZone @param {number} at */
export function offsetAt(timeZone, at) {
  const format = formatOf(timeZone, "options-invalid");
  const week = Math.floor(at / WEEK);
  let known = weeks.get(timeZone);
  if (!known) weeks.set(timeZone, (known = new Map()));
  if (!known.has(week)) {
    const [first, last] = [week * WEEK, (week + 1) * WEEK].map((edge) => minutesAt(format, edge));
    known.set(week, first === last ? first : undefined);
  }
  return known.get(week) ?? minutesAt(format, at);
}

/** Tables by name: a host has one zone, or a few. @type {Map<string, readonly OffsetFrom[]>} */
const tables = new Map();

/**
 * Every offset of a zone, each from its moment on.
 * @param {string} timeZone @param {string} [code] @returns {readonly OffsetFrom[]}
 */
export function offsets(timeZone, code = "query-invalid") {
  const known = tables.get(timeZone);
  if (known) return known;
  const format = formatOf(timeZone, code);
  let at = FIRST;
  const found = [{ from: at, utcOffset: minutesAt(format, at) }];
  while (at < LAST) {
    const next = Math.min(at + WEEK, LAST);
    const last = found[found.length - 1].utcOffset;
    const utcOffset = minutesAt(format, next);
    if (utcOffset !== last) {
      let [before, after] = [at, next];
      while (after - before > MINUTE) {
        const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
        if (minutesAt(format, middle) === last) before = middle;
        else after = middle;
      }
      found.push({ from: after, utcOffset });
    }
    at = next;
  }
  tables.set(timeZone, found);
  return found;
}

/**
 * A query or a configuration with its time zone's offsets in place of the zone's name: what state, snapshots and logs hold.
 * @template {any} T @param {T} given @param {"query-invalid" | "config-invalid"} code @returns {T}
 */
export function withOffsets(given, code) {
  if (typeof (/** @type {any} */ (given)?.timeZone) !== "string") return given; // what is no name at all the core refuses
  const { timeZone, ...rest } = /** @type {any} */ (given);
  return /** @type {T} */ ({ ...rest, offsets: offsets(timeZone, code).map((one) => ({ ...one })) });
}
