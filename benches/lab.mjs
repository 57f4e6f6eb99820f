// @ts-check
/**
 * `node benches/lab.mjs [--file F.csv[.gz]] [--rows N]`: what the analysts' lab takes of time and memory, and its figures.
 *
 * Prints, and asserts nothing: reading, scoring, getting figures ready, and how long a threshold takes to be followed beside scoring
 * anew. By the handbook's file its figures are those of `npm run bench:detection`, made by the same judge from the same scores.
 * Not here: the page's own drawing (benches/lab-page.mjs).
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import init, { Sentinel } from "wallet-sentinel";
import { byTheBook, inspect, Measured, probabilityOf, readHistory, replay } from "wallet-sentinel/lab";

const BESIDE = fileURLToPath(new URL("../../../shared/data/handbook/transactions.csv.gz", import.meta.url));
/** Thresholds that are followed, one after another, as a hand drags them. */
const MOVES = 500;

const { values } = parseArgs({ options: { file: { type: "string", default: BESIDE } } });
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const since = (/** @type {number} */ began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

await init();
const file = await readFile(values.file);
const { mapping } = await inspect(file);
let began = performance.now();
const history = await readHistory(file, { mapping });
console.log(`read ${history.count} rows in ${since(began)}, columns ${megabytes(history.bytes)}`);
const replayed = await replay(Sentinel, history, {});
console.log(
  `scored in ${(replayed.milliseconds / 1000).toFixed(1)} s, engine ${megabytes(replayed.engineBytes)}, kept of it ${megabytes(replayed.bytes)}`,
);
if (replayed.unanswered) console.log("refused", [...replayed.refused.values()]);
began = performance.now();
const measured = new Measured(history, replayed);
console.log(
  `figures ready in ${since(began)}; memory of the process ${megabytes(process.memoryUsage().rss)}`,
);
const costs = { missedShare: 1, missedFixed: 0, falseFixed: 5 };
const moves = Array.from({ length: MOVES }, (_, move) => {
  const start = performance.now();
  measured.at({ threshold: probabilityOf(((move * 37) % 1000) / 10), costs, baseRate: 0.001 });
  return performance.now() - start;
}).sort((a, b) => a - b);
const p95 = moves[Math.floor(0.95 * moves.length)];
console.log(
  `a threshold is followed in ${moves[moves.length >> 1].toFixed(2)} ms (p95 ${p95.toFixed(2)} ms); scoring anew takes ${(replayed.milliseconds / p95).toFixed(0)} times as long`,
);
const { averagePrecision, rocAuc, frauds } = measured.overall;
console.log(`whole file: ${frauds} frauds, AP ${averagePrecision?.toFixed(4)}, AUC ${rocAuc?.toFixed(4)}`);
const book = byTheBook(history, replayed);
if (book) {
  const row = (
    /** @type {string} */ name,
    /** @type {import("wallet-sentinel/lab").BookRow | undefined} */ one,
  ) =>
    one &&
    console.log(
      `${name.padEnd(12)} AUC ${one.auc.toFixed(4)}  AP ${one.ap.toFixed(4)}  CP@100 ${one.cp100.toFixed(4)}`,
    );
  row("first week", book.first);
  row("four weeks", book.four);
  row(`${book.all.weeks} weeks`, book.all);
}
