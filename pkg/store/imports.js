// @ts-check
/**
 * What an import told, as the log holds it, and what is said of it in a list: so that one import can be taken out again.
 *
 * An import is an input like any other, kept with the events that its file told, so that a replay needs no file and no reader. To take
 * one out is to replay all others from before the first one that can be taken out: what other imports tell as well stays.
 * Not here: the replay and what is written for it (keeper.js), reading a file (worker-service.js).
 */
import { SentinelError } from "../error.js";
import { joined } from "./seal.js";

/** The first byte of an import's record; an input's text begins with a brace. */
const IMPORT = 1;
/** Bytes after it that say how long its head is. */
const LENGTH = 4;

/** @typedef {{ name?: string, at: number }} Head the file's name, and when it was handed in */
/**
 * @typedef {object} Import
 * @property {string} id
 * @property {number} seq its place in the log, or -1 where the log does not reach back to it
 * @property {number} at
 * @property {string} [name]
 * @property {string} [layout]
 * @property {string[]} accountIds
 * @property {number} events
 * @property {number} [firstAt]
 * @property {number} [lastAt]
 */

/** @param {Head} head @param {Uint8Array} told */
export function importBytes(head, told) {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const front = new DataView(new ArrayBuffer(1 + LENGTH));
  front.setUint8(0, IMPORT);
  front.setUint32(1, text.length, true);
  return joined(new Uint8Array(front.buffer), text, told);
}

export const isImport = (/** @type {Uint8Array} */ record) => record[0] === IMPORT;

/** @param {Uint8Array<ArrayBuffer>} record @returns {{ head: Head, told: Uint8Array<ArrayBuffer> }} */
export function importOf(record) {
  const length = new DataView(record.buffer, record.byteOffset, record.byteLength).getUint32(1, true);
  const begin = 1 + LENGTH + length;
  if (begin > record.length) throw new Error("it is cut");
  const head = JSON.parse(
    new TextDecoder("utf-8", { fatal: true }).decode(record.subarray(1 + LENGTH, begin)),
  );
  if (!Number.isFinite(head?.at)) throw new Error("it is not as an import has it");
  return { head, told: record.slice(begin) };
}

/** The name of a file as the host gave it, or as the file itself has it. @param {any} source @param {any} options */
export const nameOf = (source, options) => {
  const name = options?.fileName ?? (source instanceof Blob ? /** @type {any} */ (source).name : undefined);
  return typeof name === "string" ? name : undefined;
};

/** What the list says of an import. @param {string} id @param {number} seq @param {Head} head @param {any} answer of the engine @returns {Import} */
export function listed(
  id,
  seq,
  { name, at },
  { layout, accountIds, accepted, updated, unchanged, firstAt, lastAt },
) {
  const said = { name, layout, firstAt, lastAt };
  for (const [key, value] of Object.entries(said))
    if (value === undefined) delete said[/** @type {keyof typeof said} */ (key)];
  return { id, seq, at, ...said, accountIds: accountIds ?? [], events: accepted + updated + unchanged };
}

/** Imports to which the log does not reach back. @param {Import[]} [imports] */
export const outOfReach = (imports = []) => imports.map((one) => ({ ...one, seq: -1 }));

/**
 * The snapshot from which the log has to stay: the newest one before the first import that can be taken out.
 * @template {{ seq: number }} T @param {T[]} snapshots @param {Import[]} imports @returns {T | undefined}
 */
export function baseOf(snapshots, imports) {
  const first = Math.min(...imports.filter(({ seq }) => seq >= 0).map(({ seq }) => seq));
  const before = snapshots.filter(({ seq }) => Number.isFinite(first) && seq < first);
  return before.sort((a, b) => b.seq - a.seq)[0];
}

/** A list as a state holds it, of which nothing is believed. @param {unknown} list @returns {Import[]} */
export function importsIn(list) {
  if (list === undefined) return [];
  const isFit = (/** @type {any} */ one) =>
    typeof one?.id === "string" &&
    Number.isSafeInteger(one.seq) &&
    Number.isFinite(one.at) &&
    Number.isSafeInteger(one.events) &&
    Array.isArray(one.accountIds) &&
    one.accountIds.every((/** @type {unknown} */ account) => typeof account === "string");
  if (!Array.isArray(list) || !list.every(isFit)) throw new Error("its imports are not as a state has them");
  return list;
}

/** @param {string} id */
export const unknownImport = (id) =>
  new SentinelError(
    "import-unknown",
    "There is no import of this id that can be taken out: `imports()` lists them.",
    { field: "importId", value: String(id).slice(0, 100) },
  );
