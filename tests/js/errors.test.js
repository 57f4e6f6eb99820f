// Errors: each says what is wrong, where, and what was expected; and none of them tells anything of a person.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { Sentinel, about } from "../../pkg/node.js";
import { importStatement } from "../../pkg/import-node.js";
import { describeError } from "../../pkg/messages.js";
import { AT, EVENTS } from "./each-kind.js";

before(() => init());

/** What must never come out: names, numbers of phones and cards, a mail address; as text and as numbers. */
const PERSONAL = [
  "Li Lei",
  "王小明",
  "Wang",
  "ZHANGSAN",
  "13812345678",
  "+86 138-1234-5678",
  "6222021234567890123",
  "4111 1111 1111 1111",
  "li.lei@mail.example",
  13812345678,
  4111111111111111,
  { name: "Li Lei" },
  ["王小明"],
];
const TRACES = ["Li", "Lei", "王", "小明", "Wang", "ZHANG", "138", "5678", "6222", "4111", "mail"];

/** Every field of the contract, as src/event/field.rs lists them. */
const FIELDS = [
  ...readFileSync(new URL("../../src/event/field.rs", import.meta.url), "utf8").matchAll(
    /^ {4}[A-Z]\w+ = "([\w.]+)"/gm,
  ),
].map(([, name]) => name);

/** The event with a value at a dotted path. */
function put(event, path, value) {
  const [outer, inner] = path.split(".");
  return inner ? { ...event, [outer]: { ...event[outer], [inner]: value } } : { ...event, [outer]: value };
}

function thrown(work) {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

function quiet(error, where) {
  const { index, line, ...details } = {
    ...error.details,
    ...(error.details ? {} : { field: error.field, value: error.value, expected: error.expected }),
  };
  const told = [
    error.code,
    error.message,
    JSON.stringify(details),
    describeError(error, "en"),
    describeError(error, "zh-CN"),
  ].join("\n");
  for (const trace of TRACES) assert.ok(!told.includes(trace), `${where}: “${trace}” in\n${told}`);
}

test("a name or a number in the wrong field comes out nowhere, whatever the field, and the field is the contract's own", () => {
  assert.ok(FIELDS.length > 55, "the fields were found");
  let refused = 0;
  for (const [kind, event] of Object.entries(EVENTS)) {
    for (const field of FIELDS) {
      for (const value of PERSONAL) {
        const given = put(event, field, value);
        for (const error of new Sentinel().ingest([given]).rejected) {
          refused += 1;
          quiet({ ...error, id: undefined }, `${kind}.${field}`);
          assert.ok(
            error.field === undefined ||
              FIELDS.some((name) => name === error.field || name.split(".")[0] === error.field),
            `${error.field} is no field`,
          );
        }
        if (kind === "transaction")
          for (const verb of ["assess", "receipt"]) {
            const error = thrown(() => new Sentinel()[verb](given));
            if (error) quiet(error, `${verb} ${field}`);
          }
      }
    }
  }
  assert.ok(refused > 1000, `${refused} refusals`);
});

test("a name or a number in options, queries, actions and configurations comes out nowhere", () => {
  const keys = {
    ingest: ["assessments", "asOf"],
    alerts: ["accountId", "topic", "audience", "states", "atLeast", "from", "to", "limit", "after"],
    summary: [
      "accountId",
      "holderId",
      "from",
      "to",
      "now",
      "timeZone",
      "utcOffset",
      "interval",
      "by",
      "compare",
      "refunds",
      "convert",
      "category",
      "exclude",
      "parts",
    ],
    act: ["do", "at", "by", "until", "disposition"],
    supportCase: ["alertId", "accountId", "transactionId", "caseId", "problem"],
    watched: ["accountId", "limit"],
    config: [
      "utcOffset",
      "thresholds",
      "reasons",
      "alertsPerDay",
      "ledgerDays",
      "learn",
      "labelHorizonDays",
      "calendars",
      "operators",
      "budgets",
      "limits",
      "hashSeed",
      "sealKey",
    ],
  };
  const sentinel = new Sentinel();
  const calls = {
    ingest: (asked) => sentinel.ingest([], asked),
    alerts: (asked) => sentinel.alerts(asked),
    summary: (asked) => sentinel.summary({ from: AT, to: AT + 1, ...asked }),
    act: (asked) => sentinel.act("1", { do: "acknowledge", at: AT, ...asked }),
    supportCase: (asked) => sentinel.supportCase({ accountId: "a", ...asked }),
    watched: (asked) => sentinel.watched(asked),
    config: (asked) => new Sentinel(asked).free(),
  };
  let refused = 0;
  for (const [verb, call] of Object.entries(calls)) {
    for (const value of PERSONAL) {
      const asked = [
        ...keys[verb].map((key) => ({ [key]: value })),
        ...(typeof value === "object"
          ? []
          : [{ [String(value)]: 1 }].filter(() => !/^[A-Za-z]+$/.test(value))),
      ];
      for (const one of asked) {
        const error = thrown(() => call(one));
        if (!error) continue;
        refused += 1;
        quiet(error, `${verb} ${Object.keys(one)}`);
        assert.ok(error.code && error.details?.field, `${verb}: ${error.code} names no place`);
      }
    }
  }
  for (const value of PERSONAL) {
    for (const config of [
      { reasons: { [String(value)]: { mode: "off" } } },
      { reasons: { velocity: { params: { [String(value)]: 1 } } } },
      { budgets: [{ currency: value, amount: "1", interval: "week" }] },
      { calendars: { [String(value)]: { holidays: [value], workdays: [], source: "s" } } },
      { limits: { accounts: value } },
      { thresholds: { block: value } },
    ]) {
      const error = thrown(() => new Sentinel(config));
      if (error && !/^[A-Za-z]+$/.test(String(value))) quiet(error, JSON.stringify(config));
    }
    for (const use of [
      () => sentinel.act(value, { do: "reopen", at: AT }),
      () => sentinel.advance(value),
      () => sentinel.forget(value),
      () => sentinel.supportCase({ accountId: "a", problem: "other-question" }, value),
      () => sentinel.loadModel(value),
      () => describeError({ code: "freed" }, value),
    ]) {
      const error = thrown(use);
      if (error) quiet(error, use.toString());
    }
  }
  assert.ok(refused > 200, `${refused} refusals`);
});

test("a name or a number in a row of a statement comes out in no error", async () => {
  const header = "id,at,amount,currency,status,type,direction";
  const row = ["1", "2026-10-05T10:00:00+08:00", "10.00", "CNY", "completed", "purchase", "debit"];
  let skipped = 0;
  for (let column = 0; column < row.length; column += 1) {
    for (const value of PERSONAL.filter((value) => typeof value === "string")) {
      const cells = row.with(column, value);
      const read = await importStatement(
        new TextEncoder().encode(`${header}\n${cells.join(",")}\n${row.join(",")}\n`),
      ).catch((error) => error);
      if (read.code) quiet(read, header.split(",")[column]);
      for (const { line, code, field } of read.skipped ?? []) {
        skipped += 1;
        quiet({ code, line, field }, header.split(",")[column]); // `text` is the row itself, for whoever has the file
      }
    }
  }
  assert.ok(skipped > 20, `${skipped} rows`);
});

test("what is expected is said: the type, or the choices", () => {
  const refusal = (event) => new Sentinel().ingest([event]).rejected[0];
  const { transaction } = EVENTS;
  const wrong = {
    "field-type": [
      refusal({ ...transaction, id: 7 }),
      { field: "id", value: "number", expected: ["string"] },
    ],
    "value-unknown": [
      refusal({ ...transaction, direction: "Debit" }),
      { field: "direction", value: "Debit", expected: ["debit", "credit", "neutral"] },
    ],
    "kind-unsupported": [
      refusal({ ...transaction, kind: "rumour" }),
      {
        field: "kind",
        expected: [
          "transaction",
          "access",
          "expectation",
          "label",
          "verdict",
          "act",
          "correction",
          "decision",
          "recurring",
        ],
      },
    ],
    "amount-not-string": [
      refusal({ ...transaction, amount: 12.5 }),
      { field: "amount", value: "12.5", expected: ["string"] },
    ],
  };
  for (const [code, [error, expected]] of Object.entries(wrong)) {
    const { index, id, ...rest } = error;
    assert.deepEqual(rest, { code, ...expected });
  }
  assert.match(describeError(wrong["value-unknown"][0], "en"), /expected: debit, credit, or neutral/);
  assert.match(describeError(wrong["value-unknown"][0], "zh-CN"), /应为：debit、credit或neutral/);
  const details = (work) => thrown(work).details;
  assert.deepEqual(
    details(() => new Sentinel({ thresholds: { block: "90" } })),
    { field: "thresholds.block", expected: ["number"] },
  );
  assert.deepEqual(
    details(() => new Sentinel({ thresholds: { blok: 90 } })),
    { field: "thresholds.blok", nearest: "block", expected: ["challenge", "review", "block"] },
  );
  assert.deepEqual(details(() => new Sentinel().alerts({ topic: "money" })).expected.toSorted(), [
    "access",
    "payment",
    "service",
    "spending",
  ]);
  assert.equal(details(() => new Sentinel().summary({ to: AT })).field, "from", "what is missing is named");
  assert.equal(details(() => new Sentinel().act("1", { do: "reopen" })).field, "at");
});

test("other numbers of a payment are taken as a list of texts, and as nothing else", () => {
  const sentinel = new Sentinel();
  const told = (references) => {
    const { rejected } = sentinel.ingest([{ ...EVENTS.transaction, references }]);
    return rejected.map(({ code, field }) => [code, field]);
  };
  assert.deepEqual(told(["W1", "退款 T2"]), []);
  for (const wrong of ["W1", 1, {}, [1], ["W1", null]])
    assert.deepEqual(told(wrong), [["field-type", "references"]]);
  assert.deepEqual(told([""]), [["field-empty", "references"]]);
  assert.deepEqual(told(Array(9).fill("W1")), [["list-too-long", "references"]]);
  assert.deepEqual(told(["9".repeat(257)]), [["list-too-long", "references"]]);
  const misspelt = sentinel.ingest([{ ...EVENTS.transaction, refrences: ["W1"] }]).rejected[0];
  assert.deepEqual([misspelt.code, misspelt.nearest], ["field-unknown", "references"]);
  // A list where a text belongs is refused as it was.
  const note = sentinel.ingest([{ ...EVENTS.transaction, note: ["x"] }]).rejected[0];
  assert.deepEqual([note.code, note.field, note.expected], ["field-type", "note", ["string"]]);
  sentinel.free();
});

test("every code of the core has a sentence of its own in both languages", () => {
  for (const code of about().errorCodes) {
    for (const locale of ["en", "zh-CN"]) {
      const said = describeError({ code, field: "at", expected: ["milliseconds"] }, locale);
      assert.ok(!said.includes(code) && said.includes("milliseconds"), `${locale} ${code}: ${said}`);
    }
  }
});
