// @ts-check
/**
 * The page's side of the worker: every verb of Sentinel as a promise, off the main thread.
 *
 * For imports, which take seconds on a phone, and for pages that must not freeze. Adds what the core cannot have:
 * chunks between which a signal is honoured and progress told.
 * Not here: the other side of the border (worker-service.js).
 */
import { proxy, releaseProxy, wrap } from "comlink";
import { heed, ingestInChunks } from "./chunks.js";
import { compiledModule } from "./core.js";
import { SentinelError } from "./error.js";
import * as given from "./given.js";
import { Listeners } from "./subscribe.js";
import { spawn } from "./worker-spawn.js";

/** @typedef {import("./index.js").Config} Config */
/** @typedef {import("./index.js").SentinelEvent} SentinelEvent */

/** Where the language has no such symbol yet, the name under which polyfills put it. @type {typeof Symbol.dispose} */
const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

export class SentinelWorker {
  /** @type {Worker} */
  #worker;
  /** @type {any} */
  #remote;
  /** How to reject the calls under way, should the worker end. @type {Set<(error: SentinelError) => void>} */
  #waiting = new Set();
  /** Why no call is taken any more. @type {SentinelError | undefined} */
  #ended;
  /** The end of the last import asked for; the next begins after it, so that two never mix. @type {Promise<unknown>} */
  #turn = Promise.resolve();
  #statements = 0;
  #listeners = new Listeners();

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    this.#remote = wrap(worker);
    worker.addEventListener("error", (event) => {
      this.#end(new SentinelError("worker-failed", `The worker died or could not be loaded: ${event.message ?? "no reason given"}`));
    });
  }

  /**
   * @param {Config} [config]
   * @param {import("./worker.js").WorkerOptions} [options]
   */
  static async create(config, options) {
    const { worker, wasm = compiledModule(), snapshot } = options ?? {};
    const created = new SentinelWorker(worker ?? started());
    try {
      const source = await sourceOf(wasm);
      await created.#call("start", {
        config: given.plain(config, "config-invalid", "config"),
        wasm: source,
        snapshot: snapshot && given.bytes(snapshot, "snapshot"),
      });
    } catch (error) {
      created.terminate();
      throw error;
    }
    return created;
  }

  /** @param {Config} config @returns {Promise<void>} */
  async configure(config) {
    return this.#call("configure", given.plain(config, "config-invalid", "config"));
  }

  /**
   * @param {readonly SentinelEvent[]} events
   * @param {import("./index.js").IngestOptions & import("./worker.js").Watched} [options]
   * @returns {Promise<import("./index.js").IngestResult>}
   */
  ingest(events, options) {
    const send = (/** @type {readonly SentinelEvent[]} */ chunk, /** @type {object} */ asked) => this.#call("ingest", chunk, asked);
    return this.#inTurn(() =>
      ingestInChunks(
        events,
        (chunk, asked) =>
          send(chunk, asked).catch((error) => {
            if (error.code !== "field-type" || error.cause?.name !== "DataCloneError") throw error;
            return send(sendable(chunk), asked);
          }),
        options,
      ),
    ).then((ingested) => this.#told(ingested));
  }

  /**
   * @param {Blob | Uint8Array} source
   * @param {Omit<import("./import.js").ImportOptions, "onProgress"> & { onProgress?: import("./worker.js").StatementProgress }} [asked]
   * @returns {Promise<import("./worker.js").StatementResult>}
   */
  ingestStatement(source, asked) {
    const { signal, onProgress, ...options } = asked ?? {};
    return this.#inTurn(async () => {
      heed(signal);
      const id = (this.#statements += 1);
      const abort = () => void this.#remote.abort(id);
      signal?.addEventListener("abort", abort);
      try {
        return this.#told(await this.#call("ingestStatement", id, source, options, onProgress && proxy(onProgress)));
      } finally {
        signal?.removeEventListener("abort", abort);
      }
    });
  }

  /** @param {SentinelEvent} event @returns {Promise<import("./index.js").Assessment>} */
  assess(event) {
    return this.#call("assess", event);
  }

  /** @param {number} now @param {import("./index.js").AdvanceOptions} [options] @returns {Promise<import("./index.js").Alert[]>} */
  async advance(now, options) {
    const alerts = await this.#call("advance", given.number(now, "now"), given.plain(options, "options-invalid", "options"));
    this.#listeners.tell(alerts);
    return alerts;
  }

  /**
   * @param {(alert: import("./index.js").Alert) => void} listener
   * @param {import("./index.js").AlertFilter} [filter]
   * @returns {() => void}
   */
  onAlert(listener, filter) {
    return this.#listeners.add(given.call(listener, "listener"), filter);
  }

  /** @template {{ alerts: import("./index.js").Alert[] }} T @param {T} ingested */
  #told(ingested) {
    this.#listeners.tell(ingested.alerts);
    return ingested;
  }

  /** @param {import("./index.js").Transaction} event @returns {Promise<import("./index.js").Receipt>} */
  receipt(event) {
    return this.#call("receipt", event);
  }

  /** @param {import("./index.js").Receipt} receipt @returns {Promise<import("./index.js").Replay>} */
  replay(receipt) {
    return this.#call("replay", receipt);
  }

  /** @param {import("./index.js").AlertQuery} [query] @returns {Promise<import("./index.js").Alert[]>} */
  async alerts(query) {
    return this.#call("alerts", given.plain(query, "query-invalid", "query"));
  }

  /** @param {string} alertId @param {import("./index.js").AlertAction} action @returns {Promise<import("./index.js").Alert>} */
  async act(alertId, action) {
    return this.#call("act", given.text(alertId, "alertId"), given.plain(action, "options-invalid", "action"));
  }

  /** @param {{ counterparty: string, category: string, at: number }} correction @returns {Promise<void>} */
  async correctCategory(correction) {
    return this.#call("correctCategory", given.plain(correction, "options-invalid", "correction"));
  }

  /** @param {import("./index.js").SummaryQuery} query @returns {Promise<import("./index.js").Summary>} */
  async summary(query) {
    return this.#call("summary", given.plain(query, "query-invalid", "query"));
  }

  /** @param {import("./index.js").WatchQuery} [query] @returns {Promise<import("./index.js").WatchedCase[]>} */
  async watched(query) {
    return this.#call("watched", given.plain(query, "query-invalid", "query"));
  }

  /** @param {import("./index.js").WatchQuery} [query] @returns {Promise<import("./index.js").RefundablePayment[]>} */
  async refundable(query) {
    return this.#call("refundable", given.plain(query, "query-invalid", "query"));
  }

  /** @param {import("./index.js").CaseOf} of @param {string | import("./index.js").Operator} [operator] @returns {Promise<import("./index.js").SupportCase>} */
  async supportCase(of, operator) {
    return this.#call("supportCase", given.plain(of, "query-invalid", "of"), given.plain(operator, "options-invalid", "operator"));
  }

  /** @returns {Promise<import("./index.js").Model | undefined>} */
  model() {
    return this.#call("model");
  }

  /** @param {import("./index.js").Model} model @returns {Promise<void>} */
  async loadModel(model) {
    return this.#call("loadModel", given.plain(model, "model-invalid", "model"));
  }

  /** @returns {Promise<Uint8Array>} */
  snapshot() {
    return this.#call("snapshot");
  }

  /** @param {Uint8Array | ArrayBuffer | ArrayBufferView} snapshot @param {Config} [config] @returns {Promise<void>} */
  async restore(snapshot, config) {
    return this.#call("restore", given.bytes(snapshot, "snapshot"), given.plain(config, "config-invalid", "config"));
  }

  /** @param {string} accountId @returns {Promise<void>} */
  async forget(accountId) {
    return this.#call("forget", given.text(accountId, "accountId"));
  }

  /** @returns {Promise<import("./index.js").Status>} */
  status() {
    return this.#call("status");
  }

  /** Ends the worker. Safe to call again. */
  terminate() {
    this.#end(new SentinelError("freed", "This SentinelWorker was terminated and cannot be used any more."));
  }

  [dispose]() {
    this.terminate();
  }

  /** @param {SentinelError} reason */
  #end(reason) {
    if (this.#ended) return;
    this.#ended = reason;
    this.#remote[releaseProxy]();
    this.#worker.terminate();
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
  }

  /**
   * @param {string} verb
   * @param {unknown[]} args
   * @returns {Promise<any>}
   */
  #call(verb, ...args) {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended);
        return;
      }
      this.#waiting.add(reject);
      this.#remote
        .call(verb, ...args)
        .then((/** @type {any} */ { ok, failed }) => {
          if (!failed) return resolve(ok);
          reject(new SentinelError(failed.code, failed.message, failed.details));
        })
        .catch((/** @type {any} */ cause) => {
          // A function or a Proxy among the arguments: the browser has no way to send it.
          reject(cause?.name === "DataCloneError" ? new SentinelError("field-type", `\`${verb}\` was given something that cannot be sent to a worker.`, undefined, { cause }) : cause);
        })
        .finally(() => this.#waiting.delete(reject));
    });
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  #inTurn(work) {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {}); // its caller hears of it; the next import begins all the same
    return mine;
  }
}

/**
 * What can be sent of a source: an address means something else in the worker, whose base is its own script.
 * @param {any} wasm
 */
async function sourceOf(wasm) {
  try {
    return typeof wasm === "string" || wasm instanceof URL ? new URL(wasm, globalThis.location?.href).href : await wasm;
  } catch (cause) {
    throw new SentinelError("wasm-unreachable", "The module that `wasm` names or promises cannot be had.", undefined, { cause });
  }
}

/**
 * The events of a chunk that did not go over as it was: one bad event must not cost the others. A value that cannot be
 * sent goes as one of a wrong type, an event that cannot be read as none at all, so that the core refuses each by its place.
 * @param {readonly any[]} events
 */
const sendable = (events) =>
  events.map((event) => {
    try {
      if (typeof event !== "object" || event === null) return structuredClone(event);
      /** @type {Record<string, unknown>} */
      const copy = {};
      for (const key in event) copy[key] = sent(event[key]);
      return structuredClone(copy);
    } catch {
      return null;
    }
  });

/** @param {any} value */
function sent(value) {
  try {
    return structuredClone(value);
  } catch {
    // A reactive framework's Proxy of a plain object is read through; a function is no value of any field.
    return typeof value === "object" ? { ...value } : new Map();
  }
}

function started() {
  try {
    return spawn();
  } catch (error) {
    throw new SentinelError(
      "worker-failed",
      "No worker could be started here. Under `require-trusted-types-for`, allow the policy: `trusted-types wallet-sentinel`. " +
        "Where your bundler mislays the script, pass your own: SentinelWorker.create(config, { worker }).",
      undefined,
      { cause: error },
    );
  }
}
