// @ts-check
/**
 * The store as the host has it: the worker's promises over what is kept, its own documents, files to take along, an end.
 *
 * Not here: how anything is kept (keeper.js), and how a backup is made (backup.js).
 */
import { SentinelError } from "../error.js";
import * as given from "../given.js";
import { backupOf, keptIn, phraseOf } from "./backup.js";
import { Database } from "./database.js";
import { badBackup } from "./failure.js";
import { documentKey } from "./input.js";
import { Keeper } from "./keeper.js";
import { host, maker, optionsOf } from "./options.js";
import { recordsOf, recovered } from "./recovery.js";
import { Replica } from "./replica.js";
import { packed } from "./state.js";
import { KeptSentinel } from "./verbs.js";

export class SentinelStore {
  /** What the store stands on; a test, or a host of another kind, has its own. @type {import("./options.js").Host} */
  static host = host;

  #asked;
  #host;
  #keeper;

  /** @param {any} [options] */
  static async open(options) {
    const store = new this(optionsOf(options));
    try {
      await store.#keeper.open();
    } catch (error) {
      await store.#keeper.give();
      throw error;
    }
    return store;
  }

  /**
   * Everything that is kept and can still be read, as a backup, where a store does not open.
   * @param {any} [options] @param {string} [passphrase] @returns {Promise<Blob>}
   */
  static async salvage(options, passphrase) {
    const { name, seal } = optionsOf(options);
    const phrase = phraseOf(passphrase);
    const database = await Database.open(name, { deleted() {}, lost() {} });
    try {
      const { snapshots, entries } = recordsOf(await database.load({ isDeep: true }), seal);
      const states = await readable(snapshots, async ({ seq, bytes }) => ({ seq, state: await bytes() }));
      const inputs = await readable(entries, async ({ seq, id, bytes }) => ({
        seq,
        id,
        bytes: await bytes(),
      }));
      return await backupOf({ states, inputs }, phrase);
    } finally {
      database.close();
    }
  }

  /** Deletes what is kept under a name, also where it does not open. @param {any} [options] */
  static async deleteEverything(options) {
    await Database.delete(optionsOf(options).name);
  }

  /** @param {import("./options.js").Asked} asked */
  constructor(asked) {
    const { host } = /** @type {typeof SentinelStore} */ (this.constructor);
    const keeper = new Keeper(asked, host);
    this.#asked = asked;
    this.#host = host;
    this.#keeper = keeper;
    /** The worker's promises; each input is kept when its promise resolves. */
    this.sentinel = new KeptSentinel({
      input: (verb, args, watch) => keeper.ask(verb, args, watch),
      query: (verb, args) => keeper.query((engine) => engine[verb](...args)),
      listen: (listener, filter) => keeper.listen(listener, filter),
      end: () => keeper.end(),
    });
  }

  /** True where this tab writes. */
  get writes() {
    return this.#keeper.writes;
  }

  /** A document of the host's, if it is there and as the host wants it. @param {string} key */
  async get(key) {
    const own = documentKey(key);
    const value = await this.#keeper.query(() => this.#keeper.replica.documents.get(own));
    return value !== undefined && this.#accepts(own, value) ? structuredClone(value) : undefined;
  }

  /** Keeps a document of the host's; without a value, deletes it. @param {string} key @param {unknown} [value] */
  async set(key, value) {
    await this.#keeper.ask("set", [key, value]);
  }

  /** @returns {Promise<string[]>} */
  async keys() {
    return this.#keeper.query(() => [...this.#keeper.replica.documents.keys()]);
  }

  /** What was imported, the oldest first; each says whether it can be taken out. */
  async imports() {
    return this.#keeper.imports();
  }

  /** Takes one import out: what it alone told is gone, what other imports tell as well stays. @param {string} importId */
  async removeImport(importId) {
    await this.#keeper.ask("removeImport", [given.text(importId, "importId")]);
  }

  /** @param {string} key @param {unknown} value */
  #accepts(key, value) {
    const { accepts } = this.#asked;
    if (!accepts) return true;
    try {
      return accepts(key, structuredClone(value)) === true;
    } catch {
      return false; // a check that stumbles over a value does not accept it
    }
  }

  /** Hears that another tab moved the state, or deleted it. @param {() => void} listener */
  onChange(listener) {
    return this.#keeper.follow(given.call(listener, "listener"));
  }

  async status() {
    const { because, writes, isPersisted, damage, replica } = this.#keeper;
    const keys = await this.keys();
    const unfit = keys.filter((key) => !this.#accepts(key, replica.documents.get(key)));
    const storage = because === undefined ? this.#host.storage() : undefined;
    const { usage, quota } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
    return {
      durable: because === undefined,
      ...(because === undefined ? {} : { because }),
      writes,
      inputs: replica.seq,
      persisted: because === undefined && isPersisted,
      ...(usage === undefined ? {} : { usage }),
      ...(quota === undefined ? {} : { quota }),
      damaged: [...damage, ...unfit.map((key) => ({ kind: "document", key }))],
    };
  }

  /** @param {string} [passphrase] @returns {Promise<Blob>} */
  async export(passphrase) {
    const phrase = phraseOf(passphrase);
    const { replica } = this.#keeper;
    const kept = await this.#keeper.inTurn(async () => {
      await this.#keeper.inStep();
      return { seq: replica.seq, state: packed(await replica.state()) };
    });
    return backupOf({ states: [kept], inputs: [] }, phrase);
  }

  /**
   * Puts a backup in the place of everything: restored whole by an engine of its own first, then swapped in one step.
   * @param {Blob} backup @param {string} [passphrase] @param {{ repair?: boolean }} [options]
   */
  async import(backup, passphrase, options) {
    const phrase = phraseOf(passphrase);
    const { repair } = given.plain(options, "options-invalid", "options") ?? {};
    if (!(backup instanceof Blob))
      throw new SentinelError("field-type", "`backup` has to be a Blob.", {
        field: "backup",
        expected: ["Blob"],
      });
    const { states, inputs } = await keptIn(new Uint8Array(await backup.arrayBuffer()), phrase);
    const tried = new Replica(maker(this.#host, this.#asked));
    try {
      const records = {
        snapshots: states.map(({ seq, state }) => ({ seq, bytes: async () => state })),
        entries: inputs.map(({ seq, id, bytes }) => ({ seq, id, bytes: async () => bytes })),
      };
      await recovered(records, tried, { isLoose: repair === true });
      await this.#keeper.ask("adopt", [packed(await tried.state())]);
    } catch (cause) {
      const code = Object(cause).code;
      if (code === "storage-version")
        throw badBackup("backup-version", "This backup was made by another version of the package.", cause);
      if (code === "storage-damaged")
        throw badBackup("backup-corrupt", "What is in this backup cannot be gone on from.", cause);
      throw cause;
    } finally {
      tried.end();
    }
  }

  /** Deletes all that is kept, for every tab, and closes them. */
  async deleteEverything() {
    const isKept = this.#keeper.because === undefined;
    await this.#keeper.inTurn(async () =>
      this.#keeper.end(new SentinelError("freed", "Everything was deleted.")),
    );
    if (isKept) await Database.delete(this.#asked.name);
  }

  /** Finishes what this tab writes, and lets the next one write. */
  async close() {
    await this.#keeper.inTurn(async () => this.#keeper.end());
  }
}

/** Those that can be read. @template T, R @param {T[]} records @param {(record: T) => Promise<R>} open @returns {Promise<R[]>} */
async function readable(records, open) {
  const opened = await Promise.allSettled(records.map(open));
  return opened.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}
