// Help: who is shown to whom, what stands behind every number, and that nothing that was handed in opens by itself.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import init, { Sentinel, authorities, operators } from "../../pkg/node.js";
import { ageOf } from "../../pkg/help/age.js";
import { STARTS, answerOf } from "../../pkg/help/answer.js";
import { forPayer, hrefOf, isSound, isStale } from "../../pkg/help/contacts.js";
import { EU, REGIONS, UNKNOWN, isRegion, suggested } from "../../pkg/help/regions.js";
import { rights, rightsOf } from "../../pkg/help/rights.js";
import { nextStep, problemOf, walletsOf, without } from "../../pkg/elements/help.steps.js";
import { describe, hasMessage, liveIn, message } from "../../pkg/messages.js";
import { walletSheet } from "../../pkg/messages/wallet.js";
import { describeReport } from "../../pkg/messages/report.js";
import en from "../../pkg/messages/en.js";
import zhCN from "../../pkg/messages/zh-CN.js";
import wordsEn from "../../www/src/words/en.js";
import wordsZh from "../../www/src/words/zh-CN.js";

await init();
const DAY = 86_400_000;
const LOCALES = ["zh-CN", "en"];
const PLACES = ["CN", "HK", "GB", "DE", "US", UNKNOWN];
const WALLETS = ["alipay", "wechat-pay", "apple-pay", "google-pay", "unknown"];
const PROBLEMS = [...STARTS.map(([, problem]) => problem), "duplicate-charge"];
const AGES = ["fresh", "recent", "old"];

/** Every answer that there can be. */
function* answers() {
  for (const problem of PROBLEMS)
    for (const operator of WALLETS)
      for (const region of PLACES)
        for (const age of AGES) {
          const contacts = operators().find(({ id }) => id === operator)?.contacts ?? [];
          yield {
            problem,
            operator,
            region,
            age,
            answer: answerOf({ problem, operator, region, age, contacts }),
          };
        }
}

// ---- numbers

/** What looks like a number that one could call: three digits or more in a row, as people write them. */
const NUMBERS =
  /(?<![\d.,¥£$€\p{L}])\+?\d[\d -]{1,}\d(?![\d.,%]|\s?(?:px|km|公里|年|月|天|字|岁|英镑|business|days|months|characters))/gu;
/** Numbers in texts that nobody calls: what they are. */
const NO_CALLS = new Map([
  ["12315", "the name of China's platform for consumers, and no link"],
  ["300", "the length of a form"],
  ["2024", "a year"],
  ["4217", "a standard's"],
  ["1500", "an example of a sum"],
  ["800634", "a standard of NIST"],
]);

test("no telephone number stands in any text or any data without a source that gives it to payers", () => {
  const sourced = new Set(
    [...authorities(), ...operators().flatMap(({ contacts }) => contacts)]
      .filter(
        ({ channel, source, verifiedOn, for: whom }) =>
          channel === "phone" && whom === "payer" && source && verifiedOn,
      )
      .map(({ value }) => value),
  );
  assert.ok(sourced.has("110") && !sourced.has("95017-2"));
  let met = 0;
  for (const catalogue of [en, zhCN, wordsEn, wordsZh])
    for (const [key, text] of Object.entries(catalogue)) {
      if (/^(error|analyst|layout)\./.test(key)) continue; // what no payer reads, and files by their year
      for (const [number] of text.replace(/\{\w+[^{}]*\}/g, "").matchAll(NUMBERS)) {
        const digits = number.replace(/\D/g, "");
        if (digits.length < 3 || NO_CALLS.has(digits)) continue;
        if (/term\.|case\.source|reason|source/.test(key)) continue; // a law by its number
        assert.ok(sourced.has(number.trim()), `${key}: ${number} in “${text}”`);
        met += 1;
      }
    }
  assert.ok(met > 4, "the walk met the numbers that there are");
  // And in the files of the package: a link to call is made in one place, of sound contacts alone.
  const root = new URL("../../pkg/", import.meta.url);
  const walk = (folder) =>
    readdirSync(folder).flatMap((name) => {
      const place = new URL(name, folder);
      if (statSync(place).isDirectory())
        return name === "wasm" || name === "node_modules" ? [] : walk(new URL(`${name}/`, folder));
      return /\.(js|md)$/.test(name) ? [place] : [];
    });
  for (const place of walk(root)) {
    const text = readFileSync(place, "utf8");
    if (!place.pathname.endsWith("help/contacts.js")) assert.doesNotMatch(text, /tel:/, place.pathname);
    if (!/operators\.js|authorities\.js/.test(place.pathname))
      assert.doesNotMatch(text, /95188|95017|\b400[- ]?\d{3}[- ]?\d{4}\b|1-8\d\d-/, place.pathname);
  }
});

test("whoever lives elsewhere is shown no number of a country that is not theirs, and a payer none of a shop's", () => {
  for (const { region, answer } of answers())
    for (const { contacts } of answer.people)
      for (const contact of contacts) {
        assert.ok(!contact.region || contact.region === region, `${contact.value} in ${region}`);
        assert.notEqual(contact.for, "merchant");
        assert.doesNotMatch(contact.value, /95017/);
        if (contact.channel === "phone") assert.ok(contact.source && contact.verifiedOn && hrefOf(contact));
      }
  for (const locale of LOCALES)
    for (const region of PLACES.filter((place) => place !== "CN"))
      for (const problem of PROBLEMS)
        for (const age of AGES) {
          const { steps, then } = answerOf({ problem, operator: "alipay", region, age });
          const text = [steps, ...then].map((key) =>
            message(key, locale, { region, wallet: "w", whom: "wallet", freeze: "none" }),
          );
          assert.doesNotMatch(text.join("\n"), /\b110\b|96110|12315/, `${region} ${problem}`);
        }
});

test("whatever is said about anything, to a reader elsewhere it names no number of mainland China's; to one of whom nobody knows it names the country", () => {
  for (const [locale, catalogue] of [
    ["en", en],
    ["zh-CN", zhCN],
  ])
    for (const [key, text] of Object.entries(catalogue)) {
      if (/^(error|analyst|layout)\./.test(key) || !/\b(?:110|96110|12315)\b/.test(text)) continue;
      const values = { who: "", wallet: "w", whom: "wallet", freeze: "none" };
      for (const region of ["DE", "GB", "HK", "US"])
        if (!key.endsWith("-CN"))
          assert.doesNotMatch(
            message(key, locale, { ...values, region }),
            /\b(?:110|96110|12315)\b/,
            `${locale} ${key} in ${region}`,
          );
      const nowhere = message(key, locale, { ...values, region: UNKNOWN });
      if (/\b(?:110|96110|12315)\b/.test(nowhere) && !/-CN$/.test(key))
        assert.match(nowhere, /mainland China|中国大陆/, `${locale} ${key}`);
    }
  liveIn("DE");
  assert.doesNotMatch(message("access.scam-steps", "en"), /110/);
  liveIn("CN");
  assert.match(message("access.scam-steps", "en"), /\(110\)/);
  liveIn("ZZ");
  assert.match(message("access.scam-steps", "zh-CN"), /中国大陆打 110/);
});

test("every contact has its page and day, and a page of a year ago may have changed", () => {
  for (const { source, verifiedOn, channel } of [
    ...authorities(),
    ...operators().flatMap(({ contacts }) => contacts),
  ]) {
    assert.ok(source && Number.isFinite(Date.parse(verifiedOn)), source);
    assert.ok(["phone", "website"].includes(channel));
  }
  for (const { source, verifiedOn } of rights) assert.ok(source && Number.isFinite(Date.parse(verifiedOn)));
  const seen = { verifiedOn: "2026-11-29" };
  const at = Date.parse("2026-11-29");
  assert.deepEqual(
    [isStale(seen, at + 364 * DAY), isStale(seen, at + 367 * DAY), isStale({ verifiedOn: "?" }, at)],
    [false, true, true],
  );
});

// ---- what hosts hand in

test("only https, an address and digits open; a script, an odd scheme and a number without a source do not", () => {
  const of = (channel, value) => ({
    channel,
    value,
    source: "https://example.com/",
    verifiedOn: "2026-11-01",
  });
  for (const [channel, value, href] of [
    ["website", "https://example.com/help", "https://example.com/help"],
    ["website", "http://example.com/help", undefined],
    ["website", "javascript:alert(1)", undefined],
    ["website", " javascript:alert(1)", undefined],
    ["website", "data:text/html,x", undefined],
    ["social", "vbscript:x", undefined],
    ["social", "@lotuspay", undefined],
    ["in-app", "alipays://platformapi", undefined],
    ["in-app", "Me: Help", undefined],
    ["email", "help@example.com", "mailto:help@example.com"],
    ["email", "help@example.com?cc=thief@example.net", undefined],
    ["phone", "+44 20 7946 0000", "tel:+442079460000"],
    ["phone", "tel:1;x", undefined],
    ["phone", "call me", undefined],
    ["fax", "1234567", undefined],
  ])
    assert.equal(hrefOf(of(channel, value)), href, `${channel} ${value}`);
  assert.ok(isSound(of("in-app", "Me: Help")) && !isSound(of("in-app", "alipays://platformapi")));
  assert.equal(hrefOf({ ...of("phone", "12345"), source: "" }), undefined);
  assert.deepEqual(forPayer([{ ...of("phone", "12345"), source: "" }], "DE"), []);
  const sentinel = new Sentinel();
  const lotus = (contact) => ({ id: "lotus", contacts: [contact] });
  const ask = (contact) =>
    sentinel.supportCase({ accountId: "a", problem: "account-locked" }, lotus(contact));
  for (const value of ["javascript:alert(1)", "ftp://example.com", ""])
    assert.throws(
      () => ask(of("website", value)),
      (error) => error.code === "options-invalid" && error.details.field === "operator.contacts.0.value",
    );
  assert.equal(ask(of("website", "https://example.com/")).contacts.length, 1);
  assert.equal(ask({ ...of("phone", "12345"), for: "merchant" }).contacts.length, 0);
  sentinel.free();
});

test("a host's contacts and authorities replace ours whole; what cannot be opened is counted and left out", () => {
  const own = [
    {
      who: "police",
      region: "DE",
      channel: "website",
      value: "https://example.org/",
      source: "https://example.org/",
      verifiedOn: "2026-11-01",
    },
  ];
  const asked = { problem: "deceived", operator: "lotus", region: "DE", age: "fresh" };
  const told = answerOf({ ...asked, authorities: own });
  assert.deepEqual(told.people.find(({ who }) => who === "police").contacts, own);
  const bad = answerOf({ ...asked, authorities: [{ ...own[0], value: "javascript:x" }] });
  assert.deepEqual([bad.leftOut, bad.people.find(({ who }) => who === "police").contacts], [1, []]);
  // An operator without contacts: the way through its own app, and never a made-up number.
  assert.deepEqual(answerOf({ problem: "account-locked", operator: "lotus", region: "DE" }).people, [
    { who: "wallet", contacts: [] },
  ]);
});

// ---- who, when, what

test("who has to act is whom the core names: the shop for goods, the issuer behind a card wallet, the wallet for all else", () => {
  const sentinel = new Sentinel();
  for (const problem of PROBLEMS)
    for (const operator of WALLETS.filter((id) => id !== "unknown")) {
      const { withWhom } = sentinel.supportCase({ accountId: operator, problem });
      const { acts } = answerOf({ problem, operator, region: "GB" });
      // Of two of the same charge the core's own word is the wallet's; help begins with the shop, which can pay it back itself.
      if (problem !== "duplicate-charge") assert.equal(acts, withWhom, `${operator} ${problem}`);
    }
  sentinel.free();
});

test("advice follows the payment's age: of last spring nobody is told to hang up, nor that anything can be stopped now", () => {
  const now = Date.UTC(2026, 10, 30);
  assert.deepEqual(
    [
      ageOf(now - DAY, now),
      ageOf(now + DAY, now),
      ageOf(now - 30 * DAY, now),
      ageOf(now - 200 * DAY, now),
      ageOf(now - 400 * DAY, now),
    ],
    ["fresh", "fresh", "recent", "recent", "old"],
  );
  for (const locale of LOCALES)
    for (const problem of ["not-mine", "deceived"])
      for (const region of PLACES) {
        const told = (age) =>
          message(answerOf({ problem, operator: "alipay", region, age }).steps, locale, {
            region,
            wallet: "w",
            whom: "wallet",
            freeze: "none",
          });
        const stop =
          /offline|stop sharing|断网|停止共享|止付|stop the payment|be stopped|Please stop it|拦下来/i;
        assert.match(told("fresh"), stop, `${locale} ${problem} ${region}`);
        for (const age of ["recent", "old"])
          assert.doesNotMatch(told(age), stop, `${locale} ${problem} ${region} ${age}`);
        for (const age of AGES)
          assert.doesNotMatch(told(age), /lost for good|gone for good|追不回来了|无法追回/);
      }
});

test("rights are those of the place, of the problem and of the age, and of none where nothing was seen", () => {
  const codes = (region, problem, days) => rightsOf(region, problem, days).map(({ code }) => code);
  assert.deepEqual(codes("GB", "deceived", 10), ["gb-misled"]);
  assert.deepEqual(codes("GB", "deceived", 500), []);
  assert.deepEqual(codes("DE", "not-mine", 10), ["eu-unauthorised"]);
  assert.deepEqual(codes("DE", "deceived", 10), [], "what does not apply yet promises nothing");
  assert.deepEqual(codes("CN", "refund-wanted"), ["cn-goods"]);
  assert.deepEqual(codes("US", "not-mine", 1), [], "a term that no regulator's own words were seen to give");
  assert.deepEqual(codes(UNKNOWN, "not-mine", 1), []);
});

test("the first whom somebody deceived calls in mainland China is the police, as long as the payment can be stopped", () => {
  const first = (region, age) =>
    answerOf({ problem: "deceived", operator: "alipay", region, age }).people[0].who;
  assert.deepEqual(
    [first("CN", "fresh"), first("CN", "old"), first("GB", "fresh"), first("DE", "fresh")],
    ["police", "wallet", "bank-line", "wallet"],
  );
});

// ---- the way through

test("each start asks one question after another and comes to its end; going back takes the last answer away", () => {
  const wallet = { operator: "alipay", accountId: "alipay" };
  for (const [start, problem] of STARTS) {
    const known = { start, wallet, where: "CN", led: false, twice: false, payment: null, age: "fresh" };
    assert.equal(problemOf(known), problem);
    assert.equal(nextStep(known, { hasPayments: true }), "answer");
    assert.equal(
      nextStep({ start }, { hasPayments: true }),
      start === "not-mine" ? "led" : start === "wrong-amount" ? "twice" : "wallet",
    );
  }
  assert.equal(problemOf({ start: "not-mine", led: true }), "deceived");
  assert.equal(problemOf({ start: "wrong-amount", twice: true }), "duplicate-charge");
  const given = new Set(["start", "wallet"]);
  assert.deepEqual(without({ start: "fee", wallet, where: "CN" }, given), { start: "fee", where: "CN" });
  // An account that a statement named is its wallet's, without a word from the host.
  assert.equal(walletsOf([{ accountId: "wechat" }], [])[0].operator, "wechat-pay");
  assert.deepEqual(
    walletsOf([{ accountId: "a1", operator: "alipay" }], []).map(({ operator }) => operator),
    ["alipay", "wechat-pay", "apple-pay", "google-pay", "unknown"],
  );
});

test("a region is two capitals; the time zone suggests one, then the language, and nothing else", () => {
  assert.deepEqual(["DE", "de", "", "China", undefined].map(isRegion), [true, false, false, false, false]);
  assert.deepEqual(
    [
      suggested("Europe/Berlin", ["zh-CN"]),
      suggested("Asia/Shanghai", []),
      suggested("Africa/Cairo", ["en-GB"]),
      suggested("Africa/Cairo", ["ar-EG"]),
      suggested(undefined, []),
    ],
    ["DE", "CN", "GB", UNKNOWN, UNKNOWN],
  );
  assert.ok(EU.length === 27 && REGIONS.length === 31);
});

// ---- words

for (const locale of LOCALES) {
  test(`${locale}: every answer has its words, and none has a hole`, () => {
    for (const { answer, region, operator } of answers()) {
      const values = { wallet: "w", whom: answer.acts, region, freeze: "none" };
      const keys = [
        answer.steps,
        ...answer.then,
        ...answer.rights.flatMap(({ code }) => [`help.right.${code}`, `help.right-name.${code}`]),
      ];
      for (const { who, contacts } of answer.people) {
        keys.push(`help.who.${who}`);
        if (!contacts.length)
          keys.push(who === "wallet" && operator === "unknown" ? "help.way.unknown" : `help.way.${who}`);
      }
      for (const key of keys) {
        assert.ok(hasMessage(key, locale), key);
        assert.doesNotMatch(message(key, locale, values), /[{}]|undefined|null|“none”/, key);
      }
    }
    for (const [start] of STARTS) assert.ok(hasMessage(`help.start.${start}`, locale));
  });

  test(`${locale}: the sheet for the police says what the record shows, leaves blank what it does not, and makes nothing up`, () => {
    const sentinel = new Sentinel();
    sentinel.ingest([
      {
        kind: "transaction",
        id: "p",
        accountId: "wechat",
        at: Date.UTC(2026, 1, 10, 2),
        utcOffset: 480,
        direction: "debit",
        type: "transfer",
        status: "completed",
        amount: "8000.00",
        currency: "CNY",
        counterparty: { id: "6222-0000", name: "张三\n银行" },
        reference: "4200001",
      },
    ]);
    const of = (transactionId) =>
      sentinel.supportCase({
        accountId: "wechat",
        problem: "deceived",
        ...(transactionId ? { transactionId } : {}),
      });
    const told = describeReport(of("p"), locale, {
      payee: { id: "6222-0000", name: "张三" },
      operator: "W",
      account: "138****5678",
      utcOffset: 480,
    });
    for (const part of ["¥8,000.00", "4200001", "张三 银行", "6222-0000", "10:00", "138****5678"])
      assert.ok(told.includes(part), part);
    const blank = describeReport(of(), locale, { operator: "W", account: "____________" });
    assert.ok(blank.includes(message("report.none", locale)) && !blank.includes("¥"));
    assert.match(describe(of("p"), locale).body, locale === "en" ? /misled/ : /诱导/);
    sentinel.free();
  });
}

test("password advice is today's standard: length and no reuse, no mixture and no calendar", () => {
  const said = LOCALES.flatMap((locale) =>
    ["case.advice.account", "help.do.password-forgotten"].map((key) => message(key, locale, { wallet: "w" })),
  ).join("\n");
  assert.doesNotMatch(said, /capitals|大小写|every \w+ (?:days|months)|定期(?!换)/);
  assert.match(said, /long/);
  assert.match(said, /要长/);
});

for (const locale of LOCALES)
  test(`${locale}: an alert about a payment of last spring advises by its age where the day is known, and as ever where it is not`, () => {
    const now = Date.UTC(2026, 10, 30);
    const alert = (lastAt, code) => ({
      topic: "payment",
      severity: "danger",
      lastAt,
      reasons: [{ code, contribution: 3, params: {} }],
    });
    const stop = locale === "en" ? /hang up|offline/i : /挂断|断网/;
    for (const code of ["scam-transfer", "screen-share-payment", "new-device", "unusual-amount"]) {
      const plain = describe(alert(now - 200 * DAY, code), locale).advice;
      assert.deepEqual(describe(alert(now - DAY, code), locale, { now }).advice, plain, code);
      for (const days of [3, 200, 500]) {
        const { advice } = describe(alert(now - days * DAY, code), locale, { now });
        assert.ok(advice.length > 2 && !stop.test(advice.join()), `${code} ${days}`);
      }
    }
    const refund = alert(now - 200 * DAY, "refund-late");
    assert.deepEqual(
      describe(refund, locale, { now }),
      describe(refund, locale),
      "a service's advice is as good as ever",
    );
  });

test("that an account is one's own means that one opened it in one's own name, and it ends no open alert", () => {
  for (const locale of LOCALES) {
    const asked = describe(
      { relation: "other-side", confidence: "asked", evidence: [], amount: "9000.00", currency: "CNY" },
      locale,
    );
    assert.match(asked.title, locale === "en" ? /opened in your own name/ : /自己的名字开/);
    assert.match(asked.advice.join("\n"), locale === "en" ? /“safe account”/ : /“安全账户”/);
  }
  const sentinel = new Sentinel();
  const from = Date.UTC(2026, 0, 1);
  const of = (id, change) => ({
    kind: "transaction",
    id,
    accountId: "a",
    holderId: "h",
    at: from,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "30.00",
    currency: "CNY",
    counterparty: { name: `Shop ${id.length}` },
    ...change,
  });
  sentinel.ingest(Array.from({ length: 60 }, (_, day) => of(`n${day}`, { at: from + day * DAY })));
  sentinel.ingest([
    of("t", {
      at: from + 61 * DAY,
      type: "transfer",
      amount: "9000.00",
      counterparty: { name: "安全账户", kind: "person" },
    }),
    of("b", { at: from + 10 * DAY, accountId: "b", direction: "credit", type: "transfer", amount: "5.00" }),
    of("c", {
      at: from + 61 * DAY + 3_600_000,
      accountId: "b",
      direction: "credit",
      type: "transfer",
      amount: "9000.00",
    }),
  ]);
  const open = () => sentinel.alerts().map(({ id, state, severity }) => [id, state, severity]);
  const before = open();
  assert.deepEqual(
    before.map(([, state, severity]) => [state, severity]),
    [["open", "warning"]],
  );
  const one = { accountId: "a", id: "t" };
  sentinel.decide({
    a: one,
    b: { accountId: "b", id: "c" },
    relation: "other-side",
    is: true,
    at: from + 62 * DAY,
  });
  sentinel.advance(from + 63 * DAY);
  assert.deepEqual(open(), before);
  sentinel.free();
});

test("a payment that was marked says by whom, and that this alone is no fault of the recipient's", () => {
  const risk = { code: "counterparty-risk", params: { counterparty: "X", frauds: 3, sinceMs: 0 } };
  assert.match(describe(risk, "en").body, /by you or by users of this wallet; that alone does not mean/);
  assert.match(describe(risk, "zh-CN").body, /您或这个钱包的其他用户.*不代表对方有过错/);
});

for (const locale of LOCALES)
  test(`${locale}: a wallet's sheet has a source and a day for each line, names what is not known, and says what has grown old`, () => {
    const now = Date.parse("2026-11-30");
    for (const { id, known } of operators()) {
      const sheet = walletSheet(id, locale, { now });
      assert.ok(
        sheet.known.length >= known.length && sheet.known.every(({ text, from }) => text && from),
        id,
      );
      for (const { text, from } of sheet.known)
        assert.doesNotMatch(`${text} ${from}`, /[{}]|undefined|wallet\./);
      assert.ok(
        sheet.unknown.includes(message("wallet.unknown-fees", locale)),
        "no page of an operator was seen that tells payers' fees",
      );
      const later = walletSheet(id, locale, { now: now + 400 * DAY });
      const old = locale === "en" ? /may have changed|differently|others use/ : /可能|通行/;
      for (const { from } of later.known) assert.match(from, old);
    }
    assert.equal(walletSheet("lotus", locale).unknown.length, 5, "of an unknown operator nothing is made up");
    assert.deepEqual(
      walletSheet("alipay", locale, { operators: [{ id: "alipay", contacts: [] }] }).known,
      [],
      "a host's data replaces ours whole",
    );
  });

test("region and terms of a config are validated whole, named where they are wrong, and kept in a snapshot", () => {
  const refused = (config, field) =>
    assert.throws(
      () => new Sentinel(config),
      (error) => error.code === "config-invalid" && error.details.field === field,
    );
  refused({ region: "Germany" }, "region");
  const term = { operator: "lotus", what: "refund", days: 4, source: "https://example.com/terms" };
  refused({ terms: [term, { ...term, days: 5 }] }, "terms");
  refused({ terms: [{ ...term, months: 1 }] }, "terms");
  refused({ terms: [{ ...term, hours: 1 }] }, "terms.0.hours");
  const sentinel = new Sentinel({ region: "DE", terms: [term], operators: { a: "lotus" } });
  const again = Sentinel.restore(sentinel.snapshot());
  const at = Date.UTC(2026, 1, 10);
  again.ingest([
    { kind: "expectation", id: "r", accountId: "a", at, what: "refund", amount: "5.00", currency: "EUR" },
  ]);
  const found = again.supportCase({ accountId: "a", caseId: "r" });
  assert.deepEqual([found.region, found.term.code, found.term.source], ["DE", "given", term.source]);
  assert.ok(describe(found, "en").text.includes(message("term.given", "en")));
  sentinel.free();
  again.free();
});

for (const locale of LOCALES)
  test(`${locale}: what a case rests on is said to be a year old, where the caller says what day it is`, () => {
    const sentinel = new Sentinel();
    const at = Date.UTC(2026, 1, 10);
    sentinel.ingest([
      {
        kind: "transaction",
        id: "p",
        accountId: "wechat",
        at,
        direction: "debit",
        type: "purchase",
        status: "completed",
        amount: "9.00",
        currency: "CNY",
        instrument: { kind: "debit-card" },
      },
      { kind: "expectation", id: "r", accountId: "wechat", at: at + DAY, what: "refund", transactionId: "p" },
    ]);
    const contact = {
      channel: "website",
      value: "https://example.com/",
      source: "https://example.com/",
      verifiedOn: "2026-11-01",
    };
    const found = sentinel.supportCase(
      { accountId: "wechat", caseId: "r" },
      { id: "wechat-pay", contacts: [contact] },
    );
    const told = (now) =>
      describe(found, locale, { now }).text.match(/may have changed|可能已有变化/g)?.length ?? 0;
    assert.deepEqual([told(undefined), told(Date.UTC(2026, 11, 1)), told(Date.UTC(2028, 0, 1))], [0, 0, 2]);
    sentinel.free();
  });
