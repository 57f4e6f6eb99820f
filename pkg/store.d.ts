/** "wallet-sentinel/store": the log of inputs and snapshots in IndexedDB, one writer, encrypted by the host's key where it gives one. */
import type { Config } from "./index.js";
import type { SentinelWorker } from "./worker.js";

export interface StoreOptions {
  /** Of the database; "wallet-sentinel" where absent. Each name is a store of its own. */
  name?: string;
  /**
   * Under which everything is kept: AES-GCM, for `encrypt` and `decrypt`; it need not be extractable, and should not be.
   * Without one what is kept is under a checksum only, and whoever reads this browser's disk reads it. What was kept with a key
   * opens with that key alone, and what was kept without one opens without.
   */
  key?: CryptoKey;
  /** Taken over as an input where it is another than the one that is kept; the kept one holds where absent. */
  config?: Config;
  /** Makes the worker of an engine, where your bundler cannot find its script by itself. Called again should a worker die, and for each import. */
  worker?: () => Worker;
  /** Whether a document is as your page needs it. What is not accepted is never handed out, but kept and named in `status().damaged`. */
  accepts?: (key: string, value: unknown) => boolean;
  /** False where the browser is not to be asked for persistent storage; it is asked once, with the first input that is kept. */
  persist?: boolean;
  /** Where `open` failed with `storage-damaged`: goes on without what is damaged or missing; what is whole stays. Of the tab that writes only. */
  repair?: boolean;
}

export interface Damage {
  /** A snapshot that gave way to an older one and the log; an input that was left out by `repair`; a document that is not accepted. */
  kind: "snapshot" | "input" | "document";
  /** Number of the input, or of the last one that the snapshot holds; of several in a row the first. */
  seq?: number;
  key?: string;
}

export interface StoreStatus {
  /** False where everything ends with this page: `because` says why. */
  durable: boolean;
  /** `storage-full` and `storage-aborted`: the browser has a database, and keeps nothing in it. */
  because?: "insecure-context" | "indexeddb-refused" | "locks-refused" | "storage-full" | "storage-aborted";
  /** Of this tab. */
  writes: boolean;
  /** How many inputs the state has taken in, since the store was begun. */
  inputs: number;
  /** Whether the browser promised to delete nothing by itself. */
  persisted: boolean;
  /** Bytes of the whole origin, as far as the browser says. */
  usage?: number;
  quota?: number;
  damaged: Damage[];
}

/** What was handed in with `ingestStatement`. */
export interface KeptImport {
  id: string;
  /** The file's name, by its own word or `fileName`. */
  name?: string;
  /** When it was handed in, by this device's clock. */
  at: number;
  layout?: string;
  accountIds: string[];
  /** Events that it told, those that were known already among them. */
  events: number;
  /** The first and the last of them. */
  firstAt?: number;
  lastAt?: number;
  /**
   * Whether `removeImport` can take it out: false after `forget`, `restore` and `import`, which leave nothing of what was before,
   * and where more than 64 MiB of inputs came after it.
   */
  removable: boolean;
}

/**
 * An engine whose inputs are kept. Of all tabs that open it one writes, the others hand it their inputs and follow; when it closes,
 * another one writes. Where the browser refuses IndexedDB or Web Locks everything works and nothing lasts: `status()` says so.
 */
export class SentinelStore {
  private constructor();
  /**
   * @throws {SentinelError} `storage-damaged`, `storage-version` and `storage-key`, after which `salvage`, `repair` and the static
   * `deleteEverything` are left; `options-invalid`, `config-invalid`, and what a worker's `create` throws
   */
  static open(options?: StoreOptions): Promise<SentinelStore>;
  /** Everything that is kept under this name and can be read, as a backup: for stores that do not open. `import` takes it with `repair`. */
  static salvage(options?: Pick<StoreOptions, "name" | "key">, passphrase?: string): Promise<Blob>;
  /** Deletes what is kept under this name, for stores that do not open. */
  static deleteEverything(options?: Pick<StoreOptions, "name">): Promise<void>;

  /**
   * The worker's verbs. What changes the state is on the disk when its promise resolves; where that fails, the promise rejects with
   * `storage-full` or `storage-aborted` and nothing was changed. An input that is stopped by its signal leaves nothing behind.
   * `forget` also erases the account from all that was kept before. `terminate` closes the store. Listeners hear of what any tab
   * hands in. `answer-lost` where the tab that wrote died before it could answer: the input is kept.
   */
  readonly sentinel: SentinelWorker;
  /** Of this tab: another one writes where false. */
  readonly writes: boolean;

  /** A document of your page's, kept with the engine and in its backups: settings, reports. Undefined where there is none that is accepted. */
  get(key: string): Promise<unknown>;
  /** Plain data; undefined or null deletes it. Documents are not touched by `forget`. */
  set(key: string, value?: unknown): Promise<void>;
  keys(): Promise<string[]>;
  status(): Promise<StoreStatus>;
  /**
   * Called when what another tab handed in, a document included, is here as well: draw anew. Of this tab's own inputs nothing is
   * said. Also when everything was deleted elsewhere, after which each call rejects with `freed`. The answer ends it.
   */
  onChange(listener: () => void): () => void;

  /** What was imported, the oldest first. */
  imports(): Promise<KeptImport[]>;
  /**
   * Takes one import out: the state becomes what all other inputs make, in their order. What other imports tell as well stays; what
   * was done with alerts that it alone raised goes with them. Takes as long as those inputs took.
   * @throws {SentinelError} `import-unknown`
   */
  removeImport(importId: string): Promise<void>;

  /** Everything, as one file; under a passphrase encrypted (PBKDF2-SHA-256, AES-256-GCM), else readable by whoever has it. */
  export(passphrase?: string): Promise<Blob>;
  /**
   * Puts a backup in the place of everything, once an engine of its own has restored it whole; else nothing is changed. `repair`
   * takes of a damaged one, or of a salvage, what is whole.
   * @throws {SentinelError} `backup-foreign`, `backup-version`, `backup-corrupt`, `backup-passphrase` (it has one that is another, or is missing)
   */
  import(backup: Blob, passphrase?: string, options?: { repair?: boolean }): Promise<void>;
  /** Deletes the database, for every tab, and closes them. */
  deleteEverything(): Promise<void>;
  /** Finishes what this tab writes, and lets another one write. */
  close(): Promise<void>;
}
