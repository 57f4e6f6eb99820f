/** A long ingestion in chunks gives what one call would, can be stopped between chunks, and tells how far it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ingestInChunks } from "../../pkg/chunks.js";

const events = Array.from({ length: 4_500 }, (_, i) => ({ id: `p${i}`, at: i === 100 ? 9_000 : i }));

/** Stands for an engine: rejects the first of each chunk, tells one alert that grows. */
function engine() {
  const calls = [];
  const ingest = async (chunk, options) => {
    calls.push({ size: chunk.length, options });
    return {
      accepted: chunk.length - 1,
      updated: 0,
      unchanged: 0,
      rejected: [{ index: 0, id: chunk[0].id, code: "field-missing" }],
      assessments: [{ index: 1, eventId: chunk[1].id }],
      alerts: [{ id: "al-1", count: calls.length }],
    };
  };
  return { calls, ingest };
}

test("positions are those of the whole, counts add up, and an alert is told once, as it is in the end", async () => {
  const { ingest } = engine();
  const whole = await ingestInChunks(events, ingest);
  assert.equal(whole.accepted, 4_497);
  for (const { index, id } of whole.rejected) assert.equal(events[index].id, id);
  for (const { index, eventId } of whole.assessments) assert.equal(events[index].id, eventId);
  assert.equal(whole.rejected.length, 3);
  assert.deepEqual(whole.alerts, [{ id: "al-1", count: 3 }]);
});

test("every chunk is told the same end of the import: the newest moment of the whole", async () => {
  const { calls, ingest } = engine();
  await ingestInChunks(events, ingest, { assessments: "none" });
  assert.deepEqual(calls.map(({ options }) => options), Array(3).fill({ assessments: "none", asOf: 9_000 }));
});

test("a moment that the caller names is kept; a wrong date and nonsense are not taken for one", async () => {
  const named = engine();
  await ingestInChunks(events, named.ingest, { asOf: 7 });
  assert.equal(named.calls[0].options.asOf, 7);
  const odd = engine();
  await ingestInChunks([{ id: "a", at: 1e300 }, { id: "b", at: "9" }, null, { id: "c", at: Date.UTC(9999, 0) }, ...events], odd.ingest);
  assert.equal(odd.calls[0].options.asOf, 9_000);
});

test("a label or a login long after the last payment says nothing of when the export was made", async () => {
  const later = ["label", "access"].map((kind) => ({ kind, accountId: "a", at: 9_000 + 86_400_000 }));
  const { calls, ingest } = engine();
  await ingestInChunks([...later, ...events], ingest);
  assert.equal(calls[0].options.asOf, 9_000);
});

test("one payment alone, 90 days and more after all others, does not set the moment of export; a nearer one does", async () => {
  const day = 86_400_000;
  for (const [days, asOf] of [[91, 9_000], [89, 9_000 + 89 * day]]) {
    const { calls, ingest } = engine();
    await ingestInChunks([{ id: "late", at: 9_000 + days * day }, ...events], ingest);
    assert.equal(calls[0].options.asOf, asOf);
  }
});

test("an event that throws when it is read does not keep the others from going on", async () => {
  const { calls, ingest } = engine();
  await ingestInChunks([...events, { id: "x", get at() { throw new Error("gone"); } }], ingest);
  assert.equal(calls[0].options.asOf, 9_000);
});

test("what fits into one chunk is left to the core, which sees by itself whether it is an import", async () => {
  const { calls, ingest } = engine();
  await ingestInChunks(events.slice(0, 2_000), ingest);
  assert.deepEqual(calls.map(({ options }) => options), [{}]);
});

test("a signal stops it between two chunks, with the code aborted and the caller's reason", async () => {
  const { calls, ingest } = engine();
  const controller = new AbortController();
  const stopped = ingestInChunks(events, ingest, { signal: controller.signal, onProgress: () => controller.abort(new Error("enough")) });
  await assert.rejects(stopped, (error) => error.code === "aborted" && error.cause.message === "enough");
  assert.equal(calls.length, 1);
});

test("progress ends at the number of events, for none as well", async () => {
  const told = [];
  const onProgress = (done, total) => told.push([done, total]);
  await ingestInChunks(events, engine().ingest, { onProgress });
  assert.deepEqual(told, [[2_000, 4_500], [4_000, 4_500], [4_500, 4_500]]);
  const empty = async (chunk) => ({ accepted: chunk.length, updated: 0, unchanged: 0, rejected: [], assessments: [], alerts: [] });
  assert.equal((await ingestInChunks([], empty)).accepted, 0);
});

test("something else than an array is refused by name", async () => {
  await assert.rejects(ingestInChunks({ id: "p" }, engine().ingest), { code: "field-type", details: { field: "events" } });
});
