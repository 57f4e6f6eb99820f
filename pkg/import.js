// @ts-check
/**
 * "wallet-sentinel/import": the statement of a wallet, as its app exports it, into events.
 *
 * Bytes are the browser's business and stay on this side (import/*.js: archives, workbooks, encodings, JSON); tables are a wasm
 * module's of its own, fetched from beside this file when a statement is first read. The engine's `init()` comes first.
 */
import { loader } from "./import/load.js";
import { importStatementBy } from "./import/statement.js";

/** Loads the module ahead of the first file, or from elsewhere. See import.d.ts. */
const init = loader(() => new URL("./wasm/wallet_sentinel_import_bg.wasm", import.meta.url));
export default init;

/** Reads any export that `about().layouts` names. See import.d.ts. */
export const importStatement = importStatementBy(init);
