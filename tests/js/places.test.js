// Where somebody used their account stays with the engine: no address, no network's name and no point on the map in what can be taken along.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import initReader from "../../pkg/import-node.js";
import init, { Sentinel } from "../../pkg/node.js";
import { calendarOf } from "../../pkg/help/calendar.js";
import { describe } from "../../pkg/messages.js";
import { describeReport } from "../../pkg/messages/report.js";
import { keptIn } from "../../pkg/store/backup.js";
import { importOf, isImport } from "../../pkg/store/imports.js";
import { takeoverTable } from "../../www/sample/takeover.mjs";
import { withoutPlaces } from "../../pkg/places.js";
import { browsing } from "./tabs.js";

before(() => init());
before(() => initReader());

const NOW = Date.UTC(2026, 4, 1);
const DAY = 86_400_000;
const use = (id, day, more = {}) => ({
  kind: "access",
  id,
  accountId: "alipay",
  at: NOW + day * DAY,
  action: "login",
  success: true,
  deviceId: "phone",
  ip: "203.0.113.9",
  network: "Cafe am Markt",
  country: "DE",
  location: { lat: 52.51963, lon: 13.40695 },
  ...more,
});
const uses = [
  ...Array.from({ length: 9 }, (_, day) => use(`u${day}`, day)),
  use("v6", 9, { ip: "2001:db8::7" }),
  use("odd", 10, { ip: "198.51.100.7:443" }),
];

/** Addresses as texts; the fine places as texts and as the eight bytes of a number. */
const PLACES = [/203\.0\.113|192\.0\.2|198\.51\.100|2001:db8/, /Cafe am Markt/, /52\.5196|13\.4069/];
const FINE = [52.51963, 13.40695].map((value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
});
function holdsNoPlace(what, bytes) {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString("latin1");
  for (const place of PLACES) assert.doesNotMatch(text, place, what);
  for (const fine of FINE) assert.equal(buffer.includes(fine), false, `${what}: a point on the map`);
}

test("a backup, a salvaged log and the disk hold no address and no fine place, and what is restored judges as before", () =>
  browsing(async (browser) => {
    const tab = await browser.open();
    const { store } = tab;
    const { accepted, warnings } = await store.sentinel.ingest(uses);
    assert.equal(accepted, uses.length);
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ["address-malformed"],
    );
    const asked = (sentinel) =>
      Promise.all(
        [
          use("asked", 12),
          use("stranger", 12, { ip: "192.0.2.44", network: undefined, country: "VN", deviceId: "x" }),
        ].map((event) => sentinel.assess(event)),
      );
    const plain = new Sentinel();
    plain.ingest(uses);
    assert.deepEqual(
      await asked(store.sentinel),
      await asked(plain),
      "as an engine that was told the addresses",
    );
    plain.free();
    await store.sentinel.ingestStatement(new Blob([takeoverTable()]), { fileName: "takeover.csv" });
    const judged = await asked(store.sentinel);

    const file = await store.export();
    holdsNoPlace("the backup", await file.arrayBuffer());
    const { states } = await keptIn(new Uint8Array(await file.arrayBuffer()));
    for (const { state } of states) holdsNoPlace("a state", state);

    const salvage = await tab.in(() => tab.Store.salvage());
    const { inputs } = await keptIn(new Uint8Array(await salvage.arrayBuffer()));
    assert.ok(inputs.length > 1);
    for (const { bytes } of inputs)
      holdsNoPlace("an input", isImport(bytes) ? gunzipSync(importOf(bytes).told) : bytes);

    await store.import(file);
    assert.deepEqual(await asked(store.sentinel), judged, "nothing was lost that judging needs");
  }));

test("a use that comes again, as it was or as it is kept, is the same one; removing an import replays without addresses", () =>
  browsing(async (browser) => {
    const { store } = await browser.open();
    await store.sentinel.ingestStatement(new Blob([takeoverTable()]), { fileName: "takeover.csv" });
    await store.sentinel.ingest(uses);
    assert.equal((await store.sentinel.ingest(uses)).unchanged, uses.length);
    const before = await store.sentinel.assess(use("asked", 12));
    const [{ id }] = await store.imports();
    await store.removeImport(id);
    const alone = new Sentinel();
    alone.ingest(uses);
    const after = await store.sentinel.assess(use("asked", 12));
    assert.equal(after.score, alone.assess(use("asked", 12)).score);
    assert.equal(typeof before.score, "number");
    alone.free();
  }));

test("alerts, cases, the sheet for the police and a calendar's file name no address, no network and no point on the map", async () => {
  const sentinel = new Sentinel();
  sentinel.ingest([...uses, ...Array.from({ length: 40 }, (_, day) => use(`h${day}`, day - 40))]);
  const stranger = {
    ip: "192.0.2.44",
    network: undefined,
    country: "VN",
    deviceId: "x",
    location: { lat: 10.82302, lon: 106.62965 },
  };
  const actions = ["login", "notifications-off", "password-reset", "payee-add", "limit-raise"];
  sentinel.ingest(actions.map((action, n) => use(action, 11 + n / 1000, { ...stranger, action })));
  const alerts = sentinel.alerts();
  assert.ok(alerts.length > 0, "there is something to tell");
  const told = [];
  for (const locale of ["zh-CN", "en"]) {
    for (const alert of alerts) {
      told.push(describe(alert, locale), ...alert.reasons.map((reason) => describe(reason, locale)));
      told.push(describe(sentinel.supportCase({ alertId: alert.id }), locale));
    }
    for (const problem of ["not-mine", "account-locked", "safety-question", "deceived"]) {
      const found = sentinel.supportCase({ accountId: "alipay", problem });
      told.push(found, describe(found, locale));
      if (problem === "deceived") told.push(describeReport(found, locale, { operator: "W", account: "_" }));
    }
  }
  told.push(alerts, sentinel.checkup("alipay", {}, NOW + 12 * DAY));
  told.push(calendarOf({ dueAt: NOW, offset: 0, now: NOW, summary: "Has it come?" }));
  const receipt = sentinel.receipt(use("asked", 12));
  assert.equal(receipt.result.score, sentinel.assess(use("asked", 12)).score);
  assert.ok(new Sentinel().replay(receipt).equal, "and is made again elsewhere");
  told.push(receipt);
  holdsNoPlace("what is told", Buffer.from(JSON.stringify(told)));
  assert.doesNotMatch(JSON.stringify(told), /10\.82|106\.6/);
  holdsNoPlace("a snapshot", sentinel.snapshot());
  sentinel.free();
});

test("what is kept of a use's place is the city by which the core judges it, south and west of 0 as well", () => {
  const kept = (lat, lon) => withoutPlaces([{ kind: "access", location: { lat, lon } }])[0].location;
  assert.deepEqual(kept(-33.8688, 151.2093), { lat: -33.9, lon: 151.2 });
  assert.deepEqual(kept(-0.75, -58.25), { lat: -0.8, lon: -58.3 });
  assert.deepEqual(
    withoutPlaces([{ kind: "transaction", location: { lat: 52.51963, lon: 13.40695 } }])[0].location,
    {
      lat: 52.51963,
      lon: 13.40695,
    },
  );
});
