/** Summaries through the package: time zones by name, corrections, rates, budgets; and the tables that are saved. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { csv } from "../../pkg/elements/csv.js";
import { budgetConclusion, mainCurrency, oddConclusion, oddities } from "../../pkg/elements/plan.view.js";
import { offsets, withOffsets } from "../../pkg/zone.js";

before(() => init());

const paid = (id, at, more = {}) => ({
  kind: "transaction",
  id,
  accountId: "a",
  at,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "10.00",
  currency: "CNY",
  counterparty: { name: "cat cafe" },
  category: "dining",
  ...more,
});

/** The engine that took these in, for as long as the work takes. */
function withPayments(events, work, config) {
  const sentinel = new Sentinel(config);
  try {
    assert.deepEqual(sentinel.ingest(events).rejected, []);
    return work(sentinel);
  } finally {
    sentinel.free();
  }
}

test("a zone's changes of clocks are found to the minute, on both sides of the year and of the globe", () => {
  const changes = (timeZone, year) =>
    offsets(timeZone)
      .filter(({ from }) => new Date(from).getUTCFullYear() === year)
      .map(({ from, utcOffset }) => [new Date(from).toISOString().slice(0, 16), utcOffset]);
  assert.deepEqual(changes("America/New_York", 2026), [
    ["2026-03-08T07:00", -240],
    ["2026-11-01T06:00", -300],
  ]);
  assert.deepEqual(changes("Australia/Lord_Howe", 2026), [
    ["2026-04-04T15:00", 630],
    ["2026-10-03T15:30", 660],
  ]);
  assert.deepEqual(changes("Asia/Shanghai", 2026), []);
  assert.deepEqual(
    changes("Pacific/Apia", 2011).at(-1),
    ["2011-12-30T10:00", 840],
    "the day that Samoa left out",
  );
});

test("days and months begin where the zone says, right across a change of clocks", () => {
  // 23:30 on 7 March and 00:30, 23:30 on 8 March in New York, a day of 23 hours.
  const times = ["2026-03-08T04:30Z", "2026-03-08T05:30Z", "2026-03-09T03:30Z", "2026-03-09T04:30Z"].map(
    Date.parse,
  );
  withPayments(
    times.map((at, index) => paid(String(index), at)),
    (sentinel) => {
      const query = {
        from: Date.parse("2026-03-07T05:00Z"),
        to: Date.parse("2026-03-10T04:00Z"),
        interval: "day",
        timeZone: "America/New_York",
        parts: [],
      };
      const { series } = sentinel.summary(query);
      assert.deepEqual(
        series.map(({ totals }) => totals.CNY?.count),
        [1, 2, 1],
      );
      assert.deepEqual(
        series.map(({ from, to }) => (to - from) / 3_600_000),
        [24, 23, 24],
      );
      assert.throws(() => sentinel.summary({ ...query, timeZone: "Mars/Olympus" }), {
        code: "query-invalid",
      });
      assert.throws(() => sentinel.summary({ ...query, timeZone: 5 }), { code: "query-invalid" });
    },
  );
});

test("a query without a zone is passed on as it is", () => {
  const query = { from: 0, to: 1 };
  assert.equal(withOffsets(query), query);
  assert.equal(withOffsets(undefined), undefined);
});

test("a correction holds for what was and what comes, survives a snapshot, and can be taken back", () => {
  withPayments([paid("1", 1)], (sentinel) => {
    const keys = (engine) =>
      engine
        .summary({ from: 0, to: 1_000, by: "category", parts: [] })
        .groups.map(({ key, totals }) => [key, totals.CNY.count]);
    sentinel.correctCategory({ counterparty: "cat cafe", category: "pets", at: 10 });
    sentinel.ingest([paid("2", 20)]);
    const restored = Sentinel.restore(sentinel.snapshot());
    assert.deepEqual(keys(restored), [["pets", 2]]);
    restored.correctCategory({ counterparty: "cat cafe", category: "", at: 30 });
    assert.deepEqual(keys(restored), [["dining", 2]]);
    for (const [correction, code] of [
      [undefined, "field-type"],
      [{ counterparty: "", category: "pets", at: 1 }, "field-empty"],
      [{ counterparty: "x", category: "pets", at: 0.5 }, "time-invalid"],
    ]) {
      assert.throws(() => restored.correctCategory(correction), { code });
    }
    restored.free();
  });
});

test("what is converted has its currency beside its sums; what lacks a rate says which", () => {
  withPayments([paid("1", 1), paid("2", 2, { currency: "JPY", amount: "100" })], (sentinel) => {
    const ask = (rates) => sentinel.summary({ from: 0, to: 1_000, convert: { to: "CNY", rates }, parts: [] });
    const { converted, missingRates } = ask([{ from: "JPY", day: "1970-01-01", rate: "0.0455" }]);
    assert.deepEqual(
      [converted.currency, converted.spent, converted.count, missingRates],
      ["CNY", "14.55", 2, undefined],
    );
    const without = ask([]);
    assert.deepEqual(
      [without.converted, without.missingRates],
      [undefined, [{ from: "JPY", day: "1970-01-01" }]],
    );
  });
});

test("a summary holds every list that is promised, and only plain data", () => {
  withPayments([paid("1", 1)], (sentinel) => {
    const summary = sentinel.summary({
      from: 0,
      to: 86_400_000,
      by: "category",
      compare: "median",
      interval: "day",
    });
    for (const name of [
      "series",
      "groups",
      "movers",
      "largest",
      "firstTime",
      "recurring",
      "upcoming",
      "budgets",
      "trends",
      "quality",
    ])
      assert.ok(Array.isArray(summary[name]), name);
    assert.deepEqual(JSON.parse(JSON.stringify(summary)), summary);
  });
});

test("an overspent budget is told once, by its own sums", () => {
  const budgets = [{ category: "dining", currency: "CNY", amount: "15.00", interval: "month" }];
  withPayments(
    [paid("1", 1), paid("2", 60_000)],
    (sentinel) => {
      const [alert] = sentinel.alerts({ topic: "spending" });
      assert.deepEqual(
        [alert.count, alert.reasons[0].code, alert.reasons[0].params.spent, alert.reasons[0].params.limit],
        [1, "over-budget", "20.00", "15.00"],
      );
      assert.deepEqual(
        sentinel.ingest([paid("3", 120_000)]).alerts.filter(({ topic }) => topic === "spending"),
        [],
      );
      const [state] = sentinel.summary({ from: 0, to: 86_400_000 }).budgets;
      assert.deepEqual([state.spent, state.over, state.left, state.basis], ["30.00", true, "-15.00", "none"]);
    },
    { budgets },
  );
  for (const wrong of [
    { currency: "CNY", amount: 5, interval: "month" },
    { currency: "CNY", amount: "5", interval: "day" },
  ]) {
    assert.throws(() => new Sentinel({ budgets: [wrong] }), { code: "config-invalid" });
  }
});

test("a saved table cannot be a formula, and numbers stay numbers", () => {
  const text = csv([
    ["name", "spent"],
    ['=HYPERLINK("x")', "-12.50"],
    ["@shop", "+5"],
    ["a,b", "7"],
    ["\ttab", "-cmd"],
  ]);
  assert.equal(
    text,
    '\ufeffname,spent\r\n"\'=HYPERLINK(""x"")",-12.50\r\n"\'@shop","\'+5"\r\n"a,b",7\r\ntab,"\'-cmd"\r\n',
  );
});

test("what is unusual is said first; with too few months nothing is", () => {
  const trend = (category, spent, unusual, more = {}) => ({
    category,
    currency: "CNY",
    months: 8,
    short: false,
    spent,
    low: "10",
    high: "50",
    unusual,
    ...more,
  });
  const summary = (trends) => ({ trends });
  const told = (trends) => oddConclusion(oddities(summary(trends), "CNY"), summary(trends), "CNY").code;
  assert.equal(
    told([trend(undefined, "90", false), trend("dining", "20", false), trend("travel", "60", true)]),
    "plan.unusual-more",
  );
  assert.equal(told([trend(undefined, "90", false), trend("travel", "5", true)]), "plan.unusual-less");
  assert.equal(told([trend(undefined, "90", false), trend("dining", "20", false)]), "plan.unusual-none");
  assert.equal(told([trend(undefined, "90", false, { short: true })]), "plan.unusual-short");
});

test("of several budgets the one that is over is told, then one that will be", () => {
  const budget = (spent, projected, limit = "100", basis = "periods") => ({
    spent,
    projected,
    limit,
    basis,
    over: Number(spent) > Number(limit),
  });
  assert.equal(budgetConclusion([budget("20", "60"), budget("120", "140")]).code, "plan.budget-over");
  assert.equal(budgetConclusion([budget("20", "60"), budget("70", "140")]).code, "plan.budget-likely");
  assert.equal(
    budgetConclusion([budget("70", "70", "100", "none"), budget("20", "60")]).code,
    "plan.budget-fine",
  );
});

test("a chosen currency holds where there are payments in it, whatever word a host hands over", () => {
  const totals = { CNY: { count: 3 }, EUR: { count: 5 } };
  const summary = /** @type {any} */ ({ totals, trends: [], budgets: [] });
  assert.equal(mainCurrency(summary), "EUR");
  assert.equal(mainCurrency(summary, "CNY"), "CNY");
  for (const word of ["USD", "constructor", "toString"])
    assert.equal(mainCurrency(summary, word), "EUR", word);
});
