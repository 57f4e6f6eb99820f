/** What a caller hands in by mistake: refused by its name, and every engine goes on as before. On the real core. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel, SentinelError } from "../../pkg/node.js";
import { habits, oddOne } from "./life.js";

before(() => init());

const wrongs = [undefined, null, 5, 1n, {}, [], Symbol("s"), () => 1];

/** An object that throws whenever it is looked into. */
const hostile = () => new Proxy({}, { get() { throw new RangeError("a getter of the host"); }, ownKeys() { throw new RangeError("a getter of the host"); } });

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

test("a snapshot may come as the storage kept it: an ArrayBuffer, or any view", () => {
  const sentinel = new Sentinel();
  sentinel.ingest(habits());
  const bytes = sentinel.snapshot();
  const padded = new Uint8Array(bytes.length + 16);
  padded.set(bytes, 8);
  for (const kept of [bytes.slice().buffer, new DataView(padded.buffer, 8, bytes.length), Buffer.from(bytes)]) {
    assert.deepEqual(Sentinel.restore(kept).snapshot(), bytes);
  }
});

test("a bad event costs itself only: those that throw, and those that hold what no field takes", () => {
  const sentinel = new Sentinel();
  const [first, last] = habits();
  const thrower = Object.defineProperty({ ...oddOne() }, "amount", { enumerable: true, get() { throw new TypeError("gone"); } });
  const result = sentinel.ingest([first, thrower, hostile(), { ...oddOne(), counterparty: new Map([["name", "x"]]) }, { ...oddOne(), id: "\ud800" }, last]);
  assert.equal(result.accepted, 2);
  assert.deepEqual(result.rejected.map(({ index, code, field }) => [index, code, field]), [
    [1, "field-type", "kind"],
    [2, "field-type", "kind"],
    [3, "field-type", "counterparty.id"],
    [4, "field-type", "id"],
  ]);
  assert.deepEqual(result.assessments.map(({ index, eventId }) => [index, eventId]), [[0, first.id], [5, last.id]]);
});
