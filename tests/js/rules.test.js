/** Rules over the border: faults with their letters, words for the desk and none for a payer, counts, and the lab's figures of them. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { about, Sentinel, SentinelError } from "../../pkg/node.js";
import { describe as told, describeError, locales } from "../../pkg/messages.js";
import { backtest, checkPack, diffPacks, examplePack, rulesOf, sampleHistory } from "../../pkg/lab.js";
import { read } from "./lab-files.js";

before(() => init());

const pack = (...rules) => ({ id: "desk", version: "1", rules });
const rule = (id, when, more = {}) => ({ id, when, severity: "warning", ...more });
const payment = (more = {}) => ({
  kind: "transaction",
  id: "1",
  accountId: "mei",
  at: Date.UTC(2026, 2, 2, 4),
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "5000.00",
  currency: "CNY",
  ...more,
});

test("every fault of a pack comes over the border with its field, letter and the name that was meant", () => {
  const rulePack = pack(
    rule("a", "event.amuont > 5 && event.currency == 3"),
    { id: "b", severity: "warning" },
    rule("c", "'咖啡😀' == event.notes"),
  );
  assert.throws(
    () => new Sentinel({ rulePack }),
    (error) => {
      assert.ok(error instanceof SentinelError);
      assert.equal(error.code, "config-invalid");
      assert.equal(error.details.field, "rulePack.rules.1.when");
      const by = (field) => error.details.faults.filter((fault) => fault.field === `rulePack.rules.${field}`);
      assert.deepEqual(by("0.when"), [
        {
          field: "rulePack.rules.0.when",
          code: "rule-name-unknown",
          column: 1,
          length: 12,
          nearest: "event.amount",
        },
        {
          field: "rulePack.rules.0.when",
          code: "rule-type",
          column: 39,
          length: 1,
          expected: ["string"],
          found: "int",
        },
      ]);
      assert.deepEqual(by("1.when"), [{ field: "rulePack.rules.1.when", code: "field-missing" }]);
      const [third] = by("2.when");
      assert.equal(
        rulePack.rules[2].when.slice(third.column - 1, third.column - 1 + third.length),
        "event.notes",
      );
      return true;
    },
  );
  assert.deepEqual(checkPack(Sentinel, pack(rule("a", "event.amount > 5"))), []);
  assert.equal(checkPack(Sentinel, rulePack).length, 4);
});

test("every fault has a sentence in each language", () => {
  for (const code of about().errorCodes.filter((code) => code.startsWith("rule-")))
    for (const locale of locales())
      assert.notEqual(describeError({ code }, locale), describeError({ code: "no-such-code" }, locale), code);
});

test("facts that rules may ask for are named with their kinds, and each can be asked", () => {
  const { ruleFacts } = about();
  assert.ok(ruleFacts.some(({ name, kind }) => name === "event.amount" && kind === "decimal"));
  const asked = ruleFacts.map(({ name }, place) => rule(`r${place}`, `has(${name}) && ${name} == ${name}`));
  const sentinel = new Sentinel({ rulePack: { ...pack(...asked), mostShare: 1 } });
  sentinel.ingest([payment()]);
  for (const { failed } of sentinel.status().rules) assert.equal(failed, 0);
  sentinel.free();
});

test("facts of uses of the account are named too, and each can be asked of a use and of no payment", () => {
  const { useFacts } = about();
  assert.ok(useFacts.some(({ name, kind }) => name === "event.action" && kind === "string"));
  const asked = useFacts.map(({ name }, place) =>
    rule(`u${place}`, `has(${name}) && ${name} == ${name}`, { on: "access" }),
  );
  const sentinel = new Sentinel({ audience: "all", rulePack: { ...pack(...asked), mostShare: 1 } });
  const { id, accountId, at } = payment();
  sentinel.ingest([payment(), { kind: "access", id, accountId, at, action: "login", success: true }]);
  for (const { asked, failed } of sentinel.status().rules) assert.deepEqual([asked, failed], [1, 0]);
  sentinel.free();
  assert.deepEqual(
    checkPack(Sentinel, pack(rule("a", "event.amount > 5", { on: "access" }))).map(({ code }) => code),
    ["rule-name-unknown"],
  );
});

test("the desk reads a rule's own title in its language, and a payer only that the payment is asked about", () => {
  const rulePack = pack(
    rule("large", "event.amount > 1000", {
      outcome: "challenge",
      title: { en: "Above the limit", "zh-CN": "超过限额" },
    }),
    rule("untitled", "event.amount > 1000"),
  );
  const desk = new Sentinel({ audience: "all", rulePack });
  const { assessments, alerts } = desk.ingest([payment()]);
  const alert = alerts.find(({ dedupKey }) => dedupKey.startsWith("rule:large"));
  assert.equal(alert.audience, "operator");
  const title = (of, locale) => told(of, locale, { audience: "operator" }).title;
  assert.equal(title(alert, "en"), "Above the limit");
  assert.equal(title(alert, "zh-CN"), "超过限额");
  const own = assessments[0].reasons.find(({ code }) => code === "rule:untitled");
  assert.equal(own.audience, "operator");
  assert.equal(title(own, "en"), "Rule untitled");
  assert.throws(() => told(alert, "en"), { code: "audience-not-allowed" });

  const wallet = new Sentinel({ rulePack });
  const seen = wallet.ingest([payment()]);
  assert.equal(seen.assessments[0].outcome, "challenge");
  assert.ok(!JSON.stringify([seen, wallet.alerts()]).includes("rule:"));
  for (const locale of ["en", "zh-CN"]) {
    const words = JSON.stringify(told(assessments[0], locale, { payment: payment() }));
    assert.ok(!/large|limit|限额|untitled/.test(words), words);
  }
  const [count] = desk.status().rules;
  assert.deepEqual(count, {
    pack: "desk",
    version: "1",
    rule: "large",
    mode: "live",
    asked: 1,
    hits: 1,
    untold: 0,
    failed: 0,
    truncated: 0,
    demoted: false,
    days: [{ day: "2026-03-02", asked: 1, hits: 1 }],
  });
  for (const one of [desk, wallet]) one.free();
});

test("a pack is kept by a snapshot and refused whole by configure", () => {
  const sentinel = new Sentinel({ rulePack: pack(rule("large", "event.amount > 1000")) });
  sentinel.ingest([payment()]);
  assert.throws(() => sentinel.configure({ rulePack: pack(rule("wrong", "event.amount >")) }), {
    code: "config-invalid",
  });
  const back = Sentinel.restore(sentinel.snapshot());
  assert.deepEqual(back.status().rules, sentinel.status().rules);
  assert.equal(back.status().rules[0].hits, 1);
  for (const one of [sentinel, back]) one.free();
});

test("the lab counts each rule on labelled history as a count by hand does, live and in shadow alike", async () => {
  const history = await read(sampleHistory());
  const when = (id) => ({ large: "event.amount > 300", tiny: "event.amount < 20", never: "false" })[id];
  const run = async (mode) => {
    const rules = ["large", "tiny", "never"].map((id) => rule(id, when(id), { mode }));
    const [one] = await backtest(Sentinel, history, [{ rulePack: { ...pack(...rules), mostShare: 1 } }]);
    return rulesOf(one);
  };
  const [live, shadow] = [await run("live"), await run("shadow")];
  const amounts = Array.from({ length: history.count }, (_, row) => Number(history.payment(row).amount));
  const by = { large: (amount) => amount > 300, tiny: (amount) => amount < 20, never: () => false };
  for (const [place, { rule: id, ...figures }] of live.entries()) {
    const rows = amounts.flatMap((amount, row) => (by[id](amount) ? [row] : []));
    const frauds = rows.filter((row) => history.isJudged(row) && history.isFraud(row)).length;
    assert.equal(figures.hits, rows.length, id);
    assert.equal(figures.frauds, frauds, id);
    assert.equal(figures.judged, rows.filter((row) => history.isJudged(row)).length, id);
    assert.equal(figures.onlyHits, rows.length, "no payment is both");
    assert.deepEqual(figures.overlap, []);
    assert.equal(shadow[place].mode, "shadow");
    assert.deepEqual({ ...shadow[place], mode: "live" }, { rule: id, ...figures });
  }
  assert.ok(live[0].hits > 0 && live[1].hits > 0);
});

test("the example pack is whole, and two packs differ by what was changed in them", () => {
  const [before, after] = [examplePack(), examplePack()];
  assert.deepEqual(checkPack(Sentinel, before), []);
  assert.deepEqual(diffPacks(before, after), { pack: [], added: [], removed: [], changed: [] });
  after.version = "2";
  after.rules[0].weight = 2;
  after.rules.push(rule("new", "true"));
  const [gone] = after.rules.splice(1, 1);
  const difference = diffPacks(before, after);
  assert.deepEqual(difference.pack, [{ name: "version", before: "1", after: "2" }]);
  assert.deepEqual(
    difference.added.map(({ id }) => id),
    ["new"],
  );
  assert.deepEqual(difference.removed, [gone]);
  assert.deepEqual(difference.changed, [
    { id: "large-to-new", entries: [{ name: "weight", before: 1, after: 2 }] },
  ]);
});

test("windows, the log of a pack and hits by day go over the border and through a snapshot", () => {
  const log = [{ at: Date.UTC(2026, 2, 1), by: "mei", what: "A beginning" }];
  const rulePack = {
    ...pack(rule("again", 'window("24h").same("device").count() >= 1', { mode: "shadow" })),
    log,
  };
  const sentinel = new Sentinel({ audience: "all", rulePack });
  sentinel.ingest([payment({ deviceId: "phone" })]);
  sentinel.ingest([payment({ id: "2", deviceId: "phone", at: Date.UTC(2026, 2, 3, 3) })]);
  const { rules, packs } = sentinel.status();
  assert.deepEqual(packs, [{ id: "desk", version: "1", mode: "live", log }]);
  assert.deepEqual(rules[0].days, [
    { day: "2026-03-02", asked: 1, hits: 0 },
    { day: "2026-03-03", asked: 1, hits: 1 },
  ]);
  const back = Sentinel.restore(sentinel.snapshot());
  assert.deepEqual(back.status(), sentinel.status());
  for (const one of [sentinel, back]) one.free();
  assert.throws(
    () => new Sentinel({ ledgerDays: 7, rulePack: pack(rule("long", 'window("30d").sum() > 5')) }),
    (error) => error.details.faults[0].code === "rule-window-long" && error.details.faults[0].column === 8,
  );
});
