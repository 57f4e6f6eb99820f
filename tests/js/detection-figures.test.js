/** The figures of the benchmark of detection, on cases worked out by hand, with ties. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { brier, calibrationLine, reliability } from "../../pkg/lab/calibration.js";
import { averagePrecision, cardPrecision, rocAuc } from "../../pkg/lab/ranking.js";
import { Record } from "../../benches/detection/record.js";
import { scenariosOf } from "../../benches/detection/scenarios.js";
import { secondYardstick } from "../../benches/detection/second.js";

const near = (value, expected) => assert.ok(Math.abs(value - expected) < 1e-12, `${value}, not ${expected}`);

test("average precision and AUC are scikit-learn's on the example of its documentation", () => {
  const [scores, labels] = [
    [0.1, 0.4, 0.35, 0.8],
    [0, 0, 1, 1],
  ];
  near(averagePrecision(scores, labels), 5 / 6);
  near(rocAuc(scores, labels), 3 / 4);
});

test("equal scores are one threshold and half a pair, whatever their order", () => {
  for (const labels of [
    [1, 0, 1, 0],
    [1, 1, 0, 0],
  ]) {
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
    [0, 0, 0, 0.9],
    [0, 1, 1, 0.2],
    [0, 1, 0, 0.8],
    [0, 2, 1, 0.1], // first two: 0 and 1; 1 is caught, though its fraud scored low
    [1, 1, 1, 0.9],
    [1, 2, 1, 0.5],
    [1, 0, 0, 0.4],
    [1, 3, 1, 0.4], // 1 is out: 2, then 0 before 3, which tie; 2 is caught
    [2, 1, 1, 0.9],
    [2, 2, 1, 0.8],
    [2, 3, 1, 0.1], //                 3 alone is left: still one in two
  ];
  const column = (place) => rows.map((row) => row[place]);
  const record = { days: column(0), accounts: column(1), frauds: column(2), scores: column(3) };
  near(
    cardPrecision(
      record,
      rows.map((_, position) => position),
      2,
    ),
    1 / 2,
  );
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
  for (const groups of [
    [
      [0.2, 10, 3],
      [0.8, 10, 6],
    ],
    [
      [1e-4, 100_000, 560],
      [1e-3, 700, 70],
    ],
  ]) {
    const { probabilities, labels, slope, intercept } = twoGroups(...groups);
    const line = calibrationLine(probabilities, labels);
    assert.ok(
      Math.abs(line.slope - slope) < 1e-9 && Math.abs(line.intercept - intercept) < 1e-9,
      JSON.stringify({ line, slope, intercept }),
    );
  }
});

test("where no line can be fitted there is none", () => {
  for (const [probabilities, labels] of [
    [
      [0.3, 0.3, 0.3],
      [0, 1, 0],
    ],
    [
      [0.1, 0.2],
      [0, 0],
    ],
    [
      [0.1, 0.2, 0.8, 0.9],
      [0, 0, 1, 1],
    ],
  ]) {
    assert.ok(Number.isNaN(calibrationLine(probabilities, labels).slope), probabilities.join());
  }
});

test("reliability: bins of equal mass, equal probabilities together, nobody lost", () => {
  const bins = reliability([0.4, 0.1, 0.3, 0.2], [1, 0, 0, 1], 2);
  assert.deepEqual(
    bins.map(({ count, observed }) => [count, observed]),
    [
      [2, 0.5],
      [2, 0.5],
    ],
  );
  near(bins[0].predicted, 0.15);
  assert.deepEqual(
    reliability([0.1, 0.1, 0.1, 0.9], [0, 0, 0, 1], 4).map(({ count }) => count),
    [3, 1],
  );
});

test("each of the handbook's frauds is put down to the scenario that its company shows", () => {
  const fraud = (position, day, account, terminal, amount) => ({ position, day, account, terminal, amount });
  const frauds = [
    ...[0, 1, 2, 3].map((day) => fraud(day, day, `payer-${day}`, "broken-into", 40)),
    fraud(4, 5, "alone", "anywhere", 221), // above the limit, and nothing else around
    ...[6, 7, 8].map((day) => fraud(day, day, "robbed", `shop-${day}`, day === 6 ? 300 : 90)),
    fraud(9, 60, "payer-60", "broken-into", 35), // two months later that terminal is whole again
  ];
  assert.deepEqual(
    [...scenariosOf(frauds)].toSorted(([a], [b]) => a - b).map(([, scenario]) => scenario),
    [2, 2, 2, 2, 1, 3, 3, 3, 3],
  );
});

test("the second yardstick looks at the last 85 days, a hundred payments and a hundred cards each, nobody left out", () => {
  const record = new Record();
  // 86 days of one card with two payments each, the fraud on top; the first day is outside.
  for (let day = 0; day < 86; day += 1)
    for (const fraud of [true, false]) {
      const at = day * 86_400_000;
      const position = record.add({ payment: { accountId: "card", at }, fraud });
      record.scores[position] = fraud ? 0.9 : 0.1;
    }
  const { precision, cards, recall, frauds, inferred } = secondYardstick(
    record,
    new Map([
      [170, 2],
      [0, 1],
    ]),
  ); // of the last day, and of the first
  near(Math.round(precision * 1e9) / 1e9, 0.01);
  near(Math.round(cards * 1e9) / 1e9, 0.01);
  assert.deepEqual(frauds, { 1: 0, 2: 1, 3: 0 });
  assert.deepEqual(inferred, { 1: 1, 2: 1, 3: 0 }, "of the whole file");
  assert.equal(recall[2], 1);
});
