// @ts-check
/**
 * Loads the module that reads statements.
 *
 * Not here: how a module is had and started (../module.js); where it is by default, which each entry says (../import.js,
 * ../import-node.js, ../import-inline.js).
 */
import * as glue from "../wasm/wallet_sentinel_import.js";
import { loaderOf } from "../module.js";
import { reader } from "./core.js";

/** The `init` of an entry. */
export const loader = loaderOf({
  glue,
  needed: ["memory", "about", "statementreader_new", "statementreader_text", "__wbindgen_start"],
  isReady: () => reader.isReady,
  install: (module) => reader.install(glue, module),
  fix:
    "Serve the file `wallet-sentinel/wallet_sentinel_import.wasm` and pass its address to the default export of " +
    '"wallet-sentinel/import", `init({ wasm: url })`, or to a worker as `importWasm`; ' +
    'in Vite: add "wallet-sentinel" to optimizeDeps.exclude, or import the url with `?url`; ' +
    'or import "wallet-sentinel/import/inline", which needs no file at all.',
});
