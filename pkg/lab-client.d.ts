/** "wallet-sentinel/lab/client": a lab in a worker, every verb a promise. What the verbs mean is in lab.d.ts. */
import type { Receipt, Config, ReasonSpec, RuleFault, RulePack } from "./index.js";
import type { Millis } from "./events.js";
import type {
  Answer,
  At,
  BacktestOptions,
  BookFigures,
  Capacity,
  Curve,
  Difference,
  Drawn,
  Figures,
  Histogram,
  Inspection,
  ListQuery,
  Mapping,
  MaskedReceipt,
  Overall,
  Played,
  Queue,
  QueueQuery,
  RowBrief,
  RowDetail,
  RuleFigures,
  RuleLanguage,
  RuleTried,
  Source,
  Watched,
} from "./lab.js";

/** What was read of a file. */
export interface HistoryBrief {
  rows: number;
  count: number;
  accounts: number;
  frauds: number;
  genuine: number;
  isLabelled: boolean;
  currency: string;
  utcOffset: number;
  from: Millis;
  to: Millis;
  /** Of the history's columns, and the most that they may take. */
  bytes: number;
  mostBytes: number;
  signature: string;
  skipped: { code: string; count: number; examples: { line: number; text: string }[] }[];
  notes: { code: string; count: number }[];
}

export type RuleTriedBrief = Omit<RuleTried, "rows"> & { rows: RowBrief[] };

/** Labels given by hand, in the order in which they were given: how many, and by the file's lines, which tell nothing of a payment. */
export interface AnswersBrief {
  counts: Record<Answer, number>;
  byLine: [line: number, answer: Answer][];
}

/** One replay, as far as no threshold changes it. */
export interface Run {
  overall: Overall;
  /** Empty without labels. */
  curve: Curve;
  histogram: Histogram;
  segments: string[];
  book?: BookFigures;
  labelsGiven: number;
  alertsRaised: number;
  /** Payments that the engine refused, and why. */
  unanswered: number;
  refused: { code: string; field?: string; payments: number; labels: number; example: string }[];
  /** What the engine let go at its bounds. */
  evicted: Record<string, number>;
  milliseconds: number;
  bytes: number;
  engineBytes: number;
}

/** One file at a time, and as many runs over it as one numbers. Every verb rejects with a `LabError`. */
export class LabClient {
  constructor(worker: import("comlink").Endpoint);
  /** What every reason declares: its settings, modes, parameters. */
  reasons(): Promise<ReasonSpec[]>;
  /** The example of a reason, played to an engine of its own. */
  play(code: string): Promise<Played>;
  /** Names that rules may say. */
  language(): Promise<RuleLanguage>;
  /** A rule on a sample of the file; one that was asked before is let go by its signal. */
  tryRule(when: string, options?: { lists?: Config["lists"]; signal?: AbortSignal }): Promise<RuleTriedBrief>;
  checkPack(pack: RulePack, lists?: Config["lists"]): Promise<readonly RuleFault[]>;
  rules(index: number): Promise<RuleFigures[]>;
  inspect(source: Source, mapping?: Mapping): Promise<Inspection>;
  /** The made-up history in place of a file. */
  sample(): Promise<Inspection>;
  /** The file that was inspected last. Runs over the one before are let go. */
  read(mapping: Mapping, watched?: Watched): Promise<HistoryBrief>;
  /** Through a fresh engine; in place of the run that had this number. */
  run(index: number, config: Config, options?: Omit<BacktestOptions, "cards">): Promise<Run>;
  figures(index: number, at: At): Promise<Figures>;
  capacity(index: number, perDay: number): Promise<Capacity>;
  overlap(index: number, code: string, threshold: number): Promise<{ code: string; count: number }[]>;
  list(index: number, query: ListQuery): Promise<{ rows: RowBrief[]; of: number }>;
  detail(index: number, row: number): Promise<RowDetail>;
  /** By the payment's id. */
  find(index: number, id: string): Promise<RowDetail | undefined>;
  compare(
    champion: number,
    challenger: number,
    thresholds: { champion: number; challenger: number; segment?: string },
  ): Promise<Difference>;
  draw(index: number, watched?: Watched): Promise<Drawn>;
  /** Payments without a label, those first of which one would teach or cost most. */
  queue(index: number, query: QueueQuery): Promise<Queue>;
  /** A label by hand; none takes it back. Rejects with `label-known` where the file knows it. */
  answer(row: number, answer?: Answer): Promise<AnswersBrief>;
  answers(): Promise<AnswersBrief>;
  /** Answers of an earlier visit to the same file; lines that it labels by now are passed over. */
  useAnswers(byLine: AnswersBrief["byLine"]): Promise<AnswersBrief>;
  /** Whether figures count them, from the next `measureAgain` on. */
  countAnswers(counts: boolean): Promise<void>;
  /** The figures of a run anew, after an answer: no payment is scored again. */
  measureAgain(index: number): Promise<Run>;
  /** Answered payments as CSV, the file's own label and the answer each in a column; ids and names as numbers unless one asks. */
  answered(index: number, unmasked?: boolean): Promise<{ csv: string; rows: number }>;
  /**
   * Receipts of the hundred highest flagged payments `of` all, by a replay of its own: what was measured and what it came to,
   * without ids, names and the account's state; whole, so that an engine can make them again, where one asks.
   */
  receipts(
    index: number,
    threshold: number,
    options?: Watched & { unmasked?: boolean },
  ): Promise<{ receipts: (Receipt | MaskedReceipt)[]; of: number }>;
  /** Flagged payments as CSV that spreadsheets open, 100,000 `rows` at most `of` all; ids and names as numbers unless one asks. */
  flagged(
    index: number,
    threshold: number,
    unmasked?: boolean,
  ): Promise<{ csv: string; rows: number; of: number }>;
}
