/** "wallet-sentinel/messages": codes and parameters into sentences. Needs no wasm. */
import type { Alert, Assessment, ErrorDetails, Family, Receipt, Reason, SupportCase } from "./index.js";

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

/** A case as `supportCase` gives it: account, numbers, times with their zone, and that no help needs screen sharing, a code, a download or a transfer. */
export function describe(what: SupportCase, locale: string, options?: { mask?: boolean; utcOffset?: number } | null): CaseDescription;
/**
 * In the nearest locale that has texts: "zh" and "zh-Hans-CN" read zh-CN; English where nothing is near. A reason that was
 * kept without its parameters is told by its title.
 * @throws {SentinelError} `field-type` naming the argument that is of a wrong type
 */
export function describe(
  /** Of an alert no more is needed than what a host may have kept of it. */
  what: { topic: string; severity: string; reasons: Reason[] } | Pick<Reason, "code" | "params" | "unless">,
  locale: string,
  /** `mask` shows only the beginning of names and no digit of an amount; `utcOffset`, minutes east of UTC, is where times are told. */
  options?: { mask?: boolean; utcOffset?: number } | null,
): Description;

export interface AnalystDescription {
  /** Probability and score, baseline, versions: what of these is known of what was given. */
  lines: string[];
  /** Each reason's share of the log-odds, and the values that it tells, by their permanent names. */
  reasons: { code: string; share: string; values: string[] }[];
  /** Of a receipt: every measure that was read. */
  features: string[];
}

/** The same in numbers. Of a receipt it knows most: features, versions, how far learnt weights count. */
export function describeForAnalyst(
  what: Receipt | Assessment | Pick<Alert, "reasons"> | Pick<Reason, "code" | "params" | "unless">,
  locale: string,
  options?: { mask?: boolean; utcOffset?: number; version?: string; scoring?: number },
): AnalystDescription;

export interface MachineDescription {
  severity?: string;
  outcome?: string;
  probability?: number;
  base?: number;
  count?: number;
  reasons: { code: string; family?: Family; contribution?: number; params: Record<string, string | number | boolean>; unless?: Reason["unless"] }[];
}

/** Codes and parameters, for logs and other programs; no locale changes it. `mask` leaves names and amounts out. */
export function describeForMachine(
  what: Assessment | Pick<Alert, "reasons" | "severity"> | Pick<Reason, "code" | "params" | "unless">,
  options?: { mask?: boolean },
): MachineDescription;

/** A failure in a sentence with its place and the way out: of a SentinelError, a rejected event, a skipped row. @throws {SentinelError} `field-type` */
export function describeError(error: { code?: string; details?: ErrorDetails; index?: number; field?: string; nearest?: string; value?: string; line?: number }, locale: string): string;

/** A category's name; a text that is none of the known codes stays as it is. */
export function category(code: string, locale: string): string;

/**
 * Adds a locale, or texts to one that is there: keys to ICU MessageFormat.
 * @throws {SentinelError} `options-invalid` naming the key whose text does not parse, or "locale" where it is no language
 * tag; `field-type` naming the argument that is of a wrong type
 */
export function addMessages(locale: string, catalogue: Record<string, string>): void;

/** Locales that have texts, those added among them. */
export function locales(): string[];

/** The nearest locale that has texts: itself, its language, any of the same language, English. */
export function resolveLocale(locale: string): string;

/** The locale for numbers and dates beside those texts, so that a sentence never mixes two scripts. */
export function formatLocale(locale: string): string;

/** One text by its key, with its values: for hosts that build their own page out of the catalogue. */
export function message(key: string, locale: string, values?: Record<string, string | number | boolean>): string;

/** True where the nearest locale or English has a text under this key. */
export function hasMessage(key: string, locale: string): boolean;

/** A reason's parameters as they are printed, by name: for hosts that write their own sentences around them. */
export function printedValues(reason: Pick<Reason, "code" | "params">, locale: string, options?: { mask?: boolean; utcOffset?: number }): Record<string, string | number>;

/** How values are printed, for those who print them beside the sentences. */
export namespace format {
  type TimeStyle = "day" | "short-day" | "month" | "short-month" | "short-date" | "year" | "minute" | "clock";
  /** An exact amount with its currency. */
  function money(amount: string, currency: string, locale: string): string;
  /** Without cents, or compact, for headlines and axes. */
  function roughMoney(amount: number, currency: string, locale: string, options?: { compact?: boolean }): string;
  function number(value: number, locale: string, options?: Intl.NumberFormatOptions): string;
  /** Of a share, 0 to 1. */
  function percent(value: number, locale: string): string;
  function durationParts(ms: number): { unit: "seconds" | "minutes" | "hours" | "days"; value: number };
  function time(at: number, locale: string, options?: { style?: TimeStyle; utcOffset?: number }): string;
  /** An hour of the day, 0 to 23, as people say it. */
  function hour(hour: number, locale: string): string;
  /** A country or region by its ISO code: "JP" is Japan. */
  function country(code: string, locale: string): string;
  /** An amount of which only the currency may be seen. */
  function maskMoney(currency: string, locale: string): string;
  /** All but the first character hidden. */
  function maskName(name: string): string;
}
