// @ts-check
/**
 * <sentinel-alerts>: what looked unlike this person's habits, and what to do about it.
 *
 * Properties in (`alerts`, `coverage`, `error`, `period`, attributes `audience`, `locale`, `utc-offset`), events out
 * (`sentinel-act` with { alertId, action }). It changes no alert itself: the host acts on the engine and hands the new
 * list in. `alerts` undefined is loading, [] is nothing to see. It never says "you are safe". Of whatever it is given it
 * shows the holder's alerts only, unless `audience` is "operator".
 */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { describe, describeError, format, message } from "../messages.js";
import { choices, forAudience, grouped, isWaiting, ordered, paymentOf } from "./alerts.view.js";
import { styles } from "./alerts.css.js";
import { check, chevron, cross, severityIcon } from "./icons.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

/** Alerts drawn at once: two screens on a phone; the rest comes on demand, so a thousand do not freeze the page. */
const PAGE = 20;

export class SentinelAlerts extends SpokenElement {
  static styles = [tokens, controls, styles];
  static properties = {
    alerts: { attribute: false },
    audience: {},
    coverage: { attribute: false },
    error: { attribute: false },
    period: { attribute: false },
    handled: { state: true },
    shown: { state: true },
    topic: { state: true },
    asking: { state: true },
    told: { state: true },
    news: { state: true },
  };

  constructor() {
    super();
    /** @type {import("./alerts.view.js").Alert[] | undefined} */ this.alerts = undefined;
    /** @type {"holder" | "operator"} */ this.audience = "holder";
    /** @type {{ payments: number, from: number, to: number } | undefined} */ this.coverage = undefined;
    /** @type {{ code?: string } | undefined} */ this.error = undefined;
    /** @type {{ from: number, to: number } | null} */ this.period = null;
    this.handled = false;
    this.shown = PAGE;
    this.topic = "";
    /** @type {string} */ this.asking = "";
    /** @type {ReadonlySet<string>} */ this.told = new Set();
    this.news = "";
  }

  /** @param {string} alertId @param {import("./alerts.view.js").Action} action @param {string} spoken */
  #act(alertId, action, spoken) {
    this.asking = "";
    this.news = spoken;
    this.dispatchEvent(new CustomEvent("sentinel-act", { detail: { alertId, action }, bubbles: true, composed: true }));
    // The card may leave the list with the focus in it: keep the keyboard where it was.
    this.updateComplete.then(() => { if (!this.shadowRoot?.activeElement) /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("[data-home]"))?.focus({ preventScroll: true }); });
  }

  render() {
    if (this.error) return html`<p class="state" role="alert" part="error">${describeError(this.error, this.language)}</p>`;
    if (!this.alerts) return html`<div class="state" role="status"><span class="unseen">${this.say("alerts.loading")}</span><i></i><i></i><i></i></div>`;
    const all = forAudience(this.alerts, this.audience, this.period);
    const waiting = all.filter(isWaiting).length;
    const topics = [...new Set(all.map((alert) => alert.topic))];
    const listed = ordered(all.filter((alert) => isWaiting(alert) !== this.handled && (!this.topic || alert.topic === this.topic)), this.offset);
    const page = listed.slice(0, this.shown);
    return html`
      <div class="filters">
        <div class="switch" role="group" aria-label=${this.say("alerts.filter")}>
          ${[false, true].map((handled) => html`<button data-home=${handled ? nothing : ""} aria-pressed=${this.handled === handled} @click=${() => { this.handled = handled; this.shown = PAGE; }}>
            ${this.say(handled ? "alerts.handled" : "alerts.waiting")}<b>${format.number(handled ? all.length - waiting : waiting, this.language)}</b></button>`)}
        </div>
        ${topics.length > 1 || this.topic ? html`<label class="pick"><span class="unseen">${this.say("alerts.topic")}</span>
          <select @change=${(/** @type {Event} */ event) => { this.topic = /** @type {HTMLSelectElement} */ (event.target).value; this.shown = PAGE; }}>
            <option value="">${this.say("alerts.every-topic")}</option>
            ${topics.map((topic) => html`<option value=${topic} ?selected=${topic === this.topic}>${this.say(`topic.${topic}`)}</option>`)}
          </select></label>` : nothing}
        ${this.period ? html`<button class="period" @click=${() => this.dispatchEvent(new CustomEvent("sentinel-select", { detail: null, bubbles: true, composed: true }))}>
          ${format.time(this.period.from, this.language, { style: "month", utcOffset: this.offset })}${cross}<span class="unseen">${this.say("alerts.every-month")}</span></button>` : nothing}
      </div>
      <p class="unseen" role="status">${this.news}</p>
      ${page.length ? grouped(page, this.language, this.offset).map((group) => html`
        <section><h3>${group.heading}</h3>
          <ul>${repeat(group.alerts, (alert) => alert.id, (alert) => this.#card(alert))}</ul>
        </section>`) : this.#nothing()}
      ${listed.length > page.length ? html`<button class="more" @click=${() => { this.shown += PAGE; }}>${this.say("alerts.more", { count: listed.length - page.length })}</button>` : nothing}
    `;
  }

  #nothing() {
    const { coverage } = this;
    const quiet = !this.handled && !this.topic && this.audience !== "operator"; // it is said to the holder
    return html`<div class="state empty" part="empty">
      <p>${this.say(this.handled ? "alerts.none-handled" : "alerts.none")}</p>
      ${quiet && coverage ? html`<p class="quiet">${this.say("alerts.coverage", {
        payments: coverage.payments,
        from: format.time(coverage.from, this.language, { utcOffset: this.offset }),
        to: format.time(coverage.to, this.language, { utcOffset: this.offset }),
      })}</p>` : nothing}
    </div>`;
  }

  /** @param {import("./alerts.view.js").Alert} alert */
  #card(alert) {
    const locale = this.language;
    const said = describe(alert, locale, { mask: this.mask, utcOffset: this.offset });
    const payment = paymentOf(alert);
    const name = this.mask ? format.maskName(payment.name) : payment.name;
    const told = this.told.has(alert.id);
    const advice = told ? message("advice.told", locale).split("\n") : said.advice;
    const waiting = isWaiting(alert);
    return html`<li class="alert ${alert.severity} ${waiting ? "" : "done"}" part="alert">
      <span class="icon">${waiting ? severityIcon[alert.severity] : check}</span>
      <div class="what">
        <p class="tags"><span class="severity">${this.say(waiting ? `severity.${alert.severity}` : `state.${alert.state}`)}</span>${alert.state === "escalated" ? html`<span class="follow">${this.say("state.escalated")}</span>` : nothing}</p>
        <h4>${said.title}</h4>
        <p class="quiet meta">${name ? html`<span>${name}</span>` : nothing}<time datetime=${new Date(payment.at).toISOString()}>${format.time(payment.at, locale, { style: "minute", utcOffset: this.offset })}</time></p>
      </div>
      ${payment.amount ? html`<p class="amount">${format.money(payment.amount, payment.currency, locale)}</p>` : nothing}
      <div class="rest">
        ${waiting ? html`<p>${said.body} <span class="quiet">${said.why[0] ?? ""}</span></p>` : nothing}
        ${waiting && alert.reasons.length > 1 ? html`<ul class="also" aria-label=${this.say("alerts.why")}>${alert.reasons.slice(1).map((reason) => html`<li>${describe(reason, locale).title}</li>`)}</ul>` : nothing}
        ${this.asking === alert.id ? this.#question(alert) : nothing}
        ${told ? html`<div class="told" role="alert">${this.#lines(advice, "ol")}</div>` : nothing}
        <div class="actions">
          ${this.asking === alert.id ? nothing : choices(alert).map(({ key, action, asks, main }) => html`<button class=${main ? "main" : action?.do === "reopen" ? "plain" : ""}
            @click=${() => (asks || !action ? (this.asking = alert.id) : this.#act(alert.id, action, this.say("alerts.done", { title: said.title })))}>${this.say(key)}</button>`)}
          ${waiting && !told ? html`<details ?open=${alert.state === "escalated"}><summary>${this.say("alerts.help")}${chevron}</summary>
            <div class="help">
              <h5>${this.say("alerts.advice")}</h5>${this.#lines(advice, "ol")}
              ${said.why.length > 1 ? html`<h5>${this.say("alerts.why")}</h5>${this.#lines(said.why.slice(1), "ul")}` : nothing}
            </div></details>` : nothing}
        </div>
      </div>
    </li>`;
  }

  /** @param {string[]} lines @param {"ol" | "ul"} kind */
  #lines(lines, kind) {
    const items = lines.map((line) => html`<li>${line}</li>`);
    return kind === "ol" ? html`<ol class="steps">${items}</ol>` : html`<ul class="dots">${items}</ul>`;
  }

  /** @param {import("./alerts.view.js").Alert} alert */
  #question(alert) {
    const title = describe(alert, this.language).title;
    return html`<div class="question" role="group" aria-labelledby="question-${alert.id}">
      <p id="question-${alert.id}">${this.say("alerts.told-question")}</p>
      <div class="actions">
        <button class="main" @click=${() => this.#act(alert.id, { do: "resolve", disposition: "legitimate" }, this.say("alerts.done", { title }))}>${this.say("alerts.told-no")}</button>
        <button @click=${() => { this.told = new Set([...this.told, alert.id]); this.#act(alert.id, { do: "escalate" }, this.say("alerts.told-heard")); }}>${this.say("alerts.told-yes")}</button>
        <button class="plain" @click=${() => { this.asking = ""; }}>${this.say("alerts.back")}</button>
      </div>
    </div>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("asking") && this.asking) /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".question button"))?.focus();
  }
}
