/** The lab reads a labelled file of any columns, asks what only a person can tell, and loses no row in silence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { inspect, readHistory } from "../../pkg/lab.js";
import { Names, Texts } from "../../pkg/lab/columns.js";
import { refusal, file, days, read } from "./lab-files.js";

test("columns are found by their names, whatever their order and language", async () => {
  for (const [header, found] of [
    [
      "id,at,account,counterparty,amount,fraud",
      { id: 0, at: 1, account: 2, counterparty: 3, amount: 4, label: 5 },
    ],
    [
      "TX_FRAUD;TX_AMOUNT;CUSTOMER_ID;TX_DATETIME;TERMINAL_ID",
      { label: 0, amount: 1, account: 2, at: 3, counterparty: 4 },
    ],
    ["交易时间\t金额\t客户\t商户\t是否欺诈", { at: 0, amount: 1, account: 2, counterparty: 3, label: 4 }],
    [
      "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,isFraud,isFlaggedFraud",
      { at: 0, amount: 2, account: 3, counterparty: 6, label: 7 },
    ],
  ]) {
    const { mapping, faults } = await inspect(`${header}\n`);
    for (const [role, index] of Object.entries(found))
      assert.equal(mapping[role], index, `${header}: ${role}`);
    assert.deepEqual(faults, [], header);
  }
});

test("columns without telling names are found by how they look", async () => {
  const text = file(
    "a,b,c,d",
    days(80, (day, date) => `${date} 10:00:00,${day}.50,card-${day % 40},${day % 9 ? "legit" : "fraud"}`),
  );
  const { mapping, how } = await inspect(text);
  assert.deepEqual([mapping.at, mapping.amount, mapping.account, mapping.label], [0, 1, 2, 3]);
  assert.deepEqual([how.at, how.label], ["look", "look"]);
});

test("two label columns: neither is taken for the truth until a person chooses", async () => {
  const text = file(
    "time,amount,account,fraud,is_fraud",
    days(40, (day, date) => `${date},5,a,${day % 2},${day % 3 ? 0 : 1}`),
  );
  const { mapping, faults } = await inspect(text);
  assert.equal(mapping.label, undefined);
  assert.deepEqual(faults, [{ code: "labels-two", details: { columns: ["fraud", "is_fraud"] } }]);
  await assert.rejects(readHistory(text, { mapping }), refusal("labels-two"));
  assert.equal((await readHistory(text, { mapping: { ...mapping, label: 4 } })).isLabelled, true);
  assert.equal((await readHistory(text, { mapping: { ...mapping, label: null } })).isLabelled, false);
});

test("labels in words are read, and a word that is none is asked about, with how often it stands", async () => {
  for (const [bad, good] of [
    ["1", "0"],
    ["Yes", "No"],
    ["fraud", "legit"],
    ["TRUE", "FALSE"],
    ["是", "否"],
    ["Fraudulent", "Genuine"],
  ]) {
    const history = await read(
      file(
        "time,amount,account,label",
        days(9, (day, date) => `${date},5,a,${day === 3 ? bad : good}`),
      ),
    );
    assert.deepEqual(
      [0, 3].map((row) => [history.isFraud(row), history.isJudged(row)]),
      [
        [false, true],
        [true, true],
      ],
      bad,
    );
  }
  const odd = file(
    "time,amount,account,label",
    days(9, (day, date) => `${date},5,a,${day ? "fine" : "fraud"}`),
  );
  await assert.rejects(read(odd), refusal("label-word-unknown", { words: { fine: 8 } }));
  assert.equal((await read(odd, { labels: { fine: "genuine" } })).isJudged(1), true);
});

test("labels of one kind, or none at all under a label column, measure nothing and are refused", async () => {
  await assert.rejects(
    read(
      file(
        "time,amount,account,label",
        days(5, (_, date) => `${date},5,a,0`),
      ),
    ),
    refusal("labels-all-alike", { frauds: 0, genuine: 5 }),
  );
  await assert.rejects(
    read(
      file(
        "time,amount,account,label",
        days(5, (_, date) => `${date},5,a,`),
      ),
    ),
    refusal("labels-none"),
  );
});

test("time that goes backwards is told with its line, and put in order only where one says so", async () => {
  const rows = days(6, (day, date) => `${date},${day}.00,a,${day === 5 ? 1 : 0}`);
  const text = file("time,amount,account,fraud", [...rows.slice(3), ...rows.slice(0, 3)]);
  await assert.rejects(read(text), refusal("time-backwards", { line: 5, rows: 1, of: 6 }));
  const history = await read(text, { sort: true });
  assert.deepEqual(
    Array.from({ length: 6 }, (_, row) => history.amount(row)),
    ["0.00", "1.00", "2.00", "3.00", "4.00", "5.00"],
  );
  assert.equal(history.isFraud(5), true);
  assert.equal(history.payment(0).id, "line-5");
});

test("mixed currencies are told with their counts; one is chosen, and the others are counted as left out", async () => {
  const text = file(
    "time,amount,account,currency,fraud",
    days(9, (day, date) => `${date},5,a,${day % 3 ? "EUR" : "usd"},${day % 2}`),
  );
  await assert.rejects(read(text), refusal("currencies-mixed", { currencies: { EUR: 6, USD: 3 } }));
  const euros = await read(text, { currency: "EUR" });
  assert.deepEqual(
    [euros.count, euros.rows, euros.skipped.get("other-currency").count, euros.currency],
    [6, 9, 3, "EUR"],
  );
  assert.equal((await read(text, { mixedCurrencies: true })).currency, "mixed");
});

test("days and months that cannot be told apart are asked about; one row that tells settles it", async () => {
  const ambiguous = file("date,amount,account,fraud", ["01/02/2026,5,a,0", "02/02/2026,5,a,1"]);
  assert.equal((await inspect(ambiguous)).faults[0].code, "date-order-unknown");
  await assert.rejects(read(ambiguous), refusal("date-order-unknown"));
  assert.equal((await read(ambiguous, { timeForm: "dmy" })).at.values[0], Date.UTC(2026, 1, 1));
  assert.equal((await read(ambiguous, { timeForm: "mdy" })).at.values[0], Date.UTC(2026, 0, 2));
  const told = file("date,amount,account,fraud", ["01/02/2026,5,a,0", "13/02/2026,5,a,1"]);
  assert.equal((await read(told)).at.values[0], Date.UTC(2026, 1, 1));
});

test("moments of every form are the moments that they say", async () => {
  const at = Date.UTC(2026, 2, 5, 14, 30, 9);
  for (const cell of [
    "2026-03-05 14:30:09",
    "2026-03-05T15:30:09+01:00",
    "2026-03-05T14:30:09.000Z",
    "20260305143009",
    String(at),
    String(at / 1000),
    `${at}000`,
    "13/05/2026 2:30:09 PM",
    "2026/3/5 14:30:09",
  ]) {
    if (cell.startsWith("13/")) continue;
    const history = await read(file("time,amount,account,fraud", [`${cell},5,a,0`, `${cell},5,a,1`]));
    assert.equal(history.at.values[0], at, cell);
  }
  const zoned = await read(
    file("time,amount,account,fraud", ["2026-03-05 14:30:09,5,a,0", "2026-03-05 14:30:09,5,a,1"]),
    { utcOffset: 480 },
  );
  assert.equal(zoned.at.values[0], at - 8 * 3_600_000);
});

test("a slip in one of many times hides no column", async () => {
  const rows = days(30, (day, date) => `${day === 4 ? "yesterday" : date},5,a,${day % 2}`);
  const history = await read(file("time,amount,account,fraud", rows));
  assert.deepEqual([history.count, history.skipped.get("time-unreadable").count], [29, 1]);
});

test("sums keep every digit, whatever stands around them", async () => {
  const cells = ["57.10", "0.05", '"1,234.56"', "€ 12.30", "7", "(9.90)", "123456789012.34"];
  const history = await read(
    file(
      "time,amount,account,fraud",
      cells.map((cell, day) => `2026-01-0${day + 1},${cell},a,${day % 2}`),
    ),
  );
  assert.deepEqual(
    cells.map((_, row) => history.amount(row)),
    ["57.10", "0.05", "1234.56", "12.30", "7", "9.90", "123456789012.34"],
  );
  assert.equal(history.payment(5).direction, "credit");
  const german = await read(
    file("time;amount;account;fraud", ["2026-01-01;1.234,56;a;0", "2026-01-02;9,90;a;1"]),
  );
  assert.deepEqual([german.amount(0), german.amount(1)], ["1234.56", "9.90"]);
});

test("a sum is read with what names its currency, by the mark that its column shows, or not at all", async () => {
  const sums = async (cells, separator = ",") => {
    const history = await read(
      file(
        ["time", "amount", "account", "fraud"].join(separator),
        cells.map((cell, row) => [`2026-01-0${row + 1}`, cell, "a", row % 2].join(separator)),
      ),
    );
    const told = cells.map((_, row) => row < history.count && history.amount(row));
    return {
      told: told.filter(Boolean),
      skipped: history.skipped.get("amount-unreadable")?.count ?? 0,
      history,
    };
  };
  const named = await sums(["EUR 12.00", "12.50 EUR", "Euro 7.25", "Rs.1200.50", "1.5e3"]);
  assert.deepEqual(named.told, ["12.00", "12.50", "7.25", "1200.50", "1500"]);
  // Whole sums show no mark: one sum with a comma before its cents is enough, where none has a point there.
  const whole = await sums(["10", "7", "1,5", "3", "12"], ";");
  assert.deepEqual(whole.told, ["10", "7", "1.5", "3", "12"]);
  // What would be ten times as much by the other mark is told, never taken.
  const mixed = await sums(["10.50", "7.25", "1,5", "3.10"], ";");
  assert.deepEqual([mixed.told, mixed.skipped], [["10.50", "7.25", "3.10"], 1]);
  const minus = await sums(["5.00", "6.00", "\u22127.00", "8.00-", "9.00"]);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((row) => minus.history.payment(row).direction),
    ["debit", "debit", "credit", "credit", "debit"],
  );
});

test("a file that tells no currency has none: no figure of it is written in euros", async () => {
  const rows = days(4, (day, date) => `${date},5.00,a,${day % 2}`);
  const history = await read(file("time,amount,account,fraud", rows));
  assert.equal(history.currency, "");
});

test("a quote that nobody closes is told with its line, before it has eaten the rest", async () => {
  const quoted = (row) => file("time,amount,account,fraud", days(60_000, row));
  const endless = quoted((day) => `${1.6e12 + day},${day}.25,${day === 9_999 ? '"' : ""}a${day},${day % 2}`);
  await assert.rejects(read(endless), refusal("quote-open", { line: 10_001 }));
  // Closed by the next row's own, it makes one row of two: counted, with its line.
  const paired = quoted((day) => `${1.6e12 + day},${day}.25,"a${day}${day === 9_999 ? "" : '"'},${day % 2}`);
  const history = await read(paired);
  assert.deepEqual([history.count, history.rows], [59_998, 59_999]);
  assert.equal(history.skipped.get("quotes-unpaired").examples[0].line, 10_001);
});

test("a row that cannot be read is counted with its line, and no other row is lost", async () => {
  const text = file("time,amount,account,fraud", [
    "2026-01-01,5,a,0",
    "yesterday,5,a,0",
    "2026-01-02,much,a,0",
    "2026-01-03,5,,0",
    "",
    '2026-01-04,"5\n",a,1',
    "2026-02-30,5,a,0",
    "2026-01-05,5,a,0",
  ]);
  const history = await read(text, { timeForm: "ymd" });
  assert.equal(history.rows, 7);
  assert.equal(history.count, 3);
  assert.deepEqual(
    [...history.skipped].map(([code, { count, examples }]) => [
      code,
      count,
      examples.map(({ line }) => line),
    ]),
    [
      ["time-unreadable", 2, [3, 9]],
      ["amount-unreadable", 1, [4]],
      ["account-empty", 1, [5]],
    ],
  );
});

test("a file is the same packed, in GB18030, with other line ends, and read in pieces", async () => {
  const text = file(
    "交易时间,金额,客户,是否欺诈",
    days(5, (day, date) => `${date},${day}.5,张三,${day % 2 ? "是" : "否"}`),
  );
  const { default: iconv } = await import("iconv-lite");
  for (const source of [
    text,
    `\ufeff${text}`,
    gzipSync(text),
    text.replaceAll("\n", "\r\n"),
    iconv.encode(text, "gb18030"),
    iconv.encode(text, "utf-16le", { addBOM: true }),
    iconv.encode(text, "utf-16le", { addBOM: false }),
    iconv.encode(text, "utf-16be", { addBOM: false }),
    new Blob([text]),
  ]) {
    const history = await read(source);
    assert.deepEqual(
      [history.count, history.amount(4), history.isFraud(1), history.payment(0).accountId],
      [5, "4.5", true, "张三"],
    );
  }
  const long = file(
    "time,amount,account,fraud",
    days(30_000, (day) => `${1.6e12 + day},${day}.25,a${day},${day % 2}`),
  );
  const history = await read(new Blob([long]));
  assert.deepEqual(
    [history.count, history.amount(29_999), history.accountCount],
    [30_000, "29999.25", 30_000],
  );
  // The first Chinese letters far behind the head: nothing before them told one encoding from another.
  const late = iconv.encode(`${long}1700000000000,1.25,张三,0\n`, "gb18030");
  assert.equal((await read(new Blob([late]))).payment(30_000).accountId, "张三");
});

test("a header that is missing, a file that is empty, columns that are not there: each has its own word", async () => {
  await assert.rejects(inspect(""), refusal("file-empty"));
  await assert.rejects(inspect("2026-01-01,5,7,0\n"), refusal("header-missing"));
  const { faults } = await inspect("colour,size\nred,7\n");
  assert.deepEqual(
    faults.map(({ code }) => code),
    ["time-missing", "amount-missing", "account-missing"],
  );
  await assert.rejects(
    readHistory("time,amount\n2026-01-01,5\n", {
      mapping: { at: 0, amount: 1, account: 7, fields: {}, segments: [] },
    }),
    refusal("column-unknown"),
  );
  assert.equal(
    (
      await readHistory("time,amount\n2026-01-01,5\n", {
        mapping: { at: 0, amount: 1, account: null, fields: {}, segments: [] },
      })
    ).payment(0).accountId,
    "everyone",
  );
});

test("a million accounts with a row each are kept in a few dozen bytes each", () => {
  const names = new Names();
  for (let account = 0; account < 200_000; account += 1)
    assert.equal(names.number(`account-${account}`), account);
  assert.equal(names.number("account-777"), 777);
  assert.equal(names.find("nobody"), -1);
  assert.equal(names.at(199_999), "account-199999");
  assert.ok(names.bytes / 200_000 < 50, String(names.bytes / 200_000)); // a string and its entry in a Map take some 100
  const texts = new Texts();
  for (const text of ["", "钱", "a".repeat(100_000), "z"]) texts.push(text);
  assert.deepEqual([texts.at(0), texts.at(1), texts.at(2).length, texts.at(3)], ["", "钱", 100_000, "z"]);
});
