/** The queue to label, and labels by hand: which payments are asked about and why, what an answer changes, and what it never touches. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { inspect, masked, Measured, probabilityOf, queueOf, replay, sampleHistory } from "../../pkg/lab.js";
import init, { Sentinel } from "../../pkg/node.js";
import { days, file, refusal, read } from "./lab-files.js";

before(() => init());

const threshold = probabilityOf(36);
const measured = async (history) => new Measured(history, await replay(Sentinel, history, {}));
const again = ({ history, replay: replayed }) => new Measured(history, replayed);

test("near the line: the nearest unlabelled payments first, one of an account, each with its side and distance", async () => {
  const one = await measured(await read(sampleHistory()));
  const { history, replay: replayed } = one;
  const { of, rows } = queueOf(one, { by: "near", threshold, size: 12 });
  const open = one.all.filter((row) => !history.isJudged(row));
  assert.equal(of, open.length);
  assert.equal(rows.length, 12);
  assert.equal(new Set(rows.map(({ account }) => account)).size, 12);
  const points = rows.map(({ why }) => why.points);
  assert.deepEqual(
    points,
    points.toSorted((a, b) => a - b),
  );
  const farthest = points.at(-1);
  const nearer = [...open].filter(
    (row) => Math.abs(100 * share(replayed.probabilities[row]) - 36) < farthest - 1e-9,
  );
  assert.ok(
    nearer.every((row) =>
      rows.some(({ account }) => account === history.accounts.at(history.account.values[row])),
    ),
  );
  for (const { label, probability, why } of rows) {
    assert.ok(label === "none" || label === "disputed");
    assert.equal(why.code, probability >= threshold ? "near-flagged" : "near-passed");
  }
});
const share = (probability) => {
  const root = Math.sqrt(probability / (1 - probability));
  return root / (1 + root);
};

test("by cost: what is done with a payment now, at the probability that the engine gives and the costs that one sets", async () => {
  const one = await measured(await read(sampleHistory()));
  const costs = { missedShare: 0.5, missedFixed: 3, falseFixed: 40 };
  const { rows } = queueOf(one, { by: "cost", threshold, costs });
  for (const { why, probability, amount } of rows) {
    const cost =
      why.code === "cost-flagged" ? (1 - probability) * 40 : probability * (0.5 * Number(amount) + 3);
    assert.ok(Math.abs(why.cost - cost) < 1e-9);
  }
  const costsOf = rows.map(({ why }) => why.cost);
  assert.deepEqual(
    costsOf,
    costsOf.toSorted((a, b) => b - a),
  );
});

test("an answer leaves the queue, goes into the figures, changes no score and no label of the file, and can be taken back", async () => {
  const one = await measured(await read(sampleHistory()));
  const { history } = one;
  const before = {
    figures: one.at({ threshold }),
    overall: one.overall,
    labels: history.labels.values.slice(),
  };
  const [first, second, third] = queueOf(one, { by: "near", threshold }).rows;
  history.answer(first.row, "fraud");
  history.answer(second.row, "genuine");
  history.answer(third.row, "unsure");
  const after = again(one);
  assert.equal(after.overall.judged, before.overall.judged + 2);
  assert.equal(after.overall.frauds, before.overall.frauds + 1);
  assert.deepEqual(history.labels.values, before.labels);
  const queue = queueOf(after, { by: "near", threshold });
  assert.equal(queue.of, before.overall.unlabelled + before.overall.disputed - 3);
  for (const { row } of [first, second, third]) assert.ok(!queue.rows.some((other) => other.row === row));
  assert.deepEqual(
    queue.answered.rows.map(({ row, answer }) => [row, answer]),
    [
      [third.row, "unsure"],
      [second.row, "genuine"],
      [first.row, "fraud"],
    ],
  );
  const { flagged, passed } = queue.answered;
  assert.equal(flagged.fraud + passed.fraud, 1);
  assert.equal(queue.answered.rows[2].label, first.label, "the file's own label stands beside it");

  history.countsAnswers = false;
  assert.deepEqual(again(one).overall, before.overall);
  history.countsAnswers = true;
  for (const { row } of [first, second, third]) history.answer(row);
  assert.deepEqual(again(one).at({ threshold }), before.figures);
  assert.equal(history.answers.size, 0);
});

test("the engine never learns from an answer: a replay after it has the same scores to the bit", async () => {
  const history = await read(sampleHistory());
  const one = await measured(history);
  for (const { row } of queueOf(one, { by: "near", threshold }).rows) history.answer(row, "fraud");
  const other = await replay(Sentinel, history, {});
  assert.deepEqual(other.probabilities, one.replay.probabilities);
  assert.equal(other.labelsGiven, one.replay.labelsGiven);
});

test("a file without labels stays one: answers are counted by themselves and make no precision", async () => {
  const history = await read(
    file(
      "time,amount,account",
      days(60, (day, date) => `${date}T10:00:00Z,${10 + (day % 9)}.00,a${day % 4}`),
    ),
  );
  const one = await measured(history);
  const { of, rows } = queueOf(one, { by: "near", threshold });
  assert.equal(of, 60);
  assert.equal(rows.length, 4);
  history.answer(rows[0].row, "fraud");
  const after = again(one);
  assert.equal(after.isLabelled, false);
  assert.equal(after.at({ threshold }).precision, undefined);
  assert.equal(queueOf(after, { by: "near", threshold }).answered.passed.fraud, 1);
});

test("what the file knows is not asked, and cannot be answered over", async () => {
  const history = await read(
    file(
      "time,amount,account,fraud",
      days(30, (day, date) => `${date}T10:00:00Z,10.00,a${day % 4},${day === 9 ? "yes" : "no"}`),
    ),
  );
  const one = await measured(history);
  assert.deepEqual(queueOf(one, { by: "cost", threshold }).rows, []);
  assert.throws(() => history.answer(0, "fraud"), refusal("label-known", { row: 0 }));
  assert.throws(() => history.answer(99, "fraud"), refusal("range-empty"));
  const open = await read(sampleHistory());
  const row = open.labels.values.indexOf(0);
  assert.throws(() => open.answer(row, "perhaps"), refusal("answer-unknown", { answer: "perhaps" }));
});

test("an answered payment keeps its answer under a mask, and a file is known again by its own bytes", async () => {
  const one = await measured(await read(sampleHistory()));
  const [{ row }] = queueOf(one, { by: "near", threshold }).rows;
  one.history.answer(row, "genuine");
  const [shown] = masked(queueOf(one, { by: "near", threshold }).answered.rows);
  assert.equal(shown.answer, "genuine");
  assert.equal(shown.account, "account-1");
  const prints = await Promise.all(
    [sampleHistory(), sampleHistory(), `${sampleHistory()}\n`].map((text) => inspect(text)),
  );
  assert.equal(prints[0].fingerprint, prints[1].fingerprint);
  assert.notEqual(prints[0].fingerprint, prints[2].fingerprint);
});
