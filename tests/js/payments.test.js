/** The list of payments through the package: rows as they were told, paging, and what is refused. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "wallet-sentinel";

before(() => init());

const at = Date.UTC(2026, 2, 1, 4);
const lunch = (id, amount, more = {}) => ({
  kind: "transaction",
  id,
  accountId: "wallet",
  at: at + Number(id.slice(1)) * 3_600_000,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount,
  currency: "CNY",
  counterparty: { name: "Noodle House" },
  mcc: "5812",
  ...more,
});

const sentinelOf = (events) => {
  const sentinel = new Sentinel();
  assert.deepEqual(sentinel.ingest(events).rejected, []);
  return sentinel;
};

test("a payment is shown as it was told, with its part in the sums, its category and what pays it back", () => {
  const told = lunch("p1", "30.00", {
    original: { amount: "4.20", currency: "USD" },
    orderId: "A-77",
    description: "Beef noodles",
    note: "with Mei",
    agreementId: "monthly",
  });
  const refund = {
    ...lunch("p2", "10.00"),
    type: "refund",
    direction: "credit",
    refundOf: "p1",
  };
  const { rows, count, after } = sentinelOf([told, refund]).payments();
  assert.equal(count, 2);
  assert.equal(after, undefined);
  const [back, paid] = rows;
  for (const [name, value] of Object.entries(told)) assert.deepEqual(paid.payment[name], value, name);
  assert.equal(paid.counts, "spent");
  assert.equal(paid.amount, "20.00");
  assert.equal(paid.spent, "20.00");
  assert.equal(paid.category, "dining");
  assert.deepEqual([back.counts, back.amount, back.category], ["pays-back", "10.00", "dining"]);
  for (const { links } of rows) assert.deepEqual([links[0].a.id, links[0].b.id], ["p2", "p1"]);
});

test("pages follow one another to the end, whatever they are filtered by", () => {
  const many = Array.from({ length: 250 }, (_, day) => lunch(`p${day}`, day % 2 ? "12.00" : "48.00"));
  const sentinel = sentinelOf(many);
  const query = { accountId: "wallet", most: "20.00" };
  const ids = [];
  let page = sentinel.payments(query);
  assert.equal(page.rows.length, 100);
  while (page) {
    assert.equal(page.count, 125);
    ids.push(...page.rows.map(({ payment }) => payment.id));
    page = page.after && sentinel.payments({ ...query, after: page.after });
  }
  assert.equal(new Set(ids).size, 125);
  assert.deepEqual(ids.slice(0, 2), ["p249", "p247"]);
});

test("what is asked for wrongly is refused by its name", () => {
  const sentinel = sentinelOf([lunch("p1", "30.00")]);
  const refused = (query, code, field) =>
    assert.throws(
      () => sentinel.payments(query),
      (error) => error.code === code && error.details.field === field,
      JSON.stringify(query),
    );
  refused({ after: "page 2" }, "query-invalid", "after");
  refused({ form: 1 }, "query-invalid", "form");
  refused({ counts: ["spend"] }, "query-invalid", "counts.0");
  refused({ kinds: "purchase" }, "query-invalid", "kinds");
  refused({ from: at, to: at }, "query-invalid", "to");
  refused({ timeZone: "Mars/Base" }, "query-invalid", "timeZone");
  refused({ least: "12,00" }, "query-invalid", "least");
  assert.throws(
    () => new Sentinel({ ledgerDays: 0 }).payments(),
    (error) => error.code === "ledger-off",
  );
  assert.equal(sentinel.payments({ text: "x".repeat(100_000) }).count, 0);
});

test("accounts are listed, and those of a holder are forgotten together", () => {
  const of = (accountId, holderId) => ({ ...lunch("p1", "30.00"), accountId, holderId });
  const sentinel = sentinelOf([of("wallet", "mei"), of("card", "mei"), of("other", "lin")]);
  assert.deepEqual(
    sentinel.accounts().map(({ accountId }) => accountId),
    ["card", "other", "wallet"],
  );
  const names = { card: "梅的信用卡", gone: "旧卡" };
  sentinel.configure({ names });
  const [card] = Sentinel.restore(sentinel.snapshot()).accounts();
  const known = {
    accountId: "card",
    holderId: "mei",
    name: "梅的信用卡",
    payments: 1,
    folded: 0,
    openAlerts: 0,
  };
  assert.deepEqual(card, { ...known, firstAt: at + 3_600_000, lastAt: at + 3_600_000 });
  for (const of of [{ holderId: 1 }, { holder: "mei" }, 7, null, {}])
    assert.throws(
      () => sentinel.forget(of),
      (error) => error.code === "field-type",
    );
  sentinel.forget({ holderId: "mei" });
  assert.deepEqual(
    sentinel.accounts().map(({ accountId }) => accountId),
    ["other"],
  );
  assert.equal(sentinel.payments().count, 1);
});
