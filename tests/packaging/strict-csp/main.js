/** The same wallet where nothing may be fetched and nothing inline may run. */
import init, { Sentinel } from "wallet-sentinel/inline";
import { importStatement } from "wallet-sentinel/import/inline";
import "wallet-sentinel/elements";
import { habits, oddOne } from "./life.js";

await init();
const sentinel = new Sentinel();
sentinel.ingest(habits(), { assessments: "none" });
document.querySelector("sentinel-alerts").alerts = sentinel.ingest([oddOne()]).alerts;

document.body.addEventListener("read", async () => {
  const csv = new Blob(["id,at,amount,currency,counterparty.name\nr1,1772294400000,1.50,CNY,店"]);
  document.body.dataset.read = String((await importStatement(csv)).events.length);
});
