// @ts-check
/**
 * <sentinel-wallet>: what is known of a wallet, line by line with source and day, and what is not; the way to its statement in pictures.
 *
 * The pictures are drawn here: a phone with what to press, and its name beside it. Not here: the facts (../operators.js).
 */
import { html, nothing, svg } from "lit";
import { walletSheet } from "../messages/wallet.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";
import { styles } from "./wallet.css.js";

/** Lines of a screen that can be pressed: the one that is meant goes down and comes up again. */
const ROWS = 4;

/** A phone whose so-manyth line is to be pressed. @param {number} place */
function phone(place) {
  const row = place % ROWS;
  return html`<svg viewBox="0 0 44 76" width="44" height="76" aria-hidden="true">
    <rect class="body" x="1.5" y="1.5" width="41" height="73" rx="8"/>
    ${Array.from({ length: ROWS }, (_, index) => svg`<rect class=${index === row ? "press" : "line"} x="8" y=${14 + index * 14} width="28" height="8" rx="4"/>`)}
    <circle class="finger" cx="34" cy=${19 + row * 14} r="6"/>
  </svg>`;
}

export class SentinelWallet extends SpokenElement {
  static styles = [tokens, controls, styles];
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { operator: {}, operators: { attribute: false }, now: { attribute: false } };

  constructor() {
    super();
    /** Its id. */ this.operator = "";
    /** @type {readonly import("../index.js").Operator[]} */ this.operators = [];
    /** @type {number | undefined} */ this.now = undefined;
  }

  render() {
    const { operators, now = Date.now() } = this;
    const { known, unknown } = walletSheet(this.operator, this.language, { operators, now });
    return html`<ul>
      ${known.map(
        ({ what, text, steps, from }) => html`<li data-what=${what}>
        ${
          steps.length
            ? html`<p>${this.say("wallet.export")}</p><ol class="path">${steps.map((step, place) => html`<li>${phone(place)}<span>${step}</span></li>`)}</ol>`
            : html`<p>${text}</p>`
        }
        <p class="quiet">${from}</p></li>`,
      )}
      ${unknown.length ? html`<li data-what="unknown"><p>${this.say("wallet.unknown")}</p><ul class="unknown">${unknown.map((line) => html`<li>${line}</li>`)}</ul></li>` : nothing}
    </ul>`;
  }
}
