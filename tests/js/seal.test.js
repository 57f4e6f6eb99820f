/** A host's secret: snapshots that are sealed under it, and what is refused under it. On the real core. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { habits, oddOne } from "./life.js";

before(() => init());

const sealKey = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const other = sealKey.replaceAll("0", "f");

test("a sealed snapshot is restored under its key, and under another or from nobody refused by a code", () => {
  const sentinel = new Sentinel({ sealKey });
  sentinel.ingest(habits());
  const sealed = sentinel.snapshot();
  assert.deepEqual(Sentinel.restore(sealed, { sealKey }).snapshot(), sealed);
  const refused = { name: "SentinelError", code: "snapshot-seal" };
  assert.throws(() => Sentinel.restore(sealed, { sealKey: other }), refused);
  const plain = Sentinel.restore(sealed).snapshot();
  assert.equal(plain.length, sealed.length - 43, "whoever has no key passes the seal over");
  assert.throws(() => Sentinel.restore(plain, { sealKey }), refused);
});

test("a key that is too short, or none, is refused without being said again", () => {
  for (const bad of ["short and secret", 7]) {
    assert.throws(
      () => new Sentinel({ sealKey: bad }),
      (error) => error.code === "config-invalid" && !JSON.stringify(error).includes("secret"),
    );
  }
});

test("a store is never handed the key, and the engine goes on from it sealed all the same", () => {
  const inputs = [];
  const store = {
    snapshot: undefined,
    append: (input) => inputs.push(structuredClone(input)),
    inputs: () => inputs,
  };
  const first = new Sentinel({ sealKey }, { store });
  first.ingest(habits());
  store.snapshot = first.snapshot();
  inputs.length = 0;
  first.configure({ sealKey, alertsPerDay: 1 });
  first.ingest([oddOne()]);
  assert.ok(!JSON.stringify(inputs).includes(sealKey) && inputs.length === 2);
  const again = new Sentinel({ sealKey }, { store });
  assert.deepEqual(again.snapshot(), first.snapshot());
  assert.throws(() => new Sentinel({ sealKey: other }, { store }), { code: "snapshot-seal" });
});
