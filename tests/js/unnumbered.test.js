// @ts-check
/** A bank's file with the lines above its table and without them: one account by its rows, and each payment once. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { importStatement } from "../../pkg/import-node.js";

const skip = existsSync(new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url))
  ? false
  : "pkg/wasm is not built: npm run build";

const ROWS = [
  "交易日期,交易时间,摘要,交易金额,账户余额,对方户名",
  "20261005,10:11:12,消费,-35.00,965.00,晨光便利",
  "20261006,12:00:00,消费,-20.00,945.00,老王面馆",
  "20261008,09:00:00,工资,5000.00,5945.00,某公司",
  "",
].join("\n");
const ABOVE = "某某银行交易记录\n户名:李雷\n账号:6225880112345678\n币种:人民币\n\n";

test("what stands above a bank's table makes its rows no other payments", { skip }, async () => {
  const { default: init, Sentinel } = await import("../../pkg/node.js");
  await init();
  const read = async (/** @type {string} */ text) =>
    (await importStatement(new TextEncoder().encode(text), { utcOffset: 480, currency: "CNY" })).events;
  const [full, bare] = [await read(ABOVE + ROWS), await read(ROWS)];
  const accounts = [full, bare].map((events) => [...new Set(events.map(({ accountId }) => accountId))]);
  assert.deepEqual(accounts, [["bank-5678"], ["bank"]]);
  for (const files of [
    [full, bare],
    [bare, full],
  ]) {
    const sentinel = new Sentinel();
    for (const events of files) sentinel.ingest(events);
    const summary = sentinel.summary({ from: Date.UTC(2026, 9), to: Date.UTC(2026, 10), parts: [] });
    const { spent, received } = summary.totals.CNY;
    assert.deepEqual([spent, received], ["55.00", "5000.00"]);
    assert.deepEqual(
      summary.quality.map(({ code, count }) => [code, count]),
      [["counted-once", 3]],
    );
  }
});
