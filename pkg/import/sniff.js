// @ts-check
/**
 * What a file is, by its first bytes: names and types that come with files are wrong too often.
 *
 * Not here: which wallet wrote it (the core finds that by the header's cells).
 */

/** @typedef {"zip" | "ole" | "pdf" | "html" | "binary" | "text"} Kind */

/** What a text is made of, where it is no table. @typedef {"camt" | "ofx" | "qif" | "json" | "activity" | "table"} Made */

/** @param {Uint8Array} head @param {number[]} bytes */
const starts = (head, bytes) => bytes.every((byte, at) => head[at] === byte);

/** One letter in so many at least is English, a digit, a comma or a line's end in a table of any language: with fewer, bytes are called no UTF-16. Judgement. */
const PLAIN = 8;

/** What no text has: controls, and halves of letters. */
const NO_TEXT = /[\0-\x08\x0e-\x1f\ufffd-\uffff]/;

/**
 * UTF-16, by its mark, or without one where it is clear: zeros at every second place, which elsewhere mean that it is no text.
 * @param {Uint8Array} head @returns {"utf-16le" | "utf-16be" | undefined}
 */
export function utf16Of(head) {
  if (starts(head, [0xff, 0xfe])) return "utf-16le";
  if (starts(head, [0xfe, 0xff])) return "utf-16be";
  if (!head.includes(0)) return undefined;
  const even = head.subarray(0, head.length & ~1);
  const [little, big] = /** @type {const} */ (["utf-16le", "utf-16be"]).map((label) => {
    const text = new TextDecoder(label).decode(even, { stream: true });
    return { label, text, plain: text.match(/[\t\n\r -~]/g)?.length ?? 0 };
  });
  const [one, other] = little.plain > big.plain ? [little, big] : [big, little];
  // Of the other order a few letters look plain as well: the first one of Chinese is 4E 00.
  const isClear = one.plain * PLAIN >= one.text.length && one.plain > other.plain * 2;
  return isClear && !NO_TEXT.test(one.text) ? one.label : undefined;
}

/** Pages begin so, after blanks: a download behind a login gives the login page. */
const HTML = /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|script|table|div)\b/i;

/**
 * @param {Uint8Array} head
 * @returns {Kind}
 */
export function sniff(head) {
  if (starts(head, [0x50, 0x4b, 3, 4]) || starts(head, [0x50, 0x4b, 5, 6])) return "zip"; // the second: an empty one
  if (starts(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return "ole";
  if (starts(head, [0x25, 0x50, 0x44, 0x46])) return "pdf";
  if (head.includes(0) && !utf16Of(head)) return "binary";
  return isHtml(new TextDecoder("latin1").decode(head.subarray(0, 1024)).replace(/^ï»¿/, ""))
    ? "html"
    : "text";
}

/** @param {string} text its beginning */
export const isHtml = (text) => HTML.test(text.slice(0, 1024));

/** Google's page of activities: its cells' classes, and the product that it is of. @param {string} text its beginning */
export const isActivity = (text) => /\bouter-cell\b/.test(text) && /Google Pay/.test(text);

/**
 * What a text is made of.
 * @param {string} text its beginning
 * @returns {Made}
 */
export function madeOf(text) {
  const begin = text.slice(0, 4096).replace(/^\ufeff/, "");
  if (/^\s*(?:OFXHEADER\s*:|(?:<\?xml[^>]*>\s*)?<\?OFX\b|(?:<\?xml[^>]*>\s*)?<OFX>)/i.test(begin))
    return "ofx";
  if (/^\s*</.test(begin) && /camt\.05[234]\b|<(?:\w+:)?BkToCstmr/.test(begin)) return "camt";
  if (/^\s*!(?:Type|Account|Option|Clear)\b/i.test(begin)) return "qif";
  if (/^\s*(?:\)\]\}'\s*)?[[{]/.test(begin)) return "json";
  if (isHtml(begin) && isActivity(text)) return "activity";
  return "table";
}
