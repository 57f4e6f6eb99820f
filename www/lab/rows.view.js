// @ts-check
/**
 * Payments one by one: missed and false ones, each opened to its reasons and its account; and what leaves the page.
 * Not here: which they are (the package's lab).
 */
import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { describe, describeForAnalyst, format } from "wallet-sentinel/messages";
import { titleOf, writers } from "./figures.view.js";
import { answerButtons } from "./queue.view.js";
import { taken } from "./controls.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */

/** In the file's own time. @param {State} state */
const moment =
  ({ settings: { locale }, history }) =>
  (/** @type {number} */ at) =>
    format.time(at, locale, { style: "minute", utcOffset: history?.utcOffset ?? 0 });

/** @param {State} state @param {Act} act @param {Say} say */
export function rowsView(state, act, say) {
  const { asked, list, settings, history } = state;
  const { locale } = settings;
  const { number } = writers(locale);
  const when = moment(state);
  /** @type {import("wallet-sentinel/lab").ListQuery["what"][]} */
  const kinds = history?.isLabelled ? ["missed", "false", "found"] : ["flagged"];
  const spoken = state.figures[asked.shown]?.reasons ?? [];
  return html`<section class="card" aria-labelledby="rows"><h2 id="rows">${say("rows")}</h2>
    <div class="row">
      <div class="switch" role="group" aria-label=${say("rows")}>${kinds.map(
        (what) => html`<button aria-pressed=${asked.list === what}
        @click=${() => act.ask({ list: what })}>${say(`list-${what}`)}</button>`,
      )}</div>
      <label class="field">${say("with-reason")}<select
        @change=${taken((value) => act.ask({ reason: value }))}><option value="">${say("any-reason")}</option>
          ${spoken
            .filter(({ spoke }) => spoke)
            .map(
              ({ code }) => html`<option value=${code}
            ?selected=${asked.reason === code}>${titleOf(code, locale)}</option>`,
            )}</select></label>
      <form class="find" @submit=${(/** @type {Event & { target: HTMLFormElement }} */ event) => {
        event.preventDefault();
        act.find(String(new FormData(event.target).get("id") ?? "").trim());
      }}><label class="field">${say("find")}<input name="id" autocomplete="off"></label><button>${say("find-go")}</button></form>
    </div>
    <p role="status">${state.notFound ? say("not-found") : nothing}</p>
    ${
      list?.rows.length
        ? html`<p class="quiet">${say("list-of", { shown: list.rows.length, of: list.of })} ${say(`list-${asked.list}-says`)}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="rows"><table class="wide payments"><thead><tr>
      <th scope="col">${say("time")}</th><th class="names" scope="col">${say("role-account")}</th>
        ${
          history?.isLabelled === undefined
            ? nothing
            : html`<th class="names" scope="col">${say("role-counterparty")}</th>
          `
        }<th scope="col">${say("amount")}</th><th scope="col">${say("score")}</th><th scope="col">${say("why")}</th></tr></thead>
      <tbody>${list.rows.map(
        (row) =>
          html`<tr><td><button class="link" @click=${() => act.open(row.row)}>${when(row.at)}</button></td><td class="names">${row.account}</td>
            <td class="names">${row.counterparty ?? "–"}</td><td>${amountOf(row, locale)}</td><td>${number(row.score, 1)}</td><td>${
              row.reasons
                .slice(0, 2)
                .map(({ code }) => titleOf(code, locale))
                .join(" · ") || say("no-reason")
            }${row.answer ? html`<small>${say("by-hand")}</small>` : nothing}</td></tr>`,
      )}</tbody></table></div>`
        : html`<p>${say("list-empty")}</p>`
    }</section>`;
}

/** @param {import("wallet-sentinel/lab").RowBrief} row @param {string} locale */
const amountOf = (row, locale) =>
  /^[A-Z]{3}$/.test(row.currency) ? format.money(row.amount, row.currency, locale) : row.amount;

/** @param {State} state @param {Act} act @param {Say} say */
export function detailDialog(state, act, say) {
  const { detail, settings, asked } = state;
  if (!detail) return nothing;
  const { locale } = settings;
  const when = moment(state);
  const { number, share } = writers(locale);
  const full = detail.full ?? [];
  const most = Math.max(1, ...detail.reasons.map(({ contribution }) => Math.abs(contribution)));
  const isAlert = detail.score >= asked.challenge;
  return html`<dialog class="detail" aria-labelledby="detail" ${ref((element) => {
    const dialog = /** @type {HTMLDialogElement | undefined} */ (element);
    if (dialog && !dialog.open)
      queueMicrotask(() => dialog.isConnected && !dialog.open && dialog.showModal());
  })} @close=${act.close}>
    <h2 id="detail" tabindex="-1">${amountOf(detail, locale)} · ${when(detail.at)}</h2>
    <p>${say("detail-line", { id: detail.id, line: String(detail.line), account: detail.account, counterparty: detail.counterparty ?? "–" })}</p>
    <p><b>${say(`label-${detail.label}`)}</b>${
      detail.answer
        ? html` · <b>${say("answer-by-hand", { answer: say(`answer-${detail.answer}`) })}</b>`
        : nothing
    } · ${say("detail-score", {
      score: number(detail.score, 1),
      probability: share(detail.probability, 2),
    })} · ${say(isAlert ? "detail-flagged" : "detail-passed", { challenge: number(asked.challenge, 1) })}</p>
    ${detail.label === "none" || detail.label === "disputed" ? answerButtons(detail, state, act, say) : nothing}
    ${detail.warmingUp ? html`<p class="quiet">${say("warming-up")}</p>` : nothing}
    ${isAlert ? nothing : html`<h3>${say("why-not")}</h3><p>${say(detail.reasons.length ? "why-not-some" : "why-not-none")}</p>`}
    <h3>${say("shares")}</h3>
    ${
      detail.reasons.length
        ? html`<ul class="shares">${
            detail.base === undefined
              ? nothing
              : html`<li><span>${say("base-share")}</span><span>${number(detail.base, 2)}</span></li>
          `
          }${detail.reasons.map(({ code, contribution }) => {
            const one = full.find((reason) => reason.code === code);
            return html`<li><div class="share-head"><b>${titleOf(code, locale)}</b><span>${say("nats", { nats: number(contribution, 2) })}</span></div>
                
        <meter min="0" max=${most} value=${Math.abs(contribution)} aria-label=${titleOf(code, locale)}></meter>
        ${
          one
            ? html`<p>${describe(one, locale, { audience: "all", utcOffset: state.history?.utcOffset ?? 0 }).body}</p>
          ${
            one.unless
              ? html`<p class="quiet">${say("unless", { field: one.unless.field, op: one.unless.op === "<=" ? "≤" : "≥", bound: String(one.unless.bound) })}</p>
            `
              : nothing
          }<p class="original">${describeForAnalyst(one, locale, { utcOffset: state.history?.utcOffset ?? 0 }).reasons[0]?.values.join(" · ") ?? ""}</p>
              `
            : nothing
        }</li>`;
          })}</ul>${full.length ? nothing : html`<p class="quiet">${say("not-kept")}</p>`}`
        : html`<p>${say("no-reason")}</p>`
    }
    ${
      detail.shadow?.length
        ? html`<p class="quiet">${say("in-shadow", { reasons: detail.shadow.map((code) => titleOf(code, locale)).join(", ") })}</p>
      `
        : nothing
    }
    ${
      detail.further.length
        ? html`<dl class="figures">${detail.further.map(
            ({ name, value }) => html`<div><dt>${name}</dt>
      <dd>${value || "–"}</dd></div>`,
          )}</dl>`
        : nothing
    }
    <h3>${say("timeline")}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label=${say("timeline")}><table><thead><tr><th scope="col">${say("time")}</th>
      <th scope="col">${say("role-counterparty")}</th><th scope="col">${say("amount")}</th><th scope="col">${say("score")}</th>
        <th scope="col">${say("role-label")}</th></tr></thead>
    <tbody>${detail.timeline.map(
      (row) => html`<tr class=${row.row === detail.row ? "this" : ""}
      aria-current=${row.row === detail.row ? "true" : nothing}><td>${when(row.at)}</td><td>${row.counterparty ?? "–"}</td>
        <td>${amountOf(row, locale)}</td><td class=${row.score >= asked.challenge ? "bad" : ""}>${number(row.score, 1)}</td>
          <td>${say(`label-${row.label}`)}</td></tr>`,
    )}</tbody></table></div>
    <form method="dialog" class="row"><button class="main">${say("close")}</button></form>
  </dialog>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
export function exportView(state, act, say) {
  return html`<section class="card export" aria-labelledby="export"><h2 id="export">${say("export")}</h2><p class="quiet">${say("export-says")} ${say("export-also")}</p>
    <label class="check"><input type="checkbox" .checked=${state.unmasked}
      @change=${taken((_, control) => act.mask(control.checked))}> ${say("unmasked")}</label>
    <div class="row"><button @click=${act.saveRows}>${say("save-rows")}</button><button
      @click=${act.saveReport}>${say("save-report")}</button><button @click=${act.saveConfig}>${say("save-config")}</button>
      <button ?disabled=${!!state.busy} @click=${act.saveReceipts}>${say("save-receipts")}</button>
      <button ?disabled=${!state.answers?.byLine.length} @click=${act.saveAnswers}>${say("save-answers")}</button><button
        @click=${act.print}>${say("print")}</button></div></section>`;
}
