// @ts-check
/**
 * Trivial floors: what a few lines of code rank payments by. Whoever is not above them tells nothing.
 *
 * Each reads one person's payments in their order and measures them by what came before. They are given two things with hindsight
 * over the whole world, which the engine is not: the threshold (as many alerts as the engine raised), and the ranks that the rule of
 * three adds up.
 * Only money that leaves is ranked; all else stands last.
 */

const DAY = 86_400_000;

/** SplitMix32's finaliser over a place and a seed: the order of what is equal, the same each time. @param {number} place @param {number} seed */
export function chance(place, seed) {
  let mixed = (place ^ Math.imul(seed + 1, 0x9e37_79b9)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0_aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/**
 * One person's payments measured: how large against the mean so far, how many days since the counterparty was first seen,
 * how many within a day against a usual day.
 * @param {import("./live.js").Row[]} rows
 */
function measured(rows) {
  /** @type {Map<string, { sum: number, count: number }>} */
  const paid = new Map();
  /** @type {Map<string, number>} */
  const met = new Map();
  /** @type {number[]} */
  const recent = [];
  let debits = 0;
  let begin = NaN;
  return rows.map((row) => {
    if (!row.isDebit) return undefined;
    if (!debits) begin = row.at;
    const past = paid.get(row.currency) ?? { sum: 0, count: 0 };
    const mean = past.count ? past.sum / past.count : row.amount;
    const first = met.get(row.counterparty) ?? row.at;
    while (recent.length && recent[0] < row.at - DAY) recent.shift();
    const perDay = debits / Math.max((row.at - begin) / DAY, 1);
    const sight = {
      amount: row.amount / mean,
      age: (row.at - first) / DAY,
      pace: (recent.length + 1) / (perDay + 1),
    };
    paid.set(row.currency, { sum: past.sum + row.amount, count: past.count + 1 });
    met.set(row.counterparty, first);
    recent.push(row.at);
    debits += 1;
    return sight;
  });
}

/** Ranks from 0 to 1, equal ones in the middle of theirs. @param {number[]} values */
function ranks(values) {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const out = new Array(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to += 1;
    for (let place = from; place < to; place += 1) out[order[place]] = (from + to - 1) / 2 / order.length;
    from = to;
  }
  return out;
}

/**
 * A score for each counted payment of the world, by floor.
 * @param {import("./live.js").Lived[]} people @param {number} seed
 * @returns {{ name: string, scores: Float64Array }[]} in the order of `counted`
 */
export function floors(people, seed) {
  const sights = people.flatMap(({ rows }) => {
    const all = measured(rows);
    return rows.flatMap((row, place) => (row.isCounted ? [all[place]] : []));
  });
  const of = (/** @type {(sight: { amount: number, age: number, pace: number }) => number} */ read) =>
    sights.map((sight) => (sight ? read(sight) : -Infinity));
  const [amount, newness, pace] = [of((one) => one.amount), of((one) => -one.age), of((one) => one.pace)];
  const three = [ranks(amount), ranks(newness), ranks(pace)];
  const luck = sights.map((sight, place) => (sight ? chance(place, seed) : -Infinity));
  // What is equal is in the order of chance: a millionth of a rank or of a day decides nothing else.
  const settled = (/** @type {number[]} */ values) =>
    Float64Array.from(values, (value, place) => value + 1e-6 * chance(place, seed));
  return [
    { name: "largest amount", scores: settled(amount) },
    { name: "newest counterparty", scores: settled(newness) },
    {
      name: "rule of three",
      scores: settled(
        of((one) => one.amount).map((value, place) =>
          value === -Infinity ? value : three[0][place] + three[1][place] + three[2][place],
        ),
      ),
    },
    { name: "random", scores: Float64Array.from(luck) },
  ];
}
