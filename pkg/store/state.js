// @ts-check
/**
 * A whole state as bytes: what the host set and noted, as JSON, before the engine's snapshot. Read, never trusted.
 *
 * Not here: the snapshot's own form, which is the core's.
 */
import { importsIn } from "./imports.js";
import { joined } from "./seal.js";

/**
 * @typedef {{ config?: any, documents: Record<string, unknown>, imports?: import("./imports.js").Import[], snapshot: Uint8Array }} State
 * `config` is absent where the snapshot's own holds
 */

/** Bytes before the JSON, which say how long it is. */
const LENGTH = 4;

const isPlain = (/** @type {unknown} */ value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {State} state */
export function packed({ config, documents, imports, snapshot }) {
  const text = new TextEncoder().encode(JSON.stringify({ config, documents, imports }));
  const length = new DataView(new ArrayBuffer(LENGTH));
  length.setUint32(0, text.length, true);
  return joined(new Uint8Array(length.buffer), text, snapshot);
}

/** @param {Uint8Array} bytes @returns {State} */
export function unpacked(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const begin = LENGTH + length;
  if (begin > bytes.length) throw new Error("it is cut");
  const { config, documents, imports } = JSON.parse(
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(LENGTH, begin)),
  );
  if (!isPlain(documents) || (config !== undefined && !isPlain(config)))
    throw new Error("it is not as a state has it");
  return { config, documents, imports: importsIn(imports), snapshot: bytes.slice(begin) };
}
