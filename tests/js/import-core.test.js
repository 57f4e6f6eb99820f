// @ts-check
/**
 * Files through both halves: bytes here, layouts in the core. Needs the built package; skipped with a reason without it.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { SentinelError } from "../../pkg/error.js";
import { importStatement } from "../../pkg/import-node.js";
import { workbook, zip } from "./import-files.js";

const fixture = (/** @type {string} */ name) => new URL(`../fixtures/statement/${name}`, import.meta.url);
const sample = (/** @type {string} */ name) =>
  new URL(`../../../shared/data/formats/${name}`, import.meta.url);
const bytesOf = async (/** @type {URL} */ url) => new Uint8Array(await readFile(url));
const unbuilt = existsSync(new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url))
  ? false
  : "pkg/wasm is not built: npm run build";
const absent = (/** @type {string} */ name) =>
  unbuilt || (existsSync(sample(name)) ? false : `${name} is not in ../shared/data/formats`);

test("before init there is a clear error and the file is not touched", async () => {
  await assert.rejects(importStatement(new Uint8Array()), { name: "SentinelError", code: "not-initialized" });
});

/** Loads the core once; the test above has to come before. */
async function ready() {
  const { default: init, Sentinel } = await import("../../pkg/node.js");
  await init();
  return Sentinel;
}

test("a GB18030 file becomes events, and its broken row is told with its line", {
  skip: unbuilt,
}, async () => {
  await ready();
  const result = await importStatement(await bytesOf(fixture("alipay-app-2023.gb18030.csv")), {
    holderId: "me",
  });
  assert.equal(result.layout, "alipay.app.2023");
  assert.equal(result.rows, 26);
  assert.equal(result.events.length + result.skipped.length, 26);
  assert.deepEqual(
    result.skipped.map(({ line, code }) => [line, code]),
    [[47, "row-amount-invalid"]],
  );
  assert.equal(result.exportedAt, Date.parse("2026-04-02T08:30:00+08:00"));
  assert.deepEqual(result.declared, { rows: 27, spent: "2692.63", received: "9008.88" });
  assert.deepEqual(result.counted, { rows: 26, spent: "2671.40", received: "9008.88" });
  const noodles = result.events.at(-1); // the newest: files fall, events rise
  assert.deepEqual(
    result.events.map(({ at }) => at),
    result.events.map(({ at }) => at).sort((a, b) => a - b),
  );
  assert.deepEqual(noodles, {
    kind: "transaction",
    id: noodles.id,
    accountId: "alipay",
    holderId: "me",
    at: Date.parse("2026-03-30T12:05:11+08:00"),
    utcOffset: 480,
    timePrecision: "second",
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "28.50",
    currency: "CNY",
    counterparty: { name: "老王牛肉面", kind: "merchant" },
    orderId: "M0330A",
    reference: "2026033022001401",
    category: "dining",
    instrument: { id: "花呗", kind: "credit-line" },
    exportedAt: Date.parse("2026-04-02T08:30:00+08:00"),
    description: "牛肉面套餐",
  });
});

test("what the import gives, the engine takes whole", { skip: unbuilt }, async () => {
  const Sentinel = await ready();
  for (const name of [
    "alipay-app-2023.csv",
    "alipay-app-2021.csv",
    "alipay-web.csv",
    "wechat.csv",
    "canonical.csv",
  ]) {
    const { events } = await importStatement(await bytesOf(fixture(name)));
    const engine = new Sentinel();
    const { accepted, rejected } = engine.ingest(events);
    assert.deepEqual({ accepted, rejected }, { accepted: events.length, rejected: [] }, name);
    assert.equal(
      engine.ingest(events).unchanged,
      events.length,
      "a second import of the same file adds nothing",
    );
    engine.free();
  }
});

test("WeChat's protected archive, with a workbook in it, gives what its CSV gives", {
  skip: unbuilt,
}, async () => {
  await ready();
  const text = (await readFile(fixture("wechat.csv"), "utf8")).replace(/^\ufeff/, "");
  const cells = text
    .split("\r\n")
    .map((line) =>
      split(line).map((cell) =>
        /^[¥￥][\d,.]+$/.test(cell) ? { number: String(Number(cell.slice(1).replace(/,/g, ""))) } : cell,
      ),
    );
  const archive = await zip(
    { "说明.txt": "", "账单.xlsx": await workbook([[["别的"]], cells]) },
    { password: "654321", encryption: "zipcrypto" },
  );
  const ofSheet = await importStatement(new Blob([/** @type {BlobPart} */ (archive)]), {
    password: "654321",
  });
  const ofText = await importStatement(await bytesOf(fixture("wechat.csv")));
  assert.equal(ofSheet.layout, "wechat.xlsx");
  assert.deepEqual(
    ofSheet.events.map(({ id }) => id),
    ofText.events.map(({ id }) => id),
  );
});

/** A CSV line's cells, quotes taken off. @param {string} line */
const split = (line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replace(/""/g, '"') ?? bare,
  );

test("JSON is held to the contract, event by event", { skip: unbuilt }, async () => {
  await ready();
  const good = {
    kind: "transaction",
    id: "1",
    accountId: "a",
    at: 0,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "10.10",
    currency: "CNY",
  };
  const events = [
    good,
    { ...good, id: "2", amount: 10.1 },
    "nonsense",
    { ...good, id: "3", at: "2026-03-30T12:05:11+08:00", counterparty: { name: "店" } },
  ];
  const result = await importStatement(new TextEncoder().encode(JSON.stringify({ events })));
  assert.equal(result.layout, "canonical.json");
  assert.deepEqual(
    result.events.map(({ id }) => id),
    ["1", "3"],
  );
  assert.deepEqual(result.origins, [[1], [4]]);
  assert.deepEqual(
    result.skipped.map(({ line, code }) => [line, code]),
    [
      [2, "amount-not-string"],
      [3, "field-type"],
    ],
  );
});

test("errors of the core come out with their code and place", { skip: unbuilt }, async () => {
  await ready();
  const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);
  await assert.rejects(
    importStatement(utf8("a,b\n")),
    (error) => error instanceof SentinelError && error.code === "layout-unknown",
  );
  await assert.rejects(importStatement(await bytesOf(fixture("alipay-cashbook.csv"))), {
    code: "wrong-export",
    details: { line: 3 },
  });
  await assert.rejects(importStatement(utf8("id,at,amount\n1,0,1\n")), {
    code: "field-missing",
    details: { field: "currency", line: 1 },
  });
  await assert.rejects(importStatement(utf8("x"), { layout: "paypal" }), { code: "layout-unsupported" });
});

test("real samples read, from CSV, workbook and both kinds of archive", {
  skip: absent("wechat/deg-wechat-2025-09.xlsx"),
}, async () => {
  await ready();
  const rows = async (/** @type {string} */ name, /** @type {object} */ options = {}) => {
    const { layout, events, skipped } = await importStatement(await bytesOf(sample(name)), options);
    return [layout, events.length, skipped.length];
  };
  assert.deepEqual(await rows("alipay/deg-app-v3-2023.csv"), ["alipay.app.2023", 10, 0]);
  assert.deepEqual(await rows("alipay/deg-web-2019.csv"), ["alipay.web", 6, 0]);
  assert.deepEqual(await rows("wechat/deg-wechat.csv"), ["wechat.csv", 27, 0]);
  assert.deepEqual(await rows("wechat/deg-wechat-2025-09.xlsx"), ["wechat.xlsx", 27, 0]);
  for (const name of ["alipay-like-aes256-pw123456.zip", "zipcrypto-pw123456.zip"]) {
    assert.deepEqual(await rows(`made/zip/${name}`, { password: "123456" }), ["alipay.app.2023", 10, 0]);
  }
});

test("null in place of options means none", { skip: unbuilt }, async () => {
  await ready();
  const text = "id,at,amount,currency\np1,1790000000000,12.50,CNY\n";
  assert.equal((await importStatement(new TextEncoder().encode(text), null)).events.length, 1);
});
