// @ts-check
/**
 * <sentinel-case>: a case for the operator's desk, to read, to copy (whole, or in 300 characters) and to print.
 *
 * Property `case` of `supportCase()`. Copying is the browser's clipboard, printing a frame of its own that holds the text
 * and nothing else: no other origin is asked, nothing is sent anywhere. Not here: the sentences (messages).
 */
import { html, nothing } from "lit";
import { describe } from "../messages/bare.js";
import { isOperators } from "../messages/families.js";
import { styles } from "./case.css.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

export class SentinelCase extends SpokenElement {
  static styles = [tokens, controls, styles];
  static properties = { case: { attribute: false }, news: { state: true } };

  constructor() {
    super();
    /** @type {import("../index.js").SupportCase | undefined} */ this.case = undefined;
    this.news = "";
  }

  render() {
    if (isOperators(this.case?.problem ?? {})) return nothing; // the desk's: a case is told in the payer's words
    if (!this.case) return html`<p role="status">${this.say("case.loading")}</p>`;
    const said = describe(this.case, this.language, { mask: this.mask, ...this.clock(this.case) });
    const safety = said.advice.at(-1);
    return html`<article part="case">
      <h3>${said.title}</h3>
      <p class="safety">${safety}</p>
      <div class="actions">
        <button class="main" @click=${() => this.#copy(said.text)}>${this.say("case.copy")}</button>
        <button @click=${() => this.#copy(said.short)}>${this.say("case.copy-short")}</button>
        <button @click=${() => this.print(said.text)}>${this.say("case.print")}</button>
      </div>
      <p class="quiet" role="status">${this.news}</p>
      <pre tabindex="0" dir="auto" aria-label=${this.say("case.sent")}>${said.text}</pre>
      ${
        said.advice.length > 1
          ? html`<div><h4>${this.say("case.advice")}</h4>
        <ol class="steps">${said.advice.slice(0, -1).map((/** @type {string} */ line) => html`<li>${line}</li>`)}</ol></div>`
          : nothing
      }
    </article>`;
  }

  /** @param {string} text */
  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.news = this.say("case.copied");
    } catch {
      this.news = this.say("case.copy-failed");
    }
  }

  /** Prints the text alone. @param {string} text */
  print(text) {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const { contentDocument: page, contentWindow: view } = frame;
    if (!page || !view) return;
    page.documentElement.lang = this.language;
    const sheet = page.createElement("pre");
    sheet.textContent = text;
    sheet.dir = "auto";
    Object.assign(sheet.style, {
      whiteSpace: "pre-wrap",
      font: "11pt/1.5 sans-serif",
      overflowWrap: "anywhere",
    });
    page.body.append(sheet);
    view.addEventListener("afterprint", () => frame.remove());
    view.print();
  }

  /** @param {Map<string, unknown>} changed */
  update(changed) {
    if (changed.has("case")) this.news = ""; // what was said was of another case
    super.update(changed);
  }
}
