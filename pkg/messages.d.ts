/** "wallet-sentinel/messages": codes and parameters into sentences. Needs no wasm. */
import type { Millis } from "./events.js";
import type {
  Alert,
  Assessment,
  ErrorDetails,
  Family,
  Link,
  Receipt,
  Reason,
  SupportCase,
  Transaction,
} from "./index.js";

export type { Reason };

export interface Description {
  title: string;
  /** What was seen. */
  body: string;
  /** What is usual, and the rest of why; one sentence each. */
  why: string[];
  /** What to do, in the order to do it. */
  advice: string[];
}

/** A case for the operator's desk, in the payer's words. */
export interface CaseDescription extends Description {
  /** The whole of it, as plain text to copy or print. */
  text: string;
  /** In at most 300 characters, for complaint forms. */
  short: string;
}

/** Whose eyes a description is for; the holder's where absent. */
export type Audience = "holder" | "operator" | "all";

/** Where times are told: by the first of these that is given, else by the device's own clock. */
export interface Clock {
  /** IANA name. */
  timeZone?: string;
  /** Minutes east of UTC. */
  utcOffset?: number;
  /** Of an answer: those that it was reckoned by. */
  offsets?: readonly { from: Millis; utcOffset: number }[];
}

/**
 * A case as `supportCase` gives it: account, numbers, times with their zone, and that no help needs screen sharing, a code, a download or
 * a transfer. With `now`, what it rests on is said to have perhaps changed where it was seen more than a year ago.
 */
export function describe(
  what: SupportCase,
  locale: string,
  options?: ({ mask?: boolean; audience?: Audience; now?: Millis } & Clock) | null,
): CaseDescription;
/**
 * An assessment, worded for before the payment is made: `title` by its outcome, `body` what is about to be done, `why` each
 * reason as of now, `advice` to stop and check, a scam's and a takeover's apart. Where nothing is unlike the habits it says
 * just that, and that it goes by what it was given; never that a payment is safe. Reasons of the operator's are left out.
 */
export function describe(
  what: Pick<Assessment, "outcome" | "reasons"> & Partial<Assessment>,
  locale: string,
  /** `payment`, the event that was assessed, lets it name the sum and the recipient. */
  options?:
    | (Clock & {
        mask?: boolean;
        audience?: Audience;
        payment?: Pick<Transaction, "amount" | "currency"> & Partial<Transaction>;
      })
    | null,
): Description;
/** A link: what belongs together; where a person is asked, `title` is the question and `advice` what to look at. */
export function describe(
  what: Pick<Link, "relation" | "confidence" | "evidence"> & Partial<Link>,
  locale: string,
  options?: { mask?: boolean } | null,
): Description;
/**
 * In the nearest locale that has texts: "zh" and "zh-Hans-CN" read zh-CN; English where nothing is near. A reason that was
 * kept without its parameters is told by its title.
 * @throws {SentinelError} `field-type` naming the argument that is of a wrong type; `audience-not-allowed` where it is the
 * operator's and `audience` does not say that the desk reads
 */
export function describe(
  /** Of an alert no more is needed than what a host may have kept of it. */
  what: { topic: string; severity: string; reasons: Reason[] } | Pick<Reason, "code" | "params" | "unless">,
  locale: string,
  /**
   * `mask` shows only the beginning of names and no digit of an amount. `audience`: "operator" or "all" tells what is the operator's; else it is left out of what is the holder's.
   * `now`, the present: the advice of an alert whose payment is older than two days is then that of its age (dispute it, ask for records), and stops nothing any more.
   */
  options?: ({ mask?: boolean; audience?: Audience; now?: Millis } & Clock) | null,
): Description;

export interface AnalystDescription {
  /** Probability and score, baseline, versions: what of these is known of what was given. */
  lines: string[];
  /** Each reason's share of the log-odds, and the values that it tells, by their permanent names. */
  reasons: { code: string; share: string; values: string[] }[];
  /** Of a receipt: every measure that was read. */
  features: string[];
}

/** The same in numbers, for a desk: every reason that it is given, the operator's among them. Of a receipt it knows most: features, versions, how far learnt weights count. */
export function describeForAnalyst(
  what: Receipt | Assessment | Pick<Alert, "reasons"> | Pick<Reason, "code" | "params" | "unless">,
  locale: string,
  options?: { mask?: boolean; version?: string; scoring?: number } & Clock,
): AnalystDescription;

export interface MachineDescription {
  severity?: string;
  outcome?: string;
  probability?: number;
  base?: number;
  count?: number;
  reasons: {
    code: string;
    audience: "holder" | "operator";
    family?: Family;
    contribution?: number;
    params: Record<string, string | number | boolean>;
    unless?: Reason["unless"];
  }[];
}

/** Codes and parameters, for logs and other programs of a desk's: every reason that it is given, with its `audience`; no locale changes it. `mask` leaves names and amounts out. */
export function describeForMachine(
  what: Assessment | Pick<Alert, "reasons" | "severity"> | Pick<Reason, "code" | "params" | "unless">,
  options?: { mask?: boolean },
): MachineDescription;

/** A failure in a sentence with its place and the way out: of a SentinelError, a rejected event, a skipped row. @throws {SentinelError} `field-type` */
export function describeError(
  error: {
    code?: string;
    details?: ErrorDetails;
    index?: number;
    field?: string;
    nearest?: string;
    value?: string;
    expected?: readonly string[];
    line?: number;
  },
  locale: string,
): string;

/** A category's name; a text that is none of the known codes stays as it is. */
export function category(code: string, locale: string): string;

/**
 * Adds a locale, or texts to one that is there: keys to ICU MessageFormat.
 * @throws {SentinelError} `options-invalid` naming the key whose text does not parse, or "locale" where it is no language
 * tag; `field-type` naming the argument that is of a wrong type
 */
export function addMessages(locale: string, catalogue: Record<string, string>): void;

/**
 * Where the reader lives, ISO 3166-1 alpha-2: numbers of authorities in advice are shown to whom they serve. Without a region, what the
 * device's time zone or languages suggest. Until it is called each number is told with its country.
 */
export function liveIn(region?: string): void;

/** Locales that have texts, those added among them. */
export function locales(): string[];

/** The nearest locale that has texts: itself, its language, any of the same language, English. */
export function resolveLocale(locale: string): string;

/** The locale for numbers and dates beside those texts, so that a sentence never mixes two scripts. */
export function formatLocale(locale: string): string;

/** One text by its key, with its values: for hosts that build their own page out of the catalogue. */
export function message(
  key: string,
  locale: string,
  values?: Record<string, string | number | boolean>,
): string;

/** True where the nearest locale or English has a text under this key. */
export function hasMessage(key: string, locale: string): boolean;

/** A reason's parameters as they are printed, by name: for hosts that write their own sentences around them. */
export function printedValues(
  reason: Pick<Reason, "code" | "params">,
  locale: string,
  options?: { mask?: boolean } & Clock,
): Record<string, string | number>;

/** How values are printed, for those who print them beside the sentences. */
export namespace format {
  type TimeStyle = "day" | "short-day" | "month" | "short-month" | "short-date" | "year" | "minute" | "clock";
  /** An exact amount with its currency. */
  function money(amount: string, currency: string, locale: string): string;
  /** Without cents, or compact, for headlines and axes. */
  function roughMoney(
    amount: number,
    currency: string,
    locale: string,
    options?: { compact?: boolean },
  ): string;
  function number(value: number, locale: string, options?: Intl.NumberFormatOptions): string;
  /** Of a share, 0 to 1. */
  function percent(value: number, locale: string): string;
  function durationParts(ms: number): { unit: "seconds" | "minutes" | "hours" | "days"; value: number };
  function time(at: number, locale: string, options?: { style?: TimeStyle } & Clock): string;
  /** An hour of the day, 0 to 23, as people say it. */
  function hour(hour: number, locale: string): string;
  /** A country or region by its ISO code: "JP" is Japan. */
  function country(code: string, locale: string): string;
  /** An amount of which only the currency may be seen. */
  function maskMoney(currency: string, locale: string): string;
  /** All but the first character, as people count them, hidden. */
  function maskName(name: string): string;
  /** A name as a label: one line, without controls, turns of direction and what cannot be seen. Set it in a `<bdi>`. */
  function name(text: string, options?: { mask?: boolean }): string;
}
