// @ts-check
/**
 * The payments of every story that nobody was warned of, for whoever tunes: sum, shop, probability, what was said.
 *
 * Not for final seeds: what is listed there is no longer kept.
 */
import { isOperators } from "./life.js";

/** More of one story say nothing new. */
const MOST = 15;

/** @param {import("./live.js").Lived[]} people @returns {string} */
export function missed(people) {
  const lines = [];
  for (const { persona, rows, stories } of people)
    for (const [number, story] of stories.entries()) {
      if (story.told || isOperators(story)) continue;
      lines.push(`missed ${story.kind}, ${persona}, ${story.losses} payments`);
      for (const row of rows.filter((one) => one.story === number).slice(0, MOST))
        lines.push(
          `  ${new Date(row.at).toISOString().slice(0, 16)} ${row.part} ${row.amount.toFixed(2)} ${row.currency} ${row.counterparty} p ${row.probability.toFixed(3)} ${row.why}`,
        );
    }
  return lines.join("\n");
}
