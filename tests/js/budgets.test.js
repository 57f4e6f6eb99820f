// What counts as an amount where a visitor types a budget, and what of a remembered list is believed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { amountOf, budgetsIn, spentOn, withBudget, without } from "../../www/src/budgets.js";

test("an amount is taken as people type it, and nothing else is", () => {
  for (const [typed, amount] of [
    ["1500", "1500"],
    ["１，５００", "1500"],
    ["1,500.50", "1500.50"],
    ["￥20", "20"],
    [" 99 元", "99"],
    ["12。5", "12.5"],
  ]) {
    assert.equal(amountOf(typed), amount, typed);
  }
  for (const typed of ["", "0", "0.00", "-3", "1.234", "1e3", "很多", "12345678901"])
    assert.equal(amountOf(typed), undefined, typed);
});

test("of what storage gives back only budgets are believed", () => {
  const good = [{ amount: "10" }, { category: "dining", amount: "5.5" }];
  assert.deepEqual(
    budgetsIn([...good, { amount: "much" }, { amount: 3 }, { category: 1, amount: "3" }, null]),
    good,
  );
  assert.deepEqual(budgetsIn("garbled"), []);
});

test("a category has one budget, and everything together another", () => {
  const all = withBudget(withBudget(withBudget([], { amount: "10" }), { category: "dining", amount: "5" }), {
    category: "dining",
    amount: "6",
  });
  assert.deepEqual(all, [{ amount: "10" }, { category: "dining", amount: "6" }]);
  assert.deepEqual(without(all, undefined), [{ category: "dining", amount: "6" }]);
});

test("budgets are offered for what money was spent on, and not for interest", () => {
  const group = (key, spent) => ({ key, totals: { CNY: { spent } } });
  assert.deepEqual(
    spentOn({
      groups: [
        group("dining", "20.00"),
        group("", "9.00"),
        group("interest", "0"),
        { key: "travel", totals: { JPY: { spent: "5" } } },
      ],
    }),
    ["dining"],
  );
});
