// @ts-check
/**
 * What earlier versions of the page kept, and the backups that they wrote: read once and taken over into the package's store.
 *
 * Not here: what is kept now (store.js).
 */
const NAME = "wallet-sentinel";
/** Loaded where there is something of theirs, or to delete: a first visit has neither. */
const library = () => import("idb");
/** Marks a backup of theirs. */
const FORMAT = "wallet-sentinel.state";

/** @typedef {import("wallet-sentinel/store").SentinelStore} SentinelStore @typedef {import("./page.js").Report} Report */
/** @typedef {(store: SentinelStore, report: Report) => Promise<void>} Keep */

export async function wasKept() {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === NAME);
  } catch {
    return false; // a browser that does not say
  }
}

/** @param {SentinelStore} store @param {Keep} keep */
export async function takeOver(store, keep) {
  const db = await (await library()).openDB(NAME);
  let found;
  let imports = [];
  try {
    if (db.objectStoreNames.contains("state")) found = await db.get("state", "engine");
    if (db.objectStoreNames.contains("imports")) imports = await db.getAll("imports");
  } finally {
    db.close();
  }
  if (found?.snapshot) await fill(store, { snapshot: found.snapshot, imports }, keep);
  await wipeEarlier();
}

/** @param {SentinelStore} store @param {{ snapshot: Uint8Array, imports: unknown[] }} saved @param {Keep} keep */
export async function fill(store, { snapshot, imports }, keep) {
  await store.sentinel.restore(snapshot);
  for (const report of imports)
    if (Number.isFinite(Object(report).importedAt)) await keep(store, /** @type {Report} */ (report));
}

export async function wipeEarlier() {
  try {
    await (await library()).deleteDB(NAME);
  } catch {
    /* Where there is no storage, nothing was kept. */
  }
}

/** @param {Blob} file @returns {Promise<{ snapshot: Uint8Array, imports: unknown[] } | undefined>} undefined where it is no such file */
export async function earlierBackup(file) {
  const head = await file.slice(0, 64).text();
  if (!head.includes(`"${FORMAT}"`)) return undefined;
  try {
    const { version, snapshot, imports } = JSON.parse(await file.text());
    if (version !== 1) throw Object.assign(new Error("version"), { code: "snapshot-version" });
    return {
      snapshot: Uint8Array.from(atob(snapshot), (character) => character.charCodeAt(0)),
      imports: Array.isArray(imports) ? imports : [],
    };
  } catch (error) {
    throw Object(error).code
      ? error
      : Object.assign(new Error("damaged", { cause: error }), { code: "snapshot-corrupt" });
  }
}
