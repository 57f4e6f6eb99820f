// The life of an alert through the package: subscriptions, the server's verdict, snooze, receipts, in the engine and in the worker.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { Sentinel, SentinelError, about } from "../../pkg/node.js";

await init();

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 3, 1, 4);
const paid = (id, at, amount, name, more = {}) => ({
  kind: "transaction",
  id,
  accountId: "mei",
  at,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount,
  currency: "CNY",
  counterparty: { name },
  ...more,
});
const lunches = Array.from({ length: 90 }, (_, day) =>
  paid(
    `lunch ${day}`,
    NOON - (90 - day) * DAY + (day % 7) * 300_000,
    `${18 + (day % 9)}.00`,
    `canteen ${day % 3}`,
  ),
);
/** With three months of lunches behind it. */
function habitual(config) {
  const sentinel = new Sentinel(config);
  for (const lunch of lunches) sentinel.ingest([lunch]);
  assert.deepEqual(sentinel.alerts(), []);
  return sentinel;
}
const toStranger = (id = "p", at = NOON + HOUR, name = "Chen Gang") =>
  paid(id, at, "9000.00", name, { type: "transfer" });

test("a listener hears of what is news: raised, graver, back on the list; not of one more in a burst, nor of the operator's", () => {
  const sentinel = habitual({ audience: "all" });
  const heard = [];
  const end = sentinel.onAlert(({ id, severity, state }) => heard.push(`${id} ${severity} ${state}`));
  const [alert] = sentinel.ingest([toStranger()]).alerts;
  assert.equal(heard.length, 1);
  sentinel.ingest([{ ...toStranger(), kind: "label", of: { transactionId: "p" }, label: "scam" }]);
  sentinel.act(alert.id, { do: "snooze", at: NOON + 2 * HOUR, until: NOON + DAY });
  sentinel.advance(NOON + 2 * DAY);
  assert.deepEqual(heard, Array(2).fill(`${alert.id} ${alert.severity} open`), "a snooze that ends is news");
  sentinel.ingest([
    paid("s", NOON + 5 * DAY, "620.00", "boutique"),
    paid("t", NOON + 5 * DAY + HOUR / 3, "640.00", "shoe shop"),
  ]);
  const burst = sentinel.alerts().find(({ eventIds }) => eventIds.includes("s"));
  assert.deepEqual([burst?.count, heard.filter((line) => line.startsWith(`${burst?.id} `)).length], [2, 1]);
  const deposits = [0, 1, 2, 3].map((turn) =>
    paid(`in ${turn}`, NOON + (6 + turn) * DAY, "9500.00", `teller ${turn}`, {
      type: "transfer",
      direction: "credit",
      currency: "USD",
    }),
  );
  const desk = deposits
    .flatMap((deposit) => sentinel.ingest([deposit]).alerts)
    .filter(({ audience }) => audience === "operator");
  assert.ok(desk.length > 0 && desk.every(({ id }) => !heard.some((line) => line.startsWith(`${id} `))));
  const before = heard.length;
  end();
  sentinel.ingest([toStranger("q", NOON + 12 * DAY, "Sun Li")]);
  assert.equal(heard.length, before, "whoever left hears nothing");
});

/** Where the package reports a listener's own fault: to the page, or in Node to the console. */
const reports = (t) =>
  typeof document === "object"
    ? t.mock.method(globalThis, "reportError", () => {})
    : t.mock.method(console, "error", () => {});

test("a listener that throws harms nobody, and what is no function is refused", (t) => {
  const sentinel = habitual();
  const reported = reports(t);
  let heard = 0;
  sentinel.onAlert(() => {
    throw new Error("mine");
  });
  sentinel.onAlert((alert) => {
    delete alert.history;
    alert.state = "resolved";
  });
  sentinel.onAlert(
    () => {
      heard += 1;
    },
    { atLeast: "notice" },
  );
  assert.equal(sentinel.ingest([toStranger()]).accepted, 1);
  assert.equal(heard, 1);
  assert.deepEqual(
    reported.mock.calls.map(({ arguments: [error] }) => error.message),
    ["mine"],
  );
  assert.throws(
    () => sentinel.onAlert("a text"),
    (error) => error.code === "field-type" && error.details.field === "listener",
  );
});

test("an async listener that fails ends no process, and a listener may add another without end", async (t) => {
  const sentinel = habitual();
  const reported = reports(t);
  sentinel.onAlert(async () => {
    throw new Error("mine, later");
  });
  const more = () => void sentinel.onAlert(more);
  more();
  sentinel.ingest([toStranger()]);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(
    reported.mock.calls.map(({ arguments: [error] }) => error.message),
    ["mine, later"],
  );
});

test("a filter with a misspelt key or word is refused by its place, and what is null in it is absent", () => {
  const sentinel = habitual();
  const refused = (filter, field) =>
    assert.throws(
      () => sentinel.onAlert(() => {}, filter),
      (error) => {
        assert.ok(error instanceof SentinelError, String(error));
        assert.deepEqual([error.code, error.details.field], ["query-invalid", field]);
        return true;
      },
    );
  refused({ atLeast: "waring" }, "atLeast");
  refused({ acountId: "mei" }, "acountId");
  refused({ audience: "everybody" }, "audience");
  refused({ accountId: 5 }, "accountId");
  refused(
    {
      get accountId() {
        throw new Error("gone");
      },
    },
    "filter",
  );
  for (const wrong of [5, "warning", [], () => 1]) refused(wrong, "filter");
  let heard = 0;
  for (const all of [undefined, null, {}, { atLeast: null, audience: undefined, accountId: null }])
    sentinel.onAlert(() => {
      heard += 1;
    }, all);
  sentinel.ingest([toStranger()]);
  assert.equal(heard, 4);
});

test("a verdict settles, is unchanged when sent again, and is refused for what nobody knows", () => {
  const sentinel = habitual();
  const verdict = {
    kind: "verdict",
    accountId: "mei",
    of: { transactionId: "p" },
    at: NOON + 2 * HOUR,
    outcome: "allow",
    source: "risk desk",
  };
  const early = sentinel.ingest([verdict]);
  assert.deepEqual(
    early.rejected.map(({ code, field }) => [code, field]),
    [["verdict-unknown", "of.transactionId"]],
  );
  sentinel.ingest([toStranger()]);
  const settled = sentinel.ingest([verdict]);
  assert.deepEqual(
    [settled.accepted, settled.alerts[0].state, settled.alerts[0].verdicts[0].source],
    [1, "resolved", "risk desk"],
  );
  assert.equal(sentinel.ingest([verdict]).unchanged, 1);
  const again = Sentinel.restore(sentinel.snapshot());
  assert.equal(again.ingest([verdict]).unchanged, 1);
});

test("a scam is a disposition of its own, and an undo takes its label back", () => {
  const sentinel = habitual();
  const [alert] = sentinel.ingest([toStranger()]).alerts;
  const risk = () => sentinel.assess(paid("next", NOON + 30 * HOUR, "25.00", "Chen Gang")).probability;
  const before = risk();
  const acted = sentinel.act(alert.id, {
    do: "escalate",
    disposition: "scam",
    at: NOON + 2 * HOUR,
    by: "holder",
  });
  assert.deepEqual(
    [acted.state, acted.disposition, acted.history.at(-1)],
    ["escalated", "scam", { at: NOON + 2 * HOUR, action: "escalate", by: "holder" }],
  );
  assert.ok(risk() > before);
  sentinel.act(alert.id, { do: "reopen", at: NOON + 3 * HOUR });
  assert.equal(risk(), before);
});

test("a takeover cannot be snoozed, and says so by its code", () => {
  const sentinel = habitual();
  for (let day = 30; day > 0; day -= 1)
    sentinel.ingest([
      paid(`own ${day}`, NOON - day * DAY + 2 * HOUR, "30.00", "canteen 1", {
        deviceId: "phone",
        authentication: "fingerprint",
      }),
    ]);
  const stranger = (id, at) =>
    paid(id, at, "680.00", `store ${id}`, { channel: "online", authentication: "none" });
  const alerts = ["a", "b"].flatMap(
    (id, turn) => sentinel.ingest([stranger(id, NOON + (4 + 2 * turn) * HOUR)]).alerts,
  );
  const takeover = alerts.find(({ reasons }) => reasons.some(({ code }) => code === "unattended-charge"));
  assert.ok(takeover);
  assert.throws(
    () => sentinel.act(takeover.id, { do: "snooze", at: NOON + DAY, until: NOON + 2 * DAY }),
    (error) => error.code === "snooze-not-allowed",
  );
});

test("reasons in shadow say what they would do, in assessments of both paths", () => {
  const sentinel = habitual({ reasons: { "unusual-amount": { mode: "shadow" } } });
  const whatIf = sentinel.assess(toStranger());
  assert.deepEqual(whatIf.shadow?.rules, ["unusual-amount"]);
  const [assessment] = sentinel.ingest([toStranger()]).assessments;
  assert.deepEqual(assessment.shadow, whatIf.shadow);
  assert.ok(assessment.reasons.every(({ code }) => code !== "unusual-amount"));
});

test("a receipt goes through JSON and another engine, and comes out equal to the bit", () => {
  const here = habitual();
  here.ingest([
    { kind: "label", accountId: "mei", of: { transactionId: "lunch 3" }, at: NOON, label: "legitimate" },
  ]);
  const receipt = here.receipt(toStranger());
  const assessed = here.assess(toStranger());
  const { eventId, accountId, ...result } = structuredClone(assessed);
  for (const reason of result.reasons) delete reason.params.counterparty;
  assert.deepEqual(receipt.result, result);
  assert.match(receipt.module, /^[0-9a-f]{64}$/);
  assert.equal(receipt.version, about().version);
  const text = JSON.stringify(receipt);
  console.log(`a receipt: ${text.length} bytes of JSON, of which ${receipt.slice.length} the slice`);
  assert.ok(text.length < 40_000);
  here.ingest([toStranger()]);
  const elsewhere = new Sentinel();
  assert.deepEqual(elsewhere.replay(JSON.parse(text)), { equal: true, differs: [], result: assessed });
  assert.equal(here.replay(receipt).equal, true, "what has come since has no part in it");
});

test("a receipt names a person, an account or a card in its event and nowhere else", () => {
  const here = new Sentinel();
  const phone = "13812345678",
    name = "王小明",
    card = "6222021234567890123";
  const payment = (id, at, more) => ({
    kind: "transaction",
    id: `${phone}-${id}`,
    accountId: phone,
    holderId: name,
    at,
    direction: "debit",
    type: "transfer",
    status: "completed",
    amount: "20.00",
    currency: "CNY",
    counterparty: { id: card, name, kind: "person" },
    instrument: { kind: "debit-card", id: card, last4: "0123" },
    orderId: card,
    description: name,
    note: name,
    deviceId: phone,
    ...more,
  });
  here.ingest(
    Array.from({ length: 60 }, (_, day) =>
      payment(day, NOON - (day + 1) * 86_400_000, {
        counterparty: { name: "晨光里咖啡", kind: "merchant" },
        type: "purchase",
      }),
    ),
  );
  const { event, ...receipt } = here.receipt(payment("odd", NOON, { amount: "9000.00" }));
  assert.ok(
    receipt.result.reasons.some(({ code }) => code === "new-counterparty"),
    "a reason that names the other side",
  );
  const bytes = Buffer.from(receipt.slice, "base64").toString("utf8");
  for (const trace of [phone, name, card, "晨光里咖啡"]) {
    assert.ok(!JSON.stringify(receipt).includes(trace), trace);
    if (trace !== phone) assert.ok(!bytes.includes(trace), `${trace} in the slice`);
  }
  assert.ok(!bytes.includes(phone), "nor an id of a payment that is a number of a person's");
});

test("a replay names what differs, and refuses what is no receipt", () => {
  const here = habitual();
  const receipt = here.receipt(toStranger());
  const changed = (change) => here.replay({ ...structuredClone(receipt), ...change }).differs;
  assert.deepEqual(changed({ result: { ...receipt.result, score: receipt.result.score + 1e-9 } }), [
    "result",
  ]);
  assert.deepEqual(changed({ module: "0".repeat(64), version: "0.0.1" }), ["module", "version"]);
  assert.ok(changed({ event: { ...receipt.event, amount: "12.00" } }).includes("result"));
  const strict = new Sentinel({ thresholds: { challenge: 0, review: 0, block: 0 } });
  assert.deepEqual(strict.replay(receipt).differs, ["config", "result"]);
  for (const [wrong, code, field] of [
    [null, "receipt-invalid", "receipt"],
    [{}, "receipt-invalid", "format"],
    [{ ...receipt, event: 5 }, "receipt-invalid", "event"],
    [{ ...receipt, slice: "%" }, "receipt-invalid", "slice"],
    [{ ...receipt, slice: "" }, "snapshot-foreign", undefined],
  ]) {
    assert.throws(
      () => here.replay(wrong),
      (error) => error.code === code && error.details?.field === field,
      `${code} ${field}`,
    );
  }
});

test("asked before, as it came in and afterwards, a payment has one answer", () => {
  const sentinel = habitual();
  const sum = toStranger();
  const before = sentinel.assess(sum);
  const [came] = sentinel.ingest([sum]).assessments;
  assert.ok(came.reasons.length > 0 && came.alertIds.length > 0);
  assert.deepEqual({ ...before, alertIds: came.alertIds }, came);
  assert.deepEqual(sentinel.assess(sum), came);
  assert.ok(!("approximate" in came));
  assert.equal(sentinel.assess({ ...sum, amount: "9001.00" }).approximate, true);
  assert.equal(sentinel.receipt(sum).result.approximate, true);
  const restored = Sentinel.restore(sentinel.snapshot());
  assert.deepEqual(restored.assess(sum), came);
});

test("no clock takes the payments of a person whose only statement is old", () => {
  const sentinel = habitual({ ledgerDays: 120 });
  sentinel.advance(Date.UTC(2038, 0, 19));
  assert.equal(sentinel.status().payments, lunches.length);
  sentinel.advance(NOON);
  assert.equal(sentinel.status().payments, lunches.length);
  sentinel.advance(Date.UTC(2038, 0, 19), { trusted: true });
  assert.equal(sentinel.status().payments, lunches.length);
  const again = sentinel.ingest(lunches);
  assert.deepEqual([again.accepted, again.unchanged, again.assessments.length], [0, lunches.length, 0]);
  assert.throws(
    () => sentinel.advance(NOON, { sure: true }),
    (error) => error.code === "options-invalid",
  );
});
