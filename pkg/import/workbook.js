// @ts-check
/**
 * An .xlsx workbook as sheets of text cells.
 *
 * zip.js opens it and saxen reads its XML; what is between is this page. Kept spreadsheet readers were looked at: they
 * unpack large sheets in workers made from blobs, which a strict content security policy forbids, and give a file up for
 * one bad cell. Wanted here are raw cells with their row numbers, and no more: no formulas, no formats. A date comes as
 * the day count that the sheet stores; the core knows which column is a time. (Day counts from 1904, an option of old
 * Macs, are not told apart.)
 */
import { Parser } from "saxen";
import { SentinelError } from "../error.js";
import { SHEET_COLUMNS, SHEET_ROWS } from "./limits.js";

/** @param {readonly { name: string }[]} entries */
export const isWorkbook = (entries) => entries.some(({ name }) => name === "xl/workbook.xml") || entries.some(({ name }) => /^xl\/worksheets\//.test(name));

/**
 * The sheets, in the order of their files' numbers. Row i of a sheet is line i + 1, blank ones included.
 * @param {readonly import("./archive.js").Entry[]} entries
 * @returns {AsyncGenerator<string[][]>}
 */
export async function* sheetsOf(entries) {
  const strings = entries.find(({ name }) => name === "xl/sharedStrings.xml");
  const shared = strings ? sharedStrings(await textOf(strings)) : [];
  const sheets = entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const number = (/** @type {string} */ name) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
  for (const sheet of sheets.sort((a, b) => number(a.name) - number(b.name))) yield rowsOf(await textOf(sheet), shared);
}

/** @param {import("./archive.js").Entry} entry */
const textOf = async (entry) => new TextDecoder().decode(await entry.read());

/**
 * @param {string} xml
 * @returns {string[]}
 */
function sharedStrings(xml) {
  /** @type {string[]} */
  const shared = [];
  let text = "";
  let phonetic = 0; // readings of Japanese names, not part of the text
  parse(xml, {
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
 * @param {string} xml
 * @param {readonly string[]} shared
 * @returns {string[][]}
 */
function rowsOf(xml, shared) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let line = 0;
  let column = 0;
  let type = "n";
  let value = "";
  parse(xml, {
    open(name, attribute) {
      if (name === "row") {
        line = Number(attribute("r")) || line + 1;
        if (line > SHEET_ROWS) throw new SentinelError("file-too-large", `No statement has a row ${line}.`);
        while (rows.length < line) rows.push([]);
        row = rows[line - 1];
        column = 0;
      } else if (name === "c") {
        column = columnOf(attribute("r")) || column + 1;
        type = attribute("t") ?? "n";
        value = "";
      }
    },
    text(text, within) {
      if (within === "v" || within === "t") value += text;
    },
    close(name) {
      if (name !== "c" || column > SHEET_COLUMNS) return;
      while (row.length < column - 1) row.push("");
      row[column - 1] = cell(type, value, shared);
    },
  });
  return rows;
}

/**
 * `AB12` is column 28; 0 where there is none.
 * @param {string | undefined} reference
 */
function columnOf(reference) {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference ?? "")?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/**
 * @param {string} type @param {string} value @param {readonly string[]} shared
 */
function cell(type, value, shared) {
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type === "d") return value.replace(/(?:\.\d+)?Z?$/, "");
  // A sheet stores 17 digits and shows 15: 28.160000000000004 was typed as 28.16. Shorter ones stay as they are.
  return type === "n" && /^-?\d+\.\d{8,}$/.test(value) ? String(Number(Number(value).toPrecision(15))) : value;
}

/**
 * @param {string} xml
 * @param {{
 *   open(name: string, attribute: (name: string) => string | undefined): void,
 *   text(value: string, within: string): void,
 *   close(name: string): void,
 * }} hooks names come without their prefix: which one a writer uses is its own affair
 */
function parse(xml, hooks) {
  const parser = new Parser();
  /** @type {string[]} */
  const within = [];
  const bare = (/** @type {string} */ name) => name.slice(name.indexOf(":") + 1);
  parser.on("openTag", (/** @type {string} */ name, /** @type {any} */ attributes, /** @type {any} */ decode) => {
    within.push(bare(name));
    /** @type {Record<string, string> | undefined} */
    let known;
    hooks.open(bare(name), (wanted) => {
      known ??= /** @type {Record<string, string>} */ (attributes());
      return known[wanted] === undefined ? undefined : decode(known[wanted]);
    });
  });
  const text = (/** @type {string} */ value) => hooks.text(value, within.at(-1) ?? "");
  parser.on("text", (/** @type {string} */ value, /** @type {any} */ decode) => text(decode(value)));
  parser.on("cdata", text);
  parser.on("closeTag", (/** @type {string} */ name) => {
    within.pop();
    hooks.close(bare(name));
  });
  parser.on("error", (/** @type {Error} */ error) => {
    if (error instanceof SentinelError) throw error;
    throw new SentinelError("archive-damaged", `The workbook cannot be read: ${error.message}`, undefined, { cause: error });
  });
  parser.parse(xml);
}
