// @ts-check
/**
 * Files of every kind, from their bytes to what the core is handed. The core itself is not here: a stand-in notes what
 * it gets, so that each claim is about bytes. (The layouts' claims are the Rust tests'; `import-core.test.js` joins both.)
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { SentinelError } from "../../pkg/error.js";
import { importErrorCodes } from "../../pkg/import/codes.js";
import { importWith } from "../../pkg/import/read.js";
import { workbook, zip } from "./import-files.js";

const APP = new URL("../fixtures/statement/alipay-app-2023.csv", import.meta.url);
const APP_GB = new URL("../fixtures/statement/alipay-app-2023.gb18030.csv", import.meta.url);

/** A core that reads what holds 交易时间, and notes what it was given. */
function standIn() {
  /** @type {{ text?: string, rows?: string[][], options?: any }[]} */
  const given = [];
  const judge = (/** @type {string} */ text, /** @type {object} */ noted) => {
    given.push(noted);
    if (!text.includes("交易时间")) throw new SentinelError("layout-unknown");
    return { layout: "stand-in", rows: 1, warnings: [{ code: "type-unknown", count: 2 }] };
  };
  const core = {
    about: () => ({
      fields: [
        "kind",
        "id",
        "at",
        "amount",
        "counterparty.name",
        "counterparty.kind",
        "context.call",
        "references",
      ],
    }),
    StatementReader: class {
      /** @param {any} options */
      constructor(options) {
        this.options = options;
        this.whole = "";
        /** @type {string[][] | undefined} */
        this.cells = undefined;
        this.pieces = 0;
      }
      /** @param {string} piece */
      text(piece) {
        this.whole += piece;
        this.pieces += 1;
        return this.pieces % 2 === 1 && piece !== ""; // asks for another turn now and then
      }
      /** @param {string} text @param {Uint32Array} lengths @param {Uint32Array} widths */
      rows(text, lengths, widths) {
        let [at, cell] = [0, 0];
        const next = () => text.slice(at, (at += lengths[cell++]));
        this.cells = [
          ...(this.cells ?? []),
          ...Array.from(widths, (width) => Array.from({ length: width }, next)),
        ];
      }
      settle() {
        return false;
      }
      statement() {
        const { options, whole: text, cells: rows } = this;
        const parts = { events: [], origins: [], skipped: [] };
        if (options.layout === "canonical.json") {
          given.push({ rows, options });
          return { layout: "canonical.json", warnings: [], ...parts };
        }
        return {
          ...judge(rows ? rows.flat().join() : text, rows ? { rows, options } : { text, options }),
          ...parts,
        };
      }
      events() {
        return { events: [], origins: [] };
      }
      uses() {
        return { events: [], origins: [] };
      }
      skipped() {
        return [];
      }
      free() {}
    },
  };
  return { given, importStatement: importWith((work) => work(core)) };
}

/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

/**
 * @param {Blob | Uint8Array} source
 * @param {string} code
 * @param {object} [options]
 */
async function refused(source, code, options) {
  const { importStatement, given } = standIn();
  await assert.rejects(importStatement(source, options), (error) => {
    assert.ok(error instanceof SentinelError, String(error));
    assert.equal(error.code, code);
    return true;
  });
  return given;
}

const CSV = "交易时间,金额\n2026-01-01 00:00:00,1.00\n";

test("the same statement in UTF-8, with a mark, in UTF-16 and in GB18030 is the same text", async () => {
  const text = await readFile(APP, "utf8");
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  const sources = [
    await readFile(APP),
    utf8(`\ufeff${text}`),
    utf16,
    Buffer.from(utf16).swap16(),
    utf16.subarray(2), // without its mark
    Buffer.from(utf16.subarray(2)).swap16(),
    await readFile(APP_GB),
  ];
  for (const source of sources) {
    const { importStatement, given } = standIn();
    await importStatement(new Uint8Array(source));
    assert.equal(given[0].text?.replace(/^\ufeff/, ""), text);
  }
});

test("a broken byte costs a character and not the file, in either encoding", async () => {
  for (const file of [APP, APP_GB]) {
    const bytes = new Uint8Array(await readFile(file));
    const { importStatement, given } = standIn();
    await importStatement(bytes.subarray(0, bytes.length - 30));
    const torn = bytes.slice();
    torn[bytes.length - 200] = 0xff;
    await importStatement(torn);
    for (const { text } of given) assert.match(text ?? "", /老王牛肉面/);
  }
});

test("what is no statement is told by its first bytes, and the core is not asked", async () => {
  const cases = /** @type {[string, Uint8Array][]} */ ([
    ["file-empty", new Uint8Array()],
    ["file-is-pdf", utf8("%PDF-1.7\n…")],
    ["file-is-ole", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)],
    ["file-is-html", utf8("\ufeff\n <!DOCTYPE html><html><body>502 Bad Gateway</body></html>")],
    ["file-is-html", utf8("<!-- served -->\n<HTML lang='zh'>登录</HTML>")],
    ["file-is-html", new Uint8Array(Buffer.from("\ufeff<html><table>", "utf16le"))],
    ["file-not-text", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13)],
    ["file-not-text", Uint8Array.from({ length: 4000 }, (_, at) => (at % 2 ? 0 : at % 251))], // zeros, and no text
    ["file-not-text", Uint8Array.from({ length: 5000 }, (_, at) => 128 + ((at * 7919) % 127))],
  ]);
  for (const [code, bytes] of cases) assert.deepEqual(await refused(bytes, code), [], code);
});

test("a hundred megabytes of zeros are refused for what they are, by their head alone", async () => {
  let read = 0;
  const zeros = new Uint8Array(100 * 1024 * 1024);
  const blob = new (class extends Blob {
    /** @param {number} [from] @param {number} [to] */
    slice(from, to) {
      read += (to ?? this.size) - (from ?? 0);
      return super.slice(from, to);
    }
  })([zeros]);
  await refused(blob, "file-not-text");
  assert.ok(read <= 65536, `${read} bytes were asked for`);
});

test("a text beyond what any statement holds is refused before it is read", async () => {
  const { FILE_BYTES } = await import("../../pkg/import/limits.js");
  const line = utf8("a,b,c\n".repeat(10_000));
  const blob = new Blob(Array(Math.ceil(FILE_BYTES / line.length) + 1).fill(line));
  assert.deepEqual(await refused(blob, "file-too-large"), []);
});

test("what is neither a file nor bytes is refused by name", async () => {
  for (const source of [undefined, null, "text", {}, []])
    await refused(/** @type {any} */ (source), "options-invalid");
});

test("an unknown table is the core's to refuse", async () => {
  const given = await refused(utf8("a,b\n1,2\n"), "layout-unknown");
  assert.equal(given.length, 1);
});

for (const encryption of /** @type {const} */ (["aes", "zipcrypto"])) {
  test(`a protected archive (${encryption}) wants its password, the right one`, async () => {
    const archive = await zip({ "a.csv": CSV }, { password: "123456", encryption });
    assert.deepEqual(await refused(archive, "password-needed"), []);
    // ZipCrypto lets every 256th wrong password pass its first check: none of many may come out as anything else.
    for (let wrong = 0; wrong < 300; wrong += 1) {
      await refused(archive, "password-wrong", { password: `wrong-${wrong}` });
      if (encryption === "aes" && wrong > 3) break;
    }
    const { importStatement, given } = standIn();
    await importStatement(archive, { password: "123456", accountId: "a" });
    assert.equal(given[0].text, CSV);
    assert.deepEqual(given[0].options, { accountId: "a" });
  });
}

test("the entry that is a statement is found whatever the entries are called", async () => {
  const archive = await zip({ "../说明.csv": "%PDF-1.7", "b.exe": "a,b\n", c: CSV });
  const { importStatement, given } = standIn();
  const result = await importStatement(archive);
  assert.equal(result.layout, "stand-in");
  assert.equal(given.at(-1)?.text, CSV);
});

test("of several statements in one file the first is read, and the others are said to be left out", async () => {
  const leftOut = async (/** @type {Uint8Array} */ source, /** @type {object} */ options = {}) => {
    const { importStatement } = standIn();
    const { warnings } = await importStatement(source, options);
    return warnings.map(({ code, count }) => `${code} ${count}`);
  };
  const sheet = [["交易时间"]];
  assert.deepEqual(await leftOut(await zip({ "1.csv": CSV, "a.txt": "hello" })), ["type-unknown 2"]);
  assert.deepEqual(
    await leftOut(
      await zip({ "1.csv": CSV, "2.csv": CSV, "a.pdf": "%PDF-1.7", "3.xlsx": await workbook([sheet]) }),
    ),
    ["type-unknown 2", "statement-left-out 2"],
  );
  assert.deepEqual(await leftOut(await workbook([sheet, [["no"]], sheet])), [
    "type-unknown 2",
    "statement-left-out 1",
  ]);
  const nested = await zip({ "1.csv": CSV, "2.csv": CSV });
  assert.deepEqual(await leftOut(await zip({ "a.zip": nested, "b.zip": nested })), [
    "type-unknown 2",
    "statement-left-out 3",
  ]);
});

test("what is broken behind a statement in its archive takes nothing from it", async () => {
  const { importStatement } = standIn();
  const broken = await zip({
    "xl/workbook.xml": "<workbook/>",
    "xl/worksheets/sheet1.xml": "<worksheet><row></c>",
  });
  const archive = await zip({ "1.csv": CSV, "2.xlsx": broken, "3.csv": CSV });
  const { warnings } = await importStatement(archive);
  assert.deepEqual(warnings.at(-1), { code: "statement-left-out", count: 1 });
});

test("a workbook in an archive, WeChat's way, is opened through both", async () => {
  const inner = await workbook([
    [
      ["交易时间", "金额"],
      ["2026-01-01 00:00:00", { number: "28.16" }],
    ],
  ]);
  const archive = await zip(
    { "readme.txt": "hello", "账单.xlsx": inner },
    { password: "1", encryption: "zipcrypto" },
  );
  const { importStatement, given } = standIn();
  await importStatement(archive, { password: "1" });
  assert.deepEqual(given.at(-1)?.rows, [
    ["交易时间", "金额"],
    ["2026-01-01 00:00:00", "28.16"],
  ]);
});

test("archives without a file, cut short, or with too much in them say so", async () => {
  await refused(await zip({}), "archive-empty");
  const good = await zip({ "a.csv": CSV.repeat(100) });
  await refused(good.subarray(0, good.length - 30), "archive-damaged");
  const dented = good.slice();
  dented[50] ^= 0xff;
  await refused(dented, "archive-damaged");
  await refused(await zip({ "a.csv": new Uint8Array(20 * 1024 * 1024) }), "file-too-large");
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}`, "x"]));
  await refused(await zip(many), "file-too-large");
  let nested = await zip({ "a.csv": CSV });
  for (let depth = 0; depth < 3; depth += 1) nested = await zip({ "a.zip": nested });
  await refused(nested, "archive-empty");
});

test("a sheet's cells come as text in their rows and columns, blank ones kept", async () => {
  const rows = [
    [],
    ["", "预先", { number: "28.160000000000004" }, { number: "43734.5315625" }],
    [{ number: "8.9999999999999997E-2" }, { number: "1.2E+3" }, { number: "2.0260328220014012E+27" }],
    [],
    ["交易时间", { bool: true }, { inline: "内 & <文>" }, "", "4200\t"],
    [{ number: "4.2000012E+27" }],
  ];
  const { importStatement, given } = standIn();
  await importStatement(await workbook([[["not", "this"]], rows]));
  assert.deepEqual(given.at(-1)?.rows, [
    [],
    ["", "预先", "28.16", "43734.5315625"],
    ["0.09", "1.2E+3", "2.0260328220014012E+27"],
    [],
    ["交易时间", "TRUE", "内 & <文>", "", "4200\t"],
    ["4.2000012E+27"],
  ]);
  assert.equal(given.length, 2, "the first sheet was tried first");
});

test("a workbook that is broken inside, or claims a row at the end of the world, is refused", async () => {
  const xml = (/** @type {string} */ sheet) =>
    zip({ "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet });
  await refused(await xml("<worksheet><sheetData><row r='1'><c r='A1'><v>1</c></row>"), "archive-damaged");
  await refused(
    await xml("<worksheet><sheetData><row r='1048576'><c><v>1</v></c></row></sheetData></worksheet>"),
    "file-too-large",
  );
  await refused(await xml("<worksheet><sheetData/></worksheet>"), "layout-unknown");
});

test("a date in a sheet is that date, from wherever its workbook counts the days, and a sum beside it is a number", async () => {
  const sheet =
    "<worksheet><sheetData><row><c t='inlineStr'><is><t>交易时间</t></is></c>" +
    "<c s='1'><v>44649.5</v></c><c s='2'><v>44649.25</v></c><c><v>44649</v></c><c s='3'><v>44649</v></c></row></sheetData></worksheet>";
  const styles =
    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy/m/d h:mm'/><numFmt numFmtId='171' formatCode='[Red]0.00&quot;yuan&quot;'/></numFmts>" +
    "<cellStyleXfs><xf numFmtId='22'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='22'/><xf numFmtId='170'/><xf numFmtId='171'/></cellXfs></styleSheet>";
  for (const [book, days] of /** @type {const} */ ([
    ["<workbook><workbookPr date1904='1'/></workbook>", ["2026-03-30 12:00:00", "2026-03-30 06:00:00"]],
    ["<workbook><workbookPr/></workbook>", ["2022-03-29 12:00:00", "2022-03-29 06:00:00"]],
  ])) {
    const { importStatement, given } = standIn();
    await importStatement(
      await zip({ "xl/workbook.xml": book, "xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet }),
    );
    assert.deepEqual(given[0].rows, [["交易时间", ...days, "44649", "44649"]]);
  }
});

test("sheets of writers that prefix their names are read too", async () => {
  const sheet =
    "<x:worksheet><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>交易时间</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
  const { importStatement, given } = standIn();
  await importStatement(await zip({ "xl/workbook.xml": "<x:workbook/>", "xl/worksheets/sheet1.xml": sheet }));
  assert.deepEqual(given[0].rows, [["交易时间"]]);
});

test("JSON keeps its types on the way to the core", async () => {
  const events = [
    {
      kind: "transaction",
      id: "1",
      at: 0,
      amount: 10.1,
      counterparty: { name: "店", kind: null },
      context: { call: true },
      references: ["W1", "T2"],
    },
    { counterparty: "店", references: ["W1", 2] },
    ["x"],
  ];
  for (const source of [events, { events }]) {
    const { importStatement, given } = standIn();
    await importStatement(utf8(`\ufeff ${JSON.stringify(source)}`), { holderId: "h" });
    assert.deepEqual(given[0].options, { holderId: "h", layout: "canonical.json" });
    assert.deepEqual(given[0].rows, [
      ["kind", "id", "at", "amount", "counterparty.name", "counterparty.kind", "context.call", "references"],
      ['"transaction', '"1', "#0", "#10.1", '"店', "", "!true", "[W1\u001fT2"],
      ["", "", "", "", "?string", "?string", "", "?array"],
      ["?array"],
    ]);
  }
});

test("JSON that breaks off says where", async () => {
  const { importStatement } = standIn();
  const broken = utf8('[\n  {"id": "1"},\n  {"id" "2"}\n]');
  await assert.rejects(importStatement(broken), { code: "json-invalid", details: { line: 3, column: 9 } });
  await assert.rejects(importStatement(utf8('{"items": []}')), { code: "json-invalid" });
});

test("progress goes from nothing to all, and a stop is heard", async () => {
  const big = utf8(CSV.repeat(100_000));
  const { importStatement } = standIn();
  /** @type {number[]} */
  const told = [];
  await importStatement(big, { onProgress: (done, total) => told.push(done / total) });
  assert.deepEqual(
    told,
    [...told].sort((a, b) => a - b),
  );
  assert.deepEqual([told[0], told.at(-1)], [0, 1]);
  assert.ok(told.length > 3);

  const before = AbortSignal.abort();
  assert.deepEqual(await refused(big, "aborted", { signal: before }), []);
  const during = new AbortController();
  assert.deepEqual(
    await refused(big, "aborted", { signal: during.signal, onProgress: () => during.abort() }),
    [],
  );
});

test("every code of this side is in the list that about() shows", () => {
  assert.deepEqual([...new Set(importErrorCodes)].length, importErrorCodes.length);
  for (const code of importErrorCodes) assert.match(code, /^[a-z-]+$/);
});
