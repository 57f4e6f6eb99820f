// @ts-check
/**
 * How much a file may hold, each number with its reason. A statement is small; what is larger is something else, or
 * made to exhaust the device.
 */

const MiB = 1024 * 1024;

/** Read of a file before it is judged: every signature and every preamble fits many times over. */
export const HEAD_BYTES = 64 * 1024;

/** A row has about 300 bytes, so this is a file of 200,000 payments: fifty a day for ten years. */
export const FILE_BYTES = 64 * MiB;

/** WeChat's archives hold two entries, a workbook a few dozen. */
export const ENTRIES = 200;

/** Unpacked, of all entries together: as much as a file by itself may have, twice (a workbook is wordier than text). */
export const UNPACKED_BYTES = 128 * MiB;

/** Unpacked to packed: sheets reach 30, repetitive tables 60, a bomb 1000. */
export const RATIO = 250;
/** Below this the ratio says nothing: a dozen equal rows pack to almost none. */
export const RATIO_FROM_BYTES = MiB;

/** Archives in archives: the e-mail's, and the workbook in it. */
export const DEPTH = 2;

/** Rows of a sheet; the same 200,000 payments as above. */
export const SHEET_ROWS = 200_000;

/** Columns kept of a sheet: the widest statement has 17. */
export const SHEET_COLUMNS = 64;
