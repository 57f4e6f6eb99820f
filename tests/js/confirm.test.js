// The questions of <sentinel-confirm>: which, in what order, what may be answered, and what an answer says of the sums.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { Sentinel } from "wallet-sentinel";
import { message } from "wallet-sentinel/messages";
import { answersTo, effectOf, questions, rowsOf } from "../../pkg/elements/confirm.view.js";
import en from "../../pkg/messages/en.js";

await init();

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 4, 4, 3);
const RELATIONS = ["pays-back", "reverses", "settles", "same-payment", "other-side", "awaited"];

/** @param {string} id @param {string} accountId @param {number} hours @param {Record<string, unknown>} more */
const row = (id, accountId, hours, more) => ({
  kind: "transaction",
  id,
  accountId,
  holderId: "lin",
  at: BEGIN + hours * HOUR,
  direction: "debit",
  type: "purchase",
  status: "completed",
  currency: "CNY",
  utcOffset: 480,
  ...more,
});

/** Two lunches that two accounts may show, days apart. */
const lunches = () =>
  [0, 72].flatMap((hours, which) => [
    row(`w${which}`, "wallet", hours, { amount: `4${which}.00`, counterparty: { name: "Dumpling bar" } }),
    row(`c${which}`, "card", hours + 0.05, {
      amount: `4${which}.00`,
      counterparty: { name: "DUMPLING BAR" },
    }),
  ]);

/** @param {InstanceType<typeof Sentinel>} sentinel */
const sums = (sentinel) =>
  sentinel.summary({ holderId: "lin", from: BEGIN - 24 * HOUR, to: BEGIN + 900 * HOUR, parts: [] }).totals
    .CNY;

/** A link as the core hands it out. */
const link = (/** @type {Record<string, unknown>} */ more = {}) => {
  const told = { at: BEGIN, utcOffset: 480, amount: "64.00", currency: "CNY", direction: "debit" };
  const rows = { a: { ...told, status: "completed" }, b: { ...told, status: "completed" } };
  const a = { accountId: "wallet", id: "a" };
  const b = { accountId: "card", id: "b" };
  return /** @type {import("wallet-sentinel").Link} */ (
    /** @type {unknown} */ ({
      id: "1",
      a,
      b,
      relation: "same-payment",
      confidence: "asked",
      evidence: [],
      rows,
      ...more,
    })
  );
};

test("the newest doubt is asked first, what is put off is left out, and nobody is asked about what is certain", () => {
  const sentinel = new Sentinel();
  sentinel.ingest(lunches());
  const all = sentinel.links();
  const days = (/** @type {import("wallet-sentinel").Link[]} */ links) => links.map(({ amount }) => amount);
  assert.deepEqual(days(questions(all.toReversed(), new Set())), ["41.00", "40.00"]);
  assert.deepEqual(days(questions(all, new Set([all[0].id]))), ["40.00"]);
  for (const confidence of ["certain", "likely", "decided"])
    assert.deepEqual(questions([link({ confidence })], new Set()), []);
  sentinel.free();
});

test("only one payment in two statements has a third answer, and nothing but it says that somebody was charged twice", () => {
  for (const relation of RELATIONS) {
    const answers = answersTo(link({ relation }));
    const isSame = relation === "same-payment";
    assert.deepEqual(
      answers.map(({ is, twice }) => [is, twice === true]),
      isSame
        ? [
            [true, false],
            [false, false],
            [false, true],
          ]
        : [
            [true, false],
            [false, false],
          ],
    );
    for (const { key } of answers) assert.ok(key in en, key);
  }
});

for (const locale of ["en", "zh-CN"])
  test(`${locale}: what an answer says of the sums is what the engine then counts`, () => {
    const sentinel = new Sentinel();
    sentinel.ingest(lunches());
    const [asked] = questions(sentinel.links(), new Set());
    const before = Number(sums(sentinel).spent);
    const { key, amount, what } = effectOf(asked, true);
    const { a, b, relation } = asked;
    sentinel.decide({ a, b, relation, is: true, at: BEGIN + 99 * HOUR });
    assert.equal(before - Number(sums(sentinel).spent), Number(amount));
    assert.match(message(key, locale, { what, amount }), /41\.00/);
    assert.deepEqual(
      questions(sentinel.links(), new Set()).map((one) => one.amount),
      ["40.00"],
    );
    sentinel.decide({ a, b, relation, is: "withdrawn", at: BEGIN + 100 * HOUR });
    assert.equal(Number(sums(sentinel).spent), before);
    assert.equal(questions(sentinel.links(), new Set())[0].id, asked.id, "it is asked again");
    const no = effectOf(asked, false);
    assert.doesNotMatch(message(no.key, locale, { what, amount }), /\d/, "two payments change no sum");
    sentinel.free();
  });

test("of a transfer between own accounts both sums fall by as much as the answer says", () => {
  const sentinel = new Sentinel();
  const moved = { type: "transfer", amount: "500.00", counterparty: { name: "Lin Wei", kind: "person" } };
  sentinel.ingest([row("out", "wallet", 0, moved), row("in", "card", 20, { ...moved, direction: "credit" })]);
  const [asked] = questions(sentinel.links(), new Set());
  assert.equal(asked.relation, "other-side");
  const before = sums(sentinel);
  const { amount } = effectOf(asked, true);
  const { a, b, relation } = asked;
  sentinel.decide({ a, b, relation, is: true, at: BEGIN + 9 * HOUR });
  for (const sum of /** @type {const} */ (["spent", "received"]))
    assert.equal(Number(before[sum]) - Number(sums(sentinel)[sum]), Number(amount));
  sentinel.free();
});

test("of a row that did not count in full no difference is claimed, and a link of an earlier version is asked about all the same", () => {
  const { rows } = link();
  for (const status of ["partly-refunded", "pending", "unknown"]) {
    const odd = link({ rows: { a: rows.a, b: { ...rows.b, status } } });
    const { key, what, amount } = effectOf(odd, true);
    for (const locale of ["en", "zh-CN"]) assert.doesNotMatch(message(key, locale, { what, amount }), /64/);
  }
  const old = link({ rows: undefined, amount: "64.00", currency: "CNY" });
  assert.deepEqual(rowsOf(old), []);
  assert.equal(questions([old], new Set()).length, 1);
  assert.equal(effectOf(old, true).amount, "64.00");
});

test("every answer has words for what it did", () => {
  for (const relation of RELATIONS)
    for (const is of [true, false]) assert.ok(effectOf(link({ relation }), is).key in en);
});
