// @ts-check
/**
 * An .xlsx workbook as sheets of text cells.
 *
 * zip.js opens it and saxen reads its XML; what is between is this page. Kept spreadsheet readers were looked at: they
 * unpack large sheets in workers made from blobs, which a strict content security policy forbids, and give a file up for
 * one bad cell. Wanted here are raw cells with their row numbers, and no more: no formulas. Of formats only one thing is asked:
 * which cells are dates. A sheet stores a count of days, from 1899 or, an option of old Macs, from 1904; beside the sums of a
 * bank's table it is a number like others, so that it goes on as the date that it is. A cell that was merged over several rows
 * holds for each of them.
 */
import { SentinelError } from "../error.js";
import { SHEET_COLUMNS, SHEET_ROWS, tooLarge } from "./limits.js";
import { piecesOfBytes, xmlReader } from "./xml.js";

/** @param {readonly { name: string }[]} entries */
export const isWorkbook = (entries) =>
  entries.some(({ name }) => name === "xl/workbook.xml") ||
  entries.some(({ name }) => /^xl\/worksheets\//.test(name));

/**
 * The sheets, in the order of their files' numbers. Row i of a sheet is line i + 1, blank ones included.
 * @param {readonly import("./archive.js").Entry[]} entries
 * @param {import("./feed.js").Pause} pause
 * @returns {AsyncGenerator<string[][]>}
 */
export async function* sheetsOf(entries, pause) {
  const strings = entries.find(({ name }) => name === "xl/sharedStrings.xml");
  const shared = strings ? await sharedStrings(strings, pause) : [];
  const dates = await datesOf(entries, pause);
  const sheets = entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const number = (/** @type {string} */ name) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
  for (const sheet of sheets.sort((a, b) => number(a.name) - number(b.name)))
    yield await rowsOf(sheet, pause, shared, dates);
}

/** Day counts begin at 1899-12-30, or where the workbook says so at 1904-01-01. */
const BEGINS = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
const DAY = 86_400;

/** A cell's text where its format is a date's; nothing where it is none. @typedef {(format: string | undefined, value: string) => string | undefined} Dates */

/**
 * Which cell formats are dates.
 * @param {readonly import("./archive.js").Entry[]} entries
 * @param {import("./feed.js").Pause} pause
 * @returns {Promise<Dates>}
 */
async function datesOf(entries, pause) {
  const part = (/** @type {string} */ wanted) => entries.find(({ name }) => name === wanted);
  const [book, styles] = [part("xl/workbook.xml"), part("xl/styles.xml")];
  if (!styles) return () => undefined;
  let begin = BEGINS[0];
  const nothing = () => undefined;
  if (book) {
    await parse(book, pause, {
      open(name, attribute) {
        if (name === "workbookPr" && /^(?:1|true)$/.test(attribute("date1904") ?? "")) begin = BEGINS[1];
      },
      text: nothing,
      close: nothing,
    });
  }
  // 14 to 17 and 22 are the dates among the numbers that every workbook has without saying so (ECMA-376, 18.8.30); 27 to 36 and 50
  // to 58 are those of China, Japan and Korea, of which 32 to 35 and 55 and 56 are times of day.
  const dates = new Set("14 15 16 17 22 27 28 29 30 31 36 50 51 52 53 54 57 58".split(" "));
  /** @type {boolean[]} */
  const formats = [];
  let listed = false;
  await parse(styles, pause, {
    open(name, attribute) {
      if (name === "numFmt") {
        const plain = (attribute("formatCode") ?? "").replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""); // without quoted words and colours
        if (/[yd]/i.test(plain) && !/general/i.test(plain)) dates.add(attribute("numFmtId") ?? "");
      } else if (name === "cellXfs") listed = true;
      else if (name === "xf" && listed) formats.push(dates.has(attribute("numFmtId") ?? ""));
    },
    text: nothing,
    close(name) {
      if (name === "cellXfs") listed = false;
    },
  });
  return (format, value) => {
    if (!formats[Number(format ?? 0)] || !/^\d{1,6}(?:\.\d+)?(?:E-\d+)?$/i.test(value)) return undefined;
    const seconds = Math.round(Number(value) * DAY);
    const text = new Date(begin + seconds * 1000).toISOString();
    return seconds % DAY === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
  };
}

/**
 * @param {import("./archive.js").Entry} entry
 * @param {import("./feed.js").Pause} pause
 * @returns {Promise<string[]>}
 */
async function sharedStrings(entry, pause) {
  /** @type {string[]} */
  const shared = [];
  let text = "";
  let phonetic = 0; // readings of Japanese names, not part of the text
  await parse(entry, pause, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic += 1;
    },
    text(value, within) {
      if (within === "t" && phonetic === 0) text += value;
    },
    close(name) {
      if (name === "si") shared.push(text);
      else if (name === "rPh") phonetic -= 1;
    },
  });
  return shared;
}

/**
 * @param {import("./archive.js").Entry} entry
 * @param {import("./feed.js").Pause} pause
 * @param {readonly string[]} shared
 * @param {Dates} dates
 * @returns {Promise<string[][]>}
 */
async function rowsOf(entry, pause, shared, dates) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let line = 0;
  let column = 0;
  let type = "n";
  let value = "";
  /** @type {string | undefined} */
  let format;
  /** Cells merged over several rows. @type {[number, number, number][]} */
  const merged = [];
  await parse(entry, pause, {
    open(name, attribute) {
      if (name === "row") {
        line = lineOf(attribute("r")) ?? line + 1;
        if (line > SHEET_ROWS) throw tooLarge(`a sheet with a row ${line}`);
        while (rows.length < line) rows.push([]);
        row = rows[line - 1];
        column = 0;
      } else if (name === "c") {
        column = columnOf(attribute("r")) || column + 1;
        type = attribute("t") ?? "n";
        value = "";
        format = attribute("s");
      } else if (name === "mergeCell") {
        const [from = "", to = ""] = (attribute("ref") ?? "").split(":");
        const [at, first, last] = [
          columnOf(from),
          Number(/\d+$/.exec(from)?.[0]),
          Number(/\d+$/.exec(to)?.[0]),
        ];
        // One over several columns is a heading.
        if (at === columnOf(to) && at > 0 && first < last && merged.length < SHEET_ROWS)
          merged.push([at - 1, first, last]);
      }
    },
    text(text, within) {
      if (within === "v" || within === "t") value += text;
    },
    close(name) {
      if (name !== "c" || column > SHEET_COLUMNS) return;
      while (row.length < column - 1) row.push("");
      row[column - 1] = (type === "n" ? dates(format, value) : undefined) ?? cell(type, value, shared);
    },
  });
  for (const [at, first, last] of merged) {
    const held = rows[first - 1]?.[at];
    if (held === undefined || held === "") continue;
    for (const below of rows.slice(first, last)) {
      if (below.length === 0) continue;
      while (below.length <= at) below.push("");
      below[at] ||= held;
    }
  }
  return rows;
}

/**
 * A row's number, where it has one; the first is 1.
 * @param {string | undefined} number
 */
function lineOf(number) {
  if (number === undefined) return undefined;
  if (/^0*[1-9]\d{0,9}$/.test(number)) return Number(number);
  throw new SentinelError("archive-damaged", "The workbook cannot be read: a row's number is none.");
}

/**
 * `AB12` is column 28; 0 where there is none.
 * @param {string | undefined} reference
 */
function columnOf(reference) {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference ?? "")?.[0] ?? "")
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/**
 * @param {string} type @param {string} value @param {readonly string[]} shared
 */
function cell(type, value, shared) {
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type === "d") return value.replace(/(?:\.\d+)?Z?$/, "");
  // A sheet stores 17 digits and shows 15: 28.160000000000004 was typed as 28.16, and 8.9999999999999997E-2 as 0.09. Shorter ones
  // stay as they are; so do those too long for 15 digits, whose exponent shows that the rest is lost.
  return type === "n" && /^-?\d+\.\d{8,}(?:E[-+]?\d+)?$/i.test(value) && Math.abs(Number(value)) < 1e15
    ? String(Number(Number(value).toPrecision(15)))
    : value;
}

/**
 * @param {import("./archive.js").Entry} entry
 * @param {import("./feed.js").Pause} pause
 * @param {import("./xml.js").Hooks} hooks
 */
async function parse(entry, pause, hooks) {
  const reader = xmlReader(hooks, "The workbook cannot be read");
  for (const piece of piecesOfBytes(await entry.read())) {
    await pause();
    reader.write(piece);
  }
  reader.end();
}
