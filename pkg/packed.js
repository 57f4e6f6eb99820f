// @ts-check
/**
 * Events in the form in which a loaded core takes them; one packer for each core. Not here: the form itself (pack.js).
 */
import { call, core } from "./core.js";
import { SentinelError } from "./error.js";
import * as given from "./given.js";
import { packer } from "./pack.js";

/**
 * The packing for one module: what it takes by which place, its own `about()` says.
 * @param {() => unknown} core the instance in use, or why there is none
 * @param {() => readonly string[]} fields what that one calls its fields
 */
export function packing(core, fields) {
  /** @type {{ from: unknown, pack: ReturnType<typeof packer> } | undefined} */
  let made;
  /** @param {readonly unknown[]} events */
  return (events) => {
    if (!given.reading("events", () => Array.isArray(events)))
      throw new SentinelError("field-type", "`ingest` takes an array of events.", {
        field: "events",
        expected: ["array"],
      });
    const from = core();
    const ready = made && made.from === from ? made : { from, pack: packer(fields()) };
    made = ready;
    return given.reading("events", () => ready.pack(events));
  };
}

export const pack = packing(core, () => call((core) => core.about()).fields);
