// @ts-check
/**
 * Bytes into text, a piece at a time: Alipay writes GB18030, WeChat UTF-8, spreadsheets UTF-16.
 *
 * A mark at the beginning decides, then what the bytes are by themselves. One broken byte costs one character, not the
 * file: where neither encoding is clean, that one is taken in which the words of a statement can be read.
 */
import { SentinelError } from "../error.js";
import { HEAD_BYTES } from "./limits.js";
import { utf16Of } from "./sniff.js";

/** Words that stand in every statement of the wallets and banks that write Chinese; in a wrong encoding they cannot come about. */
const WORDS =
  /交易时间|交易创建时间|交易单号|交易订单号|交易号|收\/支|金额|支付宝|微信支付|交易日期|记账日期|入账日期|账户余额/;
/** The longest of them, less one: so much of a piece is looked at again with the next. */
const OVERLAP = 5;

/** More broken characters than one in this many, and it was no text. */
const BROKEN = 100;

/** Letters beyond English ones, of a table in one of Western Europe's languages: fewer than one in this many. */
const LETTERS = 8;

/** Decoded at once, in bytes: a few milliseconds on a phone, GB18030 being the slowest. */
const PIECE = 256 * 1024;

/**
 * The text, a piece at a time; every piece but the last is followed by another.
 * @param {Uint8Array} bytes @param {string} label @param {boolean} [fatal]
 */
export function* piecesOf(bytes, label, fatal = false) {
  const decoder = new TextDecoder(label, { fatal });
  for (let at = 0; at < bytes.length; at += PIECE) {
    const last = at + PIECE >= bytes.length;
    yield { text: decoder.decode(bytes.subarray(at, at + PIECE), { stream: !last }), last };
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {() => Promise<void>} pause
 * @returns {Promise<string>} the encoding's label
 */
export async function encodingOf(bytes, pause) {
  const wide = utf16Of(bytes.subarray(0, HEAD_BYTES));
  if (wide) return wide;
  try {
    for (const _ of piecesOf(bytes, "utf-8", true)) await pause();
    return "utf-8";
  } catch (error) {
    if (error instanceof SentinelError) throw error; // a stop; the decoder's own is a TypeError: not clean UTF-8
  }
  for (const label of ["gb18030", "utf-8"]) {
    let before = "";
    for (const { text } of piecesOf(bytes, label)) {
      if (WORDS.test(before + text)) return label;
      before = text.slice(-OVERLAP);
      await pause();
    }
  }
  let [broken, whole, length] = [0, 0, 0];
  for (const { text } of piecesOf(bytes, "utf-8")) {
    broken += text.split("\ufffd").length - 1;
    whole += text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
    length += text.length;
    await pause();
  }
  // Banks of Western Europe write one byte a letter: a few that are none in UTF-8, and not one that is.
  if (broken > 1 && whole === 0 && broken * LETTERS < length) return "windows-1252";
  if (broken * BROKEN < length) return "utf-8";
  throw new SentinelError(
    "file-not-text",
    "Neither UTF-8 nor GB18030 nor UTF-16 nor Western European: this is not a text file.",
  );
}
