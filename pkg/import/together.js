// @ts-check
/**
 * Several statements of one archive: the files of one export are put together, others are counted and left out.
 *
 * Google's export has a file for purchases, one for sends, one for all that was done, one for services used, and the same purchase may stand
 * in two of them. Not here: what a file holds (the core).
 */

/**
 * @typedef {import("../import.d.ts").ImportResult} ImportResult
 * @typedef {import("../index.d.ts").Transaction} Transaction
 */

/** The layout of Google's archive as a whole. */
export const TAKEOUT = "google.takeout";

/** The warnings' codes, here because the core sees one table at a time. */
const LEFT_OUT = "statement-left-out";
const NOT_PAYMENTS = "not-payments";

/** Zones lie quarters of an hour apart, and the times of purchases name none. */
const QUARTER = 15 * 60_000;
/** The widest that two zones lie apart. */
const WIDEST = 26 * 60 * 60_000;
const MINUTE = 60_000;

/**
 * @param {ImportResult[]} found in the archive's order
 * @param {number} noPayments files that are recognised and hold none
 * @returns {ImportResult}
 */
export function together(found, noPayments) {
  const [first] = found;
  const isGoogle = first.layout.startsWith("google.");
  const own = isGoogle ? found.filter(({ layout }) => layout.startsWith("google.")) : [first];
  const left = found.filter((one) => !own.includes(one));
  const whole = own.length > 1 ? joined(own) : first;
  const inner = whole.warnings.find(({ code }) => code === LEFT_OUT)?.count ?? 0;
  const leftOut = inner + left.reduce((sum, one) => sum + 1 + countOf(one), 0);
  const warnings = whole.warnings.filter(({ code }) => code !== LEFT_OUT);
  if (leftOut) warnings.push({ code: LEFT_OUT, count: leftOut });
  if (noPayments) warnings.push({ code: NOT_PAYMENTS, count: noPayments });
  return { ...whole, warnings };
}

/** @param {ImportResult} result of an archive in this one */
const countOf = ({ warnings }) => warnings.find(({ code }) => code === LEFT_OUT)?.count ?? 0;

/**
 * The files of one export, as one.
 * @param {ImportResult[]} parts
 * @returns {ImportResult}
 */
function joined(parts) {
  /** @type {Map<string, number>} */
  const warnings = new Map();
  for (const { code, count } of parts.flatMap((part) => part.warnings))
    warnings.set(code, (warnings.get(code) ?? 0) + count);
  const repeated = repeatedIn(parts);
  const kept = parts.map((part) =>
    part.events
      .map((event, place) => ({ event, lines: part.origins[place] }))
      .filter(({ event }) => !repeated.has(event)),
  );
  const again = parts.flatMap((part, at) =>
    part.events.flatMap((event, place) =>
      repeated.has(event)
        ? part.origins[place].map((line) => ({
            line,
            code: "row-repeated",
            text: event.description ?? "",
            part: at,
          }))
        : [],
    ),
  );
  const accesses = parts.flatMap((part) => part.accesses ?? []);
  const accessOrigins = parts.flatMap((part) => part.accessOrigins ?? []);
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  return {
    ...parts[0],
    layout: TAKEOUT,
    events: kept.flat().map(({ event }) => event),
    origins: kept.flat().map(({ lines }) => lines),
    ...(accesses.length ? { accesses, accessOrigins } : {}),
    rows,
    skipped: [...parts.flatMap((part, at) => part.skipped.map((row) => ({ ...row, part: at }))), ...again],
    warnings: [...warnings].map(([code, count]) => ({ code, count })),
    counted: { rows },
    parts: parts.map(({ layout, rows: own, accesses }, at) => ({
      layout,
      rows: own,
      events: kept[at].length + (accesses?.length ?? 0),
    })),
  };
}

/**
 * Purchases that stand among the activities as well: of one sum, at one minute whatever the zone, and by name Google's.
 * @param {ImportResult[]} parts
 * @returns {Set<Transaction>}
 */
function repeatedIn(parts) {
  /** @type {Map<string, Transaction[]>} */
  const purchases = new Map();
  const key = (/** @type {Transaction} */ { amount, currency }) => `${Number(amount)} ${currency}`;
  for (const { layout, events } of parts)
    if (layout === "google.transactions")
      for (const event of events) {
        const same = purchases.get(key(event)) ?? [];
        same.push(event);
        purchases.set(key(event), same);
      }
  /** @type {Set<Transaction>} */
  const repeated = new Set();
  for (const { layout, events } of parts) {
    if (layout !== "google.activity") continue;
    for (const event of events) {
      if (
        event.direction !== "debit" ||
        !/google|youtube/i.test(`${event.counterparty?.name} ${event.description}`)
      )
        continue;
      const same = purchases.get(key(event)) ?? [];
      const at = same.findIndex((one) => {
        const apart = Math.abs(event.at - (event.at % MINUTE) - (one.at - (one.at % MINUTE)));
        return apart <= WIDEST && apart % QUARTER === 0;
      });
      if (at < 0) continue;
      same.splice(at, 1);
      repeated.add(event);
    }
  }
  return repeated;
}
