// @ts-check
// The module in JavaScript gives every payment the very bits that the same core gives natively.
// `tests/determinism/` holds the history and what the native build made of it (see main.rs there).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import init, { Sentinel } from "wallet-sentinel";

const fixture = async (name) =>
  JSON.parse(await readFile(new URL(`../determinism/${name}`, import.meta.url), "utf8"));

/** The bits of a number, as sixteen hexadecimal digits. */
function bits(number) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

/** A checksum as the fixture writes it. */
const checksum = (bytes) => crc32(bytes).toString(16).padStart(8, "0");

/** Index and bits of every probability. */
const probabilities = (assessments) =>
  assessments.map(({ index, probability }) => [index, bits(probability)]);

/** Over every reason of every score, a line each. */
function reasonsOf(assessments) {
  const lines = assessments.flatMap(({ index, reasons }) =>
    reasons.map(({ code, contribution }) => `${index} ${code} ${bits(contribution)}\n`),
  );
  return { count: lines.length, crc32: checksum(lines.join("")) };
}

/** Over every height of a model: curves, then surfaces, in the order of their names. */
function heightsOf({ frauds, genuine, bias, curves, surfaces }) {
  const lines = [curves, surfaces].flatMap((named) =>
    Object.keys(named)
      .sort()
      .map((name) => `${name} ${JSON.stringify(named[name])}\n`),
  );
  return { frauds, genuine, bias, crc32: checksum(lines.join("")) };
}

function assertSame(seen, expected) {
  const first = seen.findIndex((pair, at) => String(pair) !== String(expected[at]));
  assert.equal(first, -1, `the first that differs: ${seen[first]}, natively ${expected[first]}`);
  assert.equal(seen.length, expected.length);
}

test("scores, reasons, what labels teach, alerts and state are those of the native build, to the last bit", async () => {
  await init();
  const [batch, expected] = await Promise.all([fixture("batch.json"), fixture("scores.json")]);
  const sentinel = new Sentinel({ audience: "all" });
  const { assessments, alerts, rejected } = sentinel.ingest(batch, { assessments: "all" });
  const [snapshot, model] = [sentinel.snapshot(), sentinel.model()];
  sentinel.free();
  assert.deepEqual(rejected, []);
  assertSame(probabilities(assessments), expected.probabilities);
  assert.deepEqual(reasonsOf(assessments), expected.reasons);
  assert.deepEqual(heightsOf(/** @type {import('wallet-sentinel').Model} */ (model)), expected.model);
  assert.equal(alerts.length, expected.alerts);
  assert.equal(snapshot.length, expected.snapshot.bytes);
  assert.equal(checksum(snapshot), expected.snapshot.crc32);
});

test("scores by a model that was loaded, and frozen, are those of the native build, to the last bit", async () => {
  await init();
  const [batch, expected] = await Promise.all([fixture("batch.json"), fixture("scores.json")]);
  const teacher = new Sentinel();
  teacher.ingest(batch, { assessments: "none" });
  const model = JSON.parse(JSON.stringify(teacher.model())); // as it travels
  teacher.free();
  const sentinel = new Sentinel({ learn: false, audience: "all" });
  sentinel.loadModel(model);
  const { assessments } = sentinel.ingest(batch, { assessments: "all" });
  sentinel.free();
  assertSame(probabilities(assessments), expected.probabilitiesByModel);
  assert.deepEqual(reasonsOf(assessments), expected.reasonsByModel);
});

test("a batch in parts gives the same state as the batch", async () => {
  await init();
  const batch = await fixture("batch.json");
  const asOf = Math.max(...batch.map(({ at }) => at));
  const state = (parts) => {
    const sentinel = new Sentinel();
    for (const part of parts) sentinel.ingest(part, /** @type {any} */ ({ assessments: "none", asOf }));
    const bytes = sentinel.snapshot();
    sentinel.free();
    return Buffer.from(bytes);
  };
  const whole = state([batch]);
  for (const size of [1, 97, 256]) {
    const parts = Array.from({ length: Math.ceil(batch.length / size) }, (_, at) =>
      batch.slice(at * size, (at + 1) * size),
    );
    assert.ok(whole.equals(state(parts)), `in parts of ${size}`);
  }
});

test("the seed that a host gives changes no byte of what comes out", async () => {
  await init();
  const batch = await fixture("batch.json");
  const outcomes = Array.from({ length: 10 }, (_, seed) => {
    const sentinel = new Sentinel({ hashSeed: `seed ${seed}` });
    const { assessments, alerts } = sentinel.ingest(batch, { assessments: "all" });
    const receipt = sentinel.receipt(batch.find(({ kind }) => kind === "transaction"));
    const outcome = JSON.stringify([assessments, alerts, receipt.config, checksum(sentinel.snapshot())]);
    sentinel.free();
    return outcome;
  });
  assert.equal(new Set(outcomes).size, 1);
});
