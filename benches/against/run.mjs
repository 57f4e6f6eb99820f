// @ts-check
/**
 * Two builds of the package in one process, batch by batch: how many times as long this one takes as the other.
 *
 * A time on a busy machine says nothing; two neighbours of a tenth of a second share whatever the machine is doing. Each batch goes
 * into both engines, first into the one and then into the other by turns; the ratio is taken within the batch.
 * `node benches/against/run.mjs <folder of the other build>`; `npm run bench -- --against <git ref>` makes that one first.
 * Not here: making a build (xtask/against.mjs).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { batches, payments } from "../people.js";

/** Enough for quartiles that stand still to two digits; half a minute. */
const COUNT = 200_000;
const ACCOUNTS = 400;
const BATCH = 2_000;
/** V8 compiles a module in tiers while the first batches run. */
const WARM_UP = 10;

const other = process.argv[2];
if (!other) throw new Error("The folder of the other build is missing: npm run bench -- --against <git ref>");
const here = join(import.meta.dirname, "..", "..");

/** @param {string} folder @returns {Promise<typeof import("wallet-sentinel").Sentinel>} */
async function built(folder) {
  const { default: init, Sentinel } = await import(pathToFileURL(join(folder, "pkg", "node.js")).href);
  await init(readFileSync(join(folder, "pkg", "wasm", "wallet_sentinel_bg.wasm")));
  return Sentinel;
}

/** @param {readonly number[]} sorted @param {number} share */
const at = (sorted, share) => sorted[Math.round(share * (sorted.length - 1))];
/** @param {readonly number[]} values */
function quartiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return `${at(sorted, 0.5).toFixed(3)} [${at(sorted, 0.25).toFixed(3)}–${at(sorted, 0.75).toFixed(3)}]`;
}

const [Now, Then] = [await built(here), await built(other)];
const work = batches(payments({ count: COUNT, accounts: ACCOUNTS }), BATCH);

/** @type {[string, import("wallet-sentinel").Config][]} */
const cases = [
  ["ingest", {}],
  ["ingest, no ledger", { ledgerDays: 0 }],
];
console.log(`\nthis build against the other: ${COUNT} payments of ${ACCOUNTS} accounts, ${BATCH} a batch`);
for (const [name, config] of cases) {
  const engines = [new Now(config), new Then(config)];
  /** @type {number[]} */
  const ratios = [];
  /** @type {[number, number]} */
  const sums = [0, 0];
  for (const [index, batch] of work.entries()) {
    const times = [0, 0];
    for (const turn of [0, 1]) {
      const which = (index + turn) % 2;
      const from = performance.now();
      engines[which].ingest(batch);
      times[which] = performance.now() - from;
    }
    if (index < WARM_UP) continue;
    ratios.push(times[0] / times[1]);
    sums[0] += times[0];
    sums[1] += times[1];
  }
  const each = sums.map((sum) => ((1000 * sum) / ((work.length - WARM_UP) * BATCH)).toFixed(2));
  console.log(
    `  ${name.padEnd(18)} ×${quartiles(ratios)}; last third ×${quartiles(ratios.slice((ratios.length * 2) / 3))}; ` +
      `${each[0]} and ${each[1]} µs a payment`,
  );
  const bytes = engines.map((engine) => engine.snapshot().length);
  console.log(
    `  ${"snapshot".padEnd(18)} ×${(bytes[0] / bytes[1]).toFixed(3)}; ${bytes[0]} and ${bytes[1]} bytes`,
  );
  for (const engine of engines) engine.free();
}
