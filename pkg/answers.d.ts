/**
 * What comes out of events: assessments with their reasons, alerts, and what was refused.
 *
 * Written by hand, a part of index.d.ts, which exports all of it.
 */
import type { Currency, DecimalString, Disposition, Millis } from "./events.js";

export type Topic = "payment" | "access" | "service" | "spending";
export type Severity = "info" | "notice" | "warning" | "danger";
export type RiskLevel = "low" | "elevated" | "high" | "critical";
export type Outcome = "allow" | "challenge" | "review" | "block";

/** Of a payment or a use of the account. Other events have none of their own. */
export interface Assessment {
  /** Of the event in the batch. */
  index: number;
  eventId: string;
  accountId: string;
  /** 0 to 100; 100 is the most suspicious. A monotone reading of `probability`. */
  score: number;
  probability: number;
  /**
   * Log-odds before the reasons: the prior, and all that is too small to be a reason, speaks for the payment, or is not for
   * these readers (`Config.audience`). base + the
   * sum of the contributions is the logit of `probability`.
   */
  base: number;
  riskLevel: RiskLevel;
  /** True while too little is known of the account for its own habits to count. Never a silent 0. */
  warmingUp: boolean;
  /** Advice: a server running the same core has the last word. Where a `Verdict` on this event came in, it is that. */
  outcome: Outcome;
  /**
   * The strongest first, of those that `Config.audience` allows: the holder's where nothing is said. The score is made of all;
   * shares of reasons that are not shown are in `base`.
   */
  reasons: Reason[];
  alertIds: string[];
  /** What the payment would come to if the reasons in shadow were live, and which of them spoke; absent where none did. */
  shadow?: { outcome: Outcome; rules: string[] };
  /**
   * True where `assess` or `receipt` is asked about a payment that has come in and has no decision any more, or has none as it
   * is asked about: what stands by itself of it (movement, charge, label and the like) was left out, and what its amount and
   * hour taught the habits was not. Else absent.
   */
  approximate?: boolean;
}

export interface Reason {
  /** Whose it is to read. */
  audience: "holder" | "operator";
  /** Permanent: one of `about().reasonCodes`. */
  code: string;
  /** Its share of the log-odds, in nats. */
  contribution: number;
  /** All that `about().reasons` declares, always; an unknown name is "". */
  params: Record<string, string | number | boolean>;
  /** What would have stayed quiet. */
  unless?: { field: string; op: "<=" | ">="; bound: string | number };
}

export interface Rejected {
  /** Of the event in the batch. */
  index: number;
  id?: string;
  code: string;
  /** Dotted where nested; of an unknown key its path as it was given. */
  field?: string;
  /** The known field that an unknown key is near to. */
  nearest?: string;
  /** As in ErrorDetails. */
  value?: string;
  /** As in ErrorDetails. */
  expected?: readonly string[];
}

/** Of an event that was taken and is doubtful all the same. */
export interface IngestWarning {
  /** Of the event in the batch. */
  index: number;
  /**
   * `currency-unlisted`: no currency of ISO 4217, of today or since 1999; `time-far-ahead`: more than 400 days after the
   * newest that is known of the account, the import and the clock.
   */
  code: string;
  field?: string;
  value?: string;
}

export interface IngestResult {
  /** Events of every kind; also payments that were known and dropped from the ledger, which are kept again and not judged twice. */
  accepted: number;
  updated: number;
  /** Already known, to the letter. */
  unchanged: number;
  /** A bad event never stops the others. */
  rejected: Rejected[];
  /** What was taken and is doubtful all the same. */
  warnings: IngestWarning[];
  /** Of the payments, in their order; `index` says which event of the batch each is of. */
  assessments: Assessment[];
  /** New and changed. */
  alerts: Alert[];
}

export interface Alert {
  /** Of account and `dedupKey`: the same in every engine and replay. */
  id: string;
  accountId: string;
  topic: Topic;
  /**
   * Whom it is for. Money-flow suspicions (structuring, rapid-in-out, fan-in, fan-out, round-trip) are the operator's
   * desk's: the payer must not learn that a report is considered, so that only an engine whose `Config.audience` says so
   * hands them out. A payment may raise one alert
   * for each; the holder's then holds the other reasons only, and is as severe as they alone make it.
   */
  audience: "holder" | "operator";
  /** From how likely it is and what it would cost: how much money for this account, and whether it can be had back. */
  severity: Severity;
  /**
   * "acknowledged" covers what was seen: the same again counts up in silence, and only what is materially worse (graver, or
   * twice the number) opens it again. So do "snoozed", "resolved" and "expired".
   */
  state: "open" | "acknowledged" | "snoozed" | "escalated" | "resolved" | "expired";
  snoozedUntil?: Millis;
  /** When it was first put before a person's eyes (`act` with "show"): from then its age counts. */
  shownAt?: Millis;
  /**
   * It was found in an import: whoever lists it says so, and nobody is notified. Of an import everything that would have been a
   * warning or worse is an alert of its own, however long ago it was.
   */
  fromImport?: boolean;
  /** Reason, subject and local day, never an amount. */
  dedupKey: string;
  /** Payments; a burst is one alert. */
  count: number;
  /** How many of them came in silence since somebody last acted on it: what a snooze has swallowed. */
  sinceAct?: number;
  firstAt: Millis;
  lastAt: Millis;
  eventIds: string[];
  reasons: Reason[];
  /** The latest payment that it is about. */
  payment?: { amount: DecimalString; currency: Currency; counterparty?: string; at: Millis };
  /** When the operator should have acted, where the alert is about a late payment or refund. */
  dueAt?: Millis;
  disposition?: Disposition;
  /** What the server decided of its payments. */
  verdicts?: { eventId: string; outcome: Outcome; at: Millis; source: string }[];
  /** The same for alerts on payments that lie less than a day apart: perhaps one story. */
  storyId: string;
  /** Of a takeover: its steps so far, in their order. `what` is an access's action, or "payment"; of what was tried in vain (`failed`) only the first is a step. Absent on other alerts. */
  steps?: { eventId: string; at: Millis; what: string; failed?: true }[];
  /**
   * The last fifty steps: "raise", the actions, "worse", "wake", "expire", "held-back", "withdraw" (the clock was wrong),
   * "over" (its cause has ended), "again" (the cause came back), "verdict-block" and the like.
   */
  history: { at: Millis; action: string; by?: string }[];
}

// ---------------------------------------------------------------- the question of the week

export interface QuestionQuery {
  /** The moment at which it is asked. */
  now: Millis;
  /** Of one account; of all of them the one whose answer is worth most where absent. */
  accountId?: string;
}

/** The payment of which an answer would teach most: to be asked in an open page, and answered by a `Label`. */
export interface Question {
  accountId: string;
  /** Id of the payment. */
  eventId: string;
  /** Code of the reason that spoke most strongly; its `<code>.title` says it. */
  why: string;
  /** How many of the last payments share its payee or its kind, itself included: what the answer speaks of. */
  likeIt: number;
  at: Millis;
  /** Minutes east of UTC. */
  utcOffset: number;
  amount: DecimalString;
  currency: Currency;
  counterparty?: string;
}

// ---------------------------------------------------------------- the check-up of an account

/** What the wallet knows of an account's protection. Absent is not known, and not judged. No password ever goes in. */
export interface SecurityFacts {
  twoStep?: boolean;
  biometric?: boolean;
  passwordLength?: number;
  /** Kinds of characters. Taken, and without effect: today's standard asks for length (NIST SP 800-63-4). */
  passwordClasses?: number;
  /** Taken: only a change after something happened counts. */
  passwordChangedAt?: Millis;
  reusedPassword?: boolean;
  suspectedLeak?: boolean;
  /** The payment PIN is a date, a row or one digit. Six digits are enough otherwise: the operator counts the attempts. */
  guessablePin?: boolean;
  alertsOn?: boolean;
  contactVerified?: boolean;
  knownDevices?: number;
}

/** One line of advice of `checkup`. */
export interface CheckupItem {
  /** "checkup-…", worded by `describe`. */
  code: string;
  severity: Severity;
  params: Record<string, string | number | boolean>;
}
