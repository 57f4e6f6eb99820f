// @ts-check
/**
 * One instance of a wasm module, and the only way to call it.
 *
 * It exists so that use before it is there is a clear error, errors of the module have one shape, and a trap (which the module
 * is built never to do) costs the handles that stood in the broken instance, not the page.
 * Not here: which modules there are (core.js, import/core.js), where their bytes come from (module.js).
 */
import { SentinelError, asSentinelError } from "./error.js";

/** @typedef {{ __wbg_reset_state(): void }} Glue */

/** @template {Glue} G */
export class Instance {
  /** @type {G | undefined} */
  #glue;
  /** @type {WebAssembly.Module | undefined} */
  #module;
  /** Counts the instances: a handle remembers the one it stands in. */
  #generation = 0;
  #absent;
  #stopped;

  /**
   * @param {() => SentinelError} absent why there is none
   * @param {string} stopped what to do after a trap
   */
  constructor(absent, stopped) {
    this.#absent = absent;
    this.#stopped = stopped;
  }

  /**
   * Makes a loaded module the one that is used; without one, the next use is an error again.
   * @param {G} [glue]
   * @param {WebAssembly.Module} [module] kept so that a worker need not fetch and compile it again
   */
  install(glue, module) {
    this.#glue = glue;
    this.#module = module;
    this.#generation += 1;
  }

  /** What the glue exports, or a clear error. */
  get glue() {
    if (this.#glue) return this.#glue;
    throw this.#absent();
  }

  /** True between a load and a trap that nothing could follow. */
  get isReady() {
    return this.#glue !== undefined;
  }

  /** The compiled module, where there is one. */
  get module() {
    return this.#module;
  }

  /** The instance in use; a handle of another one is dead. */
  get generation() {
    return this.#generation;
  }

  /**
   * Calls the module. Its errors come out as SentinelErrors; after a trap a fresh instance stands ready.
   * @template T
   * @param {(glue: G) => T} work calls the module and does nothing else, so that what it throws is the module's
   * @returns {T}
   */
  call(work) {
    const { glue } = this;
    try {
      return work(glue);
    } catch (error) {
      if (isTrap(error)) {
        this.#replace(glue);
        throw new SentinelError("poisoned", this.#stopped, undefined, { cause: error });
      }
      throw asSentinelError(error);
    }
  }

  /** @param {G} broken */
  #replace(broken) {
    this.#generation += 1;
    try {
      broken.__wbg_reset_state();
    } catch {
      this.#glue = undefined; // not even a fresh instance: the next use says that there is none, and it may be loaded again
    }
  }
}

/**
 * Errors that the core throws on purpose carry a code. A RuntimeError is a trap; a RangeError (or Firefox's InternalError) is the
 * stack running out inside the instance, which leaves its stack pointer where it was; whatever else is thrown was thrown through
 * the instance, which unwinds nothing: what it held stays borrowed.
 * @param {unknown} error
 */
const isTrap = (error) => !(error instanceof Error && "code" in error);
