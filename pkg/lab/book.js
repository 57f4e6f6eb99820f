// @ts-check
/**
 * A replay judged as the Fraud Detection Handbook judges: by test weeks, without the cards that are known to be compromised.
 *
 * The detection bench and the lab call the same judge, so that a file dropped on the page gives the bench's figures.
 * Not here: the protocol itself (protocol.js, judge.js).
 */
import { judge } from "./judge.js";
import { DAY } from "./history.js";

/**
 * Columns as the judge reads them. Undefined where a row is of no known kind: the protocol knows frauds and genuine payments only.
 * @param {import("./history.js").History} history @param {import("./replay.js").Replay} replay
 * @returns {import("../lab.js").JudgedRecord | undefined}
 */
export function recordOf(history, replay) {
  const { count } = history;
  const times = history.at.values;
  const firstDay = Math.floor(times[0] / DAY) * DAY;
  const days = new Uint16Array(count);
  const frauds = new Uint8Array(count);
  /** @type {number[]} */
  const starts = [];
  for (let row = 0; row < count; row += 1) {
    if (!history.isJudged(row)) return undefined;
    days[row] = Math.floor((times[row] - firstDay) / DAY);
    frauds[row] = history.isFraud(row) ? 1 : 0;
    while (starts.length <= days[row]) starts.push(row);
  }
  return {
    days,
    accounts: history.account.values,
    frauds,
    scores: replay.probabilities,
    count,
    firstDay,
    dayCount: starts.length,
    accountCount: history.accountCount,
    day: (day) => (day < 0 || day >= starts.length ? [0, 0] : [starts[day], starts[day + 1] ?? count]),
  };
}

/**
 * Undefined where the history is too short for a test week, or has rows of unknown kind.
 * @param {import("./history.js").History} history @param {import("./replay.js").Replay} replay
 * @returns {import("../lab.js").BookFigures | undefined}
 */
export function byTheBook(history, replay) {
  const record = recordOf(history, replay);
  if (!record) return undefined;
  const judged = judge(record);
  return judged.weeks.length ? judged : undefined;
}
