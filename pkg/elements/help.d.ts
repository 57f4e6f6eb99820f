/** "wallet-sentinel/elements/help": from "something went wrong" to the right people, one question at a time. */
import type {
  Authority,
  CaseOf,
  AccountSummary,
  Operator,
  PaymentQuery,
  Payments,
  SupportCase,
} from "../index.js";

/** Where somebody said that they live: keep it, hand it in as `region`, and give it to the engine as `Config.region`. */
export interface SentinelRegionDetail {
  region: string;
}

/** What `<sentinel-help>` asks: an engine, a worker or a store. Without `payments` and `accounts` it asks for the wallet alone. */
export interface HelpSource {
  supportCase(of: CaseOf, operator?: string | Operator): SupportCase | Promise<SupportCase>;
  payments?(query: PaymentQuery): Payments | Promise<Payments>;
  accounts?(): AccountSummary[] | Promise<AccountSummary[]>;
}

/** What happened, as `<sentinel-help>` offers it. */
export type HelpStart =
  | "locked"
  | "password"
  | "message"
  | "not-mine"
  | "deceived"
  | "failed"
  | "not-arrived"
  | "wrong-amount"
  | "refund"
  | "fee";

/** What a host knows already, as `<sentinel-alerts>` and `<sentinel-payment>` hand it on. */
export interface HelpKnown {
  /** Whether somebody led them to confirm it; of "not-mine". */
  led?: boolean;
  /** Whether it was charged twice; of "wrong-amount". */
  twice?: boolean;
  accountId?: string;
  /** With the moment at which it was paid. */
  transactionId?: string;
  at?: number;
}

/**
 * `<sentinel-help>`: ten starts in plain words, then the wallet, then the payment; each ends in what to do now, whom to contact, a
 * message ready to send, copy, print or save, what to expect, and what if nothing happens. Sends `sentinel-region`.
 */
export class SentinelHelp extends HTMLElement {
  /** Without one there are steps and people, and no message. */
  source?: HelpSource;
  /** ISO 3166-1 alpha-2, "ZZ" for unknown; asked for once where empty or no region. Attribute `region`. */
  region: string;
  /** Your own operators: each replaces ours of its id whole. */
  operators: readonly Operator[];
  /** Your own authorities, in place of all of ours. */
  authorities?: readonly Authority[];
  /** The present, where it is not the device's. */
  now?: number;
  /** Stands as one line until it is opened. Attribute `folds`. */
  folds: boolean;
  /** Attribute `open`. */
  open: boolean;
  /** BCP 47; the page's `lang` where empty. Attribute `locale`. */
  locale: string;
  /** IANA name for times. Attribute `time-zone`. */
  timeZone?: string;
  /** Minutes east of UTC for times. Attribute `utc-offset`. */
  utcOffset?: number;
  /** Shows only the beginning of names, and no digit of an amount. Attribute `mask`. */
  mask: boolean;
  /** Begins anew with a problem, or with the choice of one: for a host's own button. What is known is not asked. */
  begin(start?: HelpStart, known?: HelpKnown): void;
}

/**
 * `<sentinel-promise>`: what was promised and no statement shows (a refund, an arrival, an end of charges, a discount, points, a release),
 * entered, withdrawn or marked as refused; its day can be saved to the calendar, without names. Sends `sentinel-expect`.
 */
export class SentinelPromise extends HTMLElement {
  /** Of `watched()`. */
  cases: readonly WatchedCase[];
  /** Of `refundable()`: what a promise may belong to. */
  payments: readonly RefundablePayment[];
  /** Where somebody lives, for what to do about a refusal. Attribute `region`. */
  region: string;
  /** The present, where it is not the device's. */
  now?: number;
  locale: string;
  timeZone?: string;
  utcOffset?: number;
  mask: boolean;
}

/** `<sentinel-wallet>`: what is known of a wallet, each line with source and day; what is not, by its name; the way to its statement in pictures. */
export class SentinelWallet extends HTMLElement {
  /** Its id. Attribute `operator`. */
  operator: string;
  /** Your own: each goes before ours of its id, in your words (`wallet.<what>.<id>` of `addMessages`). */
  operators: readonly Operator[];
  now?: number;
  locale: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "sentinel-help": SentinelHelp;
    "sentinel-promise": SentinelPromise;
    "sentinel-wallet": SentinelWallet;
  }
  interface HTMLElementEventMap {
    "sentinel-region": CustomEvent<SentinelRegionDetail>;
  }
}
