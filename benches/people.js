// @ts-check
/**
 * Payments of many made-up people, in the order of time: what a wallet's server or a phone full of history would hold.
 *
 * Everyone has some thirty shops, most of the money going to a few of them, now and then a stranger and now and then
 * money back; names are Chinese, so that text is not all ASCII. The same arguments give the same payments.
 * Not here: stories. Those that signals are tested on stand in tests/scenarios.
 */

const DAY = 86_400_000;
/** 2026-01-01 00:00 in China. */
export const BEGIN = Date.UTC(2025, 11, 31, 16);
/** A year of twelve whole months. */
export const DAYS = 365;
export const END = BEGIN + DAYS * DAY;

const CATEGORIES = [
  "dining",
  "dining",
  "dining",
  "groceries",
  "transport",
  "transport",
  "daily-goods",
  "digital",
  "clothing",
  "entertainment",
  "utilities",
  "health",
];
const SHOPS = ["面馆", "早点铺", "菜市场", "便利店", "地铁", "书店", "药房", "咖啡", "超市", "水果店"];
const STREETS = ["青禾", "云上", "三角巷", "南窗", "江边", "谷雨", "半山", "老槐树"];

/** Multiplicative congruential, modulus 2^31 − 1 (Park and Miller, CACM 31, 1988): exact in doubles on every engine. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * `count` payments of `accounts` people over a year, each with 14 values.
 * @param {{ count: number, accounts: number }} size
 * @returns {import("wallet-sentinel").Transaction[]}
 */
export function payments({ count, accounts }) {
  const roll = dice(20_260_101);
  /** What each person paid last, and has not been paid back. @type {Map<number, import("wallet-sentinel").Transaction>} */
  const last = new Map();
  return Array.from({ length: count }, (_, index) => {
    const person = roll(accounts);
    const id = `20260101220014${String(index).padStart(14, "0")}`;
    const at = BEGIN + Math.floor((index / count) * DAYS * DAY);
    const bought = last.get(person);
    if (bought && roll(50) === 0) {
      last.delete(person);
      return { ...bought, id, at, direction: "credit", type: "refund" };
    }
    // The lower of two dice: a third of the shops gets more than half of the visits. One in fifty goes to a stranger.
    const shop = roll(50) === 0 ? 100 + roll(10_000) : Math.min(roll(30), roll(30));
    const place = person * 7 + shop;
    const isBill = shop === 29;
    const cents = isBill ? 20_000 + roll(90_000) : 500 + (place % 40) * 100 + roll(1_500);
    const paid = /** @type {import("wallet-sentinel").Transaction} */ ({
      kind: "transaction",
      id,
      accountId: `2088${String(person).padStart(12, "0")}`,
      at,
      direction: "debit",
      type: "purchase",
      status: "completed",
      amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`,
      currency: "CNY",
      counterparty: {
        name: `${STREETS[place % STREETS.length]}${SHOPS[(place >> 3) % SHOPS.length]}${shop}`,
        kind: "merchant",
      },
      category: CATEGORIES[place % CATEGORIES.length],
      orderId: `T200P${String(index * 7919).padStart(19, "0")}`,
      channel: shop % 3 === 0 ? "online" : "in-store",
    });
    last.set(person, paid);
    return paid;
  });
}

/** @template T @param {readonly T[]} list @param {number} size @returns {T[][]} */
export const batches = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
