/** "wallet-sentinel/worker": the same verbs as promises, off the main thread, with AbortSignal and progress. */
import type { ImportOptions, ImportResult } from "./import.js";
import type {
  Access,
  AdvanceOptions,
  Alert,
  AlertAction,
  AlertFilter,
  AlertQuery,
  Assessment,
  Bytes,
  CaseOf,
  CheckupItem,
  Config,
  Decision,
  DistributiveOmit,
  IngestOptions,
  IngestResult,
  Model,
  Operator,
  Question,
  QuestionQuery,
  Receipt,
  RefundablePayment,
  Rejected,
  Replay,
  SecurityFacts,
  SentinelEvent,
  SeriesWord,
  Status,
  Summary,
  SummaryQuery,
  SupportCase,
  Transaction,
  WasmSource,
  WatchedCase,
  WatchQuery,
  Link,
  LinkQuery,
  AccountSummary,
  PaymentQuery,
  Payments,
} from "./index.js";

/** A thread of `node:worker_threads`, as far as it is used here. */
export interface Thread {
  postMessage(value: unknown, transfer?: readonly unknown[]): void;
  on(event: string, listener: (value: unknown) => void): unknown;
  off(event: string, listener: (value: unknown) => void): unknown;
  terminate(): Promise<number>;
}

export interface WorkerOptions {
  /**
   * A worker that runs "wallet-sentinel/worker-thread", where your bundler cannot find it by itself: one file. What it reads files
   * with (`wasm/worker-reader.js`) it imports by an address that this side sends. In Node, a thread that runs it. `terminate()` ends it.
   */
  worker?: Worker | Thread;
  /** Where the module is; what `init()` loaded on this side where absent, and beside the script otherwise. */
  wasm?: Exclude<WasmSource, Response>;
  /** The same for the module that reads statements; it is asked for with the first `ingestStatement`. */
  importWasm?: Exclude<WasmSource, Response>;
  /** Go on from a snapshot instead of from nothing. */
  snapshot?: Bytes;
}

export interface Watched {
  /** Honoured between chunks: code `aborted`; what was ingested before stays. */
  signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** First the file is read ("import"), then its events are scored ("ingest"); the units are each phase's own. */
export type StatementProgress = (done: number, total: number, phase: "import" | "ingest") => void;

/** What the file was, and what the engine made of it. Its events stay in the worker. */
export type StatementResult = Omit<ImportResult, "events" | "origins" | "accesses" | "accessOrigins"> &
  Omit<IngestResult, "assessments" | "rejected" | "warnings"> & {
    /**
     * Uses of the account that the file told of, for `<sentinel-access>`: the newest thousand, without addresses and without places finer
     * than a country. Absent where it told of none.
     */
    accesses?: Omit<Access, "ip" | "network" | "location">[];
    /** Those of them that were not plainly allowed, as they were judged. */
    accessAssessments?: Assessment[];
    /** Accounts that its events are of. */
    accountIds: string[];
    /** The first and the last of its events. */
    firstAt?: number;
    lastAt?: number;
    /** `lines` of the file that the event came from. */
    rejected: (Rejected & { lines: number[] })[];
  };

/**
 * A Sentinel in a worker of its own; in Node, in a thread, which keeps the program alive until `terminate()`. Every verb
 * rejects with what Sentinel's throws; with `worker-failed` where the worker dies or cannot be started (`details.value` is
 * the address of its script, where that is known; the cause is in the message), with `freed` after `terminate()`, and with `field-type` where an argument cannot be sent to a worker (a
 * function, say). An event with such a value costs itself only, as any bad event does.
 */
export class SentinelWorker {
  private constructor();
  static create(config?: Config, options?: WorkerOptions): Promise<SentinelWorker>;

  configure(config: Config): Promise<void>;
  /** In chunks, one import after another. */
  ingest(events: readonly SentinelEvent[], options?: IngestOptions & Watched): Promise<IngestResult>;
  /** File to ledger without the events ever crossing to the page. */
  ingestStatement(
    source: Blob | Uint8Array,
    options?: Omit<ImportOptions, "onProgress"> & { onProgress?: StatementProgress },
  ): Promise<StatementResult>;
  assess(event: Transaction | Access): Promise<Assessment>;
  receipt(event: Transaction | Access): Promise<Receipt>;
  replay(receipt: Receipt): Promise<Replay>;
  advance(now: number, options?: AdvanceOptions): Promise<Alert[]>;
  /** Called on this side, for what `ingest`, `ingestStatement` and `advance` bring. Returns what ends it. */
  onAlert(listener: (alert: Alert) => void, filter?: AlertFilter): () => void;
  alerts(query?: AlertQuery): Promise<Alert[]>;
  act(alertId: string, action: AlertAction): Promise<Alert>;
  summary(query: SummaryQuery): Promise<Summary>;
  watched(query?: WatchQuery): Promise<WatchedCase[]>;
  question(query: QuestionQuery): Promise<Question | undefined>;
  checkup(accountId: string, facts: SecurityFacts, now: number): Promise<CheckupItem[]>;
  payments(query?: PaymentQuery): Promise<Payments>;
  accounts(): Promise<AccountSummary[]>;
  links(query?: LinkQuery): Promise<Link[]>;
  refundable(query?: WatchQuery): Promise<RefundablePayment[]>;
  supportCase(of: CaseOf, operator?: string | Operator): Promise<SupportCase>;
  correctCategory(correction: { counterparty: string; category: string; at: number }): Promise<void>;
  decide(decision: Omit<Decision, "kind">): Promise<void>;
  recurring(word: DistributiveOmit<SeriesWord, "kind">): Promise<void>;
  model(): Promise<Model | undefined>;
  loadModel(model: Model): Promise<void>;
  snapshot(): Promise<Uint8Array>;
  /** In place of what the engine holds: from a snapshot. */
  restore(snapshot: Bytes, config?: Config): Promise<void>;
  forget(of: string | { holderId: string }): Promise<void>;
  status(): Promise<Status>;
  /** Ends the worker; calls still under way reject with `freed`. */
  terminate(): void;
  [Symbol.dispose](): void;
}
