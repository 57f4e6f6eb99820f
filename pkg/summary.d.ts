/**
 * Where the money went: what may be asked, and every part of the answer.
 *
 * Written by hand, a part of index.d.ts, which exports all of it.
 */
import type { Currency, DecimalString, Millis, Transaction } from "./events.js";

export interface SummaryQuery {
  /** Every account where absent. With a holder, that account's part of the holder's summary. */
  accountId?: string;
  /**
   * The accounts of one person, joined: a transfer from one to another is `excluded`, and a payment that both a wallet's
   * and a card's export show is counted once (quality "counted-once"). So are all accounts, each holder's, where neither is
   * given. An account alone is told as its own export tells it.
   */
  holderId?: string;
  /** Sums of this category only; of what has none, where empty. `recurring`, `budgets`, `trends` and `firstTime` are of all. */
  category?: string;
  /** From this moment on. */
  from: Millis;
  /** Up to this moment, itself not included. */
  to: Millis;
  /** What counts as today for budgets, missed payments and the same days so far; the end of the range where absent. */
  now?: Millis;
  /**
   * IANA name, for where days and months begin; right over changes of daylight saving, in every year from 1950 to 2100. The
   * config's where neither this nor `utcOffset` is told. A payment of which only the day is known is on that day in every zone.
   */
  timeZone?: string;
  /** Minutes east of UTC, where there is no `timeZone`; the config's where absent. */
  utcOffset?: number;
  /** What `timeZone` is turned into, for whoever has it already. */
  offsets?: OffsetFrom[];
  interval?: "day" | "week" | "month" | "year";
  by?: "category" | "counterparty" | "channel" | "instrument" | "country" | "currency" | "type";
  /**
   * "previous": as many whole months before, where the range is of whole months; else as many days, else as long a time.
   * "same-days-so-far": the beginning of that, up to where today is in this one. "year-ago": the same days of last year; of 29 February the 28th.
   * "median": sum by sum the median of the last six.
   */
  compare?: "previous" | "same-days-so-far" | "year-ago" | "median";
  /**
   * Where a refund counts: off its payment in the payment's period (where absent), or off what was spent in its own. Once
   * either way, however many files and parts it came in. A refund that only a column tells of has no day of its own, and
   * stays with its payment (quality "refund-date-unknown").
   */
  refunds?: "in-payment-period" | "in-refund-period";
  /** Types that are left out by choice: they are in `excluded`, as own transfers, top-ups, repayments and investments are. */
  exclude?: Transaction["type"][];
  /**
   * Everything in one currency too, at the rate of each payment's local day: one unit of `from` is `rate` of `to`. Rounded
   * payment by payment to the smallest coin of `to` (ISO 4217), halves to the even one, so that groups and intervals add up.
   * A rate holds on its own day, and on `carryDays` more where there is no newer one (0 where absent).
   */
  convert?: {
    to: Currency;
    rates: { from: Currency; day: string; rate: DecimalString }[];
    carryDays?: number;
  };
  /** What is wanted beside totals, series and groups; everything where absent. They read all that is kept, not the range only. */
  parts?: ("recurring" | "budgets" | "trends" | "first-time")[];
}

/** `spent` is net of refunds; `net` may begin with "-". Pending and failed payments are in neither. */
export interface Totals {
  /** May begin with "-" where refunds count in their own period. */
  spent: DecimalString;
  received: DecimalString;
  net: string;
  refunded: DecimalString;
  fees: DecimalString;
  discounts: DecimalString;
  /** Loyalty points, to hundredths; no money. */
  points: DecimalString;
  /** Neutral flows: moved between the holder's own pockets, or left out by choice. */
  excluded: DecimalString;
  pending: DecimalString;
  /** Refunds on the way. */
  refundsPending: DecimalString;
  /** Payments in `spent` or `received`: `made` and `cameIn` together. */
  count: number;
  /** Payments by which money left: purchases, transfers to others, fees. */
  made: number;
  /** Payments by which money came in, refunds of what is not known among them. */
  cameIn: number;
  /** Rows of nothing: coupons, rides on a pass. They are in no other count, and raise and teach nothing. */
  zero: number;
  /** Attempts that failed. */
  failed: number;
}

export interface Summary {
  /** By currency: sums of different currencies are never mixed. */
  totals: Record<Currency, Totals>;
  /** All in one currency; only where every rate was given. */
  converted?: Totals & { currency: Currency };
  /** The rates that were not, by currency and local day; 2,000 of them at most. */
  missingRates?: { from: Currency; day: string }[];
  series: { from: Millis; to: Millis; totals: Record<Currency, Totals>; converted?: Totals }[];
  /**
   * The most spent first. `key` is empty where the payment does not tell; `share` (0 to 1 of what the groups that cost something cost together; none of what is less than nothing) and `change`
   * (against the time compared with, 0.1 for a tenth more) are absent where currencies are mixed and not converted.
   */
  groups: {
    key: string;
    totals: Record<Currency, Totals>;
    converted?: Totals;
    share?: number;
    change?: number;
  }[];
  /** Of the time compared with, where one was. */
  previous?: Record<Currency, Totals>;
  /** The five groups that changed most against it. Where currencies are mixed and not converted, in the one with most payments. */
  movers: { key: string; currency: Currency; spent: string; before: string }[];
  /** Ids of the largest payments, the largest first; where currencies are mixed, of the currency with the most payments. */
  largest: string[];
  /** Who was paid in the range and never before; empty where nothing is kept from before it. Fifty at most. */
  firstTime: { counterparty: string; at: Millis; amount: DecimalString; currency: Currency }[];
  /** What comes again and again, the next one due first, what has ended last. */
  recurring: Recurring[];
  /** What of it is expected from now until the end of the range. */
  upcoming: {
    counterparty: string;
    income: boolean;
    category: string;
    at: Millis;
    amount: DecimalString;
    currency: Currency;
  }[];
  budgets: BudgetState[];
  /** What is usual of a month: all in one first, then by category, the largest first. */
  trends: Trend[];
  /**
   * What was left out, guessed or unexplained, so that no total is silently wrong. Of folded months (`Config.ledgerDays`), each
   * with the number of payments: "months-folded" (counted as sums of their months), "months-cut" (not counted: an edge of the
   * range, or of a time compared with, lies within the month), "months-of-another-zone" (counted in the month that they were of
   * in the zone in which they were folded), "months-in-no-interval" (in the totals, and in none of days or weeks),
   * "months-undivided" (not known by channel, instrument, country or type: under the empty key, and not left out by `exclude`),
   * "months-joined" (of counterparties too small to be kept apart: under the empty key of their category), "months-at-one-rate"
   * (converted at the rate of their month's last payment), "months-added-to" (came after their month was folded, or before
   * their accounts were one holder's: not held against the folded ones), "months-changed" (another word came on them since),
   * "months-closed" (not let in: so much was folded that known and new cannot be told apart there).
   */
  quality: { code: string; count: number; amount?: DecimalString; currency?: Currency }[];
  /** By which its days were reckoned, over all the time that it tells of: a day of it is named by these (`format.time`). */
  offsets: OffsetFrom[];
}

/** Minutes east of UTC, from this moment on. */
export interface OffsetFrom {
  from: Millis;
  utcOffset: number;
}

/** Payments to or from one counterparty that keep a rhythm, each beat met within some days, a quarter of them missed at most. */
export interface Recurring {
  /**
   * The same after another import, in another engine, at another price and in another spelling: of the holder (or account),
   * the counterparty's name, the currency, the rhythm and the direction. Where a shop has two alike, the cheaper is the first.
   */
  id: string;
  /** "confirmed": on a person's word (`recurring`), whatever the evidence. */
  state: "seen" | "confirmed";
  counterparty: string;
  /** Money that comes in: wages, say. */
  income: boolean;
  category: string;
  currency: Currency;
  /** The level now: the median since the price last changed, of six payments at most. */
  amount: DecimalString;
  /** The next one is expected between these. */
  low: DecimalString;
  high: DecimalString;
  every: "week" | "two-weeks" | "four-weeks" | "month" | "quarter" | "half-year" | "year";
  everyDays: number;
  count: number;
  lastAt: Millis;
  /** Midnight of the day; where it has ended, of the day on which it would have come. */
  nextAt: Millis;
  /** As far before and after as one has drifted so far. */
  nextFrom: Millis;
  nextTo: Millis;
  /** How much more the latest price is than the one before, where it differs; may begin with "-". */
  priceChange?: string;
  /** It should have come by now. `nextAt` is then of the one after. */
  missed: boolean;
  /** Two in a row did not come. */
  ended: boolean;
  /** The first one cost half of the second, or less. */
  trial: boolean;
  /** The oldest first; 26 at most. */
  eventIds: string[];
}

/** How a budget stands in the period of today. */
export interface BudgetState {
  /** Absent: everything. */
  category?: string;
  currency: Currency;
  interval: "week" | "month";
  from: Millis;
  to: Millis;
  limit: DecimalString;
  spent: string;
  over: boolean;
  /** Where it is likely to end, and between what. */
  projected: string;
  low: string;
  high: string;
  /**
   * What the projection rests on. "periods": what up to twelve earlier ones still spent after the same day and hour, their
   * median, least and most. "days": mean and deviation of days, where there are fewer than four periods; four times in five
   * it ends between `low` and `high`. "none": less than two weeks are known, and `projected` is what was spent.
   */
  basis: "periods" | "days" | "none";
  basisCount: number;
  /** Recurring payments that are expected before it ends. */
  upcoming: DecimalString;
  /** `limit` less `spent` less `upcoming`: what can still be spent; may begin with "-". */
  left: string;
}

/** A month against others, by medians and median deviations, which a few odd months do not move. */
export interface Trend {
  /** Absent: everything. */
  category?: string;
  currency: Currency;
  /** Whole months that are known. */
  months: number;
  /** Fewer than six: nothing is called unusual. */
  short: boolean;
  /** A whole month's usual. */
  level: DecimalString;
  /** This month so far. */
  spent: DecimalString;
  /** What is usual of as many days of a month: median, and three robust deviations either way. */
  low: DecimalString;
  usual: DecimalString;
  high: DecimalString;
  unusual: boolean;
  /** The first month of a new level (Pettitt's test, once in a hundred by chance), and the level before. */
  changedAt?: Millis;
  levelBefore?: DecimalString;
  /** Shares of payments from Monday to Sunday, where they differ (χ², once in a hundred by chance). */
  weekdays?: number[];
  /** Spending of a day in the week after the largest income over that of other days, where it is more in nearly every month. */
  afterPayday?: number;
}
