// The sample bill: what the generator makes, to the byte, and what it says of itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { importStatement } from "../../pkg/import-node.js";
import { eventsOf } from "../../www/sample/events.mjs";
import { longStatement, sampleStatement } from "../../www/sample/make.mjs";
import { exportedAt, monthsTo, sampleRows } from "../../www/sample/rows.mjs";
import { takeoverTable } from "../../www/sample/takeover.mjs";

await init();

const decoded = (bytes) => new TextDecoder("gb18030", { fatal: true }).decode(bytes);
const rowsOf = (text) => {
  const lines = text.split("\n");
  return lines
    .slice(lines.findIndex((line) => line.startsWith("交易时间")) + 1)
    .filter(Boolean)
    .map((line) => line.split(",").map((cell) => cell.trim()));
};

test("the committed sample is what its generator makes, to the byte", () => {
  const committed = readFileSync(new URL("../../www/sample/alipay-sample.csv", import.meta.url));
  assert.ok(committed.equals(sampleStatement()), "run: node www/sample/make.mjs");
});

test("the committed life with a takeover is what its generator makes", () => {
  const committed = readFileSync(
    new URL("../../www/public/samples/takeover-sample.csv", import.meta.url),
    "utf8",
  );
  assert.equal(committed, takeoverTable(), "run: node www/sample/make.mjs");
});

test("the sample's declared counts and sums are those of its rows", () => {
  const text = decoded(sampleStatement());
  const rows = rowsOf(text);
  assert.match(text, new RegExp(`共${rows.length}笔记录`));
  for (const direction of ["收入", "支出", "不计收支"]) {
    const own = rows.filter((row) => row[5] === direction);
    const cents = own.reduce((sum, row) => sum + Math.round(Number(row[6]) * 100), 0);
    assert.ok(text.includes(`${direction}：${own.length}笔 ${(cents / 100).toFixed(2)}元`), direction);
  }
});

test("the sample says that it is made up, and every number of a payment in it occurs once", () => {
  const text = decoded(sampleStatement());
  assert.match(text, /虚构/);
  const ids = rowsOf(text).map((row) => row[9]);
  assert.equal(new Set(ids).size, ids.length);
});

test("the sample holds refunds, unpaid orders, neutral moves and income, as a real bill does", () => {
  const rows = rowsOf(decoded(sampleStatement()));
  assert.ok(
    rows.some((row) => row[9].includes("_") && row[8] === "退款成功"),
    "a refund whose number continues its payment's",
  );
  assert.ok(
    rows.some((row) => row[8] === "交易关闭" && row[5] === "不计收支"),
    "an order that was never paid",
  );
  assert.ok(rows.some((row) => row[4].includes("还款")) && rows.some((row) => row[4].includes("收益发放")));
});

test("a long statement has exactly the rows asked for, the newest first", () => {
  const rows = rowsOf(decoded(longStatement(10_000)));
  assert.equal(rows.length, 10_000);
  assert.ok(rows[0][0] > rows.at(-1)[0]);
});

test("what a first visit takes in is what the reader makes of the file, payment by payment", async () => {
  const { events } = await importStatement(new Blob([sampleStatement()]), { holderId: "me" });
  // The reader's own names for payments are made of their numbers.
  const numbers = new Map(events.map(({ id, reference }) => [id, reference]));
  const read = events.map((event) => ({
    ...event,
    id: event.reference,
    ...(event.refundOf ? { refundOf: numbers.get(event.refundOf) } : {}),
  }));
  assert.deepEqual(eventsOf(sampleRows(), exportedAt()), read);
});

test("the sample ends with the last whole month, whatever the day, and tells the same story there", () => {
  assert.deepEqual(
    ["2026-11-01T00:00:00+08:00", "2026-11-30T23:59:59+08:00", "2026-12-01T00:00:00+08:00", "2025-01-15"].map(
      (day) => monthsTo(Date.parse(day)),
    ),
    [0, 0, 1, -22],
  );
  const story = (months) => {
    const sentinel = new Sentinel({ timeZone: "Asia/Shanghai" });
    const events = eventsOf(sampleRows(months), exportedAt(months));
    assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
    const { rejected } = sentinel.ingest(events, { assessments: "none" });
    assert.deepEqual(rejected, []);
    const told = sentinel.alerts().map(({ severity, reasons }) => `${severity} ${reasons[0].code}`);
    sentinel.free();
    return told;
  };
  const told = story(0);
  assert.equal(told.length, 5);
  for (const months of [-22, -9, -1, 1, 4, 12, 28])
    assert.deepEqual(story(months), told, `${months} months on`);
});
