// Promises: all six can be entered as the engine takes them, and their day goes into a calendar without a name.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import {
  PROMISES,
  arrivedOn,
  awaitsGoods,
  entered,
  hasAmount,
  momentOf,
  needsPayment,
  promiseOf,
  underWayAgain,
} from "../../pkg/elements/promise.view.js";
import { describe } from "../../pkg/messages.js";
import { dateOf } from "../../pkg/messages/clock.js";
import { calendarOf } from "../../pkg/help/calendar.js";

await init();
const DAY = 86_400_000;
const PAID = Date.UTC(2026, 1, 10, 7, 30); // 15:30 at +08:00
const NOW = PAID + 3 * DAY;
const clock = { utcOffset: 480 };
const payment = { id: "p", accountId: "a", at: PAID, amount: "399.00", currency: "CNY", status: "completed" };
const known = { now: NOW, clock, accountId: "a", currency: "CNY" };
const form = (change = {}) => ({
  what: "refund",
  payment,
  asked: dateOf(NOW, clock),
  until: "",
  amount: "",
  reason: "",
  ...change,
});
const wrong = (change) => promiseOf(form(change), known).wrong;

test("each of the six is taken in by the engine as the form makes it, withdrawn, and marked as refused", () => {
  const sentinel = new Sentinel();
  const take = (event) =>
    assert.deepEqual(sentinel.ingest([{ kind: "expectation", ...event }]).rejected, [], event.what);
  sentinel.ingest([{ kind: "transaction", direction: "debit", type: "purchase", ...payment }]);
  for (const what of PROMISES) {
    const { detail } = promiseOf(
      form({ what, amount: hasAmount(what) ? "12.50" : "", reason: " tag cut off " }),
      known,
    );
    assert.equal(detail.reason, "tag cut off");
    take({ id: what, ...detail });
    take({ id: what, what, accountId: "a", at: NOW + DAY, state: "refused" });
    // A payment that went through is held no more: of that a refusal is no news.
    const expected = what === "release" ? "resolved" : "refused";
    assert.equal(sentinel.watched().find(({ id }) => id === what).state, expected, what);
    take({ id: what, what, accountId: "a", at: NOW + 2 * DAY, state: "withdrawn" });
    assert.equal(
      entered(sentinel.watched()).some(({ id }) => id === what),
      false,
    );
  }
  sentinel.free();
});

test("goods that went back start no term until the shop has them, whoever says so and in whatever order; the word on it can be taken back", () => {
  const sentinel = new Sentinel();
  sentinel.ingest([{ kind: "transaction", direction: "debit", type: "purchase", ...payment }]);
  const one = () => sentinel.watched().find(({ id }) => id === "r");
  const take = (event) => sentinel.ingest([{ kind: "expectation", id: "r", ...event }]);
  const { detail } = promiseOf(form({ goods: "under-way" }), known);
  take(detail);
  assert.ok(awaitsGoods(one()) && one().dueAt === undefined && one().term === undefined);
  const found = sentinel.supportCase({ accountId: "a", caseId: "r" });
  assert.ok(found.notes.includes("goods-under-way") && found.dueAt === undefined);
  for (const [locale, words] of [
    ["en", /begins when the shop has them\. Please give me a date/],
    ["zh-CN", /请给我一个日期/],
  ])
    assert.match(describe(found, locale).text, words);
  sentinel.advance(NOW + 60 * DAY);
  assert.equal(one().state, "on-track", "and nothing is late");
  // The shop has them: on which day is asked, and seven days run from then.
  const later = { now: NOW + 10 * DAY, clock };
  assert.equal(arrivedOn(one(), "2026-02-01", later).wrong, "received", "before it was asked for");
  assert.equal(arrivedOn(one(), "2026-12-01", later).wrong, "received", "in the future");
  const arrived = arrivedOn(one(), dateOf(NOW + 9 * DAY, clock), later).detail;
  assert.equal(take(arrived).updated, 1);
  assert.equal(take(arrived).unchanged, 1);
  assert.equal(take(detail).unchanged, 1, "the older word says nothing new");
  assert.equal(one().term.code, "cn.goods-returned");
  assert.equal(dateOf(one().dueAt, clock), dateOf(NOW + 16 * DAY, clock));
  const told = sentinel.supportCase({ accountId: "a", caseId: "r" });
  assert.ok(told.timeline.some(({ code }) => code === "goods-received"));
  take(underWayAgain(arrived, NOW + 11 * DAY));
  assert.ok(awaitsGoods(one()));
  sentinel.free();
  // Of what is no refund there are no goods, and none arrived before they were paid for.
  const bad = new Sentinel();
  bad.ingest([{ kind: "transaction", direction: "debit", type: "purchase", ...payment }]);
  const refused = (event) =>
    bad
      .ingest([{ kind: "expectation", id: "x", accountId: "a", at: NOW, transactionId: "p", ...event }])
      .rejected.map(({ code, field }) => `${code} ${field}`);
  assert.deepEqual(refused({ what: "points", goodsReturned: true }), ["value-unknown what"]);
  assert.deepEqual(refused({ what: "refund", goodsReturned: false, goodsReceivedAt: NOW }), [
    "value-unknown goodsReturned",
  ]);
  assert.deepEqual(refused({ what: "refund", goodsReceivedAt: PAID - 2 * DAY }), [
    "refund-before-payment goodsReceivedAt",
  ]);
  assert.deepEqual(refused({ what: "refund", goodsReturned: "yes" }), ["field-type goodsReturned"]);
  bad.free();
});

test("where a refund's own time has no law or page behind it, it is said, and a date is asked for", () => {
  const sentinel = new Sentinel();
  sentinel.ingest([
    { kind: "transaction", direction: "debit", type: "purchase", ...payment },
    { kind: "expectation", id: "r", accountId: "a", at: NOW, what: "refund", transactionId: "p" },
  ]);
  const found = sentinel.supportCase({ accountId: "a", caseId: "r" });
  assert.deepEqual([found.term.code, found.term.source], ["default.refund", "wallet-sentinel"]);
  assert.match(describe(found, "en").text, /rule of thumb[\s\S]*give me a date/);
  assert.match(describe(found, "zh-CN").text, /一般一周左右[\s\S]*请给我一个日期/);
  sentinel.free();
});

test("a case about a payment that has been forgotten says so by its code, and can be made without it", () => {
  const sentinel = new Sentinel();
  sentinel.ingest([{ kind: "transaction", direction: "debit", type: "purchase", ...payment }]);
  const ask = (of) => sentinel.supportCase({ accountId: "a", problem: "not-mine", ...of });
  assert.equal(ask({ transactionId: "p" }).transactions.length, 1);
  sentinel.forget("a");
  assert.throws(
    () => ask({ transactionId: "p" }),
    ({ code }) => code === "transaction-unknown" || code === "account-unknown",
  );
  assert.deepEqual(
    [ask({}).transactions, ask({}).notes],
    [[], ["payment-not-named"]],
    "and nothing is invented",
  );
  sentinel.free();
});

test("a promise by a day is due at that day's end, whoever reads it; the day of asking is the clock's", () => {
  const { detail } = promiseOf(form({ asked: "2026-02-11", until: "2026-02-20" }), known);
  assert.deepEqual([detail.at, detail.until], [Date.UTC(2026, 1, 11, 4), Date.UTC(2026, 1, 20, 16) - 1]);
  // On the payment's own day it was asked after it was paid.
  assert.equal(promiseOf(form({ asked: "2026-02-10" }), known).detail.at, PAID);
  assert.equal(dateOf(Date.UTC(2026, 1, 10, 17), clock), "2026-02-11");
  assert.equal(momentOf("11 February", clock, "noon"), undefined);
});

test("what cannot be is said by its field, and nothing is sent", () => {
  assert.equal(wrong({ asked: "2026-02-09" }), "asked", "before the payment");
  assert.equal(wrong({ asked: "2026-03-01" }), "asked", "in the future");
  assert.equal(wrong({ asked: "soon" }), "asked");
  assert.equal(wrong({ until: "2026-02-01" }), "until");
  assert.equal(wrong({ amount: "1,2,3" }), "amount");
  assert.equal(wrong({ what: "discount", payment: undefined }), "payment");
  assert.equal(
    wrong({ payment: undefined }),
    "amount",
    "without a payment only its sum tells it when it comes",
  );
  assert.equal(promiseOf(form({ payment: undefined, amount: "20.00" }), known).detail.currency, "CNY");
  assert.equal("currency" in promiseOf(form({ what: "points", amount: "50" }), known).detail, false);
  assert.ok(needsPayment("release") && !needsPayment("arrival"));
});

test("a calendar's file is a day and a sentence: no name, no sum, no number, whatever the case holds", () => {
  const dueAt = Date.UTC(2026, 1, 20, 16) - 1;
  const text = calendarOf({
    dueAt,
    offset: 480,
    now: NOW,
    summary: "Has it come? A refund; look, and\nfollow up",
  });
  assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.match(text, /\r\nDTSTART;VALUE=DATE:20260220\r\n/);
  assert.match(text, /SUMMARY:Has it come\? A refund\\; look\\, and\\nfollow up\r\n/);
  assert.match(text, /END:VCALENDAR\r\n$/);
  const long = calendarOf({ dueAt, offset: 480, now: NOW, summary: "到了吗？".repeat(60) });
  for (const line of long.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  assert.ok(long.replaceAll("\r\n ", "").includes("到了吗？".repeat(60)));
});
