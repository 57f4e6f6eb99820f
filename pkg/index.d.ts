/**
 * wallet-sentinel: payments, uses of the account and labels in; assessments, alerts and summaries out. On the device, in
 * WebAssembly.
 *
 * Across the border: money is a decimal string, time is whole milliseconds since the Unix epoch, sets are arrays, maps
 * are plain objects, absence is an absent key. No bigint, Map, Date, NaN or Infinity in either direction.
 * Names are the field's: ISO 4217 currencies, ISO 3166-1 alpha-2 countries, ISO 18245 merchant category codes.
 *
 * Written by hand: this file and events.d.ts, which says what goes in, are the reference. Errors are `SentinelError`s; each verb names the codes of its own.
 */

import type { Currency, DecimalString, Millis, SentinelEvent, Transaction } from "./events.js";

export type * from "./events.js";

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
  reasons: { code: string; topic: Topic; family?: Family; params: { name: string; kind: ParamKind }[] }[];
  /** Every `code` of a SentinelError, a rejected event or a skipped row. */
  errorCodes: string[];
  /** Locales with a complete catalogue of sentences. */
  locales: string[];
  /** Statement layouts that `importStatement` reads. */
  layouts: string[];
}

/**
 * Who acts, if a suspicion is right. "takeover": somebody else, so that its alerts cannot be snoozed; "scam": the holder,
 * misled; "unlike": it may be either, or a holiday; "home": the own household, or an agreement that the holder made;
 * "service": a charge or a refund; "desk": money flows, for the operator. The lines that say what was held back have none.
 */
export type Family = "takeover" | "scam" | "unlike" | "home" | "service" | "desk";

/** What a reason's parameter is, for those who write sentences: "category" is a category's code, empty for all; "term" the code of a `Term`; "share" is 0 to 1, "hour" 0 to 23, "duration" in milliseconds. */
export type ParamKind = "money" | "currency" | "country" | "category" | "name" | "number" | "share" | "hour" | "duration" | "time" | "term" | "boolean";

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

// ---------------------------------------------------------------- what comes out

export type Topic = "payment" | "access" | "service" | "spending";
export type Severity = "info" | "notice" | "warning" | "danger";
export type RiskLevel = "low" | "elevated" | "high" | "critical";
export type Outcome = "allow" | "challenge" | "review" | "block";

/** Of a payment. Other events have none of their own. */
export interface Assessment {
  /** Of the event in the batch. */
  index: number;
  eventId: string;
  accountId: string;
  /** 0 to 100; 100 is the most suspicious. A monotone reading of `probability`. */
  score: number;
  probability: number;
  /**
   * Log-odds before the reasons: the prior, and all that is too small to be a reason or speaks for the payment. base + the
   * sum of the contributions is the logit of `probability`.
   */
  base: number;
  riskLevel: RiskLevel;
  /** True while too little is known of the account for its own habits to count. Never a silent 0. */
  warmingUp: boolean;
  /** Advice: a server running the same core has the last word. Where a `Verdict` on this event came in, it is that. */
  outcome: Outcome;
  /**
   * The strongest first. The operator's suspicions are among them, and in the score: what a payer is shown are alerts,
   * those whose audience is the holder.
   */
  reasons: Reason[];
  alertIds: string[];
  /** What the payment would come to if the reasons in shadow were live, and which of them spoke; absent where none did. */
  shadow?: { outcome: Outcome; rules: string[] };
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
  /** Events of every kind. */
  accepted: number;
  updated: number;
  /** Already known, to the letter. */
  unchanged: number;
  /** A bad event never stops the others. */
  rejected: Rejected[];
  /** Of the payments, in their order; `index` says which event of the batch each is of. */
  assessments: Assessment[];
  /** New and changed. */
  alerts: Alert[];
}

export interface Alert {
  id: string;
  accountId: string;
  topic: Topic;
  /**
   * Whom it is for. Money-flow suspicions (structuring, rapid-in-out, fan-in, fan-out, round-trip) are the operator's
   * desk's: never show them to the payer, who must not learn that a report is considered. A payment may raise one alert
   * for each; the holder's then holds the other reasons only, and is as severe as they alone make it.
   */
  audience: "holder" | "operator";
  /** From how likely it is and what it would cost: how much money for this account, and whether it can be had back. */
  severity: Severity;
  /**
   * "acknowledged" covers what was seen: the same again counts up in silence, and only what is materially worse (graver, or
   * twice the number) opens it again. So do "snoozed", "resolved" and "expired".
   */
  state: "open" | "acknowledged" | "snoozed" | "escalated" | "resolved" | "expired";
  snoozedUntil?: Millis;
  /** Reason, subject and local day, never an amount. */
  dedupKey: string;
  /** Payments; a burst is one alert. */
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
  /** What the server decided of its payments. */
  verdicts?: { eventId: string; outcome: Outcome; at: Millis; source: string }[];
  /** The same for alerts on payments that lie less than a day apart: perhaps one story. */
  storyId: string;
  /** The last fifty steps: "raise", the actions, "worse", "wake", "expire", "held-back", "verdict-block" and the like. */
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

/** Which alerts a listener hears of; the holder's, of any severity and account, where absent. */
export interface AlertFilter {
  audience?: Alert["audience"];
  atLeast?: Severity;
  accountId?: string;
}

/**
 * One assessment and all that it was made of, as JSON of 8 to 15 kB. Names of shops and persons are in `event` only, which
 * is the caller's own; digests tell differences and are no signatures.
 */
export interface Receipt {
  format: 1;
  /** SHA-256 of the module's bytes, as it was built. */
  module: string;
  version: string;
  scoring: number;
  /** Digest of the configuration. */
  config: string;
  /** Digest of the slice. */
  account: string;
  event: Transaction;
  /** What was measured, by "signal.measure": sixteenths of a knot, 0 to 240; what was absent is left out. */
  features: Record<string, number>;
  /** What was read of the learnt weights; absent before the first label. `terms`: the measure's position, and nats. */
  learnt?: { trust: number; base: number; terms: [number, number][] };
  result: Assessment;
  /** What the score looked at of the account and of the counts across accounts, as base64. */
  slice: string;
}

/** What came of a replay: `differs` names the parts of the receipt that are not the same to the bit. */
export interface Replay {
  equal: boolean;
  differs: ("module" | "version" | "scoring" | "config" | "account" | "features" | "learnt" | "result")[];
  /** The assessment as it is made here. */
  result: Assessment;
}

/**
 * What labels taught, as plain data that JSON holds: for another engine, and for a server that teaches many phones. It names
 * no account, counterparty or device; the counts of those are in snapshots. Heights are in 1,024ths of a nat, rounded:
 * probabilities by a loaded model are those of its engine to about a thousandth of their odds.
 */
export interface Model {
  /** Under which scoring it was learnt: another version's is refused. */
  scoring: number;
  /** Labels that taught it, of each word. The more of the rarer one, the more it counts beside the shipped evidence. */
  frauds: number;
  genuine: number;
  bias: number;
  /** What each curve, then each surface, usually adds: a reason tells only what goes beyond. */
  usual: number[];
  /** Sixteen heights by "signal.measure". */
  curves: Record<string, number[]>;
  /** 256 heights by "signal.measure*signal.measure". */
  surfaces: Record<string, number[]>;
}

export interface Status {
  accounts: number;
  payments: number;
  /**
   * What was let go because a limit of the config was reached: "accounts", "counterparties", "parties", "ids" (an event
   * with one of these would be taken as new, and no label finds it), "payments", "alerts", "cases".
   */
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
   * Scores the payments among the events, in order, and learns from them all. A bad event, even one that throws when it is
   * read, is in `rejected`.
   * @throws {SentinelError} `options-invalid` (`asOf` is no whole millisecond, say), `field-type` (no array)
   */
  ingest(events: readonly SentinelEvent[], options?: IngestOptions): IngestResult;
  /** What if: scores one payment and changes nothing. @throws {SentinelError} the code of what is wrong with it */
  assess(event: Transaction): Assessment;
  /**
   * The assessment that the payment would get now, with all that it is made of. Take it before `ingest`. Changes nothing.
   * @throws {SentinelError} the code of what is wrong with the event
   */
  receipt(event: Transaction): Receipt;
  /**
   * Makes a receipt's assessment again from the receipt alone, under this engine's configuration, and says what differs.
   * @throws {SentinelError} `receipt-invalid`, or `snapshot-corrupt` and `snapshot-version` of its slice
   */
  replay(receipt: Receipt): Replay;
  /**
   * Time passes without an event: what is waited for falls due, snoozes end, alerts expire. The only clock.
   * @throws {SentinelError} `time-invalid`, `field-type` (no number)
   */
  advance(now: Millis): Alert[];
  /**
   * Calls back for alerts that are news: raised, back on the list, or graver than before; from within `ingest` and `advance`.
   * Returns what ends it. @throws {SentinelError} `field-type` (no function)
   */
  onAlert(listener: (alert: Alert) => void, filter?: AlertFilter): () => void;

  /** @throws {SentinelError} `query-invalid` */
  alerts(query?: AlertQuery): Alert[];
  /** @throws {SentinelError} `alert-unknown`, `action-not-allowed`, `snooze-not-allowed`, `options-invalid` (the action), `field-type` (an id that is no string) */
  act(alertId: string, action: AlertAction): Alert;
  /**
   * The holder's own word on what a counterparty is: for its payments of the past and of the future, and kept in
   * snapshots. An empty category takes it back. Of two corrections the one with the later `at` holds. An input as events
   * are. `forget` leaves it: it is of a counterparty, kept as a fingerprint, and of no account.
   * @throws {SentinelError} `field-empty` (no counterparty), `text-too-long`, `time-invalid`, `field-type`
   */
  correctCategory(correction: { counterparty: string; category: string; at: Millis }): void;
  /** @throws {SentinelError} `query-invalid` (a time zone that is none, two rates of one day, say), `utc-offset-invalid`, `time-invalid` (intervals beyond the calendar), `too-many-intervals`, `ledger-off`, `amount-overflow` */
  summary(query: SummaryQuery): Summary;

  /**
   * Everything that is waited for (`Expectation`s, and payments that are pending, held, or charged and then failed), as it
   * stands at the engine's clock, which only `advance` moves: what needs somebody first. @throws {SentinelError} `query-invalid`
   */
  watched(query?: WatchQuery): WatchedCase[];
  /** Payments that could be paid back, the newest first, 20 where no `limit` is given. @throws {SentinelError} `query-invalid` */
  refundable(query?: WatchQuery): RefundablePayment[];
  /**
   * What an operator's desk asks for, ready to send; `describe` puts it into sentences. `operator` is one of `operators()` by
   * its id, or an object of your own, whose contacts then take the place of ours; where absent, the one that keeps the account
   * (`Config.operators`).
   * @throws {SentinelError} `alert-unknown`, `transaction-unknown`, `field-missing` (neither payment nor a problem of the
   * account), `value-unknown` (a problem of no list), `operator-unknown`, `ledger-off`, `query-invalid`
   */
  supportCase(of: CaseOf, operator?: string | Operator): SupportCase;

  /** What labels taught so far, for `loadModel` of another engine; nothing before the first label. */
  model(): Model | undefined;
  /**
   * Scores by what labels taught another engine, from now on, in place of what they taught this one; its own labels go on
   * from there. An input as events are: whoever replays a log loads the same model at the same place.
   * @throws {SentinelError} `model-invalid`: of another version of the scoring, or no model; `details` names a wrong entry.
   * Nothing of it was loaded then.
   */
  loadModel(model: Model): void;

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

/**
 * Ended alerts can only be reopened; an escalated one is resolved, reopened, or escalated with what it was. Done twice, it
 * changes nothing. "fraud", "scam" and "legitimate" are labels of the alert's payments, as if they came in as events;
 * "reopen" takes them back, and a word that was there before holds again.
 */
export type AlertAction = { at: Millis; by?: string } & (
  | { do: "acknowledge" | "reopen" }
  /** With what it was, where the holder knows: that teaches at once, while the alert stays in hand. */
  | { do: "escalate"; disposition?: "fraud" | "scam" }
  /** Silences this reason about this subject until then: 92 days at most. A takeover is not silenced: `snooze-not-allowed`. */
  | { do: "snooze"; until: Millis }
  | { do: "resolve"; disposition: Disposition }
);

export interface Config {
  /** Minutes east of UTC where an event says nothing; 480, China, where absent. */
  utcOffset?: number;
  /** On the score, 0 to 100. */
  thresholds?: { challenge?: number; review?: number; block?: number };
  /** Each reason can be switched, and its settings changed, all of which are numbers. */
  reasons?: Record<string, {
    /** "shadow": it moves no score and raises no alert; `Assessment.shadow` says what it would have done. */
    mode?: "live" | "shadow" | "off";
    params?: Record<string, number>;
  }>;
  /**
   * Notices and warnings told to one holder in a day; 3 where absent. The least grave beyond it end as "expired", and one
   * line ("day-digest") says how many. Danger is always told and does not count, nor does good news or an import.
   */
  alertsPerDay?: number;
  /**
   * By rail ("bank", "exchange"): days off, and weekend days that work, as ISO dates; the notice they come from. They stand
   * for every year of which they name a day; other years are as built in: mainland China's notices for 2025 and 2026,
   * estimates beyond.
   */
  calendars?: Record<string, { holidays: string[]; workdays: string[]; source: string }>;
  /**
   * Which operator keeps an account, by the account's id: "alipay", "wechat-pay", "apple-pay", "google-pay", or your own.
   * Its terms hold for what the account waits for. Accounts "alipay" and "wechat", as statements name them, need no entry.
   */
  operators?: Record<string, string>;
  /**
   * What may be spent in a week or a month, on a category or on everything: by the holder where accounts tell theirs, else
   * by each account. The first payment that goes beyond raises an "over-budget" alert, once for the period.
   */
  budgets?: { category?: string; currency: Currency; amount: DecimalString; interval: "week" | "month" }[];
  /** How long single payments are kept for summaries and cases; 0 keeps none. 1,830 where absent: five years. */
  ledgerDays?: number;
  /**
   * Whether labels move the weights; true where absent. False freezes them, at the shipped ones or at those of a loaded
   * model, and labels move integer counts only: for accounts that are spread over several engines, which must all score
   * alike, and for a phone whose labels should teach nothing but where frauds were.
   */
  learn?: boolean;
  /**
   * For how many days after a payment its label may still move the weights; 60 where absent: most disputes are made within
   * two billing cycles. What the score read of a payment is kept that long, some hundred bytes each. A later label moves
   * the counts.
   */
  labelHorizonDays?: number;
  /**
   * How many of each are kept; the least recently seen is let go first, and `status()` says so. Accounts (100,000 where
   * absent), counterparties of each account (2,000), alerts in all (10,000), payments and ids of each account (200,000),
   * `parties`: counterparties, devices, networks and trades known across accounts (200,000), and `cases`: what each account
   * waits for (200).
   */
  limits?: { accounts?: number; counterparties?: number; alerts?: number; payments?: number; parties?: number; cases?: number };
}

// ---------------------------------------------------------------- what is waited for, and help with it

export interface WatchQuery {
  accountId?: string;
  limit?: number;
}

/** Where it is. What has come is never late. */
export type WatchState = "on-track" | "due" | "overdue" | "window-closing" | "window-closed" | "resolved";

/** The term that something is due by, and where it is from. */
export interface Term {
  /** "wechat-pay.refund.card", say; "default." begins those of ours where no page of the operator was seen, "promised" is a date that was given. */
  code: string;
  /** The page, law or reason. */
  source: string;
  /** The day on which it was read there. */
  seenOn?: string;
  /** The notice that the working days were counted by, where any were. */
  calendar?: string;
  /** A day on the way is of no notice. */
  estimated: boolean;
  /** Days off on the way that are no mere weekend. */
  holidays: number;
}

export interface WatchedCase {
  /** The expectation's id, or the payment's. */
  id: string;
  accountId: string;
  what: "refund" | "arrival" | "cancellation" | "discount" | "points" | "release";
  /** The reason code that would tell of it. */
  problem: string;
  state: WatchState;
  /** Somebody said so; else the payment itself shows it. */
  promised: boolean;
  since: Millis;
  dueAt?: Millis;
  /** Until when the payment can be paid back at all, where the operator says. */
  closesAt?: Millis;
  withWhom: "merchant" | "wallet" | "bank";
  transactionId?: string;
  amount?: DecimalString;
  received: DecimalString;
  currency?: Currency;
  counterparty?: string;
  term?: Term;
  /** The open alert that tells of it. */
  alertId?: string;
}

export interface CasePayment {
  id: string;
  orderId?: string;
  /** The operator's own number, which a desk asks for. */
  reference?: string;
  at: Millis;
  amount: DecimalString;
  currency: Currency;
  counterparty?: string;
  status: string;
}
export type RefundablePayment = CasePayment & { accountId: string };

/** What a case is about. Problems of a payment: "payment-query", "payment-failed", "wrong-amount", "goods-missing", "not-mine", or any reason's code; of the account: "account-locked", "password-forgotten", "message-missing", "safety-question", "other-question". */
export type CaseOf =
  | { alertId: string; problem?: string }
  | { accountId: string; transactionId: string; problem?: string }
  | { accountId: string; caseId: string; problem?: string }
  | { accountId: string; problem: string };

export interface Contact {
  channel: "website" | "phone" | "in-app" | "social" | "email";
  value: string;
  /** ISO 3166-1 alpha-2, where it serves one country only. */
  region?: string;
  /** The operator's own page that says so, and the day on which it did. */
  source: string;
  verifiedOn: string;
}
export interface Operator {
  id: string;
  /** For people; the messages have one for those that are built in. */
  name?: string;
  contacts: Contact[];
}
/** The operators that are built in, with only what their own pages were seen to say: none at all where none was seen. */
export function operators(): Operator[];

/** What an operator's support desk asks for, ready to send: who, which payment, when, how much, what went wrong. */
export interface SupportCase {
  /** "unknown" where nothing says whose the account is. */
  operator: string;
  operatorName?: string;
  contacts: Contact[];
  /** As desks print it: 138****5678. */
  account: string;
  /** Minutes east of UTC, for its times. */
  utcOffset: number;
  transactions: CasePayment[];
  problem: { code: string; params: Record<string, string | number | boolean> };
  timeline: { at: Millis; code: string }[];
  /** Who has to act. */
  withWhom: "merchant" | "wallet" | "bank" | "unknown";
  state?: WatchState;
  dueAt?: Millis;
  term?: Term;
  /** What is asked for. */
  wanted?: { amount: DecimalString; currency: Currency };
  /** What is uncertain: "calendar-estimated", "calendar-outside", "payment-not-seen"; and what explains a delay: "holiday", "promotion". */
  notes: string[];
}

// ---------------------------------------------------------------- statistics

export interface SummaryQuery {
  /** Every account where absent. With a holder, that account's part of the holder's summary. */
  accountId?: string;
  /**
   * The accounts of one person, joined: a transfer from one to another is `excluded`, and a payment that both a wallet's
   * and a card's export show is counted once (quality "counted-once"). So are all accounts, each holder's, where neither is
   * given. An account alone is told as its own export tells it.
   */
  holderId?: string;
  /** Sums of this category only; of what has none, where empty. `recurring`, `budgets`, `trends` and `firstTime` are of all. */
  category?: string;
  /** From this moment on. */
  from: Millis;
  /** Up to this moment, itself not included. */
  to: Millis;
  /** What counts as today for budgets, missed payments and the same days so far; the end of the range where absent. */
  now?: Millis;
  /** IANA name, for where days and months begin; right over changes of daylight saving. */
  timeZone?: string;
  /** Minutes east of UTC, where there is no `timeZone`; the config's where absent. */
  utcOffset?: number;
  interval?: "day" | "week" | "month" | "year";
  by?: "category" | "counterparty" | "channel" | "instrument" | "country" | "currency" | "type";
  /**
   * "previous": as many whole months before, where the range is of whole months; else as many days, else as long a time.
   * "same-days-so-far": the beginning of that, up to where today is in this one. "year-ago": the same days of last year.
   * "median": sum by sum the median of the last six.
   */
  compare?: "previous" | "same-days-so-far" | "year-ago" | "median";
  /**
   * Where a refund counts: off its payment in the payment's period (where absent), or off what was spent in its own. Once
   * either way, however many files and parts it came in. A refund that only a column tells of has no day of its own, and
   * stays with its payment (quality "refund-date-unknown").
   */
  refunds?: "in-payment-period" | "in-refund-period";
  /** Types that are left out by choice: they are in `excluded`, as own transfers, top-ups, repayments and investments are. */
  exclude?: Transaction["type"][];
  /**
   * Everything in one currency too, at the rate of each payment's local day: one unit of `from` is `rate` of `to`. Rounded
   * payment by payment to the smallest coin of `to` (ISO 4217), halves to the even one, so that groups and intervals add up.
   * A rate holds on its own day, and on `carryDays` more where there is no newer one (0 where absent).
   */
  convert?: { to: Currency; rates: { from: Currency; day: string; rate: DecimalString }[]; carryDays?: number };
  /** What is wanted beside totals, series and groups; everything where absent. They read all that is kept, not the range only. */
  parts?: ("recurring" | "budgets" | "trends" | "first-time")[];
}

/** `spent` is net of refunds; `net` may begin with "-". Pending and failed payments are in neither. */
export interface Totals {
  /** May begin with "-" where refunds count in their own period. */
  spent: DecimalString;
  received: DecimalString;
  net: string;
  refunded: DecimalString;
  fees: DecimalString;
  discounts: DecimalString;
  /** Loyalty points, to hundredths; no money. */
  points: DecimalString;
  /** Neutral flows: moved between the holder's own pockets, or left out by choice. */
  excluded: DecimalString;
  pending: DecimalString;
  /** Refunds on the way. */
  refundsPending: DecimalString;
  /** Payments in `spent` or `received`. */
  count: number;
  /** Attempts that failed. */
  failed: number;
}

export interface Summary {
  /** By currency: sums of different currencies are never mixed. */
  totals: Record<Currency, Totals>;
  /** All in one currency; only where every rate was given. */
  converted?: Totals & { currency: Currency };
  /** The rates that were not, by currency and local day; 2,000 of them at most. */
  missingRates?: { from: Currency; day: string }[];
  series: { from: Millis; to: Millis; totals: Record<Currency, Totals>; converted?: Totals }[];
  /**
   * The most spent first. `key` is empty where the payment does not tell; `share` (0 to 1 of what was spent) and `change`
   * (against the time compared with, 0.1 for a tenth more) are absent where currencies are mixed and not converted.
   */
  groups: { key: string; totals: Record<Currency, Totals>; converted?: Totals; share?: number; change?: number }[];
  /** Of the time compared with, where one was. */
  previous?: Record<Currency, Totals>;
  /** The five groups that changed most against it. Where currencies are mixed and not converted, in the one with most payments. */
  movers: { key: string; currency: Currency; spent: string; before: string }[];
  /** Ids of the largest payments, the largest first; where currencies are mixed, of the currency with the most payments. */
  largest: string[];
  /** Who was paid in the range and never before; empty where nothing is kept from before it. Fifty at most. */
  firstTime: { counterparty: string; at: Millis; amount: DecimalString; currency: Currency }[];
  /** What comes again and again, the next one due first, what has ended last. */
  recurring: Recurring[];
  /** What of it is expected from now until the end of the range. */
  upcoming: { counterparty: string; income: boolean; category: string; at: Millis; amount: DecimalString; currency: Currency }[];
  budgets: BudgetState[];
  /** What is usual of a month: all in one first, then by category, the largest first. */
  trends: Trend[];
  /** What was left out, guessed or unexplained, so that no total is silently wrong. */
  quality: { code: string; count: number; amount?: DecimalString; currency?: Currency }[];
}

/** Payments to or from one counterparty that keep a rhythm, each beat met within some days, a quarter of them missed at most. */
export interface Recurring {
  counterparty: string;
  /** Money that comes in: wages, say. */
  income: boolean;
  category: string;
  currency: Currency;
  /** The level now: the median since the price last changed, of six payments at most. */
  amount: DecimalString;
  /** The next one is expected between these. */
  low: DecimalString;
  high: DecimalString;
  every: "week" | "two-weeks" | "four-weeks" | "month" | "quarter" | "half-year" | "year";
  everyDays: number;
  count: number;
  lastAt: Millis;
  /** Midnight of the day; where it has ended, of the day on which it would have come. */
  nextAt: Millis;
  /** As far before and after as one has drifted so far. */
  nextFrom: Millis;
  nextTo: Millis;
  /** How much more the latest price is than the one before, where it differs; may begin with "-". */
  priceChange?: string;
  /** It should have come by now. `nextAt` is then of the one after. */
  missed: boolean;
  /** Two in a row did not come. */
  ended: boolean;
  /** The first one cost half of the second, or less. */
  trial: boolean;
  /** The oldest first; 26 at most. */
  eventIds: string[];
}

/** How a budget stands in the period of today. */
export interface BudgetState {
  /** Absent: everything. */
  category?: string;
  currency: Currency;
  interval: "week" | "month";
  from: Millis;
  to: Millis;
  limit: DecimalString;
  spent: string;
  over: boolean;
  /** Where it is likely to end, and between what. */
  projected: string;
  low: string;
  high: string;
  /**
   * What the projection rests on. "periods": what up to twelve earlier ones still spent after the same day and hour, their
   * median, least and most. "days": mean and deviation of days, where there are fewer than four periods; four times in five
   * it ends between `low` and `high`. "none": less than two weeks are known, and `projected` is what was spent.
   */
  basis: "periods" | "days" | "none";
  basisCount: number;
  /** Recurring payments that are expected before it ends. */
  upcoming: DecimalString;
  /** `limit` less `spent` less `upcoming`: what can still be spent; may begin with "-". */
  left: string;
}

/** A month against others, by medians and median deviations, which a few odd months do not move. */
export interface Trend {
  /** Absent: everything. */
  category?: string;
  currency: Currency;
  /** Whole months that are known. */
  months: number;
  /** Fewer than six: nothing is called unusual. */
  short: boolean;
  /** A whole month's usual. */
  level: DecimalString;
  /** This month so far. */
  spent: DecimalString;
  /** What is usual of as many days of a month: median, and three robust deviations either way. */
  low: DecimalString;
  usual: DecimalString;
  high: DecimalString;
  unusual: boolean;
  /** The first month of a new level (Pettitt's test, once in a hundred by chance), and the level before. */
  changedAt?: Millis;
  levelBefore?: DecimalString;
  /** Shares of payments from Monday to Sunday, where they differ (χ², once in a hundred by chance). */
  weekdays?: number[];
  /** Spending of a day in the week after the largest income over that of other days, where it is more in nearly every month. */
  afterPayday?: number;
}
