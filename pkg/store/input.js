// @ts-check
/**
 * An input as the log holds it: one verb and its arguments as JSON, and the way back, where nothing is believed.
 *
 * The engine is given what the text says and never the caller's own objects, so that a replay gives it the same to the letter.
 * What JSON has no form for (NaN, a bigint, a Map) stands there as a list within a list, which no field takes: the engine
 * refuses it by its place, now and at each replay.
 * Not here: what an input does (replica.js); inputs that are kept by their outcome alone, as a snapshot (store.js).
 */
import { SentinelError } from "../error.js";
import * as given from "../given.js";
import { MOST_EVENTS, tooLarge } from "../pack.js";
import { sendable } from "../sendable.js";
import { withOffsets } from "../zone.js";
import { importOf, isImport } from "./imports.js";

/** @typedef {{ verb: string, args: any[] }} Input */

/** In the place of what JSON cannot say. */
const unfit = () => [[]];

/** Of a text in an event: what is longer the engine refuses, and needs no more of it to see that. */
const MOST_UNITS = given.MAX_TEXT + 2;

/** A document's key: as long as any name of a file may be. */
const MOST_KEY = 255;

/** @param {unknown} events */
function listed(events) {
  if (!given.reading("events", () => Array.isArray(events)))
    throw new SentinelError("field-type", "`ingest` takes an array of events.", {
      field: "events",
      expected: ["array"],
    });
  const list = /** @type {unknown[]} */ (events);
  const length = given.reading("events", () => list.length);
  if (!(length <= MOST_EVENTS)) throw tooLarge();
  return Array.from({ length }, (_, at) => {
    try {
      return sendable(list[at]);
    } catch {
      return null; // what throws at its place is no event, and is refused there
    }
  });
}

/** @param {unknown} value @param {string} field */
const options = (value, field) => given.plain(value, "options-invalid", field);

/** @param {unknown} key */
export function documentKey(key) {
  const own = given.text(key, "key");
  if (own.length > MOST_KEY)
    throw new SentinelError("text-too-long", `\`key\` is longer than ${MOST_KEY} letters.`, { field: "key" });
  return own;
}

/** A configuration as state and log hold it: with its zone's offsets. @param {unknown} config */
export const settingsOf = (config) =>
  /** @type {import("../index.js").Config | undefined} */ (
    withOffsets(given.plain(config, "config-invalid", "config"), "config-invalid") ?? undefined
  );

/**
 * Verbs that the log holds, each with what it takes of its arguments.
 * @type {Record<string, (...args: any[]) => unknown[]>}
 */
const LOGGED = {
  ingest: (events, asked) => [listed(events), options(asked, "options")],
  advance: (now, asked) => [given.number(now, "now"), options(asked, "options")],
  act: (alertId, action) => [given.text(alertId, "alertId"), options(action, "action")],
  correctCategory: (correction) => [options(correction, "correction")],
  decide: (decision) => [options(decision, "decision")],
  recurring: (word) => [options(word, "word")],
  loadModel: (model) => [given.plain(model, "model-invalid", "model")],
  configure: (config) => [settingsOf(config)],
  set: (key, value) => [documentKey(key), given.plain(value, "options-invalid", "value")],
  // In the place of an input that was taken out, and of the taking out itself: a replay passes over them.
  void: () => [],
  removed: () => [],
};

/** @param {string} verb */
export const isLogged = (verb) => Object.hasOwn(LOGGED, verb);

/** The text of an input. @param {string} verb @param {readonly unknown[]} args */
export function written(verb, args) {
  const isBatch = verb === "ingest";
  const said = (/** @type {string} */ _, /** @type {unknown} */ value) => {
    if (typeof value === "number") return Number.isFinite(value) ? value : unfit();
    if (typeof value === "bigint" || value instanceof Map) return unfit();
    return isBatch && typeof value === "string" && value.length > MOST_UNITS
      ? value.slice(0, MOST_UNITS)
      : value;
  };
  const input = { verb, args: LOGGED[verb](...args) };
  try {
    return JSON.stringify(input, said);
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(); // longer than any text can be
    throw cause;
  }
}

/**
 * The input that a text of the log says, or an error: a database is trusted no more than any other caller.
 * @param {string} text @returns {Input}
 */
export function read(text) {
  const { verb, args } = JSON.parse(text);
  if (typeof verb !== "string" || !isLogged(verb)) throw new Error("its verb is none that is known");
  if (!Array.isArray(args)) throw new Error("it has no list of arguments");
  // null is what JSON makes of an argument that was left out.
  return { verb, args: args.map((arg) => arg ?? undefined) };
}

/** The same of a record of the log: an input's text, or what an import told. @param {{ seq: number, id: string }} place @param {Uint8Array<ArrayBuffer>} record @returns {Input} */
export const readRecord = ({ seq, id }, record) =>
  isImport(record)
    ? { verb: "import", args: [{ id, seq, ...importOf(record) }] }
    : read(new TextDecoder().decode(record));
