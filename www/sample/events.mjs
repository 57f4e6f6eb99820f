// @ts-check
/**
 * The sample's rows as events, as the reader of Alipay's files makes them: a first visit needs no reader, which is 170 kB.
 *
 * For these rows alone, whose words are few; a test holds it to the reader, event by event. Not here: the rows (rows.mjs).
 */

/** @typedef {import("./alipay.mjs").Row} Row @typedef {import("wallet-sentinel").Transaction} Transaction */

/** @type {Record<string, string>} */
const CATEGORIES = {
  餐饮美食: "dining",
  日用百货: "daily-goods",
  交通出行: "transport",
  数码电器: "digital",
  服饰装扮: "clothing",
  家居家装: "home",
  宠物: "pets",
  运动户外: "sports",
  文化休闲: "entertainment",
  保险: "insurance",
  充值缴费: "utilities",
};
/** Whose category the file gives in words that the reader does not know, so that it goes by the names. */
const BY_NAME = "travel";

/** @param {string} method @returns {NonNullable<Transaction["instrument"]>} */
function instrumentOf(method) {
  const [, id = method, last4] = /^(.*)\((\d{4})\)$/.exec(method) ?? [];
  const kind = last4 ? "debit-card" : id === "花呗" ? "credit-line" : "balance";
  return { kind, id, ...(last4 ? { last4 } : {}) };
}

/** @param {Row} row @returns {Pick<Transaction, "type" | "direction"> & { kind?: "person" | "merchant" | "own", category?: string }} */
function readingOf({ category, description, direction }) {
  if (category === "退款") return { type: "refund", direction: "credit" };
  if (description.includes("收益发放"))
    return { type: "interest", direction: "credit", kind: "merchant", category: "interest" };
  if (category === "信用借还")
    return { type: "card-repayment", direction: "neutral", kind: "own", category: "card-repayment" };
  if (category === "投资理财")
    return { type: "investment", direction: "neutral", kind: "own", category: "investment" };
  if (category === "转账红包") {
    const type = description.includes("红包") ? "red-packet" : "transfer";
    return { type, direction: direction === "收入" ? "credit" : "debit", kind: "person", category: type };
  }
  return {
    type: "purchase",
    direction: "debit",
    kind: "merchant",
    category: CATEGORIES[category] ?? BY_NAME,
  };
}

/** A sum as the file writes it. @param {number} cents */
const yuan = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

/** @param {Row[]} rows @param {number} exportedAt @returns {Transaction[]} oldest first */
export function eventsOf(rows, exportedAt) {
  // A refund continues its payment's number, or repeats its order's.
  const payments = rows.filter(({ category }) => category !== "退款");
  const byId = new Map(payments.map((row) => [row.id, row]));
  const byOrder = new Map(payments.flatMap((row) => (row.orderId ? [[row.orderId, row]] : [])));
  return rows
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((row) => {
      const { kind, category, ...reading } = readingOf(row);
      const stem = row.category === "退款" ? row.id.split("_")[0] : undefined;
      const paid = stem && (byId.get(stem) ?? byOrder.get(row.orderId ?? ""));
      const isClosed = row.status === "交易关闭";
      const amount = yuan(row.cents);
      return /** @type {Transaction} */ ({
        kind: "transaction",
        id: row.id,
        accountId: "alipay",
        holderId: "me",
        at: row.at,
        utcOffset: 480,
        timePrecision: "second",
        exportedAt,
        ...reading,
        amount,
        currency: "CNY",
        status: !isClosed ? "completed" : row.direction === "支出" ? "refunded" : "closed",
        ...(isClosed && row.direction === "支出" ? { refunded: amount } : {}),
        counterparty: { name: row.counterparty, ...(kind ? { kind } : {}) },
        ...(row.method ? { instrument: instrumentOf(row.method) } : {}),
        description: row.description,
        category: paid ? readingOf(paid).category : category,
        reference: row.id,
        ...(row.orderId ? { orderId: row.orderId } : {}),
        ...(stem ? { references: [stem] } : {}),
        ...(paid ? { refundOf: paid.id } : {}),
      });
    });
}
