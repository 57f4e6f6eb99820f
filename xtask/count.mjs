/**
 * Counts what the test runners report, so that `npm test` can end in one line.
 *
 * Each runner's own closing lines are read: cargo test's, node:test's and Playwright's.
 */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** ANSI colours, which some runners print even into a pipe. */
const colours = /\u001b\[[0-9;]*m/g;

/** One pattern for each figure of each runner. @type {Record<keyof Counts, RegExp[]>} */
const patterns = {
  passed: [/^test result: .*?(\d+) passed/gm, /^ℹ pass (\d+)$/gm, /^ {2}(\d+) passed(?: \(.*\))?$/gm],
  failed: [/^test result: .*?(\d+) failed/gm, /^ℹ fail (\d+)$/gm, /^ {2}(\d+) failed$/gm],
  skipped: [/^test result: .*?(\d+) ignored/gm, /^ℹ skipped (\d+)$/gm, /^ {2}(\d+) skipped$/gm],
};

/**
 * @param {string} output
 * @returns {Counts}
 */
export function count(output) {
  const text = output.replace(colours, "");
  const sum = (/** @type {RegExp[]} */ all) =>
    all
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .reduce((total, [, figure]) => total + Number(figure), 0);
  return { passed: sum(patterns.passed), failed: sum(patterns.failed), skipped: sum(patterns.skipped) };
}
