// @ts-check
/**
 * A table as a file that spreadsheets open: RFC 4180, with the mark by which they know UTF-8.
 *
 * A cell that a spreadsheet would take for a formula is kept from being one by an apostrophe (OWASP, "CSV Injection"): a
 * shop may be called `=HYPERLINK(…)`, or begin with the full-width sign, which spreadsheets of Chinese and Japanese read
 * likewise. Plain numbers stay numbers, those below nothing too. A cell is one line of what can be seen.
 */
import { settled } from "../messages/text.js";

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Looked for in the compatibility form, in which ＝, ﹦ and = are one; and the minus sign, which has none. */
const FORMULA = /^[=+\-−@|%]/;

/** @param {string | number} cell */
function guarded(cell) {
  const text = settled(cell);
  const safe = FORMULA.test(text.slice(0, 1).normalize("NFKC")) && !NUMBER.test(text) ? `'${text}` : text;
  return /["\r\n,;]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {readonly (readonly (string | number)[])[]} rows the head first */
export const csv = (rows) => `\ufeff${rows.map((row) => row.map(guarded).join(",")).join("\r\n")}\r\n`;

/** Hands a table to the browser's downloads. @param {string} name without its ending @param {readonly (readonly (string | number)[])[]} rows */
export function save(name, rows) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }));
  link.download = `${name.replace(/[\\/:*?"<>|]/g, " ")}.csv`;
  link.click();
  // The download has begun by the next task; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
