// @ts-check
/**
 * "wallet-sentinel/import": the statement of a wallet, as its app exports it, into events.
 *
 * Bytes are the browser's business and stay on this side (import/*.js: archives, workbooks, encodings, JSON); tables are
 * the core's. `init()` comes first.
 */
import { call } from "./core.js";
import { oldestFirst } from "./import/order.js";
import { importWith } from "./import/read.js";

const read = importWith(call);

/** Reads any export that `about().layouts` names. See import.d.ts. */
export const importStatement = /** @type {ReturnType<typeof importWith>} */ (
  async (source, options) => oldestFirst(await read(source, options))
);
