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

/** Byte order marks of UTF-16; text in it is full of zeros, which elsewhere mean that it is no text. */
const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

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
  if (!UTF16.some((mark) => starts(head, mark)) && head.includes(0)) return "binary";
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
