// @ts-check
/**
 * The way of a file: judged by its first bytes, opened, decoded, handed to the module that reads, as text or cells.
 *
 * Not here: layouts. Which wallet wrote the table, and what its words mean, only that module knows.
 */
import { SentinelError } from "../error.js";
import * as given from "../given.js";
import { entriesOf } from "./archive.js";
import { encodingOf, piecesOf } from "./decode.js";
import { check, fed, pauses } from "./feed.js";
import { rowsOfJson } from "./json.js";
import {
  CHARACTERS,
  DEPTH,
  ENTRIES,
  FILE_BYTES,
  HEAD_BYTES,
  RATIO,
  RATIO_FROM_BYTES,
  UNPACKED_BYTES,
} from "./limits.js";
import { isActivity, isHtml, madeOf, sniff } from "./sniff.js";
import { TAKEOUT, together } from "./together.js";

/**
 * @typedef {import("../import.d.ts").ImportOptions} ImportOptions
 * @typedef {import("../import.d.ts").ImportResult} ImportResult
 * @typedef {import("./feed.js").Call} Call
 */

/** What a file is, where it is nothing to read: code and a word for the developer. */
const REFUSED = {
  pdf: ["file-is-pdf", "A PDF holds pages, not rows. Export the statement as CSV or XLSX."],
  html: ["file-is-html", "A web page, most often a login or an error in place of the download."],
  ole: [
    "file-is-ole",
    "An .xls of before 2007, or a workbook with a password. Save it as .xlsx without one.",
  ],
  binary: ["file-not-text", "Neither text nor an archive."],
};

/**
 * Ways of failing that say little: another entry of the archive may be the statement, and if none is, another failure
 * tells more.
 */
const FAINT = [
  "layout-unknown",
  "file-empty",
  "file-is-pdf",
  "file-is-html",
  "file-is-ole",
  "file-not-text",
  "not-payments",
  "columns-unsure",
];
/** Those of them that a person can do something about, and which are told before the others. */
const TELLING = ["columns-unsure"];

/**
 * `importStatement` over a module.
 * @param {Call} call
 * @param {() => Promise<void>} [load] makes the module ready for calls
 * @returns {(source: Blob | Uint8Array, options?: ImportOptions) => Promise<ImportResult>}
 */
export const importWith =
  (call, load = async () => {}) =>
  async (source, asked) => {
    const options = /** @type {ImportOptions} */ (given.watched(asked));
    const { signal, onProgress } = options;
    const blob = given.reading("source", () => blobOf(source));
    try {
      check(signal);
      onProgress?.(0, blob.size);
      const bytes = Math.min(UNPACKED_BYTES, Math.max(blob.size * RATIO, RATIO_FROM_BYTES));
      const budget = { bytes, entries: ENTRIES, characters: CHARACTERS };
      const result = await open(blob, { call, load, options, depth: 0, pause: pauses(signal), budget });
      onProgress?.(blob.size, blob.size);
      return result;
    } catch (error) {
      if (signal?.aborted)
        throw new SentinelError("aborted", "The import was stopped.", undefined, { cause: error });
      throw error;
    }
  };

/**
 * By what it can do, not by its class: a file dropped into a frame is of another realm.
 * @param {any} source
 * @returns {Blob}
 */
function blobOf(source) {
  if (typeof source?.slice === "function" && typeof source.arrayBuffer === "function") return source;
  if (ArrayBuffer.isView(source)) return new Blob([/** @type {BlobPart} */ (source)]);
  throw new SentinelError("options-invalid", "Expected a Blob or a Uint8Array.", { field: "source" });
}

/** @typedef {{ call: Call, load: () => Promise<void>, options: ImportOptions, depth: number, pause: import("./feed.js").Pause, budget: import("./feed.js").Budget }} Task */

/**
 * @param {Blob} blob
 * @param {Task} task
 * @returns {Promise<ImportResult>}
 */
async function open(blob, task) {
  const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
  if (head.length === 0) throw new SentinelError("file-empty", "The file has no content.");
  const sniffed = sniff(head);
  const isPage = sniffed === "html" && isActivity(new TextDecoder().decode(head));
  const kind = isPage ? "text" : sniffed;
  if (kind !== "zip" && kind !== "text") throw refuse(kind);
  if (blob.size > FILE_BYTES) {
    throw new SentinelError("file-too-large", `${blob.size} bytes; a statement has at most ${FILE_BYTES}.`);
  }
  task.load().catch(() => {}); // on its way while the file is read; `ready` asks again, and is told what failed
  if (kind === "zip") return openArchive(blob, task);
  return readText(await bytesOf(blob, task), task);
}

/** @param {keyof typeof REFUSED} kind */
function refuse(kind) {
  const [code, message] = REFUSED[kind];
  return new SentinelError(code, message);
}

/**
 * @param {Uint8Array} bytes
 * @param {Task} task
 * @returns {Promise<ImportResult>}
 */
async function readText(bytes, task) {
  const { options, pause } = task;
  const pieces = piecesOf(bytes, await encodingOf(bytes, pause));
  const first = pieces.next().value ?? { text: "", last: true };
  const made = madeOf(first.text);
  if (isHtml(first.text) && made !== "activity") throw refuse("html"); // in UTF-16, which the head did not tell
  const asked = asking(options);
  function* texts() {
    yield first.text;
    for (const { text } of pieces) yield text;
  }
  switch (made) {
    case "camt": {
      const { rowsOfCamt } = await import("./camt.js");
      return fedBy(task, asked, (feed) => feed.rows(rowsOfCamt(texts())));
    }
    case "ofx": {
      const { rowsOfOfx } = await import("./tags.js");
      return fedBy(task, asked, (feed) => feed.rows(rowsOfOfx(texts())));
    }
    case "activity": {
      const { rowsOfActivity } = await import("./tags.js");
      return fedBy(task, asked, (feed) => feed.rows(rowsOfActivity(texts())));
    }
    case "qif": {
      const { rowsOfQif } = await import("./qif.js");
      return fedBy(task, asked, (feed) => feed.rows(rowsOfQif(texts())));
    }
    case "json": {
      const parts = [];
      for (const text of texts()) {
        await pause();
        parts.push(text);
      }
      return readJson(parts.join("").replace(/^\ufeff?\s*\)\]\}'/, ""), asked, task);
    }
    default:
      return fedBy(task, asked, async (feed) => {
        await feed.text(first.text, first.last);
        for (const { text, last } of pieces) await feed.text(text, last);
      });
  }
}

/**
 * @param {string} text
 * @param {{ layout?: string }} asked
 * @param {Task} task
 * @returns {Promise<ImportResult>}
 */
async function readJson(text, asked, task) {
  if (asked.layout !== "canonical.json") {
    const { notPayments, objectsIn, rowsOfActivityJson, rowsOfKit } = await import("./objects.js");
    switch (objectsIn(text.slice(0, HEAD_BYTES))) {
      case "financekit":
        return fedBy(task, asked, (feed) => feed.rows(rowsOfKit(text)));
      case "activity":
        return fedBy(task, asked, (feed) => feed.rows(rowsOfActivityJson(text)));
      case "not-payments":
        throw notPayments();
      default:
    }
    if (asked.layout !== undefined) throw new SentinelError("layout-unknown", "JSON of another layout.");
  }
  await ready(task);
  const fields = task.call((core) => core.about().fields);
  return fedBy(task, { ...asked, layout: "canonical.json" }, (feed) => feed.rows(rowsOfJson(text, fields)));
}

/** The module that reads, once it is there: a stop is heard meanwhile. @param {Task} task */
async function ready({ load, options: { signal } }) {
  /** @type {() => void} */
  let stop = () => {};
  const stopped = new Promise((_, reject) => {
    stop = () => reject(new SentinelError("aborted", "The import was stopped."));
  });
  signal?.addEventListener("abort", stop);
  try {
    await Promise.race([load(), stopped]);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/**
 * @param {Task} task
 * @param {object} asked
 * @param {Parameters<typeof fed>[4]} fill
 */
async function fedBy(task, asked, fill) {
  await ready(task);
  return fed(task.call, asked, task.pause, task.budget, fill);
}

/**
 * @param {Blob} blob
 * @param {Task} task
 * @returns {Promise<ImportResult>}
 */
async function openArchive(blob, task) {
  const { options, depth, pause, budget } = task;
  const entries = await entriesOf(blob, options, budget);
  const { isWorkbook, sheetsOf } = await import("./workbook.js");
  if (isWorkbook(entries)) {
    const sheets = sheetsOf(entries, pause);
    return firstThatReads(sheets, (rows) => fedBy(task, asking(options), (feed) => feed.rows(rows)), options);
  }
  if (entries.length === 0 || depth === DEPTH)
    throw new SentinelError("archive-empty", "The archive holds no file.");
  const inner = { ...task, depth: depth + 1, options: { ...options, onProgress: undefined } };
  return firstThatReads(
    entries,
    async (entry) => open(new Blob([/** @type {BlobPart} */ (await entry.read())]), inner),
    options,
  );
}

/**
 * Those of several that are statements; if none is, the failure that says most.
 *
 * One import is of one statement, for one account. Further ones are read as well, only to say how many were left out:
 * a person who is not told would take half of their payments for all. The parts of one export are one (together.js).
 * @template T
 * @param {Iterable<T> | AsyncIterable<T>} candidates
 * @param {(candidate: T) => ImportResult | Promise<ImportResult>} read
 * @param {ImportOptions} options
 * @returns {Promise<ImportResult>}
 */
async function firstThatReads(candidates, read, { signal }) {
  /** @type {SentinelError | undefined} */
  let failure;
  /** @type {ImportResult[]} */
  const found = [];
  let noPayments = 0;
  try {
    for await (const candidate of candidates) {
      check(signal);
      try {
        found.push(await read(candidate));
      } catch (error) {
        if (!(error instanceof SentinelError) || signal?.aborted) throw error;
        noPayments += error.code === "not-payments" ? 1 : 0;
        if (!found.length && !FAINT.includes(error.code)) throw error;
        failure = failure && !TELLING.includes(error.code) ? failure : error;
      }
    }
  } catch (error) {
    // What is damaged behind the statement takes nothing from it; a stop is a stop.
    if (!found.length || signal?.aborted || !(error instanceof SentinelError)) throw error;
  }
  if (found.length) return together(found, noPayments);
  throw failure ?? new SentinelError("archive-empty", "The archive holds nothing to read.");
}

/**
 * What the core wants to know of the options.
 * @param {ImportOptions} options
 */
function asking({ accountId, holderId, utcOffset, layout, currency, mappings }) {
  const kept = layout === TAKEOUT ? undefined : layout; // of the archive, each of whose files has its own
  const given = Object.entries({ accountId, holderId, utcOffset, layout: kept, currency, mappings }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given);
}

/**
 * All bytes, in pieces between which progress is told and a stop is heard.
 * @param {Blob} blob
 * @param {Task} task
 */
async function bytesOf(blob, { options: { onProgress }, pause }) {
  const bytes = new Uint8Array(blob.size);
  const piece = 1 << 20; // a mebibyte: some 3,000 rows
  for (let at = 0; at < blob.size; at += piece) {
    await pause();
    bytes.set(new Uint8Array(await blob.slice(at, at + piece).arrayBuffer()), at);
    onProgress?.(Math.min(at + piece, blob.size), blob.size);
  }
  return bytes;
}
