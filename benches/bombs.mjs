// @ts-check
/**
 * What a file costs that was made to hang a page or to exhaust it: time until it is refused, or read as far as it can be, and how much
 * the process grew meanwhile at most, the module's memory and the browser-side buffers in one. The file itself is there beforehand.
 *
 * Each is a process of its own, since memory that was taken is given back late or never. Nothing is asserted; what counts the work of
 * the same files is `tests/js/import-bounds.test.js`.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gc, peak } from "./peak.mjs";

const MiB = 1024 * 1024;
const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);
const zip = async (/** @type {Record<string, string | Uint8Array>} */ files) =>
  (await import("../tests/js/import-files.js")).zip(files);

/** @type {Record<string, () => Uint8Array | Promise<Uint8Array>>} */
const FILES = {
  "zip: 200 MB of zeros in 200 kB": () => zip({ "a.csv": new Uint8Array(200 * MiB) }),
  "zip: 60 archives of 60 archives": async () => {
    const inner = await zip(
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.csv`, "a,b\n".repeat(20_000)])),
    );
    return zip(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.zip`, inner])));
  },
  "xlsx: 50,000 cells of one text of 30,000 letters": () => {
    const cells = Array.from(
      { length: 50_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`,
    );
    return zip({
      "[Content_Types].xml": "<Types/>",
      "xl/workbook.xml": "<workbook/>",
      "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${cells.join("")}</sheetData></worksheet>`,
      "xl/sharedStrings.xml": `<sst><si><t>${"支".repeat(30_000)}</t></si></sst>`,
    });
  },
  "xml: a camt.053 of entities in entities": () =>
    utf8(
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${"bcdefghij"
        .split("")
        .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghij"[at]};`.repeat(10)}">`)
        .join(
          "",
        )}]><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>&j;</BkToCstmrStmt></Document>`,
    ),
  "xml: a million open tags": () =>
    utf8(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">${"<a>".repeat(1_000_000)}`),
  "html: a million open tags": () => utf8(`<!doctype html><html><body>${"<div>".repeat(1_000_000)}`),
  "json: a million empty objects": () => utf8(`[${"{},".repeat(999_999)}{}]`),
  "json: a million brackets": () => utf8("[".repeat(1_000_000)),
  "csv: one line of 60 MB": () => utf8(`id,at,amount,currency\n${"x".repeat(60 * MiB)}`),
  "csv: 16 million commas": () => utf8(`id,at,amount,currency\n${",".repeat(16_000_000)}`),
  "csv: ten thousand columns, a hundred rows": () => utf8(`${`${"c,".repeat(9_999)}c\n`.repeat(101)}`),
  "csv: 300,000 rows of nothing that is known": () => utf8(`a,b,c\n${"1,2,3\n".repeat(300_000)}`),
};

/** @param {string} name */
async function cost(name) {
  const { default: init } = await import("wallet-sentinel");
  const { default: initReader, importStatement } = await import("wallet-sentinel/import");
  await init();
  await initReader();
  const file = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (await FILES[name]())]); // as a page has it
  gc();
  const before = peak();
  const start = performance.now();
  let became = "read";
  try {
    await importStatement(file);
  } catch (error) {
    became = /** @type {{ code?: string }} */ (error).code ?? String(error);
  }
  const ms = performance.now() - start;
  return { became, ms, bytes: file.size, grew: peak() - before };
}

const asked = process.argv[2];
if (asked) {
  console.log(JSON.stringify(await cost(asked)));
} else {
  console.log("\nbombs: until a file is refused\n");
  for (const name of Object.keys(FILES)) {
    const program = ["--expose-gc", fileURLToPath(import.meta.url), name];
    const { became, ms, bytes, grew } = JSON.parse(
      execFileSync(process.execPath, program, { encoding: "utf8" }),
    );
    const size = bytes < MiB ? `${(bytes / 1024).toFixed(0)} kB` : `${(bytes / MiB).toFixed(0)} MiB`;
    console.log(
      `  ${name.padEnd(50)} ${size.padStart(8)}  ${became.padEnd(24)} ${ms.toFixed(0).padStart(6)} ms  ${(grew / MiB).toFixed(0).padStart(4)} MiB more`,
    );
  }
}
