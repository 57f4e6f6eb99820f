/** The worker in Node: the one file that is shipped, on a real thread. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker as Thread } from "node:worker_threads";
import init, { Sentinel } from "../../pkg/node.js";
import { SentinelWorker } from "../../pkg/worker-node.js";
import { habits } from "./life.js";

before(() => init());

/** A canonical statement of as many rows. */
function statement(rows) {
  const lines = Array.from(
    { length: rows },
    (_, i) => `r${i},${Date.UTC(2026, 0, 1) + i * 60_000},${1 + (i % 90)}.50,CNY,店${i % 20}`,
  );
  return new Blob([["id,at,amount,currency,counterparty.name", ...lines].join("\n")]);
}

const crashing = (code) =>
  new Thread(`require("node:worker_threads").parentPort.on("message", () => { ${code} })`, { eval: true });

test("in Node a thread of its own answers as the engine does, and stops a statement when told", async () => {
  const remote = await SentinelWorker.create();
  const local = new Sentinel();
  const events = habits();
  assert.deepEqual(await remote.ingest(events), local.ingest(events));
  assert.deepEqual(await remote.snapshot(), local.snapshot());
  local.free();
  const controller = new AbortController();
  const onProgress = (_done, _total, phase) => phase === "ingest" && controller.abort();
  await assert.rejects(remote.ingestStatement(statement(20_000), { signal: controller.signal, onProgress }), {
    code: "aborted",
  });
  remote.terminate();
  await assert.rejects(remote.status(), { code: "freed" });
});

test("a thread that throws or ends by itself is told by worker-failed, with the cause", async () => {
  await assert.rejects(
    SentinelWorker.create({}, { worker: crashing('throw new RangeError("mine")') }),
    (error) => error.code === "worker-failed" && /RangeError: mine/.test(error.message),
  );
  await assert.rejects(
    SentinelWorker.create({}, { worker: crashing("process.exit(3)") }),
    (error) => error.code === "worker-failed" && /code 3/.test(error.message),
  );
});

test("in Node the module may be an address of the disk, as a URL or a path", async () => {
  const url = new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url);
  for (const wasm of [url, url.href, fileURLToPath(url)])
    (await SentinelWorker.create({}, { wasm })).terminate();
  await assert.rejects(SentinelWorker.create({}, { wasm: new URL("nowhere.wasm", url) }), {
    code: "wasm-unreachable",
  });
});
