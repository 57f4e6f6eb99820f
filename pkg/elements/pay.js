// @ts-check
/**
 * <sentinel-before>: asked before a payment is made: what is unlike the habits about it, whether somebody told the payer to, and a
 * night to sleep on it.
 *
 * Properties in (`assessment` of `assess`, `payment`, the event that was assessed), one event out: `sentinel-before` with { choice },
 * "pay", "wait" with `until`, "stop", or "told" as soon as somebody says that they were told to. It pays and stops nothing itself:
 * that is the host's. The operator's reasons are never shown, and nobody reads that a payment is safe.
 * Not here: whether a payment may be made (the host's server has the last word).
 */
import { html, nothing } from "lit";
import { describe, format, message } from "../messages/bare.js";
import { styles as steps } from "./confirm.css.js";
import { AskingElement } from "./asking.js";

/** @typedef {{ choice: "pay" | "stop" | "told" } | { choice: "wait", until: number }} Choice */

/** Hours to wait at most: whoever presses for money presses for haste, and a night's sleep and a talk end most of it. */
const HOURS = 24;
const HOUR = 3_600_000;
/** Outcomes after which there is no button that pays. */
const HELD = new Set(["review", "block"]);

/** @extends {AskingElement<Choice>} */
export class SentinelBefore extends AskingElement {
  static styles = [...AskingElement.styles, steps];
  static properties = {
    assessment: { attribute: false },
    payment: { attribute: false },
    isTold: { state: true },
    isOwn: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../index.js").Assessment | undefined} */ this.assessment = undefined;
    /** @type {import("../index.js").Transaction | undefined} */ this.payment = undefined;
    /** Somebody told them to. */ this.isTold = false;
    /** It was their own idea. */ this.isOwn = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (!changed.has("assessment") && !changed.has("payment")) return;
    this.isTold = this.isOwn = false;
    this.answered = undefined;
  }

  /** @param {Choice} choice */
  #choose(choice) {
    this.answered = choice;
    this.next = "data-said";
    this.send("sentinel-before", choice);
  }

  #told() {
    this.isTold = true;
    this.next = "data-question";
    this.send("sentinel-before", { choice: "told" });
  }

  render() {
    const { assessment, payment, language } = this;
    this.toggleAttribute("empty", !assessment);
    if (!assessment) return nothing;
    const said = describe(assessment, language, { mask: this.mask, ...this.clock(), payment });
    const isQuiet = said.why.length === 0 && !HELD.has(assessment.outcome);
    return html`<section class="card ${isQuiet ? "" : "urgent"}" aria-labelledby="before">
      <p class="label">${this.say("before.label")}</p>
      <h3 id="before" tabindex="-1" data-question>${this.isTold ? this.say("before.told-title") : said.title}</h3>
      ${this.isTold ? this.#steps() : html`${this.#payment()}<p>${said.body}</p>${this.#why(said.why)}`}
      ${this.answered ? this.#said(this.answered) : this.isTold ? this.#stopping() : this.isOwn || isQuiet ? this.#choices(said, assessment.outcome) : this.#question()}
    </section>`;
  }

  #payment() {
    const { payment } = this;
    if (!payment?.amount) return nothing;
    const name = format.name(payment.counterparty?.name ?? "", { mask: this.mask });
    return html`<p class="payment"><bdi class="name">${name || message("name.unnamed", this.language)}</bdi>
      <span class="sum">${this.money(payment.amount, payment.currency)}</span></p>`;
  }

  /** @param {string[]} why */
  #why(why) {
    return why.length ? html`<ul class="reasons">${why.map((line) => html`<li>${line}</li>`)}</ul>` : nothing;
  }

  /** Neither answer is the highlighted one: whoever is on the line would say which to tap. */
  #question() {
    return html`<p id="told">${this.say("before.told-question")}</p>
      <div class="answers" role="group" aria-labelledby="told">
        <button @click=${() => {
          this.isOwn = true;
          this.next = "data-question";
        }}>${this.say("alerts.told-no")}</button>
        <button @click=${() => this.#told()}>${this.say("alerts.told-yes")}</button></div>`;
  }

  #steps() {
    return html`<ol class="steps">${message("advice.told", this.language)
      .split("\n")
      .map((line) => html`<li><span>${line}</span></li>`)}</ol>`;
  }

  #stopping() {
    return html`<div class="answers"><button class="main" @click=${() => this.#choose({ choice: "stop" })}>${this.say("before.stop")}</button>
      <button class="plain" @click=${() => {
        this.isTold = false;
        this.next = "data-question";
      }}>${this.say("alerts.back")}</button></div>`;
  }

  /** What may be done now, the slow way first. @param {{ advice: string[] }} said @param {string} outcome */
  #choices({ advice }, outcome) {
    const wait = () => this.#choose({ choice: "wait", until: Date.now() + HOURS * HOUR });
    return html`<ul class="reasons quiet">${advice.map((line) => html`<li>${line}</li>`)}</ul>
      <div class="answers"><button class="main" @click=${wait}>${this.say("before.sleep", { hours: HOURS })}</button>
        <button @click=${() => this.#choose({ choice: "stop" })}>${this.say("before.stop")}</button>
        ${HELD.has(outcome) ? nothing : html`<button class="plain" @click=${() => this.#choose({ choice: "pay" })}>${this.say("before.pay")}</button>`}</div>`;
  }

  /** @param {Choice} choice */
  #said(choice) {
    /** @type {Record<string, string>} */
    const until =
      "until" in choice
        ? { time: format.time(choice.until, this.language, { style: "minute", ...this.clock() }) }
        : {};
    return html`<div class="said" role="status"><p tabindex="-1" data-said>${this.say(`before.did-${choice.choice}`, until)}</p></div>`;
  }
}
