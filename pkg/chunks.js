// @ts-check
/**
 * A long ingestion in chunks: between two of them an AbortSignal is honoured and progress is told.
 *
 * The core knows neither signals nor progress. It exists once for both sides of the worker's border: the page sends
 * its events chunk by chunk, the thread feeds a statement's chunk by chunk.
 */
import { SentinelError } from "./error.js";
import * as given from "./given.js";

/** A chunk takes some tens of milliseconds on a phone: short enough for a moving bar, long enough to waste nothing. */
const CHUNK = 2_000;

/** ECMA-262: the time value of a date lies within this many milliseconds of the epoch. */
const MAX_TIME = 8.64e15;

/** The same as the core's `engine::history`: one payment alone, a quarter later than all others, says nothing of when a file was made. */
const STRAY = 90 * 86_400_000;

/** @param {AbortSignal} [signal] */
export function heed(signal) {
  if (signal?.aborted) {
    throw new SentinelError("aborted", "Stopped as asked. What was ingested before stays.", undefined, { cause: signal.reason });
  }
}

/**
 * @param {readonly import("./index.js").SentinelEvent[]} events
 * @param {(chunk: import("./index.js").SentinelEvent[], options: import("./index.js").IngestOptions) => Promise<import("./index.js").IngestResult>} ingest
 * @param {import("./index.js").IngestOptions & import("./worker.js").Watched} [options]
 * @returns {Promise<import("./index.js").IngestResult>}
 */
export async function ingestInChunks(events, ingest, options) {
  const { signal, onProgress, ...asked } = given.plain(options, "options-invalid", "options", ["signal", "onProgress"]) ?? {};
  if (!Array.isArray(events)) throw new SentinelError("field-type", "`ingest` takes an array of events.", { field: "events" });
  /** @type {import("./index.js").IngestResult} */
  const whole = { accepted: 0, updated: 0, unchanged: 0, rejected: [], assessments: [], alerts: [] };
  /** A later chunk tells an alert anew. @type {Map<string, import("./index.js").Alert>} */
  const alerts = new Map();
  // One chunk is the whole: whether it is an import, and of when, is then the core's to see.
  const asOf = asked.asOf ?? (events.length > CHUNK ? newest(events) : undefined);
  const told = asOf === undefined ? asked : { ...asked, asOf };
  let from = 0;
  do {
    heed(signal);
    const part = await ingest(events.slice(from, from + CHUNK), told);
    whole.accepted += part.accepted;
    whole.updated += part.updated;
    whole.unchanged += part.unchanged;
    for (const rejected of part.rejected) whole.rejected.push({ ...rejected, index: rejected.index + from });
    for (const assessment of part.assessments) whole.assessments.push({ ...assessment, index: assessment.index + from });
    for (const alert of part.alerts) alerts.set(alert.id, alert);
    from = Math.min(from + CHUNK, events.length);
    onProgress?.(from, events.length);
  } while (from < events.length);
  whole.alerts = [...alerts.values()];
  return whole;
}

/**
 * The newest payment's moment: with it, each chunk tells history from news as the core would tell it of the whole. As
 * there, only payments count (a label may come months after the last of them), and times that stand alone more than 90
 * days after all others are taken for wrong dates.
 * @param {readonly any[]} events
 */
function newest(events) {
  const times = events.map(momentOf).filter((at) => Number.isInteger(at) && Math.abs(at) <= MAX_TIME);
  times.sort((a, b) => a - b);
  while (times.length > 1 && times[times.length - 1] - times[times.length - 2] > STRAY) times.pop();
  return times.at(-1);
}

/** A payment's; not there where it cannot be read: the core refuses such an event by its place. @param {any} event */
function momentOf(event) {
  try {
    return event.kind === undefined || event.kind === "transaction" ? event.at : undefined;
  } catch {
    return undefined;
  }
}
