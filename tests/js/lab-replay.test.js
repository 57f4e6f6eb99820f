/** The lab's replay: no look-ahead, the engine of production, bounds, and an end where one says stop. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { backtest, inspect, probabilityOf, readHistory, replay, sampleHistory } from "../../pkg/lab.js";
import { DAY, refusal, file, days, read } from "./lab-files.js";

let sample;
let measured;
before(async () => {
  await init();
  sample = await read(sampleHistory());
  [measured] = await backtest(Sentinel, sample, [{}]);
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

test("no label comes before its own payment, though it be known at once", async () => {
  const seen = new Set();
  class Watching extends Sentinel {
    ingest(events) {
      for (const event of events) {
        if (event.kind === "transaction") seen.add(event.id);
        else assert.ok(seen.has(event.of.transactionId), event.of.transactionId);
      }
      return super.ingest(events);
    }
  }
  const replayed = await replay(Watching, sample, {}, { labelDelay: 0 });
  assert.ok(replayed.labelsGiven > 100);
});

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
