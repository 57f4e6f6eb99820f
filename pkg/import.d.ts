/** "wallet-sentinel/import": statements of wallets, as their apps export them, into events. */
import type { DecimalString, InitOptions, Millis, Transaction } from "./index.js";

/**
 * Statements are read by a module of their own, which `importStatement` fetches from beside the script when it first needs it; in
 * Node it reads it from disk. Call this to have it there before, or from elsewhere. It fails as the engine's `init` does.
 */
export default function init(options?: InitOptions): Promise<void>;

export interface ImportOptions {
  /** Of a protected zip. */
  password?: string;
  /** The account that the statement is of; the wallet's name ("alipay", "wechat") or "default" where absent. */
  accountId?: string;
  holderId?: string;
  /** Minutes east of UTC where the holder lives; 480, China, where absent. Alipay's and WeChat's times are China's in any case. */
  utcOffset?: number;
  /** A tie-break only, where the bytes alone leave a doubt. Accepted, and at present not needed: no layout leaves one. */
  fileName?: string;
  /** One of `about().layouts`, where the caller knows it; found by the header's cells where absent. */
  layout?: string;
  /** Heard between two pieces of work, each of some milliseconds. */
  signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

export interface ImportResult {
  layout: string;
  /** Oldest first, as the engine has to learn them. */
  events: Transaction[];
  /** Data rows in the file; every one is in some `origins[i]` or in `skipped`. */
  rows: number;
  /** The lines of the file (of JSON: the places in the list), from 1, that `events[i]` came from. */
  origins: number[][];
  skipped: { line: number; code: string; text: string }[];
  warnings: { code: string; count: number }[];
  /** When the statement was written, as it says itself; absent where it does not. */
  exportedAt?: Millis;
  /** What the statement says about itself. */
  declared?: { rows?: number; spent?: DecimalString; received?: DecimalString };
  /** What was read, counted as the statement counts: to be held against `declared`. Sums are absent where a layout has none. */
  counted: { rows: number; spent?: DecimalString; received?: DecimalString };
}

/**
 * Reads any export that `about().layouts` names: CSV in UTF-8 or GB18030, XLSX, JSON, each also in a zip.
 * A bad row is in `skipped` with its line; the good ones survive it. The engine's `init()` comes first.
 * A file of more than 64 MiB or 200,000 rows, or an archive that holds more than files do, is `file-too-large`.
 *
 * @throws {SentinelError} where the file as a whole cannot be read: `file-empty`, `file-is-pdf`, `file-is-html`,
 * `password-needed`, `layout-unknown`, … (`about().errorCodes`); `options-invalid`, `utc-offset-invalid`, `layout-unsupported` for an option; and `aborted`;
 * where the module that reads cannot be loaded, what `init` says (`wasm-unreachable`, …)
 */
export function importStatement(source: Blob | Uint8Array, options?: ImportOptions): Promise<ImportResult>;
