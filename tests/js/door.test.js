/** The door under fire, a part of it: what `npm run fuzz:door` does a million times. On the real core. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzz, told } from "../door/fuzz.js";

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
