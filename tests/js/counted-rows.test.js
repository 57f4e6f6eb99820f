/** What an alert's sentence counts and adds up is what its list shows, whatever stands among the payments. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { rowsOf } from "../../pkg/elements/alerts.rows.js";
import init, { Sentinel } from "../../pkg/node.js";
import { addressOf, placeOf } from "../../www/src/address.js";

before(() => init());

const PLACE = {
  view: "payments",
  period: null,
  category: null,
  interval: "month",
  payment: undefined,
};
const [MINUTE, DAY] = [60_000, 86_400_000];
const BEGIN = Date.UTC(2026, 5, 1, 4);
const TODAY = BEGIN + 60 * DAY;

const paid = (id, at, amount, more = {}) => ({
  kind: "transaction",
  id,
  accountId: "a",
  at,
  utcOffset: 480,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount,
  currency: "CNY",
  ...more,
});
const habit = Array.from({ length: 60 }, (_, day) =>
  paid(`b${day}`, BEGIN + day * DAY, `${20 + (day % 7)}.00`, {
    authentication: "password",
    counterparty: { name: `Shop ${day % 5}`, kind: "merchant" },
  }),
);

/** Fourteen payments in forty minutes, each fourth of which is otherwise; the refunds of some among them. */
function burst(otherwise, of = {}) {
  return Array.from({ length: 14 }, (_, place) => {
    const payment = paid(`x${place}`, TODAY + place * 3 * MINUTE, "300.00", {
      authentication: "none",
      channel: "online",
      counterparty: { name: `Stall ${place}`, kind: "merchant" },
      ...of,
    });
    if (place % 4 !== 1) return [payment];
    if (otherwise !== "paid back") return [{ ...payment, ...otherwise }];
    const { at, amount, counterparty } = payment;
    const back = { direction: "credit", type: "refund", refundOf: payment.id, counterparty };
    return [payment, paid(`r${place}`, at + MINUTE, amount, back)];
  }).flat();
}

test("a sentence counts what its list shows: what is under way, came back or stays with its holder, and nothing that failed", () => {
  const [person, games] = [
    { name: "Lin", kind: "person" },
    { mcc: "7994", category: "games" },
  ];
  const told = new Set();
  for (const events of [
    burst({}),
    burst({ status: "pending" }),
    burst({ status: "failed" }),
    burst({ status: "refunded" }),
    burst("paid back"),
    burst({ type: "top-up" }),
    burst({ type: "fee" }),
    burst({ type: "red-packet" }),
    burst({ counterparty: { name: "me", kind: "own" }, type: "transfer" }),
    burst({ status: "pending" }, { type: "transfer", counterparty: person }),
    burst({ currency: "HKD" }, { type: "transfer", counterparty: person }),
    burst({ status: "pending" }, games),
  ]) {
    const sentinel = new Sentinel();
    sentinel.ingest(habit);
    for (const event of events) {
      const [assessment] = sentinel.ingest([event]).assessments;
      for (const reason of assessment.reasons) {
        const alert = { reasons: [reason], payment: { at: event.at }, accountId: "a", lastAt: event.at };
        const asked = rowsOf(alert, { utcOffset: 480 });
        const counts = reason.params.count !== undefined && reason.code !== "unusual-run"; // that one counts recipients
        if (asked?.key !== "alerts.counting" || !counts) continue;
        const { rows, count } = sentinel.payments({ ...asked.query, limit: 500 });
        const context = `${reason.code} of ${JSON.stringify(event)}`;
        const kept = placeOf(addressOf({ ...PLACE, query: asked.query }))?.query;
        assert.deepEqual(kept, asked.query, `${context}: the page's address keeps all of it`);
        assert.equal(count, reason.params.count, context);
        told.add(reason.code);
        if (reason.params.sum === undefined) continue;
        const sum = rows.reduce((total, { payment }) => total + Number(payment.amount), 0);
        assert.equal(sum, Number(reason.params.sum), context);
      }
    }
    sentinel.free();
  }
  for (const code of ["velocity", "spend-velocity", "payee-exposure", "minor-spending"])
    assert.ok(told.has(code), code);
});
