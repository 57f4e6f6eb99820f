/** A wallet's own page: its payments into the engine, in a worker too, and the alerts onto the page. */
import init, { Sentinel } from "wallet-sentinel";
import { importStatement } from "wallet-sentinel/import";
import { SentinelWorker } from "wallet-sentinel/worker";
import "wallet-sentinel/elements";
import { habits, oddOne } from "./life.js";

await init();
const sentinel = new Sentinel();
sentinel.ingest(habits(), { assessments: "none" });
const { alerts } = sentinel.ingest([oddOne()]);

const worker = await SentinelWorker.create();
await worker.ingest(habits(), { assessments: "none" });
const fromWorker = await worker.ingest([oddOne()]);
/** How often this page asked for the module that reads files; its worker's requests are not among them. */
const asked = () =>
  performance.getEntriesByType("resource").filter(({ name }) => /import_bg/.test(name)).length;
document.body.dataset.early = String(asked());
const csv = new Blob(["id,at,amount,currency,counterparty.name\nr1,1772294400000,1.50,CNY,店"]);
const { events } = await importStatement(csv);
const statement = await worker.ingestStatement(csv, { fileName: "mine.csv" });

document.querySelector("sentinel-alerts").alerts = alerts;
document.body.dataset.worker = String(
  JSON.stringify(fromWorker.alerts) === JSON.stringify(alerts) &&
    statement.accepted === 1 &&
    events.length === 1 &&
    asked() === 1,
);
