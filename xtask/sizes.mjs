/**
 * How many bytes a wallet pays for the package: a table with every build, and a budget that the tests hold it to. (Not
 * the build: another compiler's bytes must not keep anybody from starting the page.)
 *
 * Measured as it travels: a host serves brotli or gzip. The budgets stand a little above what is there, so that growth
 * is a decision and not an accident.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** In bytes of brotli at its strongest. */
const budgets = [
  // 364 kB are there. Summaries took 50 of them: in code before wasm-opt 129 kB (1,135 kB then, 1,264 now), of which reading
  // queries and writing answers is 25, making the answer 17, joining accounts and linking refunds 24, recurring payments 14,
  // trends 11, budgets with what iterates over them 16; that sorting stands there once and not thirty times gave back 35.
  // Before, 314 kB were there, and in the first version 228. What the 28 suspicions and learning from
  // labels added, in code before wasm-opt (837 kB then, 1,121 now): signals 93 kB, what accounts are remembered by 44,
  // the weights 18, events 10; most of the rest reads and writes the larger state. On Lighthouse's slow 4G (1.6 Mbit/s,
  // 200 kB a second) it is the difference between 1.1 and 1.6 seconds, once.
  { file: "wallet_sentinel_bg.wasm", most: 370_000 },
  // The glue of about fifteen exports; more would mean that something but Engine grew wide.
  { file: "wallet_sentinel.js", most: 8_000 },
  // base64 gives back about a third more than the module even after brotli.
  { file: "inline.js", most: 486_000 },
];

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Prints the table; false where a file is over its budget. */
export function printSizes(folder) {
  let kept = true;
  console.log(`\n${"pkg/wasm".padEnd(26)}${["raw", "gzip", "brotli", "budget"].map((name) => name.padStart(11)).join("")}`);
  for (const { file, most } of budgets) {
    const bytes = readFileSync(join(folder, file));
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length;
    const over = brotli > most;
    kept &&= !over;
    const columns = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli, most];
    console.log(`${file.padEnd(26)}${columns.map((size) => kilobytes(size).padStart(11)).join("")}${over ? "  OVER" : ""}`);
  }
  console.log();
  return kept;
}
