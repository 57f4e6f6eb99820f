/** An assessment in sentences: worded for whoever is about to pay, while it can still be stopped. Needs no wasm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IntlMessageFormat } from "intl-messageformat";
import { addMessages, describe } from "../../pkg/messages.js";
import { familyOf } from "../../pkg/messages/families.js";
import { REASONS } from "../../pkg/messages/reasons.js";
import en from "../../pkg/messages/en.js";
import zhCN from "../../pkg/messages/zh-CN.js";

const catalogues = { "zh-CN": zhCN, en };
const VALUES = {
  money: "1234.50",
  currency: "CNY",
  country: "JP",
  number: 9,
  share: 0.031,
  duration: 600_000,
  hour: 2,
  time: Date.UTC(2026, 9, 24),
  name: "晨光里咖啡",
  category: "dining",
  term: "wechat-pay.refund.balance",
  boolean: true,
};
const sample = (code, contribution = 1, change = {}) => ({
  code,
  contribution,
  unless: { field: "amount", op: "<=", bound: "420.00" },
  params: {
    ...Object.fromEntries(Object.entries(REASONS[code].params).map(([name, kind]) => [name, VALUES[kind]])),
    ...change,
  },
});
const judged = (outcome, ...reasons) => ({
  outcome,
  score: 50,
  probability: 0.5,
  base: -8,
  warmingUp: false,
  eventId: "p",
  reasons,
});
/** What an assessment of a payment can have for the holder. */
const HOLDERS = Object.keys(REASONS).filter(
  (code) => REASONS[code].topic === "payment" && !code.endsWith("-digest") && familyOf(code) !== "laundering",
);
/** The parameters that a parsed text names, its branches included. @param {any[]} parts @returns {string[]} */
const parametersOf = (parts) =>
  parts.flatMap(({ type, value, options = {} }) => [
    ...(type === 0 || type === 7 ? [] : [value]),
    ...Object.values(options).flatMap((option) => parametersOf(option.value)),
  ]);
const payment = { amount: "9000.00", currency: "CNY", counterparty: { name: "陈刚" }, direction: "debit" };

for (const [locale, catalogue] of Object.entries(catalogues)) {
  const [longTitle, longLine] = locale === "zh-CN" ? [24, 90] : [48, 180];
  const all = ({ title, body, why, advice }) => [title, body, ...why, ...advice];

  test(`${locale}: every reason is told as of now, whole, with its own parameters, and fits on a phone`, () => {
    assert.ok(HOLDERS.length > 25);
    for (const code of HOLDERS) {
      for (const part of ["before", "usual-before"]) {
        const text = catalogue[`${code}.${part}`] ?? "";
        for (const name of parametersOf(IntlMessageFormat.__parse(text, { locale: new Intl.Locale(locale) })))
          assert.ok(name in REASONS[code].params, `${code}.${part} names {${name}}`);
      }
      for (const change of [
        {},
        ...Object.entries(REASONS[code].params)
          .filter(([, kind]) => kind === "boolean")
          .map(([name]) => ({ [name]: false })),
      ]) {
        const said = describe(judged("review", sample(code, 1, change)), locale, { payment });
        assert.ok(said.why.length > 0, code);
        assert.ok(said.title.length <= longTitle, said.title);
        for (const line of all(said)) {
          assert.ok(line.length <= longLine, `${code}: ${line} (${line.length})`);
          assert.doesNotMatch(line, /[{}]|undefined|NaN/, code);
        }
        // Nothing was paid yet: no sentence says that this payment is over, and none teaches what sum would pass.
        assert.doesNotMatch(
          said.why[0],
          /this payment (was|came|went)|was paid (to|within)|went to|drew|just now|这笔付款发生在|付出了|扣走|刚花了/i,
          code,
        );
        assert.doesNotMatch(said.why.join(" "), /420/, code);
      }
    }
  });

  test(`${locale}: the title is the outcome's, the body says what is about to be paid and to whom`, () => {
    const titles = ["allow", "challenge", "review", "block"].map(
      (outcome) => describe(judged(outcome, sample("odd-hour")), locale, { payment }).title,
    );
    assert.equal(new Set(titles).size, 4);
    const { body } = describe(judged("review", sample("odd-hour")), locale, { payment });
    assert.match(body, /¥9,000\.00/);
    assert.match(body, /陈刚/);
    const masked = describe(judged("review", sample("odd-hour")), locale, { payment, mask: true });
    assert.doesNotMatch(JSON.stringify(masked), /9,000|陈刚/);
    assert.match(describe(judged("review", sample("odd-hour")), locale).body, /^(You are about to|您正要)/);
    const coming = describe(judged("challenge", sample("odd-hour")), locale, {
      payment: { ...payment, direction: "credit" },
    });
    assert.doesNotMatch(coming.body, /about to pay|正要付/, "money that comes in is not about to be paid");
  });

  test(`${locale}: advice tells a scam and a takeover apart, and asks whether somebody told them to`, () => {
    const advice = (...reasons) => describe(judged("block", ...reasons), locale).advice.join("\n");
    const [scam, takeover, unlike] = [
      advice(sample("scam-transfer")),
      advice(sample("new-device")),
      advice(sample("unusual-amount")),
    ];
    assert.equal(new Set([scam, takeover, unlike]).size, 3);
    assert.match(scam, /(police, a bank, a shop or customer support|公安、银行、商家和客服)/);
    assert.ok(scam.search(/hang up|挂断/i) >= 0);
    assert.doesNotMatch(scam, /password|密码/i, "a password changed under a scammer's eyes is handed over");
    assert.match(takeover, /password|密码/i);
    assert.match(unlike, /tell you to pay|让您付/);
    // A scam that speaks at least half as loud as the first reason decides; one in passing does not.
    assert.equal(advice(sample("unusual-amount", 3), sample("scam-transfer", 2)), scam);
    assert.equal(advice(sample("unusual-amount", 3), sample("scam-transfer", 1)), unlike);
  });

  test(`${locale}: where nothing is unusual it says what was looked at, and never that a payment is safe`, () => {
    const nothing = describe(judged("allow"), locale, { payment });
    assert.match(nothing.body, /(In what we were given|就我们拿到的信息看)/);
    assert.deepEqual(nothing.why, []);
    const early = describe({ ...judged("allow"), warmingUp: true }, locale, { payment });
    assert.notEqual(early.title, nothing.title);
    for (const outcome of ["allow", "challenge", "review", "block"]) {
      for (const reasons of [[], [sample("unusual-amount")]]) {
        const lines = all(describe(judged(outcome, ...reasons), locale, { payment }));
        assert.doesNotMatch(
          lines.join(" "),
          /\bsafe(ly)?\b(?! *,)|安全(?!账户|的设备)|放心|fraud|欺诈|诈骗/i,
        );
        for (const line of lines) assert.ok(line.length <= longLine, `${line} (${line.length})`);
      }
    }
  });

  test(`${locale}: a payment that only the desk suspects is told to wait, and not why`, () => {
    const said = describe(judged("review", sample("structuring", 5)), locale, { payment });
    assert.deepEqual(said.why, []);
    assert.equal(said.title, catalogue["before.title.review"]);
    assert.deepEqual(
      said,
      describe(judged("review"), locale, { payment }),
      "as though nothing had been there",
    );
    assert.ok(
      describe(judged("review", sample("structuring", 5)), locale, { payment, audience: "all" }).why.length >
        0,
    );
  });
}

test("a host's language that has an alert's sentence only tells it in that language, not in English", () => {
  addMessages("nl", {
    "odd-hour.title": "Ongewoon tijdstip",
    "odd-hour.seen": "Deze betaling is rond {hour} gedaan.",
  });
  assert.match(describe(judged("review", sample("odd-hour")), "nl").why[0], /^Deze betaling/);
  assert.equal(
    describe(judged("review", sample("velocity")), "nl").why[0],
    describe(judged("review", sample("velocity")), "en").why[0],
  );
});
