// @ts-check
/**
 * What an import did, in words: rows, what was left out and why, and the bill's own totals against what was counted.
 * Not here: the import itself (bill.js).
 */
import { html, nothing } from "lit";
import { describeError, format, hasMessage, message } from "wallet-sentinel/messages/bare";
import { moneyIn } from "./veil.js";

/** @param {import("./page.js").Report} report @param {import("./settings.js").Settings} settings @param {() => void} takeOut asks whether it is to be taken out */
export function importReport(report, settings, takeOut) {
  const { locale } = settings;
  /** @type {import("./page.js").Say} */
  const say = (key, values) => message(key, locale, values);
  const { declared, counted, skipped, rejected, warnings } = report;
  const left = [
    ...skipped.map(({ line, code, text }) => ({ line, code, field: undefined, text })),
    ...rejected.map(({ code, field, lines, id }) => ({ line: lines?.[0], code, field, text: id ?? "" })),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const count = report.left ?? left.length;
  const layout = hasMessage(`layout.${report.layout}`, locale)
    ? say(`layout.${report.layout}`, {})
    : report.layout;
  /** @type {[string, number][]} */
  const all = [
    ["report-new", report.accepted],
    ["report-updated", report.updated],
    ["report-known", report.unchanged],
    ["report-skipped", count],
  ];
  const figures = all.filter(([, count], index) => count > 0 || index === 0);
  return html`<li class="report">
    <h3><bdi>${format.name(report.name)}</bdi></h3>
    <p class="quiet">${layout} · ${say("page.rows", { rows: report.rows })} · ${format.time(report.importedAt, locale, { style: "day" })}</p>
    <dl class="figures">${figures.map(([key, count]) => html`<div><dt>${say(`page.${key}`)}</dt><dd>${say(report.uses ? "page.report-records" : "page.report-payments", { count })}</dd></div>`)}</dl>
    ${report.uses ? nothing : agreement(declared, counted, settings)}
    ${
      warnings.length
        ? html`<ul class="warnings">${warnings.map(
            ({ code, count }) =>
              html`<li>${say(hasMessage(`warning.${code}`, locale) ? `warning.${code}` : "warning.other", {
                code,
                count,
              })}</li>`,
          )}</ul>`
        : nothing
    }
    ${
      left.length
        ? html`<details><summary>${say("page.report-skipped-title", { count })}</summary>
      <ul class="left-out">${left.map(
        ({ line, code, field, text }) => html`<li>
        <span class="line">${line === undefined ? "" : say("page.report-line", { line })}</span>
        <span>${describeError({ code, field }, locale)}${text ? html`<span class="original" dir="auto">${format.name(text)}</span>` : nothing}</span></li>`,
      )}
        ${count > left.length ? html`<li class="quiet">${say("page.report-more", { count: count - left.length })}</li>` : nothing}
      </ul></details>`
        : nothing
    }
    ${report.isRemovable ? html`<p><button class="quiet" aria-label=${say("page.take-out-of", { name: report.name })} @click=${takeOut}>${say("page.take-out")}</button></p>` : nothing}
  </li>`;
}

/**
 * Statements declare their own sums: the one check a visitor can make against the wallet.
 * @param {import("./page.js").Report["declared"]} declared @param {import("./page.js").Report["counted"]} counted
 * @param {import("./settings.js").Settings} settings
 */
function agreement(declared, counted, settings) {
  const { locale } = settings;
  const money = (/** @type {string | undefined} */ amount) => moneyIn(settings)(amount ?? "0", "CNY");
  if (!counted || declared?.spent === undefined || declared?.received === undefined)
    return html`<p class="quiet">${message("page.report-undeclared", locale)}</p>`;
  const same = sameAmount(declared.spent, counted.spent) && sameAmount(declared.received, counted.received);
  const values = {
    spent: money(declared.spent),
    received: money(declared.received),
    countedSpent: money(counted.spent),
    countedReceived: money(counted.received),
  };
  return html`<p class=${same ? "agrees" : "differs"}>${message(same ? "page.report-agrees" : "page.report-differs", locale, values)}
    ${declared.rows !== undefined && declared.rows !== counted.rows ? message("page.report-rows-differ", locale, { declared: declared.rows, counted: counted.rows }) : nothing}</p>`;
}

/** "16.50" and "16.5" are the same sum; one that was not counted is like none. @param {string} a @param {string | undefined} b */
function sameAmount(a, b) {
  const plain = (/** @type {string} */ amount) =>
    amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
  return b !== undefined && plain(a) === plain(b);
}
