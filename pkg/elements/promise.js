// @ts-check
/**
 * <sentinel-promise>: what was promised and no statement shows, entered, withdrawn, or marked as refused; and its day for the calendar.
 *
 * Properties in (`cases` of `watched()`, `payments` of `refundable()`, `region`, `now`), one event out: `sentinel-expect`, which the host
 * takes in. It asks no engine itself. Not here: the list of all that is waited for (watch.js), when a thing is due (the core).
 */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { format } from "../messages/bare.js";
import { dateOf } from "../messages/clock.js";
import { placed } from "../messages/text.js";
import { styles } from "./promise.css.js";
import {
  GOODS,
  PROMISES,
  arrivedOn,
  awaitsGoods,
  entered,
  hasAmount,
  isUnderWay,
  needsPayment,
  promiseOf,
  takenBack,
  underWayAgain,
} from "./promise.view.js";
import { remind } from "./remind.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

/** @typedef {import("./promise.view.js").WatchedCase} WatchedCase */

/** By which words the day is asked for. @param {import("./promise.view.js").What} what @param {string} goods */
function dayAsked(what, goods) {
  if (what !== "refund") return "promise.asked";
  return goods === "there" ? "promise.asked-goods" : "promise.asked-refund";
}

export class SentinelPromise extends SpokenElement {
  static styles = [tokens, controls, styles];
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    cases: { attribute: false },
    payments: { attribute: false },
    region: {},
    now: { attribute: false },
    what: { state: true },
    goods: { state: true },
    sent: { state: true },
    wrong: { state: true },
    news: { state: true },
    arriving: { state: true },
  };

  /** The last word was about goods. */ #isOfGoods = false;

  constructor() {
    super();
    /** @type {readonly WatchedCase[]} */ this.cases = [];
    /** @type {readonly import("../index.js").RefundablePayment[]} */ this.payments = [];
    this.region = "";
    /** @type {number | undefined} */ this.now = undefined;
    /** What is being entered. @type {import("./promise.view.js").What | undefined} */ this.what = undefined;
    /** Where goods are that were sent back. @type {string} */ this.goods = "none";
    /** The last word, as long as it can be taken back. @type {import("../elements.js").SentinelExpectDetail | undefined} */
    this.sent = undefined;
    /** The field that is wrong. */ this.wrong = "";
    this.news = "";
    /** The case whose goods are said to have arrived. */ this.arriving = "";
  }

  get #today() {
    return this.now ?? Date.now();
  }

  /** @param {import("../elements.js").SentinelExpectDetail} detail @param {string} news */
  #send(detail, news) {
    this.send("sentinel-expect", detail);
    this.what = undefined;
    this.wrong = this.arriving = "";
    this.#isOfGoods = news === "promise.did-goods";
    this.sent = detail;
    this.news = this.say(news);
  }

  #takeBack() {
    const back = this.#isOfGoods ? underWayAgain : takenBack;
    if (this.sent) this.send("sentinel-expect", back(this.sent, this.#today));
    this.sent = undefined;
    this.news = this.say("alerts.undone");
  }

  render() {
    const open = entered(this.cases ?? []);
    return html`
      ${
        open.length
          ? html`<ul>${repeat(
              open,
              ({ accountId, id }) => `${accountId} ${id}`,
              (one) => this.#one(one),
            )}</ul>`
          : nothing
      }
      ${this.what ? this.#form(this.what) : html`<div class="actions"><button data-do="enter" @click=${() => this.#enter("refund")}>${this.say("promise.enter")}</button></div>`}
      <div class="said"><p class="quiet" role="status">${this.news}</p>
        ${this.sent ? html`<button class="plain" data-do="undo" @click=${() => this.#takeBack()}>${this.say("alerts.undo")}<span class="unseen"> ${this.news}</span></button>` : nothing}</div>`;
  }

  /** @param {import("./promise.view.js").What} what */
  #enter(what) {
    this.what = what;
    this.goods = "none";
    this.sent = undefined;
    this.wrong = "";
    this.news = "";
  }

  /** @param {WatchedCase} one */
  #one(one) {
    const { id, accountId, what, state, dueAt, counterparty } = one;
    const locale = this.language;
    const said = { what, accountId, id, at: this.#today };
    const name = format.name(counterparty ?? "", { mask: this.mask });
    const due =
      dueAt === undefined ? "" : format.time(dueAt, locale, { style: "short-day", ...this.clock() });
    const isOver = state === "refused";
    return html`<li data-case=${id}><h3>${this.say(`watch.what.${what}`)}${name ? html` · <bdi>${name}</bdi>` : nothing}</h3>
      ${
        isOver
          ? html`<p>${this.say("promise.refused")}</p><p>${this.say("help.then.merchant", { region: this.region || "ZZ" })}</p><p>${this.say("help.then.card")}</p>`
          : html`${this.#goodsOf(one)}<p>${due ? this.say("promise.due", { due }) : this.say(awaitsGoods(one) ? "promise.goods-term" : "help.ask-date")}</p>`
      }
      ${this.arriving === id ? this.#arrival(one) : nothing}
      <div class="actions">
        ${awaitsGoods(one) && !isOver ? this.#arrived(id) : nothing}
        ${due && !isOver ? html`<button data-do="calendar" @click=${() => this.#remind(one)}>${this.say("promise.calendar")}</button>` : nothing}
        ${isOver ? nothing : html`<button data-do="refused" @click=${() => this.#send({ ...said, state: "refused" }, "promise.did-refused")}>${this.say("promise.said-no")}</button>`}
        <button data-do="withdraw" @click=${() => this.#send({ ...said, state: "withdrawn" }, "promise.did-withdraw")}>${this.say("promise.withdraw")}</button>
      </div>
      ${due && !isOver ? html`<p class="quiet">${this.say("promise.while-open")}</p>` : nothing}
    </li>`;
  }

  /** @param {WatchedCase} one */
  #goodsOf({ goodsReceivedAt }) {
    if (goodsReceivedAt === undefined) return nothing;
    const day = format.time(goodsReceivedAt, this.language, { style: "short-day", ...this.clock() });
    return html`<p>${this.say("promise.goods-since", { day })}</p>`;
  }

  /** @param {WatchedCase} one */
  #remind(one) {
    remind(one, {
      say: (key, values) => this.say(key, values),
      clock: this.clock(),
      now: this.#today,
    });
  }

  /** @param {string} id */
  #arrived(id) {
    if (this.arriving === id) return nothing;
    const says = this.say("promise.goods-arrived");
    return html`<button class="main" data-do="arrived" @click=${() => this.#arrives(id)}>${says}</button>`;
  }

  /** @param {string} id */
  #arrives(id) {
    this.arriving = id;
    this.sent = undefined;
    this.news = this.wrong = "";
  }

  /** On which day the shop got the goods. @param {WatchedCase} one */
  #arrival(one) {
    const today = dateOf(this.#today, this.clock());
    const asked = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const date = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("received") ?? "");
      const said = arrivedOn(one, date, { now: this.#today, clock: this.clock() });
      if ("wrong" in said) this.wrong = said.wrong;
      else this.#send(said.detail, "promise.did-goods");
    };
    return html`<form novalidate @submit=${asked}>
      <label>${this.say("promise.goods-day")}<input name="received" type="date" .value=${today} max=${today} required>
        ${this.wrong === "received" ? html`<span class="wrong" role="alert">${this.say("promise.wrong-received")}</span>` : nothing}</label>
      <div class="actions"><button class="main" type="submit">${this.say("promise.goods-arrived")}</button>
        <button type="button" @click=${() => this.#arrives("")}>${this.say("watch.back")}</button></div>
    </form>`;
  }

  /** @param {import("./promise.view.js").What} what */
  #form(what) {
    const locale = this.language;
    const today = dateOf(this.#today, this.clock());
    const said = (/** @type {import("../index.js").RefundablePayment} */ one) =>
      [
        format.time(one.at, locale, { style: "minute", ...this.clock() }),
        one.counterparty && placed(format.name(one.counterparty, { mask: this.mask }), locale), // an option holds text alone
        format.money(one.amount, one.currency, locale),
      ]
        .filter(Boolean)
        .join(" · ");
    const wrong = (/** @type {string} */ field) =>
      this.wrong === field
        ? html`<span class="wrong" role="alert">${this.say(`promise.wrong-${field}`)}</span>`
        : nothing;
    return html`<form novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.#asked(event)}>
      <h3 tabindex="-1">${this.say("promise.title")}</h3>
      <label>${this.say("promise.what")}<span class="pick"><select name="what" @change=${(
        /** @type {Event & { target: HTMLSelectElement }} */ { target },
      ) => {
        this.what = PROMISES[target.selectedIndex];
      }}>${PROMISES.map((one) => html`<option value=${one} ?selected=${one === what}>${this.say(`promise.what-${one}`)}</option>`)}</select></span></label>
      <label>${this.say("promise.payment")}<span class="pick"><select name="payment">
        ${this.payments.map((one, position) => html`<option value=${position}>${said(one)}</option>`)}
        ${needsPayment(what) ? nothing : html`<option value="">${this.say("promise.payment-none")}</option>`}
      </select></span>${wrong("payment")}</label>
      ${
        what === "refund"
          ? html`<label>${this.say("promise.goods")}<span class="pick"><select name="goods" @change=${(
              /** @type {Event & { target: HTMLSelectElement }} */ { target },
            ) => {
              this.goods = target.value;
            }}>${GOODS.map((one) => html`<option value=${one} ?selected=${one === this.goods}>${this.say(`promise.goods-${one}`)}</option>`)}</select></span>
            ${isUnderWay(what, this.goods) ? html`<span class="quiet">${this.say("promise.goods-term")}</span>` : nothing}</label>`
          : nothing
      }
      <label>${this.say(dayAsked(what, this.goods))}<input name="asked" type="date" .value=${today} max=${today} required>${wrong("asked")}</label>
      <label>${this.say("promise.until")}<input name="until" type="date">${wrong("until")}</label>
      ${
        hasAmount(what)
          ? html`<label>${this.say(what === "points" ? "promise.points" : "promise.amount")}
        <input name="amount" inputmode="decimal" autocomplete="off">${wrong("amount")}</label>`
          : nothing
      }
      <label>${this.say("promise.reason")}<input name="reason" maxlength="200" autocomplete="off"></label>
      <div class="actions"><button class="main" type="submit">${this.say("promise.go")}</button>
        <button type="button" @click=${() => {
          this.what = undefined;
        }}>${this.say("watch.back")}</button></div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #asked(event) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(fields.get(name) ?? "").trim();
    const place = text("payment");
    const [first] = this.payments;
    const asked = promiseOf(
      {
        what: this.what ?? "refund",
        payment: place === "" ? undefined : this.payments[Number(place)],
        asked: text("asked"),
        until: text("until"),
        amount: text("amount"),
        reason: text("reason"),
        goods: text("goods"),
      },
      { now: this.#today, clock: this.clock(), accountId: first?.accountId, currency: first?.currency },
    );
    if ("wrong" in asked) this.wrong = asked.wrong;
    else {
      const { detail } = asked;
      const id = `asked-${detail.transactionId ?? detail.what}-${this.#today}`; // a name, so that it can be taken back
      this.#send({ ...detail, id }, "promise.did-enter");
    }
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (changed.has("arriving") && this.arriving)
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("[name=received]"))?.focus();
    if (changed.has("what") && this.what && changed.get("what") === undefined)
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("form h3"))?.focus();
  }
}
