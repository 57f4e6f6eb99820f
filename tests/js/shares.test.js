/** Shares of what was spent, where refunds count in their own period. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";

before(() => init());

const at = (day) => Date.parse(`2026-${day}T10:00:00+08:00`);
let number = 0;
const row = (day, amount, category, more = {}) => ({
  kind: "transaction",
  id: `s${(number += 1)}`,
  accountId: "a",
  at: at(day),
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount,
  currency: "CNY",
  category,
  counterparty: { name: category },
  ...more,
});

test("shares lie in 0 to 1 and add up to one whatever came back, and what is less than nothing stands apart", () => {
  for (const back of ["0.01", "30.00", "119.99", "120.00"]) {
    const sentinel = new Sentinel();
    const { rejected } = sentinel.ingest([
      row("04-20", "120.00", "travel", { id: "trip" }),
      row("05-02", "75.00", "groceries"),
      row("05-03", "25.00", "dining"),
      row("05-09", back, "travel", { direction: "credit", type: "refund", refundOf: "trip" }),
    ]);
    assert.deepEqual(rejected, []);
    const query = {
      from: at("05-01"),
      to: at("06-01"),
      by: "category",
      refunds: "in-refund-period",
      parts: [],
    };
    const { groups, totals } = sentinel.summary(query);
    const shares = Object.fromEntries(groups.map(({ key, share }) => [key, share]));
    assert.deepEqual(shares, { groceries: 0.75, dining: 0.25, travel: undefined });
    const sum = groups.reduce((all, { totals }) => all + Number(totals.CNY.spent) * 100, 0);
    assert.equal(Math.round(sum), Math.round(Number(totals.CNY.spent) * 100), "rows add up to the total");
    sentinel.free();
  }
});

test("a month in which only money came back has no shares at all", () => {
  const sentinel = new Sentinel();
  sentinel.ingest([
    row("04-20", "120.00", "travel", { id: "flight" }),
    row("05-09", "40.00", "travel", { direction: "credit", type: "refund", refundOf: "flight" }),
  ]);
  const query = {
    from: at("05-01"),
    to: at("06-01"),
    by: "category",
    refunds: "in-refund-period",
    parts: [],
  };
  const [only, ...more] = sentinel.summary(query).groups;
  assert.deepEqual(
    [only.key, only.totals.CNY.spent, only.share, more.length],
    ["travel", "-40.00", undefined, 0],
  );
  sentinel.free();
});
