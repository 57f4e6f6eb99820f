// @ts-check
/**
 * A tab's own copy of the state: the engine, what the host set, and its documents, moved by inputs alone.
 *
 * The engine may die with its worker at any moment; another one is then made, and goes on from a state that is handed in.
 * Not here: where states and inputs come from (store.js).
 */
import { SentinelError } from "../error.js";
import { TAKE } from "../worker-client.js";
import { closed } from "./failure.js";
import { listed, outOfReach } from "./imports.js";

/** @typedef {import("./input.js").Input} Input */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("../worker.js").SentinelWorker} Engine */
/** @typedef {{ signal?: AbortSignal, onProgress?: (...done: any[]) => void }} Watch */

/** After these an engine may have taken in a part, or is none any more. Every other refusal has changed nothing. */
const SHAKEN = new Set(["aborted", "poisoned", "worker-failed", "freed"]);

/** @param {unknown} error */
export const isShaken = (error) => !(error instanceof SentinelError) || SHAKEN.has(error.code);

export class Replica {
  #make;
  /** @type {Engine | undefined} */
  #engine;
  /** @type {SentinelError | undefined} */
  #ended;
  /** @type {any} */
  config;
  /** @type {Map<string, unknown>} */
  documents = new Map();
  /** What was imported, the oldest first. @type {import("./imports.js").Import[]} */
  imports = [];
  /** The number of the newest input that is in it; -1 before the first state. */
  seq = -1;

  /** @param {(config?: any, snapshot?: Uint8Array) => Promise<Engine>} make */
  constructor(make) {
    this.#make = make;
  }

  get engine() {
    if (this.#engine) return this.#engine;
    throw this.#ended ?? closed();
  }

  /** @param {any} config @param {Uint8Array} [snapshot] */
  async #start(config, snapshot) {
    if (this.#ended) throw this.#ended;
    const engine = await this.#make(config, snapshot);
    if (this.#ended) {
      engine.terminate();
      throw this.#ended;
    }
    this.#engine = engine;
  }

  /** Begins with nothing. @param {any} config */
  async begin(config) {
    this.#engine?.terminate();
    await this.#start(config);
    this.config = config;
    this.documents = new Map();
    this.imports = [];
  }

  /** Goes on from a state; where that is refused, all is as before. @param {State} state */
  async restore({ config, documents, imports = [], snapshot }) {
    try {
      if (!this.#engine) await this.#start(config, snapshot);
      else await this.#engine.restore(snapshot, config);
    } catch (error) {
      if (!this.#engine || !isShaken(error)) throw error;
      this.#engine.terminate();
      this.#engine = undefined;
      await this.#start(config, snapshot);
    }
    this.config = config;
    this.documents = new Map(Object.entries(documents));
    this.imports = imports;
  }

  /** @returns {Promise<State>} */
  async state() {
    return {
      config: this.config,
      documents: Object.fromEntries(this.documents),
      imports: this.imports,
      snapshot: await this.engine.snapshot(),
    };
  }

  /** Takes an input in; its answer. @param {Input} input @param {Watch} [watch] @returns {Promise<any>} */
  async apply({ verb, args }, watch) {
    if (verb === "set") {
      const [key, value] = args;
      if (value === undefined) this.documents.delete(key);
      else this.documents.set(key, value);
      return undefined;
    }
    if (verb === "void" || verb === "removed") return undefined;
    if (verb === "removal") return this.restore(args[0]);
    if (verb === "adopt") return this.restore({ ...args[0], imports: outOfReach(args[0].imports) });
    const engine = /** @type {any} */ (this.engine);
    if (verb === "import") {
      const { id, seq, head, told } = args[0];
      const answer = await engine[TAKE](told, watch);
      this.imports = [...this.imports, listed(id, seq, head, answer)];
      return answer;
    }
    const answer =
      verb === "ingest" || verb === "ingestStatement"
        ? await engine[verb](args[0], { ...args[1], ...watch })
        : await engine[verb](...args);
    if (verb === "configure") this.config = args[0];
    if (verb === "restore") {
      this.config = args[1];
      this.imports = [];
    }
    if (verb === "forget") await this.#forgot(args[0]);
    return answer;
  }

  /** Of an account that was forgotten no import says that it told of it. @param {unknown} of */
  async #forgot(of) {
    const left = typeof of === "string" ? undefined : await this.#accounts();
    const stays = (/** @type {string} */ account) => account !== of && (left?.has(account) ?? true);
    const without = outOfReach(this.imports).map((one) => ({
      ...one,
      accountIds: one.accountIds.filter(stays),
    }));
    this.imports = without.filter(({ accountIds }) => accountIds.length > 0);
  }

  /** Ids of the accounts of which payments are kept; the ledger, where it is off, cannot say. @returns {Promise<Set<string> | undefined>} */
  async #accounts() {
    try {
      const accounts = await this.engine.accounts();
      return new Set(accounts.map(({ accountId }) => accountId));
    } catch (error) {
      if (isShaken(error)) throw error;
      return undefined;
    }
  }

  /** @param {SentinelError} [reason] */
  end(reason = closed()) {
    this.#ended = reason;
    this.#engine?.terminate();
    this.#engine = undefined;
  }
}
