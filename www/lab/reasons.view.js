// @ts-check
/**
 * Every built-in reason: how it did, its switch and its settings; and what a challenger with other switches gains and loses.
 * Not here: rules of one's own (rules.view.js).
 */
import { html, nothing } from "lit";
import { maskedSegments, packChanges } from "wallet-sentinel/lab";
import { changesList } from "./changes.view.js";
import { titleOf, writers } from "./figures.view.js";
import { taken } from "./controls.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */

/** Reasons that a score is made of; the others watch what a labelled file does not tell. */
const SCORED = ["payment", "access"];

/** @param {State} state @param {Act} act @param {Say} say */
export function reasonsView(state, act, say) {
  const { reasons, asked, figures: all, settings, history } = state;
  const figures = all[asked.shown];
  if (!figures) return nothing;
  const { locale } = settings;
  const { number, share, range } = writers(locale, history?.currency);
  const by = new Map(figures.reasons.map((one) => [one.code, one]));
  const scored = reasons
    .filter(({ trigger }) => SCORED.includes(trigger))
    .toSorted((a, b) => (by.get(b.code)?.hits ?? -1) - (by.get(a.code)?.hits ?? -1));
  const labelled = history?.isLabelled;
  const speaks = (/** @type {typeof scored[number]} */ { code }) =>
    by.get(code)?.spoke || asked.modes[code] || asked.params[code];
  const silent = scored.filter((spec) => !speaks(spec));
  const table = (
    /** @type {typeof scored} */ specs,
  ) => html`<div class="scroll" tabindex="0" role="group" aria-labelledby="reasons"><table class="wide reasons"><thead><tr>
    <th scope="col">${say("reason")}</th><th scope="col">${say("mode")}</th><th scope="col">${say("spoke")}</th>
      <th scope="col">${say("hits")}</th>${
        labelled
          ? html`<th scope="col">${say("precision")}</th><th scope="col">${say("only")}</th>
        `
          : nothing
      }<th scope="col"><span class="unseen">${say("more")}</span></th></tr></thead>
    <tbody>${specs.map((spec) => {
      const one = by.get(spec.code);
      const mode = asked.modes[spec.code] ?? spec.starts ?? "live";
      const title = titleOf(spec.code, locale);
      return html`<tr><th scope="row">${title}<small>${spec.code}</small></th>
        <td><select aria-label=${say("mode-of", { title })} data-code=${spec.code}
          @change=${taken((value) => act.mode(spec.code, /** @type {any} */ (value)))}>${spec.modes.map(
            (name) => html`<option value=${name}
            ?selected=${mode === name}>${say(`mode-${name}`)}</option>`,
          )}</select></td>
        <td>${number(one?.spoke ?? 0)}</td><td>${number(one?.hits ?? 0)}</td>
        ${
          labelled
            ? html`<td>${one?.hits ? html`${share(one.precision.value)}<small>${range(one.precision)}</small>` : "–"}</td>
          <td>${one?.onlyHits ? say("only-of", { frauds: number(one.onlyFrauds), hits: number(one.onlyHits) }) : "–"}</td>`
            : nothing
        }
        <td>${spec.settings.length || one?.hits ? settingsOf(spec, state, act, say, !!one?.hits) : nothing}</td></tr>`;
    })}</tbody></table></div>`;
  return html`<section class="card" aria-labelledby="reasons"><h2 id="reasons">${say("reasons")}</h2>
    <p class="quiet">${say(labelled ? "reasons-say" : "reasons-say-unlabelled")}</p>
    ${table(scored.filter(speaks))}
    ${silent.length ? html`<details><summary>${say("silent-reasons", { count: silent.length })}</summary>${table(silent)}</details>` : nothing}
    <div class="row"><button class="main" id="run-challenger" ?disabled=${!!state.busy} @click=${act.runChallenger}>${say("run-challenger")}</button>
      <span class="quiet" role="status">${state.stale ? say("changed") : state.runs[1] ? say("challenger-ran") : say("challenger-says")}</span></div>
    ${difference(state, act, say)}</section>`;
}

/** @param {import("wallet-sentinel").ReasonSpec} spec @param {State} state @param {Act} act @param {Say} say @param {boolean} spoke */
function settingsOf(spec, { asked, overlap, settings }, act, say, spoke) {
  const { number } = writers(settings.locale);
  return html`<details class="settings"><summary
    aria-label=${say("settings-of", { title: titleOf(spec.code, settings.locale) })}>${say("settings")}</summary>
    ${spec.settings.map((setting) =>
      setting.kind === "number"
        ? html`<label class="field"><span><code>${setting.name}</code> <small>${setting.least} – ${setting.most}</small></span>
        <input type="number" step="any" min=${setting.least} max=${setting.most} placeholder=${setting.default}
          .value=${String(asked.params[spec.code]?.[setting.name] ?? "")}
          @change=${taken((value, control) => act.param(spec.code, setting.name, value === "" || !control.checkValidity() ? undefined : Number(value)))}></label>
            `
        : nothing,
    )}
    ${spoke ? html`<button @click=${() => act.overlap(spec.code)}>${say("overlap")}</button>` : nothing}
    ${
      overlap?.code === spec.code
        ? html`<ul class="overlap">${
            overlap.with.length
              ? overlap.with.map(
                  ({ code, count }) => html`<li>${titleOf(code, settings.locale)}: ${number(count)}</li>
      `,
                )
              : html`<li>${say("overlap-none")}</li>`
          }</ul>`
        : nothing
    }
  </details>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
function difference(state, act, say) {
  const { asked, difference: found, settings, history, ran } = state;
  if (!found) return nothing;
  const { number, money } = writers(settings.locale, history?.currency);
  const side = (/** @type {"gained" | "lost"} */ which) => {
    const one = found[which];
    return html`<tr><th scope="row">${say(`change-${which}`)}</th><td>${number(one.alerts)}</td>
      ${history?.isLabelled ? html`<td>${number(one.frauds)}</td><td>${number(one.genuine)}</td>` : nothing}<td>${number(one.unknown)}</td>
        <td>${money(one.value)}</td>
      <td>${one.rows.slice(0, 3).map(
        (row) => html`<button class="small"
        @click=${() => act.open(row)}>${say("open-row", { row: number(row + 1) })}</button> `,
      )}</td></tr>`;
  };
  return html`<h3>${say("difference")}</h3><p>${say("difference-both", { both: number(found.both) })}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${say("difference")}><table><thead><tr><td></td>
      <th scope="col">${say("alerts")}</th>${
        history?.isLabelled
          ? html`<th scope="col">${say("frauds")}</th>
        <th scope="col">${say("genuine")}</th>`
          : nothing
      }<th scope="col">${say("unknown")}</th><th scope="col">${say("value")}</th>
          <th scope="col">${say("examples")}</th></tr></thead><tbody>${side("gained")}${side("lost")}</tbody></table></div>
    ${
      found.segments.length
        ? html`<ul class="overlap ${maskedSegments(found, asked.segment) === found ? "" : "named"}">${found.segments.map(
            ({ name, gained, lost }) => html`<li>${name || "–"}: +${number(gained)} −${number(lost)}</li>
      `,
          )}</ul>`
        : nothing
    }
    ${ran ? html`<h4>${say("change-of-runs")}</h4>${changesList(packChanges(state.today ?? {}, ran), state, say)}` : nothing}`;
}
