// @ts-check
/**
 * Where the script that reads files (worker-reader.js) leaves itself for the worker that sent for it.
 *
 * It exports nothing: bundlers that make a script of their own of every script they find (Parcel does) drop what it exports, and
 * keep what it does. Not here: when it is sent for (worker-service.js).
 */

/** @typedef {{ read(source: any, options: any, wasm: any): Promise<any> }} Reader */

const PLACE = Symbol.for("wallet-sentinel.reader");

/** @param {Reader} reader */
export const leave = (reader) => void Reflect.set(globalThis, PLACE, reader);

/** @returns {Reader | undefined} */
export const left = () => Reflect.get(globalThis, PLACE);
