// @ts-check
/**
 * "wallet-sentinel" in Node: reads the module from disk.
 */
import { readFile } from "node:fs/promises";
import { loader } from "./load.js";
import { SentinelError } from "./error.js";

/**
 * Node's fetch opens no files.
 * @param {URL | string} address
 */
async function open(address) {
  try {
    if (/^https?:/.test(String(address))) return await fetch(address);
    return await readFile(typeof address === "string" && address.startsWith("file:") ? new URL(address) : address);
  } catch (error) {
    throw new SentinelError("wasm-unreachable", `The module could not be read from ${address}.`, { value: String(address) }, { cause: error });
  }
}

export default loader(() => new URL("./wasm/wallet_sentinel_bg.wasm", import.meta.url), open);
export * from "./api.js";
