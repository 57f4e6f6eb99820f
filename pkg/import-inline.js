// @ts-check
/**
 * "wallet-sentinel/import/inline": the module that reads statements is in a script of its own, as base64, which is imported when a
 * statement is first read. No wasm is fetched; a host that wants one file has its bundler put that script into it.
 */
import { loader } from "./import/load.js";
import { importStatementBy } from "./import/statement.js";
import { inlined } from "./module.js";

async function bytes() {
  const { default: base64 } = await import("./wasm/import-inline.js");
  return inlined(base64);
}

const init = loader(bytes);
export default init;
export const importStatement = importStatementBy(init);
