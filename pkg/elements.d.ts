/**
 * "wallet-sentinel/elements": custom elements for any page or webview. Importing it defines them; nothing else here
 * has a side effect.
 *
 * Properties in, events out, no state of their own: the host asks the engine and hands the answers in. Themed by
 * `--sentinel-*` custom properties and by parts; safe under a strict content security policy.
 */
import type { Alert, Disposition, RefundablePayment, Summary, SupportCase, WatchedCase } from "./index.js";

/** What `<sentinel-alerts>` asks the host to do: `engine.act(alertId, { ...action, at: Date.now(), by: "holder" })`. */
export interface SentinelActDetail {
  alertId: string;
  action:
    | { do: "acknowledge" | "reopen" }
    | { do: "escalate"; disposition?: "fraud" | "scam" }
    | { do: "snooze"; until: number }
    | { do: "resolve"; disposition: Disposition };
}

/** A month (or week, or year) was chosen, or none any more; a category, or with null none; another length of time. */
export type SentinelSelectDetail =
  | { kind: "month"; from: number; to: number; interval: "week" | "month" | "year" }
  | { kind: "category"; key: string | null }
  | { kind: "interval"; interval: "week" | "month" | "year" }
  | null;

/**
 * `<sentinel-alerts>`: what looked unusual, why, and what to do, story by story. Sends `sentinel-act`. "I made this payment"
 * asks whether someone told them to before it counts: "yes" is an escalation as a scam, with its steps.
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
  coverage?: { payments: number; from: number; to: number };
  /** Anything with a `code`, told in its place. */
  error?: { code?: string };
  /** Only alerts of this time; its button sends `sentinel-select` with null. */
  period: { from: number; to: number } | null;
  /** BCP 47; the page's `lang` where empty. Attribute `locale`. */
  locale: string;
  /** IANA name for times; `utcOffset`, else the browser's own zone where absent. Attribute `time-zone`. */
  timeZone?: string;
  /** Minutes east of UTC for times. Attribute `utc-offset`. */
  utcOffset?: number;
  /** Shows only the beginning of names, and no digit of an amount. Attribute `mask`. */
  mask: boolean;
}

/** `<sentinel-summary>`: where the money went, as charts with their tables. Sends `sentinel-select`. */
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
  /** Offers the other two; whoever sets it asks the engine anew when one is chosen. Attribute `switches`. */
  switches: boolean;
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

/** What `<sentinel-watch>` asks to be shown: `engine.supportCase(detail)`. */
export interface SentinelCaseDetail {
  accountId: string;
  caseId: string;
}

/** That a refund was asked for: `engine.ingest([{ kind: "expectation", id, at: Date.now(), ...detail }])`. */
export interface SentinelExpectDetail {
  what: "refund";
  accountId: string;
  transactionId: string;
  amount?: string;
  currency?: string;
}

/** `<sentinel-watch>`: payments to watch, who has each, since when, due when. Sends `sentinel-case` and `sentinel-expect`. */
export class SentinelWatch extends HTMLElement {
  /** Of `watched()`. Absent: loading. */
  cases?: readonly WatchedCase[];
  /** Of `refundable()`: what somebody may have asked to be refunded. */
  payments: readonly RefundablePayment[];
  /** For the progress of each; the browser's clock where absent. */
  now?: number;
}

/** `<sentinel-plan>`: what is unlike other months, how budgets stand, what comes again. */
export class SentinelPlan extends HTMLElement {
  /** One answer with all its parts, over the current month. Absent: loading. */
  summary?: Summary;
  /** Which parts: words of "unusual budgets recurring". */
  show: string;
  locale: string;
  /** IANA name; `utcOffset`, else the clock by which the answers were reckoned, where absent. Attribute `time-zone`. */
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
  }
  interface HTMLElementEventMap {
    "sentinel-act": CustomEvent<SentinelActDetail>;
    "sentinel-select": CustomEvent<SentinelSelectDetail>;
    "sentinel-case": CustomEvent<SentinelCaseDetail>;
    "sentinel-expect": CustomEvent<SentinelExpectDetail>;
  }
}
