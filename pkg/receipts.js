// @ts-check
/**
 * Receipts as JSON: what the core hands out in two parts becomes one plain object, and back.
 *
 * The core cannot see its own bytes, so the module's hash is added here, as the build noted it. Whether two receipts are
 * the same is decided part by part, whatever order a database gave the keys.
 * Not here: what a receipt holds (src/engine/receipt.rs).
 */
import { SentinelError } from "./error.js";
import * as given from "./given.js";
import moduleHash from "./wasm/hash.js";

/** Of the receipt's own shape. */
const FORMAT = 1;
/** What is compared, in the order of telling. */
const PARTS = /** @type {const} */ ([
  "module",
  "version",
  "scoring",
  "config",
  "account",
  "features",
  "learnt",
  "result",
]);

/** @param {any} made by the core @param {any} event plain data, as the core was given it */
export function toReceipt({ slice, ...made }, event) {
  let binary = "";
  for (const byte of slice) binary += String.fromCharCode(byte);
  return { format: FORMAT, module: moduleHash, ...made, event, slice: btoa(binary) };
}

/** @param {unknown} kept @returns {{ receipt: any, event: any, slice: Uint8Array }} the receipt as plain data, and what the core is given of it */
export function fromReceipt(kept) {
  const receipt = /** @type {any} */ (given.plain(kept, "receipt-invalid", "receipt"));
  const invalid = (/** @type {string} */ field) =>
    new SentinelError("receipt-invalid", `This is no receipt: \`${field}\` is missing or wrong.`, { field });
  if (typeof receipt !== "object" || receipt === null) throw invalid("receipt");
  if (receipt.format !== FORMAT) throw invalid("format");
  if (typeof receipt.event !== "object" || receipt.event === null) throw invalid("event");
  if (typeof receipt.result !== "object" || receipt.result === null) throw invalid("result");
  if (typeof receipt.slice !== "string") throw invalid("slice");
  try {
    return {
      receipt,
      event: receipt.event,
      slice: Uint8Array.from(atob(receipt.slice), (unit) => unit.charCodeAt(0)),
    };
  } catch {
    throw invalid("slice");
  }
}

/** @param {any} receipt plain data @param {any} again made by the core from it */
export function compared(receipt, again) {
  const now = { module: moduleHash, ...again };
  const differs = PARTS.filter((part) => !same(receipt[part], now[part]));
  return { equal: differs.length === 0, differs, result: again.assessment };
}

/** @param {unknown} a @param {unknown} b @returns {boolean} */
function same(a, b) {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  const [own, others] = /** @type {Record<string, unknown>[]} */ ([a, b]);
  const keys = Object.keys(own);
  return keys.length === Object.keys(others).length && keys.every((key) => same(own[key], others[key]));
}
