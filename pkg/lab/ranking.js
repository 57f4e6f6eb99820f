// @ts-check
/**
 * How well scores rank: ROC AUC, average precision, Card Precision@k.
 *
 * Own, since no kept package on npm has the three with ties treated as their definitions say; each is checked against
 * scikit-learn's or the book's own on cases in tests/js/detection-figures.test.js. Scores that are equal are one threshold:
 * their order in the file must not matter.
 * Not here: which payments are judged (protocol.js), and whether a probability means what it says (calibration.js).
 */

/** @typedef {{ length: number, [position: number]: number }} Numbers */

/**
 * Runs of equal scores from the highest down, each with its count of positives and negatives.
 * @param {Numbers} scores @param {Numbers} labels 1 or 0
 * @returns {Generator<{ positives: number, negatives: number }>}
 */
function* thresholds(scores, labels) {
  const order = Uint32Array.from({ length: scores.length }, (_, position) => position).sort(
    (a, b) => scores[b] - scores[a],
  );
  for (let position = 0; position < order.length; ) {
    const score = scores[order[position]];
    let positives = 0;
    let negatives = 0;
    for (; position < order.length && scores[order[position]] === score; position += 1) {
      if (labels[order[position]]) positives += 1;
      else negatives += 1;
    }
    yield { positives, negatives };
  }
}

/**
 * Σ (Rₙ − Rₙ₋₁) Pₙ over distinct thresholds, with precision P and recall R; no interpolation.
 * As scikit-learn's `average_precision_score`. NaN where nothing is positive.
 * @param {Numbers} scores @param {Numbers} labels
 */
export const averagePrecision = (scores, labels) => averagePrecisionOf(thresholds(scores, labels));

/** The same of runs of equal scores, from the highest down. @typedef {Iterable<{ positives: number, negatives: number }>} Runs */

/** @param {Runs} runs */
export function averagePrecisionOf(runs) {
  let found = 0;
  let shown = 0;
  let sum = 0;
  for (const { positives, negatives } of runs) {
    found += positives;
    shown += positives + negatives;
    sum += positives * (found / shown);
  }
  return found ? sum / found : NaN;
}

/**
 * The share of pairs of a positive and a negative in which the positive scores higher, ties counted half: the area under
 * the ROC curve (Hanley and McNeil, Radiology 143, 1982). NaN where one of them is missing.
 * @param {Numbers} scores @param {Numbers} labels
 */
export const rocAuc = (scores, labels) => rocAucOf(thresholds(scores, labels));

/** @param {Runs} runs */
export function rocAucOf(runs) {
  let above = 0;
  let below = 0;
  let pairs = 0;
  for (const { positives, negatives } of runs) {
    pairs += negatives * (above + positives / 2); // whole and half numbers below 2^53: exact
    above += positives;
    below += negatives;
  }
  return above && below ? pairs / (above * below) : NaN;
}

/**
 * The share of compromised cards among the k that an investigator would look at first each day, a card caught once not
 * being looked at again; the mean over the days. The book's `card_precision_top_k` (its section on precision top-k metrics): a card's score is its
 * highest of the day, and it counts as compromised if any of its payments of the day is fraud. The book leaves the order
 * of equal scores to the sort; here the card that appeared first in the file goes first.
 * @param {{ days: Numbers, accounts: Numbers, frauds: Numbers, scores: Numbers }} record
 * @param {Numbers} judged positions in it, in the order of time
 * @param {number} k
 */
export function cardPrecision({ days, accounts, frauds, scores }, judged, k) {
  /** @type {Set<number>} */
  const caught = new Set();
  let sum = 0;
  let dayCount = 0;
  for (let next = 0; next < judged.length; ) {
    const day = days[judged[next]];
    /** @type {Map<number, { account: number, score: number, fraud: boolean }>} */
    const cards = new Map();
    for (; next < judged.length && days[judged[next]] === day; next += 1) {
      const account = accounts[judged[next]];
      if (caught.has(account)) continue;
      let card = cards.get(account);
      if (!card) cards.set(account, (card = { account, score: -Infinity, fraud: false }));
      card.score = Math.max(card.score, scores[judged[next]]);
      card.fraud ||= frauds[judged[next]] === 1;
    }
    const first = [...cards.values()].sort((a, b) => b.score - a.score || a.account - b.account).slice(0, k);
    const found = first.filter(({ fraud }) => fraud);
    for (const { account } of found) caught.add(account);
    sum += found.length / k;
    dayCount += 1;
  }
  return dayCount ? sum / dayCount : NaN;
}
