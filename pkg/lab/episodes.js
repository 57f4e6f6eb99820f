// @ts-check
/**
 * Frauds of one account that lie near to one another, as one case: how soon it is told, and how much of it is gone by then.
 *
 * Not here: single payments (measure.js).
 */
import { DAY } from "./history.js";

/** As in the benches of single lives: frauds within ten days are one case. */
const APART = 10 * DAY;

export class Episodes {
  /** @param {import("./history.js").History} history @param {Uint32Array} rows judged ones, ascending @param {Float64Array} scores of all rows */
  constructor(history, rows, scores) {
    const { values: accounts } = history.account;
    const { values: times } = history.at;
    this.history = history;
    this.scores = scores;
    /** Fraud rows, account by account in the order of time. */
    this.rows = rows.filter((row) => history.isFraud(row)).sort((a, b) => accounts[a] - accounts[b] || a - b);
    this.values = Float64Array.from(this.rows, (row) => history.value(row));
    /** Where each case begins. @type {number[]} */
    this.starts = [];
    for (let place = 0; place < this.rows.length; place += 1) {
      const [row, before] = [this.rows[place], this.rows[place - 1]];
      if (place === 0 || accounts[row] !== accounts[before] || times[row] - times[before] > APART)
        this.starts.push(place);
    }
  }

  /** Of all cases at a threshold. @param {number} threshold @returns {import("../lab.js").Detection} */
  at(threshold) {
    const { rows, starts, scores, history, values } = this;
    const { values: times } = history.at;
    /** @type {number[]} */
    const delays = [];
    let [found, atOnce, lost, gone] = [0, 0, 0, 0];
    for (const [index, begin] of starts.entries()) {
      const end = starts[index + 1] ?? rows.length;
      let before = 0;
      let all = 0;
      let told = -1;
      for (let place = begin; place < end; place += 1) {
        const value = values[place];
        all += value;
        if (told >= 0) continue;
        if (scores[rows[place]] >= threshold) told = place;
        else before += value;
      }
      lost += all;
      gone += before;
      if (told < 0) continue;
      found += 1;
      if (told === begin) atOnce += 1;
      delays.push(times[rows[told]] - times[rows[begin]]);
    }
    delays.sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => delays[Math.floor(share * (delays.length - 1))];
    return {
      episodes: starts.length,
      found,
      atOnce,
      median: at(0.5),
      ninetieth: at(0.9),
      goneShare: lost > 0 ? gone / lost : NaN,
    };
  }
}
