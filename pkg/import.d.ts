/** "wallet-sentinel/import": statements of wallets, as their apps export them, into events. */
import type { Access, DecimalString, InitOptions, Millis, Transaction } from "./index.js";

/**
 * Statements are read by a module of their own, which `importStatement` fetches from beside the script when it first needs it; in
 * Node it reads it from disk. Call this to have it there before, or from elsewhere. It fails as the engine's `init` does.
 */
export default function init(options?: InitOptions): Promise<void>;

export interface ImportOptions {
  /** Of a protected zip. */
  password?: string;
  /**
   * The account that the statement is of; where absent the wallet's name ("alipay", "wechat"), of a bank's file that names an
   * account with its last digits ("ofx-6789"), of sign-ins "apple", of services used "google", of the project's own layouts "default". A file of several accounts has one id each.
   */
  accountId?: string;
  holderId?: string;
  /**
   * Minutes east of UTC where the holder lives. Times in files of Chinese wallets are China's in any case, and 480 is theirs where
   * this is absent; of other files, whose times name no zone, it is the zone they are read in (else universal time, with a warning).
   */
  utcOffset?: number;
  /**
   * The same by its IANA name, over changes of clocks: what `Config.timeZone` is. Times of files that name no zone are read in it. Give
   * one of the two.
   */
  timeZone?: string;
  /** Currency of a file that names none (QIF, many banks' tables), in three letters. */
  currency?: string;
  /** How the columns of banks' tables are read: each is used for the table whose header has its signature. */
  mappings?: ColumnMapping[];
  /** Accepted and not needed: files are known by their content. */
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
  /**
   * Uses of the account that the file tells of, oldest first; absent where it tells of none. Give them to `ingest` along with `events`.
   * Google's "access log" lists services that devices asked for something, and no sign-ins: "service-use", and the warning
   * `not-sign-ins` says so.
   */
  accesses?: Access[];
  /** The lines that `accesses[i]` came from. */
  accessOrigins?: number[][];
  /** Data rows in the file; every one is in some `origins[i]` or `accessOrigins[i]`, or in `skipped`. */
  rows: number;
  /** The lines of the file (of JSON: the places in the list), from 1, that `events[i]` came from. */
  origins: number[][];
  /** `part` is the place in `parts` of the file that the line is of, where there are several. */
  skipped: { line: number; code: string; text: string; part?: number }[];
  warnings: { code: string; count: number }[];
  /** When the statement was written, as it says itself; absent where it does not. */
  exportedAt?: Millis;
  /** What the statement says about itself. */
  declared?: { rows?: number; spent?: DecimalString; received?: DecimalString };
  /** What was read, counted as the statement counts: to be held against `declared`. Sums are absent where a layout has none. */
  counted: { rows: number; spent?: DecimalString; received?: DecimalString };
  /** Every layout that the file fits, the one taken first; `ImportOptions.layout` chooses another. */
  candidates: {
    layout: string;
    /** The share of the header's columns that the layout knows; of "bank.csv", of its first rows that were read. */
    confidence: number;
  }[];
  /** Of "bank.csv": how its columns were read, to be kept and handed in again as one of `mappings`. */
  columns?: ColumnMapping;
  /** The accounts that the file says it is of. */
  accounts?: StatementAccount[];
  /** Of an archive of several files that belong together ("google.takeout"). */
  parts?: { layout: string; rows: number; events: number }[];
}

/** What a file says of its account. Balances below nothing bear a minus. */
export interface StatementAccount {
  /** Masked: "****6789", "sam***@example.org". */
  number?: string;
  holder?: string;
  currency?: string;
  /** What stood on it before the first row. */
  opening?: string;
  /** What stood on it after the last row. */
  closing?: string;
}

/** Which column of a bank's table is what; columns by their place, the first being 0. */
export interface ColumnMapping {
  /** Of the header: the same for every file of one bank's layout. */
  signature: string;
  date: number;
  /** Where the time of day has a column of its own. */
  time?: number;
  dateOrder: "ymd" | "mdy" | "dmy";
  /** One column for both directions; else `debit`, `credit` or both. */
  amount?: number;
  /** What a number without a sign in `amount` is. */
  positive?: "credit" | "debit";
  /** A column that says in words which direction it is. */
  indicator?: number;
  debit?: number;
  credit?: number;
  /** The mark before the cents. */
  decimal: "." | ",";
  currency?: number;
  /** Where no column says it. */
  currencyCode?: string;
  balance?: number;
  counterparty?: number;
  description?: number;
  reference?: number;
  /** A word on how far it came: booked, pending, declined. */
  status?: number;
  /** True where a minus in `debit` and `credit` stands beside every sum; elsewhere it takes back. */
  minusEverywhere?: boolean;
}

/**
 * `details.question` of the error `columns-unsure`: show the rows, let a person settle the doubts, and read the file again with
 * `mappings: [{ ...question.guess, … }]`. Whoever keeps that mapping is not asked about this bank's files again.
 */
export interface ColumnQuestion {
  columns: string[];
  rows: string[][];
  guess: ColumnMapping;
  /** The share of the first rows that the guess reads. */
  confidence: number;
  doubts: ("date-order" | "amount" | "direction" | "currency" | "rows")[];
}

/**
 * Reads any export that `about().layouts` names, found by its content: CSV in UTF-8, GB18030 or Windows-1252, XLSX, JSON, OFX, camt,
 * QIF, Google's page of activities, each also in a zip.
 * A bad row is in `skipped` with its line; the good ones survive it. The engine's `init()` comes first.
 * A file of more than 64 MiB or 200,000 rows, or an archive that holds more than files do, is `file-too-large`.
 *
 * @throws {SentinelError} where the file as a whole cannot be read: `file-empty`, `file-is-pdf`, `file-is-html`,
 * `password-needed`, `layout-unknown`, `columns-unsure` (see `ColumnQuestion`), `not-payments`, … (`about().errorCodes`);
 * `options-invalid`, `utc-offset-invalid`, `layout-unsupported` for an option; and `aborted`;
 * where the module that reads cannot be loaded, what `init` says (`wasm-unreachable`, …)
 */
export function importStatement(source: Blob | Uint8Array, options?: ImportOptions): Promise<ImportResult>;
