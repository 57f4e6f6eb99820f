/** A long ingestion in chunks gives what one call would, can be stopped between chunks, and tells how far it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ingestInChunks } from "../../pkg/chunks.js";

const DAY = 86_400_000;
/** The last moment of the import, though not its last row. */
const NEWEST = 9 * DAY;
const events = Array.from({ length: 4_500 }, (_, i) => ({ id: `p${i}`, at: i === 100 ? NEWEST : i }));

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
      warnings: [],
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
  assert.deepEqual(
    calls.map(({ options }) => options),
    Array(3).fill({ assessments: "none", newest: NEWEST }),
  );
});

test("a moment that the caller names is kept; a wrong date and nonsense are not taken for one", async () => {
  const named = engine();
  await ingestInChunks(events, named.ingest, { asOf: 7 });
  assert.deepEqual(named.calls[0].options, { asOf: 7 });
  const odd = engine();
  await ingestInChunks(
    [{ id: "a", at: 1e300 }, { id: "b", at: "9" }, null, { id: "c", at: Date.UTC(9999, 0) }, ...events],
    odd.ingest,
  );
  assert.equal(odd.calls[0].options.newest, NEWEST);
});

test("a label or a login long after the last payment says nothing of when the export was made", async () => {
  const later = ["label", "access"].map((kind) => ({ kind, accountId: "a", at: NEWEST + DAY }));
  const { calls, ingest } = engine();
  await ingestInChunks([...later, ...events], ingest);
  assert.equal(calls[0].options.newest, NEWEST);
});

test("one payment alone, 90 days and more after all others, does not set the moment of export; a nearer one does", async () => {
  for (const [days, newest] of [
    [91, NEWEST],
    [89, NEWEST + 89 * DAY],
  ]) {
    const { calls, ingest } = engine();
    await ingestInChunks([{ id: "late", at: NEWEST + days * DAY }, ...events], ingest);
    assert.equal(calls[0].options.newest, newest);
  }
});

test("an event that throws when it is read does not keep the others from going on", async () => {
  const { calls, ingest } = engine();
  await ingestInChunks(
    [
      ...events,
      {
        id: "x",
        get at() {
          throw new Error("gone");
        },
      },
    ],
    ingest,
  );
  assert.equal(calls[0].options.newest, NEWEST);
});

test("what fits into one chunk is left to the core, which sees by itself whether it is an import", async () => {
  const { calls, ingest } = engine();
  await ingestInChunks(events.slice(0, 2_000), ingest);
  assert.deepEqual(
    calls.map(({ options }) => options),
    [{}],
  );
});

test("a signal stops it between two chunks, with the code aborted and the caller's reason", async () => {
  const { calls, ingest } = engine();
  const controller = new AbortController();
  const stopped = ingestInChunks(events, ingest, {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error("enough")),
  });
  await assert.rejects(stopped, (error) => error.code === "aborted" && error.cause.message === "enough");
  assert.equal(calls.length, 1);
});

test("progress ends at the number of events, for none as well", async () => {
  const told = [];
  const onProgress = (done, total) => told.push([done, total]);
  await ingestInChunks(events, engine().ingest, { onProgress });
  assert.deepEqual(told, [
    [2_000, 4_500],
    [4_000, 4_500],
    [4_500, 4_500],
  ]);
  const empty = async (chunk) => ({
    accepted: chunk.length,
    updated: 0,
    unchanged: 0,
    rejected: [],
    warnings: [],
    assessments: [],
    alerts: [],
  });
  assert.equal((await ingestInChunks([], empty)).accepted, 0);
});

test("something else than an array is refused by name", async () => {
  await assert.rejects(ingestInChunks({ id: "p" }, engine().ingest), {
    code: "field-type",
    details: { field: "events", expected: ["array"] },
  });
});

/** Notes in which order events come. */
function recorder() {
  const came = [];
  return {
    came,
    ingest: async (chunk) => {
      came.push(...chunk.map(({ id }) => id));
      return {
        accepted: chunk.length,
        updated: 0,
        unchanged: 0,
        rejected: [],
        warnings: chunk.flatMap(({ id }, index) =>
          id === "p7" ? [{ index, code: "currency-unlisted" }] : [],
        ),
        assessments: [],
        alerts: [],
      };
    },
  };
}

test("an import is cut in the order of its times, newest row first or last, and positions stay the caller's", async () => {
  const rows = Array.from({ length: 4_500 }, (_, i) => ({
    kind: "transaction",
    accountId: "a",
    id: `p${i}`,
    at: i * 60_000,
  }));
  const label = { kind: "label", accountId: "a", of: { transactionId: "p4400" }, at: 0, label: "fraud" };
  const rising = rows.map(({ id }) => id).toSpliced(4_401, 0, undefined);
  for (const events of [
    [label, ...rows],
    [...rows.toReversed(), label],
    [...rows.slice(2_000), label, ...rows.slice(0, 2_000)],
  ]) {
    const { came, ingest } = recorder();
    const { warnings } = await ingestInChunks(events, ingest);
    assert.deepEqual(came, rising, "what is said of a payment comes after it");
    assert.deepEqual(
      warnings.map(({ index }) => events[index].id),
      ["p7"],
    );
  }
});

test("more than a chunk of live events is told as it came, and is no import", async () => {
  const live = Array.from({ length: 4_500 }, (_, i) => ({
    kind: "transaction",
    accountId: "a",
    id: `p${i}`,
    at: (i % 9) * 60_000,
  }));
  const { came, ingest } = recorder();
  const told = [];
  await ingestInChunks(live, (chunk, options) => {
    told.push(options);
    return ingest(chunk);
  });
  assert.deepEqual(
    came,
    live.map(({ id }) => id),
  );
  assert.deepEqual(told, [{}, {}, {}]);
});
