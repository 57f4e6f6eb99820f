// @ts-check
/**
 * Opens a module's address in Node, whose fetch opens no files; where it is not there, says what a bundler did, and what to do.
 */
import { readFile } from "node:fs/promises";
import { SentinelError } from "./error.js";

/** What to do where the file is missing: the commonest reason is that this package was put into a server's bundle, without it. */
const fix = (/** @type {string} */ inline) =>
  'Where a bundler made one file of your server, leave "wallet-sentinel" out of it ' +
  "(esbuild: --external:wallet-sentinel; Vite: ssr.external; Next.js: serverExternalPackages; Rollup: external), " +
  "copy the package's wasm/ folder beside the bundle, " +
  `or import "${inline}", which has the module in the script.`;

/** @param {URL | string} address @param {string} [inline] the entry that needs no file */
export async function open(address, inline = "wallet-sentinel/inline") {
  try {
    if (/^https?:/.test(String(address))) return await fetch(address);
    return await readFile(
      typeof address === "string" && address.startsWith("file:") ? new URL(address) : address,
    );
  } catch (error) {
    throw new SentinelError(
      "wasm-unreachable",
      `The module could not be read from ${address}. ${fix(inline)}`,
      { value: String(address) },
      { cause: error },
    );
  }
}
