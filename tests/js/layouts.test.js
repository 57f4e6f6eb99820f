// @ts-check
/**
 * Every layout from its fixture's bytes to events: what it opens, and what is known of it, as the table in pkg/docs/layouts.md says,
 * which is made of these very files. `BLESS=1` writes it anew.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { before, test } from "node:test";
import { SentinelError } from "../../pkg/error.js";
import { importStatement } from "../../pkg/import-node.js";
import { workbook, zip } from "./import-files.js";

const unbuilt = existsSync(new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url))
  ? false
  : "pkg/wasm is not built: npm run build";
const fixture = async (/** @type {string} */ name) =>
  new Uint8Array(await readFile(new URL(`../fixtures/statement/${name}`, import.meta.url)));

/** @type {typeof import("../../pkg/node.js").about} */
let about;
/** @type {typeof import("../../pkg/node.js").Sentinel} */
let Sentinel;
before(async () => {
  if (unbuilt) return;
  const engine = await import("../../pkg/node.js");
  await engine.default();
  ({ about, Sentinel } = engine);
});

/** The workbook that WeChat hands out since March 2026: sums are numbers, and the header stands a row lower. */
async function wechatBook() {
  const text = new TextDecoder().decode(await fixture("wechat.csv"));
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const head = lines.findIndex((line) => line.startsWith("交易时间"));
  const rows = lines.map((line) => {
    const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"|"\t?$/g, ""));
    return cells.map((cell) =>
      /^[¥￥][\d,.]+$/.test(cell) ? { number: String(Number(cell.slice(1).replaceAll(",", ""))) } : cell,
    );
  });
  rows.splice(head, 0, ["4. 本账单中所有时间均为UTC+08:00时间"]);
  return workbook([rows]);
}

/** Fixture, and how it is read, by layout. @type {[string, () => Promise<Uint8Array>, object?][]} */
const FIXTURES = [
  ["alipay.web", () => fixture("alipay-web.csv")],
  ["alipay.app.2021", () => fixture("alipay-app-2021.csv")],
  ["alipay.app.2023", () => fixture("alipay-app-2026.csv")],
  ["wechat.csv", () => fixture("wechat.csv")],
  ["wechat.xlsx", wechatBook],
  ["apple.card", () => fixture("apple-card.csv")],
  ["apple.savings", () => fixture("apple-savings.csv")],
  ["apple.financekit", () => fixture("apple-financekit.json")],
  ["google.transactions", () => fixture("google-transactions.csv")],
  ["google.sends", () => fixture("google-sends.csv")],
  ["google.activity", () => fixture("google-activity.html")],
  ["google.takeout", takeout],
  ["ofx", () => fixture("ofx-sgml.ofx")],
  ["camt.052", () => fixture("camt052.xml")],
  ["camt.053", () => fixture("camt053.xml")],
  ["camt.054", () => fixture("camt054.xml")],
  ["paypal.csv", () => fixture("paypal.csv")],
  ["revolut.csv", () => fixture("revolut.csv")],
  ["wise.statement", () => fixture("wise-statement.csv")],
  ["wise.history", () => fixture("wise-history.csv")],
  ["monzo.csv", () => fixture("monzo.csv")],
  ["jd.csv", () => fixture("jd.csv")],
  ["meituan.csv", () => fixture("meituan.csv")],
  ["qif", () => fixture("qif.qif"), { currency: "USD" }],
  ["bank.csv", () => fixture("bank-signed.csv")],
  ["canonical.csv", () => fixture("canonical.csv")],
  ["canonical.json", canonical],
];

/** Layouts that tell who used an account, and of no payment (uses.test.js opens their fixtures). */
const OF_USES = ["apple.signins", "google.services"];

async function takeout() {
  return zip({
    "Takeout/Google Pay/Google transactions/transactions_1.csv": await fixture("google-transactions.csv"),
    "Takeout/Google Pay/My Activity/My Activity.html": await fixture("google-activity.html"),
    "Takeout/Google Pay/Money sends and requests/Money sends and requests.csv":
      await fixture("google-sends.csv"),
    "Takeout/Google Pay/Group expenses/Group expenses.json": await fixture("google-group-expenses.json"),
    "Takeout/Google Pay/Rewards earned/Cashback Rewards.csv": await fixture("google-rewards.csv"),
    "Takeout/archive_browser.html": "<!DOCTYPE html><html><body>Your archive</body></html>",
  });
}

/** What was read of another layout, written as the project's own. */
async function canonical() {
  const { events } = await importStatement(await fixture("ofx-sgml.ofx"));
  return new TextEncoder().encode(JSON.stringify(events));
}

/** Lines that are in some event's origins or among the skipped. @param {import("../../pkg/import.d.ts").ImportResult} read */
function accounted({ origins, skipped, parts }) {
  if (parts) return undefined; // lines of several files
  return new Set([...origins.flat(), ...skipped.map(({ line }) => line)]).size;
}

test("every layout that about() names has a fixture here, and is found by its content alone", {
  skip: unbuilt,
}, async () => {
  const named = [...FIXTURES.map(([layout]) => layout), ...OF_USES];
  assert.deepEqual(named.sort(), [...about().layouts].sort());
  for (const [layout, bytes, options] of FIXTURES) {
    const read = await importStatement(await bytes(), options);
    assert.equal(read.layout, layout);
    assert.ok(read.candidates[0].confidence > 0.5, layout);
    assert.ok(read.events.length > 1, layout);
    const lines = accounted(read);
    if (lines !== undefined) assert.equal(lines, read.rows, `${layout}: every row is accounted for`);
    const refused = new Sentinel().ingest(read.events).rejected;
    assert.deepEqual(refused, [], layout);
  }
});

test("the same file under any other bytes gives the same ids", { skip: unbuilt }, async () => {
  for (const name of ["apple-card.csv", "revolut.csv", "ofx-sgml.ofx", "google-transactions.csv", "jd.csv"]) {
    const bytes = await fixture(name);
    const text = new TextDecoder().decode(bytes);
    const ids = async (/** @type {Uint8Array} */ source) =>
      (await importStatement(source, { currency: "USD" })).events.map(({ id }) => id);
    const whole = await ids(bytes);
    assert.deepEqual(await ids(Buffer.from(`\ufeff${text}`, "utf16le")), whole, `${name} in UTF-16`);
    assert.deepEqual(
      await ids(Buffer.from(text.replace(/\r?\n/g, "\r\n"))),
      whole,
      `${name} with other line ends`,
    );
    assert.deepEqual(await ids(await zip({ "anything.bin": bytes })), whole, `${name} in an archive`);
  }
});

test("a card's OFX, newer and closed, reads like the older one", { skip: unbuilt }, async () => {
  const read = await importStatement(await fixture("ofx-card.qfx"));
  assert.deepEqual(
    read.events.map(({ direction, type, status, amount }) => [direction, type, status, amount]),
    [
      ["debit", "purchase", "completed", "19.99"],
      ["credit", "card-repayment", "completed", "100.00"],
      ["debit", "purchase", "authorized", "50.00"],
    ],
  );
  assert.equal(read.events[0].counterparty?.name, "Café du Port");
  assert.deepEqual(read.accounts, [{ number: "****9876", currency: "EUR", closing: "-219.99" }]);
  assert.ok(read.events.every(({ accountId }) => accountId === "bank-9876"));
});

test("tags that nobody closed end where the next begins, and their text is whole", {
  skip: unbuilt,
}, async () => {
  const read = await importStatement(await fixture("ofx-sgml.ofx"));
  assert.deepEqual(
    read.events.map(({ type, direction, amount }) => [type, direction, amount]),
    [
      ["purchase", "debit", "6.60"],
      ["cash-out", "debit", "100.00"],
      ["fee", "debit", "2.50"],
      ["income", "credit", "1800.00"],
      ["transfer", "neutral", "300.00"],
      ["refund", "credit", "6.60"],
    ],
  );
  assert.equal(read.events[0].counterparty?.name, "Corner Grill & Bar");
  assert.equal(read.events[0].at, Date.parse("2026-03-12T10:17:02-05:00"));
  assert.equal(read.events[0].mcc, "5814");
  assert.equal(read.events[1].timePrecision, "day", "noon is how banks write a day");
  assert.equal(new Set(read.events.map(({ id }) => id)).size, 6, "one number, two rows");
  assert.equal(read.exportedAt, Date.parse("2026-04-01T08:30:00-05:00"));
});

test("a batch is its payments where they add up to it, and one entry where they do not", {
  skip: unbuilt,
}, async () => {
  const read = await importStatement(await fixture("camt053.xml"));
  assert.deepEqual(
    read.events.map(({ type, direction, amount }) => [type, direction, amount]),
    [
      ["purchase", "debit", "42.10"],
      ["transfer", "debit", "10.00"],
      ["transfer", "debit", "20.00"],
      ["transfer", "debit", "55.00"],
      ["refund", "credit", "42.10"],
      ["income", "credit", "2000.00"],
      ["fee", "debit", "3.50"],
    ],
  );
  assert.deepEqual(read.origins, [[1], [2], [2], [3], [4], [5], [6]]);
  assert.equal(read.rows, 6);
  assert.deepEqual(read.declared, { rows: 6, spent: "130.60", received: "2042.10" });
  assert.deepEqual(read.counted, { rows: 6, spent: "130.60", received: "2042.10" });
  assert.ok(!read.warnings.some(({ code }) => code.startsWith("balance")));
  assert.ok(read.events[0].references?.includes("E1"));
  const text = new TextDecoder().decode(await fixture("camt053.xml"));
  const cut = await importStatement(Buffer.from(text.replace(/<Ntry><Amt Ccy="EUR">3\.50.*?<\/Ntry>/, "")));
  assert.deepEqual(
    cut.warnings,
    [{ code: "balance-differs", count: 1 }],
    "a row that is missing shows in the balance",
  );
});

test("Google's archive is one report, in which a purchase that two files show counts once", {
  skip: unbuilt,
}, async () => {
  const read = await importStatement(await takeout());
  assert.equal(read.layout, "google.takeout");
  assert.deepEqual(read.parts, [
    { layout: "google.transactions", rows: 4, events: 4 },
    { layout: "google.activity", rows: 7, events: 5 },
    { layout: "google.sends", rows: 3, events: 2 },
  ]);
  assert.equal(read.rows, 14);
  assert.deepEqual(
    read.skipped.map(({ code, part }) => [code, part]),
    [
      ["row-no-movement", 1],
      ["row-no-movement", 2],
      ["row-repeated", 1],
    ],
  );
  assert.deepEqual(
    read.warnings.find(({ code }) => code === "not-payments"),
    { code: "not-payments", count: 2 },
  );
});

test("activities say who paid whom, whatever words are in a name", { skip: unbuilt }, async () => {
  const read = await importStatement(await fixture("google-activity.html"));
  const of = (/** @type {string} */ id) => read.events.find(({ reference }) => reference === id);
  assert.equal(of("ACT1")?.counterparty?.name, "TEA & STALL");
  assert.equal(of("ACT1")?.instrument?.last4, "4321");
  assert.equal(of("ACT1")?.at, Date.parse("2026-03-26T12:00:00+05:30"));
  assert.equal(of("ACT2")?.status, "pending");
  assert.equal(of("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345678")?.direction, "credit");
  assert.deepEqual(read.warnings, [{ code: "direction-guessed", count: 1 }]);
  assert.equal(of("ACT5")?.direction, "neutral");
  const json = await importStatement(await fixture("google-activity.json"));
  assert.deepEqual(
    json.events.map(({ direction, amount }) => [direction, amount]),
    [
      ["debit", "75.00"],
      ["credit", "40.00"],
    ],
  );
});

test("FinanceKit's accounts stay apart, and what is held is not yet paid", { skip: unbuilt }, async () => {
  const read = await importStatement(await fixture("apple-financekit.json"));
  assert.deepEqual([...new Set(read.events.map(({ accountId }) => accountId))], ["apple-AC01", "apple-AC02"]);
  const of = (/** @type {string} */ id) => read.events.find(({ reference }) => reference === id);
  assert.deepEqual(of("A-1")?.original, { amount: "6400", currency: "JPY" });
  assert.equal(of("A-2")?.status, "authorized");
  assert.equal(of("A-2")?.mcc, "0742");
  assert.equal(of("A-3")?.type, "refund");
  assert.deepEqual(
    read.skipped.map(({ line, code }) => [line, code]),
    [[7, "row-no-movement"]],
  );
});

test("a bank's table with an open question fails with the question, and reads with the answer", {
  skip: unbuilt,
}, async () => {
  const bytes = await fixture("bank-unsure.csv");
  /** @type {any} */
  let question;
  await assert.rejects(importStatement(bytes, { currency: "CAD" }), (error) => {
    assert.ok(error instanceof SentinelError && error.code === "columns-unsure");
    question = error.details?.question;
    return true;
  });
  assert.deepEqual(question.doubts, ["date-order", "direction"]);
  assert.equal(question.rows.length, 3);
  const answer = { ...question.guess, dateOrder: "dmy", positive: "debit" };
  const read = await importStatement(bytes, { mappings: [answer] });
  assert.deepEqual(
    read.events.map(({ amount, currency, direction }) => `${direction} ${amount} ${currency}`),
    ["debit 12.10 CAD", "debit 39.00 CAD", "debit 1800.00 CAD"],
  );
  assert.deepEqual(read.columns, answer);
});

test("a bank's letters of Western Europe are read as they were written", { skip: unbuilt }, async () => {
  const text = new TextDecoder().decode(await fixture("bank-two-columns.csv"));
  const read = await importStatement(Buffer.from(text, "latin1"));
  assert.equal(read.events[0].counterparty?.name, "Bäckerei Süß");
});

test("what was read goes out as the project's own JSON and comes back without loss", {
  skip: unbuilt,
}, async () => {
  for (const [layout, bytes, options] of FIXTURES.filter(([name]) => !name.startsWith("canonical"))) {
    const { events } = await importStatement(await bytes(), options);
    const again = await importStatement(new TextEncoder().encode(JSON.stringify({ events })));
    assert.deepEqual(again.events, events, layout);
  }
});

test("a file cut at any place is read as far as it goes, or refused by code, and nothing traps", {
  skip: unbuilt,
}, async () => {
  for (const [layout, make, options] of FIXTURES) {
    const bytes = await make();
    const steps = 12; // places spread over the file, the last near its end
    for (let step = 1; step < steps; step += 1) {
      const cut = bytes.slice(0, Math.floor((bytes.length * step) / steps));
      try {
        const read = await importStatement(cut, options);
        const lines = accounted(read);
        if (lines !== undefined) assert.equal(lines, read.rows, layout);
      } catch (error) {
        assert.ok(error instanceof SentinelError, `${layout}: ${error}`);
        assert.notEqual(error.code, "poisoned", layout);
        assert.ok(about().errorCodes.includes(error.code) || error.code === "archive-damaged", error.code);
      }
    }
  }
});

/** Pieces that make a file odd where its layout is at work: in cells, tags, dates and sums. */
const ODD = [
  "",
  "\u0000",
  "1.2.3",
  "1e309",
  "-",
  "99/99/9999",
  "2026-02-30",
  "9".repeat(400),
  "\ud800",
  '"',
  "<",
  "&#0;",
  "]]>",
  "(",
  "=1+1",
  "€",
  "，",
  "\t",
  "31/12/9999",
  "0",
  "1,2,3,4",
  "NaN",
  "-0",
  "+",
  "{",
  "[",
  "true",
  "\u202f",
  "١٢٣",
];

test("odd pieces in every place of every layout are told by code, and nothing traps", {
  skip: unbuilt,
}, async () => {
  let seed = 20260331; // the same files each time
  const chance = (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator
    return seed % below;
  };
  for (const [layout, make, options] of FIXTURES) {
    const bytes = await make();
    if (bytes[0] === 0x50) continue; // archives hold the others' files
    const text = new TextDecoder().decode(bytes);
    const tokens = text.split(/(?<=[,;<>"\n])|(?=[,;<>"\n])/);
    for (let round = 0; round < 25; round += 1) {
      const changed = [...tokens];
      for (let count = 1 + chance(4); count > 0; count -= 1) {
        const at = chance(changed.length);
        if (chance(3) === 0) changed.splice(at, 1 + chance(3));
        else if (chance(2)) changed[at] = ODD[chance(ODD.length)];
        else changed.splice(at, 0, changed[chance(changed.length)]);
      }
      try {
        const read = await importStatement(new TextEncoder().encode(changed.join("")), options);
        assert.equal(accounted(read), read.rows, layout);
        assert.deepEqual(new Sentinel().ingest(read.events).rejected, [], layout);
      } catch (error) {
        assert.ok(error instanceof SentinelError, `${layout}: ${error?.stack}`);
        assert.notEqual(error.code, "poisoned", layout);
      }
    }
  }
});

test("files made to exhaust are refused before they do", { skip: unbuilt }, async () => {
  const deep = "<A>".repeat(200_000);
  const refused = async (/** @type {string} */ text, /** @type {RegExp} */ code) =>
    assert.rejects(importStatement(new TextEncoder().encode(text), { currency: "USD" }), (error) => {
      assert.match(error.code, code);
      return true;
    });
  await refused(`OFXHEADER:100\n<OFX>${deep}`, /^file-too-large$/);
  await refused(`OFXHEADER:100\n<OFX><NAME ${"x".repeat(3_000_000)}`, /^file-too-large$/);
  await refused(`<Document xmlns="camt.053.001.02">${deep}`, /^file-too-large$/);
  await refused(`!Type:Bank\n${"D1/1/2026\nT1\n^\n".repeat(200_002)}`, /^file-too-large$/);
  await refused(
    `{"transactions":[${Array(200_002).fill('{"transactionAmount":1}').join()}]}`,
    /^file-too-large$/,
  );
  await refused(`Date,Description,${"x,".repeat(10_000)}\n2026-01-01,a,${"1.00,".repeat(10_000)}\n`, /./);
});

test("a purchase that the wallet's file and the bank's both show is linked, and not paid twice", {
  skip: unbuilt,
}, async () => {
  const wallet =
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n" +
    "2026-03-28 12:05:11,餐饮美食,某某小馆,/,午餐,支出,10.14,招商银行储蓄卡(1234),交易成功,20260330220014,T1,,\n";
  const engine = new Sentinel();
  const bank = await importStatement(await fixture("bank-signed.csv"), { holderId: "me" });
  const paid = await importStatement(new TextEncoder().encode(wallet), { holderId: "me" });
  engine.ingest(bank.events);
  engine.ingest(paid.events);
  const same = engine.links().filter(({ relation }) => relation === "same-payment");
  assert.deepEqual(
    same.map(({ amount, a, b }) => [amount, a.accountId, b.accountId]),
    [["10.14", "alipay", "bank"]],
  );
});

/** Redacted files of real wallets and banks, and files made like theirs, where the data folder lies beside the checkout. */
const SAMPLES = {
  "alipay/deg-app-v3-2023.csv": "alipay.app.2023",
  "alipay/deg-web-2019.csv": "alipay.web",
  "bank_csv_cn/deg-cmb-debit.csv": "bank.csv",
  "bank_csv_cn/deg-icbc-credit.csv": "bank.csv",
  "bank_csv_cn/deg-td.csv": "columns-unsure", // no header, no currency, and no day after the twelfth
  "camt053/genkgo-camt053.v2.minimal.xml": "camt.053",
  "camt053/genkgo-camt053.v2.multi.statement.xml": "camt.053",
  "camt053/genkgo-camt053.v4.xml": "camt.053",
  "camt053/genkgo-camt054.v8.xml": "camt.054",
  "jd/deg-jd.csv": "jd.csv",
  "made/apple/apple_card_synthetic.csv": "apple.card",
  "made/apple/apple_savings_synthetic.csv": "apple.savings",
  "made/google_pay/Group expenses.json": "not-payments",
  "made/google_pay/Money sends and requests.csv": "google.sends",
  "made/google_pay/My Activity.html": "google.activity",
  "made/google_pay/transactions_synthetic.csv": "google.transactions",
  "made/monzo/monzo_synthetic.csv": "monzo.csv",
  "made/revolut/revolut_synthetic.csv": "revolut.csv",
  "made/wise/wise_history_synthetic.csv": "wise.history",
  "made/wise/wise_statement_synthetic.csv": "wise.statement",
  "made/zip/alipay-like-aes256-pw123456.zip": "alipay.app.2023",
  "made/zip/zipcrypto-pw123456.zip": "alipay.app.2023",
  "ofx/actual-data-payee-memo.ofx": "ofx",
  "ofx/ofxparse-bank_medium.ofx": "ofx",
  "ofx/ofxparse-checking.ofx": "ofx",
  "qif/actual-data-payee-memo.qif": "qif",
  "wechat/deg-wechat-2025-09.xlsx": "wechat.xlsx",
  "wechat/deg-wechat.csv": "wechat.csv",
};
const samples = ["../../../shared", "../../../../shared"]
  .map((up) => new URL(`${up}/data/formats/`, import.meta.url))
  .find((folder) => existsSync(folder));

test("every sample is read whole, each row of it accounted for, or says why not", {
  skip: unbuilt || (samples ? false : "../shared/data/formats is not beside the checkout"),
}, async () => {
  for (const [name, expected] of Object.entries(SAMPLES)) {
    const options = { password: "123456", ...(name.startsWith("qif") ? { currency: "USD" } : {}) };
    const bytes = new Uint8Array(await readFile(new URL(encodeURI(name), samples)));
    const read = await importStatement(bytes, options).catch((error) => error);
    assert.equal(read.layout ?? read.code, expected, name);
    if (read.layout) assert.equal(accounted(read), read.rows, name);
  }
});

/** The table's columns, each a fact that is counted on what was read. */
const FACTS = [
  ["opens", (read) => `${read.rows} rows, ${read.events.length} payments`],
  [
    "direction",
    (read) => {
      const has = (direction) => read.events.some((event) => event.direction === direction);
      const guessed = read.warnings.some(({ code }) => code === "direction-guessed") ? ", some guessed" : "";
      return (has("debit") && has("credit") ? "in and out" : has("credit") ? "in" : "out") + guessed;
    },
  ],
  [
    "refunds",
    (read) => {
      const rows = read.events.some(({ type }) => type === "refund");
      const words = read.events.some(({ status }) => /refunded/.test(status));
      return rows && words ? "rows and words" : rows ? "rows" : words ? "words" : "–";
    },
  ],
  [
    "fees",
    (read) => {
      const beside = read.events.some(({ fee }) => fee);
      const rows = read.events.some(({ type }) => type === "fee");
      return beside && rows ? "beside and rows" : beside ? "beside the sum" : rows ? "rows" : "–";
    },
  ],
  [
    "own transfers",
    (read) => {
      const own = /^(?:top-up|cash-out|card-repayment|investment|exchange)$/;
      return read.events.some(({ direction, type }) => direction === "neutral" || own.test(type))
        ? "yes"
        : "–";
    },
  ],
  ["currency", (read) => [...new Set(read.events.map(({ currency }) => currency))].sort().join(" ")],
  [
    "time",
    (read) => {
      if (read.events.every(({ timePrecision }) => timePrecision === "day")) return "days";
      if (read.warnings.some(({ code }) => code === "zone-assumed")) return "no zone";
      return "zone known";
    },
  ],
  [
    "ids",
    (read) => {
      const numbered = read.events.filter(({ reference }) => reference).length;
      return numbered === read.events.length ? "numbers" : numbered ? "some numbers" : "by content";
    },
  ],
  [
    "reconciles",
    (read) => {
      const { declared, counted } = read;
      if (declared) {
        const same = ["rows", "spent", "received"].every(
          (name) => declared[name] === undefined || Number(declared[name]) === Number(counted[name]),
        );
        return same ? "with its totals" : "differs, and says so";
      }
      if (read.warnings.some(({ code }) => code.startsWith("balance"))) return "differs, and says so";
      const balances = read.events.filter(({ balanceAfter }) => balanceAfter).length > 1;
      return balances ? "with its balance" : "–";
    },
  ],
];

test("the table of layouts says what the fixtures show", { skip: unbuilt }, async () => {
  const lines = [
    `| layout | ${FACTS.map(([name]) => name).join(" | ")} |`,
    `| --- |${" --- |".repeat(FACTS.length)}`,
  ];
  for (const [layout, make, options] of FIXTURES) {
    const read = await importStatement(await make(), options);
    lines.push(`| \`${layout}\` | ${FACTS.map(([, of]) => of(read)).join(" | ")} |`);
  }
  const place = new URL("../../pkg/docs/layouts.md", import.meta.url);
  const page = await readFile(place, "utf8");
  const [before, after] = ["<!-- made by tests/js/layouts.test.js -->\n", "<!-- end -->"];
  const from = page.indexOf(before) + before.length;
  const until = page.indexOf(after);
  assert.ok(from >= before.length && until >= from, "the page has a place for the table");
  const made = `${lines.join("\n")}\n`;
  if (process.env.BLESS) await writeFile(place, page.slice(0, from) + made + page.slice(until));
  else assert.equal(page.slice(from, until), made, "BLESS=1 writes the table anew");
});
