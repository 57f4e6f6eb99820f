/**
 * What the lab page's files hand to each other.
 * Not here: the lab's own shapes, which are the package's types.
 */
import type { Config, ReasonSpec, Rule, RuleFault, RulePack } from "wallet-sentinel";
import type {
  Answer,
  Capacity,
  Completion,
  Costs,
  DeskConfig,
  Difference,
  Drawn,
  Figures,
  Inspection,
  ListQuery,
  Mapping,
  Played,
  Queue,
  QueueQuery,
  RowBrief,
  RowDetail,
  RuleFigures,
  RuleLanguage,
} from "wallet-sentinel/lab";
import type { AnswersBrief, HistoryBrief, RuleTriedBrief, Run } from "wallet-sentinel/lab/client";
import type { Settings } from "../src/settings.js";

export type Values = Record<string, string | number | boolean>;
export type Say = (key: string, values?: Values) => string;

/** What the address holds: all that a colleague needs to see the same, but for the file. */
export interface Asked {
  sample: boolean;
  /** Scores, 0 to 100. */
  challenge: number;
  block: number;
  beta: number;
  /** Per cent of payments that are fraud where the figures are meant to hold; 0: as in the file. */
  baseRate: number;
  costs: Costs;
  perDay: number;
  /** Days; -1: no label is ever given. */
  labelDelay: number;
  segment: string;
  list: ListQuery["what"];
  queue: QueueQuery["by"];
  reason: string;
  /** Id of the payment that is open. */
  row: string;
  /** What the challenger changes. */
  modes: Record<string, "live" | "shadow" | "off">;
  params: Record<string, Record<string, number>>;
  /** Whose figures are shown. */
  shown: 0 | 1;
}

export interface State {
  settings: Settings;
  asked: Asked;
  reasons: ReasonSpec[];
  fileName: string;
  inspection?: Inspection;
  mapping?: Mapping;
  /** The columns' form is open. */
  mappingOpen: boolean;
  fault?: { code: string; details: Record<string, unknown> };
  busy?: { what: "inspect" | "read" | "run" | "draw"; share: number };
  dragging: boolean;
  history?: HistoryBrief;
  runs: (Run | undefined)[];
  /** The challenger's config is another one than was run. */
  stale: boolean;
  figures: (Figures | undefined)[];
  capacity?: Capacity;
  drawn: (Drawn | undefined)[];
  difference?: Difference;
  list?: { rows: RowBrief[]; of: number };
  detail?: RowDetail;
  queue?: Queue;
  /** Labels given by hand; whether figures count them; whether the browser keeps them; the last one that was given or taken back. */
  answers?: AnswersBrief;
  countsAnswers: boolean;
  isKept: boolean;
  /** Figures are being made anew. */
  isCounting: boolean;
  noted?: { row: RowBrief; answer?: Answer };
  /** The example of a reason, as it fired. */
  played?: Played;
  overlap?: { code: string; with: { code: string; count: number }[] };
  notFound: boolean;
  unmasked: boolean;
  /** The rules that are being written, and all that is wrong with them. */
  pack?: RulePack;
  packFaults: readonly RuleFault[];
  /** Lists that came with it, and entries of its configuration that are not used here. */
  lists?: DeskConfig["lists"];
  packUnused: string[];
  /** The pack that one compares with: as it was opened, or another file's. */
  packBefore?: DeskConfig & { name: string };
  /** What runs today, where somebody said so: a pack and its lists. Else the engine as it is shipped. */
  today?: DeskConfig;
  /** What the challenger was last run under, beside today's settings. */
  ran?: DeskConfig;
  /** How they did when they were last run. */
  ruleFigures: RuleFigures[];
  /** What rules may say. */
  language?: RuleLanguage;
  /** Names that fit where one types; the rule that was tried last on a sample. */
  offered?: Completion & { place: number; active: number };
  tried?: { place: number; when: string; isBusy: boolean; found?: RuleTriedBrief };
}

export interface Act {
  choose(): void;
  chosen(event: Event): void;
  sample(): void;
  cancel(): void;
  settle(change: Partial<Settings>): void;
  map(change: Partial<Mapping>): void;
  openMapping(open: boolean): void;
  readMapped(change?: Partial<Mapping>): void;
  ask(change: Partial<Asked>): void;
  /** A threshold under the hand: only what follows it. */
  drag(which: "challenge" | "block", score: number): void;
  mode(code: string, mode: "live" | "shadow" | "off"): void;
  param(code: string, name: string, value: number | undefined): void;
  rerun(): void;
  runChallenger(): void;
  draw(): void;
  open(row: number): void;
  find(id: string): void;
  close(): void;
  queueBy(by: QueueQuery["by"]): void;
  answer(row: RowBrief, answer?: Answer): void;
  countAnswers(counts: boolean): void;
  saveAnswers(): void;
  overlap(code: string): void;
  loadReasons(): void;
  play(code: string): void;
  mask(unmasked: boolean): void;
  saveRows(): void;
  saveReport(): void;
  saveReceipts(): void;
  saveConfig(): void;
  print(): void;
  again(): void;
  choosePack(): void;
  packChosen(event: Event): void;
  usePack(pack: RulePack): void;
  comparePack(): void;
  /** Lets the pack that is written here be what runs today, or none be. */
  runToday(isPack: boolean): void;
  packCompared(event: Event): void;
  rule(place: number, change: Partial<Rule>): void;
  typed(place: number, area: HTMLTextAreaElement): void;
  entered(place: number): void;
  left(): void;
  take(option: number): void;
  key(place: number, event: KeyboardEvent & { target: HTMLTextAreaElement }): void;
  addRule(): void;
  dropRule(place: number): void;
  savePack(): void;
}

export type { Config };
