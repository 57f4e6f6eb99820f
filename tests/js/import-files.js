// @ts-check
/**
 * Makes archives and workbooks for tests, in memory: nothing binary lies in the repository but what must.
 */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js/lib/zip-core-custom.js";

/**
 * @param {Record<string, string | Uint8Array>} files
 * @param {{ password?: string, encryption?: "aes" | "zipcrypto" }} [protection]
 * @returns {Promise<Uint8Array>}
 */
export async function zip(files, { password, encryption } = {}) {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    await writer.add(name, new Uint8ArrayReader(bytes), {
      password,
      zipCrypto: encryption === "zipcrypto",
      useWebWorkers: false,
    });
  }
  return writer.close();
}

/** @typedef {string | { number: string } | { bool: boolean } | { inline: string }} Cell */

/**
 * A workbook with these sheets; texts are shared strings, as spreadsheets write them.
 * @param {Cell[][][]} sheets
 */
export async function workbook(sheets) {
  /** @type {string[]} */
  const shared = [];
  const escaped = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const cell = (/** @type {Cell} */ value, /** @type {string} */ at) => {
    if (typeof value === "string")
      return value === "" ? "" : `<c r="${at}" t="s"><v>${shared.push(value) - 1}</v></c>`;
    if ("number" in value) return `<c r="${at}" s="1"><v>${value.number}</v></c>`;
    if ("bool" in value) return `<c r="${at}" t="b"><v>${value.bool ? 1 : 0}</v></c>`;
    return `<c r="${at}" t="inlineStr"><is><t>${escaped(value.inline)}</t></is></c>`;
  };
  const row = (/** @type {Cell[]} */ cells, /** @type {number} */ at) => {
    const inner = cells
      .map((value, column) => cell(value, `${String.fromCharCode(65 + column)}${at + 1}`))
      .join("");
    return cells.length === 0 ? "" : `<row r="${at + 1}">${inner}</row>`; // spreadsheets leave blank rows out
  };
  /** @type {Record<string, string>} */
  const files = { "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" };
  sheets.forEach((rows, at) => {
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet><sheetData>${rows.map(row).join("")}</sheetData></worksheet>`;
  });
  const strings = shared.map(
    (text) => `<si><t xml:space="preserve">${escaped(text)}</t><rPh><t>かな</t></rPh></si>`,
  );
  files["xl/sharedStrings.xml"] = `<?xml version="1.0" encoding="UTF-8"?><sst>${strings.join("")}</sst>`;
  return zip(files);
}
