/** Where a refund went: the card that was paid with, however exactly a row names it, or somewhere else. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";

before(() => init());

const AT = Date.UTC(2026, 8, 3, 3);

/** Codes that are told of a refund to this place, of a payment from that one. */
function told(paid, back) {
  const sentinel = new Sentinel();
  const row = (id, more) => ({
    kind: "transaction",
    id,
    accountId: "a",
    at: AT,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "64.00",
    currency: "CNY",
    counterparty: { name: "bookshop" },
    ...more,
  });
  const refund = {
    at: AT + 86_400_000,
    direction: "credit",
    type: "refund",
    refundOf: "p",
    instrument: back,
  };
  const first = sentinel.ingest([row("p", { instrument: paid })]);
  const kept = Sentinel.restore(sentinel.snapshot());
  const second = kept.ingest([row("r", refund)]);
  assert.deepEqual([first.rejected, second.rejected], [[], []]);
  sentinel.free();
  kept.free();
  return second.alerts
    .flatMap(({ reasons }) => reasons.map(({ code }) => code))
    .filter((code) => code !== "refund-seen");
}

test("a refund to the same card by its bank alone, its digits alone or its name alone is no news", () => {
  const card = { kind: "debit-card", id: "ICBC", last4: "0042" };
  for (const back of [
    card,
    { kind: "debit-card", id: "ICBC" },
    { kind: "debit-card", last4: "0042" },
    { kind: "debit-card" },
    { kind: "bank-account", last4: "0042" },
  ]) {
    assert.deepEqual(told(card, back), [], JSON.stringify(back));
    assert.deepEqual(told(back, card), [], JSON.stringify(back));
  }
});

test("a refund to another card of the bank, to another bank or to the balance is told", () => {
  const card = { kind: "debit-card", id: "ICBC", last4: "0042" };
  for (const back of [
    { kind: "debit-card", id: "ICBC", last4: "7777" },
    { kind: "debit-card", id: "Harbour Bank" },
    { kind: "balance" },
  ])
    assert.deepEqual(told(card, back), ["refund-elsewhere"], JSON.stringify(back));
});
