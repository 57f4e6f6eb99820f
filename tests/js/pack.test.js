/**
 * The packed batch: what the core is told of each event, byte for byte, and what comes back out of its columns.
 *
 * The buffer is read back here by an independent reader, written from the format's description alone.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { packer, unfold } from "../../pkg/pack.js";

const fields = [
  "kind",
  "id",
  "at",
  "amount",
  "feeIncluded",
  "counterparty.id",
  "counterparty.name",
  "location.lat",
  "references",
];
const pack = packer(fields);
const packed = (events) => pack(events).batch;

/** Events as lists of [field, value]; anything else than text, number or truth is { other: type }. */
function read(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const events = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 4 + view.getUint32(at, true);
    at += 4;
    const event = [];
    while (at < end) {
      const field = bytes[at] === 255 ? "unknown" : fields[bytes[at]];
      const tag = bytes[at + 1];
      at += 2;
      if (tag === 0 || tag === 1) event.push([field, tag === 1]);
      else if (tag === 2) {
        event.push([field, view.getFloat64(at, true)]);
        at += 8;
      } else if (tag === 5) {
        const texts = [];
        let left = bytes[at];
        for (at += 1; left > 0; left -= 1) {
          const length = view.getUint32(at, true);
          texts.push(decoder.decode(bytes.subarray(at + 4, at + 4 + length)));
          at += 4 + length;
        }
        event.push([field, texts]);
      } else {
        const length = view.getUint32(at, true);
        const text = decoder.decode(bytes.subarray(at + 4, at + 4 + length));
        event.push([field, tag === 3 ? text : { other: text }]);
        at += 4 + length;
      }
    }
    assert.equal(at, end, "an event ends where its length says");
    events.push(event);
  }
  return events;
}

test("text, numbers and truth arrive as they are, nested ones under their dotted names", () => {
  const event = {
    id: "p-1",
    at: -1.5,
    feeIncluded: false,
    counterparty: { name: "早点铺 🥟", id: "" },
    location: { lat: 31.2 },
  };
  assert.deepEqual(read(packed([event])), [
    [
      ["id", "p-1"],
      ["at", -1.5],
      ["feeIncluded", false],
      ["counterparty.name", "早点铺 🥟"],
      ["counterparty.id", ""],
      ["location.lat", 31.2],
    ],
  ]);
});

test("what is absent, null, a function, a symbol's or every object's is left out", () => {
  const inherited = Object.create({ colour: "red", id: "x" });
  assert.deepEqual(
    read(
      packed([
        {
          id: undefined,
          at: null,
          myOwn: undefined,
          note: null,
          toText() {},
          [Symbol("s")]: 1,
          counterparty: null,
          location: {},
        },
        inherited,
      ]),
    ),
    [[], [["id", "x"]]],
  );
});

test("the first key that no event has goes along by its path, as much of it as can be told", () => {
  const unknown = (event) =>
    read(packed([event]))[0]
      .filter(([field]) => field === "unknown")
      .map(([, path]) => path);
  assert.deepEqual(unknown({ counterParty: { name: "x" }, contxt: 1 }), ["counterParty"]);
  assert.deepEqual(unknown({ counterparty: { nmae: "x" } }), ["counterparty.nmae"]);
  assert.deepEqual(unknown({ constructor: 1 }), ["constructor"]);
  assert.deepEqual(unknown({ ["k".repeat(1e6)]: 1 }), ["k".repeat(65)]);
  assert.deepEqual(unknown({ id: "a", counterparty: { id: "b" } }), []);
});

test("each property is read once, and a getter that packs another batch puts nothing of it into this one", () => {
  const reads = new Map();
  const inner = [];
  const event = new Proxy(
    { id: "a", amount: "1", counterparty: { name: "x" } },
    {
      get(target, key) {
        reads.set(key, (reads.get(key) ?? 0) + 1);
        if (key === "amount") inner.push(read(packed([{ id: "inner" }, { id: "inner too" }])));
        return target[key];
      },
    },
  );
  const { batch, names } = pack([{ id: "before", accountId: "x" }, event]);
  assert.deepEqual(read(batch), [
    [
      ["id", "before"],
      ["unknown", "accountId"],
    ],
    [
      ["id", "a"],
      ["amount", "1"],
      ["counterparty.name", "x"],
    ],
  ]);
  assert.deepEqual(inner, [[[["id", "inner"]], [["id", "inner too"]]]]);
  assert.deepEqual(names, ["before", undefined, "a", undefined]);
  assert.deepEqual(Object.fromEntries(reads), { id: 1, amount: 1, counterparty: 1 });
});

test("a text that is too long is carried as far as the core needs to say so, and a batch that is too large is refused", () => {
  assert.deepEqual(
    read(packed([{ id: "a".repeat(5000) }, { id: `${"a".repeat(4096)}😀😀` }, { id: "a".repeat(4096) }])).map(
      ([[, id]]) => id.length,
    ),
    [4097, 4098, 4096],
  );
  assert.throws(() => pack(Array(2 ** 32 - 1)), { code: "batch-too-large" });
  assert.deepEqual(read(packed([{ id: "after" }])), [[["id", "after"]]]);
});

test("a list of texts arrives as one, and of what is longer than any list just so much that the core sees it", () => {
  const told = (references) => read(packed([{ references }]))[0].map(([, value]) => value);
  assert.deepEqual(told(["W1", "退款 T2", ""]), [["W1", "退款 T2", ""]]);
  assert.deepEqual(told([]), [[]]);
  assert.deepEqual(told(Array(5000).fill("7")), [Array(9).fill("7")]);
  assert.deepEqual(
    told(["a".repeat(5000)]).map(([text]) => text.length),
    [4097],
  );
  // Another list, or text that UTF-8 has no form for, is told by its type.
  for (const list of [["1", 2], [undefined], ["\ud800"], [["1"]]])
    assert.deepEqual(told(list), [{ other: "array" }]);
});

test("a value of a wrong type is named by its type, so that the core can refuse it", () => {
  const event = { id: { a: 1 }, at: 5n, amount: [1], counterparty: "早点铺", location: [1] };
  assert.deepEqual(read(packed([event])), [
    [
      ["id", { other: "object" }],
      ["at", { other: "bigint" }],
      ["amount", { other: "array" }],
      ["counterparty.id", { other: "string" }],
      ["location.lat", { other: "array" }],
    ],
  ]);
});

test("what is no event at all keeps its place in the batch", () => {
  assert.deepEqual(read(packed([null, "x", 3, [], undefined, { id: "p" }])), [
    [["kind", { other: "null" }]],
    [["kind", { other: "string" }]],
    [["kind", { other: "number" }]],
    [["kind", { other: "array" }]],
    [["kind", { other: "undefined" }]],
    [["id", "p"]],
  ]);
});

test("half a character is named, not replaced: two ids that differ only there must not become one", () => {
  assert.deepEqual(read(packed([{ id: "a\ud800b", amount: "1" }, { id: "\ud83e\udd5f" }])), [
    [
      ["id", { other: "ill-formed text" }],
      ["amount", "1"],
    ],
    [["id", "🥟"]],
  ]);
});

test("a nested object that is not plain is named by its type, since no key tells what it holds", () => {
  class Place {
    lat = 1;
  }
  const other = Object.create(null, { name: { value: "早点铺", enumerable: true } });
  assert.deepEqual(
    read(
      packed([
        { counterparty: new Map([["name", "x"]]), location: new Date(0) },
        { at: new Date(0), location: new Place() },
        { counterparty: other },
      ]),
    ),
    [
      [
        ["counterparty.id", { other: "Map" }],
        ["location.lat", { other: "Date" }],
      ],
      [
        ["at", { other: "Date" }],
        ["location.lat", { other: "Place" }],
      ],
      [["counterparty.name", "早点铺"]],
    ],
  );
});

test("an event that throws while it is read is marked in its place, without what was read of it; the others go on", () => {
  const thrower = {
    id: "b",
    get amount() {
      throw new Error("gone");
    },
  };
  const nested = {
    id: "c",
    counterparty: {
      get name() {
        throw new Error("gone");
      },
    },
  };
  const proxy = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error("revoked");
      },
    },
  );
  const mark = [["kind", { other: "unreadable" }]];
  assert.deepEqual(read(packed([{ id: "a" }, thrower, nested, proxy, { id: "d" }])), [
    [["id", "a"]],
    mark,
    mark,
    mark,
    [["id", "d"]],
  ]);
});

test("a batch far larger than the first buffer arrives whole, and a small one after it too", () => {
  const events = Array.from({ length: 20_000 }, (_, i) => ({ id: `支付-${i}`, amount: "1".repeat(i % 300) }));
  const back = read(packed(events));
  assert.equal(back.length, events.length);
  for (const [i, event] of back.entries())
    assert.deepEqual(event, [
      ["id", events[i].id],
      ["amount", events[i].amount],
    ]);
  assert.deepEqual(read(packed([{ id: "after" }])), [[["id", "after"]]]);
});

test("columns unfold into assessments of the caller's own events", () => {
  const events = [
    { id: "a", accountId: "x" },
    { id: "b", accountId: "x" },
    { id: "c", accountId: "y" },
  ];
  const reason = { code: "velocity", contribution: 2, params: {} };
  const assessments = unfold(
    events.flatMap(({ id, accountId }) => [id, accountId]),
    {
      indices: Uint32Array.of(0, 2),
      probabilities: Float64Array.of(0.001, 0.9),
      bases: Float64Array.of(-7, -6),
      scores: Float64Array.of(3, 91),
      flags: Uint8Array.of(0b1_00_00, 0b0_11_10),
      details: [{ position: 1, reasons: [reason], alertIds: ["al-1"] }],
    },
  );
  assert.deepEqual(assessments, [
    {
      index: 0,
      eventId: "a",
      accountId: "x",
      score: 3,
      probability: 0.001,
      base: -7,
      riskLevel: "low",
      warmingUp: true,
      outcome: "allow",
      reasons: [],
      alertIds: [],
    },
    {
      index: 2,
      eventId: "c",
      accountId: "y",
      score: 91,
      probability: 0.9,
      base: -6,
      riskLevel: "high",
      warmingUp: false,
      outcome: "block",
      reasons: [reason],
      alertIds: ["al-1"],
    },
  ]);
});
