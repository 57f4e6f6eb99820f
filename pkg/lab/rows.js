// @ts-check
/**
 * Single payments: those that were missed or flagged in vain, one with all that is known of it, its account before and after.
 *
 * Not here: sums over many (measure.js).
 */
import { LABEL } from "./cells.js";
import { outcomeName, scoreOf } from "./replay.js";

/** @typedef {import("./measure.js").Measured} Measured */

/** Of a page; more than one looks through. */
const PAGE = 20;
/** Payments of the account on each side of the one that is opened. */
const AROUND = 12;

const LABEL_NAMES = /** @type {import("./cells.js").LabelName[]} */ (Object.keys(LABEL));

/** @param {Measured} measured @param {number} row @returns {import("../lab.js").RowBrief} */
export function briefOf({ history, replay }, row) {
  const probability = replay.probabilities[row];
  return {
    row,
    line: history.lines.values[row],
    id: history.ids.at(row),
    account: history.accounts.at(history.account.values[row]),
    counterparty: history.hasCounterparty
      ? history.counterparties.at(history.counterparty.values[row])
      : undefined,
    at: history.at.values[row],
    amount: history.amount(row),
    currency: currencyOf(history, row),
    credit: history.credits.values[row] === 1,
    label: LABEL_NAMES[history.labels.values[row]],
    ...(history.answers.of(row) ? { answer: history.answers.of(row) } : {}),
    probability,
    score: scoreOf(probability),
    outcome: outcomeName(replay.outcomes[row]),
    reasons: replay.reasonsOf(row),
  };
}

/** @param {import("./history.js").History} history @param {number} row */
function currencyOf(history, row) {
  const column = history.further.get("currency");
  return column?.names.at(column.numbers.values[row]) || history.currency;
}

/**
 * A page of payments at a threshold. "missed": frauds below it, the largest first; "false": genuine ones at or above it, "found":
 * frauds there, "flagged": all there, each the most suspicious first.
 * @param {Measured} measured @param {import("../lab.js").ListQuery} query
 * @returns {{ rows: import("../lab.js").RowBrief[], of: number }}
 */
export function listOf(measured, { what, threshold, reason, page = 0, size = PAGE }) {
  const { ranked, history, replay, byReason } = measured;
  const cut = ranked.cut(threshold);
  const number = reason === undefined ? -1 : replay.reasons.indexOf(reason);
  if (reason !== undefined && number < 0) return { rows: [], of: 0 };
  // Ranks to look through: a reason's, or the frauds', or all of them in their order.
  const ranks =
    number >= 0
      ? byReason.ranks.subarray(byReason.starts[number], byReason.starts[number + 1])
      : what === "missed" || what === "found"
        ? measured.fraudRanks
        : undefined;
  const wanted = (/** @type {number} */ rank) => {
    const fraud = ranked.frauds[rank + 1] > ranked.frauds[rank];
    return what === "flagged" || fraud === (what !== "false");
  };
  const begin = (page + 1) * size;
  const chosen = [];
  let of = 0;
  const end = what === "missed" ? ranked.count : cut;
  const many = ranks ? ranks.length : end;
  const known = what === "flagged" ? cut : cut - ranked.frauds[cut];
  for (let place = 0; place < many; place += 1) {
    const rank = ranks ? ranks[place] : place;
    if (rank >= end) break;
    if ((what === "missed" && rank < cut) || !wanted(rank)) continue;
    of += 1;
    if (what === "missed" || of <= begin) chosen.push(ranked.rows[rank]);
    else if (!ranks) break; // the rest is counted already
  }
  if (what === "missed") chosen.sort((a, b) => history.value(b) - history.value(a) || a - b);
  return {
    of: ranks ? of : known,
    rows: chosen.slice(page * size, (page + 1) * size).map((row) => briefOf(measured, row)),
  };
}

/**
 * One payment: its reasons with what they tell, where that was kept, and the account around it.
 * @param {Measured} measured @param {number} row
 * @returns {import("../lab.js").RowDetail}
 */
export function detailOf(measured, row) {
  const { history, replay } = measured;
  const account = history.account.values[row];
  const before = [];
  for (let other = row - 1; other >= 0 && before.length < AROUND; other -= 1)
    if (history.account.values[other] === account) before.unshift(other);
  const after = [];
  for (let other = row + 1; other < history.count && after.length < AROUND; other += 1)
    if (history.account.values[other] === account) after.push(other);
  const assessment = replay.details.get(row);
  return {
    ...briefOf(measured, row),
    base: assessment?.base,
    warmingUp: assessment?.warmingUp,
    full: assessment?.reasons,
    shadow: replay.shadows.get(row),
    timeline: [...before, row, ...after].map((other) => briefOf(measured, other)),
    further: [...history.further].map(([name, { names, numbers }]) => ({
      name: name.replace(/^segment:/, ""),
      value: names.at(numbers.values[row]),
    })),
  };
}

/**
 * Names as they may leave the machine: the account by a number of its own, which is the same in one export and says nothing.
 * @param {import("../lab.js").RowBrief[]} rows
 */
export function masked(rows) {
  const numbers = new Map();
  const number = (/** @type {string} */ prefix, /** @type {string | undefined} */ name) => {
    if (name === undefined) return undefined;
    const key = `${prefix} ${name}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return `${prefix}-${numbers.get(key)}`;
  };
  return rows.map((row) => ({
    ...row,
    id: `line-${row.line}`,
    account: /** @type {string} */ (number("account", row.account)),
    counterparty: number("counterparty", row.counterparty),
  }));
}
