// @ts-check
/**
 * Whose statement a file is that no reader knows: named for what it is, so that nobody looks for a fault in it.
 *
 * By its name and by what its first lines say; a guess, said as one. Not here: the statements that are read (the package).
 */

/** What a file of theirs says of itself. @type {[string, RegExp][]} */
const OTHERS = [
  ["jd", /京东/],
  ["unionpay", /云闪付|银联/],
  ["meituan", /美团/],
  ["douyin", /抖音/],
  ["pinduoduo", /拼多多|多多钱包/],
  ["ecny", /数字人民币/],
  ["paypal", /paypal/i],
  ["bank", /银行|信用卡|借记卡|bank statement/i],
];

/** Of whom other files are read: this one has the wrong form, or lacks its header. */
export const READABLE = new Set(["jd", "meituan", "paypal", "bank"]);

/** Letters of a file that are looked at: its head stands in the first lines. */
const HEAD = 2048;

/** Errors after which a file may be another's statement: no reader knew it. */
export const UNKNOWN = new Set(["layout-unknown", "layout-unsupported", "file-is-pdf", "file-is-ole"]);

/** @param {File} file @returns {Promise<string | undefined>} the key of whose it is */
export async function foreign(file) {
  const bytes = await file.slice(0, HEAD).arrayBuffer();
  const texts = ["utf-8", "gb18030"].map((encoding) => new TextDecoder(encoding).decode(bytes));
  const said = [file.name, ...texts].join("\n");
  return OTHERS.find(([, words]) => words.test(said))?.[0];
}
