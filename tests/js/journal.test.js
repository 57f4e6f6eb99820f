/** A life after a trap: an engine with a store goes on from it by itself, without the input that stopped the core. On the real core. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { call } from "../../pkg/core.js";
import init, { Sentinel } from "../../pkg/node.js";
import { habits, oddOne } from "./life.js";

before(() => init());

/** Keeps everything as a database would: cloned. */
class Memory {
  #inputs = [];
  #snapshot;
  get snapshot() {
    return this.#snapshot;
  }
  set snapshot(bytes) {
    this.#snapshot = bytes;
    this.#inputs = [];
  }
  append(input) {
    this.#inputs.push(structuredClone(input));
  }
  inputs() {
    return structuredClone(this.#inputs);
  }
}

/** Stops the core as a fault of its own would: the stack runs out within a call of the instance. @param {any} own an engine of the glue's, of the test's own */
function trap() {
  call((core) => {
    const engine = new core.Engine({});
    const deeper = () => engine.status() && deeper();
    deeper();
  });
}

const code = (work) => {
  try {
    work();
    return "taken";
  } catch (error) {
    return error.code ?? String(error);
  }
};

test("after a trap an engine with a store goes on to the byte, and one without says that it is lost", () => {
  const store = new Memory();
  const [kept, lost] = [new Sentinel({ budgets: [] }, { store }), new Sentinel()];
  const never = new Sentinel({ budgets: [] });
  const life = habits();
  for (const one of [kept, lost, never]) {
    one.ingest(life);
    one.advance(life.at(-1).at + 1);
    one.correctCategory({ counterparty: "shop", category: "food", at: 1 });
  }
  store.snapshot = kept.snapshot();
  for (const one of [kept, lost, never]) {
    one.configure({ alertsPerDay: 1 });
    one.ingest([oddOne(), { ...oddOne(), id: "bad", amount: 5 }]);
    one.forget("nobody");
  }
  const known = kept.snapshot();
  assert.equal(code(trap), "poisoned");
  assert.deepEqual(kept.snapshot(), known);
  assert.equal(
    code(() => lost.status()),
    "poisoned",
  );
  assert.equal(
    code(() => never.status()),
    "poisoned",
  );
  assert.equal(kept.ingest([oddOne()]).unchanged, 1);
  assert.deepEqual(new Sentinel({ alertsPerDay: 1 }, { store }).snapshot(), kept.snapshot());
});

test("a stack that runs out in the middle of a call loses nothing that came before it", () => {
  const store = new Memory();
  const sentinel = new Sentinel(undefined, { store });
  sentinel.ingest(habits());
  const known = sentinel.snapshot();
  const noted = store.inputs().length;
  const deeper = () => code(() => sentinel.forget("nobody")) === "taken" && deeper();
  const stops = () => {
    try {
      deeper();
    } catch {
      /* the stack ran out on this side of the border */
    }
  };
  stops();
  assert.deepEqual(sentinel.snapshot(), known);
  assert.ok(store.inputs().length >= noted);
  assert.equal(sentinel.ingest([oddOne()]).accepted, 1);
});

test("a store that fails says so and holds nothing back, and with a new snapshot it is whole again", () => {
  const store = new Memory();
  const sentinel = Sentinel.restore(new Sentinel().snapshot(), undefined, { store });
  sentinel.ingest(habits());
  const append = store.append;
  store.append = () => {
    throw new Error("full");
  };
  const heard = [];
  sentinel.onAlert((alert) => heard.push(alert));
  assert.equal(
    code(() => sentinel.ingest([oddOne()])),
    "store-failed",
  );
  store.append = append;
  assert.equal(sentinel.ingest([oddOne()]).unchanged, 1, "the engine has it");
  store.snapshot = sentinel.snapshot();
  assert.equal(code(trap), "poisoned");
  assert.equal(sentinel.ingest([oddOne()]).unchanged, 1);
});

test("what a store holds is believed no more than any other caller", () => {
  const version = (() => {
    const store = new Memory();
    new Sentinel(undefined, { store }).forget("x");
    return store.inputs()[0].version;
  })();
  const holding = (...inputs) => ({ append() {}, inputs: () => inputs });
  for (const input of [
    null,
    5,
    {},
    { version: "0.0.0", verb: "forget", args: ["x"] },
    { version, verb: "free", args: [] },
    { version, verb: "ingest", args: ["x"] },
    { version, verb: "forget", args: 5 },
    { version, verb: "act", args: ["none", { do: "reopen", at: 1 }] },
  ]) {
    assert.match(
      code(() => new Sentinel(undefined, { store: holding(input) })),
      /^(store-invalid|field-type)$/,
      JSON.stringify(input),
    );
  }
  assert.equal(
    code(() => new Sentinel(undefined, { store: {} })),
    "options-invalid",
  );
  assert.equal(
    code(() => new Sentinel(undefined, { stor: {} })),
    "options-invalid",
  );
});
