// Times that name no zone are read in the holder's, over changes of clocks; those of wallets that have a zone stay theirs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init from "../../pkg/node.js";
import { importStatement } from "../../pkg/import-node.js";
import { sampleStatement } from "../../www/sample/make.mjs";

await init();
const monzo = readFileSync(new URL("../fixtures/statement/monzo.csv", import.meta.url), "utf8");
const wall = ({ at, utcOffset }) => new Date(at + utcOffset * 60_000).toISOString().slice(0, 19);

test("a time without a zone keeps its figures on the holder's clock, in summer and in winter", async () => {
  const later = monzo.replaceAll("03/2026", "07/2026").replaceAll("tx_", "summer_");
  const both = monzo + later.slice(later.indexOf("\n") + 1);
  const { events, warnings } = await importStatement(new Blob([both]), { timeZone: "America/New_York" });
  const rides = events.filter(({ amount }) => amount === "3.21");
  assert.ok(rides.length >= 2);
  assert.ok(rides.every((event) => /T(02:09:11|09:12:00)$/.test(wall(event))));
  assert.deepEqual([...new Set(events.map(({ utcOffset }) => utcOffset))], [-240]);
  const winter = monzo.replaceAll("03/2026", "01/2026");
  const cold = await importStatement(new Blob([winter]), { timeZone: "America/New_York" });
  assert.ok(cold.events.every(({ utcOffset }) => utcOffset === -300));
  assert.ok(!warnings.some(({ code }) => code === "zone-assumed"), "nothing had to be assumed");
});

test("a statement whose wallet has a zone of its own is the same whatever the holder's", async () => {
  const [plain, told] = await Promise.all(
    [{}, { timeZone: "America/New_York" }].map((options) =>
      importStatement(new Blob([sampleStatement()]), options),
    ),
  );
  assert.deepEqual(told.events, plain.events);
});

test("a zone that nobody knows is refused by its field", async () => {
  for (const timeZone of [7, "Mars/Olympus"])
    await assert.rejects(importStatement(new Blob([monzo]), { timeZone }), { code: "options-invalid" });
});
