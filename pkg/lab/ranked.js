// @ts-check
/**
 * Judged rows from the highest score down, with running sums: whatever a threshold asks is two look-ups.
 *
 * Sorted once; equal scores are one threshold, and a place within such a run is worth the run's mean, since their order is chance.
 * Not here: what the sums mean (measure.js).
 */
import { averagePrecisionOf, rocAucOf } from "./ranking.js";

/** Of 16 bits each, the lowest first: four make a double. */
const DIGITS = [0, 1, 2, 3];

/**
 * Positions by value, the highest first, equal ones in their order. Radix sort over the bits of doubles that are not below nothing,
 * whose order is that of their values: a million in a tenth of what a comparing sort takes.
 * @param {Float64Array} values not negative, no NaN
 */
export function descending(values) {
  const { length } = values;
  const bits = new Uint16Array(values.buffer, values.byteOffset, length * 4); // little-endian, as every host of wasm is
  let order = Uint32Array.from({ length }, (_, position) => position);
  let other = new Uint32Array(length);
  const starts = new Uint32Array(65_537);
  for (const digit of DIGITS) {
    starts.fill(0);
    for (let position = 0; position < length; position += 1) starts[65_536 - bits[position * 4 + digit]] += 1;
    let sum = 0;
    for (let key = 0; key < starts.length; key += 1) {
      const many = starts[key];
      starts[key] = sum;
      sum += many;
    }
    for (let place = 0; place < length; place += 1) {
      const position = order[place];
      other[starts[65_536 - bits[position * 4 + digit]]++] = position;
    }
    [order, other] = [other, order];
  }
  return order;
}

/** How many of an ascending list are below a number. @param {Uint32Array} list @param {number} begin @param {number} end @param {number} bound */
export function below(list, begin, end, bound) {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low - begin;
}

/** How many of a descending list are at or above a number. @param {Float64Array} list @param {number} bound */
export function atOrAbove(list, bound) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle] >= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Ranked {
  /**
   * @param {import("./history.js").History} history
   * @param {Uint32Array} rows those that are judged
   * @param {Float64Array} scores of these rows, in their order
   */
  constructor(history, rows, scores) {
    const order = descending(scores);
    const { length } = rows;
    this.rows = Uint32Array.from(order, (position) => rows[position]);
    this.scores = Float64Array.from(order, (position) => scores[position]);
    /** Frauds among the first so many, and their money; the money of genuine ones. */
    this.frauds = new Uint32Array(length + 1);
    this.fraudValue = new Float64Array(length + 1);
    this.genuineValue = new Float64Array(length + 1);
    for (let rank = 0; rank < length; rank += 1) {
      const row = this.rows[rank];
      const fraud = history.isFraud(row);
      const value = history.value(row);
      this.frauds[rank + 1] = this.frauds[rank] + (fraud ? 1 : 0);
      this.fraudValue[rank + 1] = this.fraudValue[rank] + (fraud ? value : 0);
      this.genuineValue[rank + 1] = this.genuineValue[rank] + (fraud ? 0 : value);
    }
  }

  get count() {
    return this.rows.length;
  }

  get fraudCount() {
    return this.frauds[this.count];
  }

  /** How many rows score at least so much. @param {number} score */
  cut(score) {
    return atOrAbove(this.scores, score);
  }

  /** The ends of runs of equal scores, from the highest down. */
  *cuts() {
    const { count, scores } = this;
    for (let end = 1; end <= count; end += 1) if (end === count || scores[end] !== scores[end - 1]) yield end;
  }

  *runs() {
    let begin = 0;
    for (const end of this.cuts()) {
      const positives = this.frauds[end] - this.frauds[begin];
      yield { positives, negatives: end - begin - positives };
      begin = end;
    }
  }

  averagePrecision() {
    return averagePrecisionOf(this.runs());
  }

  rocAuc() {
    return rocAucOf(this.runs());
  }

  /**
   * What the first so many hold on average over all orders of equal scores.
   * @param {number} many
   */
  first(many) {
    const end = Math.min(many, this.count);
    if (end === 0) return { alerts: 0, frauds: 0, value: 0, genuineValue: 0 };
    const score = this.scores[end - 1];
    const last = this.cut(score);
    let begin = end - 1;
    if (last !== end || (begin > 0 && this.scores[begin - 1] === score)) {
      // The run's beginning: the first place that is not above it.
      let [low, high] = [0, end - 1];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.scores[middle] > score) low = middle + 1;
        else high = middle;
      }
      begin = low;
    }
    const part = (end - begin) / (last - begin);
    const at = (/** @type {Uint32Array | Float64Array} */ sums) =>
      sums[begin] + (sums[last] - sums[begin]) * part;
    return {
      alerts: end,
      frauds: at(this.frauds),
      value: at(this.fraudValue),
      genuineValue: at(this.genuineValue),
    };
  }
}

/** Ranks by group, so that a group's part of the first so many is a look-up as well. A row may be of several groups. */
export class Groups {
  /**
   * @param {Ranked} ranked @param {number} groupCount
   * @param {(row: number, into: Uint32Array) => number} groupsOf writes a row's groups, and says how many they are
   */
  constructor(ranked, groupCount, groupsOf) {
    const into = new Uint32Array(Math.max(1, groupCount));
    const starts = new Uint32Array(groupCount + 1);
    for (let rank = 0; rank < ranked.count; rank += 1) {
      const many = groupsOf(ranked.rows[rank], into);
      for (let place = 0; place < many; place += 1) starts[into[place] + 1] += 1;
    }
    for (let group = 0; group < groupCount; group += 1) starts[group + 1] += starts[group];
    this.starts = starts;
    this.ranks = new Uint32Array(starts[groupCount]);
    /** Frauds of the group up to and with this entry. */
    this.frauds = new Uint32Array(starts[groupCount]);
    const next = starts.slice(0, groupCount);
    for (let rank = 0; rank < ranked.count; rank += 1) {
      const fraud = ranked.frauds[rank + 1] - ranked.frauds[rank];
      const many = groupsOf(ranked.rows[rank], into);
      for (let place = 0; place < many; place += 1) {
        const group = into[place];
        const entry = next[group]++;
        this.ranks[entry] = rank;
        this.frauds[entry] = (entry > starts[group] ? this.frauds[entry - 1] : 0) + fraud;
      }
    }
  }

  /** Of a group: rows and frauds in all, and among the first so many. @param {number} group @param {number} cut */
  at(group, cut) {
    const [begin, end] = [this.starts[group], this.starts[group + 1]];
    const hits = below(this.ranks, begin, end, cut);
    const frauds = (/** @type {number} */ many) => (many ? this.frauds[begin + many - 1] : 0);
    return { of: end - begin, fraudsOf: frauds(end - begin), hits, frauds: frauds(hits) };
  }
}
