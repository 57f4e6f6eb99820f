/**
 * Node's modules for tests that run in a page, as far as the shared ones of tests/js use them: an import map puts this
 * file in the place of "node:test", "node:assert/strict", "node:fs/promises" and "node:zlib".
 *
 * Fifty lines of our own, since the kept copy of Node's assert for browsers brings 39 packages along.
 * Not here: which tests run (in-page.js).
 */

/** @type {{ name: string, work: Function }[]} */
let tests = [];
/** @type {Record<"before" | "after" | "beforeEach" | "afterEach", Function[]>} */
let hooks = { before: [], after: [], beforeEach: [], afterEach: [] };

export const test = (name, ...rest) => void tests.push({ name, work: rest.at(-1) });
export const before = (work) => void hooks.before.push(work);
export const after = (work) => void hooks.after.push(work);
export const beforeEach = (work) => void hooks.beforeEach.push(work);
export const afterEach = (work) => void hooks.afterEach.push(work);

const all = async (works) => {
  for (const work of works) await work();
};

/** What a test is handed: replaces a function of an object until the test ends, and notes its calls. @returns {{ mock: object, undo(): void }} */
function context() {
  const undone = [];
  const method = (object, name, instead) => {
    const before = object[name];
    undone.push(() => (object[name] = before));
    const calls = [];
    const noting = (...args) => {
      calls.push({ arguments: args });
      return instead.apply(object, args);
    };
    return (object[name] = Object.assign(noting, { mock: { calls } }));
  };
  return { mock: { method }, undo: () => undone.forEach((work) => work()) };
}

/** As much of Node's Buffer as the tests hand over: a Uint8Array of another class, which reads base64 and tells text. */
globalThis.Buffer = class Buffer extends Uint8Array {
  static from(source, encoding) {
    return encoding === "base64"
      ? super.from(atob(source), (letter) => letter.charCodeAt(0))
      : super.from(source);
  }
  toString() {
    return new TextDecoder().decode(this);
  }
  equals(other) {
    return this.length === other.length && this.every((byte, at) => byte === other[at]);
  }
};

/** Runs what a file declared, one after another. @param {string} file @returns {Promise<{ passed: number, failures: string[] }>} */
export async function ran(file) {
  const [declared, around] = [tests, hooks];
  [tests, hooks] = [[], { before: [], after: [], beforeEach: [], afterEach: [] }];
  const failures = [];
  await all(around.before);
  for (const { name, work } of declared) {
    const given = context();
    try {
      await all(around.beforeEach);
      await work(given);
      await all(around.afterEach);
    } catch (error) {
      failures.push(
        `${file}: ${name}: ${error}\n${error?.stack ?? ""}${error?.cause ? `\ncaused by ${error.cause}\n${error.cause.stack ?? ""}` : ""}`,
      );
    } finally {
      given.undo();
    }
  }
  await all(around.after);
  return { passed: declared.length - failures.length, failures };
}

/** From the server that the page is from. */
export async function readFile(address, encoding) {
  const answer = await fetch(address);
  if (!answer.ok) throw Object.assign(new Error(`${address}: ${answer.status}`), { code: "ENOENT" });
  return encoding ? answer.text() : new Uint8Array(await answer.arrayBuffer());
}

/** The checksum of zip and PNG, bit by bit. @param {string | Uint8Array} data */
export function crc32(data) {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  let rest = 0xffff_ffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb8_8320 : rest >>> 1;
  }
  return (rest ^ 0xffff_ffff) >>> 0;
}

const shown = (value) =>
  typeof value === "string" || value instanceof Error
    ? String(value)
    : (JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner))?.slice(
        0,
        400,
      ) ?? String(value));

function fail(message, otherwise) {
  throw message instanceof Error ? message : new Error(message ?? otherwise);
}

/** As strictly as Node's: the same prototype, the same keys, nothing converted. */
function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Set || a instanceof Map) return same([...a], [...b]);
  if (a instanceof Date) return same(a.getTime(), b.getTime());
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

/** Whether an error is the one that a test expects: a class, a pattern, a judge, or the fields that it must have. */
function isExpected(error, expected) {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected !== "function")
    return Object.keys(expected).every((key) =>
      expected[key] instanceof RegExp ? expected[key].test(error[key]) : same(error[key], expected[key]),
    );
  return expected.prototype instanceof Error || expected === Error
    ? error instanceof expected
    : expected(error) === true;
}

const expectedOf = (error, expected) =>
  isExpected(error, expected) ||
  fail(
    undefined,
    `another error than expected: ${error} ${shown(error?.details)}, expected ${shown(expected)}`,
  );

export function ok(value, message) {
  if (!value) fail(message, `not true: ${shown(value)}`);
}

const assert = Object.assign((value, message) => ok(value, message), {
  ok,
  equal: (a, b, message) => Object.is(a, b) || fail(message, `${shown(a)} is not ${shown(b)}`),
  notEqual: (a, b, message) => !Object.is(a, b) || fail(message, `both are ${shown(a)}`),
  deepEqual: (a, b, message) => same(a, b) || fail(message, `${shown(a)} is not like ${shown(b)}`),
  notDeepEqual: (a, b, message) => !same(a, b) || fail(message, `both are like ${shown(a)}`),
  match: (text, pattern, message) =>
    pattern.test(text) || fail(message, `${shown(text)} does not match ${pattern}`),
  throws(work, expected) {
    try {
      work();
    } catch (error) {
      return expectedOf(error, expected);
    }
    return fail(undefined, "nothing was thrown");
  },
  async rejects(promise, expected) {
    try {
      await (typeof promise === "function" ? promise() : promise);
    } catch (error) {
      return expectedOf(error, expected);
    }
    return fail(undefined, "nothing was rejected");
  },
});
export default assert;
