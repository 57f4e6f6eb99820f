// @ts-check
/**
 * Bytes into text: Alipay writes GB18030, WeChat UTF-8, spreadsheets UTF-16.
 *
 * A mark at the beginning decides, then what the bytes are by themselves. One broken byte costs one character, not the
 * file: where neither encoding is clean, that one is taken in which the words of a statement can be read.
 */
import { SentinelError } from "../error.js";

/** Words that stand in every statement of the wallets that write Chinese; in a wrong encoding they cannot come about. */
const WORDS = /交易时间|交易创建时间|交易单号|交易订单号|交易号|收\/支|金额|支付宝|微信支付/;

/** More broken characters than one in this many, and it was no text. */
const BROKEN = 100;

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // not clean UTF-8
  }
  const chinese = new TextDecoder("gb18030").decode(bytes);
  if (WORDS.test(chinese)) return chinese;
  const text = new TextDecoder("utf-8").decode(bytes);
  if (WORDS.test(text)) return text;
  const broken = text.split("\ufffd").length - 1;
  if (broken * BROKEN < text.length) return text;
  throw new SentinelError("file-not-text", "Neither UTF-8 nor GB18030 nor UTF-16: this is not a text file.");
}
