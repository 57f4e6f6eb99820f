// @ts-check
/**
 * The one instance of the wasm core, and the only way to call it.
 *
 * It exists so that use before `init()` is a clear error, errors of the core have one shape, and a trap (which the core
 * is built never to do) costs the handles that stood in the broken instance, not the page.
 * Not here: where the bytes come from (load.js), what the calls mean (api.js, import.js).
 */
import { SentinelError, asSentinelError } from "./error.js";

/**
 * What the glue exports. `Engine` and the rest are spelled out in api.js and import.js, where they are called.
 * @typedef {{
 *   about(): any,
 *   Engine: any,
 *   StatementReader: any,
 *   __wbg_reset_state(): void,
 * }} Core
 */

/** @type {Core | undefined} */
let installed;

/** @type {WebAssembly.Module | undefined} */
let compiled;

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

/** Counts the instances: a handle remembers the one it stands in. */
let generation = 0;

/**
 * Makes a loaded core the one that is used; without one, the next use is "not-initialized" again.
 * @param {Core} [core]
 * @param {WebAssembly.Module} [module] kept so that a worker need not fetch and compile it again
 */
export function setCore(core, module) {
  installed = core;
  compiled = module;
  generation += 1;
  if (!core) return void ready()?.delete(copy);
  if (!ready()) Reflect.set(globalThis, shared, new Set()); // no error where a host has frozen its globals
  ready()?.add(copy);
}

/**
 * The core, or a clear error.
 * @returns {Core}
 */
export function core() {
  if (installed) return installed;
  const others = ready();
  if (others?.size && !others.has(copy)) {
    throw new SentinelError(
      "loaded-twice",
      "wallet-sentinel was loaded twice here: `init()` made another copy ready, and this one was called. " +
        "Import both from one place (two addresses, versions or bundles are two copies), or call this copy's own `init()` as well.",
    );
  }
  throw new SentinelError(
    "not-initialized",
    "wallet-sentinel was used before it was ready: call `await init()` first.",
  );
}

/** True between a successful `init()` and a trap that nothing could follow. */
export const isReady = () => installed !== undefined;

/** The compiled module, where there is one. */
export const compiledModule = () => compiled;

/** The instance in use; a handle of another one is dead. */
export const currentGeneration = () => generation;

/**
 * Calls the core. Its errors come out as SentinelErrors; after a trap a fresh instance stands ready.
 * @template T
 * @param {(core: Core) => T} work calls the core and does nothing else, so that what it throws is the core's
 * @returns {T}
 */
export function call(work) {
  const current = core();
  try {
    return work(current);
  } catch (error) {
    if (isTrap(error)) {
      replace(current);
      throw new SentinelError(
        "poisoned",
        "The core stopped in the middle of a call. Every handle made before is dead; a fresh instance is ready: Sentinel.restore(snapshot).",
        undefined,
        { cause: error },
      );
    }
    throw asSentinelError(error);
  }
}

/**
 * Errors that the core throws on purpose carry a code. A RuntimeError is a trap; a RangeError (or Firefox's InternalError) is the
 * stack running out inside the instance, which leaves its stack pointer where it was; whatever else is thrown was thrown through
 * the instance, which unwinds nothing: what it held stays borrowed.
 * @param {unknown} error
 */
const isTrap = (error) => !(error instanceof Error && "code" in error);

/** @param {Core} broken */
function replace(broken) {
  generation += 1;
  try {
    broken.__wbg_reset_state();
  } catch {
    installed = undefined; // not even a fresh instance: the next use says "not-initialized", and init() may try again
  }
}
