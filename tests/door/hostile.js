/**
 * Values that no host means to hand over, and that every host hands over some day: what leads back to itself, throws, lies about
 * itself, is far too large, or calls the engine while it is read.
 *
 * Each is made anew for each call, since a getter may change with each read. Not here: where they are put (calls.js).
 */

/** An object that throws whenever it is looked into. */
export const thrower = () =>
  new Proxy(
    {},
    {
      get() {
        throw new RangeError("a getter of the host");
      },
      has() {
        throw new RangeError("a trap of the host");
      },
      ownKeys() {
        throw new RangeError("a trap of the host");
      },
      getPrototypeOf() {
        throw new RangeError("a trap of the host");
      },
      getOwnPropertyDescriptor() {
        throw new RangeError("a trap of the host");
      },
    },
  );

function cycle(keys) {
  const one = {};
  for (let key = 0; key < keys; key += 1) one[`k${key}`] = one;
  return one;
}

function nested(levels, step = (inner) => ({ x: inner }), last = 1) {
  let value = last;
  for (let level = 0; level < levels; level += 1) value = step(value);
  return value;
}

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** A promise that fails, and whose failure is heard here: what is thrown at nobody ends a process of Node. */
function failed() {
  const promise = Promise.reject(new Error("mine, later"));
  promise.catch(() => {});
  return promise;
}

const listInItself = () => {
  const list = [];
  list.push(list);
  return list;
};

/** Somebody's event may be a promise to `await`. */
const thenable = () => ({
  // biome-ignore lint/suspicious/noThenProperty: that is what it has to have
  then() {
    throw new Error("mine");
  },
});

class Own {
  constructor() {
    this.accountId = "a";
  }
}

class Lying extends Uint8Array {
  get length() {
    return 2 ** 33;
  }
  get byteLength() {
    return 2 ** 33;
  }
}

/** The least and the largest of every width, and what lies beside them. */
const numbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  NaN,
  Infinity,
  -Infinity,
  5e-324,
  1.8e308,
  -1.8e308,
  2 ** 53,
  -(2 ** 53),
  8.64e15,
  -8.64e15,
  8.64e15 + 2,
  ...[8, 16, 32, 64].flatMap((bits) => [
    2 ** bits,
    2 ** (bits - 1),
    -(2 ** (bits - 1)),
    -(2 ** (bits - 1)) - 1,
    2 ** (bits - 1) - 1,
  ]),
  -840,
  840,
  -841,
  1_790_000_000,
  1_790_000_000_000,
];

const texts = [
  "",
  "x",
  " ",
  "\u0000",
  "\ud800",
  "a\udfff",
  "😀",
  "支付",
  "\u202eabc",
  "\n",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "-0",
  "1e5",
  "9".repeat(400),
  "a".repeat(4096),
  "a".repeat(4097),
  "好".repeat(3000),
  "x".repeat(200_000),
  "danger",
  "holder",
  "Europe/Berlin",
  "en",
  "zh-CN",
  "-9223372036854775808",
  "2026-02-30",
];

/** @param {{ enter: () => void }} door what a getter calls while it is read */
export const hostile = (door) => [
  ...numbers.map((value) => [`number ${value}`, () => value]),
  ...texts.map((value, place) => [`text ${place}`, () => value]),
  ["undefined", () => undefined],
  ["null", () => null],
  ["true", () => true],
  ["false", () => false],
  ["bigint", () => 10n],
  ["symbol", () => Symbol("s")],
  ["function", () => () => 1],
  [
    "a function that throws",
    () => () => {
      throw new Error("mine");
    },
  ],
  ["async function", () => () => failed()],
  ["{}", () => ({})],
  ["[]", () => []],
  ["[[]]", () => [[]]],
  ["[1, null]", () => [1, null]],
  ["{ a: 1 }", () => ({ a: 1 })],
  ["thrower", thrower],
  [
    "list that throws",
    () =>
      new Proxy([1], {
        get(list, key) {
          if (key === "0") throw new Error("mine");
          return list[key];
        },
      }),
  ],
  [
    "getter that throws",
    () => ({
      get x() {
        throw new TypeError("mine");
      },
    }),
  ],
  [
    "getter that throws undefined",
    () => ({
      get id() {
        throw undefined;
      },
    }),
  ],
  [
    "getter that throws a thrower",
    () => ({
      get code() {
        throw thrower();
      },
    }),
  ],
  [
    "getter three deep that throws",
    () =>
      nested(3, undefined, {
        get boom() {
          throw new Error("mine");
        },
      }),
  ],
  [
    "getter nine deep that throws",
    () =>
      nested(9, undefined, {
        get boom() {
          throw new Error("mine");
        },
      }),
  ],
  ["revoked object", () => revoked({})],
  ["revoked list", () => revoked([])],
  ["revoked function", () => revoked(() => {})],
  ["cycle", () => cycle(1)],
  ["wide cycle", () => cycle(14)],
  ["list in itself", listInItself],
  ["2,500 deep", () => nested(2500)],
  ["2,500 lists deep", () => nested(2500, (inner) => [inner])],
  ["deep JSON", () => JSON.parse(`${'{"x":'.repeat(3000)}1${"}".repeat(3000)}`)],
  [
    "re-entrant getter",
    () => ({
      get id() {
        door.enter();
        return "re";
      },
      get accountId() {
        door.enter();
        return "a";
      },
    }),
  ],
  [
    "re-entrant list",
    () =>
      new Proxy([{}], {
        get(list, key) {
          door.enter();
          return list[key];
        },
      }),
  ],
  ["sparse list", () => Array(2 ** 32 - 1)],
  [
    "list with a lying length",
    () => new Proxy([], { get: (list, key) => (key === "length" ? 2 ** 53 : list[key]) }),
  ],
  [
    "list with a text for a length",
    () => new Proxy([], { get: (list, key) => (key === "length" ? "many" : list[key]) }),
  ],
  [
    "endless iterator",
    () =>
      Object.assign([1], {
        [Symbol.iterator]: function* () {
          for (;;) yield 1;
        },
      }),
  ],
  ["Map", () => new Map([["a", 1]])],
  ["Set", () => new Set([1])],
  ["Date", () => new Date(0)],
  ["RegExp", () => /x/],
  ["Error", () => new Error("e")],
  ["Promise", () => Promise.resolve(1)],
  ["WeakMap", () => new WeakMap()],
  ["boxed text", () => new String("x")],
  ["boxed number", () => new Number(3)],
  ["thenable", thenable],
  ["null prototype", () => Object.assign(Object.create(null), { a: 1 })],
  ["inherited", () => Object.create({ inherited: 1, accountId: "a" })],
  ["class", () => new Own()],
  ["own __proto__", () => JSON.parse('{"__proto__":{"accountId":"a"},"a":1}')],
  [
    "toString that throws",
    () => ({
      toString() {
        throw new Error("mine");
      },
      valueOf() {
        throw new Error("mine");
      },
    }),
  ],
  [
    "toPrimitive",
    () => ({
      [Symbol.toPrimitive]() {
        throw new Error("mine");
      },
    }),
  ],
  [
    "tag that throws",
    () => ({
      get [Symbol.toStringTag]() {
        throw new Error("mine");
      },
    }),
  ],
  ["a tag that lies", () => ({ length: 1e10, [Symbol.toStringTag]: "ArrayBuffer" })],
  ["bytes", () => new Uint8Array(3)],
  ["buffer", () => new ArrayBuffer(2)],
  ["bytes that lie", () => new Lying(4)],
  ["view", () => new DataView(new ArrayBuffer(8), 2)],
  [
    "detached",
    () => {
      const buffer = new ArrayBuffer(8);
      structuredClone(buffer, { transfer: [buffer] });
      return buffer;
    },
  ],
  ["shared", () => new SharedArrayBuffer(4)],
  ["magic and nothing", () => new TextEncoder().encode("WSNT")],
];
