// @ts-check
/**
 * What stays in this browser: the engine's snapshot and the reports of imports, in IndexedDB.
 *
 * One tab writes at a time (Web Locks); the others read, and take over when it closes. The bills themselves are not
 * kept: the snapshot holds what was learned and the ledger. What takes the place of something is written and read back
 * before that goes. Not here: settings (settings.js).
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
  }).catch((error) => {
    opened = undefined; // the next call may have more luck: a disk that was full, a tab that held the old version
    throw error;
  });
  return opened;
}

/**
 * What a report is drawn from; one that lacks it, out of a damaged backup, would keep the page from being drawn.
 * @param {Partial<import("./page.js").Report> | null} report @returns {report is import("./page.js").Report}
 */
const isReport = (report) =>
  Number.isFinite(report?.importedAt) &&
  typeof report?.name === "string" &&
  [report.skipped, report.rejected, report.warnings].every(
    (list) => Array.isArray(list) && list.every(Boolean),
  );

/** @returns {Promise<{ saved?: Saved, imports: import("./page.js").Report[] }>} */
export async function load() {
  const db = await database();
  return { saved: await db.get("state", "engine"), imports: (await db.getAll("imports")).filter(isReport) };
}

/** Snapshot and report in one transaction: a report without its payments would mislead. @param {Uint8Array} snapshot @param {import("./page.js").Report[]} [reports] */
export async function save(snapshot, reports = []) {
  const transaction = (await database()).transaction(["state", "imports"], "readwrite");
  await Promise.all([
    transaction.objectStore("state").put({ snapshot, savedAt: Date.now() }, "engine"),
    ...reports.map((report) => transaction.objectStore("imports").put(report)),
    transaction.done,
  ]);
}

/**
 * Puts this in the place of everything that is kept. What was kept goes in the same step in which this is there, and not
 * before it was written and read back whole: a full disk, or a tab that is closed, costs nothing.
 * @param {Uint8Array} snapshot @param {import("./page.js").Report[]} reports
 */
export async function replace(snapshot, reports) {
  const db = await database();
  const next = { snapshot, savedAt: Date.now() };
  await db.put("state", next, "next");
  const written = await db.get("state", "next");
  if (!isSame(written?.snapshot, snapshot)) throw new Error("What was written did not come back whole.");
  const transaction = db.transaction(["state", "imports"], "readwrite");
  const [state, imports] = [transaction.objectStore("state"), transaction.objectStore("imports")];
  await Promise.all([
    state.put(next, "engine"),
    state.delete("next"),
    imports.clear(),
    ...reports.map((report) => imports.put(report)),
    transaction.done,
  ]);
}

/** @param {Uint8Array | undefined} one @param {Uint8Array} other */
const isSame = (one, other) => one?.length === other.length && other.every((byte, at) => byte === one[at]);

/** What the visitor asked to delete. */
export async function wipe() {
  await opened?.then(
    (db) => db.close(),
    () => {},
  ); // one that never opened keeps nothing from being deleted
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

/** A file that `readState` understands. Not masked: it is the visitor's own backup. @param {Uint8Array} snapshot @param {import("./page.js").Report[]} imports */
export async function exportState(snapshot, imports) {
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(new Blob([/** @type {BlobPart} */ (snapshot)]));
  });
  const text = JSON.stringify({
    format: FORMAT,
    version: 1,
    savedAt: Date.now(),
    snapshot: String(url).split(",")[1],
    imports,
  });
  return new Blob([text], { type: "application/json" });
}

/** @param {Blob} file @returns {Promise<import("./page.js").Backup | undefined>} undefined where it is no such file */
export async function readState(file) {
  const head = await file.slice(0, 64).text();
  if (!head.includes(`"${FORMAT}"`)) return undefined;
  try {
    const { version, snapshot, imports } = JSON.parse(await file.text());
    if (version !== 1) throw Object.assign(new Error("version"), { code: "snapshot-version" });
    return {
      snapshot: Uint8Array.from(atob(snapshot), (character) => character.charCodeAt(0)),
      imports: Array.isArray(imports) ? imports.filter(isReport) : [],
    };
  } catch (error) {
    throw Object(error).code
      ? error
      : Object.assign(new Error("damaged", { cause: error }), { code: "snapshot-corrupt" });
  }
}
