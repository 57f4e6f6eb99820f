// @ts-check
/**
 * The state that all inputs but one import make: replayed by an engine of its own, from before the first import that can be taken out.
 *
 * What speaks of something that is no longer there (an alert that only that import raised) is refused by the engine, and passed over
 * from then on: it is named, so that the log can say so.
 * Not here: putting the state in the place of the old one (keeper.js).
 */
import { damaged } from "./failure.js";
import { baseOf, unknownImport } from "./imports.js";
import { readRecord } from "./input.js";
import { Replica, isShaken } from "./replica.js";
import { unpacked } from "./state.js";

/**
 * @param {string} importId
 * @param {{ records: ReturnType<typeof import("./recovery.js").recordsOf>, replica: Replica, make: ConstructorParameters<typeof Replica>[0] }} from
 */
export async function without(importId, { records: { snapshots, entries }, replica, make }) {
  const base = baseOf(snapshots, replica.imports);
  const { seq: place = -1 } = replica.imports.find(({ id }) => id === importId) ?? {};
  if (!base || place < 0) throw unknownImport(importId);
  const rest = entries.filter(({ seq }) => seq > base.seq).sort((a, b) => a.seq - b.seq);
  const isWhole = rest.every(({ seq }, at) => seq === base.seq + 1 + at) && rest.at(-1)?.seq === replica.seq;
  if (!isWhole) throw damaged("an input before it is missing", place);
  const tried = new Replica(make);
  try {
    await tried.restore(unpacked(await base.bytes()));
    const passed = [];
    for (const record of rest) {
      const isTakenOut = record.seq === place || !(await isTaken(tried, record));
      if (isTakenOut) passed.push(record);
    }
    return { state: await tried.state(), passed };
  } finally {
    tried.end();
  }
}

/** Takes an input in; false where the engine refuses it. @param {Replica} replica @param {import("./recovery.js").LogRecord} record */
async function isTaken(replica, record) {
  try {
    await replica.apply(readRecord(record, await record.bytes()));
    return true;
  } catch (error) {
    if (isShaken(error)) throw error;
    return false;
  }
}
