/** The door under fire, a part of it: what `npm run fuzz:door` does a million times. On the real core. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Sentinel } from "../../pkg/node.js";
import { SentinelWorker } from "../../pkg/worker.js";
import { calls } from "../door/calls.js";
import { fuzz, told } from "../door/fuzz.js";
import { remoteCalls } from "../door/remote-calls.js";

test("no value at any verb, key or field stops the core, and whatever is thrown has a code", async (t) => {
  t.mock.method(console, "error", () => {}); // listeners that throw are reported there
  const faults = new Set();
  const figures = await fuzz({
    calls: 40_000,
    seed: 1,
    share: 0.5,
    onFault: (what) => faults.size < 20 && faults.add(what),
  });
  console.log(told(figures));
  assert.deepEqual([...faults], []);
  assert.deepEqual([figures.traps, figures.uncoded], [0, 0]);
  assert.ok(
    figures.refused > figures.calls / 4 && figures.refused < figures.calls,
    "what is hostile is refused, and what is not is taken",
  );
});

test("every verb of the engine that takes a value, here and in its worker, is under fire", () => {
  const names = [...calls({}), ...remoteCalls({})].map(([name]) => name.split(" ")[0]);
  /** What a class offers, less what no value is given to. */
  const verbs = (/** @type {{ prototype: object }} */ made) =>
    Object.getOwnPropertyNames(made.prototype).filter(
      (name) =>
        !["constructor", "accounts", "free", "model", "snapshot", "status", "terminate"].includes(name),
    );
  const asked = [...verbs(Sentinel), ...verbs(SentinelWorker).map((name) => `worker.${name}`)];
  assert.deepEqual(
    asked.filter((name) => !names.includes(name)),
    [],
  );
});
