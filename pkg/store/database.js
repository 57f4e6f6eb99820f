// @ts-check
/**
 * What is kept, in IndexedDB: inputs and snapshots under one row of numbers, and which input has which number.
 *
 * Each verb is one transaction that is on the disk before its promise resolves (`durability: "strict"`), or has changed nothing
 * when it rejects. A number is added and never put, so that a second writer, should there ever be one, breaks nothing.
 * Not here: what the bytes say (seal.js, state.js), who may write (tabs.js).
 */
import { deleteDB, openDB } from "idb";
import { isSame } from "./seal.js";

/** @typedef {{ seq: number, id: string, sealed: Uint8Array }} Entry */
/**
 * @typedef {{ seq: number, id?: string, sealed: Uint8Array, answer?: Uint8Array, behind?: number }} Checkpoint a snapshot; `id` of the
 * input that it holds, where the log does not; bytes of the log that stays behind it
 */
/**
 * @typedef {{ proven: number, base?: number, alone?: boolean, instead?: Entry[] }} Trim the snapshot that is sure to be read; the one
 * from which the log has to stay; that nothing else may stay; what is put in the place of what was in the log
 */

/** Of the layout of the database. */
const VERSION = 1;
const ALL = /** @type {const} */ (["log", "snapshots", "done"]);

/**
 * Inputs of which is remembered that they were taken in. A tab asks again only for what it asked the writer that died, and waits
 * for each answer: so many tabs would have to wait at once.
 */
export const REMEMBERED = 4096;

/** The work of one transaction, whole or not at all, however it fails. @param {any} transaction @param {((() => Promise<unknown>) | undefined)[]} steps */
async function whole(transaction, steps) {
  /** @type {Promise<unknown>[]} */
  const under = [transaction.done];
  try {
    for (const step of steps) if (step) under.push(step());
    await Promise.all(under);
  } catch (cause) {
    try {
      transaction.abort();
    } catch {
      // it ended already
    }
    await Promise.allSettled(under);
    throw cause;
  }
}

export class Database {
  #db;

  /** @param {import("idb").IDBPDatabase} db */
  constructor(db) {
    this.#db = db;
  }

  /** @param {string} name @param {{ deleted(): void, lost(): void }} heard another tab deletes everything; the browser closed it */
  static async open(name, heard) {
    const db = await openDB(name, VERSION, {
      upgrade(db) {
        for (const store of ALL) db.createObjectStore(store, { keyPath: "seq" });
      },
      blocking(_, __, event) {
        /** @type {IDBDatabase} */ (event.target).close(); // first of all: the other tab waits for it
        heard.deleted();
      },
      terminated: () => heard.lost(),
    });
    return new Database(db);
  }

  /** @param {string} name */
  static delete(name) {
    return deleteDB(name);
  }

  #write() {
    return this.#db.transaction(ALL, "readwrite", { durability: "strict" });
  }

  /**
   * Everything, as of one moment; of a log that stays for its imports' sake, what comes after the snapshots that a state is read from.
   * @param {{ isDeep?: boolean }} [how] with the whole log
   * @returns {Promise<{ snapshots: Checkpoint[], entries: Entry[], done: { seq: number, id: string }[] }>}
   */
  async load({ isDeep } = {}) {
    const transaction = this.#db.transaction(ALL);
    transaction.done.catch(() => {}); // where the first request fails, that one says so
    const places = await transaction.objectStore("snapshots").getAllKeys();
    const first = !isDeep && places.length > 2 ? places[1] : undefined;
    const [snapshots, entries, done] = await Promise.all([
      transaction.objectStore("snapshots").getAll(),
      transaction.objectStore("log").getAll(first === undefined ? null : IDBKeyRange.lowerBound(first, true)),
      transaction.objectStore("done").getAll(),
      transaction.done,
    ]);
    return { snapshots, entries, done };
  }

  /** What came after a number: the entries, which inputs they were, and the number of the newest snapshot. @param {number} seq */
  async since(seq) {
    const transaction = this.#db.transaction(ALL);
    const after = IDBKeyRange.lowerBound(seq, true);
    const [entries, done, numbers] = await Promise.all([
      transaction.objectStore("log").getAll(after),
      transaction.objectStore("done").getAll(after),
      transaction.objectStore("snapshots").getAllKeys(),
      transaction.done,
    ]);
    return {
      entries: /** @type {Entry[]} */ (entries),
      done: /** @type {{ seq: number, id: string }[]} */ (done),
      newest: Number(numbers.at(-1) ?? -1),
    };
  }

  /** @param {Entry} entry */
  async append(entry) {
    const { seq, id } = entry;
    const transaction = this.#write();
    await whole(transaction, [
      () => transaction.objectStore("log").add(entry),
      () => transaction.objectStore("done").add({ seq, id }),
    ]);
  }

  /**
   * A snapshot, and in the same step what it makes needless goes: all that is older than the last proven snapshot (the log from the
   * base on stays, and the base), or, where it has to stand alone, everything else.
   * @param {Checkpoint} checkpoint @param {Trim} trim
   */
  async checkpoint(checkpoint, { proven, base, alone, instead = [] }) {
    const { seq, id, sealed } = checkpoint;
    const transaction = this.#write();
    const [log, snapshots, done] = ALL.map((store) => transaction.objectStore(store));
    const written = async () => {
      await snapshots.put(checkpoint);
      const back = await snapshots.get(seq);
      if (!isSame(back?.sealed ?? new Uint8Array(), sealed))
        throw new Error("what was written did not come back");
    };
    const trimmed = alone
      ? [
          () => log.clear(),
          () => snapshots.delete(IDBKeyRange.upperBound(seq, true)),
          () => snapshots.delete(IDBKeyRange.lowerBound(seq, true)),
        ]
      : [
          () => log.delete(IDBKeyRange.upperBound(base ?? proven)),
          () => snapshots.delete(IDBKeyRange.upperBound(base ?? proven, true)),
          base !== undefined && proven > base
            ? () => snapshots.delete(IDBKeyRange.bound(base, proven, true, true))
            : undefined,
          // Where something was taken out of the log, what a snapshot between holds of it goes as well.
          base !== undefined && instead.length > 0
            ? () => snapshots.delete(IDBKeyRange.bound(base, seq, true, true))
            : undefined,
          ...instead.map((entry) => () => log.put(entry)),
        ];
    await whole(transaction, [
      written,
      ...trimmed,
      () => done.delete(IDBKeyRange.upperBound(seq - REMEMBERED)),
      id === undefined ? undefined : () => done.add({ seq, id }),
    ]);
  }

  /** A snapshot, as it lies there. @param {number} seq @returns {Promise<Checkpoint | undefined>} */
  async snapshot(seq) {
    const transaction = this.#db.transaction("snapshots");
    const [found] = await Promise.all([transaction.store.get(seq), transaction.done]);
    return found;
  }

  close() {
    this.#db.close();
  }
}
