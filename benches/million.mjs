// @ts-check
/**
 * A year by category and month, over a million payments, beside the same grouping in DuckDB, in the same rounds.
 *
 * DuckDB runs natively (its Node binding), over decimals, on one thread and on all; ours runs in WebAssembly on one. The
 * grouping is what both do: DuckDB sums rows, ours also takes each refund off its payment in the payment's month, ranks the
 * largest and says what it doubts. Only purchases are given, so that both sums are one. The goal is three times DuckDB.
 * Not here: smaller bills, and what a page would write by itself (summary.mjs).
 */
import { DuckDBDecimalValue, DuckDBInstance } from "@duckdb/node-api";
import init, { Sentinel } from "wallet-sentinel";
import { BEGIN, DAYS, END, batches, payments } from "./people.js";
import { race } from "./rounds.js";

const COUNT = 1_000_000;
/** A household's worth of accounts in one ledger: the limit is 200,000 payments each. */
const ACCOUNTS = 20;

await init();
const sentinel = new Sentinel({ utcOffset: 480, labelHorizonDays: 0 });
const duck = await (await DuckDBInstance.create(":memory:")).connect();
await duck.run(
  "create table payments (paid_at bigint, category varchar, currency varchar, amount decimal(18, 2))",
);
const appender = await duck.createAppender("payments");
let hundredths = 0n;
for (const batch of batches(payments({ count: COUNT, accounts: ACCOUNTS }), 20_000)) {
  const bought = batch.filter(({ direction }) => direction === "debit");
  sentinel.ingest(bought, { assessments: "none" });
  for (const { at, category, currency, amount } of bought) {
    appender.appendBigInt(BigInt(at));
    appender.appendVarchar(category ?? "");
    appender.appendVarchar(currency);
    appender.appendDecimal(new DuckDBDecimalValue(BigInt(amount.replace(".", "")), 18, 2));
    appender.endRow();
    hundredths += BigInt(amount.replace(".", ""));
  }
}
appender.closeSync();

/** Months of China's time; the year's last day is the range's. */
const sql = `select category, date_trunc('month', to_timestamp(paid_at / 1000 + 28800) at time zone 'UTC') as month, currency, sum(amount), count(*)
  from payments where paid_at >= ${BEGIN} and paid_at < ${END} group by all`;
const ask = async (/** @type {number} */ threads) => {
  await duck.run(`set threads = ${threads}`);
  return (await duck.runAndReadAll(sql)).getRows();
};
const query = /** @type {const} */ ({ from: BEGIN, to: END, interval: "month", by: "category", parts: [] });

const { totals } = sentinel.summary(query);
const theirs = (await ask(1)).reduce((sum, row) => sum + BigInt(String(row[3]).replace(".", "")), 0n);
if (BigInt(totals.CNY.spent.replace(".", "")) !== theirs || theirs !== hundredths)
  throw new Error("the two sum something else: the figures mean nothing");

await race(
  `summary: ${totals.CNY.count} payments of ${ACCOUNTS} accounts over ${DAYS} days by category and month, ms`,
  {
    unit: "ms",
    perMillisecond: 1,
    rounds: 5, // a million rows are read in each
    ours: [{ name: "summary, in WebAssembly", run: () => sentinel.summary(query) }],
    peers: [
      { name: "DuckDB, native, one thread", run: () => ask(1) },
      { name: "DuckDB, native, two threads", run: () => ask(2) },
    ],
  },
);
