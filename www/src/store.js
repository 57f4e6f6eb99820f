// @ts-check
/**
 * What stays in this browser: the engine's snapshot and the reports of imports, in IndexedDB.
 *
 * One tab writes at a time (Web Locks); the others read, and take over when it closes. The bills themselves are not
 * kept: the snapshot holds what was learned and the ledger. Not here: settings (settings.js).
 */
import { deleteDB, openDB } from "idb";

const NAME = "wallet-sentinel";
/** Marks a file that `exportState` wrote. */
export const FORMAT = "wallet-sentinel.state";

/** @typedef {{ snapshot: Uint8Array, savedAt: number }} Saved */

/** @type {Promise<import("idb").IDBPDatabase> | undefined} */
let opened;

function database() {
  opened ??= openDB(NAME, 1, {
    upgrade(db) {
      db.createObjectStore("state");
      db.createObjectStore("imports", { keyPath: "importedAt" });
    },
    // Another tab deletes everything: let it.
    blocking(_current, _blocked, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      opened = undefined;
    },
  });
  return opened;
}

/** @returns {Promise<{ saved?: Saved, imports: any[] }>} */
export async function load() {
  const db = await database();
  return { saved: await db.get("state", "engine"), imports: await db.getAll("imports") };
}

/** Snapshot and report in one transaction: a report without its payments would mislead. @param {Uint8Array} snapshot @param {any[]} [reports] */
export async function save(snapshot, reports = []) {
  const transaction = (await database()).transaction(["state", "imports"], "readwrite");
  await Promise.all([
    transaction.objectStore("state").put({ snapshot, savedAt: Date.now() }, "engine"),
    ...reports.map((report) => transaction.objectStore("imports").put(report)),
    transaction.done,
  ]);
}

export async function wipe() {
  (await opened)?.close();
  opened = undefined;
  await deleteDB(NAME);
}

/**
 * Calls `became` when this tab may write: at once or when the other tab closes. Without Web Locks, at once.
 * @param {() => void} became @returns {Promise<boolean>} whether it is so now
 */
export function becomeWriter(became) {
  if (!navigator.locks) return Promise.resolve(true);
  const forever = new Promise(() => {});
  return new Promise((resolve) => {
    navigator.locks.request(NAME, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      if (lock) return forever;
      navigator.locks.request(NAME, () => {
        became();
        return forever;
      });
    });
  });
}

/** A file that `readState` understands. Not masked: it is the visitor's own backup. @param {Uint8Array} snapshot @param {any[]} imports */
export async function exportState(snapshot, imports) {
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(new Blob([/** @type {BlobPart} */ (snapshot)]));
  });
  const text = JSON.stringify({ format: FORMAT, version: 1, savedAt: Date.now(), snapshot: String(url).split(",")[1], imports });
  return new Blob([text], { type: "application/json" });
}

/** @param {Blob} file @returns {Promise<{ snapshot: Uint8Array, imports: any[] } | undefined>} undefined where it is no such file */
export async function readState(file) {
  const head = await file.slice(0, 64).text();
  if (!head.includes(`"${FORMAT}"`)) return undefined;
  try {
    const { version, snapshot, imports } = JSON.parse(await file.text());
    if (version !== 1) throw Object.assign(new Error("version"), { code: "snapshot-version" });
    return { snapshot: Uint8Array.from(atob(snapshot), (character) => character.charCodeAt(0)), imports: Array.isArray(imports) ? imports : [] };
  } catch (error) {
    throw /** @type {any} */ (error).code ? error : Object.assign(new Error("damaged", { cause: error }), { code: "snapshot-corrupt" });
  }
}
