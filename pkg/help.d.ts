/**
 * What is waited for, and help with it: the service watch, its terms, and the case for an operator's desk.
 *
 * Written by hand, a part of index.d.ts, which exports all of it.
 */
import type { Currency, DecimalString, Millis } from "./events.js";

export interface WatchQuery {
  accountId?: string;
  limit?: number;
}

/** Where it is. What has come is never late. */
export type WatchState =
  | "on-track"
  | "due"
  | "overdue"
  | "window-closing"
  | "window-closed"
  | "resolved"
  /** The other side said no, and it has not come. */
  | "refused"
  /** Nobody waits for it any more. */
  | "withdrawn";

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
  /**
   * Of a transfer between own accounts: what left and does not show on the other side, where no row tells a fee. Where the
   * wallet's tariff makes up for it the case is resolved all the same; else the rest is still to come.
   */
  feeUntold?: DecimalString;
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

/**
 * What a case is about. Problems of a payment: "payment-query", "payment-failed", "wrong-amount", "goods-missing",
 * "not-mine", or any reason's code; of the account: "account-locked", "password-forgotten", "message-missing",
 * "safety-question", "other-question".
 */
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
  /** The same over changes of clocks, where the config has a `timeZone`. */
  offsets?: readonly { from: Millis; utcOffset: number }[];
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
  /** What is uncertain: "calendar-estimated", "calendar-outside", "payment-not-seen", "fee-untold" (less came than left, and no row tells a fee); and what explains a delay: "holiday", "promotion". */
  notes: string[];
}
