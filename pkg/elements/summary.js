// @ts-check
/**
 * <sentinel-summary>: where the money went: totals, months, categories, recipients, and what the sums leave out.
 *
 * `summaries` ({ byMonth, byCategory, byCounterparty }, each a Summary of the engine) or the three apart; `show` picks
 * the parts ("overview month category counterparty quality"), so one page may place them apart. A click on a month sends
 * `sentinel-select` with { kind: "month", from, to }, or null to take it back, one on a category { kind: "category", key }, and
 * the switch, where `switches` asks for it, { kind: "interval", interval }; what follows is the host's affair. Where `lists` asks for it,
 * figures lead to their payments: `sentinel-list` with { query }.
 * Every chart is a figure whose caption says what the picture says, and has its table.
 */
import { html, nothing } from "lit";
import { category, format, hasMessage, message } from "../messages/bare.js";
import { minutesEast } from "../messages/clock.js";
import { within } from "../messages/text.js";
import { forAudience, isWaiting } from "./alerts.view.js";
import { groupBars, monthBars } from "./bars.js";
import { periodName } from "./period.js";
import { SpokenElement } from "./spoken.js";
import { styles } from "./summary.css.js";
import {
  groupsCaption,
  intervalSwitch,
  monthsCaption,
  pager,
  qualityNotes,
  whatCounts,
} from "./summary.notes.js";
import { figure, table } from "./table.js";
import { bars, currencies, months, monthsConclusion, rows } from "./summary.view.js";
import { controls, tokens } from "./theme.js";
import { ChartWidth } from "./width.js";

/** Rows before "show all": the eighth category is rarely above two percent. */
const ROWS = 8;
/** Months drawn at once; a button leads to older ones. Two years of bars still have a thumb's width on a desk. */
const MONTHS = 24;
const PARTS = ["overview", "month", "category", "counterparty", "quality"];
/** Facts whose payments can be asked for, by where they count. @type {Record<string, import("../index.js").Counts | undefined>} */
const LISTED = { received: "received", refunded: "pays-back" };

/** @param {number} local wall-clock time as if it were UTC */
const isJanuary = (local) => new Date(local).getUTCMonth() === 0;

export class SentinelSummary extends SpokenElement {
  static styles = [tokens, controls, styles];
  static properties = {
    summaries: { attribute: false },
    byMonth: { attribute: false },
    byCategory: { attribute: false },
    byCounterparty: { attribute: false },
    alerts: { attribute: false },
    period: { attribute: false },
    interval: {},
    switches: { type: Boolean },
    answers: { type: Boolean },
    lists: { type: Boolean },
    category: { attribute: false },
    show: {},
    currency: {},
    all: { state: true },
    back: { state: true },
  };

  constructor() {
    super();
    /** @type {import("./summary.view.js").Summaries | undefined} */ this.summaries = undefined;
    /** @type {import("./summary.view.js").Summary | undefined} */ this.byMonth = undefined;
    /** @type {import("./summary.view.js").Summary | undefined} */ this.byCategory = undefined;
    /** @type {import("./summary.view.js").Summary | undefined} */ this.byCounterparty = undefined;
    /** Marks months that hold grave alerts, and counts them. @type {import("./alerts.view.js").Alert[]} */
    this.alerts = [];
    /** @type {{ from: number, to: number } | null} */ this.period = null;
    /** @type {"week" | "month" | "year"} What `byMonth` is a series of. */ this.interval = "month";
    /** Whether other intervals can be chosen. */ this.switches = false;
    /** Whether doubts lead to their questions. */ this.answers = false;
    /** Whether figures lead to their payments. */ this.lists = false;
    /** @type {string | null} The category that the host narrowed its answers to. */ this.category = null;
    this.show = PARTS.join(" ");
    /** Which of several is told; the one with most payments where it is empty, or none of them. */
    this.currency = "";
    /** @type {ReadonlySet<string>} */ this.all = new Set();
    /** Pages of bars back from the newest. */ this.back = 0;
    this.chartWidth = new ChartWidth(this);
  }

  /** How the chosen time is called. @param {{ from: number, to: number }} period */
  #name(period) {
    return periodName(
      period,
      (at, style) => this.#time(at, style),
      (key, values) => this.say(key, values),
    );
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("interval")) this.back = 0;
  }

  /** Any of the answers: all were reckoned by one clock. */
  get #whole() {
    const { byMonth, byCategory, byCounterparty } = { ...this.summaries };
    return byMonth ?? this.byMonth ?? byCategory ?? this.byCategory ?? byCounterparty ?? this.byCounterparty;
  }

  /** @param {number} at @param {import("../messages.js").format.TimeStyle} style */
  #time(at, style) {
    return format.time(at, this.language, { style, ...this.clock(this.#whole) });
  }

  render() {
    const given = {
      byMonth: this.byMonth,
      byCategory: this.byCategory,
      byCounterparty: this.byCounterparty,
      ...this.summaries,
    };
    const whole = given.byMonth ?? given.byCategory ?? given.byCounterparty;
    if (!whole)
      return html`<div class="loading" role="status"><span class="unseen">${this.say("summary.loading")}</span><i></i><i></i></div>`;
    const known = currencies(whole);
    const currency = known.includes(this.currency) ? this.currency : known[0];
    const parts = this.show.split(/\s+/);
    if (!currency)
      return parts.includes("overview") ? html`<p class="quiet">${this.say("summary.empty")}</p>` : nothing;
    return html`
      ${parts.includes("overview") ? this.#overview(given, currency, known) : nothing}
      ${parts.includes("month") && given.byMonth ? this.#months(given.byMonth, currency) : nothing}
      ${parts.includes("category") && given.byCategory ? this.#groups("category", given.byCategory, currency) : nothing}
      ${parts.includes("counterparty") && given.byCounterparty ? this.#groups("counterparty", given.byCounterparty, currency) : nothing}
      ${parts.includes("quality") ? this.#quality(whole) : nothing}
    `;
  }

  /** @param {import("./summary.view.js").Summaries} given @param {string} currency @param {string[]} known */
  #overview(given, currency, known) {
    const locale = this.language;
    const { byMonth, byCategory } = given;
    // The categories are those of the chosen month where there is one; the figure follows them.
    const group = byCategory?.groups.find(({ key }) => key === this.category);
    const whole = this.period ? (this.category === null ? byCategory : group) : (byMonth ?? byCategory);
    const totals = whole?.totals[currency];
    if (!totals) return html`<p class="quiet">${this.say("summary.empty")}</p>`;
    const count = byMonth ? byMonth.series.length : 1;
    const over = this.period ? this.#name(this.period) : this.say(`summary.${this.interval}s`, { count });
    // "Mostly on no category" says nothing: where money went is what has a name.
    const named =
      byCategory && this.category === null ? bars(byCategory, currency).filter(({ key }) => key) : [];
    const groups = named.slice(0, 3);
    const list = new Intl.ListFormat(locale, { type: "conjunction" }).format(
      groups.map(({ key }) => within(category(key, locale), locale)),
    );
    const grave = forAudience(this.alerts, "holder", this.period).filter(
      (alert) => isWaiting(alert) && (alert.severity === "danger" || alert.severity === "warning"),
    ).length;
    const facts = /** @type {const} */ (["received", "refunded", "fees", "pending"]).filter(
      (name) => Number(totals[name]) > 0,
    );
    const narrowed = this.category;
    const linked = (/** @type {string} */ told, /** @type {import("../index.js").Counts[]} */ counts) =>
      this.#linked(
        told,
        this.#query(currency, { counts, ...(narrowed === null ? {} : { category: narrowed }) }),
      );
    return html`<div class="overview" part="overview">
      <p class="over quiet">${
        narrowed === null
          ? this.say("summary.spent-over", { over })
          : this.say("summary.spent-over-on", { over, name: within(category(narrowed, locale), locale) })
      }
        ${
          known.length > 1
            ? html`<span class="pick"><select aria-label=${this.say("summary.currency")} @change=${(
                /** @type {Event} */ event,
              ) => {
                this.currency = /** @type {HTMLSelectElement} */ (event.target).value;
                this.send("sentinel-select", { kind: "currency", currency: this.currency });
              }}>
          ${known.map((each) => html`<option ?selected=${each === currency}>${each}</option>`)}</select></span>`
            : nothing
        }</p>
      <p class="figure" part="spent">${linked(this.money(totals.spent, currency), ["spent"])}</p>
      <p class="told">${
        !this.period && byMonth && monthsConclusion(months(byMonth, currency)).hasAverage
          ? this.say(`summary.average-${this.interval}`, {
              amount: this.roughMoney(monthsConclusion(months(byMonth, currency)).average, currency),
            })
          : nothing
      }
        ${groups.length > 1 ? this.say("summary.mostly", { list }) : nothing}
        ${grave && narrowed === null ? html`<strong>${this.say("summary.to-check", { count: grave })}</strong>` : nothing}</p>
      <dl class="facts">
        <div><dt>${this.say("summary.made")}</dt><dd>${linked(format.number(totals.made, locale), ["spent"])}</dd></div>
        ${totals.cameIn ? html`<div><dt>${this.say("summary.came-in")}</dt><dd>${linked(format.number(totals.cameIn, locale), ["received"])}</dd></div>` : nothing}
        ${facts.map((name) => {
          const told = this.money(totals[name], currency);
          const counts = LISTED[name];
          return html`<div><dt>${this.say(`summary.${name}`)}</dt><dd>${counts ? linked(told, [counts]) : told}</dd></div>`;
        })}
      </dl>
      ${whatCounts(totals, (key, values) => this.say(key, values))}
    </div>`;
  }

  /** @param {import("./summary.view.js").Summary} summary @param {string} currency */
  #months(summary, currency) {
    const locale = this.language;
    const every = months(summary, currency, this.alerts);
    if (!every.length) return nothing;
    const end = every.length - this.back * MONTHS;
    const drawn = every.slice(Math.max(0, end - MONTHS), end);
    const { highest, average, hasAverage } = monthsConclusion(drawn);
    const rough = (/** @type {number} */ value) => this.roughMoney(value, currency);
    const { money, count } = this.#printers(currency);
    const style = /** @type {const} */ ({ week: "day", month: "month", year: "year" })[this.interval];
    const short = /** @type {const} */ ({ week: "short-date", month: "short-month", year: "year" })[
      this.interval
    ];
    const caption = monthsCaption(drawn, this.interval, {
      say: (key, values) => this.say(key, values),
      name: (month) => this.#name(month),
      money: rough,
      times: (value) => format.number(value, locale, { maximumSignificantDigits: 2 }),
    });
    const marked = drawn.map(({ severity }) => severity).filter(Boolean);
    const selected = this.period?.from;
    return html`<figure part="month">
      <figcaption><h3>${this.say(`summary.by-${this.interval}`)} ${this.#over("month")}</h3><p>${caption}</p></figcaption>
      ${
        this.switches
          ? intervalSwitch(
              this.interval,
              (key) => this.say(key),
              (interval) => this.send("sentinel-select", { kind: "interval", interval }),
            )
          : nothing
      }
      ${
        every.length > MONTHS
          ? pager(
              {
                drawn: drawn.length,
                count: every.length,
                from: this.#time(drawn[0].from, style),
                to: this.#time(drawn[drawn.length - 1].from, style),
                isFirst: (this.back + 1) * MONTHS >= every.length,
                isLast: this.back === 0,
              },
              (key, values) => this.say(key, values),
              (by) => {
                this.back += by;
              },
            )
          : nothing
      }
      <div class="chart">${
        this.chartWidth.value
          ? monthBars(drawn, {
              width: this.chartWidth.value,
              selected,
              average: hasAverage ? average : 0,
              highest: highest.from,
              label: caption,
              // A January says its year where there are several.
              name: (month, long) =>
                this.#time(
                  month.from,
                  long
                    ? style
                    : this.interval === "month" &&
                        drawn.length > 12 &&
                        isJanuary(month.from + minutesEast(month.from, this.clock(summary)) * 60_000)
                      ? "year"
                      : short,
                ),
              // Half of a yuan, rounded, would be the yuan above it.
              tick: (value) =>
                Number.isInteger(value)
                  ? this.roughMoney(value, currency, { compact: true })
                  : this.money(value.toFixed(2), currency),
              money: rough,
              exact: (month) => this.money(month.amount, currency),
              averageLabel: this.say("summary.average-short", { amount: rough(average) }),
              choose: (month) =>
                this.send(
                  "sentinel-select",
                  month.from === selected
                    ? null
                    : { kind: "month", from: month.from, to: month.to, interval: this.interval },
                ),
            })
          : nothing
      }</div>
      ${marked.length ? html`<p class="legend quiet"><span class="dot ${marked.includes("danger") ? "danger" : ""}"></span>${this.say(`summary.mark-${this.interval}`)}</p>` : nothing}
      ${table(
        (key) => this.say(key),
        this.say(`summary.by-${this.interval}`),
        [this.say(`summary.${this.interval}`), this.say("summary.spent"), this.say("summary.payments")],
        every
          .toReversed()
          .map((month) => [
            this.#time(month.from, style),
            figure(month.amount, money),
            figure(String(month.count), count),
          ]),
      )}
    </figure>`;
  }

  /** @param {"category" | "counterparty"} kind @param {import("./summary.view.js").Summary} summary @param {string} currency */
  #groups(kind, summary, currency) {
    const locale = this.language;
    // What got more back than it cost is no bar, and in the table all the same: the rows add up to the total.
    const listed = rows(summary, currency);
    const every = listed.filter(({ value }) => value > 0);
    const name = (/** @type {{ key: string }} */ { key }) => {
      if (kind === "category") return category(key, locale);
      if (!key) return message("name.unnamed", locale);
      return format.name(key, { mask: this.mask });
    };
    const share = (/** @type {{ share?: number }} */ bar) =>
      bar.share === undefined ? "" : bar.share < 0.01 ? "<1%" : format.percent(bar.share, locale);
    const { money, count } = this.#printers(currency);
    const over =
      kind === "counterparty" || !this.category
        ? this.#over(kind)
        : html`${this.#over(kind)}
          <button class="plain clear" @click=${() => this.send("sentinel-select", { kind: "category", key: null })}>${this.say("summary.every-category")}</button>`;
    if (!listed.length)
      return html`<figure part=${kind}><figcaption><h3>${this.say(`summary.by-${kind}`)} ${over}</h3><p>${this.say("summary.empty")}</p></figcaption></figure>`;
    const drawn = this.all.has(kind) ? every : every.slice(0, ROWS);
    const [first] = every;
    const caption = groupsCaption(kind, every, {
      say: (key, values) => this.say(key, values),
      name,
      share,
      money: (amount) => this.money(amount, currency),
    });
    return html`<figure part=${kind}>
      <figcaption><h3>${this.say(`summary.by-${kind}`)} ${over}</h3><p>${caption}</p></figcaption>
      <div class="chart">${
        this.chartWidth.value && first
          ? groupBars(drawn, {
              width: this.chartWidth.value,
              label: caption,
              name,
              share,
              money: (bar) => this.money(bar.amount, currency),
              ...(this.lists
                ? {
                    listed: this.say("summary.list"),
                    list: (/** @type {{ key: string }} */ { key }) =>
                      this.send("sentinel-list", {
                        query: this.#query(currency, {
                          ...(kind === "counterparty" && this.category !== null
                            ? { category: this.category }
                            : {}),
                          [kind]: key,
                        }),
                      }),
                  }
                : {}),
              ...(kind === "category"
                ? {
                    chosen: this.category ?? undefined,
                    choose: (/** @type {{ key: string }} */ { key }) =>
                      this.send("sentinel-select", {
                        kind: "category",
                        key: key === this.category ? null : key,
                      }),
                  }
                : {}),
            })
          : nothing
      }</div>
      ${
        every.length > drawn.length
          ? html`<button class="plain all" @click=${() => {
              this.all = new Set([...this.all, kind]);
            }}>${this.say("summary.show-all", { count: every.length })}</button>`
          : nothing
      }
      ${table(
        (key) => this.say(key),
        this.say(`summary.by-${kind}`),
        [
          this.say(`summary.${kind}`),
          this.say("summary.spent"),
          this.say("summary.share"),
          this.say("summary.payments"),
        ],
        listed.map((bar) => [
          name(bar),
          figure(bar.amount, money),
          share(bar),
          figure(String(bar.count), count),
        ]),
      )}
    </figure>`;
  }

  /** @param {import("./summary.view.js").Summary} summary */
  #quality(summary) {
    return qualityNotes(summary.quality ?? [], {
      say: (key, values) => this.say(key, values),
      has: (code) => hasMessage(`quality.${code}`, this.language),
      money: (amount, currency) => this.money(amount, currency),
      ...(this.answers
        ? {
            answer: (/** @type {string} */ code) => this.send("sentinel-answer", { code }),
          }
        : {}),
    });
  }

  /** Payments of what is shown: of its time, in its currency where there are several. @param {string} currency @param {import("../index.js").PaymentQuery} of */
  #query(currency, of) {
    const isOne = currencies(this.#whole).length === 1;
    return {
      ...(this.period ? { from: this.period.from, to: this.period.to } : {}),
      ...(isOne ? {} : { currency }),
      ...of,
    };
  }

  /** A figure that leads to its payments, where that is wanted. @param {string} told @param {import("../index.js").PaymentQuery} query */
  #linked(told, query) {
    if (!this.lists) return told;
    return html`<button class="linked" aria-label=${`${told}: ${this.say("summary.list")}`} @click=${() => this.send("sentinel-list", { query: query })}>${told}</button>`;
  }

  /** What a chart is narrowed to, beside its name: months are all there, categories are the choice. @param {"month" | "category" | "counterparty"} kind */
  #over(kind) {
    const narrowed = [
      kind !== "month" && this.period ? this.#name(this.period) : "",
      kind !== "category" && this.category ? category(this.category, this.language) : "",
    ];
    return narrowed.some(Boolean)
      ? html`<span class="quiet">${narrowed.filter(Boolean).join(" · ")}</span>`
      : nothing;
  }

  /** @param {string} currency */
  #printers(currency) {
    return {
      money: (/** @type {string} */ raw) => this.money(raw, currency),
      count: (/** @type {string} */ raw) => format.number(Number(raw), this.language),
    };
  }
}
