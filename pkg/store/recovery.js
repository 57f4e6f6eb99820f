// @ts-check
/**
 * The way from what is kept to a state: the newest snapshot that restores, and each input after it, in its order.
 *
 * Nothing kept is believed: a snapshot that does not open or restore gives way to the one before it, and an input that is missing,
 * changed, unknown or refused ends the way with an error, unless the host asked to go on without it.
 * Not here: where the records lie (database.js, backup.js).
 */
import { SentinelError } from "../error.js";
import { damaged, ofAnotherKey, ofAnotherVersion } from "./failure.js";
import { readRecord } from "./input.js";
import { isShaken } from "./replica.js";
import { unpacked } from "./state.js";

/** @typedef {{ kind: "snapshot" | "input", seq: number }} Damage */
/** @typedef {{ seq: number, id: string, bytes(): Promise<Uint8Array<ArrayBuffer>> }} LogRecord an input, read when its turn comes */
/** @typedef {{ seq: number, bytes(): Promise<Uint8Array> }} StateRecord */

export const entryLabel = (/** @type {number} */ seq, /** @type {string} */ id) =>
  `wallet-sentinel.store/1 input ${seq} ${id}`;
export const stateLabel = (/** @type {number} */ seq) => `wallet-sentinel.store/1 state ${seq}`;
export const answerLabel = (/** @type {number} */ seq) => `wallet-sentinel.store/1 answer ${seq}`;

export const isPlace = (/** @type {any} */ row) => Number.isSafeInteger(row?.seq) && row.seq >= 0;

/**
 * Rows of a database as records; what is no row is left out, and missed by its number.
 * @param {{ snapshots: any[], entries: any[] }} rows @param {Pick<import("./seal.js").Seal, "open">} seal
 */
export function recordsOf({ snapshots, entries }, seal) {
  return {
    snapshots: snapshots
      .filter(isPlace)
      .map(({ seq, sealed }) => ({ seq, bytes: () => seal.open(stateLabel(seq), sealed) })),
    entries: entries.filter(isPlace).map(({ seq, id, sealed }) => ({
      seq,
      id: String(id),
      bytes: () => seal.open(entryLabel(seq, String(id)), sealed),
    })),
  };
}

/**
 * @param {{ snapshots: StateRecord[], entries: LogRecord[] }} records
 * @param {import("./replica.js").Replica} replica that goes on from there; of no use where this throws
 * @param {{ isLoose?: boolean, taken?: number, heard?: (id: string, answer: any, seq: number) => void }} [how] `taken` is the
 * number of the last input that was taken in
 * @returns {Promise<{ from: number, seq: number, damage: Damage[] }>}
 */
export async function recovered({ snapshots, entries }, replica, { isLoose, taken = -1, heard } = {}) {
  const states = [...snapshots].sort((a, b) => b.seq - a.seq);
  const inputs = [...entries].sort((a, b) => a.seq - b.seq);
  const last = Math.max(states[0]?.seq ?? -1, inputs.at(-1)?.seq ?? -1, taken);
  /** @type {Damage[]} */
  const damage = [];
  /** @type {unknown[]} */
  const causes = [];
  let isRestorable = false;
  for (const state of states) {
    try {
      await replica.restore(unpacked(await state.bytes()));
    } catch (cause) {
      if (cause instanceof SentinelError && isShaken(cause)) throw cause; // the worker failed, and says nothing of the bytes
      damage.push({ kind: "snapshot", seq: state.seq });
      causes.push(cause);
      continue;
    }
    isRestorable = true;
    const { seq, lost, cause } = await replayed(
      inputs.filter((input) => input.seq > state.seq),
      state.seq,
      last,
      { replica, isLoose, heard },
    );
    if (lost.length === 0 || isLoose) {
      replica.seq = Math.max(seq, last);
      return { from: state.seq, seq: replica.seq, damage: [...damage, ...lost] };
    }
    damage.push(...lost);
    causes.push(cause);
  }
  throw isRestorable
    ? damaged("an input is damaged or missing", damage.at(-1)?.seq, causes.at(-1))
    : why(causes);
}

/**
 * @param {LogRecord[]} inputs @param {number} from @param {number} last
 * @param {{ replica: import("./replica.js").Replica, isLoose?: boolean, heard?: (id: string, answer: any, seq: number) => void }} by
 */
async function replayed(inputs, from, last, { replica, isLoose, heard }) {
  /** @type {Damage[]} */
  const lost = [];
  let seq = from;
  for (const input of [...inputs, undefined]) {
    const next = input?.seq ?? last + 1;
    if (next > seq + 1) {
      lost.push({ kind: "input", seq: seq + 1 }); // and those after it, up to the next that is there
      if (!isLoose) return { seq, lost };
    }
    if (!input) break;
    try {
      heard?.(input.id, await replica.apply(readRecord(input, await input.bytes())), input.seq);
    } catch (cause) {
      if (cause instanceof SentinelError && isShaken(cause)) throw cause;
      lost.push({ kind: "input", seq: input.seq });
      if (!isLoose) return { seq, lost, cause };
    }
    seq = input.seq;
  }
  return { seq, lost };
}

/** Why no snapshot restores. @param {unknown[]} causes */
function why(causes) {
  const codes = causes.map((cause) => Object(cause).code);
  // Of AES-GCM a browser says no more than that it failed.
  const isKey = causes.every(
    (cause) => Object(cause).code === "storage-key" || Object(cause).name === "OperationError",
  );
  if (causes.length > 0 && isKey) return ofAnotherKey(causes[0]);
  if (codes.includes("snapshot-version")) return ofAnotherVersion(causes[0]);
  return damaged("no snapshot can be restored", undefined, causes[0]);
}
