// @ts-check
/**
 * A time zone by its IANA name, as the moments at which its offset changes: what the core reckons local days with.
 *
 * The browser's own `Intl` knows the zones, so there is no table to ship and none to grow old. An offset is looked at
 * every week and, where two weeks differ, the moment between them is found by halving; nowhere do clocks change twice
 * within a week.
 */
import { SentinelError } from "./error.js";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** A query looks back as long as payments are kept (five years where a host says nothing) and two years at what comes. */
const YEARS_BACK = 6;
const YEARS_ON = 2;
const YEAR = 366 * 24 * 60 * MINUTE;
/** ECMA-262: a date's time value. */
const LAST = 8.64e15;

/** @typedef {{ from: number, utcOffset: number }} OffsetFrom */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} timeZone */
function formatOf(timeZone) {
  let format = formats.get(timeZone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset", year: "numeric" });
    } catch (cause) {
      throw new SentinelError(
        "query-invalid",
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
function offsetAt(format, at) {
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/**
 * The offsets around a stretch of time, each from its moment on.
 * @param {string} timeZone @param {number} from @param {number} to @returns {OffsetFrom[]}
 */
export function offsets(timeZone, from, to) {
  const format = formatOf(timeZone);
  const clamp = (/** @type {number} */ at) =>
    Math.min(Math.max(Math.floor(at / MINUTE) * MINUTE, -LAST), LAST);
  let at = clamp(from - YEARS_BACK * YEAR);
  const end = clamp(Math.min(to, from + 20 * YEAR) + YEARS_ON * YEAR);
  const found = [{ from: at, utcOffset: offsetAt(format, at) }];
  while (at < end) {
    const next = Math.min(at + WEEK, end);
    const last = found[found.length - 1].utcOffset;
    const utcOffset = offsetAt(format, next);
    if (utcOffset !== last) {
      let [before, after] = [at, next];
      while (after - before > MINUTE) {
        const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
        if (offsetAt(format, middle) === last) before = middle;
        else after = middle;
      }
      found.push({ from: after, utcOffset });
    }
    at = next;
  }
  return found;
}

/**
 * A query with its time zone's offsets in place of the zone's name.
 * @param {any} query
 */
export function withOffsets(query) {
  if (typeof query?.timeZone !== "string" || !Number.isFinite(query.from) || !Number.isFinite(query.to))
    return query;
  const { timeZone, ...rest } = query;
  return { ...rest, offsets: offsets(timeZone, query.from, query.to) };
}
