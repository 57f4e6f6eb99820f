/** The lab's figures are what their definitions say, by counting row by row. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
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
  judge,
  listOf,
  masked,
  Measured,
  probabilityOf,
  replay,
  rocAuc,
  sampleHistory,
  scoreOf,
  wilson,
} from "../../pkg/lab.js";
import { descending, Ranked } from "../../pkg/lab/ranked.js";
import { random } from "../../pkg/lab/intervals.js";
import { DAY, file, read } from "./lab-files.js";

let sample;
let measured;
before(async () => {
  await init();
  sample = await read(sampleHistory());
  [measured] = await backtest(Sentinel, sample, [{}]);
});

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
