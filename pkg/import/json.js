// @ts-check
/**
 * A JSON list of events as rows: found one by one in the text, parsed by the browser, validated by the core.
 *
 * One by one, since a megabyte of `[{},{},…]` parsed at once is a hundred of objects, and nobody hears a stop meanwhile.
 * Each cell is marked with the type that it has in JSON, so that the core sees what was written: money given as a number
 * is refused there as it is everywhere else. Marks: `"` text, `#` number, `!` true or false, `[` texts of a list,
 * `?` the name of another type.
 */
import { SentinelError } from "../error.js";
import { MOST_LISTED } from "../given.js";
import { EVENT_CHARACTERS, JSON_DEPTH } from "./limits.js";

/** Characters looked at between two pauses. */
const TURN = 64 * 1024;

/**
 * @param {string} text
 * @param {readonly string[]} fields the names of an event's fields, dotted where nested
 * @returns {Generator<string[] | undefined>} the names, then a row for each event; nothing where there may be a pause
 */
export function* rowsOfJson(text, fields) {
  yield [...fields];
  const paths = fields.map((field) => ({ field, path: field.split(".") }));
  for (const found of elementsOf(text, "events")) {
    if (!found) {
      yield undefined;
      continue;
    }
    const { begin, end } = found;
    if (end - begin > EVENT_CHARACTERS) {
      // The core says that it is too long, and quotes its beginning.
      yield paths.map(({ field }) =>
        field === "id" ? `"${text.slice(begin, begin + EVENT_CHARACTERS)}` : "",
      );
      continue;
    }
    const event = parsed(text, begin, end);
    const row = paths.map((path) => cell(event, path));
    while (row.at(-1) === "") row.pop();
    yield row;
  }
}

/** @typedef {{ begin: number, end: number }} Span */

/**
 * The values of the list, or of the list of this name in an object; nothing where there may be a pause.
 * @param {string} text @param {string} wanted @param {boolean} [needed] true where an object without it is refused
 * @returns {Generator<Span | undefined>}
 */
export function* elementsOf(text, wanted, needed = true) {
  const from = blankFrom(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  let at = from;
  if (text[at] === "[") at = yield* listOf(text, at);
  else {
    let listed = false;
    do {
      at = blankFrom(text, at + 1);
      if (text[at] === "}" && text[from] === "{" && at === blankFrom(text, from + 1)) break;
      const colon = yield* valueEnd(text, at, ":");
      const name = parsed(text, at, colon);
      if (text[colon] !== ":") throw invalid(text, colon);
      at = blankFrom(text, colon + 1);
      if (name === wanted && !listed && text[at] === "[") {
        listed = true;
        at = blankFrom(text, yield* listOf(text, at));
      } else {
        const end = yield* valueEnd(text, at);
        if (end - at <= EVENT_CHARACTERS) parsed(text, at, end);
        at = end;
      }
    } while (text[at] === ",");
    if (text[at] !== "}") throw invalid(text, at);
    if (!listed && needed)
      throw new SentinelError("json-invalid", `Expected a list, or an object with \`${wanted}\`.`);
    at += 1;
  }
  at = blankFrom(text, at);
  if (at < text.length) throw invalid(text, at);
}

/** @param {string} text @param {number} from at its bracket @returns {Generator<Span | undefined, number>} behind the last one */
function* listOf(text, from) {
  let at = blankFrom(text, from + 1);
  if (text[at] === "]") return at + 1;
  for (;;) {
    const end = yield* valueEnd(text, at);
    yield { begin: at, end };
    if (text[end] === "]") return end + 1;
    if (text[end] !== ",") throw invalid(text, end);
    at = end + 1;
  }
}

/** @param {string} text @param {number} from */
function blankFrom(text, from) {
  let at = from;
  while (at < text.length && " \t\n\r".includes(text[at])) at += 1;
  return at;
}

/**
 * Where a value ends: at the comma or the bracket behind it. Whether it is one, the parser says.
 * @param {string} text @param {number} from @param {string} [until] another end
 * @returns {Generator<undefined, number>}
 */
function* valueEnd(text, from, until = ",") {
  let depth = 0;
  let turn = from + TURN;
  for (let at = from; at < text.length; at += 1) {
    if (at > turn) {
      turn = at + TURN;
      yield undefined;
    }
    switch (text[at]) {
      case '"':
        for (at += 1; at < text.length && text[at] !== '"'; at += text[at] === "\\" ? 2 : 1) {
          if (at > turn) {
            turn = at + TURN;
            yield undefined;
          }
        }
        break;
      case "[":
      case "{":
        depth += 1;
        if (depth > JSON_DEPTH) throw invalid(text, at, `Nested deeper than ${JSON_DEPTH}.`);
        break;
      case "]":
      case "}":
        if (depth === 0) return at;
        depth -= 1;
        break;
      case until:
        if (depth === 0) return at;
        break;
      default:
    }
  }
  return text.length;
}

/** @param {string} text @param {number} begin @param {number} end @returns {any} */
export function parsed(text, begin, end) {
  const own = text.slice(begin, end);
  try {
    return JSON.parse(own);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    const counted = /position (\d+)/.exec(message);
    const named = /line (\d+) column (\d+)/.exec(message);
    // Engines word it differently, some name no place at all: then the value's own.
    const within = counted
      ? Number(counted[1])
      : named
        ? offsetOf(own, Number(named[1]), Number(named[2]))
        : /end of (?:JSON|data)/i.test(message)
          ? own.length
          : 0;
    throw invalid(text, begin + within, undefined, cause);
  }
}

/** @param {string} own @param {number} line @param {number} column */
function offsetOf(own, line, column) {
  let at = 0;
  for (let left = line - 1; left > 0; left -= 1) at = own.indexOf("\n", at) + 1;
  return at + column - 1;
}

/** @param {string} text @param {number} at @param {string} [why] @param {unknown} [cause] */
function invalid(text, at, why = "The file begins like JSON and does not parse.", cause) {
  let [line, begin] = [1, 0];
  for (let end = text.indexOf("\n"); end !== -1 && end < at; end = text.indexOf("\n", begin))
    [line, begin] = [line + 1, end + 1];
  return new SentinelError("json-invalid", why, { line, column: at - begin + 1 }, { cause });
}

/** @param {unknown} event @param {{ field: string, path: string[] }} wanted */
function cell(event, { field, path: [name, inner] }) {
  if (!isObject(event)) return field === "kind" ? `?${typeName(event)}` : "";
  const value = event[name];
  if (inner === undefined) return marked(value);
  if (isObject(value)) return marked(value[inner]);
  // A nested name given as something else: the core refuses it at the first field inside.
  return value === undefined || value === null ? "" : `?${typeName(value)}`;
}

/** Between the texts of a list: the core's `canonical` parts them by it. */
const BETWEEN = "\u001f";

/** @param {unknown} value */
function marked(value) {
  if (Array.isArray(value) && value.every((text) => typeof text === "string"))
    return value.length ? `[${value.slice(0, MOST_LISTED).join(BETWEEN)}` : "";
  switch (typeof value) {
    case "string":
      return `"${value}`;
    case "number":
      return `#${value}`;
    case "boolean":
      return `!${value}`;
    default:
      return value === undefined || value === null ? "" : `?${typeName(value)}`;
  }
}

/** @param {unknown} value */
const typeName = (value) => (Array.isArray(value) ? "array" : value === null ? "null" : typeof value);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
