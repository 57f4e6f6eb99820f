// @ts-check
/**
 * Loads the engine's module, and makes it the core.
 *
 * Not here: how a module is had and started (module.js); where it is by default, which each entry says (index.js, node.js,
 * inline.js).
 */
import * as glue from "./wasm/wallet_sentinel.js";
import { isReady, setCore } from "./core.js";
import { loaderOf } from "./module.js";

/** The `init` of an entry. */
export const loader = loaderOf({
  glue,
  needed: ["memory", "about", "engine_new", "engine_ingest", "__wbindgen_start"],
  isReady,
  install: (module) => setCore(glue, module),
  fix:
    "Serve the file `wallet-sentinel/wallet_sentinel.wasm` and pass its address, `init({ wasm: url })`; " +
    'in Vite: add "wallet-sentinel" to optimizeDeps.exclude, or import the url with `?url`; ' +
    'or import "wallet-sentinel/inline", which needs no file at all.',
});
