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
import { format, message } from "../messages/bare.js";
import { AskingElement } from "./asking.js";

/** @typedef {import("../index.js").Question} Question */
/** @typedef {{ accountId: string, transactionId: string, label: "legitimate" | "fraud" | "scam" }} Answer */

/** @extends {AskingElement<Answer>} */
export class SentinelQuestion extends AskingElement {
  static properties = { question: { attribute: false }, made: { state: true }, putOff: { state: true } };

  constructor() {
    super();
    /** @type {Question | undefined} */ this.question = undefined;
    /** Id of the payment of which was said "I made it", and no more yet. */ this.made = "";
    /** Id of the payment that is left open for this visit. */ this.putOff = "";
  }

  /** @param {Answer | { accountId: string, transactionId: string, label: "withdrawn" }} detail */
  #send(detail) {
    this.send("sentinel-label", detail);
  }

  /** @param {Question} question @param {Answer["label"]} label */
  #answer({ accountId, eventId }, label) {
    this.answered = { accountId, transactionId: eventId, label };
    this.made = "";
    this.news = "";
    this.next = "data-said";
    this.#send(this.answered);
  }

  /** @param {Answer} answered */
  #undo({ accountId, transactionId }) {
    this.answered = undefined;
    this.news = this.say("question.undone");
    this.next = "data-question";
    this.#send({ accountId, transactionId, label: "withdrawn" });
  }

  /** @param {Question} question */
  #later({ eventId }) {
    this.putOff = eventId;
    this.made = "";
    this.answered = undefined;
    this.news = this.say("question.later");
    this.next = "data-question";
  }

  /** @param {Question} question */
  #made({ eventId }) {
    this.made = eventId;
    this.next = "data-question";
  }

  render() {
    const { question, answered } = this;
    // What was just answered is gone before the host's next question is here.
    const isOpen =
      question &&
      !this.isDanger &&
      question.eventId !== this.putOff &&
      question.eventId !== answered?.transactionId;
    this.toggleAttribute("empty", !answered && !isOpen && !this.news);
    return html`
      ${answered ? this.#said(answered) : nothing}
      ${isOpen ? this.#ask(question) : nothing}
      ${this.news && !answered && !isOpen ? html`<p class="quiet card" role="status" tabindex="-1" data-question>${this.news}</p>` : nothing}`;
  }

  /** @param {Question} question */
  #ask(question) {
    const isSecond = this.made === question.eventId;
    return html`<section class="card" part="question" aria-labelledby="title">
      <div class="head"><p class="label">${this.say("question.label")}</p>
        <h3 id="title" tabindex="-1" data-question>${this.say(isSecond ? "question.told" : "question.title")}</h3></div>
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
    const day = format.time(at, this.language, { style: "minute", ...this.clock({ utcOffset }) });
    return html`<div class="rows"><div class="payment">
      <span class="name">${name ? html`<bdi>${name}</bdi>` : this.say("question.nameless")}</span>
      <span class="sum">${this.money(amount, currency)}</span>
      <span class="meta quiet"><time datetime=${new Date(at).toISOString()}>${day}</time></span>
    </div></div>`;
  }

  /** What an answer did, and the way back. @param {Answer} answered */
  #said(answered) {
    return html`<div class="said ${answered.label === "legitimate" ? "" : "urgent"}" part="said" role="status">
      <div class="line"><p tabindex="-1" data-said>${this.say(`question.did.${answered.label}`)}</p>
        <button @click=${() => this.#undo(answered)}>${this.say("question.undo")}</button></div>
    </div>`;
  }
}
