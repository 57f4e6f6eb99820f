/** The one instance: clear errors before it, one shape of errors from it, and a life after a trap. On a core of our own. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Sentinel, SentinelError, about } from "../../pkg/api.js";
import { setCore } from "../../pkg/core.js";

/** Does what the glue does; `behave` decides how the engine's `status` ends. */
function fake(behave = () => ({ accounts: 0 })) {
  const engines = [];
  const glue = {
    resets: 0,
    engines,
    about: () => ({
      version: "0.0.0",
      reasonCodes: [],
      reasons: [],
      errorCodes: ["field-missing"],
      layouts: [],
      fields: ["kind", "id"],
    }),
    Engine: class {
      freed = 0;
      constructor(config) {
        this.config = config;
        engines.push(this);
      }
      static restore(snapshot) {
        return new glue.Engine({ from: snapshot });
      }
      status() {
        return behave(this);
      }
      free() {
        this.freed += 1;
      }
    },
    __wbg_reset_state() {
      glue.resets += 1;
    },
  };
  return glue;
}

/** A real trap, as the engine would raise it: a module whose one function is `unreachable`. */
function trap() {
  const bytes = Uint8Array.of(
    0,
    97,
    115,
    109,
    1,
    0,
    0,
    0,
    1,
    4,
    1,
    96,
    0,
    0,
    3,
    2,
    1,
    0,
    7,
    5,
    1,
    1,
    116,
    0,
    0,
    10,
    5,
    1,
    3,
    0,
    0,
    11,
  );
  new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.t();
}

afterEach(() => setCore());

test("any use before init says what is missing", () => {
  for (const use of [() => about(), () => new Sentinel(), () => Sentinel.restore(new Uint8Array())]) {
    assert.throws(
      use,
      (error) =>
        error instanceof SentinelError &&
        error.code === "not-initialized" &&
        /await init\(\)/.test(error.message),
    );
  }
});

test("a second copy of the script that nobody made ready says that it is one, and works after an init of its own", async () => {
  const copy = await import("../../pkg/core.js?copy");
  setCore(fake());
  assert.throws(() => copy.core(), { code: "loaded-twice" });
  copy.setCore(fake());
  assert.ok(copy.core());
  setCore();
  assert.throws(() => about(), { code: "loaded-twice" }); // now this one is the copy
  copy.setCore();
  assert.throws(() => about(), { code: "not-initialized" });
});

test("about names the core's codes and the package's own, each once, and keeps the packing table to itself", () => {
  setCore(fake());
  const { errorCodes, locales, ...rest } = about();
  for (const code of ["field-missing", "not-initialized", "wasm-not-wasm", "poisoned", "aborted"])
    assert.ok(errorCodes.includes(code), code);
  assert.equal(new Set(errorCodes).size, errorCodes.length);
  assert.deepEqual(locales, ["zh-CN", "en"]);
  assert.equal(rest.fields, undefined);
});

test("an error of the core comes out with its code and place", () => {
  const thrown = Object.assign(new Error("currency-invalid field=currency"), {
    code: "currency-invalid",
    details: { field: "currency", index: 3 },
  });
  setCore(
    fake(() => {
      throw thrown;
    }),
  );
  assert.throws(
    () => new Sentinel().status(),
    (error) =>
      error instanceof SentinelError &&
      error.name === "SentinelError" &&
      error.code === "currency-invalid" &&
      error.details.index === 3 &&
      error.cause === thrown,
  );
});

test("a freed handle says so, and freeing twice frees once", () => {
  const glue = fake();
  setCore(glue);
  const sentinel = new Sentinel();
  sentinel.free();
  sentinel.free();
  assert.equal(glue.engines[0].freed, 1);
  assert.throws(() => sentinel.status(), { code: "freed" });
});

test("the end of a using block frees the handle", () => {
  const glue = fake();
  setCore(glue);
  new Sentinel()[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  assert.equal(glue.engines[0].freed, 1);
});

test("after a trap every handle is dead, a fresh instance stands ready, and a snapshot goes on", () => {
  let broken = true;
  const glue = fake(() => (broken ? trap() : { accounts: 1 }));
  setCore(glue);
  const first = new Sentinel();
  const second = new Sentinel();
  assert.throws(
    () => first.status(),
    (error) => error.code === "poisoned" && error.cause instanceof WebAssembly.RuntimeError,
  );
  assert.equal(glue.resets, 1);
  broken = false;
  assert.throws(() => second.status(), { code: "poisoned" });
  second.free(); // must not reach into the fresh instance
  assert.equal(glue.engines[1].freed, 0);
  assert.deepEqual(Sentinel.restore(Uint8Array.of(7)).status(), { accounts: 1 });
});

test("the stack running out inside the core is a trap as well", () => {
  const glue = fake(() => {
    throw new RangeError("Maximum call stack size exceeded");
  });
  setCore(glue);
  assert.throws(() => new Sentinel().status(), { code: "poisoned" });
  assert.equal(glue.resets, 1);
});

test("with a store, the call that stopped the core is refused by its code and not kept, and the same handle goes on", () => {
  const glue = fake();
  const engines = [];
  glue.Engine = class {
    taken = [];
    constructor() {
      engines.push(this);
    }
    forget(id) {
      if (id === "bad") trap();
      this.taken.push(id);
    }
    status() {
      return this.taken;
    }
  };
  setCore(glue);
  const inputs = [];
  const sentinel = new Sentinel(
    {},
    { store: { append: (input) => inputs.push(input), inputs: () => inputs } },
  );
  const other = new Sentinel({}, { store: { append() {}, inputs: () => [] } });
  sentinel.forget("a");
  assert.throws(
    () => sentinel.forget("bad"),
    (error) => error.code === "input-refused" && error.cause instanceof WebAssembly.RuntimeError,
  );
  sentinel.forget("b");
  assert.deepEqual(sentinel.status(), ["a", "b"]);
  assert.deepEqual(other.status(), [], "an engine that stood beside it is had again as well");
  assert.deepEqual([glue.resets, inputs.map(({ args }) => args[0]), engines.length], [1, ["a", "b"], 4]);
});

test("where not even a fresh instance can be had, the next use asks for init again", () => {
  const glue = fake(trap);
  glue.__wbg_reset_state = () => {
    throw new RangeError("out of memory");
  };
  setCore(glue);
  assert.throws(() => new Sentinel().status(), { code: "poisoned" });
  assert.throws(() => new Sentinel(), { code: "not-initialized" });
});

test("something else than an array of events is refused by name", () => {
  setCore(fake());
  assert.throws(() => new Sentinel().ingest({ id: "p" }), {
    code: "field-type",
    details: { field: "events", expected: ["array"] },
  });
});
