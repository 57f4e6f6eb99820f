// Uses of the account: judged, told as one story, answered, taken back; what no input may do; and the check-up.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { describe } from "../../pkg/messages.js";
import { groupsOf, storiesOf, systemOf } from "../../pkg/elements/access.view.js";
import { isPressed } from "../../www/src/guard.js";

before(() => init());

const DAY = 86_400_000;
const AT = Date.UTC(2026, 0, 1, 0, 10);
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1";

const use = (id, day, more = {}) => ({
  kind: "access",
  id,
  accountId: "a",
  at: AT + day * DAY,
  utcOffset: 480,
  action: "login",
  success: true,
  deviceId: "phone",
  ip: "203.0.113.9",
  country: "CN",
  agent: IPHONE,
  ...more,
});
const stranger = {
  deviceId: "x",
  ip: "192.0.2.44",
  country: "VN",
  agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0",
};
const habit = () => Array.from({ length: 40 }, (_, day) => use(`h${day}`, day));
const lived = (config) => {
  const sentinel = new Sentinel(config);
  sentinel.ingest(habit());
  return sentinel;
};
const label = (id, word, day = 41) => ({
  kind: "label",
  accountId: "a",
  of: { accessId: id },
  at: AT + day * DAY,
  label: word,
});

test("a use of the account is assessed as a payment is, and the same before it comes in", () => {
  const sentinel = lived();
  const asked = sentinel.assess(use("in", 40.8, stranger));
  const { assessments } = sentinel.ingest([use("in", 40.8, stranger), use("own", 41)]);
  const [strange, own] = assessments;
  assert.deepEqual({ ...strange, alertIds: [] }, { ...asked, alertIds: [] });
  assert.notEqual(strange.outcome, "allow");
  assert.equal(own.outcome, "allow");
  assert.ok(own.probability < 1e-6, "what is familiar speaks for the holder");
  const logit = Math.log(strange.probability / (1 - strange.probability));
  const sum = strange.reasons.reduce((sum, { contribution }) => sum + contribution, strange.base);
  assert.ok(Math.abs(logit - sum) < 1e-9, "the reasons are the score");
});

test("what the holder confirmed is known from then on, and what was reported never was", () => {
  for (const [word, isKnown] of [
    ["legitimate", true],
    ["fraud", false],
    ["withdrawn", false],
  ]) {
    const sentinel = lived();
    sentinel.ingest([use("in", 40.8, stranger)]);
    const before = sentinel.assess(use("again", 41.2, stranger)).probability;
    sentinel.ingest([label("in", "legitimate")]);
    if (word !== "legitimate") sentinel.ingest([label("in", word, 41.1)]);
    const after = sentinel.assess(use("again", 41.2, stranger)).probability;
    assert.equal(after < before / 3, isKnown, word);
  }
});

test("a challenge that is passed by a face settles what it guards, and one that fails makes it worse", () => {
  const odds = ({ probability }) => Math.log(probability / (1 - probability));
  const after = (success) => {
    const sentinel = lived();
    sentinel.ingest([use("in", 40.8, stranger)]);
    const ask = { ...stranger, action: "challenge", challengeOf: "in", method: "face", success };
    sentinel.ingest([use("ask", 40.801, ask)]);
    return odds(sentinel.assess(use("payee", 40.81, { ...stranger, action: "payee-add" })));
  };
  assert.ok(after(true) < after(false) - 3);
});

test("the server's word is the outcome of a use, and closes what tells of it", () => {
  const sentinel = lived({ accessThresholds: { challenge: 1, review: 2, block: 3 } });
  const steps = ["login", "notifications-off", "password-reset", "payee-add", "limit-raise"];
  const { alerts } = sentinel.ingest(
    steps.map((action, n) => use(action, 40.8 + n / 1000, { ...stranger, action })),
  );
  assert.ok(alerts.length === 1 && alerts[0].steps.length > 2, "one story");
  assert.deepEqual(
    alerts[0].steps.map(({ what }) => what),
    steps.slice(0, alerts[0].steps.length),
  );
  const verdicts = alerts[0].eventIds.map((accessId) => ({
    kind: "verdict",
    accountId: "a",
    of: { accessId },
    at: AT + 42 * DAY,
    outcome: "allow",
    source: "desk",
  }));
  assert.equal(sentinel.ingest(verdicts).rejected.length, 0);
  assert.equal(sentinel.alerts({ accountId: "a" })[0].state, "resolved");
  const told = sentinel.assess(use("login", 40.8, { ...stranger, action: "login" }));
  assert.ok(told.outcome === "allow" && told.approximate);
});

test("'not me' on the story labels its uses, and reopening takes the labels back", () => {
  const sentinel = lived();
  const steps = ["login", "notifications-off", "password-reset", "payee-add", "limit-raise"];
  const { alerts } = sentinel.ingest(
    steps.map((action, n) => use(action, 40.8 + n / 1000, { ...stranger, action })),
  );
  const snapshot = () => sentinel.checkup("a", {}, AT + 42 * DAY).map(({ code }) => code);
  const [{ id }] = alerts;
  sentinel.act(id, { do: "resolve", disposition: "fraud", at: AT + 41 * DAY });
  assert.ok(snapshot().includes("checkup-reported"));
  sentinel.act(id, { do: "reopen", at: AT + 41.5 * DAY });
  assert.ok(!snapshot().includes("checkup-reported"));
});

test("a receipt of a use is made again elsewhere, to the bit", () => {
  const sentinel = lived();
  const receipt = sentinel.receipt(use("in", 40.8, stranger));
  const { equal, differs } = new Sentinel().replay(receipt);
  assert.deepEqual({ equal, differs }, { equal: true, differs: [] });
});

test("malformed, private and absent addresses are taken; what is none is warned of by its field", () => {
  const sentinel = lived();
  const odd = [
    "10.0.0.1",
    "fe80::1%en0",
    "::ffff:203.0.113.9",
    "no address",
    "",
    "%",
    "[::1]",
    "999.1.1.1",
    undefined,
  ];
  const events = odd.filter((ip) => ip !== "").map((ip, n) => use(`odd${n}`, 40 + n / 100, { ip }));
  const { accepted, warnings } = sentinel.ingest(events);
  assert.equal(accepted, events.length);
  assert.deepEqual(
    warnings.map(({ code, field }) => `${code} ${field}`),
    Array(3).fill("address-malformed ip"),
  );
});

test("ten thousand failures, a thousand devices and clocks that jump take bounded room and lose no habit", () => {
  const sentinel = lived();
  const flood = Array.from({ length: 10_000 }, (_, n) =>
    use(`f${n}`, 40.5, { ...stranger, success: false, at: AT + 40.5 * DAY + n * 6 }),
  );
  const { alerts, accepted } = sentinel.ingest(flood);
  assert.equal(accepted, 10_000);
  assert.equal(alerts.length, 1, "one alert that counts");
  assert.equal(
    alerts[0].steps.filter(({ failed }) => failed).length,
    1,
    "and one step, so that what follows has room",
  );
  const after = sentinel.assess(use("came in", 40.51, { ...stranger }));
  assert.ok(
    after.reasons.some(({ code }) => code === "password-guessing"),
    "whoever guesses long enough does not come to be usual",
  );
  const devices = Array.from({ length: 1000 }, (_, n) => use(`d${n}`, 50 + n / 1000, { deviceId: `d${n}` }));
  sentinel.ingest(devices);
  sentinel.ingest([use("far", 4000), use("back", -4000)]);
  assert.equal(sentinel.assess(use("own", 51.5)).outcome, "allow");
  const bytes = sentinel.status().bytes;
  sentinel.ingest(Array.from({ length: 1000 }, (_, n) => use(`e${n}`, 52 + n / 1000, { deviceId: `e${n}` })));
  assert.ok(sentinel.status().bytes - bytes < 1000 * 400, "an id and its label each, and no more");
});

test("what is off says nothing of this use, and nothing through those that follow it", () => {
  const values = ["device", "network", "country", "agent"].map((kind) => `login-new-${kind}`);
  const off = Object.fromEntries([...values, "login-odd-hour"].map((code) => [code, { mode: "off" }]));
  const after = (config) => {
    const sentinel = lived(config);
    sentinel.ingest([use("in", 40.8, stranger)]);
    return sentinel.assess(use("payee", 40.81, { ...stranger, action: "payee-add" })).reasons;
  };
  assert.ok(after().some(({ code }) => code === "money-opened"));
  assert.ok(!after({ reasons: off }).some(({ code }) => code === "after-odd-access"));
});

test("a flood of challenges is told once, and stays told in its alert", () => {
  const sentinel = lived();
  const asked = Array.from({ length: 8 }, (_, n) =>
    use(`ask${n}`, 40.801 + n / 1440, {
      ...stranger,
      action: "challenge",
      challengeOf: `x${n}`,
      success: false,
    }),
  );
  const { assessments } = sentinel.ingest([use("in", 40.8, stranger), ...asked]);
  const told = assessments.filter(({ reasons }) => reasons.some(({ code }) => code === "challenge-flood"));
  assert.deepEqual(
    told.map(({ eventId }) => eventId),
    ["ask4"],
  );
  assert.ok(sentinel.alerts()[0].reasons.some(({ code }) => code === "challenge-flood"));
});

test("a clock that jumps ahead or back believes no stranger and forgets no habit", () => {
  const odds = ({ probability }) => Math.log(probability / (1 - probability));
  const steady = lived();
  const jumped = lived();
  for (const sentinel of [steady, jumped]) sentinel.ingest([use("in", 40.8, stranger)]);
  jumped.ingest([use("far", 9000), use("back", -9000)]);
  for (const [id, day, more] of [
    ["again", 41.2, stranger],
    ["own", 41.3, {}],
  ]) {
    const [as, was] = [jumped, steady].map((sentinel) => odds(sentinel.assess(use(id, day, more))));
    assert.ok(Math.abs(as - was) < 0.5, `${id}: ${as} after the jumps, ${was} without`);
  }
});

test("one address is one however it is written, and a private one says nothing of a place", () => {
  const sentinel = lived();
  const reasons = (ip) => sentinel.assess(use("in", 41, { ip })).reasons.map(({ code }) => code);
  const score = (ip) => sentinel.assess(use("in", 41, { ip })).score;
  assert.equal(score("::ffff:203.0.113.9"), score("203.0.113.9"));
  assert.deepEqual(reasons("::ffff:198.51.100.1"), reasons("198.51.100.1"));
  assert.equal(score("fe80::1%en0"), score("10.0.0.1"));
  assert.deepEqual(reasons("fe80::1%en0"), []);
});

test("a use without place, device and program is taken; what is no place on the globe is refused by its code", () => {
  const sentinel = lived();
  const bare = { deviceId: undefined, ip: undefined, country: undefined, agent: undefined };
  const { accepted, rejected } = sentinel.ingest([
    use("bare", 41, bare),
    use("half", 41.1, { location: { lat: 10 } }),
    use("beyond", 41.2, { location: { lat: 91, lon: 0 } }),
  ]);
  assert.equal(accepted, 1);
  assert.deepEqual(
    rejected.map(({ id, code }) => `${id} ${code}`),
    ["half field-missing", "beyond location-invalid"],
  );
});

test("of ten thousand failures no more is kept than of two thousand, and their story is as long", () => {
  const flooded = (count) => {
    const sentinel = lived({ limits: { payments: 1000 } });
    sentinel.ingest(
      Array.from({ length: count }, (_, n) =>
        use(`f${String(n).padStart(5, "0")}`, 40.5, {
          ...stranger,
          deviceId: `x${String(n).padStart(5, "0")}`,
          success: false,
          at: AT + 40.5 * DAY + Math.floor((n * 60_000) / count),
        }),
      ),
    );
    return { bytes: sentinel.status().bytes, steps: sentinel.alerts()[0].steps.length };
  };
  const [few, many] = [flooded(2000), flooded(10_000)];
  assert.deepEqual(many.steps, few.steps);
  assert.ok(Math.abs(many.bytes - few.bytes) < 2000, `${few.bytes} and ${many.bytes} bytes`);
});

test("many accounts tried from one network are the desk's to see, and no holder's", () => {
  const tried = (n, at) => ({ ...use(`t${n}-${at}`, at, stranger), accountId: `b${n}`, success: false });
  for (const audience of ["holder", "all"]) {
    const sentinel = new Sentinel({ audience });
    sentinel.ingest(Array.from({ length: 40 }, (_, n) => tried(n, 1)));
    const { reasons } = sentinel.ingest([tried(3, 1.1)]).assessments[0];
    assert.equal(
      reasons.some(({ code }) => code === "guessed-accounts"),
      audience === "all",
    );
  }
});

test("thresholds of uses are their own, in order, or refused by their name", () => {
  const refused = (accessThresholds) => {
    try {
      new Sentinel({ accessThresholds });
    } catch (error) {
      return [error.code, error.details.field];
    }
  };
  assert.deepEqual(refused({ challenge: 50, review: 40 }), ["config-invalid", "accessThresholds"]);
  assert.deepEqual(refused({ chalenge: 50 }), ["config-invalid", "accessThresholds.chalenge"]);
  const strict = lived({ accessThresholds: { challenge: 0, review: 0, block: 0 } });
  assert.equal(strict.assess(use("own", 41)).outcome, "block");
  const back = Sentinel.restore(strict.snapshot());
  assert.equal(back.assess(use("own", 41)).outcome, "block", "a snapshot keeps what was set");
});

test("the check-up says the next step first, in both languages, and how much it looked at", () => {
  const sentinel = lived();
  sentinel.ingest([use("in", 40.8, { ...stranger, action: "login" })]);
  const items = sentinel.checkup(
    "a",
    { twoStep: false, passwordLength: 8, passwordClasses: 1 },
    AT + 41 * DAY,
  );
  assert.deepEqual(
    items.map(({ code }) => code),
    ["checkup-odd-access", "checkup-two-step", "checkup-length", "checkup-looked-at"],
  );
  for (const locale of ["en", "zh-CN"])
    for (const item of items) {
      const { title, body, advice } = describe(item, locale);
      assert.ok(title && body && advice.length, `${item.code} in ${locale}`);
      assert.ok(!body.includes("{") && !/undefined|NaN/.test(body), body);
    }
  assert.throws(() => sentinel.checkup("a", { password: "secret" }, AT), { code: "query-invalid" });
});

test("who was here is told by device and country, and never by address", () => {
  const events = [...habit(), use("in", 40.8, stranger)];
  const assessments = [{ eventId: "in", outcome: "review" }];
  const groups = groupsOf(events, { assessments, ownDeviceId: "phone" });
  assert.deepEqual(
    groups.map(({ number, isOwn, isNew, count, places, agent }) => ({
      number,
      isOwn,
      isNew,
      count,
      places,
      agent,
    })),
    [
      { number: 2, isOwn: false, isNew: true, count: 1, places: ["VN"], agent: "Windows" },
      { number: 1, isOwn: true, isNew: false, count: 40, places: ["CN"], agent: "iPhone" },
    ],
  );
  assert.ok(groups[0].uses[0].isOdd && !JSON.stringify(groups).includes("192.0.2"));
  assert.equal(groups[1].uses.length + groups[1].more, 40);
  assert.equal(systemOf(undefined), "");
  assert.deepEqual(storiesOf([{ id: "1", audience: "operator", steps: [1, 2] }]), []);
});

test("on a call, under a shared screen or a remote hand the first steps are those against a scam, as long as the alert waits", () => {
  const alert = (code, params, state = "open") => [{ state, reasons: [{ code, params }] }];
  assert.ok(isPressed(alert("screen-share-payment", { remote: true })));
  assert.ok(isPressed(alert("scam-transfer", { call: true }, "escalated")));
  assert.ok(!isPressed(alert("scam-transfer", { call: false })));
  assert.ok(!isPressed(alert("scam-transfer", { call: true }, "resolved")));
  assert.ok(!isPressed(alert("new-device", {})));
});
