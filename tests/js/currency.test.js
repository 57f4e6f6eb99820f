/** A sum is one in its currency: in what a host sets, in what is small or round, and in what is shown. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel, about } from "../../pkg/node.js";
import { describe, describeError } from "../../pkg/messages.js";

before(() => init());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 1, 4);

let number = 0;
const paid = (at, amount, currency, name, more = {}) => ({
  kind: "transaction",
  id: `n${(number += 1)}`,
  accountId: "a",
  at,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount,
  currency,
  counterparty: { name },
  ...more,
});

/** A month and more of lunches. */
const lunches = (currency, amount) =>
  Array.from({ length: 45 }, (_, day) => paid(START + day * DAY, amount, currency, `canteen ${day % 3}`));

const codes = (events, config = {}) => {
  const sentinel = new Sentinel({ audience: "all", ...config });
  try {
    assert.deepEqual(sentinel.ingest(events).rejected, []);
    const told = [...sentinel.alerts({ audience: "all" })].flatMap(({ reasons }) => reasons);
    return new Set(told.map(({ code }) => code));
  } finally {
    sentinel.free();
  }
};

const withdrawals = (currency, amount) =>
  [0, 1, 2, 3].map((turn) =>
    paid(START + 46 * DAY + turn * 6 * HOUR, amount, currency, "cash machine", { type: "cash-out" }),
  );

test("a reporting limit holds in its own currency, as shipped and as a host sets it, and in no other", () => {
  const euros = { reasons: { structuring: { params: { limit: { amount: "10000", currency: "EUR" } } } } };
  const split = (currency, amount, config) =>
    codes([...lunches(currency, "12.00"), ...withdrawals(currency, amount)], config).has("structuring");
  assert.equal(split("USD", "9400.00"), true);
  assert.equal(split("EUR", "9400.00"), false);
  assert.equal(split("EUR", "9400.00", euros), true);
  assert.equal(split("USD", "9400.00", euros), false);
  assert.equal(split("JPY", "9400", euros), false);
});

test("a plain number where a sum belongs is refused by its path, and the shape that belongs there is said", () => {
  for (const code of ["structuring", "family-card"]) {
    const reasons = { [code]: { params: { limit: 10_000 } } };
    assert.throws(
      () => new Sentinel({ reasons }),
      (error) => {
        assert.equal(error.code, "config-invalid");
        assert.equal(error.details.field, `reasons.${code}.params.limit`);
        assert.match(describeError(error, "en"), /\{ amount: "10000", currency: "EUR" \}/);
        return true;
      },
    );
  }
  const sum = { amount: "5", currency: "EUR" };
  assert.throws(() => new Sentinel({ reasons: { velocity: { params: { tail: sum } } } }), {
    code: "config-invalid",
  });
  for (const limit of [
    { amount: 10_000, currency: "EUR" },
    { amount: "1e4", currency: "EUR" },
    { amount: "10000" },
    { ...sum, note: "x" },
  ])
    assert.throws(() => new Sentinel({ reasons: { structuring: { params: { limit } } } }), {
      code: "config-invalid",
    });
});

test("what a host set comes back with a snapshot, currency and all", () => {
  const limit = { amount: "7000.00", currency: "EUR" };
  const first = new Sentinel({ reasons: { structuring: { params: { limit } } } });
  const again = Sentinel.restore(first.snapshot());
  const asked = Sentinel.restore(again.snapshot());
  assert.deepEqual(asked.snapshot(), first.snapshot());
  for (const one of [first, again, asked]) one.free();
});

test("every setting says what it takes, and no sum stands in one without a currency", () => {
  for (const { code, settings } of about().reasons)
    for (const { name, kind, default: standard } of settings) {
      assert.ok(kind === "number" || kind === "money", `${code}.${name}`);
      if (kind === "number") assert.equal(typeof standard, "number");
      else if (standard) assert.deepEqual(Object.keys(standard), ["amount", "currency"]);
    }
});

/** Small sums from three strangers, then three growing ones to strangers, all in lunches. */
const lured = (currency, lunch) => {
  const sum = (times) => String(lunch * times);
  const person = (name) => ({ counterparty: { name, kind: "person" }, type: "transfer" });
  return [
    ...lunches(currency, sum(1)),
    ...[2, 3, 2].map((times, turn) =>
      paid(START + 46 * DAY + turn * 4 * HOUR, sum(times), currency, "", {
        direction: "credit",
        ...person(`sender ${turn}`),
      }),
    ),
    ...[30, 70, 150].map((times, turn) =>
      paid(START + 47 * DAY + turn * 4 * HOUR, sum(times), currency, "", person(`tutor ${turn}`)),
    ),
  ];
};

test("a bait is small beside a lunch of the same money: a task scam is named in every currency alike", () => {
  for (const [currency, lunch] of [
    ["CNY", 20],
    ["JPY", 700],
    ["KRW", 9000],
    ["VND", 50_000],
    ["IDR", 25_000],
    ["KWD", 1],
    ["EUR", 9],
  ])
    assert.equal(codes(lured(currency, lunch)).has("task-scam"), true, currency);
});

test("sums from strangers that are no small change are no bait, in whichever currency", () => {
  for (const [currency, lunch] of [
    ["CNY", 20],
    ["JPY", 700],
    ["KWD", 1],
  ]) {
    const events = lured(currency, lunch).map((event) =>
      event.direction === "credit" ? { ...event, amount: String(Number(event.amount) * 40) } : event,
    );
    assert.equal(codes(events).has("task-scam"), false, currency);
  }
});

const cards = (currency, lunch, amounts) => [
  ...lunches(currency, lunch),
  ...amounts.map((amount, turn) =>
    paid(START + 46 * DAY + turn * 8 * 60_000, amount, currency, `voucher ${turn}`, {
      channel: "online",
      mcc: "5816",
      category: "gift-card",
      type: "purchase",
    }),
  ),
];

test("a sum is round by its noughts, not by being a multiple of fifty: in yen nearly every price is", async () => {
  const { exampleOf } = await import("../../pkg/examples.js");
  const example = exampleOf("gift-card-burst").events.filter(({ kind }) => kind === "transaction");
  const prepaid = example.at(-1);
  const bought = (currency, lunch, amounts) => {
    const { id: _, at: __, amount: ___, currency: ____, accountId: _____, counterparty, ...rest } = prepaid;
    return codes(
      cards(currency, lunch, amounts).map((event) =>
        event.channel === "online"
          ? { ...event, ...rest, counterparty: { ...counterparty, name: event.counterparty.name } }
          : event,
      ),
    ).has("gift-card-burst");
  };
  assert.equal(bought("CNY", "20.00", ["500.00", "500.00", "1000.00"]), true);
  assert.equal(bought("JPY", "700", ["5000", "10000", "3000"]), true);
  assert.equal(bought("KRW", "9000", ["50000", "100000", "150000"]), true);
  assert.equal(bought("JPY", "700", ["2350", "3150", "4250"]), false);
  assert.equal(bought("JPY", "700", ["150", "200", "500"]), false, "less than a lunch is small change");
});

test("what is told of a payment has the digits of its money: three of a dinar, none of a yen", () => {
  for (const [currency, lunch, digits] of [
    ["KWD", "2.125", 3],
    ["JPY", "812", 0],
    ["EUR", "9.35", 2],
  ]) {
    const sentinel = new Sentinel({ audience: "all" });
    const big = (Number(lunch) * 90).toFixed(digits);
    const { assessments } = sentinel.ingest([
      ...lunches(currency, lunch).map((event, index) => ({
        ...event,
        amount: (Number(lunch) * (1 + (index % 7) / 10)).toFixed(digits),
        authentication: "password",
      })),
      ...[0, 1, 2, 3].map((turn) =>
        paid(START + 46 * DAY + turn * 120_000, big, currency, `shop ${turn}`, {
          authentication: "none",
          channel: "online",
        }),
      ),
    ]);
    let seen = 0;
    for (const { reasons } of assessments)
      for (const reason of reasons) {
        const kinds = about().reasons.find(({ code }) => code === reason.code).params;
        for (const { name } of kinds.filter(({ kind }) => kind === "money")) {
          const told = reason.params[name];
          assert.equal(
            (String(told).split(".")[1] ?? "").length,
            told === "0" ? 0 : digits,
            `${reason.code}.${name} ${told} ${currency}`,
          );
          seen += 1;
        }
        if (reason.unless?.field === "amount")
          assert.equal(
            (reason.unless.bound.split(".")[1] ?? "").length,
            digits,
            `${reason.code} ${reason.unless.bound}`,
          );
        assert.equal(typeof describe(reason, "en").body, "string");
      }
    assert.ok(seen > 8, `${currency}: ${seen}`);
    sentinel.free();
  }
});

test("what is said to have been quiet is never a coin too much", () => {
  const sentinel = new Sentinel();
  sentinel.ingest(
    lunches("JPY", "812").map((event, index) => ({ ...event, amount: String(700 + (index % 9) * 37) })),
  );
  const odd = paid(START + 46 * DAY, "90000", "JPY", "canteen 1");
  const [told] = sentinel.assess(odd).reasons.filter(({ unless }) => unless?.field === "amount");
  const quieter = sentinel.assess({ ...odd, amount: told.unless.bound });
  assert.deepEqual(
    quieter.reasons.filter(({ code }) => code === told.code),
    [],
  );
  sentinel.free();
});
