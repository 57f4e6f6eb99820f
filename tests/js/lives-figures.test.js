/** The figures of the benchmark of single lives, on a world small enough to be worked out by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { figures } from "../../benches/lives/figures.js";
import { floors } from "../../benches/lives/floors.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** @param {object} row */
const paid = (row) => ({
  story: -1,
  isCounted: true,
  isDebit: true,
  amount: 10,
  currency: "EUR",
  counterparty: "shop",
  probability: 0.01,
  ...row,
});

/** A year of one person: ten honest payments, of which one is warned of, and a story of three told at its second. */
function person() {
  const honest = Array.from({ length: 10 }, (_, day) =>
    paid({ at: day * DAY, probability: day === 9 ? 0.6 : 0.01 }),
  );
  const begin = 20 * DAY;
  const losses = [0.2, 0.7, 0.9].map((probability, turn) =>
    paid({
      at: begin + turn * HOUR,
      story: 0,
      part: "loss",
      amount: 100,
      counterparty: "thief",
      probability,
    }),
  );
  return {
    persona: "anyone",
    days: 365.25,
    rows: [...honest, ...losses],
    stories: [
      { kind: "theft", family: "takeover", first: begin, losses: 3, told: { loss: 2, at: begin + HOUR } },
    ],
    falseWarnings: 1,
    falseDangers: 0,
    reasons: new Map([["unusual-amount", 1]]),
    refused: 0,
  };
}

const engineOf = (/** @type {any} */ all) => all.methods.map((/** @type {any} */ method) => method.name);

test("a story is told at the payment and the hour of its first warning, and counts as one alert", () => {
  const all = figures([person()], 0);
  const [shipped, ranked] = all.methods;
  assert.deepEqual(shipped.outcomes, [{ kind: "theft", family: "takeover", loss: 2, hours: 1 }]);
  assert.equal(shipped.alerts, 2);
  // Two alerts by probability: the story (.9, and .7 before it in time) and the honest payment at .6.
  assert.deepEqual(ranked.outcomes, [{ kind: "theft", family: "takeover", loss: 2, hours: 1 }]);
  assert.ok(Math.abs(ranked.falsePerMonth - 1 / 12) < 1e-9);
  assert.deepEqual(engineOf(all).slice(2), [
    "largest amount",
    "newest counterparty",
    "rule of three",
    "random",
  ]);
});

test("false warnings are counted by person and month, and precision at one case per hundred people a year", () => {
  const all = figures([person()], 0);
  assert.ok(Math.abs((all.byPersona.get("anyone") ?? 0) - 1 / 12) < 1e-9);
  assert.ok(Math.abs(all.precision.warning - 0.01 / 1.01) < 1e-9);
  assert.equal(all.dangersPerYear, 0);
});

test("cost is false warnings and a hundredth of a missed story, at the threshold that turns out best", () => {
  const [shipped, ranked] = figures([person()], 0).methods;
  // As shipped: one false warning a year, the story told. By rank: the story at .9, nothing false before it.
  shipped.costs.forEach((cost) => assert.ok(Math.abs(cost - 1) < 1e-9));
  ranked.costs.forEach((cost) => assert.equal(cost, 0));
});

test("a story that begins before anything is counted is left out, and its payments are no false alarms", () => {
  const one = person();
  for (const row of one.rows) row.isCounted = row.at > 20 * DAY;
  const all = figures([one], 0);
  assert.equal(all.leftOut, 1);
  for (const { outcomes, falsePerMonth } of all.methods.slice(1))
    assert.deepEqual([outcomes, falsePerMonth], [[], 0]);
});

test("floors know what came before and nothing else", () => {
  const [amount, newness, three] = floors([person()], 0).map(({ scores }) => Array.from(scores));
  const top = (/** @type {number[]} */ scores) => scores.indexOf(Math.max(...scores));
  assert.equal(top(amount), 10, "the first large payment, ten times the mean so far");
  assert.ok(newness[10] > newness[9], "the thief is new, the shop is not");
  assert.ok(top(three) >= 10, "one of the thief's: all three are rare there");
});
