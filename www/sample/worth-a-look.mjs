// @ts-check
/**
 * What is worth a look in the sample bill: four things beside the days of its made-up person (life.mjs).
 *
 * No real person, shop or account is in it. Not here: whether it is told, which the tests hold the engine to.
 */
import { beijing } from "./life.mjs";

/** @typedef {import("./alipay.mjs").Row} Row */

/**
 * Four things worth a look, all in October 2026: charged twice, a burst of game top-ups, a large transfer at night to
 * someone new, a refund. Times are fixed so that the page's story does not depend on the dice.
 * @returns {Row[]}
 */
export function worthALook() {
  const row = (
    /** @type {string} */ day,
    /** @type {string} */ time,
    /** @type {string} */ serial,
    /** @type {Omit<Row, "at" | "id" | "direction" | "status" | "method"> & Partial<Row>} */ rest,
  ) =>
    /** @type {Row} */ ({
      at: beijing(day, time),
      id: `${day.replaceAll("-", "")}22009${serial.padStart(15, "0")}`,
      direction: "支出",
      status: "交易成功",
      method: "余额宝",
      ...rest,
    });
  const cable = {
    category: "数码电器",
    counterparty: "青柠数码专营店",
    description: "无线耳机",
    cents: 12800,
  };
  const shoes = {
    category: "服饰装扮",
    counterparty: "素履鞋服官方店",
    description: "秋季休闲鞋",
    cents: 23900,
    orderId: "T200P2026101500431",
  };
  const game = [
    "21:02:11",
    "21:03:05",
    "21:03:58",
    "21:04:40",
    "21:05:37",
    "21:06:29",
    "21:07:50",
    "21:09:02",
    "21:10:16",
  ];
  return [
    row("2026-10-12", "12:31:05", "101", { ...cable, orderId: "T200P2026101200128" }),
    row("2026-10-12", "12:31:52", "102", { ...cable, orderId: "T200P2026101200129" }),
    row("2026-10-15", "20:14:33", "201", { ...shoes, status: "交易关闭" }),
    row("2026-10-17", "10:05:12", "201_20261017", {
      ...shoes,
      category: "退款",
      description: `退款-${shoes.description}`,
      direction: "不计收支",
      status: "退款成功",
    }),
    ...game.map((time, index) =>
      row("2026-10-18", time, `30${index}`, {
        category: "文化休闲",
        counterparty: "幻岛互娱",
        description: "游戏充值",
        cents: [600, 1200, 3000, 4500, 6800, 9800, 12800, 16800, 19800][index],
        orderId: `T200P202610180${index}`,
      }),
    ),
    row("2026-10-24", "02:47:19", "401", {
      category: "转账红包",
      counterparty: "林*远",
      account: "lin***@example.com",
      description: "转账",
      cents: 680_000,
      method: "云州银行储蓄卡(0468)",
    }),
  ];
}
