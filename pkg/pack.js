// @ts-check
/**
 * Events into one buffer, assessments out of columns: the two ends of the hot path.
 *
 * A statement is ten thousand events of a dozen fields; handing the core each value by itself costs more than scoring
 * them. Little-endian, per event: its length in bytes (u32), then for each value the field's position in
 * `about().fields` (u8), a tag (u8) and the payload (of a list: how many texts (u8), each with its length). Nested objects are flattened to their dotted names. Where an event has a key
 * that the contract does not know, the first such key goes along, so that the core can refuse a misspelt one.
 * Each property is read once, and never while the core is at work. Own and inherited keys with text names are read; unknown ones
 * count where they are the event's own, so that what a script put on every object's prototype refuses no event.
 * Not here: judging values. Whatever is there is packed as it is, and the core says what is wrong with it.
 */
import { SentinelError } from "./error.js";
import { MAX_TEXT, MOST_LISTED } from "./given.js";

/** How a value is told in a packed batch. */
const FALSE = 0,
  TRUE = 1,
  NUMBER = 2,
  TEXT = 3,
  OTHER = 4,
  LIST = 5;

/** In a field's place: what follows is a key that no event has. The core's `event::packed` reads it. */
const UNKNOWN = 255;

/** Of an unknown key, one more unit than the core shows: nothing is gained by carrying more. */
const KEY = 65;

/** Bytes of a batch: half of what a module of 32-bit addresses can be given at once and still keep what it learns of it. */
const MOST_BYTES = 2 ** 29;

/** Events of a batch: so many of the smallest that are whole events, of 128 bytes, fill those bytes. */
export const MOST_EVENTS = 2 ** 22;

/** A statement's event takes 200 to 400 bytes; 64 kB hold a page of a wallet's list without growing. */
const FIRST_SIZE = 1 << 16;

/** Ten thousand events of a statement; a larger buffer is not kept between calls, so that one import costs no memory for good. */
const KEPT_SIZE = 1 << 22;

/** UTF-8 needs at most three bytes for each of JavaScript's 16-bit units. */
const BYTES_PER_UNIT = 3;

/** Field, tag and length of a text; the largest head there is. */
const HEAD = 6;

/** Long enough for any type's name; what a caller calls its own classes is cut. */
const TYPE_NAME = 64;

/** Half of a character beyond the first 65,536: UTF-8 has no form for it, and a replacement would change an id in silence. */
const loneSurrogate = /\p{Surrogate}/u;

const encoder = new TextEncoder();

export const tooLarge = () =>
  new SentinelError(
    "batch-too-large",
    `A batch holds at most ${MOST_EVENTS} events and ${MOST_BYTES} bytes: hand them over in several calls.`,
    { field: "events" },
  );

/**
 * @typedef {{ position: number, members?: Map<string, number>, own?: number }} Place
 * a field's position in the table; or, of a nested object, its members' and that of the first of them, and its own where events of
 * another kind have a plain value there
 */

/**
 * @param {readonly string[]} fields the core's table, dotted where nested
 * @returns {(events: readonly unknown[]) => { batch: Uint8Array, names: unknown[] }} the packed batch, good until the next call; and
 * of each event its id and its account as they were read
 */
export function packer(fields) {
  const places = placesOf(fields);
  const kindPosition = fields.indexOf("kind");
  const idPosition = fields.indexOf("id");
  const accountPosition = fields.indexOf("accountId");
  let bytes = new Uint8Array(FIRST_SIZE);
  let view = new DataView(bytes.buffer);
  let end = 0;
  /** Set where a batch has no room left, which no event of it is at fault for. */
  let isFull = false;
  /** True from the first read of an event to the last: its getters may call other verbs. */
  let isPacking = false;
  /** Of the event at hand. @type {unknown} */
  let id;
  /** @type {unknown} */
  let account;
  /** The first key of the event at hand that no event has. @type {string | undefined} */
  let strange;

  /** @param {number} more */
  function reserve(more) {
    if (end + more <= bytes.length) return;
    if (end + more > MOST_BYTES) {
      isFull = true;
      throw tooLarge();
    }
    const larger = room(Math.max(bytes.length * 2, end + more));
    larger.set(bytes.subarray(0, end));
    bytes = larger;
    view = new DataView(bytes.buffer);
  }

  /** @param {number} size */
  function room(size) {
    try {
      return new Uint8Array(size);
    } catch {
      isFull = true; // of the device's memory
      throw tooLarge();
    }
  }

  /** @param {number} position @param {number} tag @param {string} text */
  function putText(position, tag, text) {
    reserve(HEAD + text.length * BYTES_PER_UNIT);
    bytes[end] = position;
    bytes[end + 1] = tag;
    const start = end + HEAD;
    let length = 0;
    for (; length < text.length; length += 1) {
      const unit = text.charCodeAt(length);
      if (unit > 0x7f) break; // no longer ASCII
      bytes[start + length] = unit;
    }
    if (length < text.length && tag === TEXT && loneSurrogate.test(text)) {
      putText(position, OTHER, "ill-formed text");
      return;
    }
    if (length < text.length) length = encoder.encodeInto(text, bytes.subarray(start)).written;
    view.setUint32(end + 2, length, true);
    end = start + length;
  }

  /** Texts of a list one after the other; a list of anything else is told by its type. @param {number} position @param {unknown[]} list */
  function putList(position, list) {
    const texts = Array.from({ length: Math.min(list.length, MOST_LISTED) }, (_, place) => list[place]);
    if (!texts.every(isText)) {
      putText(position, OTHER, "array");
      return;
    }
    const encoded = texts.map((text) => encoder.encode(beginning(text)));
    reserve(encoded.reduce((size, { length }) => size + length + 4, 3)); // field, tag and number; each length
    bytes.set([position, LIST, encoded.length], end);
    end += 3;
    for (const own of encoded) {
      view.setUint32(end, own.length, true);
      bytes.set(own, end + 4);
      end += 4 + own.length;
    }
  }

  /** @param {number} position @param {unknown} value */
  function put(position, value) {
    switch (typeof value) {
      case "string":
        putText(position, TEXT, value.length > MAX_TEXT ? beginning(value) : value);
        if (position === idPosition) id = value;
        else if (position === accountPosition) account = value;
        return;
      case "number":
        reserve(HEAD + 4); // field, tag, f64
        bytes[end] = position;
        bytes[end + 1] = NUMBER;
        view.setFloat64(end + 2, value, true);
        end += 10;
        return;
      case "boolean":
        reserve(2);
        bytes[end] = position;
        bytes[end + 1] = value ? TRUE : FALSE;
        end += 2;
        return;
      case "undefined":
        return;
      default:
        if (Array.isArray(value)) putList(position, value);
        else if (value !== null) putText(position, OTHER, typeName(value));
    }
  }

  /** @param {Record<string, unknown>} event */
  function putEvent(event) {
    for (const key in event) {
      const place = places.get(key);
      if (place === undefined) {
        if (strange === undefined && saysSomething(event, key)) strange = key.slice(0, KEY);
        continue;
      }
      const value = event[key];
      if (place.members === undefined || !isPlain(value)) {
        if (place.members === undefined) put(place.position, value);
        else if (place.own !== undefined) put(place.own, value);
        else if (value !== undefined && value !== null) putText(place.position, OTHER, typeName(value));
        continue;
      }
      const nested = /** @type {Record<string, unknown>} */ (value);
      for (const inner in nested) {
        const position = place.members.get(inner);
        if (position !== undefined) put(position, nested[inner]);
        else if (strange === undefined && saysSomething(nested, inner))
          strange = `${key}.${inner.slice(0, KEY)}`;
      }
    }
    if (strange !== undefined) putText(UNKNOWN, TEXT, strange);
  }

  return function pack(events) {
    if (isPacking) return packer(fields)(events); // from within a getter of an event: the buffer is in use
    isPacking = true;
    try {
      return packed(events);
    } finally {
      isPacking = false;
      id = account = strange = undefined; // nothing of a caller's is kept
    }
  };

  /** @param {readonly unknown[]} events */
  function packed(events) {
    const { length } = events;
    if (!(length <= MOST_EVENTS)) throw tooLarge();
    /** @type {unknown[]} */
    const names = [];
    if (bytes.length > KEPT_SIZE) {
      bytes = new Uint8Array(FIRST_SIZE);
      view = new DataView(bytes.buffer);
    }
    end = 0;
    isFull = false;
    for (let index = 0; index < length; index += 1) {
      const start = end;
      reserve(4);
      end += 4;
      id = account = strange = undefined;
      try {
        const event = events[index];
        if (typeof event === "object" && event !== null && !Array.isArray(event))
          putEvent(/** @type {Record<string, unknown>} */ (event));
        else putText(kindPosition, OTHER, typeName(event));
      } catch (error) {
        if (isFull) throw error;
        // A getter or a Proxy threw: this one event is refused, the others go on.
        end = start + 4;
        putText(kindPosition, OTHER, "unreadable");
      }
      view.setUint32(start, end - start - 4, true);
      names.push(id, account);
    }
    return { batch: bytes.subarray(0, end), names };
  }
}

/** True where a key is the object's own and has a value: what is absent, or a function, tells nothing of a payment. @param {any} object @param {string} key */
function saysSomething(object, key) {
  if (!Object.hasOwn(object, key)) return false;
  const value = object[key];
  return value !== undefined && value !== null && typeof value !== "function";
}

/** @param {unknown} value @returns {value is string} a text that UTF-8 has a form for */
const isText = (value) => typeof value === "string" && !loneSurrogate.test(value);

/** As much of a text as the core needs to see that it is too long, and no half of a character. @param {string} text */
function beginning(text) {
  const end = text.charCodeAt(MAX_TEXT + 1);
  return text.slice(0, end >= 0xdc00 && end <= 0xdfff ? MAX_TEXT + 2 : MAX_TEXT + 1);
}

/** @param {unknown} value @returns {string} what a developer calls it: "null", "array", "bigint", "object", "Map", "Date" */
function typeName(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "object" || isPlain(value)) return typeof value;
  const name = /** @type {object} */ (value).constructor?.name;
  return typeof name === "string" && name !== "" ? name.slice(0, TYPE_NAME) : "object";
}

/**
 * An object of the contract's kind: not a Map or a Date, whose content no key tells. By its prototype's prototype, so
 * that one of another frame is plain as well.
 * @param {unknown} value
 */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && !Array.isArray(value));
}

/** @param {readonly string[]} fields */
function placesOf(fields) {
  /** @type {Map<string, Place>} */
  const places = new Map();
  for (const [position, name] of fields.entries()) {
    const [outer, inner] = name.split(".");
    let place = places.get(outer);
    if (inner === undefined) {
      if (place) place.own = position;
      else places.set(outer, { position });
      continue;
    }
    if (!place) places.set(outer, (place = { position, members: new Map() }));
    place.members?.set(inner, position);
  }
  return places;
}

const riskLevels = /** @type {const} */ (["low", "elevated", "high", "critical"]);
const outcomes = /** @type {const} */ (["allow", "challenge", "review", "block"]);

/**
 * The columns of an ingestion as the contract's objects.
 * @param {readonly any[]} names of each event its id and its account, as they were packed
 * @param {any} ingested
 * @returns {import("./index.js").Assessment[]}
 */
export function unfold(names, { indices, probabilities, bases, scores, flags, details }) {
  /** @type {import("./index.js").Assessment[]} */
  const assessments = new Array(indices.length);
  for (let position = 0; position < indices.length; position += 1) {
    const index = indices[position];
    const flag = flags[position];
    assessments[position] = {
      index,
      eventId: names[2 * index],
      accountId: names[2 * index + 1],
      score: scores[position],
      probability: probabilities[position],
      base: bases[position],
      riskLevel: riskLevels[flag & 0b11],
      warmingUp: (flag & 0b10000) !== 0,
      outcome: outcomes[(flag >> 2) & 0b11],
      reasons: [],
      alertIds: [],
    };
  }
  for (const { position, reasons, alertIds, shadow } of details) {
    assessments[position].reasons = reasons;
    assessments[position].alertIds = alertIds;
    if (shadow) assessments[position].shadow = shadow;
  }
  return assessments;
}
