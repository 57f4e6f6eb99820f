/**
 * What the page's files hand to each other: what is held, what is asked, what a visitor may do.
 * Not here: any of the engine's own shapes, which are the package's types.
 */
import type {
  Assessment,
  CheckupItem,
  ErrorDetails,
  Transaction,
  PaymentQuery,
  PaymentRow,
  SecurityFacts,
  Summary,
  SupportCase,
} from "wallet-sentinel";
import type {
  SentinelAccessWordDetail,
  SentinelActDetail,
  SentinelAlertOpenDetail,
  SentinelCaseDetail,
  SentinelCategoryChangeDetail,
  SentinelDecideDetail,
  SentinelHelpDetail,
  SentinelLabelDetail,
  SentinelExpectDetail,
  SentinelListDetail,
  SentinelPaymentOpenDetail,
  SentinelQueryChangeDetail,
  SentinelRecurringDetail,
  SentinelSelectDetail,
  SentinelShowDetail,
  SentinelTwiceDetail,
} from "wallet-sentinel/elements";
import type { SentinelWorker, StatementResult } from "wallet-sentinel/worker";
import type { lookFirst, lookOn } from "./bill.js";
import type { Budget } from "./budgets.js";
import type { Settings } from "./settings.js";

/** From this moment up to that, itself not included. */
export interface Span {
  from: number;
  to: number;
}

export type Interval = "week" | "month" | "year";

/** What an import did, as it is kept. */
export type Report = { importedAt: number; name: string } & Pick<
  StatementResult,
  "layout" | "rows" | "accepted" | "updated" | "unchanged" | "rejected" | "skipped" | "warnings" | "declared"
> &
  // A backup may lack it: the page draws any that is a report at all (store.js).
  Partial<Pick<StatementResult, "counted">> & {
    /** How many rows were left out, where not all of them are kept with the report. */
    left?: number;
    /** Uses of the account that the file told of. */
    uses?: Uses;
    /** Of the store, so that this import can be taken out again. */
    importId?: string;
    /** Whether it can be; worked out when it is drawn, and not kept. */
    isRemovable?: boolean;
  };

/** Uses of the account, without addresses, and how those that are not plainly allowed were judged. */
export interface Uses {
  accesses: NonNullable<StatementResult["accesses"]>;
  judged: Pick<Assessment, "accountId" | "eventId" | "outcome">[];
}

/** What a person says of their account's protection. */
export type Facts = SecurityFacts;

/** What a sentence is filled with. */
export type Values = Record<string, string | number | boolean>;
/** A sentence of the page's own by its key. */
export type Say = (key: string, values?: Values) => string;

/** What is read of whatever was thrown: the package's errors and the page's own have a code, a browser's have none. */
export interface Failure {
  code?: string;
  details?: ErrorDetails;
}

/** What is said about the last file or deed: a failure, with the file's name where it was one's, or a sentence. */
export type Notice =
  | { name: string; error: Failure }
  | {
      name?: string;
      error?: undefined;
      key: string;
      values: Values;
      /** Takes back what the sentence tells. */
      undo?: () => void;
      /** Whose file it was, by the key of their name. */
      whose?: string;
      /** It is no success. */
      isBad?: boolean;
    };

/** What is asked before it is done. */
export interface Question {
  /** "restore-whole" takes of a damaged backup what is whole. */
  what: "wipe" | "restore" | "restore-whole" | "backup" | "take-out";
  file?: File;
  /** What is to be taken out. */
  report?: Report;
}

/** A payment by its account and id, and the moment about which it is looked for. */
export interface OpenPayment {
  accountId: string;
  id: string;
  at: number;
}

/** All that the picture is drawn from. */
export interface State {
  settings: Settings;
  /** The made-up bill is shown. */
  sample: boolean;
  /** There is no engine. */
  failed: boolean;
  /** What is kept does not open: why. Nothing is changed until the visitor says how to go on. */
  stuck: Failure | undefined;
  /** Records of the page's own that are not as it needs them. */
  odd: number;
  /** Why nothing lasts beyond this visit, where nothing does. */
  because: string | undefined;
  dragging: boolean;
  imports: Report[];
  /** The engine's answers; absent until the first, and at first those alone that stand first. */
  seen: (Awaited<ReturnType<typeof lookFirst>> & Partial<Awaited<ReturnType<typeof lookOn>>>) | undefined;
  period: Span | null;
  category: string | null;
  interval: Interval;
  /** Which of several is shown; empty for the one with most payments. */
  currency: string;
  /** The file that is being read, and how far it is, 0 to 1. */
  busy: { name: string; share: number } | undefined;
  notices: Notice[];
  password: { name: string; wrong: boolean; of: "archive" | "backup" } | undefined;
  /** What a bank's table leaves open; `again` where an answer did not lead to payments. */
  columns:
    | { name: string; question: import("wallet-sentinel/import").ColumnQuestion; again: boolean }
    | undefined;
  confirming: Question | undefined;
  found: SupportCase | undefined;
  view: "overview" | "payments" | "safety";
  /** Of the made-up life with a takeover, while it is shown. */
  sampleUses: Uses | undefined;
  /** What the view of the account's safety is drawn from, once it was asked for. */
  guard:
    | {
        view: typeof import("./safety.js");
        accesses: Uses["accesses"];
        judged: Uses["judged"];
        words: Record<string, "legitimate" | "fraud">;
        facts: Facts;
        items: CheckupItem[];
        /** A word on a use is on its way to the disk. */ isKeeping?: boolean;
        now: number;
      }
    | undefined;
  /** The list asks it itself. */
  engine: SentinelWorker | undefined;
  /** What draws the list, once it was asked for. */
  list: typeof import("./payments.js") | undefined;
  query: PaymentQuery;
  /** What the listed payments come to; absent where no summary can say it. */
  sums: Summary["totals"] | undefined;
  payment: OpenPayment | undefined;
  /** The sample's payment that is about to be made, once somebody asked to see one. */
  before: { payment: Transaction; assessment: Assessment } | undefined;
  /** Of the open payment, once it is here. */
  row: PaymentRow | undefined;
}

/** What a visitor can do with the list of payments. */
export interface ListAct {
  listed(event: CustomEvent<SentinelListDetail>): void;
  queried(event: CustomEvent<SentinelQueryChangeDetail>): void;
  paymentOpened(event: CustomEvent<SentinelPaymentOpenDetail>): void;
  /** From elsewhere on the page. */
  paymentFound(event: CustomEvent<SentinelPaymentOpenDetail>): void;
  paymentClosed(): void;
  categorised(event: CustomEvent<SentinelCategoryChangeDetail>): Promise<void>;
  alertOpened(event: CustomEvent<SentinelAlertOpenDetail>): void;
  /** From an alert or a payment to help, with what is known of it. */
  helpWanted(event: CustomEvent<SentinelHelpDetail>): Promise<void>;
  /** Past the masthead. */
  skip(event: Event): void;
}

/** What a visitor can do about the account's safety. */
export interface GuardAct {
  saidOfUse(event: CustomEvent<SentinelAccessWordDetail>): Promise<void>;
  answered(change: Facts): Promise<void>;
  /** Opens a made-up life of ours; the bill where none is named. */
  example(name?: string): Promise<void>;
}

/** All that a visitor can do. */
export interface Act extends ListAct, GuardAct {
  choose(): void;
  chosen(event: Event): void;
  abort(): void;
  dismiss(notice: Notice): void;
  password(given: string | undefined): void;
  columns(given: import("wallet-sentinel/import").ColumnMapping | undefined): void;
  confirm(question: Question | undefined): void;
  confirmed(): Promise<void>;
  settle(change: Partial<Settings>): Promise<void>;
  /** Shows times of another zone. */
  zoned(zone: Settings["zone"]): Promise<void>;
  planned(budgets: Budget[], isBack?: boolean): Promise<void>;
  selected(event: CustomEvent<SentinelSelectDetail>): Promise<void>;
  acted(event: CustomEvent<SentinelActDetail>): Promise<void>;
  expected(event: CustomEvent<SentinelExpectDetail>): Promise<void>;
  shown(event: CustomEvent<SentinelShowDetail>): Promise<void>;
  decided(event: CustomEvent<SentinelDecideDetail>): Promise<void>;
  labelled(event: CustomEvent<SentinelLabelDetail>): Promise<void>;
  /** Goes from a doubt to its question. */
  answering(): void;
  chargedTwice(event: CustomEvent<SentinelTwiceDetail>): Promise<void>;
  recurred(event: CustomEvent<SentinelRecurringDetail>): Promise<void>;
  caseWanted(event: CustomEvent<SentinelCaseDetail>): Promise<void>;
  caseClosed(): void;
  /** Shows what is asked before a payment, with one of the sample's. */
  beforeAsked(): Promise<void>;
  print(): void;
  /** Saves a backup, encrypted where there is a passphrase. */
  saved(passphrase: string): Promise<void>;
  /** Saves what can be read of what does not open. */
  salvaged(): Promise<void>;
  repaired(): Promise<void>;
  /** Lets odd records go. */
  mended(): Promise<void>;
}
