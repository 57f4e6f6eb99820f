// @ts-check
/**
 * How a chosen week, month or year is called: a week is not called by its first day alone, nor a year by its first month.
 *
 * Not here: which one is chosen (the host's).
 */

const DAY = 86_400_000;
/** The longest of each, in days: a week with an hour of summer time, and a month. */
const WEEK = 7.5;
const MONTH = 31.5;

/** @typedef {"week" | "month" | "year"} Interval */

/** @param {{ from: number, to: number }} period @returns {Interval} */
export function intervalOf({ from, to }) {
  const days = (to - from) / DAY;
  return days <= WEEK ? "week" : days <= MONTH ? "month" : "year";
}

/**
 * @param {{ from: number, to: number }} period @param {(at: number, style: "day" | "month" | "year") => string} time
 * @param {(key: string, values: Record<string, string>) => string} say
 */
export function periodName(period, time, say) {
  const interval = intervalOf(period);
  return interval === "week"
    ? say("summary.week-of", { day: time(period.from, "day") })
    : time(period.from, interval);
}
