/** What belongs together: pairs of movements, how they belong, and how sure that is. */

import type { Currency, DecimalString, EventRef, Millis, Relation, Transaction } from "./events.js";

/** How sure a link is: a row names the other one; evidence enough to count by; a person is asked; a person has said so. */
export type Confidence = "certain" | "likely" | "asked" | "decided";

export interface LinkQuery {
  /** All that this account's rows are part of. */
  accountId?: string;
  holderId?: string;
  /** One payment's. */
  of?: EventRef;
  confidence?: Confidence[];
  limit?: number;
  /** The `id` of the last link of the page before. */
  after?: string;
}

/** A row of a link, as far as a person knows it again. */
export interface LinkRow {
  at: Millis;
  /** Minutes east of UTC where it was paid: its day, where only the day is known, is the day there. */
  utcOffset: number;
  timePrecision?: "day";
  amount: DecimalString;
  currency: Currency;
  /** As its statement names it: anybody's text (`format.name`). */
  counterparty?: string;
  direction: Transaction["direction"];
  status: Transaction["status"];
}

/** Two movements that belong together, or may. Sums follow every link but those that are "asked". */
export interface Link {
  /** The same for the same pair, in every engine. */
  id: string;
  /** What pays back, reverses, was posted, is counted, or left. */
  a: EventRef;
  b: EventRef;
  relation: Relation;
  /** Of `a`. */
  amount?: string;
  currency?: string;
  confidence: Confidence;
  /** What speaks for it, the weightiest first: "named", "decided", "number", "amount", "stated", "name", … (`describe`). */
  evidence: string[];
  /** The two rows themselves. */
  rows: { a: LinkRow; b: LinkRow };
}
