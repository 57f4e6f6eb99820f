// @ts-check
/**
 * A file of any size, piece by piece, as rows of cells: gzip or plain, UTF-8 or GB18030, whatever stands between the cells.
 *
 * Papa Parse reads the cells, since quotes in CSV are a field of traps; its parser is called on each piece, so that a signal is heeded
 * and progress told between two of them, in a page, a worker and Node alike.
 * Not here: what a cell means (cells.js).
 */
import Papa from "papaparse";
import { utf16Of } from "../import/sniff.js";
import { breathe, heed, LabError } from "./error.js";

/** @typedef {Blob | Uint8Array | string} Source a string is the text itself */

/** A quarter of a megabyte: some five thousand rows between two breaths. */
const PIECE = 1 << 18;
/** The longest row, in letters: a quote that nobody closes would make one row of all the rest, read anew with every piece. */
const ROW = 1 << 20;
/** Enough rows of the head to tell how columns are written, few enough to do so at once. */
export const HEAD_BYTES = 1 << 16;

/** @param {Source} source */
const blobOf = (source) => (source instanceof Blob ? source : new Blob([/** @type {BlobPart} */ (source)]));

/** @param {Blob} blob */
async function isGzip(blob) {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b; // RFC 1952
}

/**
 * The decoded text in pieces, and how many of the file's bytes were read for it.
 * @param {Source} source
 * @returns {AsyncGenerator<{ text: string, read: number }>}
 */
async function* pieces(source) {
  const blob = blobOf(source);
  let read = 0;
  const counting = new TransformStream({
    transform(/** @type {Uint8Array} */ bytes, controller) {
      read += bytes.length;
      controller.enqueue(bytes);
    },
  });
  let stream = blob.stream().pipeThrough(counting);
  if (await isGzip(blob)) stream = stream.pipeThrough(/** @type {any} */ (new DecompressionStream("gzip")));
  /** @type {TextDecoder | undefined} */
  let decoder;
  const ascii = new TextDecoder("utf-8");
  const reader = stream.getReader();
  try {
    let held = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      decoder ??= decoderOf(value);
      held += (decoder ?? ascii).decode(value, { stream: true });
      if (held.length < PIECE) continue;
      yield { text: held, read };
      held = "";
    }
    held += decoder?.decode() ?? "";
    if (held) yield { text: held, read };
  } catch (cause) {
    throw cause instanceof LabError ? cause : new LabError("file-unreadable", { reason: String(cause) });
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/**
 * UTF-16 by its mark, or where its zeros make it clear; else, at the first letters beyond ASCII, UTF-8 where they are that, or what Chinese
 * spreadsheets save. Undefined while there was nothing but ASCII, which all of them write alike.
 * @param {Uint8Array} bytes
 */
function decoderOf(bytes) {
  const wide = utf16Of(bytes);
  if (wide) return new TextDecoder(wide);
  if (bytes.every((byte) => byte < 0x80)) return undefined;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return new TextDecoder("utf-8");
  } catch {
    return new TextDecoder("gb18030");
  }
}

/** What stands between cells, and between rows. @typedef {{ delimiter: string, newline: string }} Dialect */

/** The header and the first rows. @param {Source} source @returns {Promise<{ header: string[], rows: string[][], dialect: Dialect, size: number }>} */
export async function headOf(source) {
  const blob = blobOf(source);
  let text = "";
  for await (const piece of pieces(blob)) {
    text += piece.text;
    if (text.length >= HEAD_BYTES) break;
  }
  const whole = text.length < HEAD_BYTES;
  if (!text.trim()) throw new LabError("file-empty");
  text = text.slice(0, HEAD_BYTES).replace(/^\ufeff/, "");
  const { meta } = Papa.parse(text, { preview: 50, skipEmptyLines: true });
  const dialect = {
    delimiter: meta.delimiter,
    newline: text.includes("\r\n") ? "\r\n" : text.includes("\n") ? "\n" : "\r",
  };
  const parser = new /** @type {any} */ (Papa).Parser(dialect);
  /** @type {string[][]} */
  const rows = parser.parse(text, 0, !whole).data.filter((/** @type {string[]} */ cells) => !isBlank(cells));
  if (!rows.length) throw new LabError("file-empty");
  const [header, ...rest] = rows;
  return { header: header.map((name) => name.trim()), rows: rest, dialect, size: blob.size };
}

/**
 * By which the same file is known again: its size, and its first and last bytes mixed (FNV-1a, twice with different beginnings, since
 * 32 bits are few). No seal: nobody gains by making another file look like one's own.
 * @param {Source} source
 */
export async function fingerprintOf(source) {
  const blob = blobOf(source);
  const ends = new Blob([blob.slice(0, HEAD_BYTES), blob.slice(Math.max(0, blob.size - HEAD_BYTES))]);
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (const byte of new Uint8Array(await ends.arrayBuffer())) {
    one = Math.imul(one ^ byte, 0x01000193);
    other = Math.imul(other ^ byte, 0x01000193);
  }
  const hex = (/** @type {number} */ number) => (number >>> 0).toString(16).padStart(8, "0");
  return `${blob.size}-${hex(one)}${hex(other)}`;
}

const isBlank = (/** @type {string[]} */ cells) => cells.length === 1 && cells[0].trim() === "";

/**
 * Every row under the header, with the number of its line (of its first, where a cell holds several), counted from 1.
 * @param {Source} source @param {Dialect} dialect @param {(cells: string[], line: number, isBroken: boolean) => void} take its quotes may not pair
 * @param {{ signal?: AbortSignal, onProgress?(done: number, total: number): void }} [watched] in bytes
 */
export async function eachRow(source, dialect, take, { signal, onProgress } = {}) {
  const blob = blobOf(source);
  const parser = new /** @type {any} */ (Papa).Parser(dialect);
  let rest = "";
  let line = 1;
  let isHeader = true;
  /** @param {string} text @param {boolean} last */
  const parse = (text, last) => {
    const { data, errors, meta } = parser.parse(text, 0, !last);
    const broken = new Set(errors.map((/** @type {{ row?: number }} */ { row }) => row));
    for (const [row, cells] of /** @type {string[][]} */ (data).entries()) {
      const here = line;
      line += 1;
      for (const cell of cells) if (cell.includes("\n")) line += cell.split("\n").length - 1;
      if (isBlank(cells)) continue;
      if (isHeader) isHeader = false;
      else take(cells, here, broken.has(row));
    }
    return last ? "" : text.slice(meta.cursor);
  };
  let first = true;
  for await (const { text, read } of pieces(blob)) {
    heed(signal);
    rest = parse(rest + (first ? text.replace(/^\ufeff/, "") : text), false);
    first = false;
    if (rest.length > ROW + PIECE) throw new LabError("quote-open", { line });
    onProgress?.(Math.min(read, blob.size), blob.size);
    await breathe();
  }
  heed(signal);
  if (rest.trim()) parse(rest, true);
}
