/**
 * Bills of WeChat, from the file to the sums: what came back counts once, also under another name, without a number, in parts.
 *
 * The reader hands on what each row says; which refund belongs to which payment is found by whoever adds up.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { importStatement } from "../../pkg/import-node.js";
import init, { Sentinel } from "../../pkg/node.js";

before(() => init());

const HEADER = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注";

/** The sums of some bills, each a list of rows, the newest first. */
async function sums(...bills) {
  const sentinel = new Sentinel();
  try {
    for (const rows of bills) {
      const bytes = new TextEncoder().encode([HEADER, ...rows].join("\n"));
      assert.deepEqual(sentinel.ingest((await importStatement(bytes)).events).rejected, []);
    }
    const [from, to] = [Date.UTC(2026, 0), Date.UTC(2027, 0)];
    const { spent, received, net, refunded } = sentinel.summary({ from, to, parts: [] }).totals.CNY;
    return [spent, received, net, refunded].map(Number);
  } finally {
    sentinel.free();
  }
}

const packet = (minute, number) =>
  `2026-03-27 10:0${minute}:00,微信红包（单发）,发给小红,/,支出,¥30.00,零钱,已退款(￥30.00),${number},/,/`;
const packetBack = (minute, number, name = "微信红包") =>
  `2026-03-28 10:0${minute}:03,微信红包-退款,${name},/,收入,¥30.00,/,已全额退款,${number},/,/`;

test("a red packet that came back leaves nothing, whatever name stands beside it", async () => {
  assert.deepEqual(await sums([packetBack(0, "R1"), packet(0, "P1")]), [0, 0, 0, 30]);
  assert.deepEqual(await sums([packetBack(0, "R1", "/"), packet(0, "P1")]), [0, 0, 0, 30]);
});

test("two red packets of one amount that both came back leave nothing", async () => {
  const rows = [packetBack(1, "R2"), packetBack(0, "R1"), packet(1, "P2"), packet(0, "P1")];
  assert.deepEqual(await sums(rows), [0, 0, 0, 60]);
  // One of the two came back in this bill, and both payments say that they did: nothing is left either way.
  assert.deepEqual(await sums(rows.slice(1)), [0, 0, 0, 60]);
});

const book = "2026-03-20 10:00:00,商户消费,海风书店,图书,支出,¥80.00,零钱,已退款(￥30.00),P1,W1,/";
const bookBack = (day, amount, order = `X${day}`) =>
  `2026-03-${day} 11:00:00,海风书店-退款,海风书店,图书,收入,¥${amount},零钱,已退款￥${amount},R${day},${order},/`;

test("a refund in parts, each under an order number of its own, counts as what the payment says of it", async () => {
  const [ten, twenty] = [bookBack(21, "10.00"), bookBack(22, "20.00")];
  assert.deepEqual(await sums([twenty, ten, book]), [50, 0, -50, 30]);
  // One part by its number, the other by what is then left; in one bill or in two.
  assert.deepEqual(await sums([twenty, bookBack(21, "10.00", "W1"), book]), [50, 0, -50, 30]);
  assert.deepEqual(await sums([book], [twenty, ten]), [50, 0, -50, 30]);
});

test("a refund that no order number leads to is that of the only payment that says that so much came back", async () => {
  const water = "2026-03-24 10:10:11,商户消费,便利店,矿泉水,支出,¥2.00,零钱,已全额退款,P8,W8,/";
  const back = "2026-03-24 10:20:11,退款,便利店,矿泉水,收入,¥2.00,零钱,已全额退款,R9,/,/";
  assert.deepEqual(await sums([back, water]), [0, 0, 0, 2]);
});

test("a refund that its number leads to its payment counts once, though the bills tell it in two months", async () => {
  const sent = "2026-04-30 10:32:35,转账,小明,晚饭,支出,¥180.00,零钱,对方已退还,T1,M1,/";
  const back = "2026-05-01 10:32:36,转账-退款,/,晚饭,收入,¥180.00,零钱,已全额退款,M1,,/";
  assert.deepEqual(await sums([back, sent]), [0, 0, 0, 180]);
  assert.deepEqual(await sums([sent], [back]), [0, 0, 0, 180]);
  assert.deepEqual(await sums([back], [sent]), [0, 0, 0, 180]);
});
