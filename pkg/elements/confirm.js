// @ts-check
/**
 * <sentinel-confirm>: whether two payments belong together, asked where evidence does not decide; one question at a time.
 *
 * Properties in (`links`, `alerts`, `accounts`), events out: `sentinel-decide` with { a, b, relation, is }, "withdrawn" where
 * an answer is taken back, and `sentinel-charged-twice`, upon which the host opens a case. It asks no engine itself: the host
 * decides and hands the new links in. Nobody is asked about bookkeeping while a danger is open.
 */
import { html, nothing } from "lit";
import { describe, format, message } from "../messages/bare.js";
import { AskingElement } from "./asking.js";
import { styles } from "./confirm.css.js";
import { answersTo, effectOf, isOfDay, questions, rowsOf } from "./confirm.view.js";

/** @typedef {import("./confirm.view.js").Link} Link */
/** @typedef {{ link: Link, answer: import("./confirm.view.js").Answer }} Answered */

/** @extends {AskingElement<Answered>} */
export class SentinelConfirm extends AskingElement {
  static styles = [...AskingElement.styles, styles];
  static properties = {
    links: { attribute: false },
    accounts: { attribute: false },
    putOff: { state: true },
  };

  constructor() {
    super();
    /** @type {readonly Link[] | undefined} */ this.links = undefined;
    /** How accounts are called, by their id. @type {Record<string, string>} */ this.accounts = {};
    /** Ids of what is left open for this visit. @type {ReadonlySet<string>} */ this.putOff = new Set();
  }

  /** @param {Link} link @param {import("./confirm.view.js").Answer} answer */
  #answer(link, answer) {
    this.answered = { link, answer };
    this.news = "";
    this.next = "data-said";
    const { a, b, relation } = link;
    this.send("sentinel-decide", { a, b, relation, is: answer.is });
    if (answer.twice) this.send("sentinel-charged-twice", { a, b, ...this.#sum(link, false) });
  }

  /** @param {Answered} answered */
  #undo({ link: { a, b, relation } }) {
    this.answered = undefined;
    this.news = this.say("confirm.undone");
    this.next = "data-question";
    this.send("sentinel-decide", { a, b, relation, is: "withdrawn" });
  }

  /** @param {Link} link */
  #later({ id }) {
    this.putOff = new Set([...this.putOff, id]);
    this.answered = undefined;
    this.news = this.say("confirm.later");
    this.next = "data-question";
  }

  /** @param {Link} link @param {boolean} is */
  #sum(link, is) {
    const { amount, currency } = effectOf(link, is);
    return { amount, currency };
  }

  render() {
    const { answered, isDanger } = this;
    // What was just answered is gone before the host's next links are here.
    const open = questions(this.links ?? [], this.putOff).filter(({ id }) => id !== answered?.link.id);
    const isNothing = !answered && !open.length && !this.news;
    this.toggleAttribute("empty", isNothing);
    return html`
      <p class="unseen" role="status">${this.news}</p>
      ${answered ? this.#said(answered) : nothing}
      ${open.length && isDanger ? html`<p class="quiet card" part="waits" tabindex="-1" data-question>${this.say("confirm.waits")}</p>` : nothing}
      ${open.length && !isDanger ? this.#question(open[0], open.length) : nothing}
      ${!open.length && !answered && this.news ? html`<p class="quiet card" tabindex="-1" data-question>${this.news}</p>` : nothing}`;
  }

  /** @param {Link} link @param {number} count */
  #question(link, count) {
    const said = describe(link, this.language, { mask: this.mask });
    return html`<section class="card" part="question" aria-labelledby="title">
      <div class="head"><p class="label">${this.say("confirm.label", { count })}</p>
        <h3 id="title" tabindex="-1" data-question>${said.title}</h3></div>
      <ul class="rows">${rowsOf(link).map((one) => this.#row(one))}</ul>
      <p>${said.body}</p>
      ${said.advice.map((line) => html`<p class="quiet">${line}</p>`)}
      ${said.why.length ? html`<ul class="why" aria-label=${this.say("confirm.why")}>${said.why.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
      <div class="answers" role="group" aria-labelledby="title">
        ${answersTo(link).map((answer) => html`<button @click=${() => this.#answer(link, answer)}>${this.say(answer.key)}</button>`)}
        <button class="plain" @click=${() => this.#later(link)}>${this.say("confirm.unsure")}</button>
      </div>
    </section>`;
  }

  /** @param {ReturnType<typeof rowsOf>[number]} one */
  #row({ of, row }) {
    const locale = this.language;
    const name = format.name(row.counterparty ?? "", { mask: this.mask });
    const own = { utcOffset: row.utcOffset };
    const day = isOfDay(row)
      ? format.time(row.at, locale, { style: "short-day", ...own })
      : format.time(row.at, locale, { style: "minute", ...this.clock(own) });
    const sign = row.direction === "credit" ? "+" : "";
    return html`<li class="payment">
      <span class="name">${name ? html`<bdi>${name}</bdi>` : this.say("confirm.nameless")}</span>
      <span class="sum">${sign}${this.money(row.amount, row.currency)}</span>
      <span class="meta quiet"><bdi>${format.name(this.accounts?.[of.accountId] ?? of.accountId)}</bdi><time
        datetime=${new Date(row.at).toISOString()}>${day}</time>${
          row.status === "completed" ? nothing : html`<span>${this.say(`status.${row.status}`)}</span>`
        }</span>
    </li>`;
  }

  /** What an answer did, and the way back. @param {Answered} answered */
  #said(answered) {
    const { link, answer } = answered;
    const { key, what, amount, currency } = effectOf(link, answer.is);
    return html`<div class="said ${answer.twice ? "urgent" : ""}" part="said">
      <div class="line"><p tabindex="-1" data-said>${this.say(key, { what, amount: this.money(amount, currency) })}</p>
        <button @click=${() => this.#undo(answered)}>${this.say("confirm.undo")}</button></div>
      ${answer.twice ? this.#steps(link) : nothing}
    </div>`;
  }

  /** What to do about a payment that was charged twice. @param {Link} link */
  #steps(link) {
    return html`<h3>${this.say("confirm.twice-title")}</h3>
      <ol class="steps">${message("confirm.twice-steps", this.language)
        .split("\n")
        .map((line) => html`<li>${line}</li>`)}</ol>
      ${
        this.mask
          ? nothing
          : html`<ul class="numbers" aria-label=${this.say("confirm.numbers")}>${[link.a, link.b].map(
              (of) =>
                html`<li><bdi>${format.name(this.accounts?.[of.accountId] ?? of.accountId)}</bdi> <bdi>${format.name(of.id)}</bdi></li>`,
            )}</ul>`
      }`;
  }
}
