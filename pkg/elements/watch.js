// @ts-check
/**
 * <sentinel-watch>: payments to watch, each with who has it, since when and due when; and a button for what no bill shows.
 *
 * Properties in (`cases` of `watched()`, `payments` of `refundable()`, `now`), events out: `sentinel-case` asks the host to
 * show a case, `sentinel-expect` to take in that a refund was asked for. It asks no engine itself.
 */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { format } from "../messages/bare.js";
import { placed } from "../messages/text.js";
import { chevron } from "./icons.js";
import { remind } from "./remind.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";
import { styles } from "./watch.css.js";
import { takenBack } from "./promise.view.js";
import { TONES, isAmount, parted, progressOf } from "./watch.view.js";

/** @typedef {import("./watch.view.js").WatchedCase} WatchedCase */

export class SentinelWatch extends SpokenElement {
  static styles = [tokens, controls, styles];
  static properties = {
    cases: { attribute: false },
    payments: { attribute: false },
    now: { attribute: false },
    asking: { state: true },
    sent: { state: true },
    goods: { state: true },
    news: { state: true },
  };

  constructor() {
    super();
    /** @type {readonly WatchedCase[] | undefined} */ this.cases = undefined;
    /** @type {readonly import("../index.js").RefundablePayment[]} */ this.payments = [];
    /** @type {number | undefined} */ this.now = undefined;
    this.asking = false;
    /** The last word, as long as it can be taken back. @type {import("../elements.js").SentinelExpectDetail | undefined} */
    this.sent = undefined;
    /** Whether goods are on their way back to the shop. */ this.goods = false;
    this.news = "";
  }

  get #today() {
    return this.now ?? Date.now();
  }

  render() {
    if (!this.cases)
      return html`<div class="state" role="status"><span>${this.say("watch.loading")}</span></div>`;
    const { open, settled } = parted(this.cases);
    return html`
      ${
        open.length
          ? html`<ul class="list">${repeat(
              open,
              (one) => `${one.accountId} ${one.id}`,
              (one) => this.#one(one),
            )}</ul>`
          : html`<div class="state"><p>${this.say("watch.none")}</p><p class="quiet">${this.say("watch.none-says")}</p></div>`
      }
      ${
        settled.length
          ? html`<details><summary>${this.say("watch.settled", { count: settled.length })}${chevron}</summary>
        <ul class="list">${settled.map((one) => this.#one(one))}</ul></details>`
          : nothing
      }
      <div class="foot">
        ${
          this.asking
            ? this.#form()
            : html`<button class="main" @click=${() => {
                this.asking = true;
                this.goods = false;
                this.sent = undefined;
                this.news = "";
              }}>${this.say("watch.ask")}</button>`
        }
        <p class="quiet" role="status">${this.news}</p>
        ${this.sent ? html`<button class="plain" data-do="undo" @click=${() => this.#takeBack()}>${this.say("alerts.undo")}<span class="unseen"> ${this.news}</span></button>` : nothing}
      </div>`;
  }

  /** @param {WatchedCase} one */
  #one(one) {
    const locale = this.language;
    const day = (/** @type {number} */ at) =>
      format.time(at, locale, { style: "short-day", ...this.clock() });
    const name = format.name(one.counterparty ?? "", { mask: this.mask });
    const share = progressOf(one, this.#today);
    const what = this.say(`watch.what.${one.what}`);
    const title = name ? `${what} · ${name}` : what;
    const says = this.say("watch.progress", {
      whom: one.withWhom,
      since: day(one.since),
      due: one.dueAt === undefined || one.what === "cancellation" ? "none" : day(one.dueAt),
    });
    return html`<li class="one ${TONES[one.state]}" part="case">
      <div><span class="tag">${this.say(`watch.state.${one.state}`)}</span><h4>${what}${name ? html` · <bdi>${name}</bdi>` : nothing}</h4></div>
      ${one.amount !== undefined && one.currency ? html`<p class="amount">${this.money(one.amount, one.currency)}</p>` : nothing}
      ${
        one.state === "resolved"
          ? nothing
          : html`<div class="line">
        ${share === undefined ? nothing : html`<progress max="1" .value=${share} aria-label=${says}></progress>`}
        <p class="quiet">${says}${one.term?.estimated ? ` (${this.say("watch.estimated")})` : ""}</p>
      </div>
      <div class="actions"><button @click=${() => this.send("sentinel-case", { accountId: one.accountId, caseId: one.id })}
        aria-label=${`${this.say("watch.show-case")}: ${title}`}>${this.say("watch.show-case")}</button>
        ${one.dueAt === undefined || one.state === "refused" ? nothing : this.#calendar(one, title)}</div>`
      }
    </li>`;
  }

  /** @param {WatchedCase} one @param {string} title */
  #calendar(one, title) {
    const known = {
      say: (/** @type {string} */ key, /** @type {Record<string, string> | undefined} */ values) =>
        this.say(key, values),
      clock: this.clock(),
      now: this.#today,
    };
    return html`<button class="plain" data-do="calendar" @click=${() => remind(one, known)}
      aria-label=${`${this.say("promise.calendar")}: ${title}`}>${this.say("promise.calendar")}</button>`;
  }

  #form() {
    if (!this.payments.length) {
      return html`<div class="state"><p>${this.say("watch.ask-none")}</p><div class="actions"><button @click=${() => {
        this.asking = false;
      }}>${this.say("watch.back")}</button></div></div>`;
    }
    const locale = this.language;
    const said = (/** @type {import("../index.js").RefundablePayment} */ one) =>
      [
        format.time(one.at, locale, { style: "minute", ...this.clock() }),
        one.counterparty && placed(format.name(one.counterparty, { mask: this.mask }), locale), // an option holds text alone
        this.money(one.amount, one.currency),
      ]
        .filter(Boolean)
        .join(" · ");
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.#asked(event)}>
      <h4>${this.say("watch.ask-title")}</h4>
      <label>${this.say("watch.ask-payment")}<span class="pick"><select name="payment">
        ${this.payments.map((one, position) => html`<option value=${position}>${said(one)}</option>`)}</select></span></label>
      <label>${this.say("watch.ask-amount")}<input name="amount" inputmode="decimal" autocomplete="off" pattern="\\d{1,15}(\\.\\d{1,7})?"></label>
      <label class="goods"><input type="checkbox" name="goods" .checked=${this.goods} @change=${(
        /** @type {Event & { target: HTMLInputElement }} */ { target },
      ) => {
        this.goods = target.checked;
      }}><span>${this.say("watch.goods")}</span></label>
      ${this.goods ? html`<p class="quiet">${this.say("promise.goods-term")}</p>` : nothing}
      <div class="actions"><button class="main" type="submit">${this.say("watch.ask-go")}</button>
        <button type="button" @click=${() => {
          this.asking = false;
        }}>${this.say("watch.back")}</button></div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #asked(event) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const one = this.payments[Number(fields.get("payment"))];
    const amount = String(fields.get("amount") ?? "").trim();
    if (!one) return;
    this.asking = false;
    this.news = this.say("watch.asked");
    const at = this.#today;
    this.sent = {
      id: `asked-${one.id}-${at}`, // a name, so that it can be taken back
      what: "refund",
      accountId: one.accountId,
      at,
      transactionId: one.id,
      ...(isAmount(amount) ? { amount, currency: one.currency } : {}),
      ...(this.goods ? { goodsReturned: true } : {}),
    };
    this.send("sentinel-expect", this.sent);
  }

  #takeBack() {
    if (this.sent) this.send("sentinel-expect", takenBack(this.sent, this.#today));
    this.sent = undefined;
    this.news = this.say("alerts.undone");
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("asking") && this.asking)
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("select, .foot button"))?.focus();
  }
}
