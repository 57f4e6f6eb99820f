/**
 * wallet-sentinel: what goes in. Payments are judged; uses of the account are what payments are judged by; labels say
 * afterwards what an event was, and verdicts what the operator's server decided. What persons do with alerts, and say of
 * categories, pairs and series, are events too: whoever keeps them all in one log replays it through `ingest`.
 *
 * Money is a decimal string, time is whole milliseconds since the Unix epoch, absence is an absent key.
 * What comes out, and the verbs, are in index.d.ts, which hands these types on.
 */

/** Milliseconds since the Unix epoch, whole, within the range of a JavaScript date. */
export type Millis = number;
/** Digits, at most 15 before the point and 7 after; no sign, exponent, separator or space. */
export type DecimalString = string;
/** ISO 4217, three capitals. */
export type Currency = string;
/** ISO 3166-1 alpha-2, two capitals. */
export type Country = string;

export type SentinelEvent =
  | Transaction
  | Access
  | Expectation
  | Label
  | Verdict
  | Act
  | Correction
  | Decision
  | SeriesWord;

/** A payment of one account. */
export interface Transaction {
  /**
   * The same id again is another word on the same payment, never a second one, whatever it changes: words are put together
   * field by field, each field as the newest word that tells it. Only another currency, or another sum than one that was
   * settled (or money in where it was money out), is refused with `id-conflict`.
   *
   * Which word is newer: that of the later `exportedAt`; a word without one is live, and newer than every export known before
   * it. Where that settles nothing, the status further on: authorized or pending, closed or failed, completed,
   * partly-refunded (the larger `refunded`), refunded, reversed; of one status, the last to come. What was completed may fail
   * by a live word. `unknown` never replaces a known status. An older status is refused with `status-backwards`: what is known
   * stays, and what the older word tells beyond it is filled in.
   *
   * `at` is the moment of paying: where words differ, the one known closer than by its day, then the earlier, since paying
   * comes before settling and booking. Habits keep the time that was told first.
   *
   * Words of different exports give the same payment and sums in any order, and told twice. Without a ledger
   * (`ledgerDays: 0`) only the newest word on status and sums is known: an older status is refused all the same, nothing is
   * filled in.
   */
  kind: "transaction";
  /** The caller's own. Unique by (accountId, kind, id). */
  id: string;
  /** One wallet, card or bank account. */
  accountId: string;
  /** The person behind several accounts. */
  holderId?: string;
  at: Millis;
  /** Minutes east of UTC where the account holder lives; the config's where absent, which is 480, China, unless set. */
  utcOffset?: number;
  /** Features of the time of day are switched off where only the day is known. */
  timePrecision?: "second" | "minute" | "day";
  /** When the export that tells it was made; absent of what is told live. By it a newer word on the payment is known. */
  exportedAt?: Millis;
  /** "neutral" moves money between the holder's own pockets: neither spent nor received. */
  direction: "debit" | "credit" | "neutral";
  type:
    | "purchase"
    | "transfer"
    | "cash-out"
    | "top-up"
    | "refund"
    | "fee"
    | "card-repayment"
    | "red-packet"
    | "investment"
    | "exchange"
    | "income"
    | "interest"
    | "adjustment"
    | "other";
  status:
    | "authorized"
    | "pending"
    | "completed"
    | "failed"
    | "closed"
    | "reversed"
    | "refunded"
    | "partly-refunded"
    | "unknown";
  /** A number is refused with `amount-not-string`: binary floating point cannot hold cents. */
  amount: DecimalString;
  currency: Currency;
  /** What the payment cost in the merchant's currency. */
  original?: { amount: DecimalString; currency: Currency };
  fee?: DecimalString;
  feeIncluded?: boolean;
  discount?: DecimalString;
  points?: number;
  refunded?: DecimalString;
  balanceAfter?: DecimalString;
  /** Of the payment that this one refunds or reverses: its id, else any other number of it. */
  refundOf?: string;
  /** The same payment as another account's export shows it. */
  sameAs?: { accountId: string; id: string };
  counterparty?: { id?: string; name?: string; kind?: "person" | "merchant" | "own" | "unknown" };
  /** The merchant's own order number. */
  orderId?: string;
  /** The operator's own transaction number, as its support desk asks for it. */
  reference?: string;
  /**
   * Every other number under which this payment, or the one that it refunds, may be named elsewhere: at most 8, each of at
   * most 256 bytes (`list-too-long`). In a CSV they stand in one cell, with `|` between them.
   */
  references?: string[];
  mcc?: string;
  /** One of the category codes that messages have a name for (`category.<code>`), or the caller's own word. */
  category?: string;
  channel?: "online" | "in-store" | "transfer" | "atm" | "recurring" | "unknown";
  instrument?: {
    id?: string;
    kind: "balance" | "debit-card" | "credit-card" | "bank-account" | "credit-line" | "points" | "other";
    last4?: string;
  };
  /** How the payer confirmed; "none" for payments without a password. */
  authentication?: Method | "none";
  /** The standing agreement (auto-renewal, payment without a password) that this was drawn under. */
  agreementId?: string;
  /** Who pays where it is not the holder: a family card. */
  payerAccountId?: string;
  /** What the host app sees at the moment of payment. */
  context?: { call?: boolean; screenShare?: boolean; remoteControl?: boolean };
  country?: Country;
  /** Degrees. */
  location?: { lat: number; lon: number };
  deviceId?: string;
  ip?: string;
  description?: string;
  note?: string;
}

export type Method = "password" | "fingerprint" | "face" | "one-time-code" | "passkey" | "other";

/**
 * Somebody used the account: came in, was asked again, changed its keys. Judged as payments are: each has an assessment (its
 * thresholds are `Config.accessThresholds`), and suspicious uses within three days of one another, with the payments that follow,
 * are one alert that tells them in steps. What was unusual is believed once its holder passed a challenge on it (`challengeOf`),
 * somebody labelled it "legitimate", or three days went by undisputed. What no use was told of is not suspected.
 */
export interface Access {
  /** Nothing in a use ever changes: the same id with other content is refused with `id-conflict`. */
  kind: "access";
  /** The caller's own. Unique by (accountId, kind, id): a payment may have the same one. */
  id: string;
  accountId: string;
  /** The person behind several accounts. */
  holderId?: string;
  at: Millis;
  /** Minutes east of UTC where the account holder lives. */
  utcOffset?: number;
  action:
    | "login"
    | "challenge"
    | "password-reset"
    | "password-change"
    | "two-step-on"
    | "two-step-off"
    | "device-bind"
    | "card-bind"
    | "agreement-sign"
    | "family-card-grant"
    | "contact-change"
    | "payee-add"
    | "limit-raise"
    | "notifications-off"
    | "sim-change"
    | "account-lock"
    | "account-unlock"
    /** A device asked a service for something, perhaps by itself: no sign-in. It teaches what is usual and raises no alert. */
    | "service-use";
  /** False where it was tried in vain. */
  success: boolean;
  /** The event that a challenge answers. */
  challengeOf?: string;
  method?: Method;
  deviceId?: string;
  ip?: string;
  /** A name for where it came from that is steadier than the address: an operator's network, say. */
  network?: string;
  country?: Country;
  /** Degrees. */
  location?: { lat: number; lon: number };
  /** What the device says it is: a browser's user agent, an app's version. */
  agent?: string;
}

/**
 * Something was promised, or asked for, that no statement shows: from then on the engine watches for it (`watched`), and
 * tells when it is late, short, or not as promised. Accepted without an assessment of its own.
 *
 * - "refund": money back for a payment; or, without `transactionId`, a refund of this very amount.
 * - "arrival": money that was sent, or that is to come (of this amount, without `transactionId`).
 * - "cancellation": no further charge under the payment's agreement, by its id or else its shop, from `until` on, else from
 *   `at`; each charge is told by itself, however many were paid back.
 * - "discount", "points": taken off the payment, or given for it.
 * - "release": the end of a hold.
 *
 * Rejected with `field-missing` where nothing would tell that it has come; `until-before-at`; and, where the payment is
 * known, `refund-exceeds-payment`, `refund-before-payment`, `currency-mismatch`. A payment that is not known yet is waited
 * for. Needs the ledger: `ledger-off` where `ledgerDays` is 0.
 */
export interface Expectation {
  kind: "expectation";
  /** The caller's own. The same again is `unchanged`, with another state `updated`, with other content `id-conflict`. */
  id: string;
  accountId: string;
  holderId?: string;
  /** When it was promised or asked for; of another state, when that was said: the newest word counts. */
  at: Millis;
  utcOffset?: number;
  what: "refund" | "arrival" | "cancellation" | "discount" | "points" | "release";
  transactionId?: string;
  /** Of a refund, what is asked for at the price of the goods: where a coupon was used, its share does not come back. */
  amount?: DecimalString;
  currency?: Currency;
  /** Promised by then; the operator's term, or a default, where absent. */
  until?: Millis;
  /**
   * "withdrawn": nobody waits for it any more, and nothing more is told of it. "refused": the other side said no, which is
   * told; money that comes all the same ends that. What it was about need not be said again. "open" where absent, which
   * also takes the other two back.
   */
  state?: "open" | "withdrawn" | "refused";
  /** What was said for it. */
  reason?: string;
  /**
   * Of a refund: goods went back. A shop's time begins when it has them, so until `goodsReceivedAt` is said nothing is late, and the case
   * says that no term is known. Said again under the same id (`updated`), it is news of a promise that is known: of two the newer by `at` counts.
   */
  goodsReturned?: boolean;
  /** Since when the shop has them; says by itself that they went back. Before the payment: `refund-before-payment`. */
  goodsReceivedAt?: Millis;
}

/**
 * What a person or a chargeback later said of an event. Accepted without an assessment of its own: it teaches. From the
 * next hour on, payments to the same counterparty, in the same trade, are judged by it, for every account of this engine;
 * and once there are fraud and genuine labels in number, the weights move too (`Config.learn`).
 *
 * - Said again, the same word: `unchanged`. So is a word whose `at` is earlier than that of another one on the same event:
 *   the newest counts, in whatever order they come in, and of two of the same moment the last.
 * - Another word for the same event replaces the earlier one. The counts are those of the newest word alone; the weights
 *   learn from the first word only.
 * - "withdrawn" takes the word back: the counts are as if nothing had been said. What the weights learnt stays. Where
 *   nothing had been said: `unchanged`.
 * - Later than `Config.labelHorizonDays` after the payment, it moves the counts only.
 * - Of an event that was never seen, or is no longer remembered: rejected with `label-unknown` at `of.transactionId` or
 *   `of.accessId`. Events are remembered up to `limits.payments` per account; with `ledgerDays` 0 for 120 days, or for
 *   `labelHorizonDays` where that is longer.
 */
export interface Label {
  kind: "label";
  /** Of the event that it is about. */
  accountId: string;
  /** A payment, or a use of the account. */
  of: { transactionId: string; accessId?: undefined } | { accessId: string; transactionId?: undefined };
  /** When it became known. */
  at: Millis;
  /**
   * "fraud": somebody else acted, so that their device and network are to blame as well. "scam": the holder acted,
   * misled; only the receiver is. "legitimate" is worth as much: without it nothing tells fraud from trade. What one account says counts for
   * others as one witness does: of a counterparty its further reports within a month less and less, its good words about its first three
   * payments there in a month and no further ones.
   */
  label: "fraud" | "scam" | "legitimate" | "withdrawn";
}

/**
 * The operator's server decided; it has the last word over the device. Accepted without an assessment of its own: from then
 * on it is the event's outcome wherever it is assessed again, and what was told of the event is settled: "allow" for every
 * payment of an alert resolves it as legitimate, anything else escalates it. It is a decision, not a confirmation: it teaches
 * nothing, labels do.
 *
 * - The newest verdict on an event counts, in whatever order they come in. The same again, or an older one: `unchanged`.
 * - On an event that was never seen, or is no longer remembered: rejected with `verdict-unknown` at `of.transactionId` or
 *   `of.accessId`.
 */
export interface Verdict {
  kind: "verdict";
  /** Of the event that it is about. */
  accountId: string;
  of: { transactionId: string; accessId?: undefined } | { accessId: string; transactionId?: undefined };
  /** When it was reached. */
  at: Millis;
  outcome: "allow" | "challenge" | "review" | "block";
  /** Who decided, in the operator's own words; it stands in the alert's history. */
  source: string;
}

/** How an alert turned out. */
export type Disposition = "fraud" | "scam" | "legitimate" | "operator-error" | "solved" | "duplicate";

/** Something that is done with an alert, when, and by whom. */
export type AlertAction = { at: Millis; by?: string } & (
  | { do: "acknowledge" | "reopen" }
  /** It was put before a person's eyes: from the first time on its age counts. What nobody has seen is never over by its age. */
  | { do: "show" }
  /** With what it was, where the holder knows: that teaches at once, while the alert stays in hand. */
  | { do: "escalate"; disposition?: "fraud" | "scam" }
  /** Silences this reason about this subject until then: 92 days at most. A takeover is not silenced: `snooze-not-allowed`. */
  | { do: "snooze"; until: Millis }
  | { do: "resolve"; disposition: Disposition }
);

/**
 * What somebody did with an alert, as the verb `act` does it. Ids of alerts are the same in every engine and replay.
 *
 * - Done already, or done and overtaken by what was done since: `unchanged`.
 * - What the alert's state does not allow: rejected with `action-not-allowed` or `snooze-not-allowed`; so is a `disposition`
 *   or an `until` beside a deed that has none, since nobody would find it again.
 * - About an alert that is not here yet: accepted; it waits, and is done when the alert is raised. As many wait as alerts are
 *   kept (`limits.alerts`); then the oldest goes (`status().evicted.acts`). The verb `act` refuses it with `alert-unknown`.
 */
export type Act = AlertAction & {
  kind: "act";
  alertId: string;
  /** Of the alert: an act that still waits is erased with it. */
  accountId?: string;
};

/** The holder's word on what a counterparty is: see `correctCategory`. */
export interface Correction {
  kind: "correction";
  counterparty: string;
  /** Empty: an earlier correction is taken back. */
  category: string;
  at: Millis;
}

/** A payment, or a promise, by its account and id. */
export interface EventRef {
  accountId: string;
  id: string;
  /** "transaction" where absent. */
  kind?: "transaction" | "expectation";
}

/** Pays back; undoes; is the posted form of; is the same payment as; is the other side of an own transfer; is what was awaited. */
export type Relation = "pays-back" | "reverses" | "settles" | "same-payment" | "other-side" | "awaited";

/**
 * A person's word on whether two payments belong together, over whatever evidence says. Which of the two is named first makes no
 * difference. Of each pair and relation the newest word counts, in whatever order they come; of one moment "withdrawn" before
 * no before yes. Said again, or overtaken: `unchanged`. A pair that is not here yet is kept like any other, as many as alerts
 * are kept (`limits.alerts`); then the oldest word goes (`status().evicted.decisions`). Erased with either account. That
 * payments of two holders belong together is refused with `holder-mismatch` where both are known.
 */
export interface Decision {
  kind: "decision";
  a: EventRef;
  b: EventRef;
  relation: Relation;
  /** "withdrawn": an earlier word is taken back. */
  is: boolean | "withdrawn";
  at: Millis;
}

/**
 * A person's word on a series of payments that come again, by its `id` in `summary().recurring`. The newest word on a series
 * counts. It may come before the payments, and is kept over re-imports, as many as alerts are kept (`limits.alerts`;
 * `status().evicted.series`). Erased with the account, or with the last account of its holder.
 */
export type SeriesWord = {
  kind: "recurring";
  /** Of the series. */
  id: string;
  at: Millis;
} & (
  | {
      /** "confirm": it is one, and is told while two of its payments are on a beat. "dismiss": it is told and expected no more. */
      do: "confirm" | "dismiss";
    }
  /** It is part of the other series, whose id and words hold for both. */
  | { do: "merge"; into: string }
);
