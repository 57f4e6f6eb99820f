// @ts-check
/**
 * The made-up bill of a first visit, as events: made here, since the file and its reader weigh more than all else of the page.
 *
 * Not here: what is in it (../sample).
 */
import { eventsOf } from "../sample/events.mjs";
import { exportedAt, monthsTo, sampleRows } from "../sample/rows.mjs";

/** Its months end with the last whole one before this moment. @param {number} now */
export function sampleEvents(now) {
  const months = monthsTo(now);
  return eventsOf(sampleRows(months), exportedAt(months));
}
