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
  /** "wechat-pay.refund.card", say; "default." begins those of ours where no page of the operator was seen, "promised" is a date that was given, "given" a term of `Config.terms`. */
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
  /** Of a refund: goods went back. Nothing is due before the shop has them. */
  goodsReturned?: true;
  goodsReceivedAt?: Millis;
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
 * What a case is about. Problems of a payment: "payment-query", "payment-failed", "wrong-amount", "goods-missing", "refund-wanted",
 * "not-mine", "deceived" (its holder confirmed it, misled), or any reason's code; they need no payment where nobody can name it
 * (the note "payment-not-named"). Of the account: "account-locked", "password-forgotten", "message-missing",
 * "safety-question", "other-question".
 */
export type CaseOf =
  | { alertId: string; problem?: string }
  | { accountId: string; transactionId: string; problem?: string }
  | { accountId: string; caseId: string; problem?: string }
  | { accountId: string; problem: string };

/**
 * A way to an operator or an authority. A website is an https address, an e-mail an address, a phone digits; anything else, a script
 * say, is refused (`options-invalid`). A number without a source is never shown.
 */
export interface Contact {
  channel: "website" | "phone" | "in-app" | "social" | "email";
  value: string;
  /** ISO 3166-1 alpha-2, where it serves one country only. */
  region?: string;
  /** As schema.org writes opening hours: "Mo-Fr 09:00-18:00". */
  hours?: string;
  /** Whom it serves; the payer where absent. What serves shops is in no case. */
  for?: "payer" | "merchant";
  /** The operator's own page that says so, and the day on which it did: older than a year, it is shown as perhaps changed. */
  source: string;
  verifiedOn: string;
}
/** Who can help beside an operator: the police, those who warn of fraud, a line that leads to one's bank. */
export interface Authority extends Contact {
  who: "police" | "police-scotland" | "fraud-line" | "bank-line";
  region: string;
}
/** What is known of an operator, with its source: see `walletSheet` of the messages. */
export interface KnownOfOperator {
  what: string;
  /** Whose statement it is, of "export". */
  from?: string;
  source: string;
  verifiedOn: string;
}
export interface Operator {
  id: string;
  /** For people; the messages have one for those that are built in. */
  name?: string;
  contacts: Contact[];
  /** Names of functions of its app by locale, as people find them there: names alone, and no path. */
  functions?: { freeze?: Record<string, string> };
  known?: KnownOfOperator[];
}
/** What an operator's support desk asks for, ready to send: who, which payment, when, how much, what went wrong. */
export interface SupportCase {
  /** "unknown" where nothing says whose the account is. */
  operator: string;
  operatorName?: string;
  /** `Config.region`. */
  region?: string;
  /** A payer's; of that region, where it is known. */
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
  /**
   * What is uncertain: "calendar-estimated", "calendar-outside", "payment-not-seen", "payment-not-named", "term-unknown" (ask for a date),
   * "fee-untold" (less came than left, and no row tells a fee); and what explains a delay: "holiday", "promotion".
   */
  notes: string[];
}
