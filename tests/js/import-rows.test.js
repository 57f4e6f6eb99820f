// @ts-check
/**
 * Files that are no tables, made rows: what goes on to the core, and what is told as no payment. No module is needed for it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { entriesOf } from "../../pkg/import/archive.js";
import { rowsOfCamt } from "../../pkg/import/camt.js";
import { rowsOfQif } from "../../pkg/import/qif.js";
import { rowsOfOfx } from "../../pkg/import/tags.js";
import { sheetsOf } from "../../pkg/import/workbook.js";
import { zip } from "./import-files.js";

/** Rows under their names, empty cells left out. @param {Iterable<string[] | undefined>} pieces */
function named(pieces) {
  const [names, ...rows] = [...pieces].filter((row) => row !== undefined);
  return rows.map((cells) =>
    cells[0].startsWith("=")
      ? cells
      : Object.fromEntries(cells.map((cell, at) => [names[at], cell]).filter(([, cell]) => cell !== "")),
  );
}

const STYLES =
  "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='4'/></cellXfs></styleSheet>";

/** @param {string} rows @param {string} [after] */
async function sheet(rows, after = "") {
  const bytes = await zip({
    "xl/workbook.xml": "<workbook/>",
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
  });
  const budget = { bytes: 1e6, entries: 10, characters: 1e6 };
  const entries = await entriesOf(new Blob([/** @type {BlobPart} */ (bytes)]), {}, budget);
  for await (const found of sheetsOf(entries, async () => {})) return found;
  return [];
}

test("a day in a bank's sheet is a day, not a number among its sums", async () => {
  const rows = await sheet(
    "<row r='1'><c r='A1' s='1'><v>46036</v></c><c r='B1' s='2'><v>-12.5</v></c></row>",
  );
  assert.deepEqual(rows, [["2026-01-14", "-12.5"]]);
});

test("a cell merged over several rows holds for each of them", async () => {
  const rows = await sheet(
    "<row r='1'><c r='A1' s='1'><v>46036</v></c><c r='B1'><v>1</v></c></row><row r='2'><c r='B2'><v>2</v></c></row><row r='3'><c r='B3'><v>3</v></c></row>",
    "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='A3:B3'/></mergeCells>",
  );
  assert.deepEqual(rows, [
    ["2026-01-14", "1"],
    ["2026-01-14", "2"],
    ["", "3"],
  ]);
});

test("of QIF's lists only those of payments are read", () => {
  const text =
    "!Type:Cat\nNBonus\nDBonus Income\n^\n!Account\nNChecking\nTBank\n^\n!Type:Bank\nD1/14'26\nT-12.00\nPShop\n^\n!Type:Memorized\nT-9.00\nPGym\n^\n!Type:Invst\nD1/17'26\nNBuy\nT10.00\n^\n";
  assert.deepEqual(named(rowsOfQif([text])), [{ "#": "1", D: "1/14'26", T: "-12.00", P: "Shop" }]);
});

test("a depot in an OFX file is an account of its own, and what it buys is told", () => {
  const text =
    "<OFX><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>1234</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260114<TRNAMT>-1.00<FITID>1</BANKTRANLIST>" +
    "<BANKTRANLISTP><STMTTRNP><TRNTYPE>DEBIT<DTTRAN>20260131<TRNAMT>-99<NAME>HOTEL</STMTTRNP></BANKTRANLISTP></STMTRS>" +
    "<INVSTMTRS><CURDEF>USD<INVACCTFROM><ACCTID>777</INVACCTFROM><BUYSTOCK><INVBUY><INVTRAN><FITID>i2<DTTRADE>20260126</INVTRAN></INVBUY></BUYSTOCK></INVSTMTRS></OFX>";
  const rows = named(rowsOfOfx([text]));
  const accounts = rows.filter((row) => Array.isArray(row) && (row[0] === "=account" || row[1] === "number"));
  assert.deepEqual(accounts, [
    ["=account"],
    ["=balance", "number", "1234"],
    ["=account"],
    ["=balance", "number", "777"],
  ]);
  const movements = rows.filter((row) => !Array.isArray(row));
  assert.deepEqual(
    movements.map((row) => [/** @type {any} */ (row).TRNTYPE, /** @type {any} */ (row).DTPOSTED]),
    [
      ["DEBIT", "20260114"],
      ["HOLD", "20260131"],
      ["INVESTMENT", "20260126"],
    ],
  );
});

test("a detail of a batch has its own direction, and what it was for goes over several lines", () => {
  const detail = (/** @type {string} */ way, /** @type {string} */ sum) =>
    `<TxDtls><Amt Ccy="CHF">${sum}</Amt><CdtDbtInd>${way}</CdtDbtInd><RmtInf><Ustrd>one</Ustrd><Ustrd>two</Ustrd></RmtInf></TxDtls>`;
  const details = detail("DBIT", "100.00") + detail("CRDT", "10.00");
  const entry = `<Ntry><Amt Ccy="CHF">90.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><NtryDtls>${details}</NtryDtls></Ntry>`;
  const text = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>${entry}</Stmt></BkToCstmrStmt></Document>`;
  const rows = named(rowsOfCamt([text])).filter((row) => !Array.isArray(row));
  assert.deepEqual(
    rows.map((row) => {
      const { TxAmt, TxCdtDbtInd, Ustrd, Details } = /** @type {any} */ (row);
      return [TxAmt, TxCdtDbtInd, Ustrd, Details];
    }),
    [
      ["100.00", "DBIT", "one two", "2"],
      ["10.00", "CRDT", "one two", "2"],
    ],
  );
});
