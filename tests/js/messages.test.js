// Sentences: every code has them in every locale, with its own parameters, short enough, and doing no harm.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, describeError, format, locales } from "../../pkg/messages.js";
import { REASONS } from "../../pkg/messages/reasons.js";
import { locales as listed } from "../../pkg/messages/locales.js";
import { importErrorCodes } from "../../pkg/import/codes.js";
import { packageErrorCodes } from "../../pkg/codes.js";
import en from "../../pkg/messages/en.js";
import zhCN from "../../pkg/messages/zh-CN.js";

const catalogues = { "zh-CN": zhCN, en };
/** Rust's codes, read where they are declared, so that this test needs no wasm. */
const rustCodes = [
  ...readFileSync(new URL("../../src/error.rs", import.meta.url), "utf8").matchAll(
    /^ {4}[A-Z]\w+ = "([a-z-]+)",$/gm,
  ),
].map(([, code]) => code);

/** The parameters that a text names, plurals' and selects' branches included. */
function named(text, locale) {
  const found = new Set();
  const walk = (parts) => {
    for (const part of parts) {
      if (part.type !== 0 && part.type !== 7) found.add(part.value);
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  };
  walk(IntlMessageFormat.__parse(text, { locale: new Intl.Locale(locale), ignoreTag: true }));
  return found;
}

/** A value of each kind, as the core sends it. */
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
const sampleOf = (code, change = {}) => ({
  code,
  contribution: 1,
  params: {
    ...Object.fromEntries(Object.entries(REASONS[code].params).map(([name, kind]) => [name, VALUES[kind]])),
    ...change,
  },
});

test("the reasons' parameters are those that the core declares", async () => {
  const { default: init, about } = await import("../../pkg/node.js");
  await init();
  const declared = Object.fromEntries(
    about().reasons.map(({ code, topic, family, params }) => [
      code,
      {
        topic,
        ...(family && { family }),
        params: Object.fromEntries(params.map(({ name, kind }) => [name, kind])),
      },
    ]),
  );
  assert.deepEqual(REASONS, declared);
});

test("both locales have the same keys, and the package lists exactly these locales", () => {
  assert.deepEqual(Object.keys(zhCN).toSorted(), Object.keys(en).toSorted());
  assert.deepEqual([...listed].toSorted(), locales().toSorted());
});

test("no text is a copy of the other locale's", () => {
  const same = Object.keys(zhCN).filter(
    (key) => zhCN[key] === en[key] && /\p{L}/u.test(en[key].replace(/\{[^}]*\}/g, "")),
  );
  assert.deepEqual(same, []);
});

for (const [locale, catalogue] of Object.entries(catalogues)) {
  test(`${locale}: every error of the core, the importer and the package has a sentence`, () => {
    assert.ok(rustCodes.length > 30, "the list in src/error.rs was found");
    const missing = [...rustCodes, ...importErrorCodes, ...packageErrorCodes].filter(
      (code) => !catalogue[`error.${code}`],
    );
    assert.deepEqual(missing, []);
  });

  test(`${locale}: every warning of an import and every note of a summary has a sentence`, () => {
    const source = (path) => readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8");
    const [, list] = /WARNINGS[^=]*=\s*&?\[([^\]]*)\]/.exec(source("statement/mod.rs"));
    const warnings = [...list.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code);
    assert.ok(warnings.length >= 3, "the list in src/statement was found");
    assert.deepEqual(
      warnings.filter((code) => !catalogue[`warning.${code}`]),
      [],
    );
    assert.ok(catalogue["warning.statement-left-out"]);
    const notes = [
      "refund-without-payment",
      "status-unknown",
      "category-unknown",
      "payments-evicted",
      "ledger-gap",
      "months-folded",
      "months-cut",
      "months-of-another-zone",
      "months-in-no-interval",
      "months-undivided",
      "months-joined",
      "months-at-one-rate",
      "months-added-to",
      "months-changed",
      "months-closed",
      "type-unknown",
      "refund-exceeds-payment",
      "refund-amount-unknown",
      "counted-once",
      "refund-date-unknown",
      "history-short",
      "refund-of-dropped",
      "refund-unclear",
      "maybe-shown-twice",
      "maybe-booked-twice",
      "maybe-own-transfer",
    ];
    assert.deepEqual(
      notes.filter((code) => !catalogue[`quality.${code}`]),
      [],
    );
  });

  test(`${locale}: every reason has a title, what was seen, what is usual and advice, with its own parameters only`, () => {
    for (const [code, { params }] of Object.entries(REASONS)) {
      for (const part of ["title", "seen", "usual", "advice"]) {
        const text = catalogue[`${code}.${part}`];
        assert.ok(text, `${code}.${part}`);
        // Where the reader lives every text may ask.
        for (const name of named(text, locale))
          assert.ok(
            name in params || name === "region",
            `${code}.${part} names {${name}}, which ${code} does not carry`,
          );
      }
      const said = new Set(
        ["seen", "usual"].flatMap((part) => [...named(catalogue[`${code}.${part}`], locale)]),
      );
      // That a count is a lower bound is a sentence of its own, the same for all reasons.
      if ("atLeast" in params) said.add("atLeast");
      const unsaid = Object.entries(params)
        .filter(([name, kind]) => !said.has(name) && kind !== "currency")
        .map(([name]) => name);
      assert.deepEqual(unsaid, [], `${code}: what was seen and what is usual leave out a parameter`);
    }
  });

  test(`${locale}: a count of the latest payments alone is told as a lower bound, before a payment and after`, () => {
    const reason = (/** @type {object} */ more) => ({
      code: "spend-velocity",
      contribution: 3,
      audience: "holder",
      params: { count: 65, sum: "19500.00", currency: "CNY", windowMs: 86_400_000, usual: "26.00", ...more },
    });
    const said = (/** @type {object} */ more) => {
      const before = { outcome: "review", reasons: [reason(more)] };
      return [describe(reason(more), locale), describe(before, locale)].map((told) => JSON.stringify(told));
    };
    for (const told of said({ atLeast: true })) assert.ok(told.includes(catalogue["reason.at-least"]));
    for (const told of said({})) assert.ok(!told.includes(catalogue["reason.at-least"]));
  });

  test(`${locale}: titles and sentences fit on a phone`, () => {
    const [title, sentence] = locale === "zh-CN" ? [24, 90] : [48, 180];
    for (const code of Object.keys(REASONS)) {
      const said = describe(sampleOf(code), locale, { utcOffset: 480, audience: "all" });
      assert.ok(said.title.length <= title, `${said.title} (${said.title.length})`);
      for (const line of [said.body, ...said.why, ...said.advice])
        assert.ok(line.length <= sentence, `${line} (${line.length})`);
    }
    for (const [key, text] of Object.entries(catalogue))
      if (key.startsWith("error.")) assert.ok(text.length <= sentence, `${key} (${text.length})`);
  });

  test(`${locale}: nothing is left unfilled, whatever the values`, () => {
    const odd = {
      number: [0, 0.4, 1, 129.18, 1e6],
      share: [0, 0.004, 1],
      duration: [0, 47_000, 3_600_000, 9e8],
      hour: [0, 12, 23],
      boolean: [true, false],
      name: [""],
      category: [""],
    };
    for (const [code, { params }] of Object.entries(REASONS)) {
      const flags = Object.keys(params).filter((name) => params[name] === "boolean");
      const unset = Object.fromEntries(flags.map((name) => [name, false]));
      for (const [name, kind] of Object.entries(params)) {
        for (const value of odd[kind] ?? []) {
          for (const others of [{}, unset]) {
            const { title, body, why, advice } = describe(
              sampleOf(code, { ...others, [name]: value }),
              locale,
              {
                utcOffset: 480,
                audience: "all",
              },
            );
            assert.doesNotMatch(
              [title, body, ...why, ...advice].join(" "),
              // A number that is not whole says itself that it is about so much.
              /[{}]|undefined|NaN|null|Invalid|about about|约[^，。]{0,3}约/,
              `${code} ${name}=${value}`,
            );
          }
        }
      }
    }
  });

  test(`${locale}: advice on a payment asks first, puts hanging up before passwords, and promises no safety`, () => {
    const all = Object.values(catalogue).join("\n");
    assert.doesNotMatch(all, /you are safe|is safe\b|您是安全的|账户安全无忧|放心/i);
    for (const code of ["unusual-amount", "velocity", "new-counterparty"]) {
      const advice = catalogue[`${code}.advice`];
      const hangUp = advice.search(/挂断|hang up/i);
      const password = advice.search(/密码|password/i);
      assert.ok(hangUp > 0 && hangUp < password, code);
      assert.match(advice, /换一台|device you trust/, `${code}: the password is changed on another device`);
    }
    for (const code of [
      "duplicate-charge",
      "refund-seen",
      "charged-but-failed",
      "not-arrived",
      "refund-late",
      "refund-short",
      "refund-elsewhere",
      "refund-window-closing",
      "charge-after-cancellation",
      "holiday-delay",
    ])
      assert.match(catalogue[`${code}.advice`], /不需要共享屏幕|A genuine refund never requires/, code);
  });

  test(`${locale}: a sentence about a payment accuses nobody and plays with no probability`, () => {
    const all = Object.entries(catalogue)
      .filter(([key]) => !/^(error|analyst)\./.test(key))
      .map(([, text]) => text.replace(/\{\w+/g, "{"))
      .join("\n") // what is said, not the names of its parameters
      .replaceAll("Report Fraud", ""); // what the British police call their service
    assert.doesNotMatch(all, /骗子|欺诈|诈骗|犯罪|盗刷|概率|fraud|scammer|crimin|probabilit|likelihood/i);
  });
}

test("money keeps every digit of its decimal string", () => {
  assert.equal(format.money("123456789012345.67", "CNY", "en"), "¥123,456,789,012,345.67");
  assert.equal(format.money("0.10", "CNY", "zh-CN"), "¥0.10");
  assert.equal(format.money("12", "not a currency", "en"), "not a currency 12");
});

test("an hour, a share and a duration are said as people say them", () => {
  assert.deepEqual(
    [0, 2, 12, 21].map((hour) => format.hour(hour, "zh-CN")),
    ["凌晨0时", "凌晨2时", "中午12时", "晚上9时"],
  );
  const said = (params, code = "odd-hour", locale = "en") => describe(sampleOf(code, params), locale).why[0];
  assert.match(said({ share: 0.004 }), /less than 1% fell/);
  assert.match(describe(sampleOf("velocity", { windowMs: 600_000 }), "en").body, /within 10 minutes/);
});

test("an alert is told by its first reason; the others follow in why", () => {
  const alert = {
    topic: "payment",
    severity: "warning",
    count: 2,
    reasons: [sampleOf("unusual-amount"), sampleOf("odd-hour"), sampleOf("refund-seen")],
  };
  const { title, body, why, advice } = describe(alert, "zh-CN");
  assert.equal(title, zhCN["unusual-amount.title"]);
  assert.match(body, /¥1,234\.50/);
  assert.ok(why.some((line) => line.includes("凌晨2时")));
  assert.ok(
    why.some((line) => line.includes("2 次")),
    "that it came twice",
  );
  assert.ok(
    !advice.some((line) => zhCN["refund-seen.advice"].includes(line)),
    "advice on refunds does not mix with advice on payments",
  );
});

test("an amount that is odd beside what others pay is not told as a multiple of the holder's own", () => {
  for (const [locale, among, kind, own] of [
    ["en", "Few people make payments as large", "for this kind of thing", "9 times your usual"],
    ["zh-CN", "很少有人单笔付到", "同类消费", "平时单笔的9倍"],
  ]) {
    const told = (amongOthers, inTrade) =>
      describe(sampleOf("unusual-amount", { amongOthers, inTrade }), locale).body;
    assert.ok(told(false, false).includes(own) && !told(false, false).includes(among));
    assert.ok(
      told(true, false).includes(among) &&
        !told(true, false).includes(kind) &&
        !told(true, false).includes(own),
    );
    assert.ok(told(true, true).includes(kind) && !told(true, true).includes(own));
  }
});

test("a reason kept without its parameters is told by its title, never by a sentence with holes", () => {
  for (const locale of ["zh-CN", "en"]) {
    const title = catalogues[locale]["unusual-amount.title"];
    for (const params of [undefined, {}, { amount: "12.00", usual: null, times: NaN }]) {
      const said = describe(
        { code: "unusual-amount", params, unless: { field: "amount", op: "<=", bound: "" } },
        locale,
      );
      assert.deepEqual([said.title, said.body, said.why], [title, title, []]);
      assert.ok(said.advice.length > 0);
    }
    const partly = describe(
      { code: "unusual-amount", params: { payments: 40, usual: "30.00", currency: "CNY" } },
      locale,
    );
    assert.equal(partly.body, title);
    assert.match(partly.why[0], /40.*30\.00/);
    for (const code of Object.keys(REASONS)) {
      const { body, why } = describe({ topic: "payment", severity: "info", reasons: [{ code }] }, locale, {
        audience: "all",
      });
      const seen = catalogues[locale][`${code}.seen`];
      assert.equal(body, named(seen, locale).size ? catalogues[locale][`${code}.title`] : seen, code);
      for (const line of why) assert.doesNotMatch(line, /[{}]| {2}| \.|undefined|NaN/);
    }
  }
});

test("a digest of older payments says its number once", () => {
  const digest = {
    topic: "payment",
    severity: "info",
    count: 7,
    reasons: [sampleOf("history-digest", { held: 12 })],
  };
  for (const locale of ["zh-CN", "en"])
    assert.doesNotMatch(describe(digest, locale, { utcOffset: 480 }).why.join(), /7/);
});

test("reports are counted in whole numbers, none of them missing, and times that nobody knows are left out", () => {
  const risk = (frauds, locale = "en") => describe(sampleOf("counterparty-risk", { frauds }), locale);
  assert.match(risk(0).body, /places like it/);
  assert.match(risk(0.2).body, /^A payment to/); // one report, most of which its account explains
  assert.match(risk(1.2).body, /At least 2 payments/);
  assert.match(risk(1.2, "zh-CN").body, /至少有 2 笔/);
  for (const code of ["counterparty-risk", "lingering-suspicion"]) {
    assert.equal(describe(sampleOf(code), "en").why.length, 1);
    assert.deepEqual(describe(sampleOf(code, { sinceMs: 0 }), "en").why, [], code);
  }
});

test("a refund is told without a word of bills: it may have come in just now", () => {
  for (const [locale, bill] of [
    ["zh-CN", /账单/],
    ["en", /\bbill/],
  ]) {
    const [linked, alone] = [true, false].map(
      (linked) => describe(sampleOf("refund-seen", { linked }), locale).body,
    );
    assert.notEqual(linked, alone);
    for (const body of [linked, alone]) assert.doesNotMatch(body, bill);
  }
});

test("what would have stayed quiet is said in the payment's own currency", () => {
  const { why } = describe(
    { ...sampleOf("unusual-amount"), unless: { field: "amount", op: "<=", bound: "420.00" } },
    "en",
  );
  assert.ok(why.some((line) => line.includes("¥420.00")));
});

test("a name is masked where that is asked for, and an empty one has a word", () => {
  assert.match(describe(sampleOf("new-counterparty"), "zh-CN").body, /“晨光里咖啡”/);
  const masked = describe(sampleOf("new-counterparty"), "zh-CN", { mask: true }).body;
  assert.match(masked, /“晨\*\*”/);
  assert.doesNotMatch(masked, /咖啡/);
  assert.match(
    describe(sampleOf("new-counterparty", { counterparty: "" }), "en").body,
    /someone without a name/,
  );
});

test("a code from a newer core is still said, not swallowed", () => {
  assert.match(describe({ code: "from-the-future", params: {} }, "en").body, /from-the-future/);
  assert.match(describeError({ code: "from-the-future" }, "zh-CN"), /from-the-future/);
});

test("of whom, where and in what somebody paid before, no more is said than is known", () => {
  const reason = (code, params) => describe({ code, params: { currency: "CNY", ...params } }, "en").body;
  const told = (code, params) => [
    reason(code, params),
    describe({ code, params: { currency: "CNY", ...params } }, "zh-CN").body,
  ];
  const to = { counterparty: "Li Wei", amount: "20.00", share: 0.1, payments: 30 };
  const all = [
    ["new-counterparty", to],
    ["scam-transfer", { ...to, known: false, call: false, count: 1, rising: false, windowMs: 86_400_000 }],
    ["recovery-scam", { ...to, sinceMs: 86_400_000 }],
    ["new-country", { country: "FR", payments: 30 }],
    ["new-currency", { amount: "20.00", payments: 30 }],
  ].flatMap(([code, params]) => told(code, params));
  for (const sentence of all) {
    assert.doesNotMatch(sentence, /\b(?:not|never) paid\b|没有.*(?:付|转)过/);
    assert.match(sentence, /known|payments here show|已知|记录|已有的付款/);
  }
});

test("an attempt that was refused charged nothing, and is counted as an attempt", () => {
  const charge = (refused, locale) =>
    describe(
      {
        code: "unattended-charge",
        params: {
          counterparty: "Site",
          amount: "30.00",
          currency: "CNY",
          count: 3,
          windowMs: 86_400_000,
          share: 0.01,
          afar: false,
          refused,
        },
      },
      locale,
    );
  assert.match(
    charge(true, "en").body,
    /Site.* tried to charge .*, without success,.* 3rd such attempt within/,
  );
  assert.match(charge(false, "en").body, /Site.* charged .*3rd such attempt within/);
  assert.match(charge(true, "zh-CN").body, /Site.*想扣.*没有扣成；.*第 3 次尝试/);
  assert.match(charge(false, "zh-CN").body, /Site.*扣走.*第 3 次尝试/);
  assert.match(charge(undefined, "en").body, /Site.* charged/); // kept from before it was told
  assert.doesNotMatch(charge(true, "en").title, /Charged/);
});

test("what an alert tells stays true whenever it is read: nothing in it is reckoned from the reader's day", () => {
  for (const [texts, ofToday] of [
    [en, /\b(ago|just now|lately|in the last|within the (last|past))\b/],
    [zhCN, /最近 ?\{|最近 \d|刚花|近期/],
  ])
    for (const [key, text] of Object.entries(texts))
      if (/\.(seen|usual)$/.test(key) && REASONS[key.replace(/\.\w+$/, "")])
        assert.doesNotMatch(
          text,
          ofToday,
          `${key}: "earlier" holds in a year, too; what is about to be paid has ".before"`,
        );
});
