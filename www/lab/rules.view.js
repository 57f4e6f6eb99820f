// @ts-check
/**
 * Rules of one's own: each with its expression, what is wrong with it at its letter, and how it did on the file.
 *
 * Not here: what happens on a click (pack.js, main.js); the language, which the engine checks.
 */
import { html, nothing } from "lit";
import { examplePack, packChanges } from "wallet-sentinel/lab";
import { describeError } from "wallet-sentinel/messages";
import { changesList } from "./changes.view.js";
import { writers } from "./figures.view.js";
import { taken } from "./controls.js";
import { whenField } from "./writing.view.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */
/** @typedef {import("wallet-sentinel").RuleFault} RuleFault */

const SEVERITIES = /** @type {const} */ (["info", "notice", "warning", "danger"]);
const MODES = /** @type {const} */ (["live", "shadow", "off"]);
const OUTCOMES = /** @type {const} */ (["allow", "challenge", "review", "block"]);

/** Other rules that fired on the same payments: the three that did most. */
const OVERLAPS = 3;

/** @param {State} state @param {Act} act @param {Say} say */
export function rulesView(state, act, say) {
  const { pack, packFaults, busy, language } = state;
  const rules = pack?.rules ?? [];
  const atRule = (/** @type {number} */ place) =>
    packFaults.filter(
      ({ field }) => field.startsWith(`rulePack.rules.${place}.`) || field === `rulePack.rules.${place}`,
    );
  const others = packFaults.filter(
    ({ field }) => !rules.some((_, place) => field.startsWith(`rulePack.rules.${place}`)),
  );
  return html`<section class="card" aria-labelledby="own-rules"><h2 id="own-rules">${say("rules")}</h2>
    <p class="quiet">${say("rules-say")}</p>
    <div class="row"><button @click=${act.addRule}>${say("rule-add")}</button>
      <button @click=${act.choosePack}>${say("pack-load")}</button>
      <button @click=${() => act.usePack(examplePack())}>${say("pack-example")}</button>
      <button ?disabled=${!rules.length} @click=${act.savePack}>${say("pack-save")}</button></div>
    <input type="file" id="pack-file" class="unseen" tabindex="-1" aria-hidden="true" accept=".json,application/json"
      @change=${act.packChosen}>
    <input type="file" id="pack-other" class="unseen" tabindex="-1" aria-hidden="true" accept=".json,application/json"
      @change=${act.packCompared}>
    ${
      state.packUnused.length
        ? html`<p class="quiet">${say("pack-unused", { names: state.packUnused.join(say("change-comma")) })}</p>`
        : nothing
    }
    ${others.map((fault) => html`<p class="wrong" role="alert">${faultText(fault, state)}</p>`)}
    ${rules.length ? html`<p class="quiet" id="writing-keys">${say("writing-keys")}</p>` : nothing}
    ${rules.map((rule, place) => ruleForm(rule, place, atRule(place), state, act, say))}
    ${
      rules.length
        ? html`<div class="row"><button class="main" id="run-rules" ?disabled=${!!busy || packFaults.length > 0}
          @click=${act.runChallenger}>${say("rules-run")}</button>
          <span class="quiet" role="status">${say(packFaults.length ? "rules-faulty" : state.stale ? "changed" : "rules-ran")}</span></div>`
        : nothing
    }
    ${today(state, act, say)}
    ${state.packBefore ? difference(state, act, say) : nothing}
    ${state.ruleFigures.length ? figures(state, say) : nothing}
    ${
      language
        ? html`<details><summary>${say("rule-facts")}</summary><p class="quiet">${say("rule-facts-say")}</p>
          <ul class="facts">${language.facts.map(({ name, kind }) => html`<li><code>${name}</code> <small>${say(`kind-${kind}`)}</small></li>`)}</ul>
          <ul class="facts">${language.functions.map(({ example }) => html`<li><code>${example}</code></li>`)}</ul></details>`
        : nothing
    }</section>`;
}

/** What runs today: what every change is measured against. @param {State} state @param {Act} act @param {Say} say */
function today({ pack, packFaults, today: running, busy }, act, say) {
  if (!running && !pack?.rules.length) return nothing;
  const now = running?.rulePack;
  return html`<div class="row"><span class="quiet">${
    now
      ? say("today-pack", { pack: now.id, version: now.version, count: now.rules.length })
      : say("today-none")
  }</span>
    <button id="run-today" ?disabled=${!!busy || packFaults.length > 0 || !pack?.rules.length}
      @click=${() => act.runToday(true)}>${say("today-take")}</button>
    ${running ? html`<button ?disabled=${!!busy} @click=${() => act.runToday(false)}>${say("today-drop")}</button>` : nothing}</div>`;
}

/** The pack as it is now beside the one that was opened, or another one's. @param {State} state @param {Act} act @param {Say} say */
function difference(state, act, say) {
  const { pack, lists, packBefore } = state;
  if (!packBefore) return nothing;
  const changes = packChanges(packBefore, { rulePack: pack, lists });
  return html`<h3>${packBefore.name ? say("change-since-file", { file: packBefore.name }) : say("change-since-example")}</h3>
    ${changesList(changes, state, say)}
    <div class="row"><button @click=${act.comparePack}>${say("pack-compare")}</button></div>`;
}

/** What is wrong, in a sentence; the place is shown in the expression itself. @param {RuleFault} fault @param {State} state */
function faultText({ code, nearest, field, column, expected }, { settings }) {
  const place = column ? {} : { field };
  return describeError(
    { code, details: { ...place, ...(nearest ? { nearest } : {}), ...(expected ? { expected } : {}) } },
    settings.locale,
  );
}

/** @param {import("wallet-sentinel").Rule} rule @param {number} place @param {readonly RuleFault[]} faults @param {State} state @param {Act} act @param {Say} say */
function ruleForm(rule, place, faults, state, act, say) {
  const name = rule.id || String(place + 1);
  const set = (/** @type {Partial<import("wallet-sentinel").Rule>} */ change) => act.rule(place, change);
  /** @param {string} label @param {(word: string) => string} said @param {readonly string[]} words @param {string | undefined} now @param {(word: any) => void} take @param {boolean} [none] */
  const choice = (label, said, words, now, take, none) => html`<label class="field">${label}
    <select @change=${taken((value) => take(value || undefined))}>
      ${none ? html`<option value="" ?selected=${!now}>${say("rule-none")}</option>` : nothing}
      ${words.map((word) => html`<option value=${word} ?selected=${now === word}>${said(word)}</option>`)}
    </select></label>`;
  return html`<fieldset class="rule"><legend>${say("rule-of", { rule: name })}</legend>
    ${rule.on === "access" ? html`<p class="quiet">${say("rule-on-uses")}</p>` : nothing}
    ${whenField(rule.when ?? "", place, faults.length > 0, state, act, say)}
    <div id="faults-${place}" role="status">${faults.map(
      (fault) => html`${marked(rule.when ?? "", fault, say)}
      <p class="wrong">${faultText(fault, state)}</p>`,
    )}</div>
    <div class="fields">
      <label class="field">${say("rule-id")}<input .value=${rule.id ?? ""} @change=${taken((value) => set({ id: value }))}></label>
      ${choice(
        say("rule-severity"),
        (word) => say(`rule-severity-${word}`),
        SEVERITIES,
        rule.severity,
        (severity) => set({ severity }),
      )}
      ${choice(
        say("rule-mode"),
        (word) => say(`rule-mode-${word}`),
        MODES,
        rule.mode ?? "live",
        (mode) => set({ mode }),
      )}
      ${
        state.language?.useFacts.length
          ? choice(
              say("rule-on"),
              (word) => say(`rule-on-${word}`),
              ["payment", "access"],
              rule.on ?? "payment",
              (on) => set(/** @type {any} */ ({ on: on === "payment" ? undefined : on })),
            )
          : nothing
      }
      ${choice(
        say("rule-outcome"),
        (word) => say(`rule-outcome-${word}`),
        OUTCOMES,
        rule.outcome,
        (outcome) => set({ outcome }),
        true,
      )}
      <label class="field">${say("rule-weight")}<input type="number" step="any" min="-10" max="10"
        .value=${String(rule.weight ?? "")}
        @change=${taken((value) => set({ weight: value === "" ? undefined : Number(value) }))}></label>
    </div>
    <button class="small" @click=${() => act.dropRule(place)}>${say("rule-drop", { rule: name })}</button></fieldset>`;
}

/** The expression with the letters that are meant. @param {string} when @param {RuleFault} fault @param {Say} say */
function marked(when, { column, length = 0 }, say) {
  if (!column) return nothing;
  const from = column - 1;
  const word = when.slice(from, from + length);
  return html`<p class="marked"><code>${when.slice(0, from)}<mark>${word || "␣"}</mark>${when.slice(from + length)}</code>
    <small>${say("rule-column", { column })}</small></p>`;
}

/** @param {State} state @param {Say} say */
function figures({ ruleFigures, history, settings }, say) {
  const { number, share, range } = writers(settings.locale, history?.currency);
  const isLabelled = history?.isLabelled;
  return html`<h3 id="rule-figures">${say("rule-figures")}</h3>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="rule-figures"><table class="wide rules"><thead><tr>
      <th scope="col">${say("rule")}</th><th scope="col">${say("mode")}</th><th scope="col">${say("rule-fired")}</th>
      ${
        isLabelled
          ? html`<th scope="col">${say("frauds")}</th><th scope="col">${say("precision")}</th><th scope="col">${say("rule-only")}</th>`
          : nothing
      }
      <th scope="col">${say("rule-overlap")}</th></tr></thead><tbody>${ruleFigures.map(
        (one) => html`<tr><th scope="row">${one.rule}${
          one.untold + one.failed + one.truncated
            ? html`<small>${say("rule-no-value", { untold: number(one.untold), failed: number(one.failed), truncated: number(one.truncated) })}</small>`
            : nothing
        }</th>
        <td>${say(one.demoted ? "rule-demoted" : `rule-mode-${one.mode}`)}${
          one.mode === "shadow" ? html`<small>${say("rule-would")}</small>` : nothing
        }</td>
        <td>${number(one.hits)}<small>${share(one.share)}</small></td>
        ${
          isLabelled
            ? html`<td>${number(one.frauds)}</td>
          <td>${one.precision && one.judged ? html`${share(one.precision.value)}<small>${range(one.precision)}</small>` : "–"}</td>
          <td>${one.onlyHits ? say("only-of", { frauds: number(one.onlyFrauds), hits: number(one.onlyHits) }) : "–"}</td>`
            : nothing
        }
        <td>${one.overlap.slice(0, OVERLAPS).map(({ rule, count }) => html`<small>${rule}: ${number(count)}</small>`)}</td></tr>`,
      )}</tbody></table></div>`;
}
