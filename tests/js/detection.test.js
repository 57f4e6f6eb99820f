/** The benchmark of detection: its figures against cases worked out by hand, its protocol, and that no label comes early. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { brier, calibrationLine, reliability } from "../../benches/detection/calibration.js";
import { HANDBOOK } from "../../benches/detection/goals.js";
import { DelayedLabels, delayOf, isReported } from "../../benches/detection/labels.js";
import { averagePrecision, cardPrecision, rocAuc } from "../../benches/detection/metrics.js";
import { testSet, testWeeks } from "../../benches/detection/protocol.js";
import { DAY, Record } from "../../benches/detection/record.js";
import { eachRow } from "../../benches/detection/source.js";
import { stream } from "../../benches/detection/stream.js";

const near = (value, expected) => assert.ok(Math.abs(value - expected) < 1e-12, `${value}, not ${expected}`);

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "detection-"))));
after(() => rm(folder, { recursive: true }));

async function file(name, text) {
  const path = join(folder, name);
  await writeFile(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
}

// ---------------------------------------------------------------- figures

test("average precision and AUC are scikit-learn's on the example of its documentation", () => {
  const [scores, labels] = [[0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]];
  near(averagePrecision(scores, labels), 5 / 6);
  near(rocAuc(scores, labels), 3 / 4);
});

test("equal scores are one threshold and half a pair, whatever their order", () => {
  for (const labels of [[1, 0, 1, 0], [1, 1, 0, 0]]) {
    const scores = [0.9, 0.8, 0.8, 0.1];
    near(averagePrecision(scores, labels), 1 / 2 + (1 / 2) * (2 / 3)); // precision 1 at recall ½, ⅔ at 1
    near(rocAuc(scores, labels), 3.5 / 4);
  }
  near(averagePrecision([0.5, 0.5, 0.5, 0.5], [0, 0, 0, 1]), 1 / 4);
  near(rocAuc([0.5, 0.5, 0.5, 0.5], [0, 0, 0, 1]), 1 / 2);
});

test("without frauds, or without anything else, there is no figure", () => {
  assert.ok(Number.isNaN(averagePrecision([0.1, 0.2], [0, 0])));
  assert.ok(Number.isNaN(rocAuc([0.1, 0.2], [1, 1])));
});

test("a card counts by its highest score of the day, and is left out once it is caught", () => {
  const rows = [
    // day, account, fraud, score
    [0, 0, 0, 0.9], [0, 1, 1, 0.2], [0, 1, 0, 0.8], [0, 2, 1, 0.1], // first two: 0 and 1; 1 is caught, though its fraud scored low
    [1, 1, 1, 0.9], [1, 2, 1, 0.5], [1, 0, 0, 0.4], [1, 3, 1, 0.4], // 1 is out: 2, then 0 before 3, which tie; 2 is caught
    [2, 1, 1, 0.9], [2, 2, 1, 0.8], [2, 3, 1, 0.1], //                 3 alone is left: still one in two
  ];
  const column = (place) => rows.map((row) => row[place]);
  const record = { days: column(0), accounts: column(1), frauds: column(2), scores: column(3) };
  near(cardPrecision(record, rows.map((_, position) => position), 2), 1 / 2);
});

test("Brier score and skill against the base rate", () => {
  const { score, rate, skill } = brier([0.5, 0.1, 0.1, 0.1], [1, 0, 0, 0]);
  near(rate, 1 / 4);
  near(score, (0.25 + 3 * 0.01) / 4);
  near(skill, 1 - 0.07 / (3 / 16));
  near(brier([0.25, 0.25, 0.25, 0.25], [0, 1, 0, 0]).skill, 0);
});

/** Two groups, for which a line has a closed form: it goes through both. */
function twoGroups([p, n, k], [q, m, l]) {
  const logit = (share) => Math.log(share / (1 - share));
  const slope = (logit(l / m) - logit(k / n)) / (logit(q) - logit(p));
  const fill = (count, positives) => Array.from({ length: count }, (_, place) => (place < positives ? 1 : 0));
  return {
    probabilities: [...Array(n).fill(p), ...Array(m).fill(q)],
    labels: [...fill(n, k), ...fill(m, l)],
    slope,
    intercept: logit(k / n) - slope * logit(p),
  };
}

test("the calibration line is the closed form's, also where frauds are so rare that a plain Newton step overshoots", () => {
  for (const groups of [[[0.2, 10, 3], [0.8, 10, 6]], [[1e-4, 100_000, 560], [1e-3, 700, 70]]]) {
    const { probabilities, labels, slope, intercept } = twoGroups(...groups);
    const line = calibrationLine(probabilities, labels);
    assert.ok(Math.abs(line.slope - slope) < 1e-9 && Math.abs(line.intercept - intercept) < 1e-9, JSON.stringify({ line, slope, intercept }));
  }
});

test("where no line can be fitted there is none", () => {
  for (const [probabilities, labels] of [[[0.3, 0.3, 0.3], [0, 1, 0]], [[0.1, 0.2], [0, 0]], [[0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]]]) {
    assert.ok(Number.isNaN(calibrationLine(probabilities, labels).slope), probabilities.join());
  }
});

test("reliability: bins of equal mass, equal probabilities together, nobody lost", () => {
  const bins = reliability([0.4, 0.1, 0.3, 0.2], [1, 0, 0, 1], 2);
  assert.deepEqual(bins.map(({ count, observed }) => [count, observed]), [[2, 0.5], [2, 0.5]]);
  near(bins[0].predicted, 0.15);
  assert.deepEqual(reliability([0.1, 0.1, 0.1, 0.9], [0, 0, 0, 1], 4).map(({ count }) => count), [3, 1]);
});

// ---------------------------------------------------------------- protocol

/** A record of payments, one a day per entry. */
function recordOf(rows) {
  const record = new Record();
  for (const [day, accountId, fraud] of rows) record.add({ payment: { accountId, at: HANDBOOK.firstDay + day * DAY + 1 }, fraud: fraud === 1 });
  return record;
}

test("the handbook's weeks begin on the dates that the protocol names", () => {
  const { four, all } = testWeeks(183); // 2018-04-01 to 2018-09-30
  const date = (day) => new Date(HANDBOOK.firstDay + day * DAY).toISOString().slice(0, 10);
  assert.deepEqual(four.map(date), ["2018-08-08", "2018-08-15", "2018-08-22", "2018-08-29"]);
  assert.equal(all.length, 18);
  assert.equal(date(all[0]), "2018-05-23");
  assert.ok(four.every((day) => all.includes(day)));
});

test("weeks that a file does not hold whole are left out", () => {
  assert.deepEqual(testWeeks(142), { four: [129], all: Array.from({ length: 12 }, (_, week) => 52 + 7 * week) });
  assert.deepEqual(testWeeks(30, 14), { four: [14, 21].slice(0, 2), all: [14, 21] });
  assert.deepEqual(testWeeks(20, 14), { four: [], all: [] });
});

test("a customer's payments are judged until the day on which the compromise has become known", () => {
  const START = 15;
  const people = { "too long ago": 0, "first known": 1, "last known": 7, "known on the third day": 9, "never known": 14, "known on the last day": 13 };
  const compromised = Object.entries(people).map(([name, day]) => [day, name, 1]).sort((a, b) => a[0] - b[0]);
  const week = Array.from({ length: 7 }, (_, k) => Object.keys(people).map((name) => [START + k, name, 0])).flat();
  const record = recordOf([...compromised, ...week]);
  const judged = {};
  const names = compromised.map(([, name]) => name); // numbered as they first appear
  for (const position of testSet(record, START)) (judged[names[record.accounts[position]]] ??= []).push(record.days[position] - START);
  assert.deepEqual(judged, {
    "too long ago": [0, 1, 2, 3, 4, 5, 6],
    "known on the third day": [0, 1],
    "known on the last day": [0, 1, 2, 3, 4, 5],
    "never known": [0, 1, 2, 3, 4, 5, 6],
  });
});

test("days without payments are days", () => {
  const record = recordOf([[0, "a", 0], [3, "b", 0], [3, "c", 1]]);
  assert.deepEqual([record.day(0), record.day(1), record.day(3), record.day(4), record.day(-1)], [[0, 1], [1, 1], [1, 3], [0, 0], [0, 0]]);
});

// ---------------------------------------------------------------- labels and the stream

/** 36 days of four people at two shops, one payment in nine a fraud, some at the very same moment. */
function csv() {
  const lines = ["id,at,account,counterparty,amount,fraud"];
  for (let id = 0; id < 36 * 8; id += 1) {
    lines.push(`${id},${HANDBOOK.firstDay + Math.floor(id / 8) * DAY + (id % 8 >> 1) * 3_600_000},${id % 4},shop-${id % 2},${10 + (id % 7)}.50,${id % 9 === 4 ? 1 : 0}`);
  }
  return `${lines.join("\n")}\n`;
}

/** In an engine's place: keeps what it is given. */
function listener() {
  const events = [];
  const ingest = (batch) => {
    events.push(...batch);
    return { assessments: batch.map((event, index) => ({ index, probability: 0.5, event })), rejected: [] };
  };
  return { events, ingest };
}

test("delays are days, hours or none", () => {
  assert.deepEqual(["7d", "12h", "none", "7", "d", "7w"].map(delayOf), [7 * DAY, DAY / 2, Infinity, undefined, undefined, undefined]);
});

test("every label comes once, after its delay, before the first payment of that moment or later, and never early", async () => {
  const path = await file("labels.csv", csv());
  for (const delay of [3_600_000, DAY, 40 * DAY]) {
    const { events, ingest } = listener();
    await stream(path, { ingest }, { delay, reported: 1 });
    const paid = new Map();
    const told = new Set();
    let now = -Infinity;
    for (const event of events) {
      assert.ok(event.at >= now, "in the order of time");
      now = event.at;
      if (event.kind === "transaction") {
        paid.set(event.id, event);
        for (const [id, { at }] of paid) if (at + delay <= now) assert.ok(told.has(id), `${id} was due`);
      } else {
        const payment = paid.get(event.of.transactionId);
        assert.equal(event.at, payment.at + delay);
        assert.equal(event.accountId, payment.accountId);
        assert.equal(event.label, Number(payment.id) % 9 === 4 ? "fraud" : "legitimate");
        assert.ok(!told.has(payment.id));
        told.add(payment.id);
      }
    }
    assert.deepEqual([paid.size, told.size], [288, 288]);
  }
});

test("without a delay there is no label at all", async () => {
  const { events, ingest } = listener();
  await stream(await file("none.csv", csv()), { ingest }, { delay: Infinity, reported: 1 });
  assert.deepEqual(new Set(events.map(({ kind }) => kind)), new Set(["transaction"]));
});

test("frauds that nobody reports are called legitimate, the same ones every time", () => {
  const labels = new DelayedLabels({ delay: 0, reported: 0.5 });
  const rows = Array.from({ length: 10_000 }, (_, id) => ({ payment: { id: String(id), accountId: "a", at: id }, fraud: id % 2 === 0 }));
  for (const row of rows) labels.learn(row);
  let frauds = 0;
  for (let label = labels.due(Infinity); label; label = labels.due(Infinity)) {
    const id = label.of.transactionId;
    assert.equal(label.label, Number(id) % 2 === 0 && isReported(id, 0.5) ? "fraud" : "legitimate");
    frauds += label.label === "fraud" ? 1 : 0;
  }
  assert.ok(Math.abs(frauds - 2_500) < 200, `${frauds} of 5,000`); // 200 is 5.7 standard deviations of a fair coin
  assert.deepEqual([isReported("1", 0), isReported("1", 1)], [false, true]);
});

test("further columns reach the payment under the contract's names, quoted or not; others are named", async () => {
  const path = await file("more.csv", '\ufeffid,at,account,counterparty,amount,fraud,mcc,location.lat,location.lon,currency,context.call,colour,counterparty.name\n1,5,a,b,2.00,0,5411,1.5,-2,USD,true,red,"Inn, the\nGreen"\n2,6,a,b,3.00,1,,,,,,,\n');
  const rows = [];
  const { rows: count, ignored } = await eachRow(path, (row) => rows.push(row));
  assert.equal(count, 2);
  assert.deepEqual(ignored, ["colour"]);
  const always = { kind: "transaction", accountId: "a", direction: "debit", type: "purchase", status: "completed" };
  assert.deepEqual(rows, [
    {
      payment: { ...always, id: "1", at: 5, amount: "2.00", currency: "USD", mcc: "5411", location: { lat: 1.5, lon: -2 }, context: { call: true }, counterparty: { id: "b", kind: "merchant", name: "Inn, the\nGreen" } },
      fraud: false,
    },
    { payment: { ...always, id: "2", at: 6, amount: "3.00", currency: "EUR", counterparty: { id: "b", kind: "merchant" } }, fraud: true },
  ]);
});

test("a file that cannot be used says why", async () => {
  const refused = (name, text) => file(name, text).then((path) => stream(path, listener(), { delay: 0, reported: 1 }));
  await assert.rejects(refused("lacking.csv.gz", "id,at,account,amount\n"), /lacks the columns counterparty, fraud/);
  await assert.rejects(refused("back.csv", "id,at,account,counterparty,amount,fraud\n1,5,a,b,2,0\n2,4,a,b,2,0\n"), /payment 2 is earlier/);
  await assert.rejects(refused("cells.csv", "id,at,account,counterparty,amount,fraud\n1,5,a,b,2\n"), /row 1: 5 cells under 6 columns/);
  await assert.rejects(refused("fraud.csv", "id,at,account,counterparty,amount,fraud\n1,5,a,b,2,yes\n"), /row 1: fraud is 0 or 1/);
  await assert.rejects(refused("at.csv", "id,at,account,counterparty,amount,fraud\n1,2018-04-01,a,b,2,0\n"), /whole milliseconds/);
  await assert.rejects(refused("empty.csv", ""), /is empty/);
  await assert.rejects(stream(join(folder, "nowhere.csv.gz"), listener(), { delay: 0, reported: 1 }), { code: "ENOENT" });
  await writeFile(join(folder, "not.csv.gz"), "no gzip");
  await assert.rejects(stream(join(folder, "not.csv.gz"), listener(), { delay: 0, reported: 1 }), { code: "Z_DATA_ERROR" });
});

// ---------------------------------------------------------------- the whole

const command = fileURLToPath(new URL("../../benches/detection/run.mjs", import.meta.url));

async function measure(path, ...options) {
  const json = join(folder, "figures.json");
  const { stdout } = await promisify(execFile)(process.execPath, [command, "--file", path, "--json", json, ...options]);
  return { stdout, figures: JSON.parse(await readFile(json, "utf8")) };
}

test("a small file goes through the package: every payment answered, the same figures packed or not, as table and as JSON", async () => {
  const { stdout, figures } = await measure(await file("whole.csv.gz", csv()), "--from-day", "14");
  assert.deepEqual([figures.data.rows, figures.data.frauds, figures.data.accounts, figures.data.handbook], [288, 32, 4, false]);
  assert.deepEqual([figures.refused.payments, figures.refused.unanswered, figures.refused.ofLabels], [0, 0, 288]);
  assert.deepEqual(figures.weeks.map(({ day, date }) => [day, date]), [[14, "2018-04-15"], [21, "2018-04-22"], [28, "2018-04-29"]]);
  assert.equal(figures.goals, undefined); // they are the handbook's
  assert.deepEqual([figures.time.mixed.payments, figures.time.mixed.labels + figures.time.labelsAlone.labels], [288, 288]);
  assert.ok(figures.memory.wasm > 65_536 && figures.memory.status.accounts === 4);
  assert.deepEqual(JSON.parse(stdout.slice(stdout.indexOf("\n{"))), figures);
  assert.match(stdout, /^3 weeks: this run/m);

  const packed = await measure(join(folder, "whole.csv.gz"), "--label-delay", "none");
  const plain = await measure(await file("whole.csv", csv()), "--label-delay", "none");
  assert.equal(plain.figures.digest, packed.figures.digest);
  assert.match(plain.figures.digest, /^[0-9a-f]{64}$/);
  assert.match(plain.stdout, /holds no whole test week/); // day 52 is beyond it
});

test("a wrong option is told in a sentence", async () => {
  await assert.rejects(measure("x.csv", "--label-delay", "soon"), ({ stderr }) => /--label-delay is a number of days/.test(stderr) && !/at .*\.mjs:/.test(stderr));
});
