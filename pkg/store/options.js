// @ts-check
/**
 * What a store is opened with, as plain values, and what it stands on: the worker's class and the browser's means.
 */
import * as given from "../given.js";
import { Seal, keyOf } from "./seal.js";

/**
 * Inputs after which a snapshot is taken: to open a store is to replay at most so many, one after another through the worker.
 * Of a payment each that takes .1 s in Node (a test prints it), and some times that on a phone.
 */
const INPUTS = 256;
/**
 * Letters of inputs after which one is taken, and of an input that is kept as a snapshot at once: 2,500 to 4,000 payments of a
 * statement (240 to 400 letters each), which each opening would score again.
 */
const LETTERS = 1_000_000;

/**
 * Bytes of the log that stays behind snapshots so that its imports can be taken out. A payment of a wallet's bill takes some 60 of them (a
 * test prints it): this is of a million payments. Beyond it the imports so far stay for good.
 */
const BEHIND = 64 * 1024 * 1024;

/**
 * @typedef {object} Host
 * @property {any} [Worker] the class SentinelWorker
 * @property {() => LockManager | undefined} locks
 * @property {() => typeof BroadcastChannel | undefined} Channel
 * @property {() => StorageManager | undefined} storage
 * @property {() => boolean} hasDatabase
 * @property {() => boolean} isSecure whether the page came by HTTPS, or from this machine: browsers give others no cryptography, nor locks
 * @property {number} inputs @property {number} letters after which a snapshot is taken
 * @property {number} behind bytes of a log that stays so that its imports can be taken out
 */

/** Asked for when they are needed: a server imports this too. @type {Host} */
export const host = {
  locks: () => globalThis.navigator?.locks,
  Channel: () => globalThis.BroadcastChannel,
  storage: () => globalThis.navigator?.storage,
  hasDatabase: () => globalThis.indexedDB !== undefined,
  isSecure: () => globalThis.crypto?.subtle !== undefined,
  inputs: INPUTS,
  letters: LETTERS,
  behind: BEHIND,
};

const KNOWN = ["name", "key", "config", "worker", "accepts", "persist", "repair"];

/** @param {any} options */
export function optionsOf(options) {
  const live = ["key", "worker", "accepts"];
  const { name, key, config, worker, accepts, persist, repair, ...others } =
    given.plain(options, "options-invalid", "options", live) ?? {};
  for (const other in others) throw given.unknownKey(other, "options-invalid", KNOWN);
  for (const [field, call] of Object.entries({ worker, accepts }))
    if (call !== undefined && call !== null) given.call(call, field);
  return {
    name: given.text(name ?? "wallet-sentinel", "name"),
    seal: new Seal(keyOf(key)),
    config: config ?? undefined,
    worker: /** @type {(() => Worker) | undefined} */ (worker ?? undefined),
    accepts: /** @type {((key: string, value: unknown) => boolean) | undefined} */ (accepts ?? undefined),
    persists: persist !== false,
    isLoose: repair === true,
  };
}

/** @typedef {ReturnType<typeof optionsOf>} Asked */

/** How an engine is made here. @param {Host} host @param {Asked} asked */
export const maker =
  ({ Worker }, { worker }) =>
  (/** @type {any} */ config, /** @type {Uint8Array | undefined} */ snapshot) =>
    Worker.create(config, { snapshot, ...(worker ? { worker: worker() } : {}) });
