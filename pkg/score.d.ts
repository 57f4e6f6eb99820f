/**
 * "wallet-sentinel/score": the same engine without payments, in a module of its own of little more than half the bytes, for hosts that
 * score, tell and learn, and show no summaries: a server at the gate, an app's first screen.
 *
 * Scores, reasons and alerts are those of the whole engine at `ledgerDays: 0`, to the bit. Nothing is kept one by one, linked,
 * summed, waited for or held against a budget, and the calls that answer of that are not here. A snapshot of either door opens in
 * the other.
 */

import type {
  About,
  Access,
  AdvanceOptions,
  Alert,
  AlertAction,
  AlertFilter,
  AlertQuery,
  Assessment,
  Bytes,
  Config,
  IngestOptions,
  IngestResult,
  InitOptions,
  Millis,
  SentinelEvent,
  Transaction,
} from "./index.js";

export { SentinelError } from "./index.js";
export type * from "./answers.js";
export type * from "./events.js";

/** Loads this door's module: once, as the whole engine's `init` does, and beside it where a page uses both. */
export default function init(options?: InitOptions): Promise<void>;

/** What this build knows: all codes that an alert or an error may have, those of a fuller build's alerts too. */
export function about(): Pick<About, "version" | "reasonCodes" | "errorCodes" | "locales">;

/**
 * The entries of `Config` that mean something here; another one is refused by its name (`config-invalid`), since a host that sets a
 * budget waits for its alerts. What the host of a fuller build had set of the others stays in the snapshot as it was.
 */
export type ScoringConfig = Omit<
  Config,
  "budgets" | "calendars" | "ledgerDays" | "names" | "operators" | "terms"
>;

/** Payments that were scored here and are missing in a fuller build's sums until it is told them again. */
export interface Gap {
  /** The first and the last of them. */
  from: Millis;
  to: Millis;
  payments: number;
}

export interface ScoringStatus {
  accounts: number;
  /** What was let go for want of room: "accounts", "counterparties", "parties", "ids", "alerts", "acts". */
  evicted: Record<string, number>;
  bytes: number;
  /** Names that the snapshot had and this build has no place for; and sections of a fuller build that went with an account (`forget`). */
  dropped: string[];
  /** Sections of a fuller build that are kept as they were: "ledger", "pending", "corrections", "decisions", "series". */
  sealed: string[];
  /** What a fuller build will lack; absent while no payment was taken. */
  gap?: Gap;
}

/** One engine: everything learned of its accounts. Every verb throws what the whole engine's throws. */
export class Sentinel {
  /** @throws {SentinelError} `config-invalid`, `not-initialized` */
  constructor(config?: ScoringConfig);
  /**
   * The engine that a snapshot was taken of, here or by the whole engine. What this door does not read it keeps as it is, and hands
   * on with the next snapshot.
   * @throws {SentinelError} `snapshot-foreign`, `snapshot-version`, `snapshot-corrupt`, `snapshot-seal`, `config-invalid`, `field-type`
   */
  static restore(snapshot: Bytes, config?: ScoringConfig): Sentinel;
  configure(config: ScoringConfig): void;
  /**
   * As the whole engine's. What only that can follow (kinds "expectation", "decision", "correction", "recurring") is in `rejected`
   * with `ledger-off`.
   */
  ingest(events: readonly SentinelEvent[], options?: IngestOptions): IngestResult;
  assess(event: Transaction | Access): Assessment;
  advance(now: Millis, options?: AdvanceOptions): Alert[];
  onAlert(listener: (alert: Alert) => void, filter?: AlertFilter | null): () => void;
  alerts(query?: AlertQuery): Alert[];
  act(alertId: string, action: AlertAction): Alert;
  snapshot(): Uint8Array;
  /**
   * Erases all that is stored of an account. Bytes that this door does not read cannot be cut by account: the sealed sections go as a
   * whole, for every account, and `status().dropped` names them. Whoever wants to keep the others' erases with the whole engine.
   */
  forget(accountId: string): void;
  status(): ScoringStatus;
  /** Gives the memory back. Safe to call again. */
  free(): void;
  [Symbol.dispose](): void;
}
