// Notifications: only dangers, only by leave, not at night, and nothing of the payment on a lock screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { askToNotify, notifier, quietLeft } from "../../pkg/notify.js";

const alert = (change = {}) => ({
  id: "7",
  accountId: "a",
  topic: "payment",
  audience: "holder",
  severity: "danger",
  state: "open",
  count: 1,
  reasons: [
    {
      code: "scam-transfer",
      contribution: 5,
      params: {
        counterparty: "陈刚",
        amount: "8000.00",
        currency: "CNY",
        known: false,
        call: true,
        count: 1,
        windowMs: 86_400_000,
      },
    },
  ],
  ...change,
});

/** A notifier at a time of day, and what it showed. */
function at(clock, options = {}) {
  const shown = [];
  const [hour, minute] = clock.split(":").map(Number);
  const tell = notifier({
    locale: "zh-CN",
    localMinutes: () => hour * 60 + minute,
    show: (title, { body, tag }) => shown.push({ title, body, tag }),
    ...options,
  });
  return { tell, shown };
}

test("a danger is shown; nothing milder, nothing settled, nothing of the operator's is", () => {
  const { tell, shown } = at("12:00");
  for (const change of [
    { severity: "warning" },
    { severity: "notice" },
    { state: "acknowledged" },
    { audience: "operator" },
  ])
    tell(alert(change));
  assert.deepEqual(shown, []);
  tell(alert());
  assert.equal(shown.length, 1);
});

test("unless it is allowed, no word of the payment is on the screen: no name, no amount, no kind of fraud", () => {
  const { tell, shown } = at("12:00");
  tell(alert());
  assert.doesNotMatch(JSON.stringify(shown), /陈|刚|8,?000|转账|骗/);
  const told = at("12:00", { details: true });
  told.tell(alert());
  assert.match(told.shown[0].title, /转账/);
  assert.doesNotMatch(JSON.stringify(told.shown), /刚|8,?000/, "names and amounts stay hidden even then");
  const open = at("12:00", { details: true, mask: false });
  open.tell(alert());
  assert.match(JSON.stringify(open.shown), /陈刚.*8,000/s);
});

test("quiet hours pass midnight, and end", () => {
  const quiet = { from: "22:00", to: "07:30" };
  assert.equal(quietLeft(22 * 60, quiet), 570);
  assert.equal(quietLeft(0, quiet), 450);
  assert.equal(quietLeft(7 * 60 + 29, quiet), 1);
  assert.equal(quietLeft(7 * 60 + 30, quiet), 0);
  assert.equal(quietLeft(12 * 60, { from: "12:00", to: "13:00" }), 60);
  for (const none of [undefined, { from: "22:00", to: "22:00" }, { from: "25:00", to: "07:00" }])
    assert.equal(quietLeft(0, none), 0);
});

test("what comes in quiet hours is shown when they end, unless it was settled meanwhile", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const settled = new Set();
  const { tell, shown } = at("06:00", {
    quiet: { from: "22:00", to: "07:00" },
    stillOpen: (id) => !settled.has(id),
  });
  tell(alert());
  tell(alert({ id: "8" }));
  settled.add("8");
  assert.deepEqual(shown, []);
  t.mock.timers.tick(60 * 60_000);
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(
    shown.map(({ tag }) => tag),
    ["wallet-sentinel 7"],
  );
});

test("without leave, or where no notifications are, nothing is shown and nothing throws", async (t) => {
  assert.equal(await askToNotify(), false);
  notifier({ localMinutes: () => 720 })(alert());
  const made = [];
  class Fake {
    static permission = "default";
    static requestPermission = async () => (Fake.permission = "granted");
    constructor(title, options) {
      made.push({ title, ...options });
    }
  }
  globalThis.Notification = Fake;
  t.after(() => delete globalThis.Notification);
  notifier({ localMinutes: () => 720 })(alert());
  assert.deepEqual(made, [], "it is off until somebody opts in");
  assert.equal(await askToNotify(), true);
  notifier({ localMinutes: () => 720 })(alert());
  assert.equal(made.length, 1);
  assert.equal(made[0].body, "Something needs your attention. Open the app for what to do.");
});
