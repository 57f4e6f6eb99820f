/** "wallet-sentinel/messages": codes and parameters into sentences. Needs no wasm. */
import type { Alert, ErrorDetails, Reason } from "./index.js";

export interface Description {
  title: string;
  /** What was seen. */
  body: string;
  /** What is usual, and the rest of why; one sentence each. */
  why: string[];
  /** What to do, in the order to do it. */
  advice: string[];
}

/** In the nearest locale that has texts: "zh" and "zh-Hans-CN" read zh-CN; English where nothing is near. */
export function describe(
  what: Alert | Reason,
  locale: string,
  /** `mask` shows only the beginning of names; `utcOffset`, minutes east of UTC, is where times are told. */
  options?: { mask?: boolean; utcOffset?: number },
): Description;

/** A failure in a sentence with its place and the way out: of a SentinelError, a rejected event, a skipped row. */
export function describeError(error: { code?: string; details?: ErrorDetails; index?: number; field?: string; value?: string; line?: number }, locale: string): string;

/** A category's name; a text that is none of the known codes stays as it is. */
export function category(code: string, locale: string): string;

/**
 * Adds a locale, or texts to one that is there: keys to ICU MessageFormat.
 * @throws an error with code `options-invalid` naming the key whose text does not parse
 */
export function addMessages(locale: string, catalogue: Record<string, string>): void;

/** Locales that have texts, those added among them. */
export function locales(): string[];

/** One text with its parameters filled in; the key itself where no catalogue has it. For hosts that build their own views. */
export function message(key: string, locale: string, values?: Record<string, string | number | boolean>): string;
export function hasMessage(key: string, locale: string): boolean;
/** A category's name; a text that is no known code stays as it is. */
export function category(code: string, locale: string): string;
/** A failure in a sentence with its place and the way out: a SentinelError, a rejected event, a skipped row. */
export function describeError(
  error: { code?: string; details?: { index?: number; field?: string; value?: string; line?: number }; index?: number; field?: string; value?: string; line?: number },
  locale: string,
): string;
/** Locales that have texts. */
export function locales(): string[];
/** The nearest of them. */
export function resolveLocale(locale: string): string;
/** The locale for numbers and dates that suits those texts. */
export function formatLocale(locale: string): string;

/** Values into words. Money is exact: it is formatted from its decimal string. */
export namespace format {
  type TimeStyle = "day" | "short-day" | "month" | "short-month" | "minute" | "clock";
  function money(amount: string, currency: string, locale: string): string;
  function roughMoney(amount: number, currency: string, locale: string, options?: { compact?: boolean }): string;
  function number(value: number, locale: string, options?: Intl.NumberFormatOptions): string;
  function percent(value: number, locale: string): string;
  function durationParts(ms: number): { unit: "seconds" | "minutes" | "hours" | "days"; value: number };
  function time(at: number, locale: string, options?: { style?: TimeStyle; utcOffset?: number }): string;
  function hour(hour: number, locale: string): string;
  function maskName(name: string): string;
}
