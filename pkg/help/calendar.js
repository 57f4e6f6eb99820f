// @ts-check
/**
 * A day as a calendar's file (iCalendar, RFC 5545): that something was due, and nothing of whose, from whom or how much.
 *
 * A page tells only while it is open; a calendar tells by itself. Not here: which day (the core's clock), saving (elements/help.paper.js).
 */

/** What begins a value's own syntax is escaped (section 3.3.11). @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Lines of at most 75 octets (section 3.1), broken between characters. @param {string} line */
function folded(line) {
  const bytes = new TextEncoder();
  let [told, length] = ["", 0];
  for (const character of line) {
    const size = bytes.encode(character).length;
    if (length + size > 75) [told, length] = [`${told}\r\n `, 1];
    told += character;
    length += size;
  }
  return told;
}

/** @param {number} at @param {number} offset minutes east of UTC */
const local = (at, offset) => new Date(at + offset * 60_000).toISOString();
/** @param {string} iso */
const stamp = (iso) => `${iso.slice(0, 19).replace(/[-:]/g, "")}Z`;

/**
 * A whole day, with a reminder at nine in the morning of it.
 * @param {{ dueAt: number, offset: number, now: number, summary: string }} of
 */
export function calendarOf({ dueAt, offset, now, summary }) {
  const day = local(dueAt, offset).slice(0, 10).replaceAll("-", "");
  return `${[
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//wallet-sentinel//EN",
    "BEGIN:VEVENT",
    // By day and moment: no number of an order is in it.
    `UID:${day}-${stamp(new Date(now).toISOString())}@wallet-sentinel`,
    `DTSTAMP:${stamp(new Date(now).toISOString())}`,
    `DTSTART;VALUE=DATE:${day}`,
    `SUMMARY:${escaped(summary)}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER;RELATED=START:PT9H",
    `DESCRIPTION:${escaped(summary)}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map(folded)
    .join("\r\n")}\r\n`;
}
