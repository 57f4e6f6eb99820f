/**
 * "wallet-sentinel/elements": custom elements for any page or webview. Importing it defines them; nothing else here
 * has a side effect.
 *
 * Properties in, events out, no state of their own: the host asks the engine and hands the answers in. Themed by
 * `--sentinel-*` custom properties and by parts; safe under a strict content security policy.
 */
import type {
  Access,
  Alert,
  Assessment,
  CheckupItem,
  Decision,
  Disposition,
  EventRef,
  Expectation,
  Link,
  PaymentQuery,
  PaymentRow,
  Payments,
  Question,
  RefundablePayment,
  Summary,
  SupportCase,
  Transaction,
  WatchedCase,
} from "./index.js";
import type { HelpKnown, HelpStart } from "./elements/help.js";

/** What `<sentinel-alerts>` asks the host to do: `engine.act(alertId, { ...action, at: Date.now(), by: "holder" })`. */
export interface SentinelActDetail {
  alertId: string;
  action:
    | { do: "acknowledge" | "reopen" }
    | { do: "escalate"; disposition?: "fraud" | "scam" }
    | { do: "snooze"; until: number }
    | { do: "resolve"; disposition: Disposition };
}

/**
 * Alerts that were before the person's eyes, each once a visit: half of its card for a second, as an IntersectionObserver sees
 * it; where there is none, when it was drawn. Those with a `shownAt` are left out. What the host does about each:
 * `engine.act(alertId, { do: "show", at: Date.now() })`.
 */
export interface SentinelShowDetail {
  alertIds: string[];
}

/** What `<sentinel-confirm>` asks the host to do: `engine.decide({ ...detail, at: Date.now() })`, and to hand the new links in. */
export type SentinelDecideDetail = Pick<Decision, "a" | "b" | "relation" | "is">;

/** Both were charged for one payment: the host opens a case, `engine.supportCase({ accountId, transactionId, problem: "duplicate-charge" })`. Comes after its `sentinel-decide`. */
export interface SentinelTwiceDetail {
  a: EventRef;
  b: EventRef;
  /** Of one of them. */
  amount: string;
  currency: string;
}

/**
 * What was answered to `<sentinel-question>`: `engine.ingest([{ kind: "label", accountId, of: { transactionId }, label, at: Date.now() }])`.
 * "legitimate" comes only with both parts: the holder made it, and nobody told them to. "withdrawn" takes the answer back.
 */
export interface SentinelLabelDetail {
  accountId: string;
  transactionId: string;
  label: "legitimate" | "fraud" | "scam" | "withdrawn";
}

/** A word on a series of `<sentinel-plan>`: `engine.recurring({ ...detail, at: Date.now() })`, and the next summary handed in. */
export interface SentinelRecurringDetail {
  id: string;
  do: "confirm" | "dismiss";
}

/** A doubt of `summary().quality` is to be answered: the host goes to `<sentinel-confirm>`, whose `focus()` takes it. */
export interface SentinelAnswerDetail {
  code: string;
}

/** A month (or week, or year) was chosen, or none any more; a category, or with null none; another length of time; another currency. */
export type SentinelSelectDetail =
  | { kind: "month"; from: number; to: number; interval: "week" | "month" | "year" }
  | { kind: "category"; key: string | null }
  | { kind: "interval"; interval: "week" | "month" | "year" }
  | { kind: "currency"; currency: string }
  | null;

/** From a card to help: `document.querySelector("sentinel-help").begin(detail.start, detail)`. */
export interface SentinelHelpDetail extends HelpKnown {
  start?: HelpStart;
}

/**
 * `<sentinel-alerts>`: what looked unusual, why, and what to do, story by story. Sends `sentinel-act` and `sentinel-show`. "I made this payment"
 * asks whether someone told them to before it counts, and "this wasn't me" whether somebody led them to confirm it: "yes" is an
 * escalation as a scam, with its steps.
 */
export class SentinelAlerts extends HTMLElement {
  /**
   * Whose alerts are shown of those that are given: "holder" where absent, and "operator" for the operator's own desk. The
   * payer never sees the operator's. Attribute `audience`.
   */
  audience: Alert["audience"];
  /** Absent: loading. Empty: nothing to see. */
  alerts?: Alert[];
  /** What was looked at, for the sentence that says so where there is nothing to see. */
  coverage?: {
    payments: number;
    from: number;
    to: number /** Files of sign-ins were read as well. */;
    uses?: boolean;
  };
  /** Anything with a `code`, told in its place. */
  error?: { code?: string };
  /** Only alerts of this time, `coverage` being of it too; its button sends `sentinel-select` with null. */
  period: { from: number; to: number } | null;
  /** Alerts drawn at first, 20 where absent; the rest on demand. Attribute `first`. */
  first: number;
  /** What a reason counts leads to its payments, `sentinel-list`, and its sum to its payment, `sentinel-payment-open`. Attribute `lists`. */
  lists: boolean;
  /** A card leads to help: `sentinel-help`. Attribute `helps`. */
  helps: boolean;
  /** BCP 47; the page's `lang` where empty. Attribute `locale`. */
  locale: string;
  /** IANA name for times; `utcOffset`, else the browser's own zone where absent. Attribute `time-zone`. */
  timeZone?: string;
  /** Minutes east of UTC for times. Attribute `utc-offset`. */
  utcOffset?: number;
  /** Shows only the beginning of names, and no digit of an amount. Attribute `mask`. */
  mask: boolean;
  /** Brings one alert into sight, whatever was filtered, and the focus to it. False where it is not among those that are shown. */
  reveal(alertId: string): Promise<boolean>;
}

/** `<sentinel-summary>`: where the money went, as charts with their tables. Sends `sentinel-select`, and `sentinel-list` where `lists`. */
export class SentinelSummary extends HTMLElement {
  /** The three at once, or each by itself below. */
  summaries?: { byMonth?: Summary; byCategory?: Summary; byCounterparty?: Summary };
  byMonth?: Summary;
  byCategory?: Summary;
  byCounterparty?: Summary;
  /** Marks the months that hold grave ones. */
  alerts: Alert[];
  period: { from: number; to: number } | null;
  /** What `byMonth` is a series of; "month" where absent. Attribute `interval`. */
  interval: "week" | "month" | "year";
  /** Which of several is told: the one with most payments where it is empty. Chosen, it is sent, for other summaries. Attribute `currency`. */
  currency: string;
  /** Offers the other two; whoever sets it asks the engine anew when one is chosen. Attribute `switches`. */
  switches: boolean;
  /** Doubts that a person can settle have a button, `sentinel-answer`. Attribute `answers`. */
  answers: boolean;
  /** Figures lead to their payments, `sentinel-list`. Attribute `lists`. */
  lists: boolean;
  /** The category that the answers were narrowed to (`SummaryQuery.category`). */
  category: string | null;
  /** Which parts: words of "overview month category counterparty quality". */
  show: string;
  locale: string;
  /** IANA name; `utcOffset`, else the clock by which the answers were reckoned, where absent. Attribute `time-zone`. */
  timeZone?: string;
  utcOffset?: number;
  mask: boolean;
}

/** What `<sentinel-watch>` and `<sentinel-payment>` ask to be shown: `engine.supportCase(detail)`. */
export type SentinelCaseDetail =
  | { accountId: string; caseId: string }
  | { accountId: string; transactionId: string; problem: string };

/**
 * That something was asked for or promised, or what became of it: `engine.ingest([{ kind: "expectation", id, at: Date.now(), ...detail }])`.
 * `<sentinel-watch>` sends refunds of a payment; `<sentinel-promise>` all six, and with an `id` and a `state` what it says of one that is there.
 */
export type SentinelExpectDetail = Pick<Expectation, "what" | "accountId"> &
  Partial<Omit<Expectation, "kind" | "what" | "accountId">>;

/** `<sentinel-watch>`: payments to watch, who has each, since when, due when. Sends `sentinel-case` and `sentinel-expect`. */
export class SentinelWatch extends HTMLElement {
  /** Of `watched()`. Absent: loading. */
  cases?: readonly WatchedCase[];
  /** Of `refundable()`: what somebody may have asked to be refunded. */
  payments: readonly RefundablePayment[];
  /** For the progress of each; the browser's clock where absent. */
  now?: number;
}

/** `<sentinel-plan>`: what is unlike other months, how budgets stand, what comes again. Sends `sentinel-recurring`. */
export class SentinelPlan extends HTMLElement {
  /** One answer with all its parts, over the current month. Absent: loading. */
  summary?: Summary;
  /** Which parts: words of "unusual budgets recurring". */
  show: string;
  /** Of when it speaks, where the payments end before today: said in the words. */
  asOf?: number;
  /** Which of several is told: the one with most payments where it is empty. Attribute `currency`. */
  currency: string;
  /** What recurs can be confirmed and dismissed. Attribute `answers`. */
  answers: boolean;
  locale: string;
  /** IANA name; `utcOffset`, else the clock by which the answers were reckoned, where absent. Attribute `time-zone`. */
  timeZone?: string;
  utcOffset?: number;
  mask: boolean;
}

/**
 * `<sentinel-confirm>`: whether two payments belong together, one question at a time, the newest first; nothing at all (and no
 * room, by its attribute `empty`) where nothing is asked. Sends `sentinel-decide`, with "withdrawn" where an answer is taken
 * back, and `sentinel-charged-twice`. "Not sure" leaves a question open and away for as long as the element lives.
 */
export class SentinelConfirm extends HTMLElement {
  /** Of `links({ confidence: ["asked"] })`; others are passed over. */
  links?: readonly Link[];
  /** While one of the holder's is an open danger, nothing is asked. */
  alerts: readonly Alert[];
  /** How accounts are called, by their id, which is shown where absent. */
  accounts: Record<string, string>;
  locale: string;
  /** IANA name; `utcOffset`, else each payment's own clock, where absent. Attribute `time-zone`. */
  timeZone?: string;
  utcOffset?: number;
  mask: boolean;
  /** To the question, or to what was said last. */
  focus(options?: FocusOptions): void;
}

/**
 * `<sentinel-question>`: the payment of the week that an answer would teach most of, in two steps; nothing at all (and no room, by
 * its attribute `empty`) where nothing is asked. Sends `sentinel-label`. "Not sure" leaves the question away for as long as the
 * element lives.
 */
export class SentinelQuestion extends HTMLElement {
  /** Of `question({ now })`. */
  question?: Question;
  /** While one of the holder's is an open danger, nothing is asked. */
  alerts: readonly Alert[];
  locale: string;
  /** IANA name; `utcOffset`, else the payment's own clock, where absent. Attribute `time-zone`. */
  timeZone?: string;
  utcOffset?: number;
  mask: boolean;
  /** To the question, or to what was said last. */
  focus(options?: FocusOptions): void;
}

/** What was chosen on `<sentinel-before>`; "told" comes as soon as somebody says that they were told to pay, before any choice. */
export type SentinelBeforeDetail =
  | { choice: "pay" | "stop" | "told" }
  /** Not before this moment: a day, which a scam seldom outlives. */
  | { choice: "wait"; until: number };

/**
 * `<sentinel-before>`: shown before a payment is made, fed by `assess`. Says what is unlike the habits, asks whether somebody told the
 * payer to, and offers a day to think. Sends `sentinel-before`; paying, holding and stopping are the host's. After "review" and
 * "block" there is no button that pays. The operator's reasons are never shown. Of `wallet-sentinel/elements/before`.
 */
export class SentinelBefore extends HTMLElement {
  /** Of `assess(payment)`. Absent: nothing, and no room. */
  assessment?: Assessment;
  /** The event that was assessed, for its sum and its recipient. */
  payment?: Transaction;
  locale: string;
  timeZone?: string;
  utcOffset?: number;
  mask: boolean;
  focus(options?: FocusOptions): void;
}

/** What was said of a use in `<sentinel-access>`: `engine.ingest([{ kind: "label", accountId, of: { accessId }, label, at: Date.now() }])`. */
export interface SentinelAccessWordDetail {
  accountId: string;
  accessId: string;
  label: "legitimate" | "fraud" | "withdrawn";
}

/**
 * `<sentinel-access>`: who was here, by device and country, each use with "this was me" and "not me"; and takeovers step by step. Sends
 * `sentinel-access-word`. "Not me" leads to the first steps, in their order; under pressure to those against a scam. No address is shown.
 */
export class SentinelAccess extends HTMLElement {
  /** Uses of the account, in any order. Absent: loading. */
  events?: readonly Access[];
  /** Of those; what is not allowed is marked as unusual. */
  assessments: readonly Assessment[];
  /** Those with `steps` are drawn as stories. */
  alerts: readonly Alert[];
  /** What was said of uses, by their ids. */
  words: Record<string, "legitimate" | "fraud">;
  /** The device that this is. Attribute `own-device-id`. */
  ownDeviceId?: string;
  /** For what counts as new; the newest use where absent. */
  now?: number;
  /** A call, a shared screen or remote control is active, as the host sees. Attribute `pressure`. */
  pressure: boolean;
  locale: string;
  /** IANA name. Attribute `time-zone`. */
  timeZone?: string;
  utcOffset?: number;
}

/** `<sentinel-checkup>`: what to do for an account's protection, the next step first. */
export class SentinelCheckup extends HTMLElement {
  /** Of `checkup()`. Absent: loading. */
  items?: readonly CheckupItem[];
  locale: string;
  /** IANA name. Attribute `time-zone`. */
  timeZone?: string;
  utcOffset?: number;
}

/** The payments of a figure of `<sentinel-summary>`: what `<sentinel-payments>` takes as its `query`. */
export interface SentinelListDetail {
  query: PaymentQuery;
}

/** Filters that were changed on `<sentinel-payments>`: its `query` as it is now. */
export interface SentinelQueryChangeDetail {
  query: PaymentQuery;
}

/**
 * A payment was chosen: of `<sentinel-payments>` with its row, for `<sentinel-payment>`; of `<sentinel-payment>`, the one that belongs to
 * it, with its moment where that is known.
 */
export interface SentinelPaymentOpenDetail {
  accountId: string;
  id: string;
  row?: PaymentRow;
  at?: number;
}

/** A word on what a counterparty is, of all its payments: `engine.correctCategory({ ...detail, at: Date.now() })`, and the row handed in anew. Empty takes an earlier one back. */
export interface SentinelCategoryChangeDetail {
  counterparty: string;
  category: string;
}

/** An alert is to be shown: the `reveal` of `<sentinel-alerts>`. */
export interface SentinelAlertOpenDetail {
  alertId: string;
}

/** Every kind of payment that there is: for a host that keeps a list's query in its address, and takes none that is no kind. */
export const PAYMENT_KINDS: readonly Transaction["type"][];

/**
 * `<sentinel-payments>`: every payment, the newest first, by day with what was spent in it; searched and filtered. Drawn is what is in
 * sight, so a hundred thousand are as light as a hundred: pages are fetched as they come into sight. As high as
 * `--sentinel-list-height`. One stop of the keyboard: arrows, Home, End, Page Up and Page Down move, Enter opens. Sends
 * `sentinel-payment-open` and `sentinel-query-change`.
 */
export class SentinelPayments extends HTMLElement {
  /** An engine, a worker, a store. Absent: loading. */
  source?: { payments(query?: PaymentQuery): Payments | Promise<Payments> };
  /** What is listed; its filters are set here too. `limit` and `after` are the element's own. */
  query: PaymentQuery;
  /** Any value: another one says that the source knows something new, and it is asked again where the reader is. */
  revision: unknown;
  /** Marks payments, by `PaymentRow.alertIds`. */
  alerts: readonly Alert[];
  /** The payment that is shown elsewhere. */
  chosen?: { accountId: string; id: string };
  locale: string;
  /** IANA name; `utcOffset`, else the query's, else each payment's own clock, where absent. Attribute `time-zone`. */
  timeZone?: string;
  utcOffset?: number;
  mask: boolean;
  /** To the list. */
  focus(options?: FocusOptions): void;
}

/**
 * `<sentinel-payment>`: one payment with all that its row holds; its part in the sums and why; what belongs together with it, asked where
 * evidence does not decide; its alerts; a case for the desk. Sends `sentinel-decide`, `sentinel-charged-twice`,
 * `sentinel-category-change`, `sentinel-alert-open`, `sentinel-case`, and `sentinel-payment-open` for what belongs to it; where `helps` is set, `sentinel-help` of what its holder disowns.
 */
export class SentinelPayment extends HTMLElement {
  /** Of `payments()`. Absent: loading. */
  row?: PaymentRow;
  /** While one of the holder's is an open danger, nothing is asked. */
  alerts: readonly Alert[];
  /** How accounts are called, by their id, which is shown where absent. */
  accounts: Record<string, string>;
  /** Attribute `helps`. */
  helps: boolean;
  locale: string;
  /** IANA name; `utcOffset`, else each payment's own clock, where absent. Attribute `time-zone`. */
  timeZone?: string;
  utcOffset?: number;
  mask: boolean;
}

/** `<sentinel-case>`: a case for the operator's desk, to read, copy and print. */
export class SentinelCase extends HTMLElement {
  /** Of `supportCase()`. Absent: loading. */
  case?: SupportCase;
  locale: string;
  /** IANA name; `utcOffset`, else the case's own clock, where absent. */
  timeZone?: string;
  /** Minutes east of UTC. */
  utcOffset?: number;
  mask: boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "sentinel-alerts": SentinelAlerts;
    "sentinel-summary": SentinelSummary;
    "sentinel-watch": SentinelWatch;
    "sentinel-case": SentinelCase;
    "sentinel-plan": SentinelPlan;
    "sentinel-confirm": SentinelConfirm;
    "sentinel-question": SentinelQuestion;
    "sentinel-before": SentinelBefore;
    "sentinel-access": SentinelAccess;
    "sentinel-checkup": SentinelCheckup;
    "sentinel-payments": SentinelPayments;
    "sentinel-payment": SentinelPayment;
  }
  interface HTMLElementEventMap {
    "sentinel-act": CustomEvent<SentinelActDetail>;
    "sentinel-select": CustomEvent<SentinelSelectDetail>;
    "sentinel-case": CustomEvent<SentinelCaseDetail>;
    "sentinel-expect": CustomEvent<SentinelExpectDetail>;
    "sentinel-show": CustomEvent<SentinelShowDetail>;
    "sentinel-decide": CustomEvent<SentinelDecideDetail>;
    "sentinel-label": CustomEvent<SentinelLabelDetail>;
    "sentinel-charged-twice": CustomEvent<SentinelTwiceDetail>;
    "sentinel-recurring": CustomEvent<SentinelRecurringDetail>;
    "sentinel-answer": CustomEvent<SentinelAnswerDetail>;
    "sentinel-before": CustomEvent<SentinelBeforeDetail>;
    "sentinel-list": CustomEvent<SentinelListDetail>;
    "sentinel-help": CustomEvent<SentinelHelpDetail>;
    "sentinel-query-change": CustomEvent<SentinelQueryChangeDetail>;
    "sentinel-payment-open": CustomEvent<SentinelPaymentOpenDetail>;
    "sentinel-category-change": CustomEvent<SentinelCategoryChangeDetail>;
    "sentinel-alert-open": CustomEvent<SentinelAlertOpenDetail>;
  }
}
