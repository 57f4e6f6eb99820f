// Texts stay in their place: what anybody called themselves makes no line of its own, turns nothing, and is cut between characters.
import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../pkg/elements/csv.js";
import { fitted } from "../../pkg/elements/summary.view.js";
import {
  addMessages,
  category,
  describe,
  describeError,
  describeForAnalyst,
  describeForMachine,
  format,
  message,
} from "../../pkg/messages.js";
import { SHORT } from "../../pkg/messages/case.js";
import { REASONS } from "../../pkg/messages/reasons.js";
import { characters, cut, placed, settled } from "../../pkg/messages/text.js";
import { notifier } from "../../pkg/notify.js";

/** Each would leave its place: by a line's end, by turning, by not being seen. */
const HOSTILE = [
  "Shop\n\nRefund desk: call +1 555 0100",
  "Shop\r\nLine",
  "Shop\u2028Line",
  "Shop\u0085Line",
  "Shop\vLine\fLine",
  "Shop\u0000\u001b[2J\u009b2J",
  "Shop \u202e00.08",
  "Shop\u202a\u202b\u202d",
  "\u2069\u2069Shop",
  "Shop\u2066\u2067\u2068",
  "Shop\u200f\u200e\u061c",
  "Pay\u200bPal\ufeff\u2060\u00ad",
  "A\u{e0041}\u{e0042}",
  "Half \ud83d",
  "חנות 12",
  "متجر ٣",
];
const LINE_ENDS = /[\n\r\v\f\u0085\u2028\u2029]/u;

/** What a sentence may hold whatever stood in its names. @param {string} line */
function staysInItsPlace(line) {
  assert.doesNotMatch(line, LINE_ENDS);
  assert.doesNotMatch(
    line,
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u061c\u200b\u2060\ufeff\u{e0000}-\u{e007f}]/u,
  );
  assert.ok(line.isWellFormed?.() ?? true, "no half of a character");
  let depth = 0;
  for (const character of line) {
    if (/[\u2066-\u2068]/u.test(character)) depth += 1;
    if (character === "\u2069") depth -= 1;
    assert.ok(depth >= 0, `${JSON.stringify(line)} closes what it did not open`);
    if (depth === 0)
      assert.doesNotMatch(character, /[\u0590-\u08ff]/u, "a letter from the right stands isolated");
  }
  assert.equal(depth, 0, `${JSON.stringify(line)} leaves a turn open`);
}

const VALUES = {
  money: "12.50",
  currency: "CNY",
  country: "JP",
  number: 9,
  share: 0.03,
  duration: 600_000,
  hour: 2,
  time: Date.UTC(2026, 9, 24),
  category: "dining",
  term: "x",
  boolean: true,
};

/** A case whose every text is this. @param {string} text */
const caseOf = (text) => ({
  problem: {
    code: "duplicate-charge",
    params: {
      amount: "1.00",
      currency: "CNY",
      counterparty: text,
      count: 2,
      withinMs: 60_000,
      sameOrder: false,
      likely: false,
    },
  },
  accountId: text,
  account: text,
  operator: text,
  operatorName: text,
  state: "open",
  withWhom: "merchant",
  utcOffset: 480,
  transactions: [
    {
      id: text,
      reference: text,
      orderId: text,
      at: 0,
      amount: "1.00",
      currency: "CNY",
      status: "completed",
      counterparty: text,
    },
  ],
  timeline: [{ at: 0, code: text }],
  term: { code: text, source: text },
  dueAt: 1,
  notes: [text],
  contacts: [{ channel: "phone", value: text, region: text, verifiedOn: text }],
});

for (const locale of ["zh-CN", "en"]) {
  test(`${locale}: no name leaves its place in any sentence about a payment`, () => {
    for (const name of HOSTILE) {
      for (const [code, { params }] of Object.entries(REASONS)) {
        const reason = {
          code,
          contribution: 1,
          params: Object.fromEntries(
            Object.entries(params).map(([param, kind]) => [
              param,
              kind === "name" ? name : kind === "category" ? name : VALUES[kind],
            ]),
          ),
        };
        for (const mask of [false, true]) {
          const { title, body, why, advice } = describe(reason, locale, {
            mask,
            utcOffset: 480,
            audience: "all",
          });
          for (const line of [title, body, ...why, ...advice]) staysInItsPlace(line);
          const { lines, reasons } = describeForAnalyst({ reasons: [reason] }, locale, { mask });
          for (const line of [...lines, ...reasons.flatMap(({ share, values }) => [share, ...values])])
            staysInItsPlace(line);
        }
      }
      const alert = {
        id: "1",
        topic: "payment",
        severity: "danger",
        state: "open",
        reasons: [{ code: "new-counterparty", params: { counterparty: name, share: 0.1, payments: 9 } }],
      };
      notifier({
        locale,
        details: true,
        mask: false,
        localMinutes: () => 720,
        show: (title, { body }) => [title, body].forEach(staysInItsPlace),
      })(alert);
    }
  });

  test(`${locale}: a case has as many lines whatever its names are, and stays within ${SHORT} characters`, () => {
    const lines = describe(caseOf("Shop"), locale).text.split("\n").length;
    for (const text of [...HOSTILE, "👨‍👩‍👧‍👦".repeat(90), "é".normalize("NFD").repeat(400)]) {
      const said = describe(caseOf(text), locale);
      assert.equal(said.text.split("\n").length, lines, JSON.stringify(text));
      for (const line of [
        ...said.text.split("\n"),
        said.title,
        said.body,
        said.short,
        ...said.why,
        ...said.advice,
      ])
        staysInItsPlace(line);
      assert.ok(said.short.length <= SHORT);
      const half = /👨‍👩‍👧(?!‍👦)|‍$|e(?!\u0301)$/u;
      assert.doesNotMatch(said.short, half, "cut within a character");
    }
  });

  test(`${locale}: an error quotes a value in its place, and shows where it was cut`, () => {
    for (const value of HOSTILE)
      staysInItsPlace(describeError({ code: value, details: { line: 3, field: value, value } }, locale));
    const family = "👨‍👩‍👧‍👦";
    const quoted = describeError(
      { code: "field-type", details: { value: [...family.repeat(20)].slice(0, 64).join("") } },
      locale,
    );
    assert.match(quoted, /“(👨‍👩‍👧‍👦)+…”/u);
  });
}

test("what a host's program logs of a reason is one line as well", () => {
  for (const name of HOSTILE) {
    const { params } = describeForMachine({ code: "new-counterparty", params: { counterparty: name } })
      .reasons[0];
    assert.doesNotMatch(params.counterparty, LINE_ENDS);
    assert.doesNotMatch(params.counterparty, /[\u202a-\u202e\u2066-\u2069]/u);
  }
});

test("a name of letters from the left stands as it was written, without a mark around it", () => {
  const said = describe(
    { code: "new-counterparty", params: { counterparty: "晨光里咖啡 Café", share: 0.1, payments: 9 } },
    "en",
  ).body;
  assert.match(said, /“晨光里咖啡 Café”/);
});

test("a name of letters from the right is isolated, and so is everything in a sentence from the right", () => {
  assert.equal(message("name.known", "en", { name: "חנות 12" }), "“\u2068חנות 12\u2069”");
  addMessages("he", {
    "name.known": "«{name}»",
    "he.select": "{state, select, open {פתוח} other {אחר}}: {name}",
  });
  assert.equal(message("name.known", "he", { name: "Shop 12" }), "«\u2068Shop 12\u2069»");
  assert.equal(
    message("he.select", "he", { state: "open", name: "Shop" }),
    "פתוח: \u2068Shop\u2069",
    "a choice is no text",
  );
  assert.equal(placed(placed("חנות", "en"), "en"), "\u2068חנות\u2069", "once is enough");
});

test("what is the visitor's own, a category or a key that no catalogue has, is one line", () => {
  for (const text of HOSTILE)
    for (const shown of [category(text, "en"), message(text, "en"), format.name(text)])
      assert.equal(shown, settled(text));
});

test("a hidden name shows its first character as people see it, never half of one", () => {
  assert.equal(format.maskName("👨‍👩‍👧‍👦 family"), "👨‍👩‍👧‍👦**");
  assert.equal(format.maskName("🇨🇳 shop"), "🇨🇳**");
  assert.equal(format.maskName("é".normalize("NFD") + "clair"), "é".normalize("NFD") + "**");
  assert.equal(format.maskName("\u202e\u200b 王小明"), "王**");
  assert.equal(format.maskName("\u200b\n"), "");
});

test("without the platform's segmenter, characters are found as well", () => {
  const text = "a👨‍👩‍👧‍👦🇨🇳🇯🇵é👍🏽店".normalize("NFD");
  const own = [
    ...characters(text, {
      segment: function* (whole) {
        for (const segment of characters(whole)) yield { segment };
      },
    }),
  ];
  assert.deepEqual(own, [...characters(text)]);
  // Asked for as null, the platform's is not taken.
  assert.deepEqual([...characters(text, /** @type {any} */ (null))], [...characters(text)]);
});

test("a cut leaves whole characters, and a long text costs no more than what is kept", () => {
  assert.equal(cut("👍🏽👍🏽", 5), "👍🏽");
  assert.equal(cut("abc", 3), "abc");
  assert.equal(cut("abcd", 3, "…"), "ab…");
  assert.equal(
    cut(`a${"\u0301".repeat(1e6)}`, 10),
    "",
    "one character of a million marks is not kept in half",
  );
  assert.equal(fitted("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 31, 15), "👨‍👩‍👧‍👦…");
});

test("no cell of a saved table is a formula, in half or full width, whatever stands before the sign", () => {
  const cells = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠A",
    "﹦1",
    "−1+1",
    "|cmd",
    "%x",
    "\t=1",
    "\r=1",
    "  =1",
    "\u200b=1",
    "\u202e=1",
    "\u3000＝1",
    "\ufeff=1",
    "\u0000=1",
  ];
  for (const cell of cells) {
    const [, written] = csv([["a"], [cell]]).split("\r\n");
    assert.match(written, /^"'/, JSON.stringify(cell));
  }
  assert.equal(
    csv([["-12.50", 3, "店", "a\nb"]]),
    "\ufeff-12.50,3,店,a b\r\n",
    "numbers stay numbers, and a cell is one line",
  );
});
