// @ts-check
/**
 * The queue: payments that nobody has labelled, those first of which a label would teach or cost most.
 *
 * "near": nearest to the line, where the engine itself is least sure on which side a payment belongs (uncertainty sampling, Lewis and
 * Gale 1994). "cost": where what is done now costs most if the engine's probability means what it says, so that knowing saves most:
 * the money of a fraud that is let through, the trouble of a genuine payment that is not.
 * One payment of an account at a time: the answer to one tells most of the others. Payments that are chosen so are no draw, and
 * figures that count their answers say more of the line than of the file; whoever shows them says so.
 * Not here: the answers (answers.js), single payments (rows.js).
 */
import { costOf } from "./costs.js";
import { briefOf } from "./rows.js";
import { scoreOf } from "./replay.js";

/** @typedef {import("./measure.js").Measured} Measured */

/** As the list of errors: more nobody answers at a sitting. */
const SIZE = 10;

/** The lab's own, where nobody says what mistakes cost: a missed fraud its amount, a false alert five. */
const COSTS = { missedShare: 1, missedFixed: 0, falseFixed: 5 };

/**
 * @param {Measured} measured @param {import("../lab.js").QueueQuery} query
 * @returns {import("../lab.js").Queue}
 */
export function queueOf(measured, { by, threshold, costs = COSTS, size = SIZE }) {
  const { history, replay } = measured;
  const { answers } = history;
  const { probabilities } = replay;
  const line = scoreOf(threshold);
  /** The more, the sooner. @param {number} row */
  const worth = (row) => {
    const probability = probabilities[row];
    if (by === "near") return -Math.abs(scoreOf(probability) - line);
    return expected(probability, probability >= threshold, history.value(row), costs);
  };
  const best = new Float64Array(history.accountCount).fill(-Infinity);
  const rows = new Int32Array(history.accountCount).fill(-1);
  let of = 0;
  for (const row of measured.all) {
    if (history.isLabelledByFile(row) || answers.of(row)) continue;
    of += 1;
    const account = history.account.values[row];
    const here = worth(row);
    if (here > best[account]) {
      best[account] = here;
      rows[account] = row;
    }
  }
  /** @type {number[]} */
  const first = [];
  for (let account = 0; account < rows.length; account += 1) {
    if (rows[account] < 0) continue;
    if (first.length === size && best[account] <= best[first[size - 1]]) continue;
    let place = first.length;
    while (place > 0 && best[first[place - 1]] < best[account]) place -= 1;
    first.splice(place, 0, account);
    if (first.length > size) first.pop();
  }
  return {
    of,
    rows: first.map((account) => {
      const brief = briefOf(measured, rows[account]);
      const isFlagged = brief.probability >= threshold;
      const why = {
        code: /** @type {import("../lab.js").QueueReason} */ (`${by}-${isFlagged ? "flagged" : "passed"}`),
        points: Math.abs(brief.score - line),
        cost: expected(brief.probability, isFlagged, history.value(rows[account]), costs),
      };
      return { ...brief, why };
    }),
    answered: answered(measured, threshold),
  };
}

/** What is done with a payment now costs so much, if its probability is right. @param {number} probability @param {boolean} isFlagged @param {number} value @param {import("../lab.js").Costs} costs */
const expected = (probability, isFlagged, value, costs) =>
  isFlagged ? (1 - probability) * costs.falseFixed : probability * costOf(value, costs);

/** Answers on both sides of the line, and the payments themselves, the newest first. @param {Measured} measured @param {number} threshold */
function answered(measured, threshold) {
  const none = () => ({ fraud: 0, genuine: 0, unsure: 0 });
  const [flagged, passed] = [none(), none()];
  const rows = [];
  for (const [row, answer] of measured.history.answers) {
    (measured.replay.probabilities[row] >= threshold ? flagged : passed)[answer] += 1;
    rows.push(row);
  }
  return { flagged, passed, rows: rows.reverse().map((row) => briefOf(measured, row)) };
}
