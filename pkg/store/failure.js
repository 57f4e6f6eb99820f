// @ts-check
/**
 * What goes wrong with what is kept, as the package's errors: each code says what the host can do.
 *
 * Not here: errors of the engine, which reach the caller as they are.
 */
import { SentinelError } from "../error.js";

/** What a host does with a store that cannot be gone on from. */
const WAYS_ON =
  "`SentinelStore.salvage` saves what is there to a file, `SentinelStore.open({ repair: true })` goes on without what is damaged, `SentinelStore.deleteEverything` begins anew.";

/** An input that the browser did not keep: an error of IndexedDB's as ours. @param {unknown} cause */
export function notKept(cause) {
  if (cause instanceof SentinelError) return cause;
  const isFull = Object(cause).name === "QuotaExceededError";
  return isFull
    ? new SentinelError(
        "storage-full",
        "The browser has no room left for this input: nothing was changed. Free some space, or ask for persistent storage.",
        undefined,
        { cause },
      )
    : new SentinelError(
        "storage-aborted",
        "The browser did not keep this input: nothing was changed. It can be handed in again.",
        undefined,
        { cause },
      );
}

/** @param {string} why @param {number} [at] of the record, its place in the log @param {unknown} [cause] */
export const damaged = (why, at, cause) =>
  new SentinelError(
    "storage-damaged",
    `What is kept cannot be gone on from: ${why}. ${WAYS_ON}`,
    at === undefined ? undefined : { index: at },
    { cause },
  );

/** @param {unknown} [cause] */
export const ofAnotherVersion = (cause) =>
  new SentinelError(
    "storage-version",
    `What is kept was written by another version of the package. Go on with that version, or: ${WAYS_ON}`,
    undefined,
    { cause },
  );

/** @param {unknown} [cause] */
export const ofAnotherKey = (cause) =>
  new SentinelError(
    "storage-key",
    "What is kept is not to be read with this key, or without one. Open it with the key that it was kept with.",
    { field: "key" },
    { cause },
  );

/** @param {"backup-foreign" | "backup-version" | "backup-corrupt" | "backup-passphrase"} code @param {string} why @param {unknown} [cause] */
export const badBackup = (code, why, cause) =>
  new SentinelError(code, `${why} Nothing was changed.`, undefined, { cause });

/** The input is in a snapshot by now, and no tab is left that worked its answer out. */
export const answerLost = () =>
  new SentinelError(
    "answer-lost",
    "This input was taken in and is kept; its answer is gone with the tab that wrote. Ask for what you need of it.",
  );

export const closed = () => new SentinelError("freed", "This store was closed and cannot be used any more.");
