// @ts-check
/**
 * <sentinel-plan>: what is unlike other months, how budgets stand, what comes again and again.
 *
 * `summary` is one answer of the engine over the current month, with all its parts; `show` picks ("unusual budgets
 * recurring"). With `answers`, somebody may say of what recurs that they know it, or that it does not recur: `sentinel-recurring`
 * with { id, do }, upon which the host tells the engine and hands the next summary in. Every chart is a figure whose caption says what it shows, and has its table, which can be saved.
 */
import { html, nothing } from "lit";
import { category, format, message } from "../messages/bare.js";
import { spanBars } from "./bars.js";
import { chevron } from "./icons.js";
import { SpokenElement } from "./spoken.js";
import { styles } from "./summary.css.js";
import { planStyles } from "./plan.css.js";
import { figure, table } from "./table.js";
import {
  budgetConclusion,
  budgetSpan,
  mainCurrency,
  oddConclusion,
  oddSpan,
  oddities,
  recurring,
} from "./plan.view.js";
import { controls, tokens } from "./theme.js";
import { ChartWidth } from "./width.js";

/** Rows before the table says the rest. */
const ROWS = 6;
const PARTS = ["unusual", "budgets", "recurring"];

export class SentinelPlan extends SpokenElement {
  static styles = [tokens, controls, styles, planStyles];
  static properties = {
    summary: { attribute: false },
    show: {},
    currency: {},
    answers: { type: Boolean },
    asOf: { attribute: false },
    said: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../index.js").Summary | undefined} */ this.summary = undefined;
    this.show = PARTS.join(" ");
    /** Which of several is told; the one with most payments where it is empty, or none of them. */
    this.currency = "";
    this.answers = false;
    /** Of when it speaks, where the payments end before today. @type {number | undefined} */ this.asOf =
      undefined;
    /** The last word on a series. @type {{ one: import("../index.js").Recurring, word: "confirm" | "dismiss" } | undefined} */
    this.said = undefined;
    this.chartWidth = new ChartWidth(this);
  }

  /** @param {number} at */
  #day(at) {
    return format.time(at, this.language, { style: "short-day", ...this.clock(this.summary) });
  }

  /** @param {number} at */
  #date(at) {
    return format.time(at, this.language, { style: "day", ...this.clock(this.summary) });
  }

  /** Of now, or of the day when it speaks. @param {"plan.unusual" | "plan.budgets"} key */
  #title(key) {
    const { asOf } = this;
    return asOf === undefined ? this.say(key) : this.say(`${key}-of`, { day: this.#date(asOf) });
  }

  /** @param {string | undefined} code */
  #category(code) {
    return code === undefined ? message("category.all", this.language) : category(code, this.language);
  }

  /** @param {string} name */
  #name(name) {
    return format.name(name, { mask: this.mask });
  }

  render() {
    const { summary } = this;
    if (!summary)
      return html`<div class="loading" role="status"><span class="unseen">${this.say("summary.loading")}</span><i></i></div>`;
    const parts = this.show.split(/\s+/);
    return html`
      ${parts.includes("unusual") ? this.#unusual(summary) : nothing}
      ${parts.includes("budgets") && summary.budgets.length ? this.#budgets(summary.budgets) : nothing}
      ${parts.includes("recurring") ? this.#recurring(summary) : nothing}`;
  }

  /** @param {import("../index.js").Summary} summary */
  #unusual(summary) {
    const currency = mainCurrency(summary, this.currency);
    const all = oddities(summary, currency);
    const { code, values } = oddConclusion(all, summary, currency);
    const money = (/** @type {string} */ amount) => this.money(amount, currency);
    const { trend, ...plain } = values;
    const caption = this.say(
      code,
      trend
        ? {
            name: this.#category(trend.category),
            spent: money(trend.spent),
            low: money(trend.low),
            high: money(trend.high),
          }
        : plain,
    );
    const drawn = all.filter(({ short }) => !short).slice(0, ROWS);
    return html`<figure part="unusual"><figcaption><h3>${this.#title("plan.unusual")}</h3><p>${caption}</p></figcaption>
      ${
        drawn.length
          ? html`<div class="chart">${
              this.chartWidth.value
                ? spanBars(drawn.map(oddSpan), {
                    width: this.chartWidth.value,
                    label: caption,
                    name: ({ key }) => this.#category(key),
                    amount: (_, index) => money(drawn[index].spent),
                  })
                : nothing
            }</div>
      <p class="legend quiet">${this.say("plan.unusual-legend")}</p>
      ${table(
        (key) => this.say(key),
        this.say("plan.unusual"),
        [
          this.say("summary.category"),
          this.say("plan.so-far"),
          this.say("plan.usual"),
          this.say("plan.from"),
          this.say("plan.to"),
        ],
        all.map((one) => [
          this.#category(one.category),
          ...[one.spent, one.usual, one.low, one.high].map((amount) => figure(amount, money)),
        ]),
      )}`
          : nothing
      }
    </figure>`;
  }

  /** @param {import("../index.js").BudgetState[]} budgets */
  #budgets(budgets) {
    const { code, values } = budgetConclusion(budgets);
    const { budget } = values;
    const money = (/** @type {string} */ amount, currency = budget.currency) => this.money(amount, currency);
    const caption = this.say(code, {
      name: this.#category(budget.category),
      spent: money(budget.spent),
      limit: money(budget.limit),
      projected: money(budget.projected),
      left: money(budget.left),
    });
    return html`<figure part="budgets"><figcaption><h3>${this.#title("plan.budgets")}</h3><p>${caption}</p></figcaption>
      <div class="chart">${
        this.chartWidth.value
          ? spanBars(budgets.map(budgetSpan), {
              width: this.chartWidth.value,
              label: caption,
              name: ({ key }) => this.#category(key || undefined),
              amount: (_, index) =>
                `${money(budgets[index].spent, budgets[index].currency)} / ${money(budgets[index].limit, budgets[index].currency)}`,
            })
          : nothing
      }</div>
      <p class="legend quiet">${this.say("plan.budgets-legend")}</p>
      ${table(
        (key) => this.say(key),
        this.say("plan.budgets"),
        [
          this.say("summary.category"),
          this.say("plan.limit"),
          this.say("summary.spent"),
          this.say("plan.projected"),
          this.say("plan.left"),
        ],
        budgets.map((one) => [
          this.#category(one.category),
          ...[one.limit, one.spent, one.projected, one.left].map((amount) =>
            figure(amount, (raw) => money(raw, one.currency)),
          ),
        ]),
      )}
    </figure>`;
  }

  /** @param {import("../index.js").Recurring} one @param {"confirm" | "dismiss"} word */
  #word(one, word) {
    this.said = { one, word };
    for (const open of this.renderRoot.querySelectorAll(".answer[open]")) open.removeAttribute("open");
    this.dispatchEvent(
      new CustomEvent("sentinel-recurring", {
        detail: { id: one.id, do: word },
        bubbles: true,
        composed: true,
      }),
    );
    // The row may leave the list with the focus in it: what was said of it stands in its place.
    this.updateComplete.then(() =>
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("[data-said]"))?.focus({
        preventScroll: true,
      }),
    );
  }

  /** What may be said of a series. @param {import("../index.js").Recurring} one */
  #asked(one) {
    if (!this.answers || !one.id) return nothing; // a host may have kept a summary of before
    const known = one.state === "confirmed";
    const label = this.say("plan.answer-of", { name: this.#name(one.counterparty) });
    return html`<details class="answer"><summary>${this.say("plan.answer")}<span class="unseen"> ${this.#name(one.counterparty)}</span>${chevron}</summary>
      <div role="group" aria-label=${label}>
        ${known ? nothing : html`<button @click=${() => this.#word(one, "confirm")}>${this.say("plan.confirm")}</button>`}
        <button @click=${() => this.#word(one, "dismiss")}>${this.say(one.income ? "plan.dismiss-income" : "plan.dismiss")}</button>
      </div></details>`;
  }

  /** What was said last, and for what is no longer listed the way back. */
  #heard() {
    if (!this.said) return html`<div role="status"></div>`;
    const { one, word } = this.said;
    const key = word === "confirm" ? "plan.confirmed-now" : "plan.dismissed-now";
    return html`<div role="status" class="heard"><p tabindex="-1" data-said>${this.say(key, { name: this.#name(one.counterparty) })}</p>
      ${word === "dismiss" ? html`<button class="plain" @click=${() => this.#word(one, "confirm")}>${this.say("plan.back")}</button>` : nothing}</div>`;
  }

  /** @param {import("../index.js").Summary} summary */
  #recurring(summary) {
    const all = recurring(summary, 40);
    const next = all.find(({ ended }) => !ended);
    const money = (/** @type {import("../index.js").Recurring} */ one) =>
      this.money(one.amount, one.currency);
    const caption = next
      ? this.say(this.asOf === undefined ? "plan.recurring-next" : "plan.recurring-then", {
          ...(this.asOf === undefined ? {} : { asOf: this.#date(this.asOf) }),
          name: this.#name(next.counterparty),
          amount: money(next),
          day: this.#day(next.nextAt),
        })
      : this.say("plan.recurring-none");
    const note = (/** @type {import("../index.js").Recurring} */ one) => {
      if (one.ended) return this.say("plan.ended");
      if (one.missed) return this.say("plan.missed");
      if (one.trial) return this.say("plan.trial");
      if (!one.priceChange) return "";
      const by = this.money(one.priceChange.replace(/^-/, ""), one.currency);
      return this.say(one.priceChange.startsWith("-") ? "plan.price-down" : "plan.price-up", { by });
    };
    const when = (/** @type {import("../index.js").Recurring} */ one) =>
      [
        this.say(`plan.every-${one.every}`),
        this.#day(one.nextAt),
        one.state === "confirmed" ? this.say("plan.confirmed") : "",
      ]
        .filter(Boolean)
        .join(" · ");
    return html`<figure part="recurring"><figcaption><h3>${this.say("plan.recurring")}</h3><p>${caption}</p></figcaption>
      ${this.#heard()}
      <ul class="coming">${all
        .filter(({ ended }) => !ended)
        .slice(0, ROWS)
        .map(
          (one) => html`<li>
        <span class="who"><bdi>${this.#name(one.counterparty)}</bdi><span class="quiet">${when(one)}</span></span>
        <span class="sum">${one.income ? "+" : ""}${money(one)}${note(one) ? html`<span class="note">${note(one)}</span>` : nothing}</span>
        ${this.#asked(one)}</li>`,
        )}</ul>
      ${
        all.length
          ? table(
              (key) => this.say(key),
              this.say("plan.recurring"),
              [
                this.say("summary.counterparty"),
                this.say("plan.amount"),
                this.say("plan.every"),
                this.say("plan.next"),
                this.say("plan.note"),
              ],
              all.map((one) => [
                this.#name(one.counterparty),
                figure(one.amount, () => money(one)),
                this.say(`plan.every-${one.every}`),
                one.ended ? "" : this.#day(one.nextAt),
                note(one),
              ]),
            )
          : nothing
      }
    </figure>`;
  }
}
