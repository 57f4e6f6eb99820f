// @ts-check
/**
 * The lab page as a function of its state: masthead, file and its columns, and, once scored, everything that was found.
 *
 * Not here: what happens on a click (main.js), figures (figures.view.js), reasons (reasons.view.js), single payments (rows.view.js).
 */
import { html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import { format } from "wallet-sentinel/messages";
import { examplesView } from "./examples.view.js";
import { figuresView } from "./figures.view.js";
import { columnsForm, faultView } from "./columns.view.js";
import { queueView } from "./queue.view.js";
import { reasonsView } from "./reasons.view.js";
import { rulesView } from "./rules.view.js";
import { sayIn } from "./say.js";
import { detailDialog, exportView, rowsView } from "./rows.view.js";
import { taken } from "./controls.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */

/** @type {import("../src/settings.js").Settings["theme"][]} */
const THEMES = ["auto", "light", "dark"];

/** What is shown of a history that was scored, in its order. */
const measured = [figuresView, reasonsView, rulesView, rowsView, queueView, exportView];

/** What changes with every letter of a rule and is read by its view alone. @type {(keyof State)[]} */
const WRITTEN = ["pack", "packFaults", "offered", "tried", "language"];

/**
 * A part anew where anything of the state is another, but for what is being written: a letter draws no chart.
 * @param {typeof measured[number]} part @param {State} state @param {Act} act @param {Say} say
 */
const unlessWritten = (part, state, act, say) =>
  part === rulesView
    ? part(state, act, say)
    : guard(
        Object.entries(state).flatMap(([key, value]) =>
          WRITTEN.includes(/** @type {keyof State} */ (key)) ? [] : [key, value],
        ),
        () => part(state, act, say),
      );

/** @param {State} state @param {Act} act */
export function page(state, act) {
  const { locale } = state.settings;
  const say = sayIn(locale);
  return html`
    <a class="skip" href="#results" @click=${(/** @type {Event} */ event) => {
      event.preventDefault();
      document.querySelector("main h1")?.scrollIntoView();
      /** @type {HTMLElement | null} */ (document.querySelector("main h1"))?.focus();
    }}>${say("skip")}</a>
    ${masthead(state, act, say)}
    <main class=${state.unmasked ? "" : "masked"}>
      ${state.history ? fileView(state, act, say) : opening(state, act, say)}
      ${busyView(state, act, say)}
      ${state.fault ? faultView(state, act, say) : nothing}
      ${state.inspection && (state.mappingOpen || (state.fault && !state.history)) ? columnsForm(state, act, say) : nothing}
      ${state.runs[0] && state.figures[state.asked.shown] ? measured.map((part) => unlessWritten(part, state, act, say)) : nothing}
      ${unlessWritten(examplesView, state, act, say)}
    </main>
    <input type="file" id="file" class="unseen" tabindex="-1" aria-hidden="true" accept=".csv,.tsv,.txt,.gz,text/csv" @change=${act.chosen}>
    ${state.dragging ? html`<div class="dropping" aria-hidden="true"><p>${say("drop-now")}</p></div>` : nothing}
    ${detailDialog(state, act, say)}
  `;
}

/** @param {State} state @param {Act} act @param {Say} say */
function masthead({ settings }, act, say) {
  const languages = /** @type {const} */ ([
    ["zh-CN", "中文"],
    ["en", "EN"],
  ]);
  return html`<header>
    <p class="brand"><img src="/icon.svg" alt="" width="32" height="32">${say("name")}</p>
    <div class="tools">
      <a class="aside-link" href="/">${say("to-page")}</a>
      <div class="switch" role="group" aria-label=${say("language")}>
        ${languages.map(
          ([locale, label]) => html`<button lang=${locale} aria-pressed=${settings.locale === locale}
          @click=${() => act.settle({ locale })}>${label}</button>`,
        )}
      </div>
      <label class="pick"><span class="unseen">${say("theme")}</span>
        <select @change=${taken((_, control) => act.settle({ theme: THEMES[control.selectedIndex] }))}>
          ${THEMES.map((theme) => html`<option value=${theme} ?selected=${settings.theme === theme}>${say(`theme-${theme}`)}</option>`)}
        </select></label>
    </div>
  </header>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
function opening(state, act, say) {
  return html`<section class="opening">
    <div><h1 id="results" tabindex="-1">${say("title")}</h1><p class="lead">${say("lead")}</p>
      <p class="private">${say("private")}</p></div>
    <div class="drop">
      <p class="drop-title">${say("drop")}</p>
      <button class="main" ?disabled=${!!state.busy} @click=${act.choose}>${say("choose")}</button>
      <p class="quiet">${say("kinds")}</p>
      <button ?disabled=${!!state.busy} @click=${act.sample}>${say("try-sample")}</button>
      <p class="quiet">${say("sample-says")}</p>
    </div>
  </section>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
function busyView({ busy }, act, say) {
  return html`<div class="notices" role="status">${
    busy
      ? html`<div class="notice"><p>${say(`busy-${busy.what}`)}</p><progress max="1" .value=${busy.share}
        aria-label=${say(`busy-${busy.what}`)}></progress>
        <button @click=${act.cancel}>${say("cancel")}</button></div>`
      : nothing
  }</div>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
function fileView(state, act, say) {
  const { history, runs, asked, settings } = state;
  if (!history) return nothing;
  const { locale } = settings;
  const number = (/** @type {number} */ value) => format.number(value, locale);
  const day = (/** @type {number} */ at) => format.time(at, locale, { utcOffset: history.utcOffset });
  const megabytes = (/** @type {number} */ bytes) => number(Math.max(1, Math.round(bytes / 1e6)));
  const run = runs[asked.shown] ?? runs[0];
  const known = history.frauds + history.genuine;
  return html`<section class="card file" aria-labelledby="results">
    <h1 class="own" id="results" tabindex="-1">${asked.sample ? say("sample-name") : state.fileName}</h1>
    <dl class="figures">
      <div><dt>${say("file-payments")}</dt><dd>${number(history.count)}</dd></div>
      <div><dt>${say("file-accounts")}</dt><dd>${number(history.accounts)}</dd></div>
      <div><dt>${say("file-span")}</dt><dd>${day(history.from)} – ${day(history.to)}</dd></div>
      ${
        history.isLabelled
          ? html`<div><dt>${say("file-frauds")}</dt>
            <dd>${number(history.frauds)} · ${format.number(history.frauds / known, locale, { style: "percent", maximumFractionDigits: 2 })}</dd>
              </div>
      <div><dt>${say("file-unknown")}</dt><dd>${number(history.count - known)}</dd></div>`
          : html`<div><dt>${say("file-labels")}</dt><dd>${say("file-labels-none")}</dd></div>`
      }
      ${history.rows > history.count ? html`<div><dt>${say("file-skipped")}</dt><dd>${number(history.rows - history.count)}</dd></div>` : nothing}
    </dl>
    ${history.isLabelled ? nothing : html`<p class="quiet">${say("no-labels-says")}</p>`}
    ${
      history.skipped.length
        ? html`<details><summary>${say("skipped-why")}</summary><ul class="left-out">${history.skipped.map(
            ({ code, count, examples }) =>
              html`<li><span>${number(count)} ×</span><span>${say(`skip-${code}`)}
                ${examples.map(({ line, text }) => html`<span class="original">${say("line", { line: String(line) })} ${text}</span>`)}</span></li>`,
          )}</ul></details>`
        : nothing
    }
    ${history.notes.map(({ code, count }) => html`<p class="quiet">${say(`note-${code}`, { count })}</p>`)}
    ${
      run?.unanswered
        ? html`<p class="wrong">${say("refused", { count: run.unanswered })}
          ${run.refused.map(({ code, field, payments }) => (payments ? `${code}${field ? ` (${field})` : ""}: ${number(payments)}` : "")).join(" ")}</p>`
        : nothing
    }
    ${run?.evicted.accounts ? html`<p class="quiet">${say("evicted", { count: run.evicted.accounts })}</p>` : nothing}
    <p class="quiet memory">${say("memory", {
      columns: megabytes(history.bytes),
      scores: megabytes(runs.reduce((sum, one) => sum + (one?.bytes ?? 0), 0)),
      engine: megabytes(run?.engineBytes ?? 0),
      most: megabytes(history.mostBytes),
    })}
      ${run ? say("took", { seconds: Math.max(1, Math.round(run.milliseconds / 1000)), rate: number(Math.max(1, Math.round(history.count / run.milliseconds))) }) : nothing}</p>
        
    <div class="row">
      <label class="field">${say("label-delay")}
        <select ?disabled=${!history.isLabelled || !!state.busy} @change=${taken((value) => {
          act.ask({ labelDelay: Number(value) });
          act.rerun();
        })}>
          ${[0, 1, 3, 7, 14, 30, 90, -1].map(
            (days) => html`<option value=${days}
            ?selected=${asked.labelDelay === days}>${days < 0 ? say("label-never") : say("days", { count: days })}</option>`,
          )}
        </select></label>
      ${runs[0] ? nothing : html`<button class="main" ?disabled=${!!state.busy} @click=${act.rerun}>${say("score-now")}</button>`}
      <button @click=${() => act.openMapping(!state.mappingOpen)} aria-expanded=${state.mappingOpen}
        ?disabled=${!!state.busy}>${say("columns")}</button>
      <button @click=${act.again} ?disabled=${!!state.busy}>${say("another")}</button>
    </div>
  </section>`;
}
