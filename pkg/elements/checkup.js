// @ts-check
/**
 * <sentinel-checkup>: what to do for an account's protection, the one next step first, and what was looked at last.
 *
 * Properties in (`items` of `checkup()`), nothing out: each step is done in the wallet's own settings. It says what was looked at and
 * never that anybody is safe. Not here: which advice, and in which order, which the engine says.
 */
import { html, nothing } from "lit";
import { describe } from "../messages/bare.js";
import { styles } from "./access.css.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

/** The line that says how much was looked at. */
const LAST = "checkup-looked-at";

export class SentinelCheckup extends SpokenElement {
  static styles = [tokens, controls, styles];
  static properties = { items: { attribute: false } };

  constructor() {
    super();
    /** @type {readonly import("../index.js").CheckupItem[] | undefined} */ this.items = undefined;
  }

  render() {
    if (!this.items)
      return html`<div class="state" role="status"><span>${this.say("checkup.loading")}</span></div>`;
    const [first, ...others] = this.items.filter(({ code }) => code !== LAST);
    const last = this.items.find(({ code }) => code === LAST);
    return html`<div class="list">
      ${first ? html`<section class="card first ${first.severity}" part="next"><p class="label">${this.say("checkup.next")}</p>${this.#item(first, true)}</section>` : nothing}
      ${
        others.length
          ? html`<section class="list" aria-labelledby="then"><h3 id="then">${this.say("checkup.then")}</h3><ol class="list" role="list">
        ${others.map((item) => html`<li class="card ${item.severity}">${this.#item(item)}</li>`)}</ol></section>`
          : nothing
      }
      ${last ? html`<div class="state">${this.#item(last, true)}</div>` : nothing}
    </div>`;
  }

  /** @param {import("../index.js").CheckupItem} item @param {boolean} [isTop] it stands under no heading of this element's own */
  #item(item, isTop) {
    const { title, body, advice } = describe(item, this.language, { ...this.clock() });
    return html`${isTop ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`}<p>${body}</p>${advice.map((line) => html`<p class="quiet">${line}</p>`)}`;
  }
}
