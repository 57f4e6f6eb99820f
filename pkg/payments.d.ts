/** The list of payments: what may be asked for, and each row with its part in the sums. */

import type { Currency, DecimalString, Millis, Transaction } from "./events.js";
import type { Link } from "./links.js";
import type { OffsetFrom } from "./summary.js";

/** Where a payment counts: in `spent`, in `received`, taken off another payment, or nowhere. */
export type Counts = "spent" | "received" | "pays-back" | "none";

/** What a row has to be; every entry that is told has to hold. */
export interface PaymentQuery {
  /** As in `SummaryQuery`: whose rows, and which of them are read together. */
  accountId?: string;
  holderId?: string;
  /** From this moment on; from the first payment where absent. */
  from?: Millis;
  /** Up to this moment, itself not included. */
  to?: Millis;
  /** Zone by whose days `from` and `to` are meant, for payments of which only the day is known: as in `SummaryQuery`. */
  timeZone?: string;
  utcOffset?: number;
  offsets?: OffsetFrom[];
  /** In names, notes, descriptions, order and other numbers; capital or small, full or half width and blanks are the same. */
  text?: string;
  /** As groups by category are named; empty for those of none. */
  category?: string;
  /** As groups by counterparty are named. */
  counterparty?: string;
  kinds?: Transaction["type"][];
  counts?: Counts[];
  /** An alert tells of it, in whatever state; or none does. */
  flagged?: boolean;
  /** Games and tips, as "minor-spending" counts them; or anything else. */
  play?: boolean;
  /** The account's first payment to its counterparty, of all that is kept; or a later one, or to nobody that is named. */
  first?: boolean;
  /**
   * Money left by it or is leaving, whatever came of that later, as reasons count it: own moves, what is under way and what came back
   * among the rest, and nothing that failed, was given up or was undone. Or anything else.
   */
  left?: boolean;
  /** How it was paid; payments of which nobody says so are of none. */
  channels?: NonNullable<Transaction["channel"]>[];
  /**
   * Purchases that somebody made (no agreement, nobody's transfer) and that have something in common with one of the account's, by its id: the
   * category (by the merchant's code before its own word, as suspicions read it), the way of paying, the kind of card or account, or that
   * nothing confirmed them, paid in the same way. What "unusual-run" counts; nothing where that payment is none of these, or is kept no more.
   */
  like?: { id: string; in: "category" | "channel" | "instrument" | "confirmation" };
  currency?: Currency;
  /** The amount at least, and at most, in whatever currency it is. */
  least?: DecimalString;
  most?: DecimalString;
  /** As the sums are asked for that the rows are to add up to (`SummaryQuery`). */
  refunds?: "in-payment-period" | "in-refund-period";
  exclude?: Transaction["type"][];
  /** Rows of a page, 100 where absent. */
  limit?: number;
  /** `Payments.after` of the page before, asked with the same query. */
  after?: string;
}

/** A payment, and what it is to the sums. */
export interface PaymentRow {
  /**
   * As it was told, words on it put together. Not kept: balances, places, devices and circumstances; of a note and a
   * description the first 420 bytes (140 letters of Chinese).
   */
  payment: Transaction;
  counts: Counts;
  /**
   * Its part there: what it cost in the end, or what came of it; of one that pays back, its own amount. "0" where it counts
   * nowhere.
   */
  amount: DecimalString;
  /** What it adds to `Totals.spent` and `Totals.received`: over all pages of a range these add up to the totals to the cent. */
  spent?: DecimalString;
  received?: DecimalString;
  /**
   * Why it counts nowhere: "counted-elsewhere" (another export shows it), "settled" (another row is what it became), "pending",
   * "failed", "closed", "reversed", "own-transfer", "excluded" (by the query), "zero", "paid-back" (all of it).
   */
  because?: string;
  /** Under which it is summed; a refund under its payment's. Empty where nobody knows. */
  category: string;
  links: Link[];
  /** Alerts that tell of it, in any state, the oldest first. */
  alertIds: string[];
}

/** An account of which payments are kept. */
export interface AccountSummary {
  accountId: string;
  holderId?: string;
  /** As `Config.names` has it. */
  name?: string;
  /** As `Config.operators` has it. */
  operator?: string;
  /** Payments that are kept one by one. */
  payments: number;
  /** Payments that are kept as sums of their months. */
  folded: number;
  /** The first payment and the last one, folded ones included. */
  firstAt?: Millis;
  lastAt?: Millis;
  /** Alerts that nobody has settled. */
  openAlerts: number;
}

/** A page of payments. */
export interface Payments {
  rows: PaymentRow[];
  /** How many there are on all pages. */
  count: number;
  /** What asks for the next page; absent on the last. */
  after?: string;
}
