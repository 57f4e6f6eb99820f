// @ts-check
/**
 * A JSON list of events as rows: the browser parses it, the core validates it.
 *
 * Each cell is marked with the type that it has in JSON, so that the core sees what was written: money given as a number
 * is refused there as it is everywhere else. Marks: `"` text, `#` number, `!` true or false, `?` the name of another type.
 */
import { SentinelError } from "../error.js";

/**
 * @param {string} text
 * @param {readonly string[]} fields the names of an event's fields, dotted where nested
 * @returns {string[][]} the names, then a row for each event
 */
export function rowsOfJson(text, fields) {
  const list = listOf(parse(text));
  return [[...fields], ...list.map((event) => fields.map((field) => cell(event, field)))];
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    throw new SentinelError("json-invalid", "The file begins like JSON and does not parse.", place(text, message), { cause: error });
  }
}

/**
 * Where the parser stopped; engines word it differently, some not at all.
 * @param {string} text
 * @param {string} message
 */
function place(text, message) {
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return { line: Number(named[1]), column: Number(named[2]) };
  const counted = /position (\d+)/.exec(message);
  const upTo = counted ? text.slice(0, Number(counted[1])) : /end of (?:JSON|data)/i.test(message) ? text : undefined;
  if (upTo === undefined) return undefined;
  const lines = upTo.split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** @param {any} parsed @returns {unknown[]} */
function listOf(parsed) {
  const list = Array.isArray(parsed) ? parsed : parsed?.events;
  if (Array.isArray(list)) return list;
  throw new SentinelError("json-invalid", "Expected a list of events, or an object with `events`.");
}

/** @param {unknown} event @param {string} field */
function cell(event, field) {
  if (!isObject(event)) return field === "kind" ? `?${typeName(event)}` : "";
  const [name, inner] = field.split(".");
  const value = event[name];
  if (inner === undefined) return marked(value);
  if (isObject(value)) return marked(value[inner]);
  // A nested name given as something else: the core refuses it at the first field inside.
  return value === undefined || value === null ? "" : `?${typeName(value)}`;
}

/** @param {unknown} value */
function marked(value) {
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
