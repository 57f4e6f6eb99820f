/** Whose eyes the answers are for: what the operator's desk suspects is in no answer to a payer, in no verb and in no sentence. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel, about } from "../../pkg/node.js";
import { describe, describeError, describeForMachine } from "../../pkg/messages.js";
import { notifier } from "../../pkg/notify.js";
import { forAudience, reasonsFor } from "../../pkg/elements/alerts.view.js";
import en from "../../pkg/messages/en.js";
import zhCN from "../../pkg/messages/zh-CN.js";
import { SentinelWorker } from "../../pkg/worker.js";
import { serve } from "../../pkg/worker-service.js";
import { OPERATORS, muleLife } from "./mule.js";

before(() => init());

const DAY = 86_400_000;
const life = muleLife();
const last = life.at(-1);

/** Every answer of every verb that speaks of payments, event by event, as a wallet asks. @param {any} sentinel a Sentinel or a SentinelWorker */
async function answers(sentinel) {
  const heard = [];
  const end = sentinel.onAlert((alert) => heard.push(alert));
  const ingested = [];
  const looked = [];
  for (const [place, event] of life.entries()) {
    if (place % 8 === 7) looked.push(await sentinel.assess(event)); // some, for the time of it
    ingested.push(await sentinel.ingest([event]));
  }
  end();
  const asked = { ...last, id: "asked", at: last.at + 3_600_000 };
  const receipt = await sentinel.receipt(asked);
  const replay = await sentinel.replay(receipt);
  const alerts = await sentinel.alerts();
  const acted = [];
  const cases = [];
  for (const { id } of alerts) {
    cases.push(await sentinel.supportCase({ alertId: id }, "alipay"));
    acted.push(await sentinel.act(id, { do: "acknowledge", at: last.at + DAY }));
  }
  const summary = await sentinel.summary({ from: life[0].at, to: last.at + DAY, by: "counterparty" });
  const rest = [await sentinel.watched(), await sentinel.refundable(), await sentinel.status()];
  const advanced = await sentinel.advance(last.at + 200 * DAY);
  return { heard, ingested, looked, receipt, replay, alerts, acted, cases, summary, rest, advanced };
}

/** The reason codes that are named anywhere: as a value, a key, or the beginning of either. @param {unknown} answer */
function named(answer) {
  const codes = new Set();
  const all = about().reasonCodes;
  const look = (/** @type {string} */ text) =>
    all
      .filter((code) => text === code || text.startsWith(`${code}.`) || text.startsWith(`${code}:`))
      .forEach((code) => codes.add(code));
  const walk = (/** @type {any} */ value) => {
    if (typeof value === "string") look(value);
    else if (value && typeof value === "object")
      for (const [key, inner] of Object.entries(value)) {
        look(key);
        walk(inner);
      }
  };
  walk(JSON.parse(JSON.stringify(answer)));
  return codes;
}
const isOperators = (code) => OPERATORS.includes(code);
/** Kept out of a receipt's walk: the caller's own event and the bytes that the score looked at. */
const audiences = (answer) =>
  new Set([...JSON.stringify(answer).matchAll(/"audience":"(\w+)"/g)].map(([, word]) => word));

test("the codes that are the operator's are those that the core declares", () => {
  assert.deepEqual(
    about()
      .reasons.filter(({ audience }) => audience === "operator")
      .map(({ code }) => code),
    [...OPERATORS, "guessed-accounts"], // of uses of accounts: no payment of a mule's life has it
  );
});

test("by the default door nothing of a mule's life names what the desk suspects, in no verb's JSON and in no sentence", async () => {
  const all = await answers(new Sentinel());
  assert.ok(all.alerts.length > 0 && all.heard.length > 0, "the holder is told of the rest");
  assert.deepEqual([...named(all)].filter(isOperators), []);
  assert.deepEqual([...audiences(all)], ["holder"]);
  for (const [locale, catalogue] of [
    ["en", en],
    ["zh-CN", zhCN],
  ]) {
    const told = [
      ...all.alerts,
      ...all.looked,
      ...all.ingested.flatMap(({ assessments, alerts }) => [...assessments, ...alerts]),
    ]
      .map((what) => JSON.stringify(describe(what, locale)))
      .join("\n");
    for (const code of OPERATORS) assert.ok(!told.includes(catalogue[`${code}.title`]), code);
  }
});

test("an operator's engine answers of what is the operator's only, and one for all of both", async () => {
  const desk = await answers(new Sentinel({ audience: "operator" }));
  assert.deepEqual([...named(desk)].toSorted(), OPERATORS.toSorted());
  assert.deepEqual([...audiences(desk)], ["operator"]);
  assert.ok(desk.heard.length > 0, "a listener at the desk's engine hears the desk's alerts");
  const whole = await answers(new Sentinel({ audience: "all" }));
  const codes = named(whole);
  assert.deepEqual(
    OPERATORS.filter((code) => !codes.has(code)),
    [],
  );
  assert.ok(codes.has("unusual-amount"));
  assert.deepEqual([...audiences(whole)].toSorted(), ["holder", "operator"]);
  assert.ok(
    whole.alerts.every(({ audience }) => audience === "holder"),
    "the holder's, where nobody is named",
  );
  assert.ok(whole.heard.every(({ audience }) => audience === "holder"));
});

test("score and outcome are the same for all, and base plus what is shown is the logit of the probability", async () => {
  const [holder, operator, all] = ["holder", "operator", "all"].map((audience) => {
    const sentinel = new Sentinel({ audience });
    return life.flatMap((event) => sentinel.ingest([event]).assessments);
  });
  let hidden = 0;
  for (const [place, whole] of all.entries()) {
    const sum = ({ base, reasons }) => reasons.reduce((sum, { contribution }) => sum + contribution, base);
    for (const shown of [holder[place], operator[place], whole]) {
      assert.deepEqual(
        [shown.probability, shown.score, shown.outcome, shown.riskLevel],
        [whole.probability, whole.score, whole.outcome, whole.riskLevel],
      );
      // A probability near 1 holds its odds to fewer digits: half of its last place is that much of them.
      const { probability } = shown;
      const held = 1e-12 + Number.EPSILON / (probability * (1 - probability));
      assert.ok(Math.abs(sum(shown) - Math.log(probability / (1 - probability))) < held, shown.eventId);
      assert.ok(Math.abs(sum(shown) - sum(whole)) < 1e-12, shown.eventId);
    }
    hidden += whole.reasons.length - holder[place].reasons.length;
  }
  assert.ok(hidden > 5, `${hidden} reasons are the desk's`);
});

test("a question can only narrow who reads: more is refused by its code, for lists and for listeners", () => {
  const refused = (use) =>
    assert.throws(
      use,
      (error) =>
        error.name === "SentinelError" &&
        error.code === "audience-not-allowed" &&
        error.details.field === "audience",
    );
  const phone = new Sentinel();
  refused(() => phone.alerts({ audience: "operator" }));
  refused(() => phone.alerts({ audience: "all" }));
  refused(() => phone.onAlert(() => {}, { audience: "operator" }));
  refused(() => new Sentinel({ audience: "operator" }).alerts({ audience: "holder" }));
  assert.throws(
    () => new Sentinel({ audience: "everybody" }),
    (error) => error.code === "config-invalid" && error.details.field === "audience",
  );
  const desk = new Sentinel({ audience: "all" });
  const heard = { holder: 0, operator: 0, all: 0 };
  for (const audience of Object.keys(heard))
    desk.onAlert(
      () => {
        heard[audience] += 1;
      },
      { audience },
    );
  for (const event of life) desk.ingest([event]);
  assert.ok(heard.operator > 0 && heard.holder > 0);
  assert.equal(heard.all, heard.holder + heard.operator);
  const count = (audience) => desk.alerts({ audience }).length;
  assert.equal(count("all"), count("holder") + count("operator"));
});

test("who reads is the host's word at each start: a snapshot does not bring it along, and configure takes it back", () => {
  const desk = new Sentinel({ audience: "all" });
  for (const event of life) desk.ingest([event]);
  const [theirs] = desk.alerts({ audience: "operator" });
  const phone = Sentinel.restore(desk.snapshot());
  assert.deepEqual([...audiences(phone.alerts())], ["holder"]);
  const unknown = (use) => assert.throws(use, { code: "alert-unknown" });
  unknown(() => phone.act(theirs.id, { do: "acknowledge", at: last.at }));
  unknown(() => phone.supportCase({ alertId: theirs.id }, "alipay"));
  assert.throws(
    () => phone.supportCase({ accountId: "mule", transactionId: last.id, problem: "fan-out" }, "alipay"),
    { code: "value-unknown" },
  );
  desk.configure({});
  unknown(() => desk.act(theirs.id, { do: "acknowledge", at: last.at }));
  assert.throws(() => desk.onAlert(() => {}, { audience: "operator" }), { code: "audience-not-allowed" });
});

test("through a worker it is the same, event by event", async () => {
  const { port1, port2 } = new MessageChannel();
  serve(port1, () => import("../../pkg/worker-reader.js"));
  const thread = {
    postMessage: (...message) => port2.postMessage(...message),
    start: () => port2.start(),
    addEventListener: (type, listener) => type === "error" || port2.addEventListener(type, listener),
    removeEventListener: (type, listener) => port2.removeEventListener(type, listener),
    terminate: () => {
      port1.close();
      port2.close();
    },
  };
  const remote = await SentinelWorker.create(undefined, { worker: thread });
  try {
    const all = await answers(remote);
    assert.deepEqual([...named(all)].filter(isOperators), []);
    assert.deepEqual([...audiences(all)], ["holder"]);
    assert.deepEqual(all, await answers(new Sentinel()));
    await assert.rejects(remote.alerts({ audience: "operator" }), { code: "audience-not-allowed" });
    await assert.rejects(remote.act("999999", { do: "acknowledge", at: last.at }), { code: "alert-unknown" });
    assert.throws(() => remote.onAlert(() => {}, { audience: "operator" }), { code: "audience-not-allowed" });
    await remote.configure({ audience: "all" });
    remote.onAlert(() => {}, { audience: "operator" })();
  } finally {
    remote.terminate();
  }
});

test("what is the operator's is described to the desk only; the rest of an alert that holds some is told without it", () => {
  const params = { count: 4, sum: "37900.00", currency: "USD", limit: "10000.00", windowMs: 6 * DAY };
  const theirs = { code: "structuring", contribution: 4, params };
  const mine = { code: "odd-hour", contribution: 1, params: { hour: 3, share: 0.02, payments: 80 } };
  const refused = (what, options) => {
    for (const locale of ["en", "zh-CN"]) {
      assert.throws(
        () => describe(what, locale, options),
        (error) => error.code === "audience-not-allowed" && describeError(error, locale).length > 20,
      );
    }
  };
  refused(theirs);
  refused(theirs, { audience: "holder" });
  refused({ ...theirs, audience: "holder" }); // whatever somebody wrote beside it
  refused({ topic: "payment", severity: "warning", reasons: [theirs] });
  refused({ topic: "payment", severity: "warning", audience: "operator", reasons: [mine, theirs] });
  refused({ problem: { code: "structuring", params }, timeline: [], transactions: [] });
  for (const audience of ["operator", "all"])
    assert.equal(describe(theirs, "en", { audience }).title, en["structuring.title"]);
  const mixed = { topic: "payment", severity: "warning", audience: "holder", reasons: [theirs, mine] };
  const said = describe(mixed, "en");
  assert.equal(said.title, en["odd-hour.title"]);
  assert.doesNotMatch(JSON.stringify(said), /10,000|report/);
  assert.match(JSON.stringify(describe(mixed, "en", { audience: "all" })), /10,000/);
  assert.deepEqual(
    describeForMachine(mixed).reasons.map(({ audience }) => audience),
    ["operator", "holder"],
  );
});

test("lists and notifications hold an alert for the operator's that has no reason of the holder's, named so or not", () => {
  const theirs = {
    id: "1",
    topic: "payment",
    severity: "danger",
    state: "open",
    lastAt: 0,
    reasons: [{ code: "fan-in", contribution: 3, params: {} }],
  };
  assert.deepEqual(forAudience([theirs], "holder"), []);
  assert.deepEqual(forAudience([theirs], "operator"), [theirs]);
  const mixed = { ...theirs, audience: "holder", reasons: [{ code: "odd-hour" }, { code: "fan-in" }] };
  assert.deepEqual(
    reasonsFor(mixed, "holder").map(({ code }) => code),
    ["odd-hour"],
  );
  const shown = [];
  notifier({ show: (title) => shown.push(title), details: true })(theirs);
  assert.deepEqual(shown, []);
});
