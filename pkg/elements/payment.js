// @ts-check
/**
 * <sentinel-payment>: one payment with all that is known of it: facts, its part in the sums and why, what belongs together with it, its alerts.
 *
 * Property `row` of `payments()`; events out, all as other elements send them: `sentinel-decide` and `sentinel-charged-twice`,
 * `sentinel-category-change`, `sentinel-alert-open`, `sentinel-case`, and `sentinel-payment-open` for what belongs to it. It asks no
 * engine itself, tells no fact that the row does not hold, and of no payment that it is fine.
 */
import { html, nothing } from "lit";
import { category, describe, format, hasMessage } from "../messages/bare.js";
import { clockOf } from "../messages/clock.js";
import { ledQuestion } from "./alerts.parts.js";
import { AskingElement } from "./asking.js";
import { answersTo, effectOf } from "./confirm.view.js";
import { severityIcon } from "./icons.js";
import { styles } from "./payment.css.js";
import { CATEGORIES, factsOf, linksOf, otherOf, partOf, payeeOf, problemsOf } from "./payment.view.js";
import { byId, languageOf, signed } from "./payments.view.js";

/** @typedef {import("../index.js").PaymentRow} PaymentRow */
/** @typedef {PaymentRow["links"][number]} Link */
/** @typedef {{ link: Link, answer: import("./confirm.view.js").Answer }} Answered */

/** @extends {AskingElement<Answered>} */
export class SentinelPayment extends AskingElement {
  static styles = [...AskingElement.styles, styles];
  static properties = {
    row: { attribute: false },
    accounts: { attribute: false },
    helps: { type: Boolean },
    isChanging: { state: true },
    isAsking: { state: true },
    copied: { state: true },
  };

  /** Of which payment the last row was. */
  #of = "";

  constructor() {
    super();
    /** @type {PaymentRow | undefined} */ this.row = undefined;
    /** How accounts are called, by their id. @type {Record<string, string>} */ this.accounts = {};
    /** Whether what was disowned leads to help. */ this.helps = false;
    this.isChanging = false;
    /** Whether somebody led them to confirm it. */ this.isAsking = false;
    /** The number that was copied last. */ this.copied = "";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const of = this.row ? JSON.stringify([this.row.payment.accountId, this.row.payment.id]) : "";
    if (of === this.#of) return;
    this.#of = of;
    this.answered = undefined;
    this.news = this.copied = "";
    this.isChanging = this.isAsking = false;
  }

  /** @param {string} text */
  #name(text) {
    const name = format.name(text, { mask: this.mask });
    return name
      ? html`<bdi lang=${languageOf(name, this.language) ?? nothing}>${name}</bdi>`
      : html`${this.say("payments.nameless")}`;
  }

  /** @param {string} id */
  #account(id) {
    return format.name(this.accounts?.[id] ?? id);
  }

  render() {
    if (!this.row) return html`<p class="quiet" role="status">${this.say("payment.loading")}</p>`;
    const { payment } = this.row;
    const { sign, amount } = signed(payment);
    return html`<article part="payment" aria-labelledby="title">
      <p class="unseen" role="status">${this.news}</p>
      <div class="top">
        <h3 id="title">${this.#name(payment.counterparty?.name ?? payment.counterparty?.id ?? payment.description ?? "")}</h3>
        <p class="sum">${sign}${this.money(amount, payment.currency)}</p>
        <p class="quiet">${this.#when(payment)}</p>
      </div>
      ${this.#part(this.row)}
      ${this.#alerts(this.row)}
      ${this.#category(this.row)}
      ${this.#links(this.row)}
      ${this.#facts(this.row)}
      ${this.#case(this.row)}
    </article>`;
  }

  /** @param {{ at: number, utcOffset?: number, timePrecision?: string }} of */
  #when(of) {
    const own = { utcOffset: of.utcOffset };
    const day = (/** @type {import("../messages/clock.js").Clock} */ clock) =>
      format.time(of.at, this.language, { style: "short-day", ...clock });
    if (of.timePrecision === "day") return day(own);
    const clock = clockOf(this, own);
    return `${day(clock)} ${format.time(of.at, this.language, { style: "clock", ...clock })}`;
  }

  /** Its part in the sums, and why. @param {PaymentRow} row */
  #part(row) {
    const { counts, amount, because = "", payment } = row;
    const { isOther, isBack, hasFee } = partOf(row);
    const key = `payment.because-${because}`;
    const text =
      counts === "none"
        ? this.say(hasMessage(key, this.language) ? key : "payment.counts-none")
        : this.say(`payment.counts-${counts}`, { amount: this.money(amount, payment.currency) });
    const why = [
      isBack && this.say("payment.less-back"),
      hasFee && this.say("payment.more-fee"),
      isOther && !isBack && !hasFee && this.say("payment.other-amount"),
    ];
    return html`<section class="card" aria-labelledby="sums"><h4 id="sums">${this.say("payment.sums")}</h4>
      <p part="part">${[text, ...why].filter(Boolean).join(this.language.startsWith("zh") ? "" : " ")}</p></section>`;
  }

  /** @param {PaymentRow} row */
  #alerts({ alertIds }) {
    const known = byId(this.alerts);
    const alerts = alertIds.flatMap((id) => known.get(id) ?? []);
    if (!alerts.length) return nothing;
    return html`<section class="card" aria-labelledby="alerts"><h4 id="alerts">${this.say("payment.alerts", { count: alerts.length })}</h4>
      <ul class="alerts">${alerts.map((alert) => {
        const { title } = describe(alert, this.language, { mask: this.mask });
        return html`<li class=${alert.severity}><span class="icon">${severityIcon[alert.severity]}</span>
          <p><span class="severity">${this.say(`severity.${alert.severity}`)}</span> ${title}</p>
          <button aria-label=${`${this.say("payment.alert-show")}: ${title}`} @click=${() => this.send("sentinel-alert-open", { alertId: alert.id })}>${this.say("payment.alert-show")}</button></li>`;
      })}</ul></section>`;
  }

  /** @param {PaymentRow} row */
  #category(row) {
    const payee = payeeOf(row);
    const told = category(row.category, this.language);
    return html`<section class="card" aria-labelledby="category"><div class="line"><div><h4 id="category">${this.say("payment.category")}</h4><p>${told}</p></div>
      ${
        payee && !this.isChanging
          ? html`<button id="change" aria-label=${this.say("payment.category-change-of", { category: told })} @click=${() => {
              this.isChanging = true;
            }}>${this.say("payment.category-change")}</button>`
          : nothing
      }</div>
      ${payee && this.isChanging ? this.#choice(row, payee) : nothing}</section>`;
  }

  /** @param {PaymentRow} row @param {string} payee */
  #choice(row, payee) {
    const name = format.name(payee, { mask: this.mask });
    const isOwn = row.category !== "" && !CATEGORIES.includes(row.category);
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const picked = new FormData(/** @type {HTMLFormElement} */ (event.target)).get("category");
      this.isChanging = false;
      this.news = this.say("payment.category-changed", { name });
      this.send("sentinel-category-change", { counterparty: payee, category: String(picked ?? "") });
    }}>
      <label>${this.say("payment.category-to")}<span class="pick"><select name="category">
        <option value="" ?selected=${row.category === ""}>${this.say("payment.category-given")}</option>
        ${isOwn ? html`<option value=${row.category} selected>${category(row.category, this.language)}</option>` : nothing}
        ${CATEGORIES.map((code) => html`<option value=${code} ?selected=${code === row.category}>${category(code, this.language)}</option>`)}
      </select></span></label>
      <p class="quiet">${this.say("payment.category-all", { name })}</p>
      <div class="answers"><button class="main" type="submit">${this.say("payment.category-save")}</button>
        <button type="button" @click=${() => {
          this.isChanging = false;
        }}>${this.say("payment.cancel")}</button></div></form>`;
  }

  /** @param {PaymentRow} row */
  #links(row) {
    const { answered } = this;
    // What was just answered is told below, and asked no more.
    const links = linksOf(row).filter(
      ({ id, confidence }) => !(confidence === "asked" && id === answered?.link.id),
    );
    if (!links.length && !answered) return nothing;
    return html`<section class="card" aria-labelledby="links"><h4 id="links">${this.say("payment.links")}</h4>
      ${answered ? this.#said(answered) : nothing}
      <ul class="links">${links.map((link) => this.#link(link, row))}</ul></section>`;
  }

  /** @param {Link} link @param {PaymentRow} row */
  #link(link, { payment }) {
    const said = describe(link, this.language, { mask: this.mask });
    const isAsked = link.confidence === "asked";
    const { of, row } = otherOf(link, payment);
    const open = () =>
      this.send("sentinel-payment-open", { accountId: of.accountId, id: of.id, at: row?.at });
    return html`<li part="link">
      <p class="title">${said.title}</p><p>${said.body}</p>
      ${said.advice.map((line) => html`<p class="quiet">${line}</p>`)}
      ${row ? this.#other(of, row) : nothing}
      ${said.why.length ? html`<ul class="why" aria-label=${this.say("confirm.why")}>${said.why.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
      ${isAsked && this.isDanger ? html`<p class="quiet">${this.say("confirm.waits")}</p>` : nothing}
      <div class="answers" role="group" aria-label=${said.title}>
        ${isAsked && !this.isDanger ? answersTo(link).map((answer) => html`<button @click=${() => this.#answer(link, answer)}>${this.say(answer.key)}</button>`) : nothing}
        ${link.confidence === "decided" ? html`<button @click=${() => this.#withdraw(link)}>${this.say("confirm.undo")}</button>` : nothing}
        ${row && of.kind !== "expectation" ? html`<button class="plain" @click=${open}>${this.say("payment.other-show")}</button>` : nothing}
      </div></li>`;
  }

  /** @param {Link["a"]} of @param {Link["rows"]["a"]} row */
  #other(of, row) {
    const sign = row.direction === "credit" ? "+" : "";
    return html`<div class="payment"><span class="name">${this.#name(row.counterparty ?? "")}</span>
      <span class="sum">${sign}${this.money(row.amount, row.currency)}</span>
      <span class="meta quiet"><bdi>${this.#account(of.accountId)}</bdi><span>${this.#when(row)}</span>${
        row.status === "completed" ? nothing : html`<span>${this.say(`status.${row.status}`)}</span>`
      }</span></div>`;
  }

  /** @param {Link} link @param {import("./confirm.view.js").Answer} answer */
  #answer(link, answer) {
    this.answered = { link, answer };
    this.news = "";
    this.next = "data-said";
    const { a, b, relation } = link;
    this.send("sentinel-decide", { a, b, relation, is: answer.is });
    const { amount, currency } = effectOf(link, false);
    if (answer.twice) this.send("sentinel-charged-twice", { a, b, amount, currency });
  }

  /** @param {Link} link */
  #withdraw({ a, b, relation }) {
    this.answered = undefined;
    this.news = this.say("confirm.undone");
    this.send("sentinel-decide", { a, b, relation, is: "withdrawn" });
  }

  /** @param {Answered} answered */
  #said({ link, answer }) {
    const { key, what, amount, currency } = effectOf(link, answer.is);
    return html`<div class="said" part="said"><div class="line"><p tabindex="-1" data-said>${this.say(key, { what, amount: this.money(amount, currency) })}</p>
      <button @click=${() => this.#withdraw(link)}>${this.say("confirm.undo")}</button></div></div>`;
  }

  /** @param {PaymentRow} row */
  #facts(row) {
    return html`<section class="card" aria-labelledby="facts"><h4 id="facts">${this.say("payment.facts")}</h4>
      <dl>${factsOf(row).map((fact) => html`<div><dt>${this.say(`payment.fact-${fact.key}`)}</dt><dd class=${fact.kind}>${this.#fact(fact)}</dd></div>`)}</dl></section>`;
  }

  /** @param {import("./payment.view.js").Fact} fact */
  #fact({ key, kind, value, currency = "" }) {
    switch (kind) {
      case "word":
        return this.say(value.startsWith("status.") ? value : `payment.${value}`);
      case "money":
        return this.money(value, currency);
      case "count":
        return format.number(Number(value), this.language);
      case "account":
        return html`<bdi>${this.#account(value)}</bdi>`;
      case "number":
        return this.mask ? this.#hidden(value) : this.#copyable(key, value);
      default:
        return html`<bdi>${format.name(value, { mask: this.mask })}</bdi>`;
    }
  }

  /** @param {string} value */
  #hidden(value) {
    return html`<bdi>${format.maskName(value)}</bdi>`;
  }

  /** @param {string} key @param {string} value */
  #copyable(key, value) {
    const shown = format.name(value);
    const what = this.say(`payment.fact-${key}`);
    return html`<span class="copyable"><bdi>${shown}</bdi><button class="plain" aria-label=${this.say("payment.copy-of", { what, value: shown })} @click=${() => this.#copy(what, value)}>${this.say(
      this.copied === value ? "payment.copied" : "payment.copy",
    )}</button></span>`;
  }

  /** @param {string} what @param {string} value */
  async #copy(what, value) {
    try {
      await navigator.clipboard.writeText(value);
      this.copied = value;
      this.news = this.say("payment.copied-of", { what });
    } catch {
      this.news = this.say("case.copy-failed");
    }
  }

  /** Every problem that the engine knows of such a payment, one tap away. @param {PaymentRow} row */
  #case(row) {
    const choose = (/** @type {string} */ problem) => {
      if (problem === "not-mine") this.isAsking = true;
      else if (problem === "deceived" && this.helps) this.#toHelp(row, { start: "deceived" });
      else this.#toCase(row, problem);
    };
    return html`<section class="card" aria-labelledby="case"><h4 id="case">${this.say("payment.case")}</h4>
      <p class="quiet">${this.say("payment.case-says")}</p>
      ${
        this.isAsking
          ? this.#led(row)
          : html`<div class="problems" role="group" aria-labelledby="case">${problemsOf(row).map(
              (problem) =>
                html`<button data-problem=${problem} @click=${() => choose(problem)}>${this.say(`payment.problem-${problem}`)}</button>`,
            )}</div>`
      }</section>`;
  }

  /** Whoever was led to confirm a payment needs another help than who never did. @param {PaymentRow} row */
  #led(row) {
    const answer = (/** @type {boolean} */ led) => {
      this.isAsking = false;
      if (this.helps) this.#toHelp(row, { start: "not-mine", led });
      else this.#toCase(row, led ? "deceived" : "not-mine");
    };
    return ledQuestion({ id: "payment", about: "led" }, (key) => this.say(key), {
      no: () => answer(false),
      yes: () => answer(true),
      back: () => {
        this.isAsking = false;
      },
    });
  }

  /** @param {PaymentRow} row @param {string} problem */
  #toCase({ payment: { accountId, id } }, problem) {
    this.send("sentinel-case", { accountId, transactionId: id, problem });
  }

  /** @param {PaymentRow} row @param {import("../help/start.js").Begun} begun */
  #toHelp({ payment: { accountId, id, at } }, begun) {
    this.send("sentinel-help", { ...begun, accountId, transactionId: id, at });
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (changed.has("isAsking") && this.isAsking)
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".question button"))?.focus();
    if (!changed.has("isChanging") || changed.get("isChanging") === undefined) return;
    const to = this.isChanging ? "select[name=category]" : "#change";
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(to))?.focus();
  }
}
