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
  // The first version took 228 kB of brotli. In code before wasm-opt, what was added since: 28 suspicions and learning from labels
  // 284 kB (signals 93, what accounts are remembered by 44, the weights 18, events 10; most of the rest reads and writes the
  // larger state); the life of alerts, verdicts and receipts, 22 kB of brotli; the service watch and the case for the desk 132
  // kB (how a case stands 12, verbs and shapes at the border 25, snapshots and configs 15, twelve watchers 11, the calendar 4);
  // summaries 129 kB (queries and answers at the border 25, making the answer 17, accounts and refunds 24, recurring payments
  // 14, trends 11, budgets 16). On Lighthouse's slow 4G (1.6 Mbit/s, 200 kB a second) it is two seconds, once.
  // Since then 432 kB became 469 with the walls around the door (errors that say what was expected and what was meant, kept
  // decisions, clocks in doubt, imports in order, statements in pieces), and 452 after a lighter checksum, no float parser and
  // a writer of answers that cannot fail; declarations, snapshots by section and one more suspicion are in that.
  // Links between rows, declarations, rows that merge and the wait for what was promised made that 544; less inlining (build.mjs),
  // no float parser, one sort and no printers of rows took it to 482, and what was found wrong about sums and alerts since to 499.
  // What recurs from its third payment on, and what is told of series, is 9 more and some rest.
  { file: "wallet_sentinel_bg.wasm", most: 512_000 },
  // The glue of about twenty exports; more would mean that something but Engine grew wide.
  { file: "wallet_sentinel.js", most: 6_000 },
  // base64 gives back about a third more than the module even after brotli.
  { file: "inline.js", most: 665_000 },
  // The worker with all it may need: of its 39 kB the reader of zips is 19, the engine's side 15 with its walls, workbooks 4. In
  // pieces a page would load 22 kB less before its first alert, and nothing would run in WebKit.
  { file: "worker-thread.js", most: 41_000 },
];

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Prints the table; false where a file is over its budget. */
export function printSizes(folder) {
  let kept = true;
  console.log(
    `\n${"pkg/wasm".padEnd(26)}${["raw", "gzip", "brotli", "budget"].map((name) => name.padStart(11)).join("")}`,
  );
  for (const { file, most } of budgets) {
    const bytes = readFileSync(join(folder, file));
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length;
    const over = brotli > most;
    kept &&= !over;
    const columns = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli, most];
    console.log(
      `${file.padEnd(26)}${columns.map((size) => kilobytes(size).padStart(11)).join("")}${over ? "  OVER" : ""}`,
    );
  }
  console.log();
  return kept;
}
