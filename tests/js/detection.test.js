/** The benchmark of detection: which payments it judges, that no label comes early, and the whole of it on a small file. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { HANDBOOK } from "../../benches/detection/goals.js";
import { DelayedLabels, delayOf, isReported } from "../../benches/detection/labels.js";
import { testSet, testWeeks } from "../../pkg/lab/protocol.js";
import { DAY, Record } from "../../benches/detection/record.js";
import { eachRow } from "../../benches/detection/source.js";
import { stream } from "../../benches/detection/stream.js";

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "detection-"))));
after(() => rm(folder, { recursive: true }));

async function file(name, text) {
  const path = join(folder, name);
  await writeFile(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
}

// ---------------------------------------------------------------- protocol

/** A record of payments, one a day per entry. */
function recordOf(rows) {
  const record = new Record();
  for (const [day, accountId, fraud] of rows)
    record.add({ payment: { accountId, at: HANDBOOK.firstDay + day * DAY + 1 }, fraud: fraud === 1 });
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
  assert.deepEqual(testWeeks(142), {
    four: [129],
    all: Array.from({ length: 12 }, (_, week) => 52 + 7 * week),
  });
  assert.deepEqual(testWeeks(30, 14), { four: [14, 21].slice(0, 2), all: [14, 21] });
  assert.deepEqual(testWeeks(20, 14), { four: [], all: [] });
});

test("a customer's payments are judged until the day on which the compromise has become known", () => {
  const START = 15;
  const people = {
    "too long ago": 0,
    "first known": 1,
    "last known": 7,
    "known on the third day": 9,
    "never known": 14,
    "known on the last day": 13,
  };
  const compromised = Object.entries(people)
    .map(([name, day]) => [day, name, 1])
    .sort((a, b) => a[0] - b[0]);
  const week = Array.from({ length: 7 }, (_, k) =>
    Object.keys(people).map((name) => [START + k, name, 0]),
  ).flat();
  const record = recordOf([...compromised, ...week]);
  const judged = {};
  const names = compromised.map(([, name]) => name); // numbered as they first appear
  for (const position of testSet(record, START))
    (judged[names[record.accounts[position]]] ??= []).push(record.days[position] - START);
  assert.deepEqual(judged, {
    "too long ago": [0, 1, 2, 3, 4, 5, 6],
    "known on the third day": [0, 1],
    "known on the last day": [0, 1, 2, 3, 4, 5],
    "never known": [0, 1, 2, 3, 4, 5, 6],
  });
});

test("days without payments are days", () => {
  const record = recordOf([
    [0, "a", 0],
    [3, "b", 0],
    [3, "c", 1],
  ]);
  assert.deepEqual(
    [record.day(0), record.day(1), record.day(3), record.day(4), record.day(-1)],
    [
      [0, 1],
      [1, 1],
      [1, 3],
      [0, 0],
      [0, 0],
    ],
  );
});

// ---------------------------------------------------------------- labels and the stream

/** 36 days of four people at two shops, one payment in nine a fraud, some at the very same moment. */
function csv() {
  const lines = ["id,at,account,counterparty,amount,fraud"];
  for (let id = 0; id < 36 * 8; id += 1) {
    lines.push(
      `${id},${HANDBOOK.firstDay + Math.floor(id / 8) * DAY + ((id % 8) >> 1) * 3_600_000},${id % 4},shop-${id % 2},${10 + (id % 7)}.50,${id % 9 === 4 ? 1 : 0}`,
    );
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
  assert.deepEqual(["7d", "12h", "none", "7", "d", "7w"].map(delayOf), [
    7 * DAY,
    DAY / 2,
    Infinity,
    undefined,
    undefined,
    undefined,
  ]);
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
  const rows = Array.from({ length: 10_000 }, (_, id) => ({
    payment: { id: String(id), accountId: "a", at: id },
    fraud: id % 2 === 0,
  }));
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
  const path = await file(
    "more.csv",
    "\ufeffid,at,account,counterparty,amount,fraud,mcc,location.lat,location.lon,currency,context.call,colour,counterparty.name\n" +
      '1,5,a,b,2.00,0,5411,1.5,-2,USD,true,red,"Inn, the\nGreen"\n2,6,a,b,3.00,1,,,,,,,\n',
  );
  const rows = [];
  const { rows: count, ignored } = await eachRow(path, (row) => rows.push(row));
  assert.equal(count, 2);
  assert.deepEqual(ignored, ["colour"]);
  const always = {
    kind: "transaction",
    accountId: "a",
    direction: "debit",
    type: "purchase",
    status: "completed",
  };
  assert.deepEqual(rows, [
    {
      payment: {
        ...always,
        id: "1",
        at: 5,
        amount: "2.00",
        currency: "USD",
        mcc: "5411",
        location: { lat: 1.5, lon: -2 },
        context: { call: true },
        counterparty: { id: "b", kind: "merchant", name: "Inn, the\nGreen" },
      },
      fraud: false,
    },
    {
      payment: {
        ...always,
        id: "2",
        at: 6,
        amount: "3.00",
        currency: "EUR",
        counterparty: { id: "b", kind: "merchant" },
      },
      fraud: true,
    },
  ]);
});

test("a file that cannot be used says why", async () => {
  const refused = (name, text) =>
    file(name, text).then((path) => stream(path, listener(), { delay: 0, reported: 1 }));
  await assert.rejects(
    refused("lacking.csv.gz", "id,at,account,amount\n"),
    /lacks the columns counterparty, fraud/,
  );
  await assert.rejects(
    refused("back.csv", "id,at,account,counterparty,amount,fraud\n1,5,a,b,2,0\n2,4,a,b,2,0\n"),
    /payment 2 is earlier/,
  );
  await assert.rejects(
    refused("cells.csv", "id,at,account,counterparty,amount,fraud\n1,5,a,b,2\n"),
    /row 1: 5 cells under 6 columns/,
  );
  await assert.rejects(
    refused("fraud.csv", "id,at,account,counterparty,amount,fraud\n1,5,a,b,2,yes\n"),
    /row 1: fraud is 0 or 1/,
  );
  await assert.rejects(
    refused("at.csv", "id,at,account,counterparty,amount,fraud\n1,2018-04-01,a,b,2,0\n"),
    /whole milliseconds/,
  );
  await assert.rejects(refused("empty.csv", ""), /is empty/);
  await assert.rejects(stream(join(folder, "nowhere.csv.gz"), listener(), { delay: 0, reported: 1 }), {
    code: "ENOENT",
  });
  await writeFile(join(folder, "not.csv.gz"), "no gzip");
  await assert.rejects(stream(join(folder, "not.csv.gz"), listener(), { delay: 0, reported: 1 }), {
    code: "Z_DATA_ERROR",
  });
});

// ---------------------------------------------------------------- the whole

const command = fileURLToPath(new URL("../../benches/detection/run.mjs", import.meta.url));

async function measure(path, ...options) {
  const json = join(folder, "figures.json");
  const { stdout } = await promisify(execFile)(process.execPath, [
    command,
    "--file",
    path,
    "--json",
    json,
    ...options,
  ]);
  return { stdout, figures: JSON.parse(await readFile(json, "utf8")) };
}

test("a small file goes through the package: every payment answered, the same figures packed or not, as table and as JSON", async () => {
  const { stdout, figures } = await measure(await file("whole.csv.gz", csv()), "--from-day", "14");
  assert.deepEqual(
    [figures.data.rows, figures.data.frauds, figures.data.accounts, figures.data.handbook],
    [288, 32, 4, false],
  );
  assert.deepEqual(
    [figures.refused.payments, figures.refused.unanswered, figures.refused.ofLabels],
    [0, 0, 288],
  );
  assert.deepEqual(
    figures.weeks.map(({ day, date }) => [day, date]),
    [
      [14, "2018-04-15"],
      [21, "2018-04-22"],
      [28, "2018-04-29"],
    ],
  );
  assert.equal(figures.goals, undefined); // they are the handbook's
  assert.deepEqual(
    [figures.time.mixed.payments, figures.time.mixed.labels + figures.time.labelsAlone.labels],
    [288, 288],
  );
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
  await assert.rejects(
    measure("x.csv", "--label-delay", "soon"),
    ({ stderr }) => /--label-delay is a number of days/.test(stderr) && !/at .*\.mjs:/.test(stderr),
  );
});
