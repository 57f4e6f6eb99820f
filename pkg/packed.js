// @ts-check
/**
 * Events in the form in which the loaded core takes them; one packer for each core. Not here: the form itself (pack.js).
 */
import { call, core } from "./core.js";
import { SentinelError } from "./error.js";
import * as given from "./given.js";
import { packer } from "./pack.js";

/** @type {{ from: unknown, pack: ReturnType<typeof packer> } | undefined} */
let packing;

/** @param {readonly unknown[]} events */
export function pack(events) {
  if (!given.reading("events", () => Array.isArray(events)))
    throw new SentinelError("field-type", "`ingest` takes an array of events.", {
      field: "events",
      expected: ["array"],
    });
  const from = core();
  if (packing?.from !== from) packing = { from, pack: packer(call((core) => core.about()).fields) };
  const { pack } = packing;
  return given.reading("events", () => pack(events));
}
