// @ts-check
/**
 * A made-up person's payments, day by day, from a seed: the same seed gives the same rows.
 *
 * Someone who works in an invented city: commute, meals, groceries, bills, festival red packets, online orders of which
 * some are refunded or never paid.
 * No real person, shop or account is in it. Not here: what is worth a look (worth-a-look.mjs), the layout of the file (alipay.mjs).
 */

/** @typedef {import("./alipay.mjs").Row} Row */

const DAY = 86_400_000;
/** Beijing midnight of a day, in UTC milliseconds. @param {string} day */
export const beijing = (day, time = "00:00:00") => Date.parse(`${day}T${time}+08:00`);

/** mulberry32: 32 bits of state suffice for a few thousand rows, and every engine gives the same numbers. @param {number} seed */
function dice(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    /** @param {number} p */ chance: (p) => next() < p,
    /** @param {number} low @param {number} high */ whole: (low, high) =>
      low + Math.floor(next() * (high - low + 1)),
    /** @template T @param {T[]} list @returns {T} */ pick: (list) => list[Math.floor(next() * list.length)],
    /** @param {number} count */ digits: (count) =>
      Array.from({ length: count }, () => Math.floor(next() * 10)).join(""),
  };
}

/** Shops: name, what is bought, lowest and highest price in yuan. All invented. */
const SHOPS = {
  breakfast: [
    ["阿婆早点铺", "早餐", 6, 12],
    ["三角巷豆浆", "豆浆油条", 5, 11],
  ],
  lunch: [
    ["阿禾面馆", "午餐", 16, 28],
    ["南窗小炒", "午餐", 19, 36],
    ["谷雨轻食", "沙拉套餐", 26, 39],
    ["老槐树米粉", "米粉", 14, 22],
    ["云上食堂", "工作餐", 15, 25],
  ],
  coffee: [
    ["晨光里咖啡", "拿铁", 16, 23],
    ["半山茶事", "柠檬茶", 12, 19],
  ],
  dinner: [
    ["闪送小厨", "外卖订单", 22, 48],
    ["江边烤鱼", "晚餐", 45, 88],
    ["阿禾面馆", "晚餐", 16, 30],
  ],
  friends: [
    ["山城记火锅", "聚餐", 138, 328],
    ["月下小馆", "聚餐", 96, 218],
  ],
  corner: [["小满便利店", "便利店购物", 4, 32]],
  groceries: [
    ["青禾超市", "超市购物", 48, 176],
    ["果然鲜水果", "水果", 18, 56],
  ],
  leisure: [
    ["星幕影城", "电影票", 39, 98],
    ["云州美术馆", "展览门票", 30, 60],
    ["拾页书店", "图书", 28, 96],
  ],
  ride: [["顺路出行", "打车", 12, 46]],
};
/** Online shops: name, goods, category, lowest and highest price. */
const ONLINE = /** @type {[string, string, string, number, number][]} */ ([
  ["拾光家居旗舰店", "收纳盒三件套", "家居家装", 39, 189],
  ["青柠数码专营店", "数据线与充电器", "数码电器", 29, 269],
  ["素履鞋服官方店", "休闲鞋", "服饰装扮", 89, 299],
  ["朴记日用", "纸品与清洁", "日用百货", 25, 88],
  ["野径户外", "露营用品", "运动户外", 49, 260],
  ["小橘猫粮铺", "猫粮与猫砂", "宠物", 58, 168],
]);
const FRIENDS = ["周*宁", "何*", "沈*舟", "阿布", "橘子汽水"];
const FAMILY = ["妈妈", "爸爸", "姐姐", "小姨", "外婆", "表弟"];
const METHODS = ["余额宝", "余额宝", "花呗", "云州银行储蓄卡(0468)", "余额"];
/** New year's eve by the lunar calendar: red packets go around on it and the two days after. */
const NEW_YEAR_EVES = [
  "2020-01-24",
  "2021-02-11",
  "2022-01-31",
  "2023-01-21",
  "2024-02-09",
  "2025-01-28",
  "2026-02-16",
];

/** First day (month-day) and length of the two journeys of every year. */
const JOURNEYS = /** @type {[string, number][]} */ ([
  ["05-01", 3],
  ["07-18", 6],
]);

/**
 * All rows of [from, to), oldest first.
 * @param {{ seed: number, from: string, to: string }} span @returns {Row[]}
 */
export function life({ seed, from, to }) {
  const roll = dice(seed);
  /** @type {Row[]} */
  const rows = [];
  const id = (/** @type {number} */ at) =>
    `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "")}2200${roll.digits(16)}`;
  const at = (/** @type {number} */ day, /** @type {number} */ early, /** @type {number} */ late) =>
    day + roll.whole(early * 3600, late * 3600 - 1) * 1000;
  const price = (/** @type {number} */ low, /** @type {number} */ high) =>
    roll.whole(low * 10, high * 10) * 10;

  /** @param {Partial<Row> & { at: number, category: string, counterparty: string, description: string, cents: number }} row */
  const add = (row) => {
    const full = /** @type {Row} */ ({
      direction: "支出",
      method: roll.pick(METHODS),
      status: "交易成功",
      id: id(row.at),
      orderId: `T200P${roll.digits(19)}`,
      ...row,
    });
    rows.push(full);
    return full;
  };
  /** @param {number} day @param {(string | number)[][]} shops @param {string} category @param {number} early @param {number} late */
  const visit = (day, shops, category, early, late) => {
    const [counterparty, description, low, high] = /** @type {[string, string, number, number]} */ (
      roll.pick(shops)
    );
    add({ at: at(day, early, late), category, counterparty, description, cents: price(low, high) });
  };
  /** The refund's id is the payment's with a suffix, as in real files. @param {Row} row @param {number} when @param {number} cents */
  const refund = (row, when, cents) =>
    add({
      at: when,
      category: "退款",
      counterparty: row.counterparty,
      description: `退款-${row.description}`,
      direction: "不计收支",
      cents,
      method: row.method,
      status: "退款成功",
      id: `${row.id}_${roll.digits(12)}`,
      orderId: row.orderId,
    });

  /** @param {number} day */
  function everyday(day) {
    const weekday = new Date(day + 8 * 3_600_000).getUTCDay();
    const working = weekday >= 1 && weekday <= 5;
    if (working) {
      for (const [early, late] of [
        [8, 9],
        [18, 20],
      ])
        if (roll.chance(0.9))
          add({
            at: at(day, early, late),
            category: "交通出行",
            counterparty: "云州地铁",
            description: "地铁乘车",
            cents: roll.pick([300, 400, 400, 500]),
          });
      if (roll.chance(0.55)) visit(day, SHOPS.breakfast, "餐饮美食", 8, 9);
      if (roll.chance(0.88)) visit(day, SHOPS.lunch, "餐饮美食", 12, 13);
      if (roll.chance(0.4)) visit(day, SHOPS.coffee, "餐饮美食", 14, 16);
      if (roll.chance(0.35)) visit(day, SHOPS.dinner, "餐饮美食", 18, 21);
    } else {
      if (roll.chance(0.7)) visit(day, SHOPS.groceries, "日用百货", 10, 18);
      if (roll.chance(0.3)) visit(day, SHOPS.friends, "餐饮美食", 18, 21);
      if (roll.chance(0.25)) visit(day, SHOPS.leisure, "文化休闲", 13, 20);
      if (roll.chance(0.35)) visit(day, SHOPS.coffee, "餐饮美食", 10, 17);
    }
    if (roll.chance(0.4)) visit(day, SHOPS.corner, "日用百货", 9, 22);
    if (roll.chance(0.14)) visit(day, SHOPS.ride, "交通出行", 9, 22);
    add({
      at: at(day, 3, 5),
      category: "投资理财",
      counterparty: "余额宝",
      description: "余额宝-收益发放",
      direction: "不计收支",
      cents: roll.whole(18, 46),
      method: "余额宝",
      orderId: undefined,
    });
  }

  /** @param {number} day */
  function online(day) {
    if (!roll.chance(0.17)) return;
    const [counterparty, description, category, low, high] = roll.pick(ONLINE);
    const row = { at: at(day, 12, 22), category, counterparty, description, cents: price(low, high) };
    if (roll.chance(0.1)) return void add({ ...row, direction: "不计收支", method: "", status: "交易关闭" });
    const bought = add(row);
    if (roll.chance(0.09)) {
      bought.status = "交易关闭";
      refund(bought, row.at + roll.whole(30, 90) * 3_600_000, bought.cents);
    } else if (roll.chance(0.05)) {
      refund(bought, row.at + roll.whole(40, 120) * 3_600_000, Math.round(bought.cents / 40) * 10);
    }
  }

  /** @param {number} day */
  function people(day) {
    if (roll.chance(0.07))
      add({
        at: at(day, 11, 22),
        category: "转账红包",
        counterparty: roll.pick(FRIENDS),
        account: "138******21",
        description: "转账",
        cents: roll.whole(2, 15) * 1000,
        orderId: undefined,
      });
    if (roll.chance(0.06))
      add({
        at: at(day, 11, 22),
        category: "转账红包",
        counterparty: roll.pick(FRIENDS),
        account: "138******21",
        description: "转账",
        direction: "收入",
        cents: roll.whole(2, 18) * 1000,
        method: "余额",
        orderId: undefined,
      });
    const eve = NEW_YEAR_EVES.find((date) => day >= beijing(date) && day < beijing(date) + 3 * DAY);
    if (!eve) return;
    for (const relative of FAMILY)
      if (roll.chance(0.4))
        add({
          at: at(day, 10, 23),
          category: "转账红包",
          counterparty: relative,
          description: "普通红包",
          cents: roll.pick([6600, 8800, 18800, 20000]),
          orderId: undefined,
        });
    for (const relative of FAMILY)
      if (roll.chance(0.25))
        add({
          at: at(day, 10, 23),
          category: "转账红包",
          counterparty: relative,
          description: "收到红包",
          direction: "收入",
          cents: roll.pick([6600, 8800, 20000]),
          method: "余额",
          orderId: undefined,
        });
  }

  /** @param {number} day */
  function away(day) {
    const date = new Date(day + 8 * 3_600_000).toISOString().slice(0, 10);
    const journey = JOURNEYS.find(([first, days]) => {
      const start = beijing(`${date.slice(0, 4)}-${first}`);
      return day >= start && day < start + days * DAY;
    });
    if (!journey) return;
    add({
      at: at(day, 13, 16),
      category: "酒店旅行",
      counterparty: "望海民宿",
      description: "住宿",
      cents: price(238, 398),
    });
    if (roll.chance(0.6))
      add({
        at: at(day, 9, 11),
        category: "酒店旅行",
        counterparty: "白鹭湾景区",
        description: "门票",
        cents: price(60, 120),
      });
    if (roll.chance(0.7)) visit(day, SHOPS.friends, "餐饮美食", 18, 21);
    if (date.slice(5) === journey[0])
      add({
        at: at(day, 7, 8),
        category: "交通出行",
        counterparty: "云州铁路",
        description: "往返车票",
        cents: price(280, 460),
      });
  }

  /** @param {number} day @param {number} owed what went through the credit line since the last repayment */
  function bills(day, owed) {
    const date = new Date(day + 8 * 3_600_000).getUTCDate();
    const month = new Date(day + 8 * 3_600_000).getUTCMonth();
    const bill = (
      /** @type {string} */ counterparty,
      /** @type {string} */ description,
      /** @type {string} */ category,
      /** @type {number} */ cents,
    ) => add({ at: at(day, 9, 20), category, counterparty, description, cents });
    if (date === 3) bill("话费充值", "手机充值50元", "充值缴费", 5000);
    if (date === 6)
      bill("云州供电", "电费", "充值缴费", roll.whole(70, [0, 1, 6, 7].includes(month) ? 240 : 130) * 100);
    if (date === 7 && month % 2 === 0) bill("云州燃气", "燃气费", "充值缴费", roll.whole(40, 95) * 100);
    if (date === 8 && month % 2 === 1) bill("云州水务", "水费", "充值缴费", roll.whole(35, 70) * 100);
    if (date === 12) bill("云上健身", "月卡", "运动户外", 19900);
    if (date === 15) bill("繁星视频", "连续包月", "文化休闲", 2500);
    if (date === 20) bill("安禾保险", "医疗险月缴", "保险", 3600);
    if (date === 5)
      add({
        at: at(day, 9, 11),
        category: "投资理财",
        counterparty: "余额宝",
        description: "余额宝-单次转入",
        direction: "不计收支",
        cents: 300_000,
        method: "云州银行储蓄卡(0468)",
        orderId: undefined,
      });
    if (date === 9 && owed > 0)
      add({
        at: at(day, 9, 11),
        category: "信用借还",
        counterparty: "花呗",
        description: "花呗主动还款",
        direction: "不计收支",
        cents: owed,
        method: "余额宝",
        orderId: undefined,
      });
  }

  let repaid = 0;
  for (let day = beijing(from); day < beijing(to); day += DAY) {
    everyday(day);
    online(day);
    people(day);
    away(day);
    const owed = rows
      .slice(repaid)
      .filter((row) => row.method === "花呗" && row.status === "交易成功" && row.direction === "支出")
      .reduce((sum, row) => sum + row.cents, 0);
    const before = rows.length;
    bills(day, owed);
    if (rows.slice(before).some((row) => row.description === "花呗主动还款")) repaid = rows.length;
  }
  return rows.filter((row) => row.at < beijing(to));
}
