// @ts-check
/**
 * A table as a file that spreadsheets open: RFC 4180, with the mark by which they know UTF-8.
 *
 * A cell that a spreadsheet would take for a formula is kept from being one by an apostrophe (OWASP, "CSV Injection"): a
 * shop may be called `=HYPERLINK(…)`. Plain numbers stay numbers, those below nothing too.
 */

const NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^[\s]*[=+\-@\t\r|%]/;

/** @param {string | number} cell */
function guarded(cell) {
  const text = String(cell);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
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
