// @ts-check
/**
 * What <sentinel-plan> shows, worked out before anything is drawn: which rows, and what they say in a sentence.
 * Amounts stay decimal strings wherever they are printed; numbers are for the geometry only.
 */

/**
 * @typedef {import("../index.js").Summary} Summary
 * @typedef {{ key: string, fill: number, low: number, high: number, mark?: number, bad: boolean }} Span a bar, a band, a line
 */

/** @param {string} code @param {Record<string, any>} values */
const said = (code, values = {}) => ({ code, values });

/** Categories in one currency that can be told, those unlike other months first. @param {Summary} summary @param {string} currency */
export function oddities(summary, currency) {
  const all = summary.trends.filter(
    (trend) =>
      trend.currency === currency &&
      trend.category !== undefined &&
      (Number(trend.spent) > 0 || trend.unusual),
  );
  return all.sort((a, b) => Number(b.unusual) - Number(a.unusual) || Number(b.spent) - Number(a.spent));
}

/** @param {ReturnType<typeof oddities>} trends @param {Summary} summary @param {string} currency */
export function oddConclusion(trends, summary, currency) {
  const whole = summary.trends.find((trend) => trend.currency === currency && trend.category === undefined);
  // Trends are of what was spent: of money that only came in there are none.
  if (!whole) return said("plan.unusual-nothing");
  if (whole.short) return said("plan.unusual-short", { months: whole.months });
  // Where most months are empty there is nothing to be like.
  if (Number(whole.usual) <= 0) return said("plan.unusual-seldom");
  const [odd] = trends.filter(({ unusual }) => unusual);
  if (!odd) return said("plan.unusual-none");
  return said(Number(odd.spent) > Number(odd.high) ? "plan.unusual-more" : "plan.unusual-less", {
    trend: odd,
  });
}

/** @param {import("../index.js").Trend} trend @returns {Span} */
export const oddSpan = (trend) => ({
  key: trend.category ?? "",
  fill: Number(trend.spent),
  low: Number(trend.low),
  high: Number(trend.high),
  bad: trend.unusual,
});

/** @param {import("../index.js").BudgetState} budget @returns {Span} */
export const budgetSpan = (budget) => ({
  key: budget.category ?? "",
  fill: Number(budget.spent),
  low: Number(budget.low),
  high: Number(budget.high),
  mark: Number(budget.limit),
  bad: budget.over,
});

/** The budget that matters most: over, then likely over, then the fullest. @param {Summary["budgets"]} budgets */
export function budgetConclusion(budgets) {
  const full = (/** @type {import("../index.js").BudgetState} */ budget) =>
    Number(budget.spent) / Number(budget.limit);
  const [fullest] = budgets.toSorted((a, b) => full(b) - full(a));
  if (fullest.over) return said("plan.budget-over", { budget: fullest });
  const likely = budgets.find(
    (budget) => budget.basis !== "none" && Number(budget.projected) > Number(budget.limit),
  );
  if (likely) return said("plan.budget-likely", { budget: likely });
  return said("plan.budget-fine", { budget: fullest });
}

/** Those that go on, the next one due first; then those that ended lately. @param {Summary} summary @param {number} most */
export const recurring = (summary, most) => summary.recurring.slice(0, most);

/** The one that is wanted, where there is such; else the most frequent. @param {Summary} summary @param {string} [wanted] */
export function mainCurrency(summary, wanted = "") {
  if (Object.hasOwn(summary.totals, wanted)) return wanted;
  const [first] = Object.entries(summary.totals).sort(([, a], [, b]) => b.count - a.count);
  return first?.[0] ?? summary.trends[0]?.currency ?? summary.budgets[0]?.currency ?? "";
}
