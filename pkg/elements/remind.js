// @ts-check
/**
 * The day by which something is due, saved to the reader's calendar: a day and a sentence, no name, no sum and no number.
 *
 * Not here: the file's form (../help/calendar.js).
 */
import { calendarOf } from "../help/calendar.js";
import { minutesEast } from "../messages/clock.js";
import { saveText } from "./help.paper.js";

/**
 * @param {import("../index.js").WatchedCase} one
 * @param {{ say(key: string, values?: Record<string, string>): string, clock: import("../messages/clock.js").Clock, now: number }} known
 */
export function remind({ dueAt, what }, { say, clock, now }) {
  if (dueAt === undefined) return;
  const summary = say("promise.calendar-says", { what: say(`watch.what.${what}`) });
  const text = calendarOf({ dueAt, offset: minutesEast(dueAt, clock), now, summary });
  saveText(text, `${say("promise.calendar-file")}.ics`, "text/calendar");
}
