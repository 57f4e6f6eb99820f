// @ts-check
/**
 * What both elements share: in which language they speak, in whose time, and whether names are hidden.
 *
 * Whatever is added beside them says things too, and begins here. Not here: what they look like (theme.js).
 */
import { LitElement, html, render } from "lit";
import { describeError, formatLocale, message } from "../messages.js";
import { report } from "../error.js";

export class SpokenElement extends LitElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    locale: {},
    utcOffset: { type: Number, attribute: "utc-offset" },
    mask: { type: Boolean },
  };

  constructor() {
    super();
    this.locale = "";
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

  /** Minutes east of UTC, else the device's own now. @protected */
  get offset() {
    return this.utcOffset ?? -new Date().getTimezoneOffset();
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
