/** What a caller hands in by mistake: refused by its name, and every engine goes on as before. On the real core. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel, SentinelError } from "../../pkg/node.js";
import { format } from "../../pkg/messages.js";
import { Listeners } from "../../pkg/subscribe.js";
import { habits, oddOne } from "./life.js";

before(() => init());

const wrongs = [undefined, null, 5, 1n, {}, [], Symbol("s"), () => 1];

/** An object that throws whenever it is looked into. */
const hostile = () =>
  new Proxy(
    {},
    {
      get() {
        throw new RangeError("a getter of the host");
      },
      ownKeys() {
        throw new RangeError("a getter of the host");
      },
    },
  );

function refused(use, code, field) {
  assert.throws(use, (error) => {
    assert.ok(error instanceof SentinelError, String(error));
    assert.equal(error.code, code);
    assert.equal(error.details.field, field);
    return true;
  });
}

test("an argument of a wrong type is refused by name, and no engine is lost", () => {
  const other = new Sentinel();
  other.ingest(habits());
  const known = other.status();
  const sentinel = new Sentinel();
  for (const wrong of wrongs) {
    refused(() => sentinel.forget(wrong), "field-type", "accountId");
    refused(() => sentinel.act(wrong, { at: 1, do: "acknowledge" }), "field-type", "alertId");
    if (typeof wrong !== "number") refused(() => sentinel.advance(wrong), "field-type", "now");
    refused(() => Sentinel.restore(wrong), "field-type", "snapshot");
  }
  refused(() => Sentinel.restore({ length: 1e10 }), "field-type", "snapshot");
  refused(() => Sentinel.restore("snapshot"), "field-type", "snapshot");
  refused(() => sentinel.advance("5"), "field-type", "now");
  assert.deepEqual(other.status(), known);
  assert.equal(sentinel.status().accounts, 0);
});

test("options that throw when they are read are refused, and the engine is not left locked", () => {
  const sentinel = new Sentinel();
  refused(() => new Sentinel(hostile()), "config-invalid", "config");
  refused(() => sentinel.configure(hostile()), "config-invalid", "config");
  refused(() => sentinel.ingest([], hostile()), "options-invalid", "options");
  refused(() => sentinel.alerts(hostile()), "query-invalid", "query");
  refused(() => sentinel.summary(hostile()), "query-invalid", "query");
  refused(() => sentinel.act("a", hostile()), "options-invalid", "action");
  refused(() => sentinel.loadModel(hostile()), "model-invalid", "model");
  assert.equal(sentinel.ingest(habits()).rejected.length, 0);
});

const nested = (levels) => {
  let value = {};
  for (let level = 0; level < levels; level += 1) value = { x: value };
  return value;
};

test("what leads back to itself, nests too deep or holds too much is refused by its place, and the engines go on", () => {
  const other = new Sentinel();
  other.ingest(habits());
  const sentinel = new Sentinel();
  const wide = {};
  for (let key = 0; key < 14; key += 1) wide[`k${key}`] = wide;
  let shared = {};
  for (let level = 0; level < 7; level += 1)
    shared = Object.fromEntries(Array.from({ length: 12 }, (_, key) => [`k${key}`, shared]));
  for (const bad of [nested(2500), wide, shared, Array(2 ** 32 - 1), "x".repeat(2 ** 24 + 1)]) {
    for (const [verb, code] of [
      ["configure", "config-invalid"],
      ["alerts", "query-invalid"],
      ["summary", "query-invalid"],
      ["watched", "query-invalid"],
      ["refundable", "query-invalid"],
      ["question", "query-invalid"],
      ["links", "query-invalid"],
      ["payments", "query-invalid"],
      ["supportCase", "query-invalid"],
      ["loadModel", "model-invalid"],
      ["replay", "receipt-invalid"],
    ]) {
      assert.throws(
        () => sentinel[verb]({ mine: bad }),
        (error) =>
          error instanceof SentinelError && error.code === code && error.details.field.startsWith("mine"),
        verb,
      );
    }
    assert.throws(() => sentinel.ingest([], { mine: bad }), { code: "options-invalid" });
    assert.throws(() => sentinel.act("a", { mine: bad }), { code: "options-invalid" });
    assert.throws(() => new Sentinel({ mine: bad }), { code: "config-invalid" });
  }
  assert.equal(other.ingest([oddOne()]).accepted, 1);
  assert.equal(sentinel.ingest(habits()).rejected.length, 0);
});

test("what hosts do hand over is far from the bounds: an operator for each of a hundred thousand accounts", () => {
  const operators = Object.fromEntries(
    Array.from({ length: 100_000 }, (_, account) => [`account-${account}`, "alipay"]),
  );
  new Sentinel({ operators }).free();
});

test("each option is read once, and a getter may call the engine that it is given to", () => {
  const sentinel = new Sentinel();
  let reads = 0;
  const options = {
    get assessments() {
      reads += 1;
      sentinel.ingest(habits());
      return "none";
    },
  };
  assert.equal(sentinel.ingest([oddOne()], options).accepted, 1);
  assert.equal(reads, 1);
});

test("a misspelt key is refused by its path with the one that was meant, unless the host lets it pass", () => {
  const wrong = [
    { ...oddOne(), counterParty: { name: "x" } },
    { ...oddOne(), contxt: {} },
    { ...oddOne(), counterparty: { nmae: "x" } },
    { ...oddOne(), 13800138000: "x" },
  ];
  const { accepted, rejected } = new Sentinel().ingest(wrong);
  assert.equal(accepted, 0);
  assert.deepEqual(
    rejected.map(({ code, field, nearest, value }) => [code, field, nearest, value]),
    [
      ["field-unknown", "counterParty", "counterparty", undefined],
      ["field-unknown", "contxt", "context", undefined],
      ["field-unknown", "counterparty.nmae", "counterparty.name", undefined],
      ["field-unknown", "*", undefined, undefined],
    ],
  );
  assert.throws(() => new Sentinel().assess(wrong[0]), {
    code: "field-unknown",
    details: { index: 0, field: "counterParty", nearest: "counterparty" },
  });
  const ignoring = new Sentinel({ unknownKeys: "ignore" });
  assert.equal(ignoring.ingest(wrong.slice(0, 1)).accepted, 1);
  assert.throws(() => new Sentinel({ unknownKeys: "igore" }), {
    code: "config-invalid",
    details: { field: "unknownKeys", nearest: "ignore", expected: ["reject", "ignore"] },
  });
});

test("the least and the largest integers are refused wherever a time or an offset is taken", () => {
  const sentinel = new Sentinel();
  for (const offset of [-32768, -32767, 32767, -841, 841]) {
    assert.throws(() => new Sentinel({ utcOffset: offset }), { code: "config-invalid" });
    assert.throws(() => sentinel.summary({ from: 0, to: 1, utcOffset: offset }), {
      code: "utc-offset-invalid",
    });
    assert.throws(() => sentinel.summary({ from: 0, to: 1, offsets: [{ from: 0, utcOffset: offset }] }), {
      code: "query-invalid",
    });
    assert.equal(
      sentinel.ingest([{ ...oddOne(), utcOffset: offset }]).rejected[0].code,
      "utc-offset-invalid",
    );
  }
  for (const time of [-(2 ** 63), 2 ** 63, -(2 ** 53), 8.64e15 + 2, -8.64e15 - 2, -(2 ** 31) - 0.5]) {
    assert.throws(() => sentinel.advance(time), { code: "time-invalid" });
    assert.equal(sentinel.ingest([{ ...oddOne(), at: time }]).rejected[0].code, "time-invalid");
    assert.throws(() => sentinel.summary({ from: time, to: 1 }), { code: "query-invalid" });
  }
});

test("a snapshot may come as the storage kept it: an ArrayBuffer, or any view", () => {
  const sentinel = new Sentinel();
  sentinel.ingest(habits());
  const bytes = sentinel.snapshot();
  const padded = new Uint8Array(bytes.length + 16);
  padded.set(bytes, 8);
  for (const kept of [
    bytes.slice().buffer,
    new DataView(padded.buffer, 8, bytes.length),
    Buffer.from(bytes),
  ]) {
    assert.deepEqual(Sentinel.restore(kept).snapshot(), bytes);
  }
});

test("a bad event costs itself only: those that throw, and those that hold what no field takes", () => {
  const sentinel = new Sentinel();
  const [first, last] = habits();
  const thrower = Object.defineProperty({ ...oddOne() }, "amount", {
    enumerable: true,
    get() {
      throw new TypeError("gone");
    },
  });
  const result = sentinel.ingest([
    first,
    thrower,
    hostile(),
    { ...oddOne(), counterparty: new Map([["name", "x"]]) },
    { ...oddOne(), id: "\ud800" },
    last,
  ]);
  assert.equal(result.accepted, 2);
  assert.deepEqual(
    result.rejected.map(({ index, code, field }) => [index, code, field]),
    [
      [1, "field-type", "kind"],
      [2, "field-type", "kind"],
      [3, "field-type", "counterparty"],
      [4, "field-type", "id"],
    ],
  );
  assert.deepEqual(
    result.assessments.map(({ index, eventId }) => [index, eventId]),
    [
      [0, first.id],
      [5, last.id],
    ],
  );
});

test("a field's own path as one key is told with the object that the field is in, and not with itself", () => {
  const {
    rejected: [refusal],
  } = new Sentinel().ingest([{ ...oddOne(), "counterparty.name": "x" }]);
  assert.deepEqual(
    [refusal.code, refusal.field, refusal.nearest],
    ["field-unknown", "counterparty.name", "counterparty"],
  );
});

test("accounts, rails and reasons that a host named itself come out of no refusal of a configuration", () => {
  const wrongs = [
    { operators: { annaberg: 5 } },
    { operators: { annaberg: () => 1 } },
    { calendars: { annaberg: { holidays: 5 } } },
    { reasons: { annaberg: { mode: "off" } } },
    { reasons: { annaberg: { mode: 5 } } },
  ];
  for (const wrong of wrongs) {
    assert.throws(
      () => new Sentinel(wrong),
      (error) =>
        error.code === "config-invalid" &&
        error.details.field.split(".")[1] === "*" &&
        !JSON.stringify([error.message, error.details]).includes("annaberg"),
    );
  }
  refused(() => new Sentinel({ reasons: { velocty: {} } }), "config-invalid", "reasons.velocty");
  refused(
    () => new Sentinel({ reasons: { velocity: { mode: "of" } } }),
    "config-invalid",
    "reasons.velocity.mode",
  );
});

test("printers of values refuse what `Intl` would read without end or refuse by itself", () => {
  const endless = new Proxy([], { get: (list, key) => (key === "length" ? 2 ** 53 : list[key]) });
  for (const locale of [endless, Array(2 ** 32 - 1), Symbol("s"), "no tag at all!", hostile()]) {
    for (const print of [
      () => format.number(1, locale),
      () => format.time(1, locale),
      () => format.hour(1, locale),
      () => format.percent(1, locale),
    ]) {
      assert.throws(print, (error) => error instanceof SentinelError);
    }
  }
  assert.equal(format.number(1.5, "en"), "1.5");
});

test("a listener remembers a bounded number of alerts", () => {
  const listeners = new Listeners();
  const heard = [];
  listeners.add((alert) => heard.push(alert.id));
  const alert = (id) => ({
    id,
    audience: "holder",
    accountId: "a",
    severity: "danger",
    state: "open",
    history: [{ action: "raise", at: 1 }],
  });
  listeners.tell([alert("first"), alert("first")]);
  assert.deepEqual(heard, ["first"]);
  listeners.tell(Array.from({ length: 100_000 }, (_, i) => alert(`a${i}`)));
  listeners.tell([alert("a99999"), alert("first")]);
  assert.equal(heard.length, 100_002, "the oldest was forgotten and is heard anew, the newest is not");
});
