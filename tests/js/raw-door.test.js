/**
 * The door itself, called without the package's own checks: what nests without end, holds too much or is no plain data is refused
 * by a code, and the instance goes on.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init from "../../pkg/node.js";
import initScore from "../../pkg/score-node.js";
import * as glue from "../../pkg/wasm/wallet_sentinel.js";
import * as scoring from "../../pkg/wasm/wallet_sentinel_score.js";

before(() => Promise.all([init(), initScore()]));

const nested = (depth) => (depth === 0 ? {} : { reasons: nested(depth - 1) });

/** A list that holds itself twice: eight levels of it are 256 values, eighty would be more than there are atoms. */
function withinItself(width) {
  const list = [];
  for (let place = 0; place < width; place += 1) list.push(list);
  return list;
}

test("what is no plain data, or without end, is no config, no query and no option", () => {
  const hostile = {
    "nested deeper than anything that is given": nested(9),
    "an object in itself": Object.assign(
      {},
      { reasons: undefined },
      (() => {
        const own = {};
        own.reasons = own;
        return own;
      })(),
    ),
    "lists in themselves": { operators: withinItself(40) },
    "more values than there may be": { operators: Array.from({ length: 2 ** 20 + 1 }, () => 1) },
    bytes: new Uint8Array(1 << 20),
    "a bigint": 5n,
    "a symbol": Symbol("config"),
    "a function": () => ({}),
  };
  for (const [what, value] of Object.entries(hostile)) {
    assert.throws(() => new glue.Engine(value), { code: "config-invalid" }, what);
    assert.throws(() => new scoring.Engine(value), { code: "config-invalid" }, what);
    const engine = new glue.Engine(undefined);
    assert.throws(() => engine.summary(value), { code: "query-invalid" }, what);
    assert.throws(() => engine.advance(0, value), { code: "options-invalid" }, what);
    engine.free();
  }
});

test("undefined, null and an empty object are one config; an entry that is undefined or null is absent", () => {
  const [first, ...others] = [
    undefined,
    null,
    {},
    { utcOffset: undefined, reasons: null },
    Object.create(null),
  ].map((config) => {
    const engine = new glue.Engine(config);
    const bytes = engine.snapshot();
    engine.free();
    return bytes;
  });
  for (const other of others) assert.deepEqual(other, first);
});

test("a wrong type deep within is told by its path", () => {
  const wrong = { reasons: { velocity: { mode: 5 } } };
  assert.throws(
    () => new glue.Engine(wrong),
    ({ code, details }) => code === "config-invalid" && details.field === "reasons.velocity.mode",
  );
});
