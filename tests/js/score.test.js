/**
 * "wallet-sentinel/score" is the same engine without payments: its scores are those of the whole engine that keeps none, to the bit,
 * and a snapshot of either goes on in the other.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { exampleCodes, exampleOf } from "../../pkg/examples.js";
import initWhole, { Sentinel as Whole, about as aboutWhole } from "../../pkg/node.js";
import initScore, { Sentinel as Score, about } from "../../pkg/score-node.js";
import { habits, oddOne, span } from "./life.js";

before(() => Promise.all([initWhole(), initScore()]));

const DAY = 86_400_000;
/** Kinds that only whoever keeps payments can follow. */
const OF_PAYMENTS = new Set(["expectation", "decision", "correction", "recurring"]);

/** A life with uses of the account, labels, verdicts and acts in it, batch by batch; what came out of each. */
function lived(sentinel) {
  const { from, to } = span();
  const said = (event) => sentinel.ingest([{ accountId: "wallet", ...event }]);
  const login = (id, at, more) =>
    said({ kind: "access", id, at, action: "login", success: true, deviceId: "phone", ...more });
  const out = [sentinel.ingest(habits())];
  for (let day = 0; day < 90; day += 3) out.push(login(`in-${day}`, from + day * DAY + 7.5 * 3_600_000));
  out.push(login("odd", to - DAY / 2, { deviceId: "another", country: "BR", ip: "189.1.2.3" }));
  out.push(sentinel.assess(oddOne()), sentinel.ingest([oddOne()]), sentinel.assess(oddOne()));
  const [alert] = sentinel.alerts();
  out.push(sentinel.act(alert.id, { do: "show", at: to }));
  out.push(said({ kind: "label", at: to, of: { transactionId: "odd-one" }, label: "fraud" }));
  out.push(
    said({ kind: "verdict", at: to, of: { transactionId: "面馆-89" }, outcome: "block", source: "desk" }),
  );
  out.push(sentinel.ingest([oddOne(91)].map((event) => ({ ...event, id: "again", amount: "4200.00" }))));
  out.push(sentinel.advance(to + 40 * DAY), sentinel.alerts());
  return out;
}

test("scores, reasons and alerts of a life are those of the whole engine that keeps no payments, to the bit", () => {
  assert.deepStrictEqual(lived(new Score()), lived(new Whole({ ledgerDays: 0 })));
});

test("so are those of every example", () => {
  let scored = 0;
  for (const code of exampleCodes()) {
    const { config, events, asOf, clock } = exampleOf(code);
    const { calendars, operators, budgets, names, terms, ledgerDays, ...own } = config;
    const told = events.filter(({ kind }) => !OF_PAYMENTS.has(kind));
    const run = (sentinel) => {
      const taken = sentinel.ingest(told, { asOf });
      const alerts = clock.map(({ at }) => sentinel.advance(at));
      sentinel.free();
      return { taken, alerts };
    };
    const score = run(new Score(own));
    scored += score.taken.assessments.length;
    assert.deepStrictEqual(score, run(new Whole({ ...own, ledgerDays: 0 })), code);
  }
  assert.ok(scored > 1_000, `${scored} events were scored`);
});

test("a call that this door does not have is not there, and the types name those that are", () => {
  const types = readFileSync(new URL("../../pkg/score.d.ts", import.meta.url), "utf8");
  const [, body] = /export class Sentinel \{([\s\S]*?)\n\}/.exec(types);
  const named = [...body.matchAll(/^ {2}(?:static )?(\w+)\(/gm)].map(([, name]) => name);
  const there = [...Object.getOwnPropertyNames(Score.prototype), "restore"];
  assert.deepEqual(there.sort(), named.sort());
  for (const name of [
    "summary",
    "watched",
    "payments",
    "links",
    "supportCase",
    "accounts",
    "receipt",
    "model",
  ])
    assert.equal(Score.prototype[name], undefined, name);
});

test("what would mean nothing here is refused by its name, in the config and among the events", () => {
  for (const field of ["ledgerDays", "budgets", "calendars", "operators", "names", "terms"])
    assert.throws(
      () => new Score({ [field]: field === "ledgerDays" ? 30 : [] }),
      ({ code, details }) => code === "config-invalid" && details.field === field,
      field,
    );
  const { rejected } = new Score().ingest([
    { kind: "correction", counterparty: "面馆", category: "dining", at: span().to },
    {
      kind: "expectation",
      id: "1",
      accountId: "wallet",
      at: span().to,
      what: "refund",
      amount: "1.00",
      currency: "CNY",
    },
  ]);
  assert.deepEqual(
    rejected.map(({ code, field }) => [code, field]),
    [
      ["ledger-off", "kind"],
      ["ledger-off", "kind"],
    ],
  );
});

test("a snapshot goes from the whole engine through this door and back, and what was missed is said and told again", () => {
  const whole = new Whole({ operators: { wallet: "alipay" }, budgets: [] });
  whole.ingest(habits());
  const kept = whole.status().payments;
  const light = Score.restore(whole.snapshot());
  assert.ok(["ledger", "pending"].every((name) => light.status().sealed.includes(name)));
  assert.equal(light.status().gap, undefined);
  assert.equal(light.ingest([oddOne()]).accepted, 1);
  const { at } = oddOne();
  assert.deepEqual(light.status().gap, { from: at, to: at, payments: 1 });
  const back = Whole.restore(light.snapshot());
  assert.deepEqual(back.status().gap, { from: at, to: at, payments: 1 });
  assert.equal(back.status().payments, kept);
  const gap = (sentinel) => sentinel.summary(span()).quality.find(({ code }) => code === "ledger-gap");
  assert.equal(gap(back).count, 1);
  const { accepted, assessments } = back.ingest([oddOne()]);
  assert.deepEqual({ accepted, assessments }, { accepted: 1, assessments: [] });
  assert.equal(back.status().payments, kept + 1);
  assert.equal(back.status().gap, undefined);
  assert.equal(gap(back), undefined);
});

test("an erased account takes along what cannot be cut by account, and that is said", () => {
  const whole = new Whole({ operators: { wallet: "alipay" }, names: { wallet: "Wallet", other: "Other" } });
  whole.ingest([...habits(), ...habits(30, "other")]);
  const light = Score.restore(whole.snapshot());
  light.forget("wallet");
  assert.deepEqual(light.status().sealed, []);
  assert.ok(["ledger", "pending"].every((name) => light.status().dropped.includes(name)));
  const bytes = Buffer.from(light.snapshot());
  assert.ok(!bytes.includes("wallet"));
  const back = Whole.restore(bytes);
  assert.equal(back.status().accounts, 1);
  assert.equal(back.status().payments, 0);
});

test("both modules stand in one program, each after its own init, and know the same names", () => {
  const { reasonCodes, errorCodes, version, locales } = about();
  const whole = aboutWhole();
  assert.deepEqual(
    { reasonCodes, version, locales },
    { reasonCodes: whole.reasonCodes, version: whole.version, locales: whole.locales },
  );
  assert.ok(errorCodes.every((code) => whole.errorCodes.includes(code)));
});
