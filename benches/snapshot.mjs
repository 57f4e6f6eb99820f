// @ts-check
/**
 * Saving and coming back: everything learnt and kept, as bytes and as an engine again.
 *
 * The peers save the payments alone, as a page that kept only them would: as JSON, and as V8's structured clone in
 * bytes, which is what IndexedDB stores. With them nothing is learnt: the engine would have to ingest it all again.
 */
import { deserialize, serialize } from "node:v8";
import init, { Sentinel } from "wallet-sentinel";
import { batches, payments } from "./people.js";
import { race } from "./rounds.js";

const COUNT = 20_000;
const ACCOUNTS = 200;

await init();
const events = payments({ count: COUNT, accounts: ACCOUNTS });
const sentinel = new Sentinel();
const bare = new Sentinel({ ledgerDays: 0 });
for (const batch of batches(events, 2_000)) {
  sentinel.ingest(batch, { assessments: "none" });
  bare.ingest(batch, { assessments: "none" });
}

/** @param {Sentinel} engine @param {import("wallet-sentinel").Config} [config] */
function thereAndBack(engine, config) {
  const restored = Sentinel.restore(engine.snapshot(), config);
  restored.free();
}

await race(`snapshot and restore: ${COUNT} payments of ${ACCOUNTS} accounts, ms`, {
  unit: "ms",
  perMillisecond: 1,
  ours: [
    { name: "snapshot + restore", run: () => thereAndBack(sentinel) },
    { name: "the same without a ledger", run: () => thereAndBack(bare, { ledgerDays: 0 }) },
  ],
  peers: [
    { name: "JSON.stringify + JSON.parse", run: () => JSON.parse(JSON.stringify(events)) },
    { name: "v8.serialize + deserialize", run: () => deserialize(serialize(events)) },
    { name: "structuredClone", run: () => structuredClone(events) },
  ],
});

const sizes = {
  snapshot: sentinel.snapshot().length,
  "without a ledger": bare.snapshot().length,
  JSON: Buffer.byteLength(JSON.stringify(events)),
  "v8.serialize": serialize(events).length,
};
for (const [name, size] of Object.entries(sizes))
  console.log(`  ${name}: ${(size / COUNT).toFixed(0)} bytes per payment`);
