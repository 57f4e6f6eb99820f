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
const CASES = { ledger: {}, "no-ledger": { ledgerDays: 0 } };

/** @param {import("wallet-sentinel").Config} config */
async function grown(config) {
  const used = watchMemory();
  const { default: init, Sentinel } = await import("wallet-sentinel");
  await init();
  const [first, ...rest] = batches(payments({ count: COUNT, accounts: ACCOUNTS }), 2_000);
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

const asked = /** @type {keyof typeof CASES | undefined} */ (process.argv[2]);
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
