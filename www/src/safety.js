// @ts-check
/**
 * The view of the account itself: the check-up with its next step first, the questions that only a person can answer, and who was here.
 *
 * Not here: what a click does (guard.js), and how uses and advice are drawn (the package's elements).
 */
import { html, nothing } from "lit";
import "wallet-sentinel/elements/bare/safety";
import { isPressed } from "./guard.js";
import { zoneOf } from "./zone.js";

/** @typedef {import("./page.js").State} State @typedef {import("./page.js").Act} Act @typedef {import("./page.js").Say} Say */

/** What a person can say of the protection, in the order in which it is asked. */
const ASKED = /** @type {const} */ ([
  "twoStep",
  "suspectedLeak",
  "reusedPassword",
  "alertsOn",
  "contactVerified",
  "guessablePin",
  "biometric",
]);
/** Nobody types more. */
const LONGEST = 128;

/** @param {State} state @param {Act} act @param {Say} say */
export function safetyView(state, act, say) {
  const { guard, seen, settings } = state;
  const zone = zoneOf(state);
  if (!guard) return nothing;
  const common = { locale: settings.locale, alerts: seen?.alerts ?? [] };
  return html`
    ${example(state, act, say)}
    <section aria-labelledby="checkup"><h2 id="checkup">${say("checkup")}</h2>
      <div class="halves">
        <sentinel-checkup .items=${guard.items} locale=${common.locale} time-zone=${zone}></sentinel-checkup>
        ${questions(guard.facts, act, say)}
      </div></section>
    <section aria-labelledby="who" aria-busy=${guard.isKeeping ? "true" : "false"}><h2 id="who">${say("who")}</h2>
      ${
        guard.accesses.length
          ? html`<sentinel-access ?pressure=${isPressed(common.alerts)} .events=${guard.accesses} .assessments=${guard.judged} .alerts=${common.alerts}
            .words=${guard.words} .now=${guard.now} locale=${common.locale} time-zone=${zone} @sentinel-access-word=${act.saidOfUse}></sentinel-access>
            <p class="quiet">${say("who-limits")}</p>`
          : html`<div class="card"><p>${say("who-none")}</p><ul>
            <li>${say("who-apple")}</li><li>${say("who-google")}</li><li>${say("who-own")}</li></ul></div>`
      }</section>`;
}

/** The made-up life with a takeover, for whoever has nothing of their own here. @param {State} state @param {Act} act @param {Say} say */
function example({ sample, sampleUses, busy }, act, say) {
  if (!sample) return nothing;
  return html`<div class="ribbon"><p><b>${say("sample")}</b>${say(sampleUses ? "takeover-says" : "takeover-offer")}</p>
    <button ?disabled=${busy} @click=${() => act.example(sampleUses ? undefined : "takeover-sample.csv")}>${say(sampleUses ? "takeover-back" : "takeover-go")}</button></div>`;
}

/** @param {import("./page.js").Facts} facts @param {Act} act @param {Say} say */
function questions(facts, act, say) {
  const choices = /** @type {const} */ ([
    [undefined, "fact-unknown"],
    [true, "fact-yes"],
    [false, "fact-no"],
  ]);
  return html`<fieldset class="card facts"><legend>${say("facts")}</legend><p class="quiet">${say("facts-says")}</p>
    ${ASKED.map(
      (name) => html`<label><span>${say(`fact-${name}`)}</span>
        <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => act.answered({ [name]: choices[target.selectedIndex][0] })}>
          ${choices.map(([value, key]) => html`<option ?selected=${facts[name] === value}>${say(key)}</option>`)}</select></label>`,
    )}
    <label><span>${say("fact-passwordLength")}</span>
      <input type="number" inputmode="numeric" min="1" max=${LONGEST} .value=${String(facts.passwordLength ?? "")}
        @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) => {
          const length = Math.round(target.valueAsNumber);
          act.answered({ passwordLength: length >= 1 && length <= LONGEST ? length : undefined });
        }}></label>
  </fieldset>`;
}
