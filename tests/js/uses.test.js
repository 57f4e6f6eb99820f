// Files that tell who used an account: what each opens to, out and back without loss, and how little of a place gets about.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { importStatement } from "../../pkg/import-node.js";
import { describe } from "../../pkg/messages.js";
import { SentinelWorker } from "../../pkg/worker-node.js";
import { takeoverTable } from "../../www/sample/takeover.mjs";
import { zip } from "./import-files.js";

before(() => init());

const bytes = (text) => new TextEncoder().encode(text);
const fixture = async (name) =>
  new Uint8Array(await readFile(new URL(`../fixtures/statement/${name}`, import.meta.url)));

test("each file of uses opens by its content, zipped too, oldest first and with its lines", async () => {
  for (const [name, layout, count] of [
    ["apple-signins.csv", "apple.signins", 4],
    ["google-services.csv", "google.services", 3],
    ["canonical-access.csv", "canonical.csv", 3],
  ]) {
    const file = await fixture(name);
    for (const source of [file, await zip({ "Access Log Activity/any.csv": file })]) {
      const read = await importStatement(source);
      assert.deepEqual([read.layout, read.events.length, read.accesses.length], [layout, 0, count], name);
      assert.ok(read.accesses.every(({ at }, n) => n === 0 || at >= read.accesses[n - 1].at));
      const lines = [...read.accessOrigins.flat(), ...read.skipped.map(({ line }) => line)].sort();
      assert.deepEqual(lines, Array.from({ length: read.rows }, (_, n) => n + 2).sort());
    }
  }
});

test("Google's archive gives its payments and its services used, each for what it is", async () => {
  const entries = Object.fromEntries(
    await Promise.all(
      ["google-transactions.csv", "google-services.csv"].map(async (name) => [name, await fixture(name)]),
    ),
  );
  const { layout, events, accesses, parts } = await importStatement(await zip(entries), { utcOffset: 0 });
  assert.deepEqual([layout, events.length, accesses.length], ["google.takeout", 4, 3]);
  assert.deepEqual(
    parts.map(({ events }) => events),
    [4, 3],
  );
});

test("uses go out as JSON and as CSV and come back without loss, by themselves and among payments", async () => {
  const { accesses, events } = await importStatement(bytes(takeoverTable()));
  assert.ok(accesses.length > 60 && events.length > 60);
  for (const some of [accesses, [...events, ...accesses]]) {
    const back = await importStatement(bytes(JSON.stringify(some)));
    assert.deepEqual(back.accesses, accesses);
  }
  const names = [...new Set(accesses.flatMap(Object.keys))];
  const cell = (value) => `"${String(value ?? "").replaceAll('"', '""')}"`;
  const rows = accesses.map((one) => names.map((name) => cell(one[name])).join(","));
  const back = await importStatement(bytes([names.join(","), ...rows].join("\n")));
  assert.deepEqual(back.accesses, accesses);
});

test("services used are no logins: they teach, are said to be none, and raise nothing", async () => {
  const head = "Gaia ID,Activity Timestamp,IP Address,Activity Country,Product Name\n";
  const row = (n, ip, country) =>
    `1,2026-05-${String(1 + (n % 28)).padStart(2, "0")} 0${n % 10}:00:00 UTC,${ip},${country},Gmail\n`;
  const rows = Array.from({ length: 60 }, (_, n) => row(n, "203.0.113.9", "NO")).join("");
  const { accesses, warnings } = await importStatement(bytes(head + rows + row(28, "192.0.2.7", "VN")));
  assert.ok(accesses.every(({ action }) => action === "service-use"));
  assert.deepEqual(warnings, [{ code: "not-sign-ins", count: 61 }]);
  const sentinel = new Sentinel();
  assert.deepEqual(sentinel.ingest(accesses).alerts, []);
});

test("a worker takes a file of uses in, and hands out who was here without an address", async () => {
  const worker = await SentinelWorker.create();
  try {
    const read = await worker.ingestStatement(bytes(takeoverTable()));
    assert.equal(read.rejected.length, 0);
    assert.equal(read.accepted, read.rows);
    assert.ok(!/"ip"|192\.0\.2|203\.0\.113/.test(JSON.stringify(read)));
    const unusual = read.accessAssessments.map(({ eventId }) => eventId);
    assert.ok(unusual.includes("stranger") && !unusual.includes("in-30"));
    const [story] = (await worker.alerts()).filter(({ steps }) => steps?.length > 1);
    assert.equal(story.severity, "danger");
    assert.deepEqual(
      story.steps.slice(0, 4).map(({ what }) => what),
      ["sim-change", "password-reset", "login", "notifications-off"],
    );
    // What is handed on of it names no place finer than a country.
    const found = await worker.supportCase({ accountId: "alipay", problem: "not-mine" });
    for (const locale of ["en", "zh-CN"])
      for (const told of [describe(story, locale), describe(found, locale)])
        assert.ok(!/192\.0\.2|203\.0\.113|198\.51\.100/.test(JSON.stringify(told)));
  } finally {
    worker.terminate();
  }
});
