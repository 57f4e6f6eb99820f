/** A wallet's server: the same worker on a thread, which has to end with `terminate()`, and the program with it. */
import init, { Sentinel } from "wallet-sentinel";
import { importStatement } from "wallet-sentinel/import";
import initScoring, { Sentinel as Scoring } from "wallet-sentinel/score";
import { SentinelWorker } from "wallet-sentinel/worker";
import { habits, oddOne } from "./life.js";

const worker = await SentinelWorker.create();
await worker.ingest(habits(), { assessments: "none" });
const { alerts } = await worker.ingest([oddOne()]);
const csv = new Blob(["id,at,amount,currency,counterparty.name\nr1,1772294400000,1.50,CNY,店"]);
const phases = new Set();
const { accepted } = await worker.ingestStatement(csv, {
  fileName: "mine.csv",
  onProgress: (_done, _total, phase) => phases.add(phase),
});
const refused = await worker.assess({ ...oddOne(), amount: 5 }).catch(({ code }) => code);
worker.terminate();
const freed = await worker.status().catch(({ code }) => code);

await init();
const { events } = await importStatement(csv);
const second = await SentinelWorker.create(); // from here on with the module that this side has loaded
await second.ingest(habits(), { assessments: "none" });
const again = await second.ingest([oddOne()]);
second.terminate();

const local = new Sentinel();
local.ingest(habits(), { assessments: "none" });
const expected = JSON.stringify(local.ingest([oddOne()]).alerts);
const same = [alerts, again.alerts].every((found) => JSON.stringify(found) === expected);

await initScoring();
const scoring = new Scoring();
scoring.ingest(habits(), { assessments: "none" });
const scored = JSON.stringify(scoring.ingest([oddOne()]).alerts) === expected;
console.log(
  JSON.stringify({
    alerts: alerts.length,
    same,
    scored,
    accepted,
    read: events.length,
    phases: [...phases],
    refused,
    freed,
  }),
);
