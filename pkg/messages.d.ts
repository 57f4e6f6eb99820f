/** "wallet-sentinel/messages": codes and parameters into sentences. Needs no wasm. */
import type { ErrorDetails, Reason } from "./index.js";

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

/**
 * In the nearest locale that has texts: "zh" and "zh-Hans-CN" read zh-CN; English where nothing is near. A reason that was
 * kept without its parameters is told by its title.
 * @throws {SentinelError} `field-type` naming the argument that is of a wrong type
 */
export function describe(
  /** Of an alert no more is needed than what a host may have kept of it. */
  what: { topic: string; severity: string; reasons: Reason[] } | Pick<Reason, "code" | "params" | "unless">,
  locale: string,
  /** `mask` shows only the beginning of names; `utcOffset`, minutes east of UTC, is where times are told. */
  options?: { mask?: boolean; utcOffset?: number } | null,
): Description;

/** A failure in a sentence with its place and the way out: of a SentinelError, a rejected event, a skipped row. @throws {SentinelError} `field-type` */
export function describeError(error: { code?: string; details?: ErrorDetails; index?: number; field?: string; value?: string; line?: number }, locale: string): string;

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
  /** All but the first character hidden. */
  function maskName(name: string): string;
}
