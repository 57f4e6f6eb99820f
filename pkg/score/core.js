// @ts-check
/**
 * The one instance of the module that scores and keeps no payments.
 *
 * Not here: where its bytes come from (load.js), what the calls mean (api.js), the engine with all rooms (../core.js).
 */
import { SentinelError } from "../error.js";
import { Instance } from "../instance.js";

/**
 * What the glue exports. `Engine` is spelled out in api.js, where it is called.
 * @typedef {{ about(): any, Engine: any, __wbg_reset_state(): void }} Scoring
 */

/** @type {Instance<Scoring>} */
export const scoring = new Instance(
  () =>
    new SentinelError(
      "not-initialized",
      "wallet-sentinel/score was used before it was ready: call its own `await init()` first.",
    ),
  "The core stopped in the middle of a call. Every handle made before is dead; a fresh instance is ready: Sentinel.restore(snapshot).",
);
