// @ts-check
/**
 * The codes of what can go wrong before, beside and around the core. The core's own come with the wasm module.
 *
 * A list apart, so that `about()` can name them without loading the modules that throw them.
 */

/** @type {readonly string[]} */
export const packageErrorCodes = [
  // ---- loading
  /** Something was used before `await init()`. */
  "not-initialized",
  /** A copy of the package was used that nobody made ready, while another copy is: one page loaded it twice. */
  "loaded-twice",
  /** This browser has no WebAssembly (Lockdown Mode, a hardened webview). */
  "wasm-unavailable",
  /** The module could not be fetched or read. */
  "wasm-unreachable",
  /** The bytes at the module's address are something else, most often an HTML page. */
  "wasm-not-wasm",
  /** The bytes are a module, and the host refuses it: a content security policy, or an engine that is too old. */
  "wasm-refused",
  // ---- handles
  /** `free()` was called before. */
  "freed",
  /** The core trapped. Every handle made before is dead; a new one can be restored from a snapshot. */
  "poisoned",
  /** The core trapped at a call of a Sentinel with a store: the call is refused, and the engine, had again from the store, goes on. */
  "input-refused",
  /** What a store holds cannot be gone on from. */
  "store-invalid",
  /** A store did not take an input that the engine has taken in. */
  "store-failed",
  // ---- what a SentinelStore keeps
  /** The browser has no room left: the input was not kept, and nothing was changed. */
  "storage-full",
  /** The browser did not keep an input, and nothing was changed. */
  "storage-aborted",
  /** What is kept is damaged, so that it cannot be gone on from. */
  "storage-damaged",
  /** What is kept was written by another version. */
  "storage-version",
  /** What is kept is encrypted under another key, or is not encrypted where a key was given. */
  "storage-key",
  /** An import that is none of the store's, or can no longer be taken out. */
  "import-unknown",
  /** The tab that took an input in died before it could tell the answer; the input is kept. */
  "answer-lost",
  /** The page did not come by HTTPS, so that the browser gives it no cryptography: it makes and reads no backups. */
  "crypto-unavailable",
  // ---- backups
  /** A file that is no backup. */
  "backup-foreign",
  /** A backup of another version. */
  "backup-version",
  /** A backup that was cut or changed. */
  "backup-corrupt",
  /** A backup under a passphrase, which was not given or is another. */
  "backup-passphrase",
  /** More events than one call can take. */
  "batch-too-large",
  /** What `replay` was given is no receipt. */
  "receipt-invalid",
  // ---- cases
  /** An operator that is none of `operators()`, and no object with its own contacts. */
  "operator-unknown",
  // ---- the worker
  /** The caller's AbortSignal fired. What was ingested before stays. */
  "aborted",
  /** The worker could not start, or died. */
  "worker-failed",
];
