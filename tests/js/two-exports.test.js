// One account in two exports of its wallet: the app's and the website's tables date payments otherwise and cut texts, and each counts once.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { importStatement } from "../../pkg/import-node.js";

const WEB =
  "交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态,";
const APP =
  "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,";
const NUMBER = "2026050622001400000000000001";
const web = (number = NUMBER, paid = "10:03:43", goods = "地图册 大开本") =>
  `${WEB}\n${number}\t,M1\t,2026-05-06 10:01:39,2026-05-06 ${paid},2026-05-06 10:05:43,淘宝,支付宝担保交易,海风书店,${goods},30.00,支出,交易成功,0.00,0.00,,已支出,\n`;
const app = (number = NUMBER) =>
  `${APP}\n2026-05-06 10:01:39,文化休闲,海风书店,/,地图册,支出,30.00,余额,交易成功,${number}\t,M1\t,,\n`;

/** What both say together: what was spent, and which suspicions are open. */
async function together(...texts) {
  await init();
  const sentinel = new Sentinel();
  for (const text of texts) {
    const { events } = await importStatement(new TextEncoder().encode(text));
    sentinel.ingest(events);
  }
  const { totals } = sentinel.summary({ from: 0, to: Date.UTC(2027, 0), parts: [] });
  const told = sentinel.alerts({}).map(({ reasons: [{ code }] }) => code);
  sentinel.free();
  return { spent: totals.CNY.spent, told };
}

test("a payment that the app dates by its order and the website by its paying counts once, and is no double charge", async () => {
  for (const both of [
    [web(), app()],
    [app(), web()],
  ])
    assert.deepEqual(await together(...both), { spent: "30.00", told: [] });
});

test("two payments of one order under two numbers are two, and may be a double charge", async () => {
  const { spent, told } = await together(web(), app("2026050622001400000000000002"));
  assert.equal(spent, "60.00");
  assert.deepEqual(told, ["duplicate-charge"]);
});

test("a short number is anybody's, and three rows under one number are a redacted file's", async () => {
  assert.equal((await together(web("20260506"), app("20260506"))).spent, "60.00");
  const third = web(NUMBER, "10:44:00", "海图");
  assert.equal((await together(web(), app(), third)).spent, "90.00");
});

test("a number that a bank gives to each week's payment under one mandate joins no two weeks", async () => {
  const weekly = [5, 12].map(
    (day) => `2026-05-${String(day).padStart(2, "0")} 09:00:00,海风书店,-30.00,CNY,${NUMBER}`,
  );
  const bank = ["交易时间,交易对方,交易金额,币种,交易流水号", ...weekly].join("\n");
  assert.equal((await together(bank)).spent, "60.00");
});
