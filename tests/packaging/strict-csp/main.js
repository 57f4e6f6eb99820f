/** The same wallet where nothing may be fetched and nothing inline may run. */
import init, { Sentinel } from "wallet-sentinel/inline";
import "wallet-sentinel/elements";
import { habits, oddOne } from "./life.js";

await init();
const sentinel = new Sentinel();
sentinel.ingest(habits(), { assessments: "none" });
document.querySelector("sentinel-alerts").alerts = sentinel.ingest([oddOne()]).alerts;
