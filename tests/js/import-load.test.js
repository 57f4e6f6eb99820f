/**
 * The module that reads statements: loaded by the first file and by nothing else, from wherever it is, and told of where it is
 * not. One life after another, as a page lives: before the engine is there, before a file, through failures, and after them.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, afterEach, before, test } from "node:test";
import { reader } from "../../pkg/import/core.js";
import initReader, { importStatement } from "../../pkg/import.js";
import * as inline from "../../pkg/import-inline.js";
import * as node from "../../pkg/import-node.js";
import init, { Sentinel, SentinelError, about } from "../../pkg/node.js";
import { serve } from "../../pkg/worker-service.js";
import { SentinelWorker } from "../../pkg/worker.js";
import { habits } from "./life.js";

const wasm = await readFile(new URL("../../pkg/wasm/wallet_sentinel_import_bg.wasm", import.meta.url));
const CSV = new TextEncoder().encode("id,at,amount,currency\nr1,1772294400000,1.50,CNY\n");
const PAYMENT = { kind: "transaction", id: "r1", accountId: "a", at: 1_772_294_400_000, direction: "debit" };
const JSON_LIST = new TextEncoder().encode(
  JSON.stringify([{ ...PAYMENT, type: "purchase", status: "completed", amount: "1.50", currency: "CNY" }]),
);

/** What the server was asked for, and how it answers at the time. @type {string[]} */
let asked = [];
/** @type {(response: import("node:http").ServerResponse) => void} */
let answer = (response) => response.writeHead(404).end();
let server;
let address;
const plainFetch = globalThis.fetch;

before(async () => {
  server = createServer((request, response) => {
    asked.push(request.url);
    answer(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}`;
  // A page is served by a server; here the package lies on a disk, which Node's fetch does not read.
  globalThis.fetch = (url, ...rest) =>
    plainFetch(String(url).replace(/^file:.*\/pkg\//, `${address}/pkg/`), ...rest);
});
after(() => {
  globalThis.fetch = plainFetch;
  server.close();
});
/** As in a page that was opened anew. */
afterEach(() => {
  reader.install();
  asked = [];
});

const served = (response) => response.writeHead(200, { "content-type": "application/wasm" }).end(wasm);

test("the engine comes first: before its init no file is read, and no module asked for", async () => {
  answer = served;
  await assert.rejects(importStatement(CSV), { name: "SentinelError", code: "not-initialized" });
  assert.deepEqual(asked, []);
});

test("live events, answers and the list of layouts ask for no module that reads", async () => {
  await init();
  const sentinel = new Sentinel();
  sentinel.ingest(habits(), { assessments: "none" });
  sentinel.alerts();
  sentinel.free();
  assert.deepEqual(
    [about().layouts.includes("alipay.app.2023"), about().layouts.includes("canonical.json")],
    [true, true],
  );
  assert.deepEqual([asked, reader.isReady], [[], false]);
});

test("what is no statement by its first bytes is told without the module", async () => {
  for (const [file, code] of [
    ["%PDF-1.7", "file-is-pdf"],
    ["<!doctype html>", "file-is-html"],
    ["", "file-empty"],
  ])
    await assert.rejects(importStatement(new TextEncoder().encode(file)), { code });
  assert.deepEqual(asked, []);
});

test("a module that is not there is told by its address, its server's answer and the ways to fix it; then the file can be read", async () => {
  answer = (response) => response.writeHead(404).end();
  await assert.rejects(importStatement(CSV), (error) => {
    assert.ok(error instanceof SentinelError);
    assert.equal(error.code, "wasm-unreachable");
    assert.match(error.details.value, /\/pkg\/wasm\/wallet_sentinel_import_bg\.wasm$/);
    for (const told of [
      "404",
      "wallet-sentinel/wallet_sentinel_import.wasm",
      "importWasm",
      "wallet-sentinel/import/inline",
    ])
      assert.ok(error.message.includes(told), told);
    return true;
  });
  answer = (response) => response.writeHead(200, { "content-type": "text/html" }).end("<!DOCTYPE html>");
  await assert.rejects(importStatement(CSV), { code: "wasm-not-wasm" });
  answer = (response) => response.destroy();
  await assert.rejects(
    importStatement(JSON_LIST),
    (error) => error.code === "wasm-unreachable" && error.cause instanceof TypeError,
  );
  answer = served;
  assert.equal((await importStatement(CSV)).events.length, 1);
});

test("the engine's module in its place is refused, and hurts nothing", async () => {
  const engines = await readFile(new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url));
  await assert.rejects(initReader({ wasm: engines }), { code: "wasm-refused" });
  await assert.rejects(node.importStatement(CSV, { layout: "paypal" }), { code: "layout-unsupported" });
});

test("several files at once ask once, and later files not again", async () => {
  answer = served;
  const read = [CSV, JSON_LIST, CSV].map((file) => importStatement(file));
  assert.deepEqual(
    (await Promise.all(read)).map(({ events }) => events.length),
    [1, 1, 1],
  );
  await importStatement(CSV);
  assert.deepEqual(asked, ["/pkg/wasm/wallet_sentinel_import_bg.wasm"]);
});

test("a stop is heard while the module is on its way", async () => {
  const controller = new AbortController();
  answer = () => controller.abort(); // and never anything more
  await assert.rejects(importStatement(CSV, { signal: controller.signal }), { code: "aborted" });
  server.closeAllConnections();
});

test("it can be there before the first file, from wherever the host has it; in Node from disk; or in a script", async () => {
  answer = served;
  await initReader({ wasm: `${address}/moved.wasm` });
  assert.equal((await importStatement(CSV)).events.length, 1);
  assert.deepEqual(asked, ["/moved.wasm"]);
  for (const { importStatement: read } of [node, inline]) {
    reader.install();
    asked = [];
    assert.equal((await read(CSV)).events.length, 1);
    assert.deepEqual(asked, []);
  }
});

test("a trap over a file is told as that, costs no engine, and the file can be read again", async () => {
  await initReader({ wasm });
  const sentinel = new Sentinel();
  assert.throws(
    () =>
      reader.call(() => {
        throw new WebAssembly.RuntimeError("unreachable");
      }),
    (error) => error.code === "poisoned" && /file again/.test(error.message),
  );
  assert.equal((await importStatement(CSV)).events.length, 1);
  assert.equal(sentinel.ingest((await importStatement(CSV)).events).accepted, 1);
  sentinel.free();
});

/** An engine in a worker, which is in this program too. @param {import("../../pkg/worker.js").WorkerOptions} [options] */
function worker(options) {
  const { port1, port2 } = new MessageChannel();
  serve(port1, () => import("../../pkg/worker-reader.js"));
  const thread = {
    postMessage: port2.postMessage.bind(port2),
    start: () => port2.start(),
    addEventListener: (type, listener) => type === "message" && port2.addEventListener(type, listener),
    removeEventListener() {},
    terminate: () => [port1, port2].forEach((port) => port.close()),
  };
  return SentinelWorker.create({}, { worker: thread, ...options });
}

test("a module that a worker is promised and that does not come is told with the first file, and to nobody else", async () => {
  const remote = await worker({ importWasm: Promise.reject(new Error("no network")) });
  await new Promise((resolve) => setTimeout(resolve)); // what nobody heard would end this program here
  await assert.rejects(
    remote.ingestStatement(CSV),
    (error) =>
      error.code === "wasm-unreachable" && /importWasm/.test(error.message) && /network/.test(error.cause),
  );
  remote.terminate();
});

test("a stop while a worker's module is on its way is heard, and nothing of the file is taken in", async () => {
  const controller = new AbortController();
  let arrive = (/** @type {Uint8Array} */ _) => {};
  const remote = await worker({
    importWasm: new Promise((resolve) => {
      arrive = resolve;
    }),
  });
  const read = remote.ingestStatement(CSV, { signal: controller.signal });
  await new Promise((resolve) => setTimeout(resolve));
  controller.abort();
  arrive(wasm);
  await assert.rejects(read, { code: "aborted" });
  assert.equal((await remote.status()).payments, 0);
  assert.equal((await remote.ingestStatement(CSV)).accepted, 1);
  remote.terminate();
});

test("a worker asks for it with the first file, and is told of where it is not as the page is", async () => {
  const remote = await worker();
  try {
    await remote.ingest(habits(), { assessments: "none" });
    assert.deepEqual(asked, []);
    answer = (response) => response.writeHead(404).end();
    await assert.rejects(remote.ingestStatement(CSV), (error) => {
      assert.equal(error.code, "wasm-unreachable");
      assert.match(error.details.value, /wallet_sentinel_import_bg\.wasm$/);
      return true;
    });
    answer = served;
    assert.equal((await remote.ingestStatement(CSV)).accepted, 1);
    const before = asked.length;
    assert.equal((await remote.ingestStatement(CSV)).unchanged, 1);
    assert.equal(asked.length, before, "asked for again");
  } finally {
    remote.terminate();
  }
});
