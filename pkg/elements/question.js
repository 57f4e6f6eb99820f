// @ts-check
/**
 * <sentinel-question>: the one payment of the week of which an answer would teach most, asked in two steps.
 *
 * Properties in (`question`, `alerts`), one event out: `sentinel-label` with { accountId, transactionId, label }, "withdrawn"
 * where an answer is taken back. "I made it" alone sends nothing: whoever is deceived made it too, so the second step asks
 * whether somebody told them to. Not here: whether there is a question at all, which is the engine's; nobody is asked while a
 * danger is open.
 */
import { html, nothing } from "lit";
import { format, message } from "../messages.js";
import { forAudience, isWaiting } from "./alerts.view.js";
import { styles } from "./question.css.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

/** @typedef {import("../index.js").Question} Question */
/** @typedef {{ accountId: string, transactionId: string, label: "legitimate" | "fraud" | "scam" }} Answer */

export class SentinelQuestion extends SpokenElement {
  static styles = [tokens, controls, styles];
  static properties = {
    question: { attribute: false },
    alerts: { attribute: false },
    made: { state: true },
    putOff: { state: true },
    answered: { state: true },
    news: { state: true },
  };

  constructor() {
    super();
    /** @type {Question | undefined} */ this.question = undefined;
    /** @type {readonly import("../index.js").Alert[]} */ this.alerts = [];
    /** Id of the payment of which was said "I made it", and no more yet. */ this.made = "";
    /** Id of the payment that is left open for this visit. */ this.putOff = "";
    /** The last answer, as long as it can be taken back. @type {Answer | undefined} */ this.answered =
      undefined;
    this.news = "";
    this.moves = false;
  }

  /** @param {Answer | { accountId: string, transactionId: string, label: "withdrawn" }} detail */
  #send(detail) {
    this.dispatchEvent(new CustomEvent("sentinel-label", { detail, bubbles: true, composed: true }));
  }

  /** @param {Question} question @param {Answer["label"]} label */
  #answer({ accountId, eventId }, label) {
    this.answered = { accountId, transactionId: eventId, label };
    this.made = "";
    this.news = "";
    this.moves = true;
    this.#send(this.answered);
  }

  /** @param {Answer} answered */
  #undo({ accountId, transactionId }) {
    this.answered = undefined;
    this.news = this.say("question.undone");
    this.moves = true;
    this.#send({ accountId, transactionId, label: "withdrawn" });
  }

  /** @param {Question} question */
  #later({ eventId }) {
    this.putOff = eventId;
    this.made = "";
    this.news = this.say("question.later");
    this.moves = true;
  }

  /** @param {Question} question */
  #made({ eventId }) {
    this.made = eventId;
    this.moves = true;
  }

  render() {
    const { question, answered } = this;
    const isDanger = forAudience([...this.alerts], "holder").some(
      (alert) => alert.severity === "danger" && isWaiting(alert),
    );
    // What was just answered is gone before the host's next question is here.
    const isOpen =
      question &&
      !isDanger &&
      question.eventId !== this.putOff &&
      question.eventId !== answered?.transactionId;
    this.toggleAttribute("empty", !answered && !isOpen && !this.news);
    return html`
      ${answered ? this.#said(answered) : nothing}
      ${isOpen ? this.#ask(question) : nothing}
      ${this.news && !answered && !isOpen ? html`<p class="quiet card" role="status" tabindex="-1" data-focus>${this.news}</p>` : nothing}`;
  }

  /** @param {Question} question */
  #ask(question) {
    const isSecond = this.made === question.eventId;
    return html`<section class="card" part="question" aria-labelledby="title">
      <div class="head"><p class="label">${this.say("question.label")}</p>
        <h3 id="title" tabindex="-1" data-focus>${this.say(isSecond ? "question.told" : "question.title")}</h3></div>
      ${this.#payment(question)}
      ${isSecond ? this.#told(question) : this.#first(question)}
    </section>`;
  }

  /** @param {Question} question */
  #first(question) {
    const reason = message(`${question.why}.title`, this.language);
    return html`<p class="quiet">${this.say("question.why", { reason, count: question.likeIt })}</p>
      <div class="answers" role="group" aria-labelledby="title">
        <button @click=${() => this.#made(question)}>${this.say("question.made")}</button>
        <button @click=${() => this.#answer(question, "fraud")}>${this.say("question.not-mine")}</button>
        <button class="plain" @click=${() => this.#later(question)}>${this.say("question.unsure")}</button>
      </div>`;
  }

  /** @param {Question} question */
  #told(question) {
    return html`<p>${this.say("question.who")}</p>
      <div class="answers" role="group" aria-labelledby="title">
        <button @click=${() => this.#answer(question, "legitimate")}>${this.say("question.nobody")}</button>
        <button @click=${() => this.#answer(question, "scam")}>${this.say("question.somebody")}</button>
        <button class="plain" @click=${() => this.#later(question)}>${this.say("question.unsure")}</button>
      </div>`;
  }

  /** @param {Question} question */
  #payment(question) {
    const { at, utcOffset, amount, currency, counterparty } = question;
    const name = format.name(counterparty ?? "", { mask: this.mask });
    const sum = this.mask
      ? format.maskMoney(currency, this.language)
      : format.money(amount, currency, this.language);
    const day = format.time(at, this.language, { style: "minute", ...this.clock({ utcOffset }) });
    return html`<div class="payment">
      <span class="name">${name ? html`<bdi>${name}</bdi>` : this.say("question.nameless")}</span>
      <span class="sum">${sum}</span>
      <time class="quiet" datetime=${new Date(at).toISOString()}>${day}</time>
    </div>`;
  }

  /** What an answer did, and the way back. @param {Answer} answered */
  #said(answered) {
    return html`<div class="said ${answered.label === "legitimate" ? "" : "urgent"}" part="said" role="status">
      <p tabindex="-1" data-focus>${this.say(`question.did.${answered.label}`)}</p>
      <button @click=${() => this.#undo(answered)}>${this.say("question.undo")}</button>
    </div>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (!this.moves) return;
    this.moves = false;
    this.focus({ preventScroll: true });
  }

  /** The question takes the focus, or what was said last. @param {FocusOptions} [options] */
  focus(options) {
    const there = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("[data-focus]"));
    there?.focus(options);
  }
}
