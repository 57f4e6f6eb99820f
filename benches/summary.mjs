// @ts-check
/**
 * A year by category and month, over a hundred thousand payments.
 *
 * The peers are what a page would write by itself over its own objects: a Map of sums, once in floating point, which
 * rounds at every step, and once exact in BigInt hundredths, which knows no currency but those with two decimals.
 * Both take a refund off the month in which it came; ours finds its payment and takes it off there. Neither leaves out
 * what never settled, ranks the largest or says what it doubts.
 */
import init, { Sentinel } from "wallet-sentinel";
import { BEGIN, END, batches, payments } from "./people.js";
import { race } from "./rounds.js";

const COUNT = 100_000;
const ACCOUNTS = 200;
const HOUR = 3_600_000;

await init();
const events = payments({ count: COUNT, accounts: ACCOUNTS });
const sentinel = new Sentinel({ utcOffset: 480 });
for (const batch of batches(events, 2_000)) sentinel.ingest(batch, { assessments: "none" });

/** Sums alone, as the peers make them. */
const query = /** @type {const} */ ({ from: BEGIN, to: END, interval: "month", by: "category", parts: [] });
/** With what comes again, what is unlike other months, and who was paid for the first time: what a page shows of one account. */
const { parts: _, ...whole } = query;

/** Ours, as one number of hundredths that the peers can be held against. */
const total = BigInt(sentinel.summary(query).totals.CNY.spent.replace(".", ""));

/**
 * Sums by category and by local month, as a page would write it.
 * @template T
 * @param {(amount: string) => T} read
 * @param {T} zero
 * @param {(a: T, b: T) => T} plus
 */
function grouped(read, zero, plus) {
  /** @type {Map<string, T>} */
  const categories = new Map();
  /** @type {Map<number, T>} */
  const months = new Map();
  let all = zero;
  for (const { at, amount, category = "unknown", direction } of events) {
    if (at < BEGIN || at >= END) continue;
    const paid = direction === "debit" ? read(amount) : read(`-${amount}`);
    const local = new Date(at + 8 * HOUR);
    const month = local.getUTCFullYear() * 12 + local.getUTCMonth();
    categories.set(category, plus(categories.get(category) ?? zero, paid));
    months.set(month, plus(months.get(month) ?? zero, paid));
    all = plus(all, paid);
  }
  return { all, categories, months };
}

const inFloats = () => grouped(Number, 0, (a, b) => a + b);
const inHundredths = () =>
  grouped(
    (amount) => BigInt(amount.replace(".", "")),
    0n,
    (a, b) => a + b,
  );
if (inHundredths().all !== total) throw new Error("the peers sum something else: the figures mean nothing");

await race(`summary: ${COUNT} payments of ${ACCOUNTS} accounts by category and month, ms`, {
  unit: "ms",
  perMillisecond: 1,
  ours: [
    { name: "summary", run: () => sentinel.summary(query) },
    {
      name: "summary of one account",
      run: () => sentinel.summary({ ...query, accountId: events[0].accountId }),
    },
    {
      name: "the same with all parts",
      run: () => sentinel.summary({ ...whole, accountId: events[0].accountId }),
    },
    { name: "all accounts, all parts", run: () => sentinel.summary(whole) },
  ],
  peers: [
    { name: "Map of floats", run: inFloats },
    { name: "Map of BigInt hundredths", run: inHundredths },
  ],
});
console.log(
  `  the floats are off by ${Math.abs(inFloats().all - Number(total) / 100).toExponential(1)} yuan`,
);
