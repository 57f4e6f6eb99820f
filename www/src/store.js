// @ts-check
/**
 * What stays in this browser, in the package's store: the engine, the reports of imports, and the settings.
 *
 * Nothing is begun before there is a bill of the visitor's own: the sample is never kept. What an earlier version of the page
 * kept in its own way is taken over once (earlier.js).
 * Not here: what a second tab or a damaged record means for the picture (life.js).
 */
import { takeOver, wasKept, wipeEarlier } from "./earlier.js";
import { settingsIn } from "./settings.js";

/** @typedef {import("wallet-sentinel/store").SentinelStore} SentinelStore */
/** @typedef {import("./page.js").Report} Report */

/** Of the store; an earlier version of the page kept a database under the package's own name. */
const NAME = "wallet-sentinel-page";
const SETTINGS = "settings";
/** In which zone the engine was told that days begin. */
const ZONE = "zone";
/** What came from the share sheet and was not read yet (install.js). */
const SHARED = "wallet-sentinel-shared";
/** Before a report's moment; one record each, so that an odd one costs no other. */
const REPORT = "import/";

/** Loaded when there is something to keep: a first visit needs none of it. */
const library = () => import("wallet-sentinel/store");

/**
 * What a report is drawn from; one that lacks it, out of a damaged backup, would keep the page from being drawn.
 * @param {unknown} given @returns {given is Report}
 */
function isReport(given) {
  const { importedAt, name, skipped, rejected, warnings } = Object(given);
  return (
    Number.isFinite(importedAt) &&
    typeof name === "string" &&
    [skipped, rejected, warnings].every((list) => Array.isArray(list) && list.every(Boolean))
  );
}

/** @param {string} key @param {unknown} value */
const accepts = (key, value) =>
  key.startsWith(REPORT) ? isReport(value) : key === SETTINGS ? settingsIn(value) !== undefined : true;

/** @param {{ repair?: boolean }} [how] */
const open = async ({ repair } = {}) =>
  (await library()).SentinelStore.open({ name: NAME, accepts, ...(repair ? { repair } : {}) });

/** Whether there is a database of this name. Where the browser does not say, its opening will. */
async function isKept() {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === NAME);
  } catch {
    return globalThis.indexedDB !== undefined && indexedDB.databases === undefined;
  }
}

/** What is kept here, if anything is. @param {{ repair?: boolean }} [how] @returns {Promise<SentinelStore | undefined>} */
export async function kept(how) {
  if (await isKept()) {
    const store = await open(how);
    if ((await store.status()).inputs > 0) return store;
    await store.close(); // a bill that was given up left it empty
  }
  if (!(await wasKept())) return undefined;
  const store = await open();
  try {
    await takeOver(store, keepReport);
    return store;
  } catch (error) {
    await store.deleteEverything();
    throw error;
  }
}

/** A store for the first bill of the visitor's own. */
export const begin = () => open();

/** @param {SentinelStore} store @param {Report} report */
export async function keepReport(store, report) {
  let at = report.importedAt;
  for (const keys = new Set(await store.keys()); keys.has(REPORT + at); ) at += 1; // two files of one moment
  await store.set(REPORT + at, { ...report, importedAt: at });
}

/** @param {SentinelStore} store @returns {Promise<Report[]>} the oldest first */
export async function reportsIn(store) {
  const keys = (await store.keys()).filter((key) => key.startsWith(REPORT));
  const [imports, ...found] = await Promise.all([store.imports(), ...keys.map((key) => store.get(key))]);
  const removable = new Set(imports.flatMap(({ id, removable }) => (removable ? [id] : [])));
  const reports = /** @type {Report[]} */ (found.filter(Boolean)).sort((a, b) => a.importedAt - b.importedAt);
  return reports.map((report) => ({ ...report, isRemovable: removable.has(String(report.importId)) }));
}

/** Takes an import out, and its report. @param {SentinelStore} store @param {Report} report */
export async function takeOut(store, { importId, importedAt }) {
  await store.removeImport(String(importId));
  await store.set(REPORT + importedAt);
}

/** @param {SentinelStore} store */
export const keptSettings = async (store) => settingsIn(await store.get(SETTINGS));

/** @param {SentinelStore} store @param {import("./settings.js").Settings} settings */
export const keepSettings = (store, settings) => store.set(SETTINGS, settings);

/** @param {SentinelStore} store */
export const keptZone = (store) => store.get(ZONE);

/** @param {SentinelStore} store @param {string} zone */
export const keepZone = (store, zone) => store.set(ZONE, zone);

/** Documents that are not as the page needs them: let go, and told how many. @param {SentinelStore} store */
export async function mend(store) {
  const keys = (await store.status()).damaged.flatMap(({ kind, key }) => (kind === "document" ? [key] : []));
  for (const key of keys) if (key !== undefined) await store.set(key);
  return keys.length;
}

/** Goes on from what is whole. */
export const repaired = () => open({ repair: true });

/** What can still be read, as a backup. */
export const salvaged = async () => (await library()).SentinelStore.salvage({ name: NAME });

/** What the visitor asked to delete, also where it does not open, or where the browser keeps nothing. @param {SentinelStore} [store] */
export async function wipe(store) {
  try {
    if (store) return await store.deleteEverything();
  } catch {
    /* Closed, or deleted elsewhere: what lies there goes all the same. */
  } finally {
    await wipeEarlier();
    await globalThis.caches?.delete(SHARED).catch(() => {});
  }
  if (await isKept()) await (await library()).SentinelStore.deleteEverything({ name: NAME });
}

/** What every backup of the store begins with (docs/store.md). */
const MAGIC = [0x89, 0x57, 0x53, 0x42];

/** @param {Blob} file */
export async function isBackup(file) {
  const head = new Uint8Array(await file.slice(0, MAGIC.length).arrayBuffer());
  return MAGIC.every((byte, at) => head[at] === byte);
}
