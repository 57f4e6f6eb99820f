/** What comes again and again has come when it was drawn, whatever became of the money. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";

before(() => init());

const DAY = 86_400_000;
const monthly = (count) => Array.from({ length: count }, (_, month) => Date.UTC(2026, month, 9, 4));
const drawn = (at, index, more = {}) => ({
  kind: "transaction",
  id: `gym ${index}`,
  accountId: "a",
  at,
  utcOffset: 480,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "39.00",
  currency: "EUR",
  counterparty: { name: "gym" },
  channel: "recurring",
  ...more,
});

/** The series as it stands eight days after the last of these, and what a budget is told to expect. */
function series(events, today) {
  const sentinel = new Sentinel({ budgets: [{ currency: "EUR", amount: "500.00", interval: "month" }] });
  const { rejected } = sentinel.ingest(events);
  assert.deepEqual(rejected, []);
  const query = {
    from: today - 300 * DAY,
    to: today + 60 * DAY,
    now: today,
    utcOffset: 480,
    parts: ["recurring", "budgets"],
  };
  const { recurring, budgets } = sentinel.summary(query);
  sentinel.free();
  return { recurring, budgets };
}

const times = monthly(10);
const TODAY = times.at(-1) + 8 * DAY;

test("a charge that was paid back, undone, held or is on its way has come, and the next is a month after it", () => {
  for (const more of [
    { status: "refunded" },
    { status: "refunded", refunded: "39.00" },
    { status: "reversed" },
    { status: "pending" },
    { status: "authorized" },
  ]) {
    const { recurring } = series(
      times.map((at, index) => drawn(at, index, index === 9 ? more : {})),
      TODAY,
    );
    assert.equal(recurring.length, 1, JSON.stringify(more));
    const [{ missed, nextAt, count, amount }] = recurring;
    assert.deepEqual([missed, count, amount], [false, 10, "39.00"], JSON.stringify(more));
    assert.ok(Math.abs(nextAt - Date.UTC(2026, 10, 9)) < 2 * DAY, new Date(nextAt).toISOString());
  }
});

test("a charge that was refunded by another row has come too", () => {
  const refund = drawn(times.at(-1) + 2 * DAY, "back", {
    direction: "credit",
    type: "refund",
    refundOf: "gym 9",
    channel: undefined,
  });
  const { recurring } = series([...times.map((at, index) => drawn(at, index)), refund], TODAY);
  assert.deepEqual(
    recurring.map(({ missed, count }) => [missed, count]),
    [[false, 10]],
  );
});

test("an attempt that was refused, or an order that was given up, has not come", () => {
  for (const status of ["failed", "closed"]) {
    const { recurring } = series(
      times.map((at, index) => drawn(at, index, index === 9 ? { status } : {})),
      TODAY,
    );
    assert.deepEqual(
      recurring.map(({ missed }) => missed),
      [true],
      status,
    );
  }
});

test("a hold and the charge that it became are one beat", () => {
  const held = times.map((at, index) => drawn(at - 2 * DAY, `hold ${index}`, { status: "authorized" }));
  const { recurring } = series([...held, ...times.map((at, index) => drawn(at, index))], TODAY);
  assert.deepEqual(
    recurring.map(({ every, count, missed }) => [every, count, missed]),
    [["month", 10, false]],
  );
});

test("what came and cost nothing is in no sum: neither spent nor still to come", () => {
  const paidBack = times.map((at, index) => drawn(at, index, index === 9 ? { status: "refunded" } : {}));
  const { budgets } = series(paidBack, TODAY);
  assert.deepEqual([budgets[0].spent, budgets[0].upcoming], ["0", "0"]);
});
