// @ts-check
/**
 * The one instance of the engine's module, and how it is called.
 *
 * Not here: where the bytes come from (load.js), what the calls mean (api.js), the module that reads statements
 * (import/core.js).
 */
import { SentinelError } from "./error.js";
import { Instance } from "./instance.js";

/**
 * What the glue exports. `Engine` is spelled out in api.js, where it is called.
 * @typedef {{
 *   about(): any,
 *   Engine: any,
 *   sealed(text: string, isName: boolean): string,
 *   __wbg_reset_state(): void,
 * }} Core
 */

/** @type {Instance<Core>} */
const engine = new Instance(
  absent,
  "The core stopped in the middle of a call. Every handle made before is dead; a fresh instance is ready: Sentinel.restore(snapshot).",
);

const shared = Symbol.for("wallet-sentinel.ready");

/**
 * The copies of this script that were made ready in this page, thread or program, by a name that all copies share. Two
 * copies may stand side by side, each with an `init()` of its own; a page that makes one ready and calls the other has
 * loaded twice what it took for one, and hears that instead of "not-initialized".
 * @returns {Set<object> | undefined}
 */
const ready = () =>
  /** @type {Record<symbol, Set<object> | undefined>} */ (/** @type {unknown} */ (globalThis))[shared];
const copy = {};

/**
 * Makes a loaded core the one that is used; without one, the next use is "not-initialized" again.
 * @param {Core} [core]
 * @param {WebAssembly.Module} [module] kept so that a worker need not fetch and compile it again
 */
export function setCore(core, module) {
  engine.install(core, module);
  if (!core) return void ready()?.delete(copy);
  if (!ready()) Reflect.set(globalThis, shared, new Set()); // no error where a host has frozen its globals
  ready()?.add(copy);
}

function absent() {
  const others = ready();
  if (others?.size && !others.has(copy)) {
    return new SentinelError(
      "loaded-twice",
      "wallet-sentinel was loaded twice here: `init()` made another copy ready, and this one was called. " +
        "Import both from one place (two addresses, versions or bundles are two copies), or call this copy's own `init()` as well.",
    );
  }
  return new SentinelError(
    "not-initialized",
    "wallet-sentinel was used before it was ready: call `await init()` first.",
  );
}

/** The core, or a clear error. */
export const core = () => engine.glue;

/** True between a successful `init()` and a trap that nothing could follow. */
export const isReady = () => engine.isReady;

/** The compiled module, where there is one. */
export const compiledModule = () => engine.module;

/** The instance in use; a handle of another one is dead. */
export const currentGeneration = () => engine.generation;

/** Calls the core. @template T @param {(core: Core) => T} work @returns {T} */
export const call = (work) => engine.call(work);
