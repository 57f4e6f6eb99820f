// @ts-check
/**
 * How much a file may hold, each number with its reason. A statement is small; what is larger is something else, or
 * made to exhaust the device.
 */

import { SentinelError } from "../error.js";

const MiB = 1024 * 1024;

/** Read of a file before it is judged: every signature and every preamble fits many times over. */
export const HEAD_BYTES = 64 * 1024;

/** A row has about 300 bytes, so this is a file of 200,000 payments: fifty a day for ten years. */
export const FILE_BYTES = 64 * MiB;

/** Of a file and all that lies in it. WeChat's archives hold two entries, a workbook a few dozen. */
export const ENTRIES = 200;

/** Unpacked, of all entries of a file together, those of archives in archives among them: as much as a file by itself may have, twice (a workbook is wordier than text). */
export const UNPACKED_BYTES = 128 * MiB;

/** Unpacked to packed, of an entry and of a file with all that lies in it: sheets reach 30, repetitive tables 60, a bomb 1000. */
export const RATIO = 250;
/** Below this the ratio says nothing: a dozen equal rows pack to almost none. */
export const RATIO_FROM_BYTES = MiB;

/** Archives in archives: the e-mail's, and the workbook in it. */
export const DEPTH = 2;

/** Rows of a sheet; the same 200,000 payments as above. The core holds texts and lists to them as well. */
export const SHEET_ROWS = 200_000;

/** Columns kept of a sheet: the widest statement has 17. */
export const SHEET_COLUMNS = 64;

/** Characters of a cell that the core is handed: twice what an event's text may have, so that it sees what is too long. */
export const CELL_CHARACTERS = 8192;

/** Characters of cells handed over of one file: a text named in a workbook once may stand in every cell. */
export const CHARACTERS = UNPACKED_BYTES;

/** Characters of one event in JSON: its fields together are below ten thousand. */
export const EVENT_CHARACTERS = 64 * 1024;

/** An event's fields nest twice, a workbook's tags eight times. */
export const JSON_DEPTH = 64;
export const XML_DEPTH = 64;

/** A page's tags nest ten times; those of OFX six, none of which its older generation closes before its parent does. */
export const MARKUP_DEPTH = 64;

/** Characters of one tag or text in a workbook's XML: a cell has 32,767 at most. */
export const TOKEN_CHARACTERS = MiB;

/** @param {string} why */
export const tooLarge = (why) => new SentinelError("file-too-large", `No statement is like this: ${why}.`);
