/**
 * wallet-sentinel: payments in; assessments, alerts and summaries out. On the device, in WebAssembly.
 *
 * Across the border: money is a decimal string, time is whole milliseconds since the Unix epoch, sets are arrays, maps
 * are plain objects, absence is an absent key. No bigint, Map, Date, NaN or Infinity in either direction.
 * Names are the field's: ISO 4217 currencies, ISO 3166-1 alpha-2 countries, ISO 18245 merchant category codes.
 *
 * Written by hand: this file is the reference. Errors are `SentinelError`s; each verb names the codes of its own.
 */

/** Milliseconds since the Unix epoch, whole, within the range of a JavaScript date. */
export type Millis = number;
/** Digits, at most 15 before the point and 7 after; no sign, exponent, separator or space. */
export type DecimalString = string;
/** ISO 4217, three capitals. */
export type Currency = string;
/** ISO 3166-1 alpha-2, two capitals. */
export type Country = string;

// ---------------------------------------------------------------- loading

/** Where the module can come from. An address may also be still on its way. */
export type WasmSource = URL | string | Response | BufferSource | WebAssembly.Module;

export interface InitOptions {
  /** Where the module is, where it is not beside the script; or the module itself. */
  wasm?: WasmSource | Promise<WasmSource>;
}

/**
 * Loads the module once. Safe to call again and at the same time from several places; after a failure, call it again.
 *
 * @throws {SentinelError} `wasm-unavailable` (this browser has no WebAssembly), `wasm-unreachable` (not fetched, not
 * found), `wasm-not-wasm` (something else is at the address; the message says what and how to fix it),
 * `wasm-refused` (a content security policy without 'wasm-unsafe-eval', or a module of another version),
 * `field-type` (`wasm` is none of its types)
 */
export default function init(options?: InitOptions): Promise<void>;

/** Bytes as hosts keep them; a Node Buffer is one as well. */
export type Bytes = Uint8Array | ArrayBuffer | ArrayBufferView;

/** What this build knows. */
export interface About {
  version: string;
  /** Every reason that an assessment or an alert can give. */
  reasonCodes: string[];
  /** The same, with what each is about and the parameters it always carries. */
  reasons: { code: string; topic: Topic; params: { name: string; kind: ParamKind }[] }[];
  /** Every `code` of a SentinelError, a rejected event or a skipped row. */
  errorCodes: string[];
  /** Locales with a complete catalogue of sentences. */
  locales: string[];
  /** Statement layouts that `importStatement` reads. */
  layouts: string[];
}

/** What a reason's parameter is, for those who write sentences: "share" is 0 to 1, "hour" 0 to 23, "duration" in milliseconds. */
export type ParamKind = "money" | "currency" | "country" | "name" | "number" | "share" | "hour" | "duration" | "time" | "boolean";

/** Every code, locale and statement layout of this build, and its version. */
export function about(): About;

/** The place of a mistake, as far as it is known. */
export interface ErrorDetails {
  /** Position in the batch, from 0. */
  index?: number;
  /** By its name here, dotted where nested; of a call, the argument's name. */
  field?: string;
  /**
   * What stood there, shortened to 64 characters, for a developer's eyes: a value of a wrong type by the name of its
   * type ("bigint", "Map", "ill-formed text"). Never a name, a note or an account number.
   */
  value?: string;
  /** Of the file, from 1. */
  line?: number;
  column?: number;
}

/** The one error of the package. Read `code`; `message` is for the developer's console. */
export class SentinelError extends Error {
  constructor(code: string, message?: string, details?: ErrorDetails, options?: ErrorOptions);
  /** Permanent: one of `about().errorCodes`. */
  readonly code: string;
  readonly details?: ErrorDetails;
}

// ---------------------------------------------------------------- what goes in

/** Events of other kinds are rejected with `kind-unsupported` in this version. */
export type SentinelEvent = Transaction;

/** A payment of one account. */
export interface Transaction {
  /**
   * The same id again is an update, never a second payment: status, refunded, fee and counterparty may change, and what
   * an export adds or its owner edits (category, note, refundOf, instrument, holderId, sameAs); amount only from
   * authorized or pending to completed. Anything else is refused with `id-conflict`.
   */
  kind: "transaction";
  /** The caller's own. Unique by (accountId, kind, id). */
  id: string;
  /** One wallet, card or bank account. */
  accountId: string;
  /** The person behind several accounts. */
  holderId?: string;
  at: Millis;
  /** Minutes east of UTC where the account holder lives; the config's where absent, which is 480, China, unless set. */
  utcOffset?: number;
  /** Features of the time of day are switched off where only the day is known. */
  timePrecision?: "second" | "minute" | "day";
  /** "neutral" moves money between the holder's own pockets: neither spent nor received. */
  direction: "debit" | "credit" | "neutral";
  type:
    | "purchase" | "transfer" | "cash-out" | "top-up" | "refund" | "fee" | "card-repayment"
    | "red-packet" | "investment" | "exchange" | "income" | "interest" | "adjustment" | "other";
  status: "authorized" | "pending" | "completed" | "failed" | "closed" | "reversed" | "refunded" | "partly-refunded" | "unknown";
  /** A number is refused with `amount-not-string`: binary floating point cannot hold cents. */
  amount: DecimalString;
  currency: Currency;
  /** What the payment cost in the merchant's currency. */
  original?: { amount: DecimalString; currency: Currency };
  fee?: DecimalString;
  feeIncluded?: boolean;
  discount?: DecimalString;
  points?: number;
  refunded?: DecimalString;
  balanceAfter?: DecimalString;
  /** Of the payment that this one refunds or reverses. */
  refundOf?: string;
  /** The same payment as another account's export shows it. */
  sameAs?: { accountId: string; id: string };
  counterparty?: { id?: string; name?: string; kind?: "person" | "merchant" | "own" | "unknown" };
  /** The merchant's own order number. */
  orderId?: string;
  /** The operator's own transaction number, as its support desk asks for it. */
  reference?: string;
  mcc?: string;
  /** One of the category codes that messages have a name for (`category.<code>`), or the caller's own word. */
  category?: string;
  channel?: "online" | "in-store" | "transfer" | "atm" | "recurring" | "unknown";
  instrument?: {
    id?: string;
    kind: "balance" | "debit-card" | "credit-card" | "bank-account" | "credit-line" | "points" | "other";
    last4?: string;
  };
  /** How the payer confirmed; "none" for payments without a password. */
  authentication?: Method | "none";
  /** The standing agreement (auto-renewal, payment without a password) that this was drawn under. */
  agreementId?: string;
  /** Who pays where it is not the holder: a family card. */
  payerAccountId?: string;
  /** What the host app sees at the moment of payment. */
  context?: { call?: boolean; screenShare?: boolean; remoteControl?: boolean };
  country?: Country;
  /** Degrees. */
  location?: { lat: number; lon: number };
  deviceId?: string;
  ip?: string;
  description?: string;
  note?: string;
}

export type Method = "password" | "fingerprint" | "face" | "one-time-code" | "passkey" | "other";

// ---------------------------------------------------------------- what comes out

export type Topic = "payment" | "access" | "service" | "spending";
export type Severity = "info" | "notice" | "warning" | "danger";
export type RiskLevel = "low" | "elevated" | "high" | "critical";
export type Outcome = "allow" | "challenge" | "review" | "block";

export interface Assessment {
  /** Of the event in the batch. */
  index: number;
  eventId: string;
  accountId: string;
  /** 0 to 100; 100 is the most suspicious. A monotone reading of `probability`. */
  score: number;
  probability: number;
  /** base + the sum of the contributions is the logit of `probability`. */
  base: number;
  riskLevel: RiskLevel;
  /** True while too little is known of the account for its own habits to count. Never a silent 0. */
  warmingUp: boolean;
  /** Advice: a server running the same core has the last word. */
  outcome: Outcome;
  /** The strongest first. */
  reasons: Reason[];
  alertIds: string[];
}

export interface Reason {
  /** Permanent: one of `about().reasonCodes`. */
  code: string;
  /** Its share of the log-odds, in nats. */
  contribution: number;
  /** All that `about().reasons` declares, always; an unknown name is "". */
  params: Record<string, string | number | boolean>;
  /** What would have stayed quiet. */
  unless?: { field: string; op: "<=" | ">="; bound: string | number };
}

export interface Rejected {
  /** Of the event in the batch. */
  index: number;
  id?: string;
  code: string;
  field?: string;
  /** As in ErrorDetails. */
  value?: string;
}

export interface IngestResult {
  accepted: number;
  updated: number;
  /** Already known, to the letter. */
  unchanged: number;
  /** A bad event never stops the others. */
  rejected: Rejected[];
  assessments: Assessment[];
  /** New and changed. */
  alerts: Alert[];
}

export interface Alert {
  id: string;
  accountId: string;
  topic: Topic;
  /** Some suspicions are the operator's, and never shown to the payer. */
  audience: "holder" | "operator";
  severity: Severity;
  state: "open" | "acknowledged" | "snoozed" | "escalated" | "resolved" | "expired";
  snoozedUntil?: Millis;
  dedupKey: string;
  count: number;
  firstAt: Millis;
  lastAt: Millis;
  eventIds: string[];
  reasons: Reason[];
  /** The latest payment that it is about. */
  payment?: { amount: DecimalString; currency: Currency; counterparty?: string; at: Millis };
  /** When the operator should have acted, where the alert is about a late payment or refund. */
  dueAt?: Millis;
  disposition?: Disposition;
  history: { at: Millis; action: string; by?: string }[];
}
export type Disposition = "fraud" | "scam" | "legitimate" | "operator-error" | "solved" | "duplicate";

// ---------------------------------------------------------------- the engine

export interface IngestOptions {
  /** "flagged" returns only what is not plainly allowed. "all" where absent. */
  assessments?: "all" | "flagged" | "none";
  /**
   * The moment an import was exported; the newest event of the batch where absent. What is older than 30 days before
   * it teaches in silence. Whoever splits an import into several calls passes the same moment with each.
   */
  asOf?: Millis;
}

export interface AlertQuery {
  accountId?: string;
  topic?: Topic;
  audience?: Alert["audience"];
  states?: Alert["state"][];
  atLeast?: Severity;
  from?: Millis;
  to?: Millis;
  limit?: number;
  /** The id of the last alert of the page before. */
  after?: string;
}

export interface Status {
  accounts: number;
  payments: number;
  /** What was let go because a limit of the config was reached, by kind. */
  evicted: Record<string, number>;
  bytes: number;
}

/**
 * One engine: everything learned and stored of its accounts. The one handle of the package; all else is plain objects.
 *
 * Every verb throws `freed` after `free()`, and `poisoned` after the core stopped in the middle of a call (which it is
 * built never to do): then the state is lost, and `Sentinel.restore` with the last snapshot goes on.
 */
export class Sentinel {
  /** @throws {SentinelError} `config-invalid`, `not-initialized` */
  constructor(config?: Config);
  /** @throws {SentinelError} `snapshot-foreign`, `snapshot-version`, `snapshot-corrupt`, `config-invalid`, `field-type` (no bytes) */
  static restore(snapshot: Bytes, config?: Config): Sentinel;
  /** Another configuration from now on: validated whole, or not applied (`config-invalid`). */
  configure(config: Config): void;

  /**
   * Scores the events in order and learns from them. A bad event, even one that throws when it is read, is in `rejected`.
   * @throws {SentinelError} `options-invalid` (`asOf` is no whole millisecond, say), `field-type` (no array)
   */
  ingest(events: readonly SentinelEvent[], options?: IngestOptions): IngestResult;
  /** What if: scores one event and changes nothing. @throws {SentinelError} the code of what is wrong with the event */
  assess(event: SentinelEvent): Assessment;
  /**
   * Time passes without an event: snoozes end, alerts expire. The only clock.
   * @throws {SentinelError} `time-invalid`, `field-type` (no number)
   */
  advance(now: Millis): Alert[];

  /** @throws {SentinelError} `query-invalid` */
  alerts(query?: AlertQuery): Alert[];
  /** @throws {SentinelError} `alert-unknown`, `action-not-allowed`, `options-invalid` (the action), `field-type` (an id that is no string) */
  act(alertId: string, action: AlertAction): Alert;
  /** @throws {SentinelError} `query-invalid`, `utc-offset-invalid`, `time-invalid` (intervals beyond the calendar), `too-many-intervals`, `ledger-off`, `amount-overflow` */
  summary(query: SummaryQuery): Summary;

  /** Everything learned, as versioned, checksummed bytes. */
  snapshot(): Uint8Array;
  /** Erases all that is stored of an account; anonymous pooled counts and weights remain. @throws {SentinelError} `field-type` (an id that is no string) */
  forget(accountId: string): void;
  status(): Status;
  /** Gives the memory back. Safe to call again. */
  free(): void;
  /** `using sentinel = new Sentinel()` frees it at the end of the block. */
  [Symbol.dispose](): void;
}

export type AlertAction = { at: Millis; by?: string } & (
  | { do: "acknowledge" | "escalate" | "reopen" }
  | { do: "snooze"; until: Millis }
  | { do: "resolve"; disposition: Disposition }
);

export interface Config {
  /** Minutes east of UTC where an event says nothing; 480, China, where absent. */
  utcOffset?: number;
  /** On the score, 0 to 100. */
  thresholds?: { challenge?: number; review?: number; block?: number };
  /** Each reason can be switched, and its settings changed, all of which are numbers. */
  reasons?: Record<string, { mode?: "live" | "off"; params?: Record<string, number> }>;
  /** How long single payments are kept for summaries; 0 keeps none. */
  ledgerDays?: number;
  /** How many of each are kept; the least recently seen is let go first, and `status()` says so. */
  limits?: { accounts?: number; counterparties?: number; alerts?: number; payments?: number };
}

// ---------------------------------------------------------------- statistics

export interface SummaryQuery {
  /** Every account where absent. */
  accountId?: string;
  /** From this moment on. */
  from: Millis;
  /** Up to this moment, itself not included. */
  to: Millis;
  /** Minutes east of UTC, for where days and months begin; the config's where absent. */
  utcOffset?: number;
  interval?: "day" | "week" | "month" | "year";
  by?: "category" | "counterparty" | "channel" | "instrument" | "country" | "currency" | "type";
  compare?: "previous";
}

/** `spent` is net of refunds; `net` may begin with "-". Pending and failed payments are in neither. */
export interface Totals {
  spent: DecimalString;
  received: DecimalString;
  net: string;
  refunded: DecimalString;
  fees: DecimalString;
  discounts: DecimalString;
  /** Neutral flows: moved between the holder's own pockets. */
  excluded: DecimalString;
  pending: DecimalString;
  count: number;
}

export interface Summary {
  /** By currency: sums of different currencies are never mixed. */
  totals: Record<Currency, Totals>;
  series: { from: Millis; to: Millis; totals: Record<Currency, Totals> }[];
  /** The most spent first. `key` is empty where the payment does not tell; `share` (0 to 1 of what was spent) is absent where currencies are mixed. */
  groups: { key: string; totals: Record<Currency, Totals>; share?: number; change?: number }[];
  /** Of the period just before, where asked for. */
  previous?: Record<Currency, Totals>;
  /** Ids of the largest payments, the largest first; where currencies are mixed, of the currency with the most payments. */
  largest: string[];
  /** What was left out, guessed or unexplained, so that no total is silently wrong. */
  quality: { code: string; count: number; amount?: DecimalString; currency?: Currency }[];
}
