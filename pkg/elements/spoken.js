// @ts-check
/**
 * What both elements share: in which language they speak, in whose time, and whether names are hidden.
 *
 * Whatever is added beside them says things too, and begins here. Not here: what they look like (theme.js).
 */
import { LitElement } from "lit";
import { formatLocale, message } from "../messages.js";

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
    return formatLocale(this.locale || (typeof document === "undefined" ? "en" : document.documentElement.lang) || "en");
  }

  /** Minutes east of UTC, else the device's own now. @protected */
  get offset() {
    return this.utcOffset ?? -new Date().getTimezoneOffset();
  }

  /** @param {Map<string, unknown>} _changed */
  willUpdate(_changed) {
    if (this.locale && this.getAttribute("lang") !== this.language) this.setAttribute("lang", this.language); // for screen readers, and for the font
  }

  /** @protected @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values) {
    return message(key, this.language, values);
  }
}
