// @ts-check
/**
 * What an engine was given since its last snapshot, so that it can be had again after a trap.
 *
 * The host keeps the snapshot and the inputs (in memory, a file, a database behind a cache); this side notes each input once
 * the core has taken it in, and never one that stopped it. Replayed over the snapshot they give the same state to the byte.
 * Not here: where a store keeps its bytes, when a snapshot is taken, which only the host can say.
 */
import { SentinelError, report } from "./error.js";
import * as given from "./given.js";

/** @typedef {import("./index.js").Store} Store */
/** @typedef {import("./index.js").Input} Input */

/** All that changes a state, each by its verb of the core. What persons do and say is among the events of `ingest`. */
const VERBS = new Set(["configure", "ingest", "advance", "loadModel", "forget"]);

/** A configuration under another key, or under none. @param {unknown} key @param {unknown} config */
function sealedBy(key, config) {
  const { sealKey: _, ...others } = /** @type {any} */ (config ?? {});
  return key === undefined ? others : { ...others, sealKey: key };
}

/** @param {string} why @param {string} field @param {unknown} [cause] @param {number} [index] */
const invalid = (why, field, cause, index) =>
  new SentinelError(
    "store-invalid",
    `What the store holds cannot be gone on from: ${why}.`,
    { field, ...(index === undefined ? {} : { index }) },
    { cause },
  );

/**
 * The store that a caller's options name, where they name one.
 * @param {unknown} options @returns {Store | undefined}
 */
export function storeOf(options) {
  const { store, ...others } = /** @type {any} */ (
    given.plain(options, "options-invalid", "options", ["store"]) ?? {}
  );
  for (const key in others) throw given.unknownKey(key, "options-invalid", ["store"]);
  if (store === undefined || store === null) return undefined;
  const isStore = given.reading(
    "store",
    () => typeof store.append === "function" && typeof store.inputs === "function",
  );
  if (!isStore)
    throw new SentinelError("options-invalid", "`store` has to have the functions `append` and `inputs`.", {
      field: "store",
    });
  return store;
}

export class Journal {
  /** @type {Store} */
  #store;
  #version;
  /** Where the store holds no snapshot yet: the one that its engine was made of. @type {Uint8Array | undefined} */
  #first;
  /** Every configuration so far. A host that takes a snapshot lets the inputs before it go: the last of these hold then. @type {unknown[]} */
  #configs;
  /** Set while an input is missing: the snapshot that the store held then. @type {{ snapshot: unknown } | undefined} */
  #gap;

  /** @param {Store} store @param {string} version of the core @param {unknown} config @param {Uint8Array} [first] */
  constructor(store, version, config, first) {
    this.#store = store;
    this.#version = version;
    this.#configs = [config];
    this.#first = first?.slice();
  }

  /** The host's secret, as its last configuration has it. @returns {unknown} */
  get #sealKey() {
    return /** @type {any} */ (this.#configs[this.#configs.length - 1])?.sealKey;
  }

  /** Notes what the core has taken in. @param {string} verb @param {readonly unknown[]} args */
  note(verb, args) {
    if (verb === "configure") this.#configs.push(args[0]);
    const kept = args.map((arg) => {
      if (arg instanceof Uint8Array) return arg.slice(); // the packing buffer is used again
      return verb === "configure" ? sealedBy(undefined, arg) : arg; // a key that lies beside the snapshots is none
    });
    try {
      const done = /** @type {unknown} */ (this.#store.append({ version: this.#version, verb, args: kept }));
      if (done instanceof Promise) done.catch(report); // what a host writes behind is its own to look after
    } catch (cause) {
      this.#gap = { snapshot: given.reading("store", () => this.#store.snapshot) };
      throw new SentinelError(
        "store-failed",
        `The engine has taken in this \`${verb}\`, and the store has not. Put a snapshot into the store: until then nothing can be gone on from.`,
        { field: "store" },
        { cause },
      );
    }
  }

  /**
   * The engine again: the snapshot, and every input since.
   * @param {(config: unknown, snapshot: Uint8Array | undefined) => any} make
   * @param {(work: () => void) => void} call
   */
  again(make, call) {
    const { snapshot, inputs } = given.reading("store", () => ({
      snapshot: this.#store.snapshot,
      inputs: [...this.#store.inputs()],
    }));
    if (this.#gap && this.#gap.snapshot === snapshot) throw invalid("an input is missing in it", "store");
    this.#gap = undefined;
    const key = this.#sealKey;
    const steps = inputs
      .map((input, index) => this.#checked(input, index))
      .map((step) => (step.verb === "configure" ? { ...step, args: [sealedBy(key, step.args[0])] } : step));
    const changes = steps.filter(({ verb }) => verb === "configure").length;
    if (changes >= this.#configs.length)
      this.#configs = [
        this.#configs[0],
        ...steps.filter(({ verb }) => verb === "configure").map(({ args }) => args[0]),
      ];
    const engine = make(
      this.#configs[this.#configs.length - 1 - changes],
      snapshot === undefined ? this.#first : given.bytes(snapshot, "store.snapshot"),
    );
    for (const [index, { verb, args }] of steps.entries()) {
      try {
        call(() => engine[verb](...args));
      } catch (cause) {
        throw invalid(`its input ${index} is refused`, "store.inputs", cause, index);
      }
    }
    return engine;
  }

  /** A database is no more to be trusted than any other caller. @param {any} input @param {number} index */
  #checked(input, index) {
    const { version, verb, args } = given.reading("store.inputs", () => ({
      version: input.version,
      verb: input.verb,
      args: [...input.args],
    }));
    if (version !== this.#version)
      throw invalid(`its input ${index} was noted by another version`, "store.inputs", undefined, index);
    if (!VERBS.has(verb)) throw invalid(`its input ${index} is none`, "store.inputs", undefined, index);
    const [first, ...rest] = args;
    const plain = (/** @type {unknown} */ arg) => given.plain(arg, "store-invalid", "store.inputs");
    return {
      verb: String(verb),
      args: [verb === "ingest" ? given.bytes(first, "store.inputs") : plain(first), ...rest.map(plain)],
    };
  }
}
