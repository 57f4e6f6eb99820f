// @ts-check
/**
 * A long ingestion in chunks: between two of them an AbortSignal is honoured and progress is told.
 *
 * The core knows neither signals nor progress. It exists once for both sides of the worker's border: the page sends
 * its events chunk by chunk, the thread feeds a statement's chunk by chunk. An import is cut in the order of its times, as the
 * core sorts each chunk (`engine::order`): cut in the file's order, its newest rows would come first all the same.
 */
import { SentinelError } from "./error.js";
import * as given from "./given.js";
import { MOST_EVENTS, tooLarge } from "./pack.js";

/** A chunk takes some tens of milliseconds on a phone: short enough for a moving bar, long enough to waste nothing. */
const CHUNK = 2_000;

/** ECMA-262: the time value of a date lies within this many milliseconds of the epoch. */
const MAX_TIME = 8.64e15;

/** The same as the core's `engine::history`: one payment alone, a quarter later than all others, says nothing of when a file was made. */
const STRAY = 90 * 86_400_000;

/** The same as there: what spans more is an import. */
const LIVE_SPAN = 86_400_000;

/** @param {AbortSignal} [signal] */
export function heed(signal) {
  if (signal?.aborted) {
    throw new SentinelError("aborted", "Stopped as asked. What was ingested before stays.", undefined, {
      cause: signal.reason,
    });
  }
}

/**
 * @param {readonly import("./index.js").SentinelEvent[]} list
 * @param {(chunk: import("./index.js").SentinelEvent[], options: import("./index.js").IngestOptions) => Promise<import("./index.js").IngestResult>} ingest
 * @param {import("./index.js").IngestOptions & import("./worker.js").Watched} [options]
 * @returns {Promise<import("./index.js").IngestResult>}
 */
export async function ingestInChunks(list, ingest, options) {
  const { signal, onProgress, ...asked } = given.watched(options);
  const events = listOf(list);
  /** @type {import("./index.js").IngestResult} */
  const whole = {
    accepted: 0,
    updated: 0,
    unchanged: 0,
    rejected: [],
    warnings: [],
    assessments: [],
    alerts: [],
  };
  /** A later chunk tells an alert anew. @type {Map<string, import("./index.js").Alert>} */
  const alerts = new Map();
  // One chunk is the whole: whether it is an import, and of when, is then the core's to see.
  const { order, newest } =
    events.length > CHUNK ? importOf(events, asked.asOf) : { order: undefined, newest: undefined };
  const told = newest === undefined ? asked : { ...asked, newest };
  const placeOf = (/** @type {number} */ position) => (order ? order[position].index : position);
  let from = 0;
  do {
    heed(signal);
    const to = order ? cut(order, from + CHUNK) : Math.min(from + CHUNK, events.length);
    const chunk = order ? order.slice(from, to).map(({ index }) => events[index]) : events.slice(from, to);
    const part = await ingest(chunk, told);
    whole.accepted += part.accepted;
    whole.updated += part.updated;
    whole.unchanged += part.unchanged;
    for (const list of /** @type {const} */ (["rejected", "warnings", "assessments"])) {
      for (const one of part[list])
        whole[list].push(/** @type {any} */ ({ ...one, index: placeOf(one.index + from) }));
    }
    for (const alert of part.alerts) alerts.set(alert.id, alert);
    from = to;
    onProgress?.(from, events.length);
  } while (from < events.length);
  if (order)
    for (const list of [whole.rejected, whole.warnings, whole.assessments])
      list.sort((a, b) => a.index - b.index);
  whole.alerts = [...alerts.values()];
  return whole;
}

/**
 * The events as a list of our own, each read once: a list may throw, or say that it is without end. What throws at its place is
 * no event, and is refused there.
 * @param {unknown} list @returns {any[]}
 */
function listOf(list) {
  const isList = given.reading("events", () => Array.isArray(list));
  if (!isList)
    throw new SentinelError("field-type", "`ingest` takes an array of events.", {
      field: "events",
      expected: ["array"],
    });
  const told = /** @type {any[]} */ (list);
  const length = given.reading("events", () => told.length);
  if (!(length <= MOST_EVENTS)) throw tooLarge();
  return Array.from({ length }, (_, index) => {
    try {
      return told[index];
    } catch {
      return null;
    }
  });
}

/**
 * What a chunk cannot see: whether all of it together is an import, the newest payment's moment, with which each chunk tells
 * history from news, and the order. As in the core only payments count (a label may come months after the last of them), and
 * times that stand alone more than 90 days after all others are taken for wrong dates.
 * @param {readonly unknown[]} events @param {number} [told] when it was exported, by the host's word
 * @returns {{ order?: Turn[], newest?: number }}
 */
function importOf(events, told) {
  const read = events.map(turnOf);
  const times = read
    .filter(({ kind, at }) => kind === "transaction" && at !== -Infinity)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  if (told === undefined && (times.length === 0 || times[times.length - 1] - times[0] <= LIVE_SPAN))
    return {};
  while (times.length > 1 && times[times.length - 1] - times[times.length - 2] > STRAY) times.pop();
  // Not `asOf`: nobody said when it was exported, and by that moment older words are told from newer ones.
  return { order: inTime(read), newest: told === undefined ? times.at(-1) : undefined };
}

/**
 * @typedef {{ index: number, kind: string, at: number, rank: number, account: string, id: string, about?: string }} Turn
 * what an event's turn goes by: its time, its rank among those of one moment, whose and which it is, and which other it is about
 */

const ACCESS = 0,
  CREDIT = 1,
  NEUTRAL = 2,
  DEBIT = 3,
  REFUND = 4,
  ACT = 8,
  WORD = 9;

/** By kind, the rank of what is told of other events. @type {Record<string, number>} */
const RANKS = {
  access: ACCESS,
  expectation: 5,
  label: 6,
  verdict: 7,
  act: ACT,
  correction: WORD,
  decision: WORD,
  recurring: WORD,
};

/** Of an event that cannot be read the turn is the first: the core refuses it by its place. @param {any} event @param {number} index @returns {Turn} */
function turnOf(event, index) {
  const unread = { index, kind: "", at: -Infinity, rank: 0, account: "", id: "" };
  try {
    const { kind = "transaction", at, accountId, id, direction, refundOf, transactionId, of } = event;
    if (!Number.isInteger(at) || Math.abs(at) > MAX_TIME) return { ...unread, kind: String(kind) };
    const payment = refundOf ?? transactionId ?? of?.transactionId;
    const about =
      payment !== undefined
        ? nameOf("transaction", accountId, payment)
        : of?.accessId !== undefined
          ? nameOf("access", accountId, of.accessId)
          : undefined;
    const ofPayment =
      refundOf !== undefined
        ? REFUND
        : direction === "credit"
          ? CREDIT
          : direction === "neutral"
            ? NEUTRAL
            : DEBIT;
    const rank = RANKS[kind] ?? ofPayment;
    // Of what a person did and said at one moment the caller's order stays, as in the core.
    if (rank >= ACT) return { ...unread, kind, at, rank };
    return { index, kind, at, rank, account: String(accountId), id: String(id), about };
  } catch {
    return unread;
  }
}

/** @param {string} kind @param {unknown} account @param {unknown} id */
const nameOf = (kind, account, id) => JSON.stringify([kind, String(account), String(id)]);

/** As the core sorts an import; versions of one payment are told apart there. @param {Turn[]} read */
function inTime(read) {
  /** @type {Map<string, number>} */
  const times = new Map();
  if (read.some(({ about }) => about !== undefined)) {
    for (const { kind, account, id, at } of read) {
      const name = nameOf(kind, account, id);
      times.set(name, Math.max(at, times.get(name) ?? -Infinity));
    }
  }
  const turns = read.map((turn) => ({
    ...turn,
    at: Math.max(turn.at, (turn.about !== undefined && times.get(turn.about)) || -Infinity),
  }));
  return turns.sort(
    (a, b) =>
      compare(a.at, b.at) ||
      a.rank - b.rank ||
      compare(a.account, b.account) ||
      compare(a.id, b.id) ||
      a.index - b.index,
  );
}

/** @template {string | number} T @param {T} a @param {T} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The end of a chunk: not between two versions of one payment, whose order is the core's to find. @param {Turn[]} order @param {number} to */
function cut(order, to) {
  while (
    to < order.length &&
    order[to].rank < ACT &&
    order[to].id === order[to - 1].id &&
    order[to].account === order[to - 1].account
  )
    to += 1;
  return Math.min(to, order.length);
}
