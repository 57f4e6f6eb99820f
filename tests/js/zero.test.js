/** Rows of 0.00 (coupons, rides on a pass, trials): a quarter of some bills, and no payment. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";

before(() => init());

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const START = Date.UTC(2026, 4, 1, 4);

let number = 0;
const paid = (at, amount, name, more = {}) => ({
  kind: "transaction",
  id: `z${(number += 1)}`,
  accountId: "a",
  at,
  utcOffset: 480,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount,
  currency: "CNY",
  counterparty: { name },
  ...more,
});
const week = () =>
  Array.from({ length: 40 }, (_, day) => paid(START + day * DAY, `${15 + (day % 6)}.50`, "noodles"));
const LATER = START + 41 * DAY;

const told = (events, work = () => {}) => {
  const sentinel = new Sentinel();
  try {
    const { rejected, assessments } = sentinel.ingest(events);
    assert.deepEqual(rejected, []);
    work(sentinel, assessments);
    return sentinel
      .alerts()
      .map(({ reasons, severity }) => [reasons.map(({ code }) => code).join(), severity]);
  } finally {
    sentinel.free();
  }
};

/** Whatever a statement has of nothing, within minutes. */
const nothings = () => [
  ...Array.from({ length: 9 }, (_, turn) =>
    paid(LATER - (9 - turn) * MINUTE, "0.00", `points mall ${turn}`, { channel: "online" }),
  ),
  paid(LATER - 30_000, "0", "points mall 1", { orderId: "o1" }),
  paid(LATER - 20_000, "0.00", "points mall 1", { orderId: "o1" }),
  paid(LATER - 15_000, "0.00", "points mall 2", { status: "failed" }),
  paid(LATER - 10_000, "0.00", "stranger", {
    type: "transfer",
    authentication: "none",
    counterparty: { name: "stranger", kind: "person" },
  }),
];

test("nothing is charged twice, and no row of nothing has a reason of any kind", () => {
  assert.deepEqual(told([...week(), ...nothings()]), []);
  told([...week(), ...nothings()], (_, assessments) => {
    for (const { reasons, outcome } of assessments.slice(-nothings().length))
      assert.deepEqual([reasons, outcome], [[], "allow"]);
  });
});

test("rows of nothing make what is paid after them neither graver nor more harmless", () => {
  const large = () => paid(LATER, "499.00", "kettle shop", { channel: "online" });
  const alone = told([...week(), large()]);
  assert.ok(alone.length > 0);
  assert.deepEqual(told([...week(), ...nothings(), large()]), alone);
});

test("a usual sum, a burst and a balance are the same with rows of nothing among the payments and without", () => {
  const burst = () =>
    Array.from({ length: 5 }, (_, turn) =>
      paid(LATER + turn * MINUTE, "45.00", `shop ${turn}`, { channel: "online", authentication: "none" }),
    );
  const scores = (events) => {
    const sentinel = new Sentinel();
    const { assessments } = sentinel.ingest(events);
    sentinel.free();
    return assessments
      .slice(-5)
      .map(({ reasons }) =>
        reasons
          .filter(({ code }) => /velocity|burst|unusual|testing/.test(code))
          .map(({ code, contribution, params }) => [
            code,
            contribution.toFixed(3),
            params.count ?? params.usual,
          ]),
      );
  };
  assert.deepEqual(scores([...week(), ...nothings(), ...burst()]), scores([...week(), ...burst()]));
});

test("a refund of nothing is no refund: it is no news, ends no alert, and settles nothing", () => {
  const first = paid(LATER, "18.00", "shop", { orderId: "o9", channel: "online" });
  const twice = { ...first, id: "again", at: LATER + MINUTE };
  const refund = (amount) =>
    paid(LATER + 2 * MINUTE, amount, "shop", { direction: "credit", type: "refund", refundOf: "again" });
  const states = (events) => {
    let states;
    told([...week(), ...events], (sentinel) => {
      states = sentinel.alerts().map(({ reasons: [{ code }], state }) => [code, state]);
    });
    return states;
  };
  assert.deepEqual(states([first, twice]), [["duplicate-charge", "open"]]);
  assert.deepEqual(states([first, twice, refund("0.00")]), [["duplicate-charge", "open"]]);
  assert.deepEqual(
    states([first, twice, refund("18.00")]).filter(([code]) => code === "duplicate-charge"),
    [["duplicate-charge", "resolved"]],
  );
  assert.deepEqual(
    states([first, { ...twice, refunded: "0.00" }]),
    [["duplicate-charge", "open"]],
    "a column of nothing",
  );
});

test("a trial for nothing is still known when its price comes", () => {
  const draw = (at, amount) => paid(at, amount, "films", { agreementId: "films", channel: "recurring" });
  const codes = told([...week(), draw(LATER, "0.00"), draw(LATER + 30 * DAY, "120.00")]).map(
    ([codes]) => codes,
  );
  assert.ok(codes.some((codes) => codes.includes("subscription-trap")));
});

test("a summary counts what was made, what came in, what failed and what was nothing, each apart", () => {
  const events = [
    paid(LATER, "10.00", "shop"),
    paid(LATER, "5.00", "shop", { type: "fee" }),
    paid(LATER, "30.00", "employer", { direction: "credit", type: "income" }),
    paid(LATER, "0.00", "metro"),
    paid(LATER + DAY, "0.00", "metro"),
    paid(LATER, "0.00", "shop", { direction: "credit", type: "refund" }),
    paid(LATER, "12.00", "shop", { status: "failed" }),
    paid(LATER, "99.00", "shop", { status: "closed" }),
  ];
  told(events, (sentinel) => {
    const query = { from: LATER - DAY, to: LATER + 2 * DAY, by: "counterparty", interval: "day", parts: [] };
    const { totals, groups, series, quality } = sentinel.summary(query);
    const { count, made, cameIn, zero, failed, spent, received } = totals.CNY;
    assert.deepEqual(
      { count, made, cameIn, zero, failed, spent, received },
      { count: 3, made: 2, cameIn: 1, zero: 3, failed: 1, spent: "15.00", received: "30.00" },
    );
    for (const name of ["count", "made", "cameIn", "zero", "failed"]) {
      const sum = (parts) => parts.reduce((all, part) => all + (part.totals.CNY?.[name] ?? 0), 0);
      assert.equal(sum(groups), totals.CNY[name], name);
      assert.equal(sum(series), totals.CNY[name], name);
    }
    assert.deepEqual(
      quality.map(({ code }) => code).filter((code) => code === "refund-without-payment"),
      [],
    );
  });
});

test("what turns out to cost something is judged then", () => {
  const at = LATER;
  const hold = paid(at, "0.00", "hotel in the hills", { id: "grows", status: "authorized" });
  const grown = { ...hold, amount: "4800.00", status: "completed" };
  const sentinel = new Sentinel();
  sentinel.ingest([...week(), hold]);
  const { rejected, assessments } = sentinel.ingest([grown]);
  if (!rejected.length) assert.ok(assessments[0].reasons.some(({ code }) => code === "unusual-amount"));
  else assert.equal(rejected[0].code, "id-conflict");
  sentinel.free();
});
