// @ts-check
/**
 * The bill behind the page: an engine in a worker, and the questions the page asks it.
 * Not here: where it is kept (store.js), how it looks (view.js and the package's elements).
 */
import { SentinelWorker } from "wallet-sentinel/worker";
import { asConfig } from "./budgets.js";
import { keptRegion } from "./region.js";
import { deviceZone } from "./zone.js";

/** Wallets in the phone are younger than this; a search by years begins here. */
const EARLIEST = Date.UTC(2004, 0, 1);
const DAY = 86_400_000;

/** @param {import("./budgets.js").Budget[]} budgets @param {string} timeZone */
export const configOf = (budgets, timeZone) => {
  const region = keptRegion();
  return { timeZone, budgets: asConfig(budgets), ...(region ? { region } : {}) };
};

/** @param {import("./budgets.js").Budget[]} budgets @param {string} timeZone */
export const openBill = (budgets, timeZone) => SentinelWorker.create(configOf(budgets, timeZone));

/** @param {SentinelWorker} worker @param {import("./budgets.js").Budget[]} budgets @param {string} timeZone */
export const planBill = (worker, budgets, timeZone) => worker.configure(configOf(budgets, timeZone));

/** Of the sample's own account, as its reader calls it, and the clock of its holder. */
const SAMPLE = "alipay";
const SAMPLES_OFFSET = 480;

/**
 * A payment as one is about to be made from the sample's account: large, at night, to a stranger, on a call.
 * @param {number} after the sample's last day @param {string} locale @returns {import("wallet-sentinel").Transaction}
 */
export const aboutToPay = (after, locale) => ({
  kind: "transaction",
  id: "about-to-pay",
  accountId: SAMPLE,
  holderId: "me",
  at: after - 3_600_000, // 23:00 of its last day
  utcOffset: SAMPLES_OFFSET,
  amount: "9800.00",
  currency: "CNY",
  direction: "debit",
  type: "transfer",
  status: "pending",
  counterparty: { name: locale === "en" ? "Li Guanghui" : "李光辉", kind: "person" },
});

/** Payments offered where a refund was asked for: about two months of a busy wallet. */
const OFFERED = 100;

/**
 * That a refund was asked for, as the engine takes it in.
 * @param {SentinelWorker} worker @param {import("wallet-sentinel/elements").SentinelExpectDetail} promise @param {number} at
 */
export async function expect(worker, promise, at) {
  const { rejected } = await worker.ingest([
    { kind: "expectation", id: `asked-${promise.transactionId}-${at}`, at, ...promise },
  ]);
  if (rejected.length)
    throw Object.assign(new Error(rejected[0].code), {
      code: rejected[0].code,
      details: { field: rejected[0].field },
    });
}

/** @typedef {import("wallet-sentinel").Summary["series"]} Series */

/**
 * After which without a payment the data no longer reach today: a phone's wallet is used every day or two, and a statement that
 * came by e-mail is read within days.
 */
const FRESH = 7 * DAY;

/** Payments that count, as the overview counts them. @param {import("wallet-sentinel").Summary} summary */
const counted = ({ totals }) => Object.values(totals).reduce((sum, { count }) => sum + count, 0);

/** @param {Series[number]} part */
const used = (part) => Object.values(part.totals).some(({ count }) => count > 0);

/** The currency of most payments, in which the page opens: headline and charts in the same. @param {Series} parts */
function mainIn(parts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { totals } of parts)
    for (const [currency, { count }] of Object.entries(totals))
      counts.set(currency, (counts.get(currency) ?? 0) + count);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** @param {Series} parts */
function span(parts) {
  const first = parts.findIndex(used);
  return first < 0 ? undefined : { from: parts[first].from, to: parts[parts.findLastIndex(used)].to };
}

/** Whether a file told of sign-ins, so that these may not be called unseen. @param {Pick<import("./page.js").State, "imports" | "sampleUses">} known */
export const hasUses = ({ imports, sampleUses }) => Boolean(sampleUses) || imports.some(({ uses }) => uses);

/**
 * @typedef {Pick<import("./page.js").State, "period" | "category" | "interval" | "imports" | "sampleUses"> & { timeZone: string }} View
 */

/** @param {SentinelWorker} worker @param {string} timeZone */
const asking = (worker, timeZone) => (/** @type {import("wallet-sentinel").SummaryQuery} */ query) =>
  worker.summary({ timeZone, parts: [], ...query });

/**
 * Of when the page speaks, where that is not today. An old bill is told as of its last payment: nobody expects the next rent of a year
 * that is over. And a month that has ended has no "so far": where the last with payments is over, all is told as of its end.
 * @param {{ now: number, last: number, to: number }} times the last payment's, and where the last month with payments ends
 */
export function spokenOf({ now, last, to }) {
  if (now - last > FRESH || now < last - DAY) return Math.min(last, to - 1);
  return now >= to ? to - 1 : undefined;
}

/**
 * What stands first: the alerts, of how many payments and of when they are, and what was spent in the last month. A third of all that
 * the page asks: somebody who has an alert need not wait for charts.
 * @param {SentinelWorker} worker @param {View} view @param {number} now @param {boolean} isStill the engine's clock stays where it is
 */
export async function lookFirst(worker, { period, timeZone, ...known }, now, isStill) {
  const ask = asking(worker, timeZone);
  if (!isStill) await worker.advance(now); // what is waited for falls due by the clock, and by nothing else
  const [alerts, accounts] = await Promise.all([worker.alerts({ audience: "holder" }), worker.accounts()]);
  // From years to months: asking for twenty years by month at once would be mostly empty parts.
  // A clock that stands before the last payment hides none.
  const last = Math.max(EARLIEST, ...accounts.map(({ lastAt }) => lastAt ?? EARLIEST));
  const first = Math.min(...accounts.map(({ firstAt }) => firstAt ?? Infinity));
  const years = span((await ask({ from: EARLIEST, to: Math.max(now, last) + DAY, interval: "year" })).series);
  const months = years ? (await ask({ ...years, interval: "month" })).series : [];
  const whole = span(months);
  if (!whole)
    return {
      alerts,
      coverage: undefined,
      asOf: undefined,
      span: undefined,
      lastMonth: undefined,
      main: undefined,
    };
  const within = period ?? whole;
  return {
    alerts,
    asOf: spokenOf({ now, last, to: whole.to }),
    span: whole,
    lastMonth: months[months.findLastIndex(used)],
    main: mainIn(months),
    coverage: {
      payments: counted(await ask({ ...within, interval: "year" })),
      // What lies before the first payment was looked at by nobody.
      from: first < within.to ? Math.max(within.from, first) : within.from,
      to: Math.min(within.to - 1, Math.max(last, within.from)),
      uses: hasUses(known),
    },
  };
}

/**
 * All else that the page shows. `period` narrows categories and recipients to a month, week or year, `category` the months and
 * recipients to what it is of; the months stay whole.
 * @param {SentinelWorker} worker @param {View} view @param {number} now @param {Awaited<ReturnType<typeof lookFirst>>} first
 */
export async function lookOn(worker, { period, category, interval, timeZone }, now, first) {
  const ask = asking(worker, timeZone);
  const [watched, refundable, links, question] = await Promise.all([
    worker.watched(),
    worker.refundable({ limit: OFFERED }),
    worker.links({ confidence: ["asked"] }),
    worker.question({ now }),
  ]);
  const waits = { watched, refundable, links, question };
  const { span: whole, asOf } = first;
  if (!whole) return { ...waits, summaries: undefined, plan: undefined };
  const within = period ?? whole;
  const narrowed = category === null ? {} : { category };
  const today = asOf ?? Math.min(now, whole.to - 1);
  const [byMonth, byCategory, byCounterparty, plan] = await Promise.all([
    ask({ ...whole, interval, ...narrowed }),
    ask({ from: within.from, to: within.to, by: "category" }),
    ask({ from: within.from, to: within.to, by: "counterparty", ...narrowed }),
    ask({ ...whole, by: "category", now: today, parts: ["recurring", "budgets", "trends"] }),
  ]);
  return { ...waits, summaries: { byMonth, byCategory, byCounterparty }, plan };
}

/** Left-out rows kept with a report and shown; a damaged file of thousands says the rest in a number. */
const KEPT_ROWS = 50;

/**
 * Reads a file into the engine and keeps of the answer what the page reports.
 * @param {SentinelWorker} worker @param {File} file
 * @param {{ password?: string, mappings?: import("wallet-sentinel/import").ColumnMapping[], onProgress?: (share: number) => void, signal?: AbortSignal }} [options]
 * @returns {Promise<import("./page.js").Report>}
 */
export async function readBill(worker, file, { password, mappings, onProgress, signal } = {}) {
  const result = await worker.ingestStatement(file, {
    password,
    mappings,
    signal,
    timeZone: deviceZone(), // of times that name none; China's wallets know theirs
    fileName: file.name,
    holderId: "me",
    // Reading takes about a third of the time, scoring the rest. An empty file has a total of 0.
    onProgress: (done, total, phase) =>
      onProgress?.(phase === "ingest" ? 0.33 + (0.67 * done) / (total || 1) : (0.33 * done) / (total || 1)),
  });
  const { layout, rows, accepted, updated, unchanged, rejected, skipped, warnings, declared, counted } =
    result;
  const { accesses, accessAssessments = [] } = result;
  const judged = accessAssessments.map(({ accountId, eventId, outcome }) => ({
    accountId,
    eventId,
    outcome,
  }));
  return {
    importedAt: Date.now(),
    name: file.name,
    layout,
    rows,
    accepted,
    updated,
    unchanged,
    rejected: rejected.slice(0, KEPT_ROWS),
    skipped: skipped.slice(0, KEPT_ROWS),
    left: rejected.length + skipped.length,
    warnings,
    declared,
    counted,
    ...(accesses ? { uses: { accesses, judged } } : {}),
  };
}
