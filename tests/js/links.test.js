// What belongs together, as a host asks for it, decides on it, and reads it in sentences.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { Sentinel } from "wallet-sentinel";
import { describe } from "wallet-sentinel/messages";

await init();

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 2, 3, 2);

/** @param {string} id @param {string} accountId @param {number} hours @param {Record<string, unknown>} more */
const paid = (id, accountId, hours, more = {}) => ({
  kind: "transaction",
  id,
  accountId,
  holderId: "mei",
  at: BEGIN + hours * HOUR,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "64.00",
  currency: "CNY",
  utcOffset: 480,
  ...more,
});
const range = { holderId: "mei", from: BEGIN - 24 * HOUR, to: BEGIN + 900 * HOUR, parts: [] };

/** @param {InstanceType<typeof Sentinel>} sentinel */
const spent = (sentinel) => sentinel.summary(range).totals.CNY?.spent;

/** Two accounts that may show one payment: one sum within minutes under one name, and nothing else. */
const doubtful = () => [
  paid("w", "wallet", 1, { counterparty: { name: "Noodle house" } }),
  paid("b", "bank", 1.05, { counterparty: { name: "NOODLE HOUSE" } }),
];

test("two statements that may show one payment are asked about, and sums follow the person's word, until it is taken back", () => {
  const sentinel = new Sentinel();
  sentinel.ingest(doubtful());
  const [link] = sentinel.links();
  assert.equal(link.confidence, "asked");
  assert.equal(spent(sentinel), "128.00");
  assert.deepEqual(
    sentinel.summary(range).quality.map(({ code, amount }) => [code, amount]),
    [["maybe-shown-twice", "64.00"]],
  );
  const word = { a: link.a, b: link.b, relation: link.relation };
  sentinel.decide({ ...word, is: true, at: BEGIN + 30 * HOUR });
  assert.equal(sentinel.links()[0].confidence, "decided");
  assert.equal(spent(sentinel), "64.00");
  const again = Sentinel.restore(sentinel.snapshot());
  again.ingest(doubtful());
  assert.equal(spent(again), "64.00", "after a restore and a second import");
  again.decide({ ...word, is: "withdrawn", at: BEGIN + 31 * HOUR });
  assert.equal(spent(again), "128.00");
  again.decide({ ...word, is: false, at: BEGIN + 32 * HOUR });
  assert.deepEqual(again.links(), [], "who was charged twice is not asked again");
  assert.deepEqual(again.summary(range).quality, []);
  sentinel.free();
  again.free();
});

test("a link has its two rows, as somebody knows them again: name as it stands, sum, day and account", () => {
  const sentinel = new Sentinel();
  const [w, b] = doubtful();
  sentinel.ingest([w, { ...b, timePrecision: "day" }]);
  const [{ a, b: other, rows }] = sentinel.links({ confidence: ["asked"] });
  const told = new Map([
    [a.id, rows.a],
    [other.id, rows.b],
  ]);
  const common = {
    utcOffset: 480,
    amount: "64.00",
    currency: "CNY",
    direction: "debit",
    status: "completed",
  };
  assert.deepEqual(told.get("w"), { ...common, at: w.at, counterparty: "Noodle house" });
  assert.deepEqual(told.get("b"), {
    ...common,
    at: b.at,
    timePrecision: "day",
    counterparty: "NOODLE HOUSE",
  });
  sentinel.free();
});

test("a word that comes before its payments waits for them, and is forgotten with an account that it names", () => {
  const sentinel = new Sentinel();
  const [w, b] = doubtful();
  const word = {
    a: { accountId: "wallet", id: "w" },
    b: { accountId: "bank", id: "b" },
    relation: /** @type {const} */ ("same-payment"),
    is: true,
    at: BEGIN,
  };
  sentinel.decide(word);
  sentinel.ingest([b]);
  sentinel.ingest([w]);
  assert.equal(spent(sentinel), "64.00");
  sentinel.forget("bank");
  assert.equal(spent(sentinel), "64.00", "the other row is what it says by itself");
  assert.deepEqual(sentinel.links(), []);
  sentinel.ingest([b]);
  assert.equal(spent(sentinel), "128.00");
  sentinel.free();
});

test("links are told newest first, by payment, by confidence and by pages, the same after a restore", () => {
  const sentinel = new Sentinel();
  const refund = (/** @type {number} */ n) =>
    paid(`r${n}`, "wallet", 24 * n + 30, {
      direction: "credit",
      type: "refund",
      refundOf: `p${n}`,
      amount: `${n}0.00`,
    });
  for (const n of [1, 2, 3])
    sentinel.ingest([paid(`p${n}`, "wallet", 24 * n, { amount: `${n}0.00` }), refund(n)]);
  const all = sentinel.links();
  assert.deepEqual(
    all.map(({ a, b, relation, amount }) => [a.id, relation, b.id, amount]),
    [
      ["r3", "pays-back", "p3", "30.00"],
      ["r2", "pays-back", "p2", "20.00"],
      ["r1", "pays-back", "p1", "10.00"],
    ],
  );
  assert.deepEqual(sentinel.links({ of: { accountId: "wallet", id: "p2" } }), [all[1]]);
  assert.deepEqual(sentinel.links({ confidence: ["asked"] }), []);
  assert.deepEqual(sentinel.links({ limit: 1, after: all[0].id }), [all[1]]);
  assert.throws(() => sentinel.links({ after: "nothing" }), { code: "query-invalid" });
  const again = Sentinel.restore(sentinel.snapshot());
  assert.deepEqual(again.links(), all);
  sentinel.free();
  again.free();
});

test("without a ledger nothing is kept to be linked, and that is said", () => {
  const sentinel = new Sentinel({ ledgerDays: 0 });
  assert.throws(() => sentinel.links(), { code: "ledger-off" });
  sentinel.free();
});

for (const locale of ["en", "zh-CN"])
  test(`${locale}: every relation is told, and asked about, with a reason for each piece of evidence`, () => {
    const evidence = ["amount", "name", "minutes", "number", "stated", "of-a-later-version"];
    for (const relation of ["pays-back", "reverses", "settles", "same-payment", "other-side", "awaited"])
      for (const confidence of ["certain", "likely", "asked", "decided"]) {
        const link = { relation, confidence, amount: "64.00", currency: "CNY", evidence };
        const said = describe(/** @type {any} */ (link), locale);
        assert.match(said.body, /64\.00/);
        assert.equal(said.why.length, 5);
        assert.equal(said.advice.length, confidence === "asked" ? 1 : 0);
      }
  });
