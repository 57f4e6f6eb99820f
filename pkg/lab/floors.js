// @ts-check
/**
 * What a line of code would have told: the trivial rankings that stand beside every row of figures.
 *
 * A detector that is no better than the largest amounts is none; that is seen only where they stand side by side.
 * Not here: the figures of a ranking (ranked.js).
 */

/** @typedef {import("./history.js").History} History */

/** The larger the sum, the more suspicious. @param {History} history @param {Uint32Array} rows */
export const byAmount = (history, rows) => Float64Array.from(rows, (row) => history.value(row));

/**
 * The newer the counterparty is to the account, the more suspicious: 1 the first time, a half the second, and so on, by what came
 * before alone.
 * @param {History} history @param {Uint32Array} rows ascending
 */
export function byNewness(history, rows) {
  const known = new PairCounts(history.count);
  const scores = new Float64Array(rows.length);
  let next = 0;
  for (let row = 0; row < history.count && next < rows.length; row += 1) {
    const before = known.add(history.account.values[row], history.counterparty.values[row]);
    if (rows[next] === row) scores[next++] = 1 / (1 + before);
  }
  return scores;
}

/** How often each pair of numbers came: open addressing, at most half full. */
class PairCounts {
  /** @param {number} most */
  constructor(most) {
    this.size = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2)));
    this.firsts = new Uint32Array(this.size);
    this.seconds = new Uint32Array(this.size);
    this.counts = new Uint32Array(this.size);
  }

  /** How often the pair came before. @param {number} first @param {number} second */
  add(first, second) {
    const mask = this.size - 1;
    // Fibonacci hashing (Knuth 6.4) of each half, by different odd numbers.
    const mixed = Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.counts[slot] && (this.firsts[slot] !== first || this.seconds[slot] !== second))
      slot = (slot + 1) & mask;
    this.firsts[slot] = first;
    this.seconds[slot] = second;
    return this.counts[slot]++;
  }
}
