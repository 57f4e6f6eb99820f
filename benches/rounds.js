// @ts-check
/**
 * Measures one piece of work against its peers: interleaved rounds in one process, medians, least and most, ratios.
 *
 * A time depends on the machine and on who else uses it; a ratio of two neighbours in the same round hardly does. So
 * each round runs everything once, each round begins with another contender, and the ratio is taken within the round.
 * Not here: judging. Nothing is asserted, and no figure fails anything.
 */
import { cpus, totalmem } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Odd, so that the median is a round that took place; nine are enough for two figures. */
const ROUNDS = 9;
/** Not counted: V8 compiles what is hot at the second or third run. */
const WARM_UP = 2;

setFlagsFromString("--expose-gc");
/** What one contender left behind shall not be swept up in the time of the next. */
const collect = /** @type {() => void} */ (runInNewContext("gc"));

/** What the work returned: kept, so that no compiler finds it useless. */
export let kept = /** @type {unknown} */ (undefined);

/**
 * @typedef {{ name: string, run: () => unknown }} Contender `run` does the work once; a promise is awaited
 */

/** @param {readonly number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Three figures, as many as rounds like these can bear. @param {number} value */
export const shown = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** @param {readonly number[]} values @param {(value: number) => string} show */
const spread = (values, show) =>
  `${show(median(values))} [${show(Math.min(...values))}–${show(Math.max(...values))}]`;

/** @param {Contender} contender @returns {Promise<number>} milliseconds */
async function timed({ run }) {
  collect();
  const from = performance.now();
  const result = run();
  kept = result instanceof Promise ? await result : result;
  return performance.now() - from;
}

/**
 * Prints how long the work took, and how many times as long as each peer.
 * @param {string} title
 * @param {{ unit: string, perMillisecond: number, ours: Contender[], peers: Contender[], rounds?: number }} race
 * `perMillisecond` turns a run's milliseconds into the unit; the ratios are those of the first of `ours`
 */
export async function race(title, { unit, perMillisecond, ours, peers, rounds = ROUNDS }) {
  const all = [...ours, ...peers];
  /** @type {number[][]} */
  const times = all.map(() => []);
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (let turn = 0; turn < all.length; turn += 1) {
      const place = (turn + round + WARM_UP) % all.length;
      const time = await timed(all[place]);
      if (round >= 0) times[place].push(time * perMillisecond);
    }
  }
  console.log(`\n${title}`);
  const width = Math.max(...all.map(({ name }) => name.length));
  for (const [place, { name }] of all.entries()) {
    const ratios = times[0].map((time, round) => time / times[place][round]);
    const ratio = place === 0 ? "" : `   ×${spread(ratios, (value) => value.toFixed(2))}`;
    console.log(`  ${name.padEnd(width)}  ${spread(times[place], shown)} ${unit}${ratio}`);
  }
}

/** One line about where the figures come from. */
export function where() {
  const [{ model = "unknown processor" } = {}, ...others] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${others.length + 1} cores, ${memory} GiB, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}
