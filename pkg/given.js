// @ts-check
/**
 * What a caller hands to a verb, before the core sees it: texts that are texts, bytes that are bytes, options that
 * can be read.
 *
 * The glue believes its declared types: a number in a text's place, or a getter that throws while the core reads it,
 * would break the instance that every engine stands in.
 * Not here: events (pack.js), and whether a value makes sense, which is the core's to say.
 */
import { SentinelError } from "./error.js";

/** @param {string} field @param {string} wanted @param {string[]} [expected] */
const wrong = (field, wanted, expected = [wanted.split(" ")[1]]) => new SentinelError("field-type", `\`${field}\` has to be ${wanted}.`, { field, expected });

/** @param {unknown} value @param {string} field @returns {string} */
export function text(value, field) {
  if (typeof value !== "string") throw wrong(field, "a string");
  return value;
}

/** @template {Function} T @param {T} value @param {string} field @returns {T} */
export function call(value, field) {
  if (typeof value !== "function") throw wrong(field, "a function");
  return value;
}

/** @param {unknown} value @param {string} field @returns {number} */
export function number(value, field) {
  if (typeof value !== "number") throw wrong(field, "a number");
  return value;
}

/**
 * Bytes, however the host keeps them: IndexedDB and fetch give an ArrayBuffer, Node a Buffer.
 * By its tag too: a buffer of another frame is no instance of ours.
 * @param {any} value @param {string} field @returns {Uint8Array}
 */
export function bytes(value, field) {
  if (ArrayBuffer.isView(value)) return value instanceof Uint8Array ? value : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Object.prototype.toString.call(value) === "[object ArrayBuffer]") return new Uint8Array(value);
  throw wrong(field, "a Uint8Array or an ArrayBuffer", ["Uint8Array", "ArrayBuffer"]);
}

/** Nothing that the core takes nests deeper than `config.reasons.x.params`; what does is refused there. */
const DEPTH = 6;

/**
 * Options, a query, an action or a config as plain data, each property read once and on this side.
 * @template T
 * @param {T} value
 * @param {string} code what it is called where it cannot be read
 * @param {string} field
 * @returns {T}
 */
export function plain(value, code, field) {
  try {
    return /** @type {T} */ (copied(value, 0));
  } catch (cause) {
    throw new SentinelError(code, `\`${field}\` could not be read: one of its properties threw.`, { field }, { cause });
  }
}

/** @param {any} value @param {number} depth @returns {unknown} */
function copied(value, depth) {
  if (typeof value !== "object" || value === null || depth === DEPTH) return value;
  if (Array.isArray(value)) return Array.from(value, (entry) => copied(entry, depth + 1));
  if (value[Symbol.iterator]) return value; // a Map or a Set: not taken, and said so by the core
  /** @type {Record<string, unknown>} */
  const copy = {};
  for (const key in value) if (value[key] !== undefined) copy[key] = copied(value[key], depth + 1);
  return copy;
}
