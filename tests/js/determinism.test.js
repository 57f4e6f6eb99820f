// @ts-check
// The module in JavaScript gives every payment the very bits that the same core gives natively.
// `tests/determinism/` holds the history and what the native build made of it (see main.rs there).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import init, { Sentinel } from 'wallet-sentinel';

const fixture = async (name) => JSON.parse(await readFile(new URL(`../determinism/${name}`, import.meta.url), 'utf8'));

/** The bits of a number, as sixteen hexadecimal digits. */
function bits(number) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

test('scores, alerts and state are those of the native build, to the last bit', async () => {
  await init();
  const [batch, expected] = await Promise.all([fixture('batch.json'), fixture('scores.json')]);
  const sentinel = new Sentinel();
  const { assessments, alerts, rejected } = sentinel.ingest(batch, { assessments: 'all' });
  const snapshot = sentinel.snapshot();
  sentinel.free();
  assert.deepEqual(rejected, []);
  const seen = assessments.map(({ index, probability }) => [index, bits(probability)]);
  const first = seen.findIndex((pair, at) => String(pair) !== String(expected.probabilities[at]));
  assert.equal(first, -1, `the first that differs: ${seen[first]}, natively ${expected.probabilities[first]}`);
  assert.equal(seen.length, expected.probabilities.length);
  assert.equal(alerts.length, expected.alerts);
  assert.equal(snapshot.length, expected.snapshot.bytes);
  assert.equal(crc32(snapshot).toString(16).padStart(8, '0'), expected.snapshot.crc32);
});

test('a batch in parts gives the same state as the batch', async () => {
  await init();
  const batch = await fixture('batch.json');
  const asOf = Math.max(...batch.map(({ at }) => at));
  const state = (parts) => {
    const sentinel = new Sentinel();
    for (const part of parts) sentinel.ingest(part, /** @type {any} */ ({ assessments: 'none', asOf }));
    const bytes = sentinel.snapshot();
    sentinel.free();
    return Buffer.from(bytes);
  };
  const whole = state([batch]);
  for (const size of [1, 97, 256]) {
    const parts = Array.from({ length: Math.ceil(batch.length / size) }, (_, at) => batch.slice(at * size, (at + 1) * size));
    assert.ok(whole.equals(state(parts)), `in parts of ${size}`);
  }
});
