// @ts-check
/**
 * Loads the module that scores and keeps no payments.
 *
 * Not here: how a module is had and started (../module.js); where it is by default, which each entry says (../score.js,
 * ../score-node.js).
 */
import * as glue from "../wasm/wallet_sentinel_score.js";
import { loaderOf } from "../module.js";
import { scoring } from "./core.js";

/** The `init` of an entry. */
export const loader = loaderOf({
  glue,
  needed: ["memory", "about", "engine_new", "engine_ingest", "__wbindgen_start"],
  isReady: () => scoring.isReady,
  install: (module) => scoring.install(glue, module),
  fix:
    "Serve the file `wallet-sentinel/wallet_sentinel_score.wasm` and pass its address, `init({ wasm: url })`; " +
    'in Vite: add "wallet-sentinel" to optimizeDeps.exclude, or import the url with `?url`.',
});
