// @ts-check
/**
 * What <sentinel-question> and <sentinel-confirm> are: cards that ask one thing at a time, say what the answer did, and take it back.
 *
 * Nobody is asked while a danger is open. The focus goes where the reader goes next (`next`), and along where what had it is drawn no
 * more. Not here: what is asked, and what an answer means.
 */
import { forAudience, isWaiting } from "./alerts.view.js";
import { styles } from "./asking.css.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

/** @template Answered the last answer, as it is taken back */
export class AskingElement extends SpokenElement {
  static styles = [tokens, controls, styles];
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { alerts: { attribute: false }, answered: { state: true }, news: { state: true } };

  /** What had the focus before this drawing. @type {Element | null | undefined} */
  #held;

  constructor() {
    super();
    /** @type {readonly import("../index.js").Alert[]} */ this.alerts = [];
    /** The last answer, as long as it can be taken back. @type {Answered | undefined} */
    this.answered = undefined;
    /** What became of the last question, where it is neither asked nor answered. */ this.news = "";
    /** Where the focus goes once this is drawn, by the attribute that marks it. @type {"" | "data-question" | "data-said"} */
    this.next = "";
  }

  /** @protected */
  get isDanger() {
    return forAudience([...this.alerts], "holder").some(
      (alert) => alert.severity === "danger" && isWaiting(alert),
    );
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.#held = this.shadowRoot?.activeElement;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const isLost = this.#held?.isConnected === false;
    if (!this.next && !isLost) return;
    this.#marked(this.next || "data-question")?.focus({ preventScroll: true });
    this.next = "";
  }

  /** What is marked so, else what is marked at all. @param {string} first */
  #marked(first) {
    const one = (/** @type {string} */ mark) =>
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`[${mark}]`));
    return one(first) ?? one("data-question") ?? one("data-said");
  }

  /** The question takes the focus, else what was said last. @param {FocusOptions} [options] */
  focus(options) {
    this.#marked("data-question")?.focus(options);
  }
}
