// @ts-check
/**
 * <sentinel-access>: who was here, by device and place, each use with "this was me" and "not me"; and takeovers step by step.
 *
 * Properties in (`events`, `assessments`, `alerts`, `words`), one event out: `sentinel-access-word` with { accountId, accessId, label },
 * "withdrawn" where it is taken back. "Not me" leads to the first steps in their order; where somebody is on the phone, sees the screen
 * or steers it (`pressure`, or by the person's own word), to those against a scam instead: a password that is changed under a scammer's
 * eyes is a password handed over. Not here: what is suspicious, and which password.
 */
import { html, nothing } from "lit";
import { format } from "../messages/bare.js";
import { styles } from "./access.css.js";
import { groupsOf, listedOf, storiesOf } from "./access.view.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

/** @typedef {import("./access.view.js").Use} Use */

export class SentinelAccess extends SpokenElement {
  static styles = [tokens, controls, styles];
  static properties = {
    events: { attribute: false },
    assessments: { attribute: false },
    alerts: { attribute: false },
    words: { attribute: false },
    ownDeviceId: { attribute: "own-device-id" },
    now: { attribute: false },
    pressure: { type: Boolean },
    isPressed: { state: true },
  };

  constructor() {
    super();
    /** @type {readonly import("../index.js").Access[] | undefined} */ this.events = undefined;
    /** @type {readonly import("../index.js").Assessment[]} */ this.assessments = [];
    /** @type {readonly import("../index.js").Alert[]} */ this.alerts = [];
    /** What was said of uses, by their ids. @type {Record<string, "legitimate" | "fraud">} */ this.words =
      {};
    /** @type {string | undefined} */ this.ownDeviceId = undefined;
    /** @type {number | undefined} */ this.now = undefined;
    this.pressure = false;
    this.isPressed = false;
  }

  /** @param {Use} use @param {"legitimate" | "fraud" | "withdrawn"} label */
  #say({ accountId, id }, label) {
    const { [id]: _, ...others } = this.words;
    this.words = label === "withdrawn" ? others : { ...others, [id]: label };
    const detail = { accountId, accessId: id, label };
    this.dispatchEvent(new CustomEvent("sentinel-access-word", { detail, bubbles: true, composed: true }));
  }

  /** @param {number} at */
  #time(at) {
    return html`<time datetime=${new Date(at).toISOString()}>${format.time(at, this.language, { style: "minute", ...this.clock() })}</time>`;
  }

  render() {
    if (!this.events)
      return html`<div class="state" role="status"><span>${this.say("access.loading")}</span></div>`;
    const groups = groupsOf(this.events, {
      assessments: this.assessments,
      ownDeviceId: this.ownDeviceId,
      now: this.now,
    });
    if (!groups.length)
      return html`<div class="state"><p>${this.say("access.none")}</p><p class="quiet">${this.say("access.none-says")}</p></div>`;
    const listed = listedOf(groups);
    const isReported = Object.values(this.words).includes("fraud");
    return html`<div class="list">
      ${isReported ? this.#firstSteps() : nothing}
      ${storiesOf(this.alerts).map((story) => this.#story(story))}
      ${listed.map((group) => this.#group(group))}
      ${groups.length > listed.length ? html`<p class="quiet">${this.say("access.more", { count: groups.length - listed.length })}</p>` : nothing}
    </div>`;
  }

  #firstSteps() {
    const isScam = this.pressure || this.isPressed;
    const steps = this.say(isScam ? "access.scam-steps" : "access.first-steps").split("\n");
    return html`<section class="card danger first" part="steps" aria-labelledby="steps">
      <h3 id="steps">${this.say("access.steps")}</h3>
      <ol class="steps" role="list" aria-live="polite">${steps.map((step) => html`<li>${step}</li>`)}</ol>
      <label class="switch"><input type="checkbox" .checked=${isScam} @change=${(
        /** @type {Event} */ event,
      ) => {
        this.isPressed = /** @type {HTMLInputElement} */ (event.target).checked;
      }} ?disabled=${this.pressure}>${this.say("access.steps.call")}</label>
    </section>`;
  }

  /** @param {import("./access.view.js").Story} story */
  #story({ severity, steps }) {
    return html`<section class="card story ${severity}" part="story">
      <h3>${this.say("access.story")}</h3>
      <ol role="list">${steps.map(
        ({ at, what, failed }) =>
          html`<li class="step"><span>${this.say(`access.action.${what}`)}${failed ? ` · ${this.say("access.failed")}` : ""}</span>${this.#time(at)}</li>`,
      )}</ol>
    </section>`;
  }

  /** @param {import("./access.view.js").Group} group */
  #group(group) {
    const { number, isOwn, isNew, firstAt, lastAt, count, places, agent, uses, more } = group;
    const locale = this.language;
    const name =
      number === undefined
        ? this.say("access.no-device")
        : [agent, this.say("access.device", { number })].filter(Boolean).join(" · ");
    const when = (/** @type {number} */ at) =>
      format.time(at, locale, { style: "short-day", ...this.clock() });
    const where = places.map((country) => format.country(country, locale)).join(" · ");
    const isOdd = uses.some((use) => use.isOdd);
    return html`<section class="card ${isOdd ? "warning" : isNew ? "notice" : ""}" part="device">
      <div class="head"><h3>${name}</h3>
        ${isOwn ? html`<span class="tag">${this.say("access.this-device")}</span>` : nothing}
        ${isNew ? html`<span class="tag">${this.say("access.new")}</span>` : nothing}
        ${isOdd ? html`<span class="tag">${this.say("access.unusual")}</span>` : nothing}</div>
      <p class="meta quiet">${[where, this.say("access.since", { at: when(firstAt) }), this.say("access.times", { count, last: when(lastAt) })].filter(Boolean).join(" · ")}</p>
      <ul class="uses">${uses.map((use) => this.#use(use, name))}</ul>
      ${more ? html`<p class="quiet">${this.say("access.more", { count: more })}</p>` : nothing}
    </section>`;
  }

  /** @param {Use} use @param {string} device */
  #use(use, device) {
    const said = this.words[use.id];
    const action = this.say(`access.action.${use.action}`);
    const what = use.success ? action : `${action} · ${this.say("access.failed")}`;
    const country = use.country ? ` · ${format.country(use.country, this.language)}` : "";
    const named = `${what}, ${device}, ${format.time(use.at, this.language, { style: "minute", ...this.clock() })}`;
    const answer = (/** @type {"legitimate" | "fraud" | "withdrawn"} */ label, /** @type {string} */ key) =>
      html`<button @click=${() => this.#say(use, label)} aria-label=${`${this.say(key)}: ${named}`}>${this.say(key)}</button>`;
    return html`<li class="use"><div><span class="what">${what}</span> ${use.isOdd ? html`<span class="tag">${this.say("access.unusual")}</span>` : nothing}
        <div class="when">${this.#time(use.at)}${country}</div></div>
      <div class="actions">${
        said
          ? html`<span class="said" role="status">${this.say(said === "fraud" ? "access.said-not-me" : "access.said-me")}</span>${answer("withdrawn", "access.undo")}`
          : html`${answer("legitimate", "access.me")}${answer("fraud", "access.not-me")}`
      }</div></li>`;
  }
}
