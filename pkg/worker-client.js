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
import { reader } from "./import/core.js";
import { sendable, sendableSource } from "./sendable.js";
import { Listeners } from "./subscribe.js";
import * as web from "./worker-spawn.js";

/** @typedef {import("./index.js").Config} Config */
/** @typedef {import("./index.js").SentinelEvent} SentinelEvent */

/** Where the language has no such symbol yet, the name under which polyfills put it. @type {typeof Symbol.dispose} */
const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** A file in two steps, and events as they may be kept, for the store: public names are of verbs that a host needs. */
export const READ = Symbol("readStatement");
export const KEPT = Symbol("withoutPlaces");
export const TAKE = Symbol("takeStatement");

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
  /** What the worker is told of the script and the module that read statements; nothing once it has them. @type {(() => Promise<any>) | undefined} */
  #reader;
  /** The worker's script, where it is known. @type {string | undefined} */
  #address;

  /**
   * How a worker is started here, what it is told of its modules, and why its script may be missing.
   * @type {Pick<typeof web, "source" | "readerSource" | "readerScript" | "whyNot">
   *   & { spawn(): { worker?: any, address?: string, cause?: unknown }, joined?(worker: any): any }}
   */
  static host = web;

  /** @param {Worker} worker @param {string} [address] @param {(address: string) => Promise<string>} [whyNot] */
  constructor(worker, address, whyNot) {
    this.#worker = worker;
    this.#address = address;
    this.#remote = wrap(worker);
    worker.addEventListener("error", async (event) => {
      const { message, filename, lineno } = event;
      this.#address ??= filename || undefined;
      // An event without a message: the script never ran.
      const reason = message || (address && whyNot ? await whyNot(address) : "the browser gives no reason");
      const place = message && filename ? ` (${filename}:${lineno})` : "";
      this.#end(
        this.#failed(
          message
            ? `The worker died: ${reason}${place}`
            : `The worker's script could not be loaded from ${address ?? "the address that its Worker was given"}: ${reason}.`,
        ),
      );
    });
    worker.addEventListener("messageerror", () =>
      this.#end(this.#failed("The worker sent what cannot be read here.")),
    );
  }

  /**
   * @param {Config} [config]
   * @param {import("./worker.js").WorkerOptions} [options]
   */
  static async create(config, options) {
    const Class = this ?? SentinelWorker; // taken from its class, and called alone
    const { worker, wasm = compiledModule(), importWasm, snapshot } = options ?? {};
    const { spawn, source: sourceOf, readerSource, readerScript, joined, whyNot } = Class.host;
    const spawned = worker ? { worker } : spawn();
    if (!spawned.worker) throw notStarted(spawned);
    const created = new Class(joined ? joined(spawned.worker) : spawned.worker, spawned.address, whyNot);
    created.#reader = async () => ({
      script: readerScript(),
      wasm: await readerSource(importWasm ?? reader.module),
    });
    // Where no statement is read, nobody else would hear that it did not arrive.
    Promise.resolve(importWasm).catch(() => {});
    try {
      const source = await reached("wasm", sourceOf(wasm));
      const settings = given.plain(config, "config-invalid", "config");
      await created.#call("start", {
        config: settings,
        wasm: source,
        snapshot: snapshot && given.bytes(snapshot, "snapshot"),
      });
      created.#answers(settings);
    } catch (error) {
      created.terminate();
      throw error;
    }
    return created;
  }

  /** @param {Config} config @returns {Promise<void>} */
  async configure(config) {
    const settings = given.plain(config, "config-invalid", "config");
    await this.#call("configure", settings);
    this.#answers(settings);
  }

  /** Whose eyes the engine's answers are for, from now on. @param {Config | undefined} settings */
  #answers(settings) {
    this.#listeners.readers = settings?.audience ?? "holder";
  }

  /**
   * @param {readonly SentinelEvent[]} events
   * @param {import("./index.js").IngestOptions & import("./worker.js").Watched} [options]
   * @returns {Promise<import("./index.js").IngestResult>}
   */
  ingest(events, options) {
    return this.#inTurn(() =>
      ingestInChunks(events, (chunk, asked) => this.#call("ingest", chunk.map(sendable), asked), options),
    ).then((ingested) => this.#told(ingested));
  }

  /**
   * @param {Blob | Uint8Array} source
   * @param {Omit<import("./import.js").ImportOptions, "onProgress"> & { onProgress?: import("./worker.js").StatementProgress }} [asked]
   * @returns {Promise<import("./worker.js").StatementResult>}
   */
  ingestStatement(source, asked) {
    return this.#statement("ingestStatement", () => sendableSource(source), asked).then((ingested) =>
      this.#told(ingested),
    );
  }

  /**
   * For whoever keeps what a file told: its events and all that is said of them, as bytes.
   * @param {Blob | Uint8Array} source @param {any} [asked] as `ingestStatement` has it @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  [READ](source, asked) {
    return this.#statement("readStatement", () => sendableSource(source), asked);
  }

  /** Events without addresses and fine places. @param {readonly unknown[]} events @returns {Promise<unknown[]>} */
  [KEPT](events) {
    return this.#inTurn(() => this.#call("withoutPlaces", events));
  }

  /**
   * Takes in what was read, the first time and at each replay.
   * @param {Uint8Array} bytes @param {any} [asked] signal and progress @returns {Promise<import("./worker.js").StatementResult>}
   */
  [TAKE](bytes, asked) {
    return this.#statement("takeStatement", () => bytes, asked).then((ingested) => this.#told(ingested));
  }

  /** @param {string} verb @param {() => Blob | Uint8Array} sent @param {any} asked @returns {Promise<any>} */
  #statement(verb, sent, asked) {
    return this.#inTurn(async () => {
      const { signal, onProgress, ...options } = given.watched(asked);
      const source = sent();
      heed(signal);
      const id = (this.#statements += 1);
      const abort = () => void this.#remote.abort(id);
      signal?.addEventListener("abort", abort);
      try {
        const heard = onProgress && proxy(onProgress);
        if (verb === "takeStatement") return await this.#call(verb, id, source, heard);
        const at = this.#reader && (await reached("importWasm", this.#reader()));
        heed(signal); // the worker does not know of this file yet, and heard no stop
        const read = await this.#call(verb, id, source, options, heard, at);
        this.#reader = undefined; // it has read a file with it
        return read;
      } finally {
        signal?.removeEventListener("abort", abort);
      }
    });
  }

  /** @param {SentinelEvent} event @returns {Promise<import("./index.js").Assessment>} */
  async assess(event) {
    return this.#call("assess", sendable(event));
  }

  /** @param {number} now @param {import("./index.js").AdvanceOptions} [options] @returns {Promise<import("./index.js").Alert[]>} */
  async advance(now, options) {
    const alerts = await this.#call(
      "advance",
      given.number(now, "now"),
      given.plain(options, "options-invalid", "options"),
    );
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

  /** @param {import("./index.js").Transaction | import("./index.js").Access} event @returns {Promise<import("./index.js").Receipt>} */
  async receipt(event) {
    return this.#call("receipt", sendable(event));
  }

  /** @param {import("./index.js").Receipt} receipt @returns {Promise<import("./index.js").Replay>} */
  async replay(receipt) {
    // What throws, nests or never ends is refused or left out before anything is sent.
    return this.#call("replay", given.data(receipt, "receipt"));
  }

  /** @param {import("./index.js").AlertQuery} [query] @returns {Promise<import("./index.js").Alert[]>} */
  async alerts(query) {
    return this.#call("alerts", given.plain(query, "query-invalid", "query"));
  }

  /** @param {string} alertId @param {import("./index.js").AlertAction} action @returns {Promise<import("./index.js").Alert>} */
  async act(alertId, action) {
    return this.#call(
      "act",
      given.text(alertId, "alertId"),
      given.plain(action, "options-invalid", "action"),
    );
  }

  /** @param {{ counterparty: string, category: string, at: number }} correction @returns {Promise<void>} */
  async correctCategory(correction) {
    return this.#call("correctCategory", given.plain(correction, "options-invalid", "correction"));
  }

  /** @param {Omit<import("./index.js").Decision, "kind">} decision @returns {Promise<void>} */
  async decide(decision) {
    return this.#call("decide", given.plain(decision, "options-invalid", "decision"));
  }

  /** @param {import("./index.js").DistributiveOmit<import("./index.js").SeriesWord, "kind">} word @returns {Promise<void>} */
  async recurring(word) {
    return this.#call("recurring", given.plain(word, "options-invalid", "word"));
  }

  /** @param {import("./index.js").SummaryQuery} query @returns {Promise<import("./index.js").Summary>} */
  async summary(query) {
    return this.#call("summary", given.plain(query, "query-invalid", "query"));
  }

  /** @param {import("./index.js").WatchQuery} [query] @returns {Promise<import("./index.js").WatchedCase[]>} */
  async watched(query) {
    return this.#call("watched", given.plain(query, "query-invalid", "query"));
  }

  /** @param {import("./index.js").QuestionQuery} query @returns {Promise<import("./index.js").Question | undefined>} */
  async question(query) {
    return this.#call("question", given.plain(query, "query-invalid", "query"));
  }

  /**
   * @param {string} accountId @param {import("./index.js").SecurityFacts} facts @param {number} now
   * @returns {Promise<import("./index.js").CheckupItem[]>}
   */
  async checkup(accountId, facts, now) {
    given.plain({ accountId, facts, now }, "query-invalid", "query");
    return this.#call("checkup", accountId, facts, now);
  }

  /** @param {import("./index.js").PaymentQuery} [query] @returns {Promise<import("./index.js").Payments>} */
  async payments(query) {
    return this.#call("payments", given.plain(query, "query-invalid", "query"));
  }

  /** @returns {Promise<import("./index.js").AccountSummary[]>} */
  accounts() {
    return this.#call("accounts");
  }

  /** @param {import("./index.js").LinkQuery} [query] @returns {Promise<import("./index.js").Link[]>} */
  async links(query) {
    return this.#call("links", given.plain(query, "query-invalid", "query"));
  }

  /** @param {import("./index.js").WatchQuery} [query] @returns {Promise<import("./index.js").RefundablePayment[]>} */
  async refundable(query) {
    return this.#call("refundable", given.plain(query, "query-invalid", "query"));
  }

  /** @param {import("./index.js").CaseOf} of @param {string | import("./index.js").Operator} [operator] @returns {Promise<import("./index.js").SupportCase>} */
  async supportCase(of, operator) {
    return this.#call(
      "supportCase",
      given.plain(of, "query-invalid", "of"),
      given.plain(operator, "options-invalid", "operator"),
    );
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
    const settings = given.plain(config, "config-invalid", "config");
    await this.#call("restore", given.bytes(snapshot, "snapshot"), settings);
    this.#answers(settings);
  }

  /** @param {string | { holderId: string }} of @returns {Promise<void>} */
  async forget(of) {
    return this.#call("forget", given.whose(of));
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

  /** @param {string} message */
  #failed(message) {
    return new SentinelError(
      "worker-failed",
      message,
      this.#address === undefined ? undefined : { value: this.#address },
    );
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
          reject(
            failed.code === "worker-failed"
              ? this.#failed(failed.message)
              : new SentinelError(failed.code, failed.message, failed.details),
          );
        })
        .catch((/** @type {any} */ cause) => {
          // A function or a Proxy among the arguments, or a getter that throws: the browser has no way to send it.
          reject(
            new SentinelError(
              "field-type",
              `\`${verb}\` was given something that cannot be sent to a worker.`,
              undefined,
              { cause },
            ),
          );
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

/** @template T @param {string} option @param {Promise<T>} source */
async function reached(option, source) {
  try {
    return await source;
  } catch (cause) {
    if (cause instanceof SentinelError) throw cause;
    throw new SentinelError(
      "wasm-unreachable",
      `The module that \`${option}\` names or promises cannot be had.`,
      undefined,
      { cause },
    );
  }
}

/** @param {{ address?: string, cause?: unknown }} spawned */
function notStarted({ address, cause }) {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new SentinelError(
    "worker-failed",
    `No worker could be started${address === undefined ? "" : ` from ${address}`}. ${reason}. Under \`require-trusted-types-for\`, allow the policy: \`trusted-types wallet-sentinel\`. ` +
      "Where your bundler mislays the script, or serves it from another origin, pass your own: SentinelWorker.create(config, { worker }).",
    address === undefined ? undefined : { value: address },
    { cause },
  );
}
