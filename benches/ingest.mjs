// @ts-check
/**
 * Ingesting objects: packed, validated, scored, alerted on, learnt, kept, and the assessments unfolded again.
 *
 * The peers do no such work. They carry the same objects over a border and back, which is the least that any core
 * outside of JavaScript's heap would pay if it took text or clones.
 */
import init, { Sentinel } from "wallet-sentinel";
import { batches, payments } from "./people.js";
import { race } from "./rounds.js";

/** Ten batches of the size that the package itself cuts imports into, over accounts enough to leave the caches. */
const COUNT = 20_000;
const BATCH = 2_000;
const ACCOUNTS = 200;

await init();
const work = batches(payments({ count: COUNT, accounts: ACCOUNTS }), BATCH);

/** @param {import("wallet-sentinel").Config} config @param {import("wallet-sentinel").IngestOptions} [options] */
function ingestAll(config, options) {
  const sentinel = new Sentinel(config);
  let accepted = 0;
  for (const batch of work) accepted += sentinel.ingest(batch, options).accepted;
  sentinel.free();
  if (accepted !== COUNT)
    throw new Error(`only ${accepted} of ${COUNT} payments were accepted: the figures mean nothing`);
  return accepted;
}

await race(`ingest: ${COUNT} payments of ${ACCOUNTS} accounts in batches of ${BATCH}, µs per payment`, {
  unit: "µs",
  perMillisecond: 1_000 / COUNT,
  ours: [
    { name: "ingest, a new engine", run: () => ingestAll({}) },
    {
      name: "ingest, no ledger, no assessments",
      run: () => ingestAll({ ledgerDays: 0 }, { assessments: "none" }),
    },
  ],
  peers: [
    {
      name: "JSON.stringify + JSON.parse",
      run: () => work.map((batch) => JSON.parse(JSON.stringify(batch))),
    },
    { name: "structuredClone", run: () => work.map((batch) => structuredClone(batch)) },
  ],
});
