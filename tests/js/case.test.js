// A case for the operator's desk: what is in it, in whose words, in how many characters, and whom it says to write to.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, { Sentinel, operators } from "../../pkg/node.js";
import { describe, format, message } from "../../pkg/messages.js";
import en from "../../pkg/messages/en.js";
import { parted, progressOf } from "../../pkg/elements/watch.view.js";

await init();
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 1, 10, 2); // 2026-02-10 10:00 at +08:00
const paid = (change = {}) => ({
  kind: "transaction",
  id: "p",
  accountId: "wechat",
  at: NOON,
  utcOffset: 480,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "399.00",
  currency: "CNY",
  counterparty: { name: "晨光数码" },
  orderId: "D-77",
  reference: "4200001",
  instrument: { kind: "debit-card", last4: "6688" },
  ...change,
});
const asked = (change = {}) => ({
  kind: "expectation",
  id: "r",
  accountId: "wechat",
  at: NOON + 3 * DAY,
  what: "refund",
  transactionId: "p",
  ...change,
});

function late(change) {
  const sentinel = new Sentinel();
  assert.deepEqual(sentinel.ingest([paid(change), asked()]).rejected, []);
  sentinel.advance(Date.UTC(2026, 1, 26));
  return sentinel;
}

test("a refund asked for before the Spring Festival is late after the 25th, and its alert says when it was due", () => {
  const sentinel = late();
  const [alert] = sentinel.alerts({ topic: "service", atLeast: "warning" });
  assert.equal(alert.reasons[0].code, "refund-late");
  assert.equal(format.time(alert.dueAt, "en", { utcOffset: 480 }), "February 25, 2026");
  const [watched] = sentinel.watched();
  assert.deepEqual(
    [watched.state, watched.withWhom, watched.term.code, watched.term.estimated, watched.alertId],
    ["overdue", "merchant", "wechat-pay.refund.card", false, alert.id],
  );
  assert.match(watched.term.source, /^https:\/\/pay\.weixin\.qq\.com\//);
  assert.match(watched.term.calendar, /2026/);
  sentinel.free();
});

for (const locale of ["zh-CN", "en"]) {
  test(`${locale}: the case names account, numbers, time with its zone, amount, whose turn it is, and what no help ever needs`, () => {
    const sentinel = late();
    const found = sentinel.supportCase({ accountId: "wechat", caseId: "r" });
    assert.equal(found.operator, "wechat-pay");
    const said = describe(found, locale);
    for (const part of ["4200001", "D-77", "UTC+8", "¥399.00", "晨光数码", "pay.weixin.qq.com"])
      assert.ok(said.text.includes(part), part);
    assert.match(said.text, locale === "en" ? /the shop’s/ : /商家/);
    assert.doesNotMatch(said.text, /95017/, "the number that serves shops is no payer's");
    for (const form of [said.text, said.advice.join("\n")]) assert.match(form, /screen sharing|共享屏幕/);
    for (const part of ["4200001", "¥399.00", locale === "en" ? "WeChat Pay" : "微信支付"])
      assert.ok(said.short.includes(part), part);
    assert.ok([...said.short].length <= 300);
    assert.doesNotMatch(said.text + said.short, /[{}<>]|undefined|NaN|null/);
    assert.equal(describe(found, locale, { mask: true }).text.includes("晨光数码"), false);
    sentinel.free();
  });

  test(`${locale}: a masked case reads the same whatever the amount, in every form and for every problem`, () => {
    const told = (amount, back) => {
      const sentinel = late({ amount });
      sentinel.ingest([
        paid({
          id: "back",
          direction: "credit",
          type: "refund",
          refundOf: "p",
          amount: back,
          at: NOON + 5 * DAY,
        }),
      ]);
      const problems = [
        { caseId: "r" },
        ...[
          "payment-query",
          "wrong-amount",
          "not-mine",
          "refund-late",
          "refund-short",
          "refund-window-closing",
          "not-arrived",
          "charged-but-failed",
          "hold-not-released",
          "charge-after-cancellation",
          "duplicate-charge",
          "unusual-amount",
          "fee-surprise",
        ].map((problem) => ({ transactionId: "p", problem })),
      ];
      const alerts = sentinel.alerts().map(({ id }) => ({ alertId: id }));
      const said = [...problems.map((of) => ({ accountId: "wechat", ...of })), ...alerts].map((of) =>
        describe(sentinel.supportCase(of), locale, { mask: true }),
      );
      sentinel.free();
      return said;
    };
    const [one, other] = [told("399.00", "12.00"), told("356.78", "91.10")];
    assert.ok(one.length > 13, "an alert's case among them");
    assert.deepEqual(one, other);
    for (const { text, short } of one) assert.match(text + short, /¥\*\*\*/);
  });

  test(`${locale}: however long the names and numbers are, a complaint form gets 300 characters at most`, () => {
    const sentinel = late({
      counterparty: { name: "晨光".repeat(200) },
      orderId: "9".repeat(400),
      reference: "8".repeat(350),
    });
    const { short } = describe(sentinel.supportCase({ accountId: "wechat", caseId: "r" }), locale);
    assert.ok([...short].length <= 300, String([...short].length));
    assert.ok(
      short.startsWith(describe(sentinel.supportCase({ accountId: "wechat", caseId: "r" }), locale).body),
    );
    sentinel.free();
  });

  test(`${locale}: every problem of a payment and of an account has its own sentence`, () => {
    const source = readFileSync(new URL("../../src/support/mod.rs", import.meta.url), "utf8");
    const codes = [...source.matchAll(/(?:PAYMENT|ACCOUNT)_PROBLEMS: \[&str; \d\] = \[([^\]]*)\]/g)].flatMap(
      ([, list]) => [...list.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code),
    );
    assert.equal(codes.length, 12);
    const sentinel = late();
    for (const problem of codes) {
      const of = { accountId: "wechat", transactionId: "p", problem };
      const said = describe(sentinel.supportCase(of), locale);
      assert.equal(said.body, message(`case.say.${problem}`, locale));
      assert.match(said.advice.at(-1), /screen sharing|共享屏幕/);
    }
    sentinel.free();
  });

  test(`${locale}: somebody who is locked out has a case without any payment, and is told of the spam folder`, () => {
    const sentinel = new Sentinel({ operators: { 13812345678: "alipay" } });
    const found = sentinel.supportCase({ accountId: "13812345678", problem: "message-missing" });
    const said = describe(found, locale);
    assert.ok(said.text.includes("138****5678") && !said.text.includes("13812345678"));
    assert.match(said.advice.join("\n"), /spam|垃圾箱/);
    assert.match(
      said.text,
      /help section|客服入口/,
      "no contact is known: the way leads through the app itself",
    );
    sentinel.free();
  });

  test(`${locale}: every step, status, note, channel and term that a case can have has words`, () => {
    const rust = (path) => readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8");
    const steps = [
      ...rust("support/mod.rs").matchAll(
        /=> "([a-z-]+)",|steps\.push\(\([^,]+, "([a-z-]+)"\)\)|\(\w+(?:\.\w+)*, "([a-z-]+)"\)/g,
      ),
    ].map((found) => found.slice(1).find(Boolean));
    const known = [
      "held",
      "refund-pending",
      "pending",
      "failed",
      "closed",
      "reversed",
      "refunded",
      "received",
      "asked",
      "due",
      "closes",
      "noticed",
      "handed-on",
    ];
    for (const step of known) assert.ok(steps.includes(step) && `case.step.${step}` in en, step);
    for (const [, code] of rust("pending/terms.rs").matchAll(/code: "([a-z.-]+)"/g))
      assert.notEqual(message(`term.${code}`, locale), `term.${code}`);
    for (const [, note] of rust("support/mod.rs").matchAll(/notes\.push\("([a-z-]+)"\)/g))
      assert.notEqual(message(`case.note.${note}`, locale), `case.note.${note}`);
  });
}

test("a contact is only what an operator's own page was seen to say, with the page and the day", () => {
  assert.deepEqual(
    operators().map(({ id }) => id),
    ["alipay", "wechat-pay", "apple-pay", "google-pay"],
  );
  const own = {
    "wechat-pay": "weixin.qq.com",
    "apple-pay": "apple.com",
    alipay: "alipay.com",
    "google-pay": "google.com",
  };
  for (const { id, contacts } of operators()) {
    for (const { source, verifiedOn, value } of contacts) {
      assert.ok(new URL(source).hostname.endsWith(own[id]) && new URL(source).protocol === "https:", source);
      assert.match(verifiedOn, /^\d{4}-\d{2}-\d{2}$/);
      assert.ok(value);
    }
  }
});

test("a host overrides the contacts or adds an operator of its own; a name that nobody knows is refused by its code", () => {
  const sentinel = late();
  const of = { accountId: "wechat", transactionId: "p" };
  const contacts = [
    { channel: "in-app", value: "Me › Help", source: "https://example.com/help", verifiedOn: "2026-11-01" },
  ];
  assert.deepEqual(sentinel.supportCase(of, { id: "wechat-pay", contacts }).contacts, contacts);
  const own = sentinel.supportCase(of, { id: "lotus", name: "Lotus Pay", contacts });
  assert.match(describe(own, "en").text, /How to reach Lotus Pay/);
  assert.throws(() => sentinel.supportCase(of, "lotus"), { code: "operator-unknown" });
  assert.throws(() => sentinel.supportCase({ accountId: "wechat", transactionId: "gone" }), {
    code: "transaction-unknown",
  });
  assert.throws(() => sentinel.supportCase({ accountId: "wechat", payment: "p" }), { code: "query-invalid" });
  sentinel.free();
});

test("a host's own days off move what is due", () => {
  const of = (config) => {
    const sentinel = new Sentinel(config);
    sentinel.ingest([paid({ at: Date.UTC(2026, 5, 1, 2) }), asked({ at: Date.UTC(2026, 5, 29, 2) })]);
    const [{ dueAt, term }] = sentinel.watched();
    sentinel.free();
    return [new Date(dueAt + 8 * 3_600_000).toISOString().slice(0, 10), term.calendar];
  };
  assert.equal(of()[0], "2026-07-02");
  const calendars = { bank: { holidays: ["2026-07-01"], workdays: [], source: "HKSAR" } };
  assert.deepEqual(of({ calendars }), ["2026-07-03", "HKSAR"]);
  assert.throws(
    () => new Sentinel({ calendars: { bank: { holidays: ["1 July"], workdays: [], source: "" } } }),
    { code: "config-invalid" },
  );
});

test("the list shows what waits, and of what came right only what somebody had asked for", () => {
  const one = (change) => ({
    id: "x",
    accountId: "a",
    what: "refund",
    state: "on-track",
    promised: true,
    since: 0,
    dueAt: 100,
    received: "0",
    withWhom: "merchant",
    problem: "refund-late",
    ...change,
  });
  const { open, settled } = parted([
    one({}),
    one({ state: "resolved" }),
    one({ state: "resolved", promised: false }),
    one({ what: "cancellation", dueAt: undefined }),
  ]);
  assert.deepEqual([open.length, settled.length], [1, 1]);
  assert.deepEqual(
    [
      progressOf(one({}), 25),
      progressOf(one({}), 500),
      progressOf(one({ dueAt: undefined }), 5),
      progressOf(one({ dueAt: 0 }), 5),
    ],
    [0.25, 1, undefined, 1],
  );
});

test("what was refused stands in the list as refused, what was withdrawn in none, and the case says what happened", () => {
  const sentinel = new Sentinel();
  const said = (change) => ({ ...asked(), transactionId: undefined, at: NOON + 5 * DAY, ...change });
  const bare = (change) => JSON.parse(JSON.stringify(said(change)));
  sentinel.ingest([paid(), asked(), asked({ id: "w" })]);
  const { updated, rejected } = sentinel.ingest([
    bare({ state: "refused", reason: "tag cut off" }),
    bare({ id: "w", state: "withdrawn" }),
  ]);
  assert.deepEqual([updated, rejected], [2, []]);
  sentinel.advance(NOON + 40 * DAY);
  const { open, settled } = parted(sentinel.watched());
  assert.deepEqual(
    open.map(({ id, state, dueAt }) => [id, state, dueAt]),
    [["r", "refused", undefined]],
  );
  assert.deepEqual(settled, []);
  const [alert] = sentinel.alerts({ topic: "service", atLeast: "notice" });
  assert.equal(alert.reasons[0].code, "request-refused");
  for (const locale of ["en", "zh-CN"]) {
    assert.match(describe(alert, locale).body, /tag cut off/);
    const found = sentinel.supportCase({ accountId: "wechat", caseId: "r" });
    assert.deepEqual(
      found.timeline.map(({ code }) => code),
      ["paid", "asked", "refused"],
    );
    assert.match(describe(found, locale).text, /refused|拒绝/);
  }
  sentinel.free();
});
