// @ts-check
/**
 * Values into words: money, shares, durations, hours, days, names.
 *
 * Money is formatted from its decimal string (Intl takes strings exactly; a float would lose cents past 2^53). Days and
 * hours are those of the account holder, by the clock that is given, not those of whoever looks at the screen.
 * Not here: sentences (the catalogues) and which of them to say (describe.js).
 */
import { minutesEast } from "./clock.js";
import { characters, settled } from "./text.js";

/** @type {Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.DisplayNames>} Formatters cost about 50 µs to build; a list shows thousands. */
const cache = new Map();

/** @template {Intl.NumberFormat | Intl.DateTimeFormat | Intl.DisplayNames} T @param {string} key @param {() => T} make @returns {T} */
function cached(key, make) {
  let made = cache.get(key);
  if (!made) cache.set(key, (made = make()));
  return /** @type {T} */ (made);
}

/** How a currency is written where the locale's own habit misleads: both yuan and yen are ¥, and here yuan is the rule. */
const DISPLAY = /** @type {Record<string, "narrowSymbol" | "code">} */ ({ CNY: "narrowSymbol", JPY: "code" });

/** @param {string} currency @param {string} locale @param {Intl.NumberFormatOptions} [options] */
function moneyFormat(currency, locale, options = {}) {
  return cached(
    `money ${locale} ${currency} ${JSON.stringify(options)}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        currencyDisplay: DISPLAY[currency] ?? "symbol",
        ...options,
      }),
  );
}

/**
 * An exact amount: "1234.5" and "CNY" give ¥1,234.50. A currency that Intl refuses is written before the digits.
 * @param {string} amount @param {string} currency @param {string} locale
 */
export function money(amount, currency, locale) {
  try {
    return moneyFormat(currency, locale).format(/** @type {any} */ (amount));
  } catch {
    return `${currency} ${amount}`.trim();
  }
}

/**
 * An amount of which only the currency may be seen: ¥***.
 * @param {string} currency @param {string} locale
 */
export const maskMoney = (currency, locale) => money("0", currency, locale).replace(/\d[\d.,\s]*/u, "***");

/**
 * A rounded amount for headlines and axes: no cents, or compact ("¥1.2万") where `compact` is set. What is less than one keeps its
 * cents: thirty of them are not nothing.
 * @param {number} amount @param {string} currency @param {string} locale @param {{ compact?: boolean }} [options]
 */
export function roughMoney(amount, currency, locale, { compact = false } = {}) {
  try {
    const how = /** @type {Intl.NumberFormatOptions} */ (
      compact && Math.abs(amount) >= 1000
        ? { notation: "compact", maximumFractionDigits: 1 }
        : Math.abs(amount) > 0 && Math.abs(amount) < 1
          ? { minimumFractionDigits: 2 }
          : { maximumFractionDigits: 0 }
    );
    return moneyFormat(currency, locale, { minimumFractionDigits: 0, ...how }).format(amount);
  } catch {
    return `${currency} ${Math.round(amount)}`;
  }
}

/** @param {number} value @param {string} locale @param {Intl.NumberFormatOptions} [options] */
export function number(value, locale, options = {}) {
  return cached(
    `number ${locale} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(locale, options),
  ).format(value);
}

/** @param {number} value 0 to 1 @param {string} locale */
export function percent(value, locale) {
  return number(value, locale, { style: "percent", maximumFractionDigits: 0 });
}

/**
 * The part of a duration people say: "10 minutes", "3 hours". Rounded up, since it is read as "within".
 * @param {number} ms @returns {{ unit: "seconds" | "minutes" | "hours" | "days", value: number }}
 */
export function durationParts(ms) {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
  // "24 hours" is said of a day's window, "2 days" of anything longer.
  if (ms >= 2 * day) return { unit: "days", value: Math.ceil(ms / day) };
  if (ms >= hour) return { unit: "hours", value: Math.ceil(ms / hour) };
  if (ms >= minute) return { unit: "minutes", value: Math.ceil(ms / minute) };
  return { unit: "seconds", value: Math.max(1, Math.ceil(ms / 1000)) };
}

/**
 * An instant in the holder's time. `style`: "day" 3 March 2026, "short-day" Tue, 3 Mar 2026, "month" March 2026, "short-month" Mar, "short-date" 3/3, "year" 2026, "minute" 3 Mar 21:30.
 * @typedef {"day" | "short-day" | "month" | "short-month" | "short-date" | "year" | "minute" | "clock"} TimeStyle
 * @param {number} at @param {string} locale
 * @param {{ style?: TimeStyle } & import("./clock.js").Clock} [options] the host's own clock where they name none
 */
export function time(at, locale, { style = "day", ...clock } = {}) {
  const options = /** @type {Record<string, Intl.DateTimeFormatOptions>} */ ({
    day: { year: "numeric", month: "long", day: "numeric" },
    "short-day": { year: "numeric", month: "short", day: "numeric", weekday: "short" },
    month: { year: "numeric", month: "long" },
    "short-month": { month: "short" },
    "short-date": { month: "numeric", day: "numeric" },
    year: { year: "numeric" },
    minute: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  })[style];
  const format = cached(
    `time ${locale} ${style}`,
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }),
  );
  const shifted = at + minutesEast(at, clock) * 60_000;
  return Number.isFinite(new Date(shifted).getTime()) ? format.format(shifted) : String(at);
}

/**
 * An hour of the day as people say it: 凌晨3时, 3 AM.
 * Chinese names the part of the day, and its noon is 12 while its midnight is 0: no single hour cycle of Intl gives both.
 * @param {number} hour 0 to 23 @param {string} locale
 */
export function hour(hour, locale) {
  const zh = /^zh\b/.test(locale);
  const cycle = zh && hour === 0 ? "h11" : "h12";
  return cached(
    `hour ${locale} ${cycle}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        hour: "numeric",
        hourCycle: cycle,
        timeZone: "UTC",
        ...(zh ? { dayPeriod: "short" } : {}),
      }),
  ).format(Date.UTC(2024, 0, 1, hour));
}

/**
 * A country or region by its name: "JP" is Japan, 日本. A code that Intl does not know stays as it is.
 * @param {string} code ISO 3166-1 alpha-2 @param {string} locale
 */
export function country(code, locale) {
  try {
    return (
      cached(`country ${locale}`, () => new Intl.DisplayNames(locale, { type: "region" })).of(code) ?? code
    );
  } catch {
    return code;
  }
}

/**
 * A name with all but its first character (as people see one: a flag, a letter with its accents) hidden. The stars are two whatever the length, which would tell too.
 * @param {string} name
 */
export function maskName(name) {
  const [first] = characters(settled(name));
  return first ? `${first}**` : "";
}

/**
 * A name by itself, as a label: one line of what can be seen. In HTML it stands in a `<bdi>`; in a sentence `describe` and
 * `message` see to it.
 * @param {string} text @param {{ mask?: boolean }} [options]
 */
export const name = (text, { mask = false } = {}) => (mask ? maskName(text) : settled(text));
