// @ts-check
/**
 * Budgets: what the visitor means to spend in a month, on everything or on a category, and the form that says so.
 *
 * How they stand is drawn by <sentinel-plan>, from the engine's answer. Not here: where they are remembered (settings.js).
 */
import { html, nothing } from "lit";
import { category as nameOf, message } from "wallet-sentinel/messages/bare";
import { moneyIn } from "./veil.js";

/** @typedef {{ category?: string, amount: string }} Budget without a category: for everything */

/** Alipay and WeChat Pay write yuan. */
const CURRENCY = "CNY";

/** @param {Budget[]} budgets as the engine takes them */
export const asConfig = (budgets) =>
  budgets.map((budget) => ({ ...budget, currency: CURRENCY, interval: /** @type {const} */ ("month") }));

/**
 * An amount as people type it: with a Chinese keyboard's wide digits, with commas between thousands, with the sign.
 * @param {string} typed @returns {string | undefined} a decimal string of yuan, to the fen, above zero
 */
export function amountOf(typed) {
  const plain = typed
    .normalize("NFKC")
    .replace(/[\s,¥元]/g, "")
    .replace(/。/g, ".");
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? plain : undefined;
}

/** What storage gives back; what is no budget is left out. @param {unknown} kept @returns {Budget[]} */
export function budgetsIn(kept) {
  if (!Array.isArray(kept)) return [];
  return kept
    .filter(
      (one) =>
        typeof one?.amount === "string" &&
        amountOf(one.amount) === one.amount &&
        (one.category === undefined || typeof one.category === "string"),
    )
    .map(({ category, amount }) => (category === undefined ? { amount } : { category, amount }));
}

/** The list with this one in place of what there was for the same. @param {Budget[]} budgets @param {Budget} budget */
export const withBudget = (budgets, budget) => [...without(budgets, budget.category), budget];

/** @param {Budget[]} budgets @param {string | undefined} category */
export const without = (budgets, category) => budgets.filter((one) => one.category !== category);

/** The categories that money was spent on, the most first: interest and own transfers need no budget. @param {import("wallet-sentinel").Summary} summary */
export const spentOn = ({ groups }) =>
  groups.filter(({ key, totals }) => key && Number(totals[CURRENCY]?.spent) > 0).map(({ key }) => key);

/**
 * @param {{ budgets: Budget[], categories: string[], settings: import("./settings.js").Settings }} given
 * @param {(budgets: Budget[]) => void} set
 */
export function budgetForm({ budgets, categories, settings }, set) {
  const { locale } = settings;
  /** @type {import("./page.js").Say} */
  const say = (key, values = {}) => message(`page.${key}`, locale, values);
  const name = (/** @type {string | undefined} */ category) =>
    category === undefined ? message("category.all", locale) : nameOf(category, locale);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const category = /** @type {HTMLSelectElement} */ (form.elements.namedItem("category"));
    const typed = /** @type {HTMLInputElement} */ (form.elements.namedItem("amount"));
    const amount = amountOf(typed.value);
    typed.setCustomValidity(amount ? "" : say("budget-amount-wrong"));
    if (!amount) return void typed.reportValidity();
    set(withBudget(budgets, category.value ? { category: category.value, amount } : { amount }));
    form.reset();
  };
  return html`<details class="budgets"><summary>${say(budgets.length ? "budgets-change" : "budgets-set")}</summary>
    ${
      budgets.length
        ? html`<ul>${budgets.map(
            ({ category, amount }) => html`<li>
      <span>${name(category)}</span><span>${moneyIn(settings)(amount, CURRENCY)}</span>
      <button aria-label=${say("budget-remove-of", { name: name(category) })} @click=${() => set(without(budgets, category))}>${say("budget-remove")}</button></li>`,
          )}</ul>`
        : nothing
    }
    <form novalidate @submit=${submit}>
      <label for="budget-category">${say("budget-for")}</label>
      <select id="budget-category" name="category">${[undefined, ...categories].map((category) => html`<option value=${category ?? ""}>${name(category)}</option>`)}</select>
      <label for="budget-amount">${say("budget-amount")}</label>
      <input id="budget-amount" name="amount" inputmode="decimal" autocomplete="off" @input=${(/** @type {InputEvent & { target: HTMLInputElement }} */ event) => event.target.setCustomValidity("")}>
      <button class="main">${say("budget-go")}</button>
    </form></details>`;
}
