// @ts-check
/**
 * Writes rows in the layout of Alipay's app export (the one in use since 2023), in GB18030.
 *
 * Layout as observed in real files: a preamble that declares counts and sums, a banner, a padded header, ids that end in
 * a TAB, a trailing comma, newest row first. The notes are ours and say that the file is made up.
 * Not here: what the rows say (life.mjs).
 */
import iconv from "iconv-lite";

/**
 * @typedef {{ at: number, category: string, counterparty: string, account?: string, description: string,
 *   direction: "支出" | "收入" | "不计收支", cents: number, method: string, status: string, id: string, orderId?: string }} Row
 */

const HEADER = [
  "交易时间",
  "交易分类",
  "交易对方",
  "对方账号",
  "商品说明",
  "收/支",
  "金额",
  "收/付款方式",
  "交易状态",
  "交易订单号",
  "商家订单号",
  "备注",
];
/** Observed width of a padded cell. */
const WIDTH = 20;
/** Alipay writes Beijing time without saying so. */
const OFFSET = 8 * 3_600_000;

/** @param {number} at */
export const stamp = (at) => new Date(at + OFFSET).toISOString().replace("T", " ").slice(0, 19);
/** @param {number} cents */
export const yuan = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

/** @param {Row[]} rows @param {string} direction */
function declared(rows, direction) {
  const own = rows.filter((row) => row.direction === direction);
  return `${direction}：${own.length}笔 ${yuan(own.reduce((sum, row) => sum + row.cents, 0))}元`;
}

/**
 * @param {Row[]} rows @param {{ from: number, to: number, exportedAt: number }} span
 * @returns {string}
 */
export function statementText(rows, { from, to, exportedAt }) {
  const newestFirst = rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const cells = (/** @type {string[]} */ values) =>
    `${values.map((value) => value.padEnd(WIDTH)).join(",")},`;
  const body = newestFirst.map((row) =>
    [
      ...[
        stamp(row.at),
        row.category,
        row.counterparty,
        row.account ?? "/",
        row.description,
        row.direction,
        yuan(row.cents),
        row.method,
        row.status,
      ].map((value) => value.padEnd(WIDTH)),
      `${row.id}\t`,
      `${row.orderId ?? ""}\t`,
      "".padEnd(WIDTH),
      "",
    ].join(","),
  );
  return [
    "-".repeat(84),
    "导出信息：",
    "姓名：样例",
    "支付宝账户：sample@example.com",
    `起始时间：[${stamp(from)}]    终止时间：[${stamp(to)}]`,
    "导出交易类型：[全部]",
    `导出时间：[${stamp(exportedAt)}]`,
    `共${rows.length}笔记录`,
    declared(rows, "收入"),
    declared(rows, "支出"),
    declared(rows, "不计收支"),
    "",
    "特别提示：",
    "1.这是一份虚构的样例，由程序生成，不对应任何真实的人、店铺或账户；",
    "2.版式与手机端导出的账单一致，方便在没有真实账单时试用；",
    "3.其中有意放入了几笔值得核对的付款；",
    "4.上面的笔数和金额由下面的明细逐行相加得到；",
    "5.城市、店名、人名均为杜撰；",
    "6.请勿当作真实凭证使用；",
    "7.时间均为北京时间；",
    "8.金额单位均为人民币元；",
    "9.可以随意复制和修改。",
    "",
    `${"-".repeat(24)}支付宝（中国）网络技术有限公司  电子客户回单${"-".repeat(24)}`,
    cells(HEADER),
    ...body,
    "",
  ].join("\n");
}

/** @param {string} text */
export const gb18030 = (text) => iconv.encode(text, "gb18030");
