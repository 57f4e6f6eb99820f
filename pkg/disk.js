// @ts-check
/**
 * Opens the module's address in Node, whose fetch opens no files.
 */
import { readFile } from "node:fs/promises";
import { SentinelError } from "./error.js";

/** @param {URL | string} address */
export async function open(address) {
  try {
    if (/^https?:/.test(String(address))) return await fetch(address);
    return await readFile(
      typeof address === "string" && address.startsWith("file:") ? new URL(address) : address,
    );
  } catch (error) {
    throw new SentinelError(
      "wasm-unreachable",
      `The module could not be read from ${address}.`,
      { value: String(address) },
      { cause: error },
    );
  }
}
