// @ts-check
/**
 * "wallet-sentinel/examples": for each reason one sequence of events that makes it fire, to be tried and to be shown.
 *
 * The sequences are those of the project's own scenarios (examples/stories.js), written as an analyst writes them: times are
 * local, at +08:00, what is not said is usual, and a habit is one entry. Here they become events as `ingest` takes them.
 * A page that draws no example never loads this. Not here: choice of the scenario (the house's tests/reference).
 */
import { SentinelError } from "./error.js";
import { STORIES } from "./examples/stories.js";

/** @typedef {Record<string, any>} Entry */
/** @typedef {{ about: string, events: Entry[], config?: object, asOf?: string, arrival?: string, advance?: string | string[] }} Story */

/** People of the scenarios live at +08:00. */
const MINUTES = 480;
const UNITS = /** @type {Record<string, number>} */ ({
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
});
/** What an entry leaves out. */
const USUAL = /** @type {Record<string, Entry>} */ ({
  transaction: { direction: "debit", type: "purchase", status: "completed", currency: "CNY" },
  access: { success: true },
});
/** What is said of an entry, and is no field of its event. */
const NO_FIELDS = ["every", "times", "from", "late", "seen"];

/** "2026-03-01 09:00", where the people of the scenarios live. @param {string} text */
const instant = (text) => Date.parse(`${text.replace(" ", "T")}+08:00`);

/** "90m", "12h", "1d", "2w". @param {string} text */
const span = (text) => Number(text.slice(0, -1)) * UNITS[text.slice(-1)];

/** An event, and when it arrives. @param {Entry} entry @param {string} id @param {number} at */
function eventOf(entry, id, at) {
  const event = {
    kind: "transaction",
    accountId: "mei",
    id,
    utcOffset: MINUTES,
    ...USUAL[entry.kind ?? "transaction"],
    ...structuredClone(entry),
    at,
  };
  if (typeof entry.counterparty === "string") event.counterparty = { name: entry.counterparty };
  if (typeof entry.until === "string") event.until = instant(entry.until);
  for (const name of NO_FIELDS) delete event[name];
  return { event, arrives: entry.seen ? instant(entry.seen) : at };
}

/** All events of a habit: each list is gone through in turn. @param {Entry} entry @param {number} position */
function habit(entry, position) {
  const inTurn = (/** @type {unknown} */ value, /** @type {number} */ turn) =>
    Array.isArray(value) ? value[turn % value.length] : value;
  return Array.from({ length: entry.times }, (_, turn) => {
    const one = Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, inTurn(value, turn)]));
    return eventOf(
      one,
      `habit${position}-${turn}`,
      instant(entry.from) + turn * span(entry.every) + (one.late ?? 0) * UNITS.m,
    );
  });
}

/**
 * A sequence of events that makes a reason fire.
 * @param {string} code
 */
export function exampleOf(code) {
  const known = typeof code === "string" && Object.hasOwn(STORIES, code);
  if (!known) throw new SentinelError("options-invalid", "`code` is no reason.", { field: "code" });
  const { on, story } = /** @type {Record<string, { on: string[], story: Story }>} */ (STORIES)[code];
  const told = story.events.flatMap((entry, position) =>
    entry.every ? habit(entry, position) : [eventOf(entry, entry.id ?? `e${position}`, instant(entry.at))],
  );
  if (story.arrival !== "as written") told.sort((a, b) => a.arrives - b.arrives); // stable: equal times stay as written
  const clock = story.advance === undefined ? [] : [story.advance].flat().map(instant);
  // What happened by a time of the clock arrives before it.
  const until = clock.map((at) => told.filter(({ arrives }) => arrives <= at).length);
  return {
    fires: code,
    about: story.about,
    on: [...on],
    config: { ...structuredClone(story.config ?? {}), audience: "all" },
    ...(story.asOf && { asOf: instant(story.asOf) }),
    isLive: story.arrival === "live",
    events: told.map(({ event }) => event),
    clock: clock.map((at, turn) => ({ at, after: until[turn] })),
  };
}

/** Every code that has an example: all of `about().reasonCodes`. @returns {string[]} */
export const exampleCodes = () => Object.keys(STORIES);
