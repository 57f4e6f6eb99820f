/** What is said of events afterwards, and what is told beside payments: labels, uses of the account, models. On the real core. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel, SentinelError } from "../../pkg/node.js";
import { habits, oddOne } from "./life.js";

before(() => init());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const END = oddOne().at;

/** A payment like the others, at a shop that is new to everybody. */
const visit = (accountId, at, id = "visit") => ({
  kind: "transaction",
  id,
  accountId,
  at,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "27.40",
  currency: "CNY",
  counterparty: { name: "街角便利店", kind: "merchant" },
});
const said = (label, change = {}) => ({
  kind: "label",
  accountId: "first",
  of: { transactionId: "visit" },
  at: END + HOUR,
  label,
  ...change,
});

/** Two people of the same habits, the first of whom has paid at the new shop. */
function twoPeople(config) {
  const sentinel = new Sentinel(config);
  assert.deepEqual(
    sentinel.ingest([...habits(90, "first"), ...habits(90, "next"), visit("first", END)]).rejected,
    [],
  );
  return sentinel;
}

/** A use of the account that says nothing but that time has passed. */
const login = (hours) => ({
  kind: "access",
  id: `login-${hours}`,
  accountId: "next",
  at: END + hours * HOUR,
  action: "login",
  success: true,
});

/** What the next person's payment there would be, after so many hours. */
const nextThere = (sentinel, hours) => sentinel.assess(visit("next", END + hours * HOUR));

test("a fraud that is reported at a shop raises the next person's score there, from the next hour on", () => {
  const sentinel = twoPeople();
  sentinel.ingest([login(1)]);
  const before = nextThere(sentinel, 1);
  const told = sentinel.ingest([said("fraud")]);
  assert.deepEqual([told.accepted, told.assessments, told.alerts], [1, [], []]);
  assert.deepEqual(nextThere(sentinel, 1), before, "in the same hour nothing has changed");
  sentinel.ingest([login(2)]); // anybody's event is enough for the hour to close
  const after = nextThere(sentinel, 2);
  assert.ok(after.score > before.score + 10, `${before.score} to ${after.score}`);
  const risk = after.reasons.find(({ code }) => code === "counterparty-risk");
  assert.equal(risk.params.counterparty, "街角便利店");
  assert.ok(risk.params.frauds > 0.5 && risk.params.frauds <= 1, String(risk.params.frauds));
});

test("said again it is unchanged; another word replaces it; withdrawn takes it back", () => {
  const sentinel = twoPeople();
  const heard = (label) => {
    const { accepted, unchanged, rejected } = sentinel.ingest([said(label)]);
    assert.deepEqual(rejected, []);
    return [accepted, unchanged];
  };
  assert.deepEqual(heard("withdrawn"), [0, 1], "nothing had been said");
  assert.deepEqual(heard("fraud"), [1, 0]);
  assert.deepEqual(heard("fraud"), [0, 1]);
  // That hour closes, and is closed from then on: what is said later counts at once.
  sentinel.ingest([login(3)]);
  const probability = () => nextThere(sentinel, 3).probability;
  const fraud = probability();
  assert.deepEqual(heard("legitimate"), [1, 0]);
  const genuine = probability();
  assert.deepEqual(heard("withdrawn"), [1, 0]);
  assert.ok(fraud > 10 * genuine, `${fraud} against ${genuine}`);
  // How many were labelled at all is counted as the hour closes.
  sentinel.ingest([login(4)]);
  const never = twoPeople();
  never.ingest([login(3), login(4)]);
  assert.equal(nextThere(sentinel, 4).probability, nextThere(never, 4).probability);
});

test("a label of what was never seen is refused, and names the event's id as the field", () => {
  const sentinel = twoPeople();
  const { rejected, accepted } = sentinel.ingest([
    said("fraud", { of: { transactionId: "nobody's" } }),
    said("fraud", { of: { accessId: "visit" } }),
    said("fraud", { accountId: "a stranger" }),
    said("fraud", { of: {} }),
    said("fraud", { of: { transactionId: "visit", accessId: "visit" } }),
    said("theft"),
    said("scam"),
  ]);
  assert.deepEqual(
    rejected.map(({ index, code, field }) => [index, code, field]),
    [
      [0, "label-unknown", "of.transactionId"],
      [1, "label-unknown", "of.accessId"],
      [2, "label-unknown", "of.transactionId"],
      [3, "field-missing", "of.transactionId"],
      [4, "value-unknown", "of.accessId"],
      [5, "value-unknown", "label"],
    ],
  );
  for (const { value } of rejected.slice(0, 5))
    assert.equal(value, undefined, "an id of somebody's payment is not repeated");
  assert.equal(accepted, 1);
});

test("in a batch of every kind each answer stands at its own event", () => {
  const sentinel = twoPeople();
  const cameIn = { ...login(0), id: "came in" };
  const batch = [
    cameIn,
    said("fraud", { at: END + 2 }),
    visit("next", END + 3, "a"),
    { kind: "label", accountId: "next", of: { accessId: "came in" }, at: END + 4, label: "legitimate" },
    { ...visit("next", END + 5, "b"), amount: 5 },
    {
      kind: "verdict",
      accountId: "next",
      of: { transactionId: "a" },
      at: END + 5,
      outcome: "block",
      source: "server",
    },
    { kind: "expectation", id: "e", accountId: "next", at: END + 5, what: "refund" },
    { ...cameIn, id: "half", success: undefined },
    { ...cameIn, action: "logout" },
    { ...oddOne(90, "next"), at: END + 6 },
    cameIn,
    { ...cameIn, success: false },
  ];
  const { accepted, unchanged, rejected, assessments } = sentinel.ingest(batch);
  assert.deepEqual([accepted, unchanged], [6, 1]);
  assert.deepEqual(
    assessments.map(({ index, eventId, accountId }) => [index, eventId, accountId]),
    [
      [0, "came in", "next"],
      [2, "a", "next"],
      [9, "odd-one", "next"],
    ],
  );
  assert.ok(assessments[2].reasons.some(({ code }) => code === "unusual-amount"));
  assert.deepEqual(
    rejected.map(({ index, code, field }) => [index, code, field]),
    [
      [4, "amount-not-string", "amount"],
      [6, "field-missing", "amount"],
      [7, "field-missing", "success"],
      [8, "value-unknown", "action"],
      [11, "id-conflict", "id"],
    ],
  );
  const flagged = twoPeople().ingest(batch, { assessments: "flagged" }).assessments;
  assert.deepEqual(
    flagged.map(({ index, eventId }) => [index, eventId]),
    [[9, "odd-one"]],
  );
});

test("a payment is judged by how the account was used before it, and a use by itself", () => {
  const used = (action, minutes, change = {}) => ({
    kind: "access",
    id: action,
    accountId: "wallet",
    at: END - minutes * 60_000,
    action,
    success: true,
    ...change,
  });
  const stolen = new Sentinel();
  const plain = new Sentinel();
  for (const sentinel of [stolen, plain]) sentinel.ingest(habits());
  const uses = stolen.ingest([
    used("sim-change", 30),
    used("password-reset", 20),
    used("login", 15, { deviceId: "another phone" }),
  ]);
  assert.deepEqual([uses.accepted, uses.assessments.length], [3, 3]);
  const judged = stolen.assess(oddOne());
  assert.ok(judged.probability > plain.assess(oddOne()).probability);
  const swap = judged.reasons.find(({ code }) => code === "sim-swap");
  assert.deepEqual([swap.params.reset, swap.params.sinceMs], [true, 30 * 60_000]);
  assert.equal(stolen.assess(used("login", 1)).eventId, "login");
});

// ---------------------------------------------------------------- the weights

/** Forty nights of money to strangers among ninety days of habits, and what each turned out to be. */
function lessons(accountId = "wallet") {
  const odd = Array.from({ length: 40 }, (_, day) => ({
    ...oddOne(day + 50, accountId),
    id: `odd-${day}`,
    amount: `${900 + 37 * day}.00`,
  }));
  const events = [...habits(90, accountId), ...odd].toSorted((a, b) => a.at - b.at);
  const labels = events.map(({ id }) => ({
    kind: "label",
    accountId,
    of: { transactionId: id },
    at: END + DAY,
    label: id.startsWith("odd-") ? "fraud" : "legitimate",
  }));
  return { events, labels };
}

function taught(config) {
  const sentinel = new Sentinel(config);
  const { events, labels } = lessons();
  sentinel.ingest(events, { assessments: "none" });
  assert.deepEqual(sentinel.ingest(labels).rejected, []);
  return sentinel;
}

test("labels within the horizon teach a model; where nothing is to be learnt there is none", () => {
  assert.equal(new Sentinel().model(), undefined);
  const model = taught({ labelHorizonDays: 400 }).model();
  assert.deepEqual(
    [model.frauds, model.genuine],
    [20, 270],
    "of forty frauds that one account reports in two months, ten a month count",
  );
  assert.ok(Object.keys(model.curves).length > 5);
  for (const heights of Object.values(model.curves))
    assert.ok(heights.length === 16 && heights.every(Number.isInteger));
  const late = taught({ labelHorizonDays: 30 }).model();
  assert.ok(late.frauds < 20 && late.frauds >= 10, `${late.frauds}: those of the last thirty days`);
  assert.equal(taught({ learn: false }).model(), undefined);
});

test("a model that went through JSON scores in a fresh engine as the rounded one does, and near the one that learnt", () => {
  const teacher = taught({ labelHorizonDays: 400 });
  const model = teacher.model();
  const text = JSON.stringify(model);
  assert.ok(text.length < 100_000, `${text.length} characters`);

  const rounded = Sentinel.restore(teacher.snapshot());
  rounded.loadModel(model);
  const odds = ({ probability }) => Math.log(probability / (1 - probability));
  const asked = { ...oddOne(91), id: "asked" };
  const drift = Math.abs(odds(rounded.assess(asked)) - odds(teacher.assess(asked)));
  assert.ok(drift < 0.02, `${drift} nats`); // some sixty heights, each rounded by half of 1/1024 at most, in both directions

  const answers = (loaded) => {
    const fresh = new Sentinel();
    if (loaded) fresh.loadModel(loaded);
    return fresh.ingest([...habits(), oddOne()]).assessments.map(({ probability }) => probability);
  };
  const expected = answers(rounded.model());
  assert.deepEqual(answers(JSON.parse(text)), expected);
  assert.notDeepEqual(answers(), expected);
});

test("with learn off a loaded model stays as it is, whatever is said", () => {
  const model = taught({ labelHorizonDays: 400 }).model();
  const frozen = new Sentinel({ learn: false });
  frozen.loadModel(model);
  const { events, labels } = lessons();
  frozen.ingest(events, { assessments: "none" });
  assert.equal(frozen.ingest(labels).accepted, labels.length);
  assert.deepEqual(frozen.model(), model);
});

test("what is no model of this version is refused by its entry, and nothing of it is loaded", () => {
  const model = taught({ labelHorizonDays: 400 }).model();
  const sentinel = new Sentinel();
  sentinel.loadModel(model);
  const refused = (wrong, field, value) =>
    assert.throws(
      () => sentinel.loadModel(wrong),
      (error) => {
        assert.ok(error instanceof SentinelError, String(error));
        assert.deepEqual(
          [error.code, error.details?.field, error.details?.value],
          ["model-invalid", field, value],
        );
        return true;
      },
    );
  refused({ ...model, scoring: 1 }, "scoring", "1");
  refused({ ...model, curves: { ...model.curves, "no-such.curve": Array(16).fill(1) } }, "curves"); // a caller's own text is not told
  refused({ ...model, curves: { ...model.curves, "velocity.strength": [1] } }, "curves", "velocity.strength");
  refused({ ...model, bias: 1e6 }, "bias");
  refused({ ...model, bias: "0" }, "bias");
  refused({ ...model, colour: "red" }, "colour");
  refused(
    {
      get scoring() {
        throw new Error("gone");
      },
    },
    "model",
  );
  for (const wrong of [undefined, null, {}]) refused(wrong, "scoring"); // what is missing is named
  assert.deepEqual(sentinel.model(), model);
});
