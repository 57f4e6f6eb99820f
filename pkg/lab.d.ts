/**
 * "wallet-sentinel/lab": thresholds and reasons against labelled history, on the very engine that scores.
 *
 * A file becomes a `History` (columns, no objects), a history and a config a `Replay` (scores, reasons), a replay a `Measured` (figures
 * that follow a threshold from sums kept ready). Thresholds are probabilities; `scoreOf` and `probabilityOf` turn them into the scores
 * of `Config.thresholds` and back. Errors are `LabError`s. Runs in pages, workers and Node; for a page, "wallet-sentinel/lab/service"
 * and "…/client" put it into a worker.
 */
import type {
  About,
  Assessment,
  Config,
  Outcome,
  Reason,
  Receipt,
  Rule,
  RuleFault,
  RulePack,
  Sentinel,
  Status,
} from "./index.js";
import type { Millis } from "./events.js";

// ---------------------------------------------------------------- errors

export type LabErrorCode =
  | "aborted"
  | "account-missing"
  | "amount-missing"
  | "answer-unknown"
  | "column-unknown"
  | "currencies-mixed"
  | "date-order-unknown"
  | "file-empty"
  | "file-unreadable"
  | "header-missing"
  | "history-too-large"
  | "label-delay-invalid"
  | "label-known"
  | "label-word-unknown"
  | "labels-all-alike"
  | "labels-none"
  | "labels-two"
  | "quote-open"
  | "range-empty"
  | "rows-unreadable"
  | "time-backwards"
  | "time-missing";

export const labErrorCodes: readonly LabErrorCode[];

/** The one error of the lab; `details` is what the one who has to choose needs: columns, words with their counts, a line. */
export class LabError extends Error {
  readonly code: LabErrorCode;
  readonly details: Record<string, unknown>;
}

export interface Watched {
  /** Heeded between two pieces of work: code `aborted`. */
  signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

// ---------------------------------------------------------------- a file into a history

/** A file, its bytes, or its text. CSV with any delimiter, UTF-8 or GB18030, packed with gzip or not. */
export type Source = Blob | Uint8Array | string;

/** What is known of a payment. Neither "none" nor "disputed" is ever counted as genuine. */
export type LabelName = "none" | "genuine" | "fraud" | "scam" | "disputed";

/**
 * How moments are written. "elapsed-…": since the history's beginning, which is set to 2020-01-01, for files that tell no date.
 * "compact": 20240131 or 20240131235959.
 */
export type TimeForm =
  | "ymd"
  | "dmy"
  | "mdy"
  | "compact"
  | "ms"
  | "s"
  | "us"
  | "elapsed-s"
  | "elapsed-h"
  | "elapsed-d";

export type Field =
  | "currency"
  | "direction"
  | "type"
  | "status"
  | "channel"
  | "country"
  | "deviceId"
  | "ip"
  | "mcc"
  | "category"
  | "authentication"
  | "agreementId"
  | "orderId"
  | "balanceAfter"
  | "counterparty.name"
  | "counterparty.kind"
  | "instrument.id"
  | "instrument.kind";

/** Which column holds what, by its position from 0, and what only a person can tell. Plain data: keep it under `Inspection.signature`. */
export interface Mapping {
  at?: number;
  amount?: number;
  /** null: all payments are one account's. */
  account?: number | null;
  counterparty?: number | null;
  /** null: none of the columns; then there are hit rates only. */
  label?: number | null;
  id?: number | null;
  /** Further fields of a payment, which the engine reads. */
  fields: Partial<Record<Field, number>>;
  /** Columns that figures may be split by, and that the engine never sees. */
  segments: number[];
  timeForm?: TimeForm;
  decimalMark?: "." | ",";
  /** Minutes east of UTC, of moments that tell no zone; 0 where absent. */
  utcOffset?: number;
  /** Labels in words of one's own, in lower case with "-" for spaces. */
  labels?: Record<string, LabelName>;
  /** Rows that are earlier than the one before are put into the order of time; without it `time-backwards`. */
  sort?: boolean;
  /** Only rows in this currency; the others are counted under "other-currency". */
  currency?: string;
  /** Several currencies are read together; then no figure of money is a sum of one kind. */
  mixedCurrencies?: boolean;
}

/** What has to be chosen before a file can be read. */
export interface Fault {
  code: LabErrorCode;
  details: Record<string, unknown>;
}

export interface Inspection {
  header: string[];
  /** Of the header: the same columns in the same order are the same kind of file. */
  signature: string;
  /** Of the file itself, by its size and both its ends: what one did to it can be found again. */
  fingerprint: string;
  dialect: { delimiter: string; newline: string };
  /** Bytes. */
  size: number;
  sample: string[][];
  mapping: Mapping;
  /** How each column was recognised. */
  how: Partial<Record<"id" | "at" | "amount" | "account" | "counterparty" | "label", "name" | "look">>;
  /** Columns whose names or words say that they are the label. With two, none is taken. */
  labelCandidates: number[];
  faults: Fault[];
}

/** @throws {LabError} `file-empty`, `header-missing`, `file-unreadable` */
export function inspect(source: Source, options?: { mapping?: Mapping }): Promise<Inspection>;

export interface ReadOptions extends Watched {
  mapping: Mapping;
  /** Of the history's columns; `MOST_BYTES` where absent. */
  mostBytes?: number;
}

/**
 * Reads the whole file, in pieces. A row that cannot be read is counted in `History.skipped` and stops nothing.
 * @throws {LabError} what the mapping leaves open; `labels-two`, `label-word-unknown`, `labels-none`, `labels-all-alike`,
 * `currencies-mixed`, `time-backwards`, `rows-unreadable`, `quote-open`, `history-too-large`, `aborted`
 */
export function readHistory(source: Source, options: ReadOptions): Promise<History>;

/** The most that the columns of a history may take: a gibibyte. */
export const MOST_BYTES: number;
/** The engine's fields that a column may fill. */
export const FIELDS: readonly Field[];

/** Every row that could be read, in the order of time: some 60 bytes each. Rows are numbers from 0. */
export class History {
  /** Rows of the file; `count` could be read. */
  readonly rows: number;
  readonly count: number;
  readonly accountCount: number;
  readonly isLabelled: boolean;
  readonly hasCounterparty: boolean;
  /** "mixed" where there are several; "" where no column tells it: then sums are numbers without a sign. */
  readonly currency: string;
  readonly utcOffset: number;
  readonly bytes: number;
  /** By why: "quotes-unpaired" (it may hold the row after it as well), "time-unreadable", "amount-unreadable", "account-empty", "other-currency". */
  readonly skipped: Map<string, { count: number; examples: { line: number; text: string }[] }>;
  /** What was done to rows: "sorted", "amount-rounded" (to seven decimals). */
  readonly notes: Map<string, number>;
  /** As the engine takes it; the label is no part of it. */
  payment(row: number): import("./events.js").Transaction;
  /** Labels given by hand. The engine learns from none of them: nobody knows when they would have been known. */
  readonly answers: Iterable<[row: number, answer: Answer]> & {
    readonly size: number;
    of(row: number): Answer | undefined;
    counts(): Record<Answer, number>;
  };
  /** Whether figures count them, where the file has labels of its own; true unless one sets it. A `Measured` counts what it finds when it is made. */
  countsAnswers: boolean;
  /** Takes one, and without an answer takes it back. @throws {LabError} `label-known`, `answer-unknown`, `range-empty` */
  answer(row: number, answer?: Answer): void;
  isLabelledByFile(row: number): boolean;
  amount(row: number): string;
  isFraud(row: number): boolean;
  /** Known to be fraud or genuine. */
  isJudged(row: number): boolean;
  /** -1 where there is none. */
  rowOf(id: string): number;
}

/** A made-up labelled history as CSV, the same for a seed. It measures nothing about real people. */
export function sampleHistory(seed?: number): string;

// ---------------------------------------------------------------- a history through the engine

/** The class of "wallet-sentinel", after `init()`. */
export type SentinelClass = new (config?: Config) => Sentinel;

export interface ReplayOptions extends Watched {
  /**
   * How long after a payment its label becomes known to the engine, in milliseconds; seven days where absent, Infinity for never.
   * Below nothing is refused with `label-delay-invalid`: it would be the answer with the question.
   */
  labelDelay?: number;
  /** Rows of which a receipt is made, each before its payment is taken in. */
  receiptsOf?: ReadonlySet<number>;
}

/** The week of the Fraud Detection Handbook. */
export const LABEL_DELAY: number;

/**
 * Every payment scored before it is learnt from, every label given after its delay. The config is taken as it is, but for
 * `audience` ("all": a desk reads) and, where it says nothing, `ledgerDays: 0` and the history's `utcOffset`.
 */
export function replay(
  Class: SentinelClass,
  history: History,
  config: Config,
  options?: ReplayOptions,
): Promise<Replay>;

export class Replay {
  readonly config: Config;
  readonly labelDelay: number;
  /** By row; 0 where the engine refused the payment. */
  readonly probabilities: Float64Array;
  /** By row: 0 allow, 1 challenge, 2 review, 3 block, under the config's own thresholds. */
  readonly outcomes: Uint8Array;
  /** By row: 1 where it is one of an alert's payments. */
  readonly alerted: Uint8Array;
  readonly reasons: string[];
  readonly refused: Map<
    string,
    { code: string; field?: string; payments: number; labels: number; example: string }
  >;
  /** Rows on which each of the operator's rules fired, live or in shadow, by its code (`rule:id`). */
  readonly ruleHits: ReadonlyMap<string, { readonly rows: { readonly values: Uint32Array } }>;
  /** Its rules as the engine counted them. */
  readonly ruleCounts: Status["rules"];
  readonly receipts: ReadonlyMap<number, Receipt>;
  readonly labelsGiven: number;
  readonly alertsRaised: number;
  /** Payments that the engine refused. */
  readonly unanswered: number;
  /** What the engine let go at the bounds of `Config.limits`, as `Status.evicted`: a million accounts are more than it keeps by itself. */
  readonly evicted: Record<string, number>;
  /** Of the engine at the end, and of what is kept of it. */
  readonly engineBytes: number;
  readonly bytes: number;
  readonly milliseconds: number;
  reasonsOf(row: number): { code: string; contribution: number }[];
}

/** The score, 0 to 100, that reads a probability; and back. */
export function scoreOf(probability: number): number;
export function probabilityOf(score: number): number;

// ---------------------------------------------------------------- figures

export interface MeasureOptions {
  /** Which payments are counted; the engine sees all of them. */
  from?: Millis;
  /** Excluded. */
  to?: Millis;
  /** The k of card precision; 100 where absent. */
  cards?: number;
}

export interface BacktestOptions extends ReplayOptions, MeasureOptions {}

/** Champion against challengers: each config through an engine of its own, over one history. */
export function backtest(
  Class: SentinelClass,
  history: History,
  configs: readonly Config[],
  options?: BacktestOptions,
): Promise<Measured[]>;

/** A share with Wilson's interval at 95 %. NaN where there is nothing to share. */
export interface Share {
  hits: number;
  of: number;
  value: number;
  low: number;
  high: number;
}

export type FloorName = "amount" | "newness" | "always" | "never";

export interface Calibration {
  brier: number;
  baseRate: number;
  /** The part of the base rate's own error that is gone: 1 is perfect, 0 no better than the base rate. */
  skill: number;
  /** Logistic regression of the label on the logit: 1 and 0 are perfect. */
  slope: number;
  intercept: number;
  payments: number;
  reliability: { predicted: number; observed: number; count: number }[];
}

/** What is the same at every threshold. Without labels only counts. */
export interface Overall {
  rows: number;
  judged: number;
  frauds: number;
  unlabelled: number;
  disputed: number;
  accounts: number;
  days: number;
  averagePrecision?: number;
  rocAuc?: number;
  cards?: number;
  cardPrecision?: number;
  calibration?: Calibration;
  floors?: { name: FloorName; averagePrecision: number; rocAuc: number }[];
}

/** What mistakes cost: a missed fraud a share of its amount and so much more, a false alert so much. */
export interface Costs {
  missedShare: number;
  missedFixed: number;
  falseFixed: number;
}

export interface At {
  /** A probability: what is at or above it is an alert. */
  threshold: number;
  /** A second one, from which payments would be blocked; those between are challenged. */
  block?: number;
  /** Of F-beta; 1 where absent. */
  beta?: number;
  /** Frauds among payments where the figures are meant to hold, where the file has more of them than life. */
  baseRate?: number;
  costs?: Costs;
  /** One of `Measured.segments()`. */
  segment?: string;
}

export interface ReasonFigures {
  code: string;
  /** Judged payments to which it spoke at all. */
  spoke: number;
  /** Flagged ones among them. */
  hits: number;
  frauds: number;
  precision: Share;
  /** Flagged payments to which no other reason spoke. */
  onlyHits: number;
  onlyFrauds: number;
}

export interface GroupFigures {
  of: number;
  fraudsOf: number;
  hits: number;
  frauds: number;
}

/** Cases: frauds of one account within ten days of one another. */
export interface Detection {
  episodes: number;
  found: number;
  /** At their first payment. */
  atOnce: number;
  /** Milliseconds from the first fraud to the first alert, of the cases found. */
  median?: number;
  ninetieth?: number;
  /** Of the money of all cases, what was gone before the first alert, or for good. */
  goneShare: number;
}

export interface CostPoint {
  /** How many false alerts a missed fraud is worth. */
  ratio: number;
  /** As a share of what the cheaper of always and never costs. */
  here: number;
  best: number;
}

/** What follows a threshold. What would need to know who was right is absent without labels. */
export interface Figures {
  threshold: number;
  score: number;
  /** Of all payments, the unlabelled and disputed among them. */
  alerts: number;
  alertsPerDay: number;
  hitRate: Share;
  /**
   * What precision would be if the engine's probabilities meant what they say: an estimate, no measurement. NaN where nothing is
   * flagged.
   */
  expectedPrecision: number;
  /** Accounts met by an alert, of a thousand that paid on a day. */
  peoplePerThousand: number;
  unlabelled: { alerts: number; of: number };
  disputed: { alerts: number; of: number };
  reasons: ReasonFigures[];
  days: ({ at: Millis } & GroupFigures)[];
  segments?: ({ name: string } & GroupFigures)[];
  matrix?: { found: number; falses: number; missed: number; passed: number };
  bands?: Record<"block" | "challenge", { frauds: number; genuine: number }>;
  precision?: Share;
  recall?: Share;
  falsePositiveRate?: Share;
  fBeta?: number;
  precisionAtBaseRate?: number;
  recallByLabel?: ({ name: "fraud" | "scam" } & Share)[];
  /** In five bands of equally many payments; the last has no end. */
  recallByValue?: ({ from: number; to?: number } & Share)[];
  detection?: Detection;
  money?: { currency: string; saved: number; lost: number; disturbed: number };
  /** The trivial rankings at as many alerts; places among equal scores by their mean. */
  floors?: {
    name: FloorName;
    alerts: number;
    found: number;
    precision: number;
    recall: number;
    saved: number;
    disturbed: number;
  }[];
  costCurve?: CostPoint[];
  /** `best` with hindsight over these very payments. */
  cost?: { here: number; best: number; bestThreshold: number; always: number; never: number };
}

/** What a desk finds that looks at the highest so many of each day. */
export interface Capacity {
  perDay: number;
  engine: CapacityFigures;
  floors: ({ name: FloorName } & CapacityFigures)[];
}
export interface CapacityFigures {
  looked: number;
  found: number;
  saved: number;
  precision: Share;
  recall: Share;
}

export type Curve = {
  threshold: number;
  alerts: number;
  precision: number;
  recall: number;
  falsePositiveRate: number;
}[];
/** On the scale from 0 to 100. */
export type Histogram = { from: number; to: number; frauds: number; genuine: number; unlabelled: number }[];
/** By drawing accounts anew. */
export interface Drawn {
  averagePrecision: { low: number; high: number };
  rocAuc: { low: number; high: number };
  draws: number;
  seed: number;
}

/** The figures of one replay. `at` is a handful of look-ups, whatever the number of rows. */
export class Measured {
  /** @throws {LabError} `range-empty` */
  constructor(history: History, replay: Replay, options?: MeasureOptions);
  readonly history: History;
  readonly replay: Replay;
  readonly overall: Overall;
  readonly isLabelled: boolean;
  /** Columns of at most thirty kinds. */
  segments(): string[];
  /** @throws {LabError} `column-unknown` */
  at(at: At): Figures;
  capacity(perDay: number): Capacity;
  /** How many of a reason's flagged payments each other reason spoke to as well. */
  overlap(code: string, threshold: number): { code: string; count: number }[];
  /** Judged payments from the highest score down, with running sums. */
  readonly ranked: Ranked;
}

export interface Ranked {
  readonly count: number;
  readonly fraudCount: number;
  cut(threshold: number): number;
  averagePrecision(): number;
  rocAuc(): number;
}

export function curveOf(measured: Measured): Curve;
export function histogramOf(measured: Measured): Histogram;
export function wilson(hits: number, of: number): Share;
/** The middle 95 % of AP and AUC over draws of accounts, the same for a seed. */
export function draw(
  history: History,
  ranked: Ranked,
  options?: Watched & { seed?: number; draws?: number },
): Promise<Drawn>;

// ---------------------------------------------------------------- single payments

export interface RowBrief {
  row: number;
  line: number;
  id: string;
  account: string;
  counterparty?: string;
  at: Millis;
  amount: string;
  currency: string;
  credit: boolean;
  /** The file's own. */
  label: LabelName;
  /** Given by hand. */
  answer?: Answer;
  probability: number;
  score: number;
  outcome: Outcome;
  reasons: { code: string; contribution: number }[];
}

export interface RowDetail extends RowBrief {
  /** Whole reasons, of frauds and of payments that were not plainly allowed, as far as there was room for them. */
  full?: Reason[];
  base?: Assessment["base"];
  warmingUp?: boolean;
  shadow?: string[];
  /** The account's payments before, this one, and after. */
  timeline: RowBrief[];
  further: { name: string; value: string }[];
}

export interface ListQuery {
  /** Frauds below the threshold; genuine ones, frauds, or all at or above it. */
  what: "missed" | "false" | "found" | "flagged";
  threshold: number;
  reason?: string;
  page?: number;
  size?: number;
}

export function listOf(measured: Measured, query: ListQuery): { rows: RowBrief[]; of: number };
export function detailOf(measured: Measured, row: number): RowDetail;
/** The same rows with numbers in place of ids and names. */
export function masked(rows: RowBrief[]): RowBrief[];

// ---------------------------------------------------------------- what leaves

/** What was measured and what it came to, under masked ids; without the account's slice, so that nobody runs it again. */
export type MaskedReceipt = Omit<Receipt, "slice">;
/** `row` is the payment as `masked` has it. */
export function maskedReceipt(receipt: Receipt, row: RowBrief): MaskedReceipt;
/** For a report: lists by how many entries they have, and "…" for each text in a rule that may name somebody. */
export function maskedConfig(config: DeskConfig): object;
/** Figures by segment, with numbers for names where the segment is of devices, numbers or persons. */
export function maskedSegments<T extends { segments?: { name: string }[] }>(figures: T, segment: string): T;

// ---------------------------------------------------------------- the queue to label

/** "unsure" leaves the payment what the file says, and takes it out of the queue. */
export type Answer = "fraud" | "genuine" | "unsure";
export const ANSWERS: readonly Answer[];

export interface QueueQuery {
  /**
   * "near": nearest to the line, where a label teaches most; "cost": where what is done now costs most, if the engine's
   * probabilities mean what they say.
   */
  by: "near" | "cost";
  threshold: number;
  /** Of "cost"; a missed fraud its amount and a false alert five where absent. */
  costs?: Costs;
  size?: number;
}

/** Why a payment is asked about, and on which side of the line it lies. */
export type QueueReason = "near-flagged" | "near-passed" | "cost-flagged" | "cost-passed";

export interface Queue {
  /** Payments without a label of the file and without an answer. */
  of: number;
  /** One of an account at a time. `points`: of the score, to the line; `cost`: of what is done with it now, expected. */
  rows: (RowBrief & { why: { code: QueueReason; points: number; cost: number } })[];
  /** How the answers fell on both sides of the line, and the payments, the newest answer first. */
  answered: {
    flagged: Record<Answer, number>;
    passed: Record<Answer, number>;
    rows: RowBrief[];
  };
}

/** Chosen payments are no draw of the file: precision among them says nothing of the rest. */
export function queueOf(measured: Measured, query: QueueQuery): Queue;

// ---------------------------------------------------------------- rules

/** Everything that is wrong with a pack and its lists, as the engine says; nothing where it takes them. */
export function checkPack(
  Class: SentinelClass,
  pack: RulePack,
  lists?: Config["lists"],
): readonly RuleFault[];

/** How a rule did in a replay; one in shadow is counted as if it had been live. */
export interface RuleFigures {
  rule: string;
  mode: "live" | "shadow";
  /** Payments on which it fired, and their share of all. */
  hits: number;
  share: number;
  /** Of those, payments whose label is known, and frauds among them. */
  judged: number;
  frauds: number;
  /** Absent without labels: nobody knows whether it was right. */
  precision?: Share;
  /** Payments on which no other rule fired, and frauds among them. */
  onlyHits: number;
  onlyFrauds: number;
  /** Other rules that fired on the same payments, the most first. */
  overlap: { rule: string; count: number }[];
  /** Payments on which it had no value: something is not told, cannot be computed, or lies in a part of a window that is not known. */
  untold: number;
  failed: number;
  truncated: number;
  demoted: boolean;
}
export function rulesOf(measured: Measured): RuleFigures[];

/** How two packs differ: entries of the pack, and rules by their ids. */
export interface PackDifference {
  pack: { name: string; before?: unknown; after?: unknown }[];
  added: Rule[];
  removed: Rule[];
  changed: { id: string; entries: { name: string; before?: unknown; after?: unknown }[] }[];
}
export function diffPacks(before: RulePack, after: RulePack): PackDifference;

/** What a desk changes: its rules, its lists, and the built-in reasons' modes and settings. */
export type DeskConfig = Pick<Config, "rulePack" | "lists" | "reasons">;

type RuleTold = { when: string; severity: string; mode: string; outcome?: string; weight?: number };
/**
 * One change, for a sentence in any language. What an entry leaves out is told as the engine takes it: mode "live", weight 0,
 * outcome "none", asked of payments, topic what it is asked of; `null` is a reason's own default, or an entry of a list without an end.
 */
export type PackChange =
  | { code: "pack-id" | "pack-version"; before: string; after: string }
  | { code: "pack-share"; before: number; after: number }
  | ({ code: "rule-added" | "rule-removed"; rule: string } & RuleTold)
  | {
      code: "rule-when" | "rule-on" | "rule-mode" | "rule-outcome" | "rule-severity" | "rule-topic";
      rule: string;
      before: string;
      after: string;
    }
  | { code: "rule-weight"; rule: string; before: number; after: number }
  | { code: "rule-title"; rule: string; locale: string; before: string; after: string }
  | { code: "list-added" | "list-removed"; list: string; count: number }
  | { code: "entry-added"; list: string; field: string; value: string; until?: Millis }
  | { code: "entry-removed"; list: string; field: string; value: string }
  | {
      code: "entry-until";
      list: string;
      field: string;
      value: string;
      before: Millis | null;
      after: Millis | null;
    }
  | { code: "reason-mode"; reason: string; before: string | null; after: string | null }
  | {
      code: "reason-param";
      reason: string;
      name: string;
      before: string | null;
      after: string | null;
    };

/** Everything that changes from one configuration to another, in the order in which one reads it. */
export function packChanges(before: DeskConfig, after: DeskConfig): PackChange[];

export type RuleKind = About["ruleFacts"][number]["kind"] | "window";
/** A function that rules may call, or, with `of`, a method of such a value; an example that uses it. */
export interface RuleFunction {
  name: string;
  of?: "string" | "window";
  /** "text": a duration, a moment, a length; nothing where it takes nothing. */
  takes?: "fact" | "string" | "reason" | "list" | "field" | "text";
  gives: RuleKind;
  example: string;
}
/** Every name that rules of this build may say, but those of lists: asked of the engine itself. */
export interface RuleLanguage {
  facts: About["ruleFacts"];
  /** Of rules on uses of the account; empty where this build has none. */
  useFacts: About["ruleFacts"];
  functions: RuleFunction[];
  /** What a window may be narrowed to. */
  fields: string[];
  /** Codes that `strength` takes. */
  reasons: string[];
}
export function ruleLanguage(Class: SentinelClass, about: About): RuleLanguage;

export interface RuleNames extends RuleLanguage {
  lists: string[];
}
/** What takes the place of the text from `from` to `to`, and where the caret goes. */
export interface Completion {
  from: number;
  to: number;
  options: {
    text: string;
    what: "fact" | "function" | "reason" | "list" | "field";
    kind?: RuleKind;
    inserts: string;
    caret: number;
  }[];
}
/** Names that fit where one types, the likeliest first; at a place where nothing is begun only where `all` are wanted. */
export function completeRule(
  text: string,
  caret: number,
  names: RuleNames,
  options?: { all?: boolean },
): Completion | undefined;

/** Rows of whole accounts, spread over the file: what is usual for them is what it is in the whole. */
export interface Sample {
  rows: Uint32Array;
  accounts: number;
}
/** Of 4,000 payments where nobody says how many. */
export function sampleOf(history: History, most?: number): Sample;

/** What a rule does on a sample: an estimate of the whole, and no more than it. */
export interface RuleTried {
  payments: number;
  accounts: number;
  hits: number;
  /** Of the hits, those whose label is known, and frauds among them. */
  judged: number;
  frauds: number;
  /** Payments on which it had no value, and why. */
  untold: number;
  failed: number;
  truncated: number;
  /** The first hits. */
  rows: number[];
  /** Where it has any, it was not tried. */
  faults: readonly RuleFault[];
}
/** @throws {LabError} `aborted` */
export function tryRule(
  Class: SentinelClass,
  history: History,
  sample: Sample,
  when: string,
  options?: { lists?: Config["lists"]; signal?: AbortSignal },
): Promise<RuleTried>;

/** A small pack to begin from; its limits are examples. A fresh copy. */
export function examplePack(): RulePack;

// ---------------------------------------------------------------- examples

/** A reason's example, as it was played: what happened in order, and what the engine said of it. */
export interface Played {
  code: string;
  /** In an English sentence. */
  about: string;
  /** Ids of the events at which it fires; none where it is about a sum or a count. */
  on: string[];
  events: import("./events.js").SentinelEvent[];
  /** Times to which the engine's clock was moved. */
  clock?: Millis[];
  reason?: Reason;
  alert?: import("./index.js").Alert;
  assessment?: Assessment;
}
/** Plays the example of a reason ("wallet-sentinel/examples") to a new engine. Rejects with `options-invalid` for a code that is none. */
export function playExample(Class: SentinelClass, code: string): Promise<Played>;

// ---------------------------------------------------------------- two replays

export interface Difference {
  both: number;
  gained: DifferenceSide;
  lost: DifferenceSide;
  days: { at: Millis; gained: number; lost: number }[];
  segments: { name: string; gained: number; lost: number }[];
}
export interface DifferenceSide {
  alerts: number;
  frauds: number;
  genuine: number;
  unknown: number;
  value: number;
  /** The first of them. */
  rows: number[];
}

/** Alerts that a challenger gains and loses against the champion, of the same history. */
export function compare(
  champion: Measured,
  challenger: Measured,
  thresholds: { champion: number; challenger: number; segment?: string },
): Difference;

// ---------------------------------------------------------------- the handbook's protocol

export interface JudgedRecord {
  days: Uint16Array;
  accounts: Uint32Array;
  frauds: Uint8Array;
  scores: Float64Array;
  count: number;
  firstDay: Millis;
  readonly dayCount: number;
  readonly accountCount: number;
  day(day: number): [number, number];
}
export interface BookRow {
  auc: number;
  ap: number;
  cp100: number;
}
export interface BookWeek extends BookRow {
  day: number;
  date: string;
  payments: number;
  frauds: number;
}
export interface BookFigures {
  weeks: BookWeek[];
  first?: BookWeek;
  four: BookRow & { weeks: number };
  all: BookRow & { weeks: number };
  calibration?: Calibration;
}

/** By the protocol of the Fraud Detection Handbook; undefined where the history is too short or has rows of unknown kind. */
export function byTheBook(history: History, replay: Replay): BookFigures | undefined;
export function recordOf(history: History, replay: Replay): JudgedRecord | undefined;
export function judge(record: JudgedRecord, from?: number): BookFigures;
export const WEEK: number;
export function testSet(record: JudgedRecord, start: number): Uint32Array;
export function testWeeks(dayCount: number, from?: number): { four: number[]; all: number[] };

type Numbers = { length: number; [position: number]: number };
export function averagePrecision(scores: Numbers, labels: Numbers): number;
export function rocAuc(scores: Numbers, labels: Numbers): number;
export function cardPrecision(
  record: { days: Numbers; accounts: Numbers; frauds: Numbers; scores: Numbers },
  judged: Numbers,
  k: number,
): number;
export function brier(
  probabilities: Numbers,
  labels: Numbers,
): { score: number; rate: number; skill: number };
export function calibrationLine(
  probabilities: Numbers,
  labels: Numbers,
): { slope: number; intercept: number };
export function reliability(
  probabilities: Numbers,
  labels: Numbers,
  bins?: number,
): Calibration["reliability"];
