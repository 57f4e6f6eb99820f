/** The lab: reading a labelled file, no look-ahead, the engine of production, and figures that are what their definitions say. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import init, { Sentinel } from "../../pkg/node.js";
import {
  averagePrecision,
  backtest,
  byTheBook,
  cardPrecision,
  compare,
  curveOf,
  detailOf,
  draw,
  histogramOf,
  inspect,
  judge,
  LabError,
  listOf,
  masked,
  Measured,
  probabilityOf,
  readHistory,
  replay,
  rocAuc,
  sampleHistory,
  scoreOf,
  wilson,
} from "../../pkg/lab.js";
import { descending, Ranked } from "../../pkg/lab/ranked.js";
import { Names, Texts } from "../../pkg/lab/columns.js";
import { random } from "../../pkg/lab/intervals.js";

const DAY = 86_400_000;
const refusal = (code, details) => (error) => {
  assert.ok(error instanceof LabError, String(error));
  assert.equal(error.code, code);
  if (details) assert.deepEqual({ ...error.details, ...details }, error.details);
  return true;
};

/** A file of these rows, under this header. */
const file = (header, rows) => `${header}\n${rows.join("\n")}\n`;
const days = (count, row) =>
  Array.from({ length: count }, (_, day) =>
    row(day, new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString().slice(0, 10)),
  );
const read = async (text, change = {}) => {
  const { mapping } = await inspect(text);
  return readHistory(text, { mapping: { ...mapping, ...change } });
};

let sample;
let measured;
before(async () => {
  await init();
  sample = await read(sampleHistory());
  [measured] = await backtest(Sentinel, sample, [{}]);
});

// ---------------------------------------------------------------- reading

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

test("reading and scoring stop where one says stop, and a history beyond its bound is refused", async () => {
  const stop = new AbortController();
  stop.abort();
  const { mapping } = await inspect(sampleHistory());
  await assert.rejects(readHistory(sampleHistory(), { mapping, signal: stop.signal }), refusal("aborted"));
  const later = new AbortController();
  const seen = [];
  await assert.rejects(
    replay(
      Sentinel,
      sample,
      {},
      {
        signal: later.signal,
        onProgress(done) {
          seen.push(done);
          later.abort();
        },
      },
    ),
    refusal("aborted"),
  );
  assert.equal(seen.length, 1);
  const long = file(
    "time,amount,account,fraud",
    days(70_000, (day) => `${1.6e12 + day},1,a${day},${day % 2}`),
  );
  await assert.rejects(
    readHistory(long, {
      mapping: { at: 0, amount: 1, account: 2, label: 3, fields: {}, segments: [] },
      mostBytes: 1e6,
    }),
    refusal("history-too-large"),
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

test("accounts beyond the engine's bound are let go as in a wallet, and the replay says how many", async () => {
  const text = file(
    "time,amount,account,fraud",
    days(300, (day) => `${1.6e12 + day * 60_000},5.00,account-${day},${day % 2}`),
  );
  const history = await read(text);
  const replayed = await replay(Sentinel, history, { limits: { accounts: 100 } });
  assert.ok(replayed.evicted.accounts >= 200 && replayed.evicted.accounts < 300); // a few at a time
  assert.equal(replayed.unanswered, 0);
});

// ---------------------------------------------------------------- no look-ahead

test("whatever labels say later, a score made before they are known is the same to the bit", async () => {
  const delay = 7 * DAY;
  const cheated = await read(sampleHistory());
  const at = cheated.at.values;
  const now = at[0] + 40 * DAY;
  // The cheat: from this moment on every label is turned round. Only scores from a delay later on may differ.
  for (let row = 0; row < cheated.count; row += 1)
    if (at[row] >= now) cheated.labels.values[row] = cheated.isFraud(row) ? 1 : 2;
  const turned = await replay(Sentinel, cheated, {}, { labelDelay: delay });
  const { probabilities } = measured.replay;
  let later = 0;
  for (let row = 0; row < sample.count; row += 1) {
    if (at[row] < now + delay) assert.equal(turned.probabilities[row], probabilities[row], `row ${row}`);
    else if (turned.probabilities[row] !== probabilities[row]) later += 1;
  }
  assert.ok(later > 100, "labels teach once they are known, else this test would see nothing");
});

test("whatever is paid later, a score is the same to the bit", async () => {
  const { length } = sampleHistory();
  const cut = sampleHistory().slice(0, length / 2);
  const half = await read(cut.slice(0, cut.lastIndexOf("\n") + 1));
  const first = await replay(Sentinel, half, {});
  assert.deepEqual(first.probabilities, measured.replay.probabilities.slice(0, half.count));
});

test("the engine is given no label before its delay, and none of what nobody knows", async () => {
  const times = [];
  let [clock, given] = [-Infinity, 0];
  class Watching extends Sentinel {
    ingest(events) {
      for (const event of events) {
        if (event.kind === "transaction") {
          clock = event.at;
          times.push([event.accountId + event.id, event.at]);
          assert.ok(!("label" in event) && !JSON.stringify(event).includes("genuine"));
        } else {
          given += 1;
          assert.equal(event.kind, "label");
          assert.ok(event.at >= clock - 7 * DAY);
        }
      }
      const paid = new Map(times);
      for (const event of events)
        if (event.kind === "label")
          assert.equal(event.at - paid.get(event.accountId + event.of.transactionId), 3 * DAY);
      return super.ingest(events);
    }
  }
  const replayed = await replay(Watching, sample, {}, { labelDelay: 3 * DAY });
  assert.equal(given, replayed.labelsGiven);
  let known = 0;
  for (let row = 0; row < sample.count; row += 1)
    if (sample.isJudged(row) && sample.at.values[row] + 3 * DAY <= sample.at.values[sample.count - 1])
      known += 1;
  assert.equal(given, known);
});

test("a label before its own payment is refused: the answer is not given with the question", async () => {
  for (const labelDelay of [-1, Number.NaN])
    await assert.rejects(replay(Sentinel, sample, {}, { labelDelay }), refusal("label-delay-invalid"));
  assert.equal((await replay(Sentinel, sample, {}, { labelDelay: Infinity })).labelsGiven, 0);
});

// ---------------------------------------------------------------- the engine of production

test("counts are those of production: the same engine, given one event after another as a wallet does", async () => {
  const config = {
    thresholds: { challenge: 20, review: 40, block: 90 },
    reasons: { "odd-hour": { mode: "off" }, velocity: { mode: "shadow" } },
  };
  const small = await read(sampleHistory().split("\n").slice(0, 6_000).join("\n") + "\n");
  const [lab] = await backtest(Sentinel, small, [config]);
  const production = new Sentinel({ ...config, utcOffset: 0, audience: "all", ledgerDays: 0 });
  const counts = { challenge: 0, review: 0, block: 0, allow: 0 };
  const alerts = new Set();
  const reasons = {};
  const scores = [];
  let waiting = 0;
  for (let row = 0; row < small.count; row += 1) {
    for (; small.at.values[waiting] + 7 * DAY <= small.at.values[row]; waiting += 1)
      if (small.isJudged(waiting)) {
        const { id, accountId, at } = small.payment(waiting);
        const label = { 1: "legitimate", 2: "fraud", 3: "scam" }[small.labels.values[waiting]];
        production.ingest([{ kind: "label", accountId, of: { transactionId: id }, at: at + 7 * DAY, label }]);
      }
    const { assessments, alerts: raised } = production.ingest([small.payment(row)]);
    for (const { id } of raised) alerts.add(id);
    counts[assessments[0].outcome] += 1;
    scores.push(assessments[0].probability);
    for (const { code } of assessments[0].reasons) reasons[code] = (reasons[code] ?? 0) + 1;
  }
  production.free();
  assert.deepEqual([...lab.replay.probabilities], scores);
  assert.ok(counts.challenge > 0 && counts.review > 0);
  for (const [name, score] of [
    ["challenge", 20],
    ["review", 40],
    ["block", 90],
  ]) {
    const wanted = {
      challenge: ["challenge", "review", "block"],
      review: ["review", "block"],
      block: ["block"],
    }[name];
    assert.equal(
      lab.at({ threshold: probabilityOf(score) }).alerts,
      wanted.reduce((sum, outcome) => sum + counts[outcome], 0),
      name,
    );
  }
  assert.equal(lab.replay.alertsRaised, alerts.size);
  const spoke = {};
  for (let row = 0; row < small.count; row += 1)
    for (const { code } of lab.replay.reasonsOf(row)) spoke[code] = (spoke[code] ?? 0) + 1;
  assert.deepEqual(spoke, reasons);
  assert.equal(spoke["odd-hour"], undefined);
});

// ---------------------------------------------------------------- figures

test("figures at a threshold are those of counting row by row", () => {
  for (const score of [0, 3, 20, 50, 77.7, 100]) {
    const threshold = probabilityOf(score);
    const naive = { found: 0, falses: 0, missed: 0, passed: 0 };
    const money = { saved: 0, lost: 0, disturbed: 0 };
    let [unlabelled, disputed, all] = [0, 0, 0];
    for (let row = 0; row < sample.count; row += 1) {
      const flagged = measured.replay.probabilities[row] >= threshold;
      if (flagged) all += 1;
      const value = Number(sample.amount(row));
      if (sample.isFraud(row)) {
        naive[flagged ? "found" : "missed"] += 1;
        money[flagged ? "saved" : "lost"] += value;
      } else if (sample.isJudged(row)) {
        naive[flagged ? "falses" : "passed"] += 1;
        if (flagged) money.disturbed += value;
      } else if (flagged && sample.labels.values[row] === 4) disputed += 1;
      else if (flagged) unlabelled += 1;
    }
    const figures = measured.at({ threshold, costs: { missedShare: 1, missedFixed: 0, falseFixed: 7 } });
    assert.deepEqual(figures.matrix, naive, String(score));
    assert.deepEqual(
      [figures.alerts, figures.unlabelled.alerts, figures.disputed.alerts],
      [all, unlabelled, disputed],
    );
    for (const key of ["saved", "lost", "disturbed"])
      assert.ok(Math.abs(figures.money[key] - money[key]) < 1e-6, key);
    assert.ok(Math.abs(figures.cost.here - (money.lost + 7 * naive.falses)) < 1e-6);
    assert.ok(
      figures.cost.best <= figures.cost.here + 1e-9 &&
        figures.cost.best <= figures.cost.always + 1e-9 &&
        figures.cost.best <= figures.cost.never + 1e-9,
    );
    assert.equal(
      figures.days.reduce((sum, { hits }) => sum + hits, 0),
      naive.found + naive.falses,
    );
    assert.equal(
      measured.at({ threshold, segment: "channel" }).segments.reduce((sum, { frauds }) => sum + frauds, 0),
      naive.found,
    );
  }
});

test("a reason's hits, frauds, lone catches and company are those of counting row by row", () => {
  const threshold = probabilityOf(30);
  const counted = new Map();
  for (let row = 0; row < sample.count; row += 1) {
    if (!sample.isJudged(row) || measured.replay.probabilities[row] < threshold) continue;
    const codes = measured.replay.reasonsOf(row).map(({ code }) => code);
    for (const code of codes) {
      const entry = counted.get(code) ?? { hits: 0, frauds: 0, onlyHits: 0, onlyFrauds: 0, company: {} };
      entry.hits += 1;
      if (sample.isFraud(row)) entry.frauds += 1;
      if (codes.length === 1) entry.onlyHits += 1;
      if (codes.length === 1 && sample.isFraud(row)) entry.onlyFrauds += 1;
      for (const other of codes) if (other !== code) entry.company[other] = (entry.company[other] ?? 0) + 1;
      counted.set(code, entry);
    }
  }
  for (const { code, hits, frauds, onlyHits, onlyFrauds } of measured.at({ threshold }).reasons) {
    const { company = {}, ...wanted } = counted.get(code) ?? {
      hits: 0,
      frauds: 0,
      onlyHits: 0,
      onlyFrauds: 0,
    };
    assert.deepEqual({ hits, frauds, onlyHits, onlyFrauds }, wanted, code);
    assert.deepEqual(
      Object.fromEntries(measured.overlap(code, threshold).map(({ code, count }) => [code, count])),
      company,
    );
  }
});

test("ranks by radix are ranks by comparison, and AP and AUC are those of their definitions, ties among them", () => {
  const next = random(3);
  for (let round = 0; round < 30; round += 1) {
    const count = 1 + Math.floor(next() * 400);
    const scores = Float64Array.from({ length: count }, () =>
      next() < 0.5 ? Math.floor(next() * 5) / 5 : next() ** 9,
    );
    const labels = Uint8Array.from({ length: count }, () => (next() < 0.3 ? 1 : 0));
    const naive = Array.from({ length: count }, (_, position) => position).sort(
      (a, b) => scores[b] - scores[a] || a - b,
    );
    assert.deepEqual([...descending(scores)], naive);
    const history = { isFraud: (row) => labels[row] === 1, value: (row) => row };
    const ranked = new Ranked(
      history,
      Uint32Array.from({ length: count }, (_, row) => row),
      scores,
    );
    assert.equal(ranked.averagePrecision(), averagePrecision(scores, labels));
    assert.equal(ranked.rocAuc(), rocAuc(scores, labels));
    for (const many of [0, 1, count >> 1, count]) {
      const { alerts, frauds } = ranked.first(many);
      assert.equal(alerts, many);
      // The mean over orders of equal scores: everyone above the last score, and the fitting part of those at it.
      const last = scores[naive[many - 1]];
      const above = naive.filter((row) => scores[row] > last);
      const level = naive.filter((row) => scores[row] === last);
      const part = many
        ? ((many - above.length) / level.length) * level.filter((row) => labels[row]).length
        : 0;
      assert.ok(Math.abs(frauds - (many ? above.filter((row) => labels[row]).length + part : 0)) < 1e-9);
    }
  }
});

test("floors stand beside every row: always, never, the largest amount, the newest counterparty", () => {
  const { floors, matrix, alerts, unlabelled, disputed } = measured.at({ threshold: probabilityOf(50) });
  assert.deepEqual(
    floors.map(({ name }) => name),
    ["amount", "newness", "always", "never"],
  );
  const judged = alerts - unlabelled.alerts - disputed.alerts;
  assert.deepEqual(
    floors.slice(0, 2).map((floor) => floor.alerts),
    [judged, judged],
  );
  assert.ok(
    matrix.found > floors[0].found && matrix.found > floors[1].found,
    "the engine is better than a line of code",
  );
  const rows = Array.from({ length: sample.count }, (_, row) => row).filter((row) => sample.isJudged(row));
  const largest = rows.sort((a, b) => Number(sample.amount(b)) - Number(sample.amount(a))).slice(0, judged);
  assert.ok(Math.abs(floors[0].found - largest.filter((row) => sample.isFraud(row)).length) <= 1); // one at the edge may be tied
  assert.ok(
    measured.overall.averagePrecision >
      Math.max(...measured.overall.floors.map(({ averagePrecision }) => averagePrecision)),
  );
});

test("without labels there are hits and no figure that would need to know who was right", async () => {
  const bare = await read(sampleHistory(), { label: null });
  const [blind] = await backtest(Sentinel, bare, [{}]);
  const figures = blind.at({
    threshold: probabilityOf(40),
    costs: { missedShare: 1, missedFixed: 0, falseFixed: 1 },
    baseRate: 0.01,
  });
  assert.ok(
    figures.alerts > 0 && figures.hitRate.of === bare.count && figures.reasons.some(({ hits }) => hits > 0),
  );
  for (const key of [
    "matrix",
    "precision",
    "recall",
    "falsePositiveRate",
    "fBeta",
    "money",
    "floors",
    "cost",
    "costCurve",
    "detection",
    "precisionAtBaseRate",
  ])
    assert.equal(figures[key], undefined, key);
  assert.ok(figures.expectedPrecision > 0 && figures.expectedPrecision < 1);
  assert.equal(blind.overall.averagePrecision, undefined);
  assert.equal(blind.replay.labelsGiven, 0);
  assert.equal(byTheBook(bare, blind.replay), undefined);
  assert.ok(histogramOf(blind).reduce((sum, { unlabelled }) => sum + unlabelled, 0) === bare.count);
});

test("a desk that looks at so many a day is given each day's highest, and no more", () => {
  const { engine, floors } = measured.capacity(3);
  const byDay = new Map();
  for (let row = 0; row < sample.count; row += 1) {
    if (!sample.isJudged(row)) continue;
    const day = Math.floor(sample.at.values[row] / DAY);
    byDay.set(day, [...(byDay.get(day) ?? []), row]);
  }
  let found = 0;
  for (const rows of byDay.values())
    found += rows
      .sort((a, b) => measured.replay.probabilities[b] - measured.replay.probabilities[a] || a - b)
      .slice(0, 3)
      .filter((row) => sample.isFraud(row)).length;
  assert.equal(engine.looked, byDay.size * 3);
  assert.ok(Math.abs(engine.found - found) <= 2); // equal scores on a day's edge
  assert.ok(floors.every((floor) => floor.looked === engine.looked));
});

test("cases: told at once, told late, never; and what was gone by then", async () => {
  const text = file("time,amount,account,fraud", [
    "2026-01-01,10,a,1",
    "2026-01-02,20,a,1",
    "2026-01-03,30,a,1",
    "2026-01-20,40,a,1",
    "2026-01-21,5,b,1",
    "2026-01-22,5,c,0",
  ]);
  const history = await read(text);
  const replayed = {
    probabilities: Float64Array.from([0.1, 0.9, 0.1, 0.9, 0.1, 0.1]),
    reasons: [],
    codes: { values: [] },
    starts: new Uint32Array(7),
  };
  const { detection } = new Measured(history, replayed).at({ threshold: 0.5 });
  assert.deepEqual(detection, {
    episodes: 3,
    found: 2,
    atOnce: 1,
    median: 0,
    ninetieth: 0,
    goneShare: (10 + 5) / 105,
  });
});

test("Wilson's interval is that of the textbook, and drawn intervals hold the figure and repeat by their seed", async () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, and 0 of 20.
  for (const [hits, of, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [0, 20, 0, 0.1611],
  ]) {
    const share = wilson(hits, of);
    assert.ok(Math.abs(share.low - low) < 5e-5 && Math.abs(share.high - high) < 5e-5, JSON.stringify(share));
  }
  const once = await draw(sample, measured.ranked, { draws: 40 });
  assert.deepEqual(await draw(sample, measured.ranked, { draws: 40 }), once);
  const { averagePrecision: ap, rocAuc: auc } = measured.overall;
  assert.ok(once.averagePrecision.low < ap && ap < once.averagePrecision.high);
  assert.ok(once.rocAuc.low < auc && auc < once.rocAuc.high);
});

test("scores and probabilities are one scale, as the engine reads it", () => {
  for (let row = 0; row < sample.count; row += 97) {
    const assessment = measured.replay.details.get(row);
    if (assessment) assert.ok(Math.abs(scoreOf(assessment.probability) - assessment.score) < 1e-9);
  }
  for (const score of [0, 1, 42.5, 99, 100])
    assert.ok(Math.abs(scoreOf(probabilityOf(score)) - score) < 1e-9);
});

test("curves run from nothing to everything, and their points are figures at their thresholds", () => {
  const curve = curveOf(measured);
  assert.deepEqual([curve[0].recall, curve.at(-1).recall, curve.at(-1).falsePositiveRate], [0, 1, 1]);
  for (const { threshold, precision, recall, alerts } of curve.slice(1, 40)) {
    const figures = measured.at({ threshold });
    assert.deepEqual(
      [figures.precision.value, figures.recall.value, figures.precision.of],
      [precision, recall, alerts],
    );
  }
});

// ---------------------------------------------------------------- two runs, single rows, the handbook

test("two runs: what the challenger gains and loses is the difference of their alerts", async () => {
  const challenger = new Measured(
    sample,
    await replay(Sentinel, sample, { reasons: { "unusual-amount": { mode: "off" } } }),
  );
  const at = probabilityOf(40);
  const { both, gained, lost, segments } = compare(measured, challenger, {
    champion: at,
    challenger: at,
    segment: "channel",
  });
  assert.ok(lost.alerts > 0);
  assert.equal(both + lost.alerts, measured.at({ threshold: at }).alerts);
  assert.equal(both + gained.alerts, challenger.at({ threshold: at }).alerts);
  assert.equal(gained.alerts, gained.frauds + gained.genuine + gained.unknown);
  assert.equal(
    segments.reduce((sum, one) => sum + one.lost, 0),
    lost.alerts,
  );
});

test("missed and false alerts are listed whole, open to their reasons and their account, and leave masked", () => {
  const threshold = probabilityOf(50);
  const { matrix } = measured.at({ threshold });
  const missed = listOf(measured, { what: "missed", threshold });
  assert.equal(missed.of, matrix.missed);
  assert.ok(
    missed.rows.every(
      ({ label, probability }) => ["fraud", "scam"].includes(label) && probability < threshold,
    ),
  );
  const falses = listOf(measured, { what: "false", threshold, size: 1e9 });
  assert.equal(falses.rows.length, matrix.falses);
  assert.ok(
    falses.rows.every((row, place) => !place || row.probability <= falses.rows[place - 1].probability),
  );
  const detail = detailOf(measured, falses.rows[0].row);
  const logit = detail.full.reduce((sum, { contribution }) => sum + contribution, detail.base);
  assert.ok(Math.abs(logit - Math.log(detail.probability / (1 - detail.probability))) < 1e-9);
  assert.ok(detail.timeline.every(({ account }) => account === detail.account));
  assert.ok(detail.timeline.some(({ row }) => row === detail.row));
  const told = JSON.stringify(masked(falses.rows));
  for (const { account, counterparty } of falses.rows)
    assert.ok(!told.includes(`"${account}"`) && !told.includes(`"${counterparty}"`));
});

test("the handbook's protocol in the lab is the one that the detection bench judges by", async () => {
  const { Record } = await import("../../benches/detection/record.js");
  const next = random(5);
  const rows = Array.from({ length: 6_000 }, (_, row) => ({
    at: Date.UTC(2018, 3, 1) + row * 2_000_000,
    account: `c${Math.floor(next() * 50)}`,
    fraud: next() < 0.05,
  }));
  const history = await read(
    file(
      "id,at,account,counterparty,amount,fraud",
      rows.map(({ at, account, fraud }, row) => `${row},${at},${account},t,5.00,${fraud ? 1 : 0}`),
    ),
  );
  const probabilities = Float64Array.from(rows, ({ fraud }) => (fraud ? next() : next() ** 2));
  const record = new Record();
  for (const [row, { at, account, fraud }] of rows.entries()) {
    record.add({ payment: { accountId: account, at }, fraud });
    record.scores[row] = probabilities[row];
  }
  const lab = byTheBook(history, { probabilities });
  assert.ok(lab.weeks.length > 8);
  assert.deepEqual(lab, judge(record));
  assert.equal(typeof cardPrecision, "function");
});
