// @ts-check
/**
 * <sentinel-alerts>: what looked unlike this person's habits, and what to do about it.
 *
 * Properties in (`alerts`, `coverage`, `error`, `period`, attributes `audience`, `locale`, `time-zone`, `utc-offset`, `mask`), events out
 * (`sentinel-act` with { alertId, action }; `sentinel-show` with { alertIds } of what came before the reader's eyes, once each).
 * It changes no alert itself: the host acts on the engine and hands the new list in. `alerts` undefined is loading, [] is nothing to see. It never says "you are safe". Of whatever it is given it
 * shows the holder's alerts only, unless `audience` is "operator".
 */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { describe, describeError, format } from "../messages/bare.js";
import { card } from "./alerts.card.js";
import { styles } from "./alerts.css.js";
import { emptyList } from "./alerts.empty.js";
import { filter, ledQuestion, states, taken } from "./alerts.parts.js";
import { byThemselves, chosen, forAudience, grouped, isWaiting, listOf, ordered } from "./alerts.view.js";
import { cross } from "./icons.js";
import { periodName } from "./period.js";
import { Seen } from "./seen.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

/** Alerts drawn at once: two screens on a phone; the rest comes on demand, so a thousand do not freeze the page. */
const PAGE = 20;
const DAY = 86_400_000;

export class SentinelAlerts extends SpokenElement {
  static styles = [tokens, controls, styles];
  static properties = {
    alerts: { attribute: false },
    audience: {},
    coverage: { attribute: false },
    error: { attribute: false },
    period: { attribute: false },
    list: { state: true },
    first: { type: Number },
    lists: { type: Boolean },
    helps: { type: Boolean },
    more: { state: true },
    topic: { state: true },
    severity: { state: true },
    asking: { state: true },
    about: { state: true },
    news: { state: true },
    last: { state: true },
  };

  constructor() {
    super();
    /** @type {import("./alerts.view.js").Alert[] | undefined} */ this.alerts = undefined;
    /** @type {"holder" | "operator"} */ this.audience = "holder";
    /** @type {{ payments: number, from: number, to: number, uses?: boolean } | undefined} */ this.coverage =
      undefined;
    /** @type {{ code?: string } | undefined} */ this.error = undefined;
    /** @type {{ from: number, to: number } | null} */ this.period = null;
    /** Alerts drawn at first. */ this.first = PAGE;
    /** Whether what a reason counts leads to its payments. */ this.lists = false;
    /** Whether a card leads to help. */ this.helps = false;
    /** Which list is shown. @type {import("./alerts.view.js").List} */ this.list = "waiting";
    /** Drawn beyond the first. */ this.more = 0;
    this.topic = "";
    this.severity = "";
    /** @type {string} */ this.asking = "";
    /** What is asked of it. @type {"told" | "led"} */ this.about = "told";
    this.news = "";
    /** The last answer, as long as it can be taken back here. @type {{ alertId: string, spoken: string } | undefined} */
    this.last = undefined;
    /** Whose steps are to be read next. @type {string} */ this.heard = "";
    this.seen = new Seen(this, "data-alert", (alertIds) => this.send("sentinel-show", { alertIds }));
  }

  /** @param {string} alertId @param {import("./alerts.view.js").Action} action @param {string} spoken */
  #act(alertId, action, spoken) {
    this.asking = "";
    this.news = spoken;
    this.last = action.do === "reopen" ? undefined : { alertId, spoken };
    this.send("sentinel-act", { alertId, action });
    // The card may leave the list with the focus in it: keep the keyboard where it was.
    this.updateComplete.then(() => {
      if (!this.shadowRoot?.activeElement)
        /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("[data-home]"))?.focus({
          preventScroll: true,
        });
    });
  }

  /**
   * Brings one alert into sight, whatever was filtered, and the focus to it. False where it is not among those that are shown.
   * @param {string} alertId
   */
  async reveal(alertId) {
    const all = forAudience(this.alerts ?? [], this.audience, this.period);
    const alert = all.find(({ id }) => id === alertId);
    if (!alert) return false;
    this.list = listOf(alert);
    this.topic = this.severity = "";
    const listed = ordered(chosen(all, { list: this.list, topic: "", severity: "" }), this.clock());
    this.more = Math.max(this.more, listed.indexOf(alert) + 1 - this.first);
    await this.updateComplete;
    const card = /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(`[data-alert="${CSS.escape(alertId)}"]`)
    );
    if (card) card.tabIndex = -1;
    card?.scrollIntoView({ block: "center" });
    card?.focus({ preventScroll: true });
    return true;
  }

  /** What came in while the list was open is said once, when nothing else is being said. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const before = /** @type {import("./alerts.view.js").Alert[] | undefined} */ (changed.get("alerts"));
    if (!before || !this.alerts) return;
    const known = new Set(before.map(({ id }) => id));
    const fresh = forAudience(this.alerts, this.audience, this.period).filter(
      (alert) => isWaiting(alert) && !known.has(alert.id),
    ).length;
    if (fresh) this.news = this.say("alerts.new", { count: fresh });
  }

  render() {
    if (this.error)
      return html`<p class="state" role="alert" part="error">${describeError(this.error, this.language)}</p>`;
    if (!this.alerts)
      return html`<div class="state" role="status"><span class="unseen">${this.say("alerts.loading")}</span><i></i><i></i><i></i></div>`;
    const all = byThemselves(forAudience(this.alerts, this.audience, this.period));
    const { list, topic, severity } = this;
    const listed = ordered(chosen(all, { list, topic, severity }), this.clock());
    const page = listed.slice(0, this.first + this.more);
    return html`
      <div class="filters">
        ${states(
          { list, alerts: all },
          this.language,
          (key) => this.say(key),
          (list) => {
            this.list = list;
            this.more = 0;
          },
        )}
        ${["topic", "severity"].map((by) => this.#filter(/** @type {"topic" | "severity"} */ (by), all))}
        ${
          this.period
            ? html`<button class="period" @click=${() => this.send("sentinel-select", null)}>
          ${this.#period(this.period)}${cross}<span class="unseen">${this.say("alerts.every-month")}</span></button>`
            : nothing
        }
      </div>
      <p class="unseen" role="status">${this.news}</p>
      ${this.#taken()}
      ${
        page.length
          ? grouped(page, this.language, this.clock()).map(
              (group) => html`
        <section><h3>${group.heading}</h3>
          ${repeat(
            group.stories,
            (story) => story.id,
            (story) => this.#story(story),
          )}
        </section>`,
            )
          : this.#nothing(all)
      }
      ${
        listed.length > page.length
          ? html`<button class="more" @click=${() => {
              this.more += PAGE;
            }}>${this.say("alerts.more", { count: listed.length - page.length })}</button>`
          : nothing
      }
    `;
  }

  /** The last answer and the way back, whatever became of its card. */
  #taken() {
    const { last } = this;
    if (!last) return nothing;
    return taken(
      last.spoken,
      (key) => this.say(key),
      () => this.#act(last.alertId, { do: "reopen" }, this.say("alerts.undone")),
    );
  }

  /** @param {"topic" | "severity"} by @param {import("./alerts.view.js").Alert[]} all */
  #filter(by, all) {
    return filter(
      by,
      this[by],
      all,
      (key) => this.say(key),
      (value) => {
        this[by] = value;
        this.more = 0;
      },
    );
  }

  /** Alerts that may belong together, told as such. @param {import("./alerts.view.js").Story} story */
  #story({ id, alerts }) {
    const cards = html`<ul>${repeat(
      alerts,
      (alert) => alert.id,
      (alert) => this.#card(alert),
    )}</ul>`;
    if (alerts.length < 2) return cards;
    return html`<div class="story" role="group" aria-labelledby="story-${id}"><p class="quiet" id="story-${id}">${this.say("alerts.story", { count: alerts.length })}</p>${cards}</div>`;
  }

  /** How the chosen time is called. @param {{ from: number, to: number }} period */
  #period(period) {
    return periodName(
      period,
      (at, style) => format.time(at, this.language, { style, ...this.clock() }),
      (key, values) => this.say(key, values),
    );
  }

  /** @param {import("./alerts.view.js").Alert[]} here */
  #nothing(here) {
    const { coverage, period, list } = this;
    const isWaitings = list === "waiting";
    const on = (/** @type {import("./alerts.view.js").List} */ of) =>
      isWaitings ? here.filter((alert) => listOf(alert) === of).length : 0;
    const everywhere =
      period && isWaitings ? byThemselves(forAudience(this.alerts ?? [], this.audience)) : [];
    return emptyList(
      {
        say: (key, values) => this.say(key, values),
        day: (at) => format.time(at, this.language, this.clock()),
        isFiltered: Boolean(this.topic || this.severity),
        list,
        answered: on("handled"),
        expired: on("expired"),
        lesser: on("lesser"),
        elsewhere: everywhere.filter(isWaiting).length,
        ...(period ? { period: this.#period(period) } : {}),
        // It is said to the holder.
        ...(coverage && isWaitings && this.audience !== "operator" ? { coverage } : {}),
      },
      {
        unfilter: () => {
          this.topic = this.severity = "";
        },
        see: (list) => {
          this.list = list;
        },
        everywhere: () => this.send("sentinel-select", null),
      },
    );
  }

  /** @param {import("./alerts.view.js").Alert} alert */
  #card(alert) {
    const { language, audience, mask, lists, helps, asking } = this;
    return card(
      alert,
      {
        language,
        audience,
        mask,
        lists,
        helps,
        isAsked: asking === alert.id,
        alerts: this.alerts ?? [],
        clock: this.clock(),
        say: (key, values) => this.say(key, values),
        money: (amount, currency) => this.money(amount, currency),
      },
      {
        choose: (choice, title) => this.#choose(alert, choice, title),
        question: () => this.#question(alert),
        back: (one, title) => this.#act(one.id, { do: "reopen" }, this.say("alerts.done", { title })),
        send: (name, detail) => this.send(name, detail),
      },
    );
  }

  /** @param {import("./alerts.view.js").Alert} alert @param {import("./alerts.card.js").Choice} choice @param {string} title */
  #choose(alert, { action, asks, days }, title) {
    if (asks) {
      this.asking = alert.id;
      this.about = asks;
    } else if (days)
      this.#act(
        alert.id,
        { do: "snooze", until: Date.now() + days * DAY },
        this.say("alerts.snooze-done", { title }),
      );
    else if (action) this.#act(alert.id, action, this.say("alerts.done", { title }));
  }

  /** @param {import("./alerts.view.js").Alert} alert */
  #question({ id, ...alert }) {
    const { title } = describe(alert, this.language, { audience: this.audience });
    const { about } = this;
    const follow = (/** @type {"fraud" | "scam"} */ disposition) => {
      this.heard = id;
      this.#act(id, { do: "escalate", disposition }, this.say("alerts.told-heard"));
    };
    return ledQuestion({ id, about }, (key) => this.say(key), {
      no: () =>
        about === "led"
          ? follow("fraud")
          : this.#act(id, { do: "resolve", disposition: "legitimate" }, this.say("alerts.done", { title })),
      yes: () => follow("scam"),
      back: () => {
        this.asking = "";
      },
    });
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    // Whoever was told to pay reads the steps next, without an interruption: the focus goes there once they are drawn.
    const steps =
      this.heard &&
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`[data-steps="${this.heard}"]`));
    if (steps) {
      this.heard = "";
      steps.focus();
    }
    if (changed.has("asking") && this.asking)
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".question button"))?.focus();
  }
}
