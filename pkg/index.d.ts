/**
 * wallet-sentinel: payments, uses of the account and labels in; assessments, alerts and summaries out. On the device, in
 * WebAssembly.
 *
 * Across the border: money is a decimal string, time is whole milliseconds since the Unix epoch, sets are arrays, maps
 * are plain objects, absence is an absent key. No bigint, Map, Date, NaN or Infinity in either direction.
 * Names are the field's: ISO 4217 currencies, ISO 3166-1 alpha-2 countries, ISO 18245 merchant category codes.
 *
 * Written by hand: this file and the five that it exports (events.d.ts: what goes in; answers.d.ts: what comes out; help.d.ts: what is
 * waited for; links.d.ts: what belongs together; summary.d.ts: where the money went) are the reference. Errors are `SentinelError`s; each verb names the codes of its own.
 */

import type {
  Access,
  AlertAction,
  Currency,
  DecimalString,
  Decision,
  Millis,
  SentinelEvent,
  SeriesWord,
  Transaction,
} from "./events.js";
import type {
  Topic,
  Severity,
  Assessment,
  IngestResult,
  Alert,
  Question,
  QuestionQuery,
  CheckupItem,
  SecurityFacts,
} from "./answers.js";
import type {
  Authority,
  CaseOf,
  Operator,
  RefundablePayment,
  SupportCase,
  WatchedCase,
  WatchQuery,
} from "./help.js";
import type { Link, LinkQuery } from "./links.js";
import type { AccountSummary, PaymentQuery, Payments } from "./payments.js";
import type { OffsetFrom, Summary, SummaryQuery } from "./summary.js";

export type * from "./answers.js";
export type * from "./events.js";
export type * from "./help.js";
export type * from "./links.js";
export type * from "./payments.js";
export type * from "./summary.js";

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
  /** The same, with all that each declares of itself. */
  reasons: ReasonSpec[];
  /** Every `code` of a SentinelError, a rejected event or a skipped row. */
  errorCodes: string[];
  /** Locales with a complete catalogue of sentences. */
  locales: string[];
  /** Statement layouts that `importStatement` reads. */
  layouts: string[];
  /** Every fact that a rule on payments may ask for, with its kind. */
  ruleFacts: { name: string; kind: "bool" | "int" | "decimal" | "string" | "timestamp" | "duration" }[];
  /** The same of a rule on uses of the account (`Rule.on`). */
  useFacts: { name: string; kind: "bool" | "int" | "decimal" | "string" | "timestamp" | "duration" }[];
}

/**
 * Who acts, if a suspicion is right. "takeover": somebody else, so that its alerts cannot be snoozed; "scam": the holder,
 * misled; "anomaly": it may be either, or a holiday; "household": the own household, or an agreement that the holder made;
 * "service": a charge, a refund, or something that is waited for; "attack": on many accounts, and "laundering": money flows, both for the operator; "spending":
 * the holder's own, against a plan. The lines that say what was held back have none.
 */
export type Family =
  | "anomaly"
  | "takeover"
  | "scam"
  | "household"
  | "service"
  | "attack"
  | "laundering"
  | "spending";

/**
 * A setting of a reason: a number; or a sum of money, which is given with its currency and holds in no other, since no rate is
 * known. `least` and `most` bound the amount, whatever the currency; a sum may have no default.
 */
export type SettingSpec =
  | { name: string; kind: "number"; default: number; least: number; most: number }
  | { name: string; kind: "money"; default?: Sum; least: number; most: number };

/** A sum of money. */
export interface Sum {
  amount: DecimalString;
  currency: Currency;
}

/** What a reason declares of itself. */
export interface ReasonSpec {
  /** Permanent. */
  code: string;
  /** The key of its title in the messages. */
  title: string;
  /** Absent on the lines that say what was held back. */
  family?: Family;
  topic: Topic;
  audience: "holder" | "operator";
  /**
   * What has it looked at: a payment as it is scored; a use of the account; a payment as it comes or changes; something that is
   * waited for; the sums of a period, or what comes again and again; what a day or an import held back.
   */
  trigger: "payment" | "access" | "change" | "case" | "period" | "digest";
  /** "risk": by probability and harm; "always": the same; "where": `is` where the parameter is true, else `otherwise`; "first": of the first parameter that is true. */
  severity:
    | { rule: "risk" }
    | { rule: "always"; is: Severity }
    | { rule: "where"; param: string; is: Severity; otherwise: Severity }
    | { rule: "first"; cases: { param: string; is: Severity }[]; otherwise: Severity };
  /** Whose turn it is, where nothing that is waited for says. */
  with: "merchant" | "wallet" | "bank";
  /** What its messages are given, always all of it. */
  params: {
    name: string;
    kind: ParamKind;
    /**
     * What the value means to an alert: "exposure", so much money may be lost; "count", so many of the like; "size", a number; of
     * each the double is worse. "due": when the operator should have acted. Absent where it is only shown.
     */
    role?: "exposure" | "count" | "size" | "due";
  }[];
  /** What `Config.reasons[code].mode` may be; nothing of the lines that say what was held back: `alertsPerDay` bounds those. */
  modes: ("live" | "shadow" | "off")[];
  /** What `Config.reasons[code].params` may hold, and within what bounds. */
  settings: SettingSpec[];
  /** Techniques of the MITRE Fight Fraud Framework that it covers, by id; empty where none fits. */
  techniques: string[];
  /** The version that had it first. */
  since: string;
  /**
   * False warnings by it in a thousand months of one account each, on made-up honest lives, with every reason live; each counts
   * for the reason that spoke most strongly. Absent of lines that say what was held back. No rate of real people.
   */
  falseAlarms?: { perThousandAccountMonths: number /** Day, as YYYY-MM-DD. */; measuredAt: string };
  /** Mode where the configuration says nothing: "shadow" while it warns falsely more often than its whole family may. */
  starts?: "live" | "shadow";
}

/**
 * What a reason's parameter is, for those who write sentences: "category" is a category's code, empty for all; "term" the
 * code of a `Term`; "share" is 0 to 1, "hour" 0 to 23, "duration" in milliseconds.
 */
export type ParamKind =
  | "money"
  | "currency"
  | "country"
  | "category"
  | "name"
  | "number"
  | "share"
  | "hour"
  | "duration"
  | "time"
  | "term"
  | "boolean";

/** Every code, locale and statement layout of this build, and its version. */
export function about(): About;

/** The place of a mistake, as far as it is known. */
export interface ErrorDetails {
  /** Position in the batch, from 0. */
  index?: number;
  /** By its name here, dotted where nested; of a call, the argument's name. */
  field?: string;
  /** The known name that `field`, or the word that stood there, is near to: most often what was meant. */
  nearest?: string;
  /**
   * What stood there, for a developer's eyes: a value of a wrong type by the name of its type ("bigint", "Map",
   * "ill-formed text"), any other only where its shape shows that it is no person's: a choice with a slip in it ("Debit"), a
   * short code, a figure of at most nine digits, a date. A name or a number in the wrong field is never told.
   */
  value?: string;
  /** What may stand there: the name of a type, or the choices. */
  expected?: readonly string[];
  /** Of the file, from 1. */
  line?: number;
  column?: number;
  /** Of `config-invalid`: everything that is wrong with `rulePack`, `shadowPack` and `lists`, each with its place; `field` is the first's. */
  faults?: readonly RuleFault[];
  /** Of `columns-unsure`: what a person has to settle before the table can be read (see "wallet-sentinel/import"). */
  question?: object;
}

/** The one error of the package. Read `code`; `message` is for the developer's console. */
export class SentinelError extends Error {
  constructor(code: string, message?: string, details?: ErrorDetails, options?: ErrorOptions);
  /** Permanent: one of `about().errorCodes`. */
  readonly code: string;
  readonly details?: ErrorDetails;
}

// ---------------------------------------------------------------- the engine

export interface IngestOptions {
  /** "flagged" returns only what is not plainly allowed. "all" where absent. */
  assessments?: "all" | "flagged" | "none";
  /**
   * The moment an import was exported; the newest event of the batch where absent. What is older than 30 days before
   * it teaches in silence. It is the `exportedAt` of the batch's payments that have none: by it an older word on a payment is
   * told from a newer one. Whoever splits an import into several calls passes the same moment with each.
   */
  asOf?: Millis;
  /**
   * For an import in several calls of which nobody knows when it was exported: the newest payment of all of it. It says which
   * payments are history, as `asOf` does, and nothing of which word is newer. The worker passes it by itself.
   */
  newest?: Millis;
}

export interface AdvanceOptions {
  /**
   * The host knows the time, from a server and not from the device: then it is never in doubt, and what is kept for a time
   * ages by it, also where nobody has paid for long.
   */
  trusted?: boolean;
}

export interface AlertQuery {
  accountId?: string;
  topic?: Topic;
  /** Narrows what `Config.audience` allows; the holder's where absent (the operator's at an engine of the operator's alone). */
  audience?: NonNullable<Config["audience"]>;
  states?: Alert["state"][];
  atLeast?: Severity;
  from?: Millis;
  to?: Millis;
  /** The id of a "history-digest" or "day-digest": what its line counts, as far as there was room to keep it. */
  digest?: string;
  limit?: number;
  /** The id of the last alert of the page before; `query-invalid` where there is none of it any more. */
  after?: string;
}

/** Which alerts a listener hears of; the holder's, of any severity and account, where absent. */
export interface AlertFilter {
  audience?: NonNullable<Config["audience"]>;
  atLeast?: Severity;
  accountId?: string;
}

/**
 * One assessment and all that it was made of, as JSON of 8 to 15 kB. Names of shops and persons are in `event` only, which
 * is the caller's own; digests tell differences and are no signatures. It names the reasons and measures that `Config.audience`
 * allows; whoever replays it under another sees others, with `config` and `result` among what differs.
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
  /** The one part that says whose it is: names and numbers of accounts and cards stand nowhere else. */
  event: Transaction;
  /** What was measured, by "signal.measure": sixteenths of a knot, 0 to 240; what was absent is left out. */
  features: Record<string, number>;
  /** What was read of the learnt weights; absent before the first label. `terms`: the measure's position, and nats. */
  learnt?: { trust: number; base: number; terms: [number, number][] };
  /** What it came to; the reasons' params without names. */
  result: Omit<Assessment, "eventId" | "accountId">;
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
  /** A fingerprint of the names of all curves and surfaces, in their order. */
  names: string;
  /** What each curve, then each surface, usually adds, in that order: a reason tells only what goes beyond. */
  usual: number[];
  /** Sixteen heights by "signal.measure". */
  curves: Record<string, number[]>;
  /** 256 heights by "signal.measure*signal.measure". */
  surfaces: Record<string, number[]>;
}

export interface Status {
  accounts: number;
  /** Kept one by one. */
  payments: number;
  /** Payments that are kept only in the sums of their months (`ledgerDays`), and how many months of accounts those are. */
  folded: { payments: number; months: number };
  /**
   * What is folded next, told before it is: all payments from before `upTo`, the first moment after the last month of them;
   * `payments` says how many, at most, since what belongs to a later payment stays with it. There from the last month before
   * they are over their age (`ledgerDays`), and from seven eighths of an account's bound (`limits.payments`) on; absent while
   * nothing is near. A host that wants to keep single payments exports them now, or raises the bound.
   */
  folding?: { upTo: Millis; payments: number };
  /**
   * What was let go because a limit of the config was reached: "accounts", "counterparties", "parties", "ids" (an event
   * with one of these would be taken as new, and no label finds it), "payments" (in no sum any more: of accounts that had to
   * go, and of months beyond twenty years of an account), "alerts", "cases"; and of what persons said,
   * "acts" (about alerts that were not here yet), "decisions", "corrections" and "series".
   */
  evicted: Record<string, number>;
  bytes: number;
  /**
   * What the snapshot that this engine was restored from had names for that this build does not know: reasons, their features
   * (`code.feature`), pairs of them (`code.feature*code.feature`), sections, and entries of the config (`reasons.code`). What is
   * known went to its place; the rest is gone.
   */
  dropped: string[];
  /**
   * Payments that were scored by "wallet-sentinel/score", which keeps none, and are missing here: from when to when, and how many.
   * Hand them over again: each is known, is judged no second time, and is kept. Until then sums are short by them (`quality`:
   * "ledger-gap"), and nothing is told as late, since it may have come among them. Absent where nothing is missing.
   */
  gap?: { from: Millis; to: Millis; payments: number };
  /**
   * Of each rule of the packs, and of the lists that act by themselves (in no pack; `list-block` and the like, of uses of the account
   * `list-block-uses`): how many payments it
   * was asked of, on how many it fired, of how many something it needs is not told, and for how many it had no value (a division by
   * zero, a number too large) or not all of a window is known and what is known does not settle it (`truncated`). `demoted`: it fired
   * on more than its pack's `mostShare` and only looks on until the pack has another version.
   */
  rules: {
    pack: string;
    version: string;
    rule: string;
    mode: "live" | "shadow";
    asked: number;
    hits: number;
    untold: number;
    failed: number;
    truncated: number;
    demoted: boolean;
    /**
     * The last 30 days on which payments were made, by the payments' own dates, the earliest first: what a rule in shadow would have
     * done each day. They begin anew with another version of the pack, and when a rule goes live or to shadow.
     */
    days: { day: string; asked: number; hits: number }[];
  }[];
  /** The packs that are set, with their logs as they were given. */
  packs: {
    id: string;
    version: string;
    mode: "live" | "shadow";
    log: { at: Millis; by: string; what: string }[];
  }[];
}

/** Without a key, alternative by alternative: `Omit` would make one of them all. */
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An input that a core has taken in, as it can be taken in again: plain data for `structuredClone` and IndexedDB, not for the eye. */
export interface Input {
  /** Of the core that took it in; another one refuses it, so put a snapshot into the store before an update. */
  readonly version: string;
  readonly verb: string;
  readonly args: readonly unknown[];
}

/**
 * What an engine can be had again from: the last snapshot, and every input since. Synchronous: a host whose storage is not keeps
 * the inputs in memory and writes them behind. Whoever puts a new snapshot in lets the inputs before it go, in one step:
 * `store.snapshot = sentinel.snapshot()`. So does whoever forgets an account: until then the inputs still hold its events.
 */
export interface Store {
  snapshot?: Bytes;
  /** Keeps an input, after all others. */
  append(input: Input): void;
  /** All inputs since the snapshot, in their order. */
  inputs(): Iterable<Input>;
}

export interface SentinelOptions {
  /**
   * With a store the engine begins as the store has it, and after a trap of the core every engine with a store goes on from it
   * by itself: the call that stopped the core throws `input-refused` and is not kept.
   */
  store?: Store;
}

/**
 * One engine: everything learned and stored of its accounts. The one handle of the package; all else is plain objects.
 *
 * What is handed to a verb is read once, before the core is called, and is bounded: 8 objects within one another, a million
 * values, 16 million letters; what leads back to itself, throws or is no plain data is refused by the verb's own code.
 *
 * Every verb throws `freed` after `free()`, and `poisoned` after the core stopped in the middle of a call (which it is
 * built never to do): then the state is lost, and `Sentinel.restore` with the last snapshot goes on. With a `store` it throws
 * `input-refused` instead, and the engine goes on. Verbs that change the state throw `store-failed` where the engine has taken
 * an input in and the store has not.
 */
export class Sentinel {
  /** @throws {SentinelError} `config-invalid`, `not-initialized`, `options-invalid`, `store-invalid` (its inputs cannot be taken in again) */
  constructor(config?: Config, options?: SentinelOptions);
  /**
   * The engine that a snapshot was taken of; with a store, of that snapshot for as long as the store has none. Without a
   * config it goes on under what its host had set, which the snapshot holds: a reason that was switched off stays off. Who
   * reads (`audience`), `hashSeed` and `sealKey` are never kept and are said anew; an empty config is one that sets nothing.
   * @throws {SentinelError} `snapshot-foreign`, `snapshot-version`, `snapshot-corrupt`, `snapshot-seal`, `config-invalid`, `field-type` (no bytes), `options-invalid`, `store-invalid`
   */
  static restore(snapshot: Bytes, config?: Config, options?: SentinelOptions): Sentinel;
  /** Another configuration from now on: validated whole, or not applied (`config-invalid`). */
  configure(config: Config): void;

  /**
   * Scores the payments among the events, in order, and learns from them all. A bad event, even one that throws when it is
   * read, is in `rejected`.
   * @throws {SentinelError} `options-invalid` (`asOf` is no whole millisecond, say), `field-type` (no array), `batch-too-large`
   */
  ingest(events: readonly SentinelEvent[], options?: IngestOptions): IngestResult;
  /**
   * What if: scores one payment and changes nothing; the same before and after it came in. The last sixteen decisions of an
   * account are kept: asked again by the same id, amount and payee, one is told as `ingest` told it, `alertIds` included, and
   * with the outcome of a `Verdict` that came since. Before that there are no `alertIds`. An older payment, or one of another
   * amount or payee under its id, is judged as if it had not come in, as far as that can be told: `approximate` says so.
   * @throws {SentinelError} the code of what is wrong with it
   */
  assess(event: Transaction | Access): Assessment;
  /**
   * The assessment that the payment would get now, with all that it is made of. Take it before `ingest`: afterwards it is
   * made without the payment as far as that can be told, and its result is `approximate`. Changes nothing.
   * @throws {SentinelError} the code of what is wrong with the event
   */
  receipt(event: Transaction | Access): Receipt;
  /**
   * Makes a receipt's assessment again from the receipt alone, under this engine's configuration, and says what differs.
   * @throws {SentinelError} `receipt-invalid`, or `snapshot-corrupt` and `snapshot-version` of its slice
   */
  replay(receipt: Receipt): Replay;
  /**
   * Time passes without an event: what is waited for falls due, snoozes end, alerts expire. The only clock. It never runs
   * backwards, but for this: a clock more than 400 days ahead of the newest payment and export is in doubt. By it things fall
   * due, nothing is dropped, expires or wakes, and an earlier `advance` takes its place and withdraws the alerts that it raised
   * ("withdraw" in their history). One payment dated far ahead of all others makes no clock right.
   * What is kept for a time (`ledgerDays`) ages by the earlier of the clock and the newest payment or export, and is folded into
   * sums of whole months.
   * @throws {SentinelError} `time-invalid`, `time-in-seconds`, `time-in-microseconds`, `field-type` (no number), `options-invalid`
   */
  advance(now: Millis, options?: AdvanceOptions): Alert[];
  /**
   * Calls back for alerts that are news: raised, back on the list, or graver than before; from within `ingest` and `advance`.
   * Each listener is given a copy; what it throws, or rejects later, is reported (`reportError` in a page, the console
   * elsewhere) and harms nobody. Returns what ends it. @throws {SentinelError} `field-type` (no function), `query-invalid` (the filter), `audience-not-allowed`
   * (a filter beyond `Config.audience`)
   */
  onAlert(listener: (alert: Alert) => void, filter?: AlertFilter | null): () => void;

  /** The holder's, where the query names no `audience`. @throws {SentinelError} `query-invalid`; `audience-not-allowed` (an audience beyond `Config.audience`) */
  alerts(query?: AlertQuery): Alert[];
  /** @throws {SentinelError} `alert-unknown`, `action-not-allowed`, `snooze-not-allowed`, `options-invalid` (the action), `field-type` (an id that is no string) */
  act(alertId: string, action: AlertAction): Alert;
  /**
   * A person's word on a pair of payments: see `Decision`. @throws {SentinelError} the code of what is wrong with it
   */
  decide(decision: Omit<Decision, "kind">): void;
  /**
   * A person's word on a series of `summary().recurring`: see `SeriesWord`. @throws {SentinelError} the code of what is wrong with it
   */
  recurring(word: DistributiveOmit<SeriesWord, "kind">): void;
  /**
   * The holder's own word on what a counterparty is: for its payments of the past and of the future, under every spelling
   * of its name, and kept in snapshots. An empty category takes it back. Of two corrections the one with the later `at` holds. An input as events
   * are. `forget` leaves it: it is of a counterparty, kept as a fingerprint, and of no account. As many are kept as alerts
   * (`limits.alerts`); then the oldest by date goes (`status().evicted.corrections`).
   * @throws {SentinelError} `field-empty` (no counterparty), `text-too-long`, `time-invalid`, `field-type`
   */
  correctCategory(correction: { counterparty: string; category: string; at: Millis }): void;
  /**
   * @throws {SentinelError} `query-invalid` (a time zone that is none, two rates of one day, say), `utc-offset-invalid`,
   * `time-invalid` (intervals beyond the calendar), `too-many-intervals`, `ledger-off`, `amount-overflow`
   */
  summary(query: SummaryQuery): Summary;

  /**
   * Everything that is waited for (`Expectation`s, and payments that are pending, held, or charged and then failed), as it
   * stands at the engine's clock, which only `advance` moves: what needs somebody first. @throws {SentinelError} `query-invalid`
   */
  watched(query?: WatchQuery): WatchedCase[];
  /**
   * The one payment whose answer would teach most, at most one a week and account: by how open its score is, times how many of
   * the last payments share its payee or its kind. Nothing while a danger is open, nor within a day of a call, a shared screen or
   * a steered device. Ask in an open page, never by a notification; the answer is a `Label`, "legitimate" where the holder made
   * the payment AND nobody told them to. "I made it" alone is no answer: whoever is deceived says so too.
   * @throws {SentinelError} `query-invalid`, `time-invalid`, `ledger-off`
   */
  question(query: QuestionQuery): Question | undefined;
  /**
   * What to do for an account's protection, the next step first: by what the wallet knows of it, and by what was seen of its use.
   * What is not told is not judged, and the last line, "checkup-looked-at", says how much was. A password's age and kinds of
   * characters lower nothing (NIST SP 800-63-4); no password ever goes in. `describe(item, locale)` words it.
   * @throws {SentinelError} `query-invalid`, `time-invalid`
   */
  checkup(accountId: string, facts: SecurityFacts, now: Millis): CheckupItem[];
  /**
   * Every payment that is kept, the newest first, page by page: each with its part in the sums and why, what belongs together
   * with it, its category and its alerts. The first page after a change finds what belongs together, which takes as long as a
   * summary; the next ones a small part of that.
   * @throws {SentinelError} `query-invalid` (of an unknown `after`, too), `time-invalid`, `ledger-off`
   */
  payments(query?: PaymentQuery): Payments;
  /** The accounts of which payments are kept, by their ids. @throws {SentinelError} `ledger-off` */
  accounts(): AccountSummary[];
  /**
   * What the engine holds to belong together, the newest first: refunds and their payments, what a pending row became, one
   * payment in two exports, the ends of a transfer between own accounts; and, as "asked", what only a person can tell.
   * Of an account: all that its rows are part of. @throws {SentinelError} `query-invalid`, `ledger-off`
   */
  links(query?: LinkQuery): Link[];
  /** Payments that could be paid back, the newest first, 20 where no `limit` is given. @throws {SentinelError} `query-invalid` */
  refundable(query?: WatchQuery): RefundablePayment[];
  /**
   * What an operator's desk asks for, ready to send; `describe` puts it into sentences. `operator` is one of `operators()` by
   * its id, or an object of your own, whose contacts then take the place of ours; where absent, the one that keeps the account
   * (`Config.operators`).
   * @throws {SentinelError} `options-invalid` (an operator that is not as it has to be), `alert-unknown`, `transaction-unknown`, `field-missing` (neither payment nor a problem of the
   * account), `value-unknown` (a problem of no list), `operator-unknown`, `ledger-off`, `query-invalid`
   */
  supportCase(of: CaseOf, operator?: string | Operator): SupportCase;

  /** What labels taught so far, for `loadModel` of another engine; nothing before the first label. */
  model(): Model | undefined;
  /**
   * Scores by what labels taught another engine, from now on, in place of what they taught this one; its own labels go on
   * from there. An input as events are: whoever replays a log loads the same model at the same place. A model whose heights
   * are beyond what as many labels can have moved them to, or one that has labels of both words and learnt nothing, is
   * refused. Whether the labels that it counts were ever given it does not tell: load only what comes from somebody trusted.
   * @throws {SentinelError} `model-invalid`: of another version of the scoring, or no model; `details` names a wrong entry.
   * Nothing of it was loaded then.
   */
  loadModel(model: Model): void;

  /** Everything learned, and what the host set of the config, as versioned, checksummed bytes: a section by name for each part. */
  snapshot(): Uint8Array;
  /**
   * Erases all that is stored of an account, or of every account of a holder; anonymous pooled counts and weights remain.
   * @throws {SentinelError} `field-type` (an id that is no string), `ledger-off` (of a holder, whose accounts only the ledger knows)
   */
  forget(of: string | { holderId: string }): void;
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
export interface Config {
  /** Minutes east of UTC where an event says nothing; 480, China, where absent. */
  utcOffset?: number;
  /**
   * Where the holder lives, by its IANA name: days and months of budgets, alerts, terms and summaries begin there, over changes of
   * clocks, whatever offset an event tells. Resolved once, to `offsets`; where absent, `utcOffset` holds, and for a budget's
   * alert, where that is absent too, what the payment tells.
   */
  timeZone?: string;
  /** What `timeZone` is turned into, and what snapshots and stores hold: each offset from its moment on, the first before it too. */
  offsets?: OffsetFrom[];
  /**
   * Country or region where the holder lives, by ISO 3166-1 alpha-2 ("CN", "GB"); "ZZ" where that is not known. It decides which law gives
   * terms: mainland China's hold there, and where this is absent. Contacts of a case are of that region, or of all.
   */
  region?: string;
  /**
   * Whose eyes the answers are for; "holder" where absent. It rules every verb: an operator's alert is then neither listed nor
   * handed out, and as unknown by its id as one that never was; its reasons are in no assessment, receipt or shadow, their
   * shares are in `base`. "operator" leaves out what is the holder's, "all" nothing. It is no part of a snapshot. Scores and
   * outcomes are the same for all. "all" and "operator" are for the desk's own machines: whoever reads along is told.
   */
  audience?: "holder" | "operator" | "all";
  /** On the score, 0 to 100. */
  thresholds?: { challenge?: number; review?: number; block?: number };
  /**
   * The same for uses of the account (`access`): .85, 36 and 75 where absent, at three quarters of the base rate's odds (one in ten
   * thousand), at odds of one to three and of nine to one. Whoever comes in is asked at far lower odds than whoever pays: it costs seconds,
   * and money comes after. A use of which no reason is told is not challenged, unless `challenge` is 0.
   */
  accessThresholds?: { challenge?: number; review?: number; block?: number };
  /**
   * Each reason can be switched, and its settings changed: numbers, or sums with their currency (`about().reasons` says which).
   * A number where a sum belongs is refused.
   */
  reasons?: Record<
    string,
    {
      /** "shadow": it moves no score and raises no alert; `Assessment.shadow` says what it would have done. */
      mode?: "live" | "shadow" | "off";
      params?: Record<string, number | Sum>;
    }
  >;
  /**
   * An operator's own rules, asked of every payment that is scored, or of every use of the account, after all built-in reasons. A pack with a fault is refused whole
   * (`config-invalid`, `details.faults`). What rules say is the operator's to read: an engine of the holder's shows their score and
   * outcome, and none of them.
   */
  rulePack?: RulePack;
  /** Runs beside the live pack and decides nothing: `Assessment.shadow` and `status().rules` say what it would have done. */
  shadowPack?: RulePack;
  /**
   * Lists by name (small letters, digits, hyphens), which rules ask by `list("name")`. Three act by themselves: `allow` lets through,
   * before `block`, which blocks, before every rule; `watch` raises an alert of the desk's: of payments, and of uses of the account by
   * their device, address and country. A counterparty is listed by its id or its
   * name (on `allow` by its id, where the payment tells one: names are their owners' choice), a network by an address or its /24 or
   * /48. `until`: it ends then. Kept as given, in snapshots too: a fingerprint hides nothing that can be listed.
   */
  lists?: Record<
    string,
    { field: "counterparty" | "device" | "network" | "country"; value: string; until?: Millis }[]
  >;
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
  /** What its holder calls an account, by the account's id. `accounts()` tells it; `forget` erases it. */
  names?: Record<string, string>;
  /**
   * An operator's terms as you know them, each with one span and its source. Of an operator of which you give any none of ours holds:
   * what you leave out has no term, and a case says to ask for a date. Two about the same are `config-invalid`.
   */
  terms?: {
    operator: string;
    what: "refund" | "refund-window" | "arrival" | "release" | "points";
    /** Where the money goes back to; anywhere where absent. */
    to?: NonNullable<Transaction["instrument"]>["kind"];
    minutes?: number;
    workingDays?: number;
    days?: number;
    months?: number;
    source: string;
    /** The day on which you read it there. */
    seenOn?: string;
  }[];
  /**
   * What may be spent in a week or a month, on a category or on everything: by the holder where accounts tell theirs, else
   * by each account. The first payment that goes beyond raises an "over-budget" alert, once for the period.
   */
  budgets?: { category?: string; currency: Currency; amount: DecimalString; interval: "week" | "month" }[];
  /**
   * What becomes of an event with a key that no event has (`counterParty`, `contxt`): "reject", where absent, refuses it by its
   * path (`field-unknown`) with the name that it is near to; "ignore" takes it for the sender's own. Own enumerable keys with
   * text names count, those whose value is undefined, null or a function do not; columns of a file are told by a warning.
   */
  unknownKeys?: "reject" | "ignore";
  /**
   * How long single payments are kept for summaries and cases; 0 keeps none, nor sums. 1,830 where absent: five years. Counted
   * back from the clock or from the newest payment or export, whichever is earlier; of a holder who has not paid for more than
   * 400 days before that, from that last payment, so that an old statement opens like one of this month. Once a whole month (by
   * `timeZone`) is older, `advance` folds it into exact sums by category and counterparty, which stay: totals, groups and
   * series by month are what they were, and what a month cannot answer is said in `quality` ("months-…"). Lists, what recurs,
   * budgets and trends know single payments only. Read again, its statement changes nothing. `status().folding` tells it first.
   */
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
   * Accepted, and without effect: everything is looked up by halving over 128-bit fingerprints, which nobody can make
   * slow by choosing names. Scores, alerts, snapshots and receipts are the same under every seed.
   */
  hashSeed?: string;
  /**
   * A secret of the host's, of 32 bytes or more in UTF-8 (random ones, as base64 or hexadecimal): snapshots are sealed under
   * it (HMAC-SHA-256), and `Sentinel.restore` refuses with `snapshot-seal` what is not. Whoever can write where snapshots lie
   * can make a state that could have been, in which another payee has stood for a year, say, and no check of numbers tells it
   * from the one that was; the seal does. It does not tell an older snapshot of the same host from the last one, and it
   * hides nothing: keep the key elsewhere than the snapshots, which never hold it; nor do receipts or the inputs that a store
   * is handed. For another key restore under the old one, `configure` the new one, and take a new snapshot. Without a key
   * seals are neither made nor asked for.
   */
  sealKey?: string;
  /**
   * How many of each are kept; the least recently seen is let go first, and `status()` says so. Accounts (100,000 where
   * absent), counterparties of each account (2,000), alerts in all (10,000), payments and ids of each account (200,000; beyond,
   * the oldest months are folded into sums, for all accounts of the holder together),
   * `parties`: counterparties, devices, networks, trades and countries known across accounts (200,000), and `cases`: what
   * each account waits for (200).
   */
  limits?: {
    accounts?: number;
    counterparties?: number;
    alerts?: number;
    payments?: number;
    parties?: number;
    cases?: number;
  };
}

/** Rules of an operator's, under one id and version. */
export interface RulePack {
  id: string;
  version: string;
  rules: Rule[];
  /** The share of payments above which a live rule goes to shadow by itself, once 200 were asked; one in twenty where absent. */
  mostShare?: number;
  /**
   * Who changed what, and when, in your own words: for people. The engine reads none of it, keeps it with the pack, in snapshots too, and
   * hands it back in `status().packs`. 200 entries at most, `by` of 64 bytes, `what` of 500.
   */
  log?: readonly { at: Millis; by: string; what: string }[];
}

export interface Rule {
  /** Small letters, digits and hyphens; contributions and alerts have it as `rule:id`. Not beginning with `list-`. */
  id: string;
  /** What it is asked of: payments, where absent, or uses of the account (`Access`), whose facts are `about().useFacts`. */
  on?: "payment" | "access";
  /**
   * An expression in a subset of CEL, typed before it runs; see docs/rules.md. `about().ruleFacts` are its facts;
   * `strength("velocity")` is a built-in reason's contribution, `list("name")` asks a list, `has(event.mcc)` whether a fact is told.
   */
  when: string;
  severity: Severity;
  /** Of its alerts; where absent "payment", of a rule on uses "access". */
  topic?: Topic;
  /** "live" where absent; "off" is checked all the same. */
  mode?: "live" | "shadow" | "off";
  /** Nats that it adds to the log-odds, -10 to 10; none where absent. */
  weight?: number;
  /** At least this outcome; "allow" lets through where no other rule says otherwise. */
  outcome?: Assessment["outcome"];
  /** Titles of its alerts by locale, of 200 bytes at most. */
  title?: Record<string, string>;
}

/** One of the things that are wrong with a pack or a list. */
export interface RuleFault {
  /** Dotted, from the configuration in: `rulePack.rules.3.when`. */
  field: string;
  /** One of `about().errorCodes`; of an expression one of `rule-…`. */
  code: string;
  /** Of an expression: the first letter that it is about, from 1, in UTF-16 units; and how many they are. */
  column?: number;
  length?: number;
  expected?: readonly string[];
  /** Kind of what stands there. */
  found?: string;
  /** The name that was meant, most likely. */
  nearest?: string;
}

/** The operators that are built in, with only what their own pages were seen to say: none at all where none was seen. */
export function operators(): Operator[];
/** The police and the lines that are built in, of every region of which an authority's own words were seen. A copy. */
export function authorities(): Authority[];
