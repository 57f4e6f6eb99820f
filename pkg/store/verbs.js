// @ts-check
/**
 * The worker's promises over what is kept: what changes the state goes through the log, what only asks goes to the engine.
 *
 * Each verb stands in one of the two lists; a test holds that none of the worker's is in neither.
 * Not here: how an input is kept (store.js).
 */
import * as given from "../given.js";
import { sendableSource } from "../sendable.js";
import { nameOf } from "./imports.js";
import { settingsOf } from "./input.js";

/** Verbs that change nothing. */
export const QUERIES = /** @type {const} */ ([
  "assess",
  "receipt",
  "replay",
  "alerts",
  "summary",
  "watched",
  "question",
  "checkup",
  "links",
  "payments",
  "accounts",
  "refundable",
  "supportCase",
  "model",
  "snapshot",
  "status",
]);

/** Verbs that change the state and go into the log as they are. */
export const INPUTS = /** @type {const} */ ([
  "configure",
  "advance",
  "act",
  "correctCategory",
  "decide",
  "recurring",
  "loadModel",
]);

/** Where the language has no such symbol yet, the name under which polyfills put it. @type {typeof Symbol.dispose} */
const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/**
 * @typedef {object} Behind
 * @property {(verb: string, args: readonly unknown[], watch?: import("./replica.js").Watch) => Promise<any>} input
 * @property {(verb: string, args: readonly unknown[]) => Promise<any>} query
 * @property {(listener: any, filter: any) => () => void} listen
 * @property {() => void} end
 */

export class KeptSentinel {
  #behind;

  /** @param {Behind} behind */
  constructor(behind) {
    this.#behind = behind;
    const put = (
      /** @type {string} */ verb,
      /** @type {(verb: string, args: unknown[]) => Promise<any>} */ to,
    ) =>
      Object.defineProperty(this, verb, {
        value: async (/** @type {unknown[]} */ ...args) => to(verb, args),
        configurable: true,
        writable: true,
      });
    for (const verb of INPUTS) put(verb, behind.input);
    for (const verb of QUERIES) put(verb, behind.query);
  }

  /** @param {readonly import("../index.js").SentinelEvent[]} events @param {any} [asked] */
  async ingest(events, asked) {
    const { signal, onProgress, ...options } = given.watched(asked);
    return this.#behind.input("ingest", [events, options], { signal, onProgress });
  }

  /** @param {Blob | Uint8Array} source @param {any} [asked] */
  async ingestStatement(source, asked) {
    const { signal, onProgress, ...options } = given.watched(asked);
    const fileName = nameOf(source, options); // which another tab may not see of the file itself
    const named = fileName === undefined ? options : { ...options, fileName };
    return this.#behind.input("ingestStatement", [sendableSource(source), named], { signal, onProgress });
  }

  /** @param {Uint8Array} snapshot @param {import("../index.js").Config} [config] */
  async restore(snapshot, config) {
    return this.#behind.input("restore", [given.bytes(snapshot, "snapshot"), settingsOf(config)]);
  }

  /** @param {string | { holderId: string }} of */
  async forget(of) {
    return this.#behind.input("forget", [given.whose(of)]);
  }

  /** @param {(alert: import("../index.js").Alert) => void} listener @param {import("../index.js").AlertFilter} [filter] */
  onAlert(listener, filter) {
    return this.#behind.listen(given.call(listener, "listener"), filter);
  }

  terminate() {
    this.#behind.end();
  }

  [dispose]() {
    this.terminate();
  }
}
