// @ts-check
/**
 * How far a figure may be off by chance.
 *
 * Shares (precision, recall) by Wilson's interval, which holds where a share is near 0 or 1 and needs no drawing; AP and AUC, for which
 * there is none, by drawing accounts anew, since payments of one account are no independent draws.
 * Not here: the figures themselves (ranked.js).
 */
import { averagePrecisionOf, rocAucOf } from "./ranking.js";
import { breathe, heed } from "./error.js";

/** Of the normal distribution, for 95 % in the middle. */
const Z = 1.959964;

/**
 * Wilson, Journal of the American Statistical Association 22 (1927).
 * @param {number} hits @param {number} of
 * @returns {import("../lab.js").Share}
 */
export function wilson(hits, of) {
  if (!(of > 0)) return { hits, of, value: NaN, low: NaN, high: NaN };
  const share = hits / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { hits, of, value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Draws between two ends of a percentile interval at 95 %: five beyond each end. */
export const DRAWS = 200;

/** mulberry32 (Ettinger, public domain): 32 bits of state, which 200 draws of weights do not outrun. @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of a Poisson variable of mean 1, summed up: how often an account stands in a draw (Oza and Russell, 2001). */
const POISSON = [0.3678794, 0.7357589, 0.9196986, 0.9810118, 0.9963402, 0.9994058, 0.9999168, 0.9999898];

/**
 * The middle 95 % of AP and AUC over draws of accounts.
 * @param {import("./history.js").History} history @param {import("./ranked.js").Ranked} ranked
 * @param {{ seed?: number, draws?: number, signal?: AbortSignal, onProgress?(done: number, total: number): void }} [options]
 * @returns {Promise<import("../lab.js").Drawn>}
 */
export async function draw(history, ranked, { seed = 1, draws = DRAWS, signal, onProgress } = {}) {
  const next = random(seed);
  const weights = new Uint8Array(history.accountCount);
  const accounts = history.account.values;
  const fraudAt = ranked.frauds;
  function* runs() {
    let begin = 0;
    for (const end of ranked.cuts()) {
      let [positives, negatives] = [0, 0];
      for (let rank = begin; rank < end; rank += 1) {
        const weight = weights[accounts[ranked.rows[rank]]];
        if (fraudAt[rank + 1] > fraudAt[rank]) positives += weight;
        else negatives += weight;
      }
      begin = end;
      yield { positives, negatives };
    }
  }
  /** @type {[number[], number[]]} */
  const [aps, aucs] = [[], []];
  for (let round = 0; round < draws; round += 1) {
    heed(signal);
    for (let account = 0; account < weights.length; account += 1) {
      const at = next();
      let weight = 0;
      while (weight < POISSON.length && at >= POISSON[weight]) weight += 1;
      weights[account] = weight;
    }
    const drawn = [...runs()];
    const ap = averagePrecisionOf(drawn.filter(({ positives, negatives }) => positives + negatives > 0));
    if (!Number.isNaN(ap)) {
      aps.push(ap);
      aucs.push(rocAucOf(drawn));
    }
    onProgress?.(round + 1, draws);
    await breathe();
  }
  const ends = (/** @type {number[]} */ values) => {
    values.sort((a, b) => a - b);
    const place = (/** @type {number} */ share) => values[Math.round(share * (values.length - 1))] ?? NaN;
    return { low: place(0.025), high: place(0.975) };
  };
  return { averagePrecision: ends(aps), rocAuc: ends(aucs), draws: aps.length, seed };
}
