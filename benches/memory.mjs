// @ts-check
/**
 * What a payment costs in the module's memory and in a snapshot, with the ledger and without.
 *
 * WebAssembly memory never shrinks, so each case is a process of its own, and what is counted is how far the memory grew
 * beyond that of an idle engine: with the allocator's slack, as the device feels it. The peer is the same payments as
 * objects on JavaScript's heap.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { batches, payments } from "./people.js";
import { watchMemory } from "./wasm-memory.js";

const COUNT = 100_000;
const ACCOUNTS = 200;
/** @type {Record<string, { config: import("wallet-sentinel").Config, isDescribed?: boolean }>} */
const CASES = {
  ledger: { config: {} },
  described: { config: {}, isDescribed: true },
  "no-ledger": { config: { ledgerDays: 0 } },
};

/** One payment in so many has a note. Judgement: most people write none, and whoever sends money often writes one. */
const NOTED = 5;

/**
 * As a bill tells them: what was bought, in fifteen letters, another one each time, and to some a note of eight.
 * @param {import("wallet-sentinel").Transaction} payment @param {number} index
 */
const described = (payment, index) => ({
  ...payment,
  description: `商品 ${String(index * 7919).padStart(12, "0")}`,
  ...(index % NOTED === 0 && { note: `周${String(index).padStart(6, "0")}饭` }),
});

/** @param {typeof CASES[string]} asked */
async function grown({ config, isDescribed }) {
  const used = watchMemory();
  const { default: init, Sentinel } = await import("wallet-sentinel");
  await init();
  const told = payments({ count: COUNT, accounts: ACCOUNTS });
  const [first, ...rest] = batches(isDescribed ? told.map(described) : told, 2_000);
  const idle = new Sentinel(config);
  idle.ingest(first, { assessments: "none" }); // tables and buffers of a batch are not the payments'
  idle.free();
  const before = used();
  const sentinel = new Sentinel(config);
  for (const batch of [first, ...rest]) sentinel.ingest(batch, { assessments: "none" });
  const memory = used() - before;
  return { memory, snapshot: sentinel.snapshot().length };
}

/** Of the same payments on the heap, in which V8 shares hidden classes and short constants. */
function onTheHeap() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  collect();
  const before = process.memoryUsage().heapUsed;
  const events = structuredClone(payments({ count: COUNT, accounts: ACCOUNTS }));
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  return events.length === COUNT ? bytes : NaN;
}

const asked = process.argv[2];
if (asked) {
  console.log(JSON.stringify(await grown(CASES[asked])));
} else {
  console.log(`\nmemory: ${COUNT} payments of ${ACCOUNTS} accounts, bytes per payment`);
  const each = (/** @type {number} */ bytes) => (bytes / COUNT).toFixed(0);
  const heap = onTheHeap();
  for (const name of Object.keys(CASES)) {
    const { memory, snapshot } = JSON.parse(
      execFileSync(process.execPath, [fileURLToPath(import.meta.url), name], { encoding: "utf8" }),
    );
    console.log(
      `  ${name.padEnd(9)}  ${each(memory)} in memory (×${(memory / heap).toFixed(2)} of objects), ${each(snapshot)} in a snapshot`,
    );
  }
  console.log(`  objects    ${each(heap)} on the heap`);
}
