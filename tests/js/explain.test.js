// Explanations: each reason in each locale and each rendering, with exactly what it declares, and advice that does no harm.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  addMessages,
  describe,
  describeForAnalyst,
  describeForMachine,
  message,
} from "../../pkg/messages.js";
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
  name: "晨光里咖啡 13800138000",
  term: "wechat-pay.refund.balance",
  category: "dining",
  boolean: true,
};
const sample = (code, more = {}) => ({
  code,
  contribution: 2,
  params: Object.fromEntries(
    Object.entries(REASONS[code].params).map(([name, kind]) => [name, VALUES[kind]]),
  ),
  ...more,
});
const alertOf = (...reasons) => ({ topic: "payment", severity: "warning", state: "open", count: 1, reasons });

test("each reason's family is what the core declares", async () => {
  const { default: init, about } = await import("../../pkg/node.js");
  await init();
  for (const { code, family } of about().reasons) assert.equal(familyOf(code), family, code);
});

for (const [locale, catalogue] of Object.entries(catalogues)) {
  test(`${locale}: an analyst sees exactly the declared parameters of every reason, and its share of the odds`, () => {
    for (const [code, { params }] of Object.entries(REASONS)) {
      const { reasons } = describeForAnalyst(sample(code), locale, { utcOffset: 480 });
      assert.equal(reasons.length, 1);
      const separator = catalogue["analyst.value"].replace(/\{\w+\}/g, "|").split("|")[1];
      assert.deepEqual(
        reasons[0].values.map((value) => value.split(separator)[0]).toSorted(),
        Object.keys(params).toSorted(),
        code,
      );
      assert.match(reasons[0].share, /2.*7\.39/, "two nats are e² times the odds");
      assert.doesNotMatch(JSON.stringify(reasons), /undefined|NaN|[{]\w+[}]/, code);
    }
  });

  test(`${locale}: masked, no name is told beyond its first character, no digit of an amount, no number of an account`, () => {
    for (const code of Object.keys(REASONS)) {
      const reason = sample(code, { unless: { field: "amount", op: "<=", bound: "987.65" } });
      const { title, body, why } = describe(reason, locale, { mask: true, utcOffset: 480, audience: "all" });
      const analyst = describeForAnalyst(reason, locale, { mask: true, utcOffset: 480 });
      const machine = describeForMachine(reason, { mask: true });
      for (const text of [title, body, ...why, JSON.stringify(analyst), JSON.stringify(machine)]) {
        assert.doesNotMatch(text, /1,?234|987|光里|咖啡|138/, `${code}: ${text}`);
      }
      const plain = describe(sample(code), locale, { utcOffset: 480, audience: "all" });
      assert.deepEqual(
        describe(sample(code), locale, { mask: true, utcOffset: 480, audience: "all" }).advice,
        plain.advice,
        "advice names nobody",
      );
    }
    assert.match(describe(sample("unusual-amount"), locale, { mask: true }).body, /¥\*\*\*/);
  });

  test(`${locale}: what would have stayed quiet is said wherever it is known`, () => {
    const withBound = Object.keys(REASONS).filter((code) => `${code}.unless` in catalogue);
    assert.ok(withBound.length >= 5);
    for (const code of withBound) {
      const { why } = describe(
        sample(code, { unless: { field: "amount", op: "<=", bound: "1240.00" } }),
        locale,
      );
      assert.match(why.join(), /¥1,240\.00/, code);
    }
  });

  test(`${locale}: advice comes in the safe order, for takeover and scam apart`, () => {
    const told = /挂断|hang up/i,
      notMine = /在钱包 App 里冻结或锁定账户，再|freeze or lock the account in the wallet’s own app, then/;
    const changesPassword = /改掉.*密码|密码请换|change your password|change the payment password/i;
    const stops = /冻结|挂失|停用|解除|移除|freeze|block|report the SIM|sign that device out/i;
    const holdsBack = /挂断|别付|别再付|先别|问一下店家|hang up|pay nothing|ask at the counter/i;
    for (const code of Object.keys(REASONS)) {
      const family = familyOf(code);
      const lines = describe(sample(code), locale, { utcOffset: 480, audience: "all" }).advice;
      assert.ok(lines.length >= 1, code);
      const at = (pattern) => lines.findIndex((line) => pattern.test(line));
      const password = at(changesPassword);
      if (password >= 0)
        assert.equal(
          password,
          lines.length - 1,
          `${code}: a password is changed last of all, when nobody watches any more`,
        );
      if (at(told) >= 0 && at(notMine) >= 0)
        assert.ok(at(told) < at(notMine), `${code}: first hang up, then open the app`);
      if (family === "scam") {
        assert.ok(holdsBack.test(lines[0]) || holdsBack.test(lines[1]), `${code}: first stop paying`);
        assert.equal(at(notMine), -1, `${code}: whoever was misled did pay, and is not asked to deny it`);
      }
      if (family === "takeover")
        assert.ok(
          lines.some((line) => stops.test(line)),
          `${code}: how to stop somebody else`,
        );
      if (family !== "laundering" && family !== "attack")
        assert.ok(lines.length <= 5, `${code}: more than five steps are none`);
    }
    const steps = message("advice.told", locale).split("\n");
    assert.match(steps[0], told);
    assert.match(steps[1], /110/);
    assert.match(steps[2], changesPassword);
  });

  test(`${locale}: a notification, a button and a state fit where they stand`, () => {
    const [title, body, button] = locale === "zh-CN" ? [14, 40, 12] : [32, 80, 26];
    assert.ok(catalogue["notify.title"].length <= title && catalogue["notify.body"].length <= body);
    for (const key of [
      "mine",
      "not-mine",
      "fine",
      "follow-up",
      "noted",
      "solved",
      "undo",
      "snooze",
      "bring-back",
      "told-no",
      "told-yes",
      "back",
    ]) {
      assert.ok(catalogue[`alerts.${key}`].length <= button, `alerts.${key}: ${catalogue[`alerts.${key}`]}`);
    }
    for (const [key, text] of Object.entries(catalogue))
      if (/^(step|state|severity|outcome|topic)\./.test(key))
        assert.ok(text.length <= (locale === "zh-CN" ? 12 : 30), key);
  });
}

test("an alert gives one reason's advice whole: a scam's or a takeover's where it speaks half as loud as the first", () => {
  const advice = (...reasons) => describe(alertOf(...reasons), "en").advice;
  const of = (code) => describe(sample(code), "en").advice;
  const weighing = (code, contribution) => ({ ...sample(code), contribution });
  assert.deepEqual(
    advice(weighing("unusual-amount", 4), weighing("screen-share-payment", 2)),
    of("screen-share-payment"),
  );
  assert.deepEqual(
    advice(weighing("unusual-amount", 4), weighing("new-device", 0.5)),
    of("unusual-amount"),
    "in passing is not enough",
  );
  assert.deepEqual(advice(weighing("scam-transfer", 4), weighing("new-device", 4)), of("scam-transfer"));
});

test("an analyst is shown what the score was made of, and by which versions", () => {
  const result = {
    probability: 0.52,
    score: 51,
    base: -9.2,
    outcome: "challenge",
    reasons: [sample("unusual-amount", { unless: { field: "amount", op: "<=", bound: "420.00" } })],
  };
  const receipt = {
    version: "9.9.9",
    scoring: 8,
    config: "c0ffee",
    features: { "unusual-amount.ratio": 24 },
    learnt: { trust: 0.25 },
    result,
  };
  const { lines, features, reasons } = describeForAnalyst(receipt, "en");
  const all = lines.join("\n");
  for (const part of ["0.52", "51", "-9.2", "9.9.9", "8", "25%", "c0ffee", "ask again"])
    assert.ok(all.includes(part), `${part} in ${all}`);
  assert.deepEqual(features, ["unusual-amount.ratio at knot 1.5"]);
  assert.ok(reasons[0].values.includes("quiet if amount <= ¥420.00"));
  assert.ok(describeForAnalyst(result, "zh-CN", { version: "9.9.9", scoring: 8 }).lines.length >= 3);
});

test("a machine is given codes and parameters, the same in every locale", () => {
  const reason = sample("scam-transfer", { unless: { field: "amount", op: "<=", bound: "420.00" } });
  assert.deepEqual(describeForMachine({ ...alertOf(reason), count: 3 }), {
    severity: "warning",
    count: 3,
    reasons: [
      {
        code: "scam-transfer",
        audience: "holder",
        family: "scam",
        contribution: 2,
        params: reason.params,
        unless: reason.unless,
      },
    ],
  });
  const masked = describeForMachine(reason, { mask: true }).reasons[0];
  assert.deepEqual(Object.keys(masked.params), [
    "currency",
    "known",
    "call",
    "count",
    "rising",
    "windowMs",
    "atLeast",
  ]);
  assert.deepEqual(
    Object.keys(
      describeForMachine({ code: "from-the-future", params: { secret: "x" } }, { mask: true }).reasons[0]
        .params,
    ),
    [],
    "what nobody declared may be anything",
  );
});

test("a third language is one catalogue file and no code; what it lacks is said in English", () => {
  addMessages(
    "de",
    JSON.parse(readFileSync(new URL("../fixtures/messages/de.json", import.meta.url), "utf8")),
  );
  const said = describe(
    {
      ...alertOf(
        sample("unusual-amount", { unless: { field: "amount", op: "<=", bound: "1240.00" } }),
        sample("new-counterparty"),
      ),
      count: 3,
    },
    "de-AT",
    { utcOffset: 60 },
  );
  assert.equal(said.title, "Deutlich mehr als sonst");
  assert.match(said.body, /^Diese Zahlung über ¥\s1\.234,50 ist das 9-Fache Ihrer üblichen\.$/);
  assert.match(
    said.why.join(" "),
    /Bis ¥\s1\.240,00 wäre nichts gemeldet worden.*„晨光里咖啡.*Insgesamt 3-mal gesehen/,
  );
  assert.equal(said.advice.length, 3);
  assert.equal(message("severity.warning", "de"), "Bitte prüfen");
  assert.equal(describe(sample("velocity"), "de").title, en["velocity.title"]);
});
