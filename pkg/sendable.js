// @ts-check
/**
 * What goes over to the worker: events and files of a caller's, as the browser has a way to send them.
 *
 * Not here: options and texts, which are plain data already (given.js), and the way itself (worker-client.js).
 */
import { SentinelError } from "./error.js";
import * as given from "./given.js";

/** Objects within an event, itself among them. */
const DEEP = 2;
/** Entries of a list that go over: more than any field takes, so that one that is too long is refused as such. */
const ENTRIES = 64;

/**
 * An event as it goes over: a copy two objects deep, as deep as events are, each value read once and here. What throws while it
 * is read is no event; what no field takes (a function, a Map, a list of anything but texts) goes as a Map, of a wrong type wherever
 * it stands: the core then refuses that event by its place, and the others go on.
 * @param {any} event
 */
export function sendable(event) {
  try {
    return sent(event, DEEP);
  } catch {
    return null;
  }
}

/** @param {any} value @param {number} levels @returns {unknown} */
function sent(value, levels) {
  if (typeof value === "function" || typeof value === "symbol") return new Map();
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value) && levels < DEEP) return listed(value);
  if (Array.isArray(value) || Object.prototype.toString.call(value) !== "[object Object]") return new Map();
  if (levels === 0) return {};
  /** @type {Record<string, unknown>} */
  const copy = {};
  for (const key of Object.keys(value)) given.put(copy, key, sent(value[key], levels - 1));
  return copy;
}

/** A list of texts, each read once (`references` is one). @param {readonly unknown[]} list */
function listed(list) {
  const copy = Array.from({ length: Math.min(Number(list.length) || 0, ENTRIES) }, (_, at) => list[at]);
  return copy.every((entry) => typeof entry === "string") ? copy : new Map();
}

/** A file or bytes as they go over. @param {any} source */
export function sendableSource(source) {
  if (ArrayBuffer.isView(source)) return given.bytes(source, "source");
  try {
    // A getter of the language's own: what only says that it is a file cannot be sent.
    const size = Object.getOwnPropertyDescriptor(Blob.prototype, "size");
    size?.get?.call(source);
    return source;
  } catch {
    throw new SentinelError("options-invalid", "Expected a Blob or a Uint8Array.", { field: "source" });
  }
}
