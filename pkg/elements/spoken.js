// @ts-check
/**
 * What both elements share: in which language they speak, in whose time, and whether names are hidden.
 *
 * Whatever is added beside them says things too, and begins here. Not here: what they look like (theme.js).
 */
import { LitElement, html, render } from "lit";
import { describeError, format, formatLocale, message } from "../messages/bare.js";
import { clockOf } from "../messages/clock.js";
import { report } from "../error.js";

export class SpokenElement extends LitElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    locale: {},
    timeZone: { attribute: "time-zone" },
    utcOffset: { type: Number, attribute: "utc-offset" },
    mask: { type: Boolean },
  };

  constructor() {
    super();
    this.locale = "";
    /** @type {string | undefined} IANA name. */ this.timeZone = undefined;
    /** @type {number | undefined} */ this.utcOffset = undefined;
    this.mask = false;
  }

  /** The locale asked for, else the page's. @protected */
  get language() {
    return formatLocale(
      (typeof this.locale === "string" && this.locale) ||
        (typeof document === "undefined" ? "en" : document.documentElement.lang) ||
        "en",
    );
  }

  /**
   * The clock by which times are told: the host's word, else that of the answer which tells them, else the device's.
   * @protected @param {import("../messages/clock.js").Clock} [answer]
   */
  clock(answer) {
    return clockOf(this, answer);
  }

  /** @protected @param {string} name @param {unknown} detail */
  send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** An amount as it is shown: without a digit where they are masked. @protected @param {string} amount @param {string} currency */
  money(amount, currency) {
    return this.mask
      ? format.maskMoney(currency, this.language)
      : format.money(amount, currency, this.language);
  }

  /** @protected @param {number} amount @param {string} currency @param {{ compact?: boolean }} [options] */
  roughMoney(amount, currency, options) {
    return this.mask
      ? format.maskMoney(currency, this.language)
      : format.roughMoney(amount, currency, this.language, options);
  }

  /** @param {Map<string, unknown>} _changed */
  willUpdate(_changed) {
    if (this.locale && this.getAttribute("lang") !== this.language) this.setAttribute("lang", this.language); // for screen readers, and for the font
  }

  /**
   * What cannot be drawn (properties that throw, or that hold something else than they are declared to) costs this drawing: a
   * sentence stands in its place, and the host's monitoring hears why.
   * @protected
   */
  performUpdate() {
    try {
      super.performUpdate();
    } catch (error) {
      report(error);
      render(
        html`<p class="state" role="alert" part="error">${describeError({ code: "field-type" }, this.language)}</p>`,
        this.renderRoot,
        this.renderOptions,
      );
    }
  }

  /** @protected @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values) {
    return message(key, this.language, values);
  }
}
