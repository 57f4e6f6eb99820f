// Times in another unit or far ahead, and currencies that nobody lists: refused where they cannot be, else taken and warned of.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { AT, EVENTS } from "./each-kind.js";

before(() => init());

test("a time in seconds or microseconds is refused by its unit, wherever a time is told", () => {
  const seconds = Math.floor(AT / 1000),
    microseconds = AT * 1000;
  const refusal = (event) => {
    const { code, field, expected } = new Sentinel().ingest([event]).rejected[0];
    return [code, field, ...expected];
  };
  for (const event of Object.values(EVENTS)) {
    assert.deepEqual(refusal({ ...event, at: seconds }), ["time-in-seconds", "at", "milliseconds"]);
    assert.deepEqual(refusal({ ...event, at: microseconds }), ["time-in-microseconds", "at", "milliseconds"]);
  }
  assert.deepEqual(refusal({ ...EVENTS.expectation, until: seconds }), [
    "time-in-seconds",
    "until",
    "milliseconds",
  ]);
  const sentinel = new Sentinel();
  for (const [code, at] of [
    ["time-in-seconds", seconds],
    ["time-in-microseconds", microseconds],
  ]) {
    assert.throws(() => sentinel.advance(at), { code });
    assert.throws(() => sentinel.correctCategory({ counterparty: "s", category: "dining", at }), { code });
    assert.throws(() => sentinel.act("1", { do: "reopen", at }), { code });
    assert.throws(() => sentinel.ingest([], { asOf: at }), {
      code: "options-invalid",
      details: { field: "asOf" },
    });
  }
  for (const at of [Date.UTC(1995, 4, 1), Date.UTC(1971, 4, 1)])
    assert.equal(new Sentinel().ingest([{ ...EVENTS.transaction, at }]).accepted, 1, "an old bill");
});

test("a time far ahead is refused where it cannot be, and warned of where it is only doubtful", () => {
  const pay = (id, at) => ({ ...EVENTS.transaction, id, at });
  const year = 366 * 86_400_000;
  const outcome = (sentinel, at) => {
    const { accepted, rejected, warnings } = sentinel.ingest([pay(String(at), at)]);
    return [
      accepted,
      ...rejected.map(({ code, field }) => `refused ${code} ${field}`),
      ...warnings.map(({ code, field }) => `warned ${code} ${field}`),
    ];
  };
  const used = () => {
    const sentinel = new Sentinel();
    sentinel.ingest([pay("1", AT)]);
    return sentinel;
  };
  assert.deepEqual(outcome(used(), AT + year), [1]);
  assert.deepEqual(outcome(used(), AT + 3 * year), [1, "warned time-far-ahead at"]);
  assert.deepEqual(
    outcome(used(), AT + 20 * year),
    [1, "warned time-far-ahead at"],
    "what was known may be old: a bill of 1995, read first",
  );
  assert.deepEqual(outcome(new Sentinel(), Date.UTC(2100, 0, 1)), [0, "refused time-far-ahead at"]);
  const told = used();
  told.advance(AT);
  assert.deepEqual(outcome(told, AT + 3 * year), [1, "warned time-far-ahead at"]);
  assert.deepEqual(outcome(told, Date.UTC(2038, 0, 19)), [0, "refused time-far-ahead at"]);
  const back = used();
  const bill = Array.from({ length: 30 }, (_, day) => pay(`b${day}`, AT + 3 * year + day * 86_400_000));
  assert.deepEqual(back.ingest(bill).warnings, [], "a bill after three years away is not doubted row by row");
});

test("a currency that ISO 4217 does not list is taken and warned of, in the payment and in what it cost abroad", () => {
  const { accepted, warnings } = new Sentinel().ingest([
    { ...EVENTS.transaction, id: "1", currency: "RMB" },
    EVENTS.access,
    { ...EVENTS.transaction, id: "3", original: { amount: "5.00", currency: "YUS" } },
    { ...EVENTS.transaction, id: "4", currency: "HRK" },
  ]);
  assert.equal(accepted, 4);
  assert.deepEqual(
    warnings.map(({ index, code, field, value }) => [index, code, field, value]),
    [
      [0, "currency-unlisted", "currency", "RMB"],
      [2, "currency-unlisted", "original.currency", "YUS"],
    ],
  );
});
