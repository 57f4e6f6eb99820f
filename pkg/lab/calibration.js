// @ts-check
/**
 * Whether a probability means what it says: Brier score and skill, calibration line, reliability table.
 *
 * A rank says nothing of this: halving every probability leaves AP and AUC alone, and makes each sentence that quotes one
 * false.
 * Not here: ranks (ranking.js).
 */

/** @typedef {import("./ranking.js").Numbers} Numbers */

/** At most so many in the table. A twentieth of the four weeks' 232,142 payments is 11,600, with 80 frauds at the base rate. */
const BINS = 20;

/** A probability of exactly 0 or 1 has no logit; no model that learnt from two million labels can mean less. */
const LEAST = 1e-12;

/** Newton's method doubles the right digits each step near the end; from afar, halved steps take some twenty more. */
const STEPS = 50;
/** In nats, of which a standard error is half of one: what is left is nothing beside it, and the last step squares it. */
const ENOUGH = 1e-9;
/** A log-likelihood so near to 0 leaves nothing to explain: one class, or a line that runs off to tell two for certain. */
const NO_DOUBT = 1e-6;
/** Less than this share of x's second moment is variance: rounding, in sums over 200,000 payments. */
const SINGULAR = 1e-12;

/** @param {number} p */
function logit(p) {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, p));
  return Math.log(inside / (1 - inside));
}

/** @param {Numbers} numbers */
function mean(numbers) {
  let sum = 0;
  for (let position = 0; position < numbers.length; position += 1) sum += numbers[position];
  return sum / numbers.length;
}

/**
 * The mean squared error of a probability (Brier, Monthly Weather Review 78, 1950), and the part of it that the base
 * rate alone would have made and this did not: 1 − BS / (r (1 − r)).
 * @param {Numbers} probabilities @param {Numbers} labels
 */
export function brier(probabilities, labels) {
  const { length } = probabilities;
  let error = 0;
  for (let position = 0; position < length; position += 1)
    error += (probabilities[position] - labels[position]) ** 2;
  const rate = mean(labels);
  const score = error / length;
  return { score, rate, skill: 1 - score / (rate * (1 - rate)) };
}

/**
 * Logistic regression of the label on the logit of the probability (Cox, Biometrika 45, 1958; Van Calster et al., BMC
 * Medicine 17, 2019): slope 1 and intercept 0 is perfect; a slope under 1 means probabilities too extreme. By Newton's
 * method, which for this likelihood is iteratively reweighted least squares; a step that would overshoot, as the first
 * does where frauds are rare, is halved until the likelihood rises. NaN where nothing can be fitted: one class only, one
 * probability only, or classes that the score separates fully.
 * @param {Numbers} probabilities @param {Numbers} labels
 */
export function calibrationLine(probabilities, labels) {
  const x = Float64Array.from({ length: probabilities.length }, (_, position) =>
    logit(probabilities[position]),
  );
  let line = { slope: 0, intercept: logit(mean(labels)) }; // the base rate alone
  let here = newton(x, labels, line);
  for (let step = 0; step < STEPS && !here.singular; step += 1) {
    const move = (/** @type {number} */ part) => ({
      slope: line.slope + part * here.slope,
      intercept: line.intercept + part * here.intercept,
    });
    if (here.likelihood > -NO_DOUBT) break;
    if (here.gain < ENOUGH) return move(1);
    let part = 1;
    let next = newton(x, labels, move(part));
    while (!(next.likelihood > here.likelihood) && part > ENOUGH) next = newton(x, labels, move((part /= 2)));
    line = move(part);
    here = next;
  }
  return { slope: NaN, intercept: NaN };
}

/**
 * The log-likelihood of a line, and Newton's step from there.
 * @param {Float64Array} x @param {Numbers} labels @param {{ slope: number, intercept: number }} line
 */
function newton(x, labels, { slope, intercept }) {
  let [likelihood, gradient0, gradient1, h00, h01, h11] = [0, 0, 0, 0, 0, 0];
  for (let position = 0; position < x.length; position += 1) {
    const z = intercept + slope * x[position];
    const small = Math.exp(-Math.abs(z)); // never overflows
    const p = z < 0 ? small / (1 + small) : 1 / (1 + small);
    const residual = labels[position] - p;
    const weight = small / (1 + small) ** 2;
    likelihood += (labels[position] - (z > 0 ? 1 : 0)) * z - Math.log1p(small);
    gradient0 += residual;
    gradient1 += residual * x[position];
    h00 += weight;
    h01 += weight * x[position];
    h11 += weight * x[position] ** 2;
  }
  const determinant = h00 * h11 - h01 ** 2;
  const step0 = (h11 * gradient0 - h01 * gradient1) / determinant;
  const step1 = (h00 * gradient1 - h01 * gradient0) / determinant;
  return {
    likelihood,
    intercept: step0,
    slope: step1,
    gain: gradient0 * step0 + gradient1 * step1, // twice what the step promises: the Newton decrement, squared
    singular: !(determinant > SINGULAR * h00 * h11), // x hardly varies, or no payment is in doubt
  };
}

/**
 * Bins of equal mass, the least probable first: what was said, what happened, of how many. Equal probabilities stay in
 * one bin, so there can be fewer.
 * @param {Numbers} probabilities @param {Numbers} labels
 * @returns {{ predicted: number, observed: number, count: number }[]}
 */
export function reliability(probabilities, labels, bins = BINS) {
  const { length } = probabilities;
  const order = Uint32Array.from({ length }, (_, position) => position).sort(
    (a, b) => probabilities[a] - probabilities[b],
  );
  const table = [];
  for (let next = 0, bin = 1; next < length; bin += 1) {
    const from = next;
    let predicted = 0;
    let observed = 0;
    const end = Math.round((bin * length) / bins);
    while (
      next < length &&
      (next < end || (next > from && probabilities[order[next]] === probabilities[order[next - 1]]))
    ) {
      predicted += probabilities[order[next]];
      observed += labels[order[next]];
      next += 1;
    }
    const count = next - from;
    if (count) table.push({ predicted: predicted / count, observed: observed / count, count });
  }
  return table;
}
