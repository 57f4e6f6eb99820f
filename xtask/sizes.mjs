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
  // What recurs from its third payment on, and what is told of series, took 10; two suspicions and trust by degrees 12. Statements
  // in a module of their own took 50 away; the weekly question, caps on reports and rates of false alarms added 10. Every
  // number of a snapshot that is held against what can be, models against their counts, and seals took 8.4, the list of payments 15, months that are
  // folded 26, lists by which alerts are found 8; failures handed on by a pointer, and one reader for each kind of entry, word and
  // number took 56 away. What it comes to,
  // and 6 kB, which is six suspicions (35 of them took 33). Judging uses of the account took 27 (495.2 to 521.8): seventeen suspicions,
  // habits of use and what reads and writes them, addresses and programs, stories, the check-up. An operator's own rules took 30
  // (526.1 to 556.4): the language, decimals that are multiplied and divided, forms read to their end, facts, lists, counts. Two
  // exports of one account, what a lighter door left out, and the rooms that a door hands over took 6. Windows over earlier payments, devices
  // for them, what a receipt holds of both, and logs of packs took 15, rules on uses of the account 2 (562.3 to 579.7). The state as
  // records of its own (src/record.rs) in place of serde's visitors of a hundred and fifty types took 25 away (582 to 557.5); maps
  // that grow by pieces added 4, and linking each door's module as that alone took 5 (561.2 to 556.2). A walk over pieces as slices, which
  // a growing account's work is held to n log n by, took 7 (556.0 to 562.8). Payments in pieces took 3; what failed since it came, money
  // that came to another account of its holder's and holds that are drawn in parts took 2 (563.2 to 565.5, 568.8 together). Lists of what
  // is like a payment, and payments that a wallet's app and website both export, took 1 to 2. Money under nobody's name in another own
  // account, transfers that are sent back, older words on what is waited for, and accounts without their numbers took 3.5 (571.3 to 574.8), and what
  // is far above what stood with a known person 1 (to 575.9).
  { file: "wallet_sentinel_bg.wasm", most: 577_000 },
  // The glue of about twenty exports; more would mean that something but Engine grew wide.
  { file: "wallet_sentinel.js", most: 5_600 },
  // What reads a statement, loaded with the first file: layouts 30 kB, events and their checks 12 (both as they were within the other);
  // the rest is what both need (numbers, texts, the border) and each has. What it comes to, and 6 kB: Alipay's and WeChat's own words take
  // about 2 each, by their share of the code. The files of Apple, Google and the banks behind them (twenty layouts
  // more), and tables whose columns are guessed, took it from 101 to 170. Measured: less inlining (25 in place of 60) leaves it there,
  // and cargo's optimising for size makes it 196. Files of uses took 4.5: a use read and written, two layouts, tables of both kinds. Tables
  // of banks read by their status, balances, words and languages, and habits of whole files, took 16; linking this module alone took 4 away
  // (190.3 to 185.9).
  { file: "wallet_sentinel_import_bg.wasm", most: 189_000 },
  { file: "wallet_sentinel_import.js", most: 5_200 },
  // What scores, tells and learns, and keeps no payments: 54 of a hundred parts of the engine's. Bodies emptied, recompressed, what
  // it is: what reads and writes the state 49 (of it accounts' 20), signals 25, data 27 (names of reasons, fields, settings, places),
  // events 14, the copies by which `assess` looks 12, the engine's turns 30, profiles 14, scores and their tails 22, alerts 10,
  // names of payees 6. Measured, and worth nothing: less inlining (25 in place of 60) one part in a hundred, optimising for size none.
  // Of what reads and writes the state the records (src/record.rs) took 18 away, which had been serde's visitors (334.6 to 316.8); maps
  // that grow by pieces added 1, and linking this module alone took 7 (317.8 to 310.7), and the walk over pieces added 1 (to 311.8).
  // That was 283.4, with a reader of options of its own (some 10) and without rules of an operator's own, which score as well (some 30).
  // What is far above what stood with a known person, and populations that add up, took 1; one answer to how far recent payments
  // reach gave 0.4 back (to 315.3).
  { file: "wallet_sentinel_score_bg.wasm", most: 316_000 },
  { file: "wallet_sentinel_score.js", most: 5_400 },
  // base64 gives back about a third more than the module even after brotli: of 575 kB, 744.
  { file: "inline.js", most: 744_500 },
  { file: "import-inline.js", most: 253_000 },
  // The worker's script: the engine's side with its walls and its glue. In pieces that import one another nothing would run in WebKit.
  { file: "worker-thread.js", most: 17_000 },
  // What the worker reads files with, a script of its own that comes with the first one: zips 19, workbooks 4, tags that nobody closes
  // (htmlparser2, with the names that HTML has for characters) and files made rows. Until both were one file, a first visit loaded 50 kB
  // for nothing.
  { file: "worker-reader.js", most: 58_000 },
];

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Prints the table, or of it what one door's files are; false where a file is over its budget. @param {string} [door] */
export function printSizes(folder, door) {
  let kept = true;
  const shown = budgets.filter(({ file }) => !door || [`${door}_bg.wasm`, `${door}.js`].includes(file));
  console.log(
    `\n${"pkg/wasm".padEnd(32)}${["raw", "gzip", "brotli", "budget"].map((name) => name.padStart(11)).join("")}`,
  );
  for (const { file, most } of shown) {
    const bytes = readFileSync(join(folder, file));
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length;
    const over = brotli > most;
    kept &&= !over;
    const columns = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli, most];
    console.log(
      `${file.padEnd(32)}${columns.map((size) => kilobytes(size).padStart(11)).join("")}${over ? "  OVER" : ""}`,
    );
  }
  console.log();
  return kept;
}
