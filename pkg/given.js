// @ts-check
/**
 * What a caller hands to a verb, before the core sees it: texts that are texts, bytes that are bytes, options that are plain
 * data of a bounded size, read once.
 *
 * The glue believes its declared types: a number in a text's place, a getter that throws while the core reads it, or an object
 * that leads back to itself would break the instance that every engine stands in. So nothing of a caller's is ever read while
 * the core is at work: it gets copies.
 * Not here: events (pack.js), and whether a value makes sense, which is the core's to say.
 */
import { SentinelError, report } from "./error.js";
import { isSound } from "./help/contacts.js";

/** @param {string} field @param {string} wanted @param {string[]} [expected] */
const wrong = (field, wanted, expected = [wanted.split(" ")[1]]) =>
  new SentinelError("field-type", `\`${field}\` has to be ${wanted}.`, { field, expected });

/** Half of a character beyond the first 65,536: UTF-8 has no form for it, and two such ids would become one. */
const loneSurrogate = /\p{Surrogate}/u;

/** Of an id or a category, in UTF-16 units: the core takes 4,096 bytes (`event::MAX_TEXT`), and no text has fewer bytes than units. */
export const MAX_TEXT = 4096;

/** Texts of a list in an event that are carried: one more than the core takes (`event::MAX_REFERENCES`), so that it sees too many. */
export const MOST_LISTED = 9;

/** @param {unknown} value @param {string} field @returns {string} */
export function text(value, field) {
  if (typeof value !== "string") throw wrong(field, "a string");
  if (value.length > MAX_TEXT)
    throw new SentinelError("text-too-long", `\`${field}\` is longer than ${MAX_TEXT} bytes.`, { field });
  if (loneSurrogate.test(value)) throw wrong(field, "well-formed text: it holds half of a character");
  return value;
}

/**
 * Whose data is meant: an account's, or all of a holder's.
 * @param {unknown} value @returns {string | { holderId: string }}
 */
export function whose(value) {
  const holderId = reading("holderId", () => /** @type {any} */ (value)?.holderId);
  return holderId === undefined ? text(value, "accountId") : { holderId: text(holderId, "holderId") };
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

/** Bytes that a module of 32-bit addresses can take and still work on: its memory ends at four times that. */
const MOST_BYTES = 2 ** 30;

/**
 * Bytes, however the host keeps them: IndexedDB and fetch give an ArrayBuffer, Node a Buffer.
 * By its tag too: a buffer of another frame is no instance of ours.
 * @param {any} value @param {string} field @returns {Uint8Array}
 */
export function bytes(value, field) {
  const seen = viewOf(value);
  if (seen === undefined || seen.byteLength > MOST_BYTES)
    throw wrong(field, `a Uint8Array or an ArrayBuffer of at most ${MOST_BYTES} bytes`, [
      "Uint8Array",
      "ArrayBuffer",
    ]);
  return seen;
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);

/** A getter of the language itself: a class of the caller's may answer otherwise. @param {object} prototype @param {string} name @param {unknown} of */
const intrinsic = (prototype, name, of) => Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(of);

/** @param {any} value @returns {Uint8Array | undefined} */
function viewOf(value) {
  try {
    if (ArrayBuffer.isView(value)) {
      const prototype =
        Object.prototype.toString.call(value) === "[object DataView]" ? DataView.prototype : typedArray;
      return new Uint8Array(
        intrinsic(prototype, "buffer", value),
        intrinsic(prototype, "byteOffset", value),
        intrinsic(prototype, "byteLength", value),
      );
    }
    intrinsic(ArrayBuffer.prototype, "byteLength", value); // throws where it is no buffer, whatever it says of itself
    return new Uint8Array(value);
  } catch {
    return undefined;
  }
}

/** Objects and lists within one another. The deepest that the core takes is `reasons.velocity.params`, four of them; its own wall stands as high. */
const DEPTH = 8;
/**
 * Values in all. The largest that is ever given is an operator for each of a hundred thousand accounts (`Config.limits`); a model
 * has 86 curves and surfaces of at most 256 heights, 22,000 in all. Copying so many takes a tenth of a second.
 */
const VALUES = 2 ** 20;
/** UTF-16 units of all keys and texts: 64 for each of those hundred thousand accounts and its operator, and as much again. */
const UNITS = 2 ** 24;

/** @typedef {{ values: number, units: number, path: (string | number)[], within: object[], unfit?: string, live: readonly string[], isLoose?: boolean }} Copying */

/**
 * Options, a query, an action or a config as plain data, each property read once and on this side.
 *
 * Enumerable keys with text names are read, own and inherited; symbols are not, nor what a script put on `Object.prototype`.
 * @template T
 * @param {T} value
 * @param {string} code what it is called where it cannot be read
 * @param {string} field
 * @param {readonly string[]} [live] keys of the outermost object whose values are no data and are handed on as they are: a signal, a function
 * @returns {T}
 */
export function plain(value, code, field, live = []) {
  return taken(value, code, field, { values: VALUES, units: UNITS, path: [], within: [], live });
}

/**
 * Options of what takes its time: plain data beside a signal and a listener to its progress, which are handed on as they are.
 * A listener that throws is the host's matter and stops nothing: to stop there is the signal.
 * @template {object} T
 * @param {T | null | undefined} value
 * @returns {T & { signal?: AbortSignal, onProgress?: (...args: any[]) => void }}
 */
export function watched(value) {
  const options = /** @type {any} */ (
    plain(value, "options-invalid", "options", ["signal", "onProgress"]) ?? {}
  );
  const { signal, onProgress } = options;
  const refused = (/** @type {string} */ field, /** @type {string} */ wanted) =>
    new SentinelError("options-invalid", `\`${field}\` has to be ${wanted}.`, {
      field,
      expected: [wanted.split(" ")[1]],
    });
  if (typeof options !== "object" || Array.isArray(options)) throw refused("options", "an object");
  const isSignal =
    signal === undefined ||
    signal === null ||
    reading(
      "signal",
      () => typeof signal.aborted === "boolean" && typeof signal.addEventListener === "function",
    );
  if (!isSignal) throw refused("signal", "an AbortSignal");
  if (onProgress !== undefined && onProgress !== null && typeof onProgress !== "function")
    throw refused("onProgress", "a function");
  return {
    ...options,
    signal: signal ?? undefined,
    onProgress: onProgress && ((/** @type {any[]} */ ...done) => heard(() => onProgress(...done))),
  };
}

/** Calls what a host listens with; what it throws, at once or later, is reported and harms nobody. @param {() => unknown} tell */
export function heard(tell) {
  try {
    const done = tell();
    if (typeof done === "object" && done !== null) Promise.resolve(done).catch(report); // an async listener
  } catch (error) {
    report(error);
  }
}

/**
 * What is only looked at, an alert that is to be described: as `plain`, but what is no data in it, or leads back, is left out.
 * Hosts hang things of their own on such objects, and a framework's are often among them.
 * @param {any} value @param {string} field @returns {any}
 */
export const data = (value, field) =>
  taken(value, "field-type", field, {
    values: VALUES,
    units: UNITS,
    path: [],
    within: [],
    live: [],
    isLoose: true,
  });

/** Entries of a configuration whose keys are the host's: an account, a rail, or a name in a reason's place. @type {(string | number)[]} */
const HOSTS = ["operators", "calendars", "reasons", "lists"];

/** @param {any} value @param {string} code @param {string} field @param {Copying} copying @returns {any} */
function taken(value, code, field, copying) {
  try {
    return copied(value, copying);
  } catch (cause) {
    const isOwn = (/** @type {number} */ at) =>
      code === "config-invalid" && at === 1 && HOSTS.includes(copying.path[0]);
    const place =
      copying.path
        .map((step, at) => (typeof step === "number" ? step : isOwn(at) ? "*" : shown(step)))
        .join(".") || field;
    if (copying.unfit !== undefined)
      throw new SentinelError(code, `\`${place}\` cannot be taken: ${copying.unfit}.`, { field: place });
    throw new SentinelError(
      code,
      `\`${field}\` could not be read: \`${place}\` threw.`,
      { field },
      { cause },
    );
  }
}

/** @param {Copying} copying @param {string} why @returns {never} */
function unfit(copying, why) {
  copying.unfit = why;
  throw undefined;
}

/** @param {Copying} copying @param {string} why @returns {undefined} */
const leftOut = (copying, why) => (copying.isLoose ? undefined : unfit(copying, why));

/** @param {any} value @param {Copying} copying @returns {unknown} */
function copied(value, copying) {
  copying.values -= 1;
  if (copying.values < 0) unfit(copying, `more than ${VALUES} values`);
  switch (typeof value) {
    case "string":
      counted(value, copying);
      if (!copying.isLoose && loneSurrogate.test(value)) unfit(copying, "text with half of a character");
      return value;
    case "object":
      return value === null ? value : entered(value, copying);
    case "bigint":
    case "symbol":
    case "function":
      return leftOut(copying, `a ${typeof value}`);
    default:
      return value;
  }
}

/** @param {string} text @param {Copying} copying */
function counted(text, copying) {
  copying.units -= text.length;
  if (copying.units < 0) unfit(copying, `more than ${UNITS} letters`);
}

/** @param {any} value @param {Copying} copying */
function entered(value, copying) {
  if (copying.within.includes(value)) return leftOut(copying, "it leads back to itself");
  if (copying.within.length === DEPTH)
    return leftOut(copying, `more than ${DEPTH} objects within one another`);
  // A Map, a Date or a promise would be read as empty, and an empty query asks for everything.
  if (!Array.isArray(value) && Object.prototype.toString.call(value) !== "[object Object]")
    return leftOut(copying, "no plain object");
  copying.within.push(value);
  const copy = Array.isArray(value) ? listed(value, copying) : keyed(value, copying);
  copying.within.pop();
  return copy;
}

/** @param {any[]} value @param {Copying} copying */
function listed(value, copying) {
  const { length } = value;
  if (!(length <= copying.values)) unfit(copying, `more than ${VALUES} values`);
  const copy = [];
  for (let place = 0; place < length; place += 1) {
    copying.path.push(place);
    copy.push(copied(value[place], copying));
    copying.path.pop();
  }
  return copy;
}

/** @param {any} value @param {Copying} copying */
function keyed(value, copying) {
  const isOutermost = copying.within.length === 1;
  /** @type {Record<string, unknown>} */
  const copy = {};
  for (const key in value) {
    if (key in Object.prototype && !Object.hasOwn(value, key)) continue;
    copying.path.push(key);
    counted(key, copying);
    const entry = value[key];
    if (entry !== undefined)
      put(copy, key, isOutermost && copying.live.includes(key) ? entry : copied(entry, copying));
    copying.path.pop();
  }
  return copy;
}

/** Sets a key as JSON.parse does: `__proto__` is one like any other. @param {object} copy @param {string} key @param {unknown} value */
export const put = (copy, key, value) =>
  void Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });

/** A key as an error may show it: a word of a program. Another one may be a name, or a number of an account: a star. @param {string} key */
const shown = (key) =>
  /^[a-z_$-][\w$-]{0,63}$/i.test(key) && key.replace(/\D/g, "").length <= 4 ? key : "*";

/**
 * An operator of the host's own.
 * @param {unknown} value @returns {import("./index.js").Operator}
 */
export function operator(value) {
  const own = /** @type {any} */ (plain(value, "options-invalid", "operator"));
  if (own === null || own === undefined) return own;
  const refused = (/** @type {string} */ field) =>
    new SentinelError("options-invalid", `\`${field}\` is not as an operator has it.`, { field });
  if (typeof own !== "object" || Array.isArray(own)) throw refused("operator");
  if (typeof own.id !== "string") throw refused("operator.id");
  if (own.contacts !== undefined && own.contacts !== null && !Array.isArray(own.contacts))
    throw refused("operator.contacts");
  for (const [place, contact] of (own.contacts ?? []).entries())
    if (!isSound(contact)) throw refused(`operator.contacts.${place}.value`);
  return own;
}

/**
 * A key that is none of these, refused as the core refuses one: by its name, as far as it may be shown.
 * @param {string} key @param {string} code @param {readonly string[]} known
 */
export const unknownKey = (key, code, known) =>
  new SentinelError(code, `\`${shown(key)}\` is none of ${known.join(", ")}.`, { field: shown(key) });

/**
 * Does what reads a caller's object as it stands; where that throws, the object is at fault, and is refused by name.
 * @template T
 * @param {string} field
 * @param {() => T} work
 * @returns {T}
 */
export function reading(field, work) {
  try {
    return work();
  } catch (cause) {
    if (isOurs(cause)) throw cause;
    throw new SentinelError("field-type", `\`${field}\` could not be read.`, { field }, { cause });
  }
}

/** Also of what throws when it is looked at. @param {unknown} thrown */
function isOurs(thrown) {
  try {
    return thrown instanceof SentinelError;
  } catch {
    return false;
  }
}
