// @ts-check
/**
 * The page as a function of its state: masthead, opening, the bill's story, alerts, spending, reports, data.
 *
 * Made of the package's elements; what they cannot know (files, storage, language) is around them.
 * Not here: what happens on a click (main.js), the words (words/).
 */
import { html, nothing, svg } from "lit";
import { describeError, format, message } from "wallet-sentinel/messages/bare";
import { addressOf } from "./address.js";
import { hasUses } from "./bill.js";
import { budgetForm, spentOn } from "./budgets.js";
import { help, promises } from "./help.js";
import { columnsDialog } from "./columns.js";
import { caseDialog, confirmDialog, passwordDialog } from "./dialogs.js";
import { importReport } from "./report.js";
import { moneyIn } from "./veil.js";
import { CHINA, otherZone, zoneName, zoneOf } from "./zone.js";

/** @typedef {import("./page.js").State} State @typedef {import("./page.js").Act} Act @typedef {import("./page.js").Say} Say */

/** @type {import("./settings.js").Settings["theme"][]} */
const THEMES = ["auto", "light", "dark"];

/** Past the masthead, by what is looked at. */
const SKIP = { overview: "skip", payments: "skip-list", safety: "skip-safety" };

/** @param {State} state @param {Act} act */
export function page(state, act) {
  const { locale } = state.settings;
  /** @type {Say} */
  const say = (key, values = {}) => message(`page.${key}`, locale, values);
  // As the readers of bills call the account of each wallet.
  const accounts = {
    alipay: say("account-alipay"),
    wechat: say("account-wechat"),
    jd: say("whose-jd"),
    meituan: say("whose-meituan"),
  };
  const common = { locale, zone: zoneOf(state), accounts };
  const isList = state.view === "payments";
  return html`
    <a class="skip" href="#alerts" @click=${act.skip}>${say(SKIP[state.view])}</a>
    ${masthead(state, act, say)}
    <div class="top">${views(state, say)}${help(state)}</div>
    ${
      isList
        ? html`<main class="list">${notices(state, act, say)}${state.sample ? ribbon(act, say) : nothing}
      <h1 class="own" tabindex="-1" data-title>${say("list")}</h1>${inTime(state, act, say)}
      ${state.list && !state.failed ? state.list.paymentsView(state, act, say) : nothing}</main>`
        : nothing
    }
    ${
      state.view === "safety"
        ? html`<main class="safety">${notices(state, act, say)}<h1 class="own" tabindex="-1" data-title>${say("safety")}</h1>
      ${state.guard && !state.failed ? state.guard.view.safetyView(state, act, say) : nothing}</main>`
        : nothing
    }
    <main ?hidden=${state.view !== "overview"}>
      ${state.view === "overview" ? notices(state, act, say) : nothing}
      ${state.sample ? opening(state, act, say) : html`<h1 class="own" tabindex="-1" data-title>${say("own-title")}</h1>${inTime(state, act, say)}`}
      ${stuckCard(state, act, say)}
      ${state.failed ? nothing : story(state, act, say, common)}
      ${state.sample && !state.failed ? trial(state, act, say) : nothing}
      ${
        state.imports.length && !state.sample
          ? html`<section aria-labelledby="imports"><h2 id="imports">${say("imports")}</h2>
        <ul class="reports">${state.imports.toReversed().map((report) => importReport(report, state.settings, () => act.confirm({ what: "take-out", report })))}</ul></section>`
          : nothing
      }
      ${dataSection(state, act, say)}
    </main>
    <input type="file" id="file" class="unseen" multiple tabindex="-1" aria-hidden="true" @change=${act.chosen}>
    ${state.dragging ? html`<div class="dropping" aria-hidden="true"><p>${say("drop-now")}</p></div>` : nothing}
    ${isList && state.list ? state.list.paymentDialog(state, act, say, accounts) : nothing}
    ${passwordDialog(state, act, say)}
    ${columnsDialog(state, act, say)}
    ${confirmDialog(state, act, say)}
    ${caseDialog(state, act, say)}
  `;
}

/** @param {State} state @param {Act} act @param {Say} say */
function masthead({ settings, sample, busy, stuck }, act, say) {
  const languages = /** @type {const} */ ([
    ["zh-CN", "中文"],
    ["en", "EN"],
  ]);
  return html`<header>
    <p class="brand"><img src="/icon.svg" alt="" width="32" height="32"><span>${say("name")}</span></p>
    <div class="tools">
      ${sample || stuck ? nothing : html`<button class="main" ?disabled=${busy} @click=${act.choose}>${say("add")}</button>`}
      <button class="veil" aria-pressed=${settings.isVeiled} @click=${() => act.settle({ isVeiled: !settings.isVeiled })}>${eye(settings.isVeiled)}<span>${say("veil")}</span></button>
      <div class="switch" role="group" aria-label=${say("language")}>
        ${languages.map(([locale, label]) => html`<button lang=${locale} aria-pressed=${settings.locale === locale} @click=${() => act.settle({ locale })}>${label}</button>`)}
      </div>
      <label class="pick theme"><span class="unseen">${say("theme")}</span>${shade}
        <select @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => act.settle({ theme: THEMES[target.selectedIndex] })}>
          ${THEMES.map((theme) => html`<option value=${theme} ?selected=${settings.theme === theme}>${say(`theme-${theme}`)}</option>`)}
        </select></label>
    </div>
  </header>`;
}

/** Seen, or hidden. @param {boolean} isVeiled */
const eye = (isVeiled) => html`<svg viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true"
  stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">
  <path d="M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10z"/><circle cx="10" cy="10" r="2.25"/>${isVeiled ? svg`<path d="M3.5 16.5l13-13"/>` : nothing}</svg>`;

/** Light and dark, where a phone has no room for the word. */
const shade = html`<svg viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true" stroke="currentColor" stroke-width="1.75">
  <circle cx="10" cy="10" r="7"/><path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none"/></svg>`;

/** From one view to the other, as each was left. @param {State} state @param {Say} say */
function views(state, say) {
  const links = /** @type {const} */ (["overview", "payments", "safety"]).map((view) => {
    const isHere = state.view === view;
    const address = addressOf({ ...state, view, payment: undefined });
    return html`<a href=${address || "#overview"} aria-current=${isHere ? "page" : nothing}>${say(`view-${view}`)}</a>`;
  });
  return html`<nav class="views" aria-label=${say("views")}>${links}</nav>`;
}

/** @param {Act} act @param {Say} say */
const ribbon = (act, say) =>
  html`<div class="ribbon"><p><b>${say("sample")}</b>${say("sample-says")}</p><button @click=${act.choose}>${say("try-own")}</button></div>`;

const padlock = html`<svg viewBox="0 0 20 20" width="20" height="20" fill="none" aria-hidden="true"
  stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">
  <rect x="4" y="9" width="12" height="8" rx="2.5"/><path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9"/></svg>`;

/** @param {State} state @param {Act} act @param {Say} say */
function opening({ busy }, act, say) {
  return html`<section class="opening">
    <div>
      <h1>${say("lead-title")
        .split("\n")
        .map((line) => html`<span>${line}</span>`)}</h1>
      <p class="lead">${say("lead")}</p>
      <p class="private">${padlock}${say("private")}</p>
    </div>
    <div class="drop">
      <p class="drop-title"><span class="mouse">${say("drop")}</span><span class="touch">${say("open")}</span></p>
      <button class="main" ?disabled=${busy} @click=${act.choose}>${say("choose")}</button>
      <p class="quiet">${say("kinds")}</p>
      <details><summary>${say("how")}</summary><ul><li>${say("how-alipay")}</li><li>${say("how-wechat")}</li><li>${say("how-password")}</li></ul></details>
    </div>
  </section>`;
}

/** In whose time all is told, where that is not plain, and the way to the other. @param {State} state @param {Act} act @param {Say} say */
function inTime(state, act, say) {
  const other = otherZone(state);
  if (!other) return nothing;
  const name = (/** @type {string} */ zone) => zoneName(zone, state.settings.locale);
  const isStatements = zoneOf(state) === CHINA;
  return html`<p class="in-time quiet">${say(isStatements ? "time-statement" : "time-device", { zone: name(zoneOf(state)) })}
    <button class="plain" @click=${() => act.zoned(isStatements ? "device" : "statement")}>${say("time-other", { zone: name(other) })}</button></p>`;
}

/** Why nothing lasts, where it is not that the browser refuses. @type {Record<string, string>} */
const NOT_KEPT = { "insecure-context": "not-kept-insecure", "storage-full": "not-kept-full" };

/** What is said about the last file, its progress first. @param {State} state @param {Act} act @param {Say} say */
function notices({ busy, notices: all, settings, because, odd }, act, say) {
  const told = (/** @type {import("./page.js").Notice} */ notice) => {
    if (notice.error) return describeError(notice.error, settings.locale);
    const { key, values, whose } = notice;
    return say(key, whose ? { ...values, whose: say(`whose-${whose}`) } : values);
  };
  return html`<div class="notices">
    ${
      busy
        ? html`<div class="notice" role="status"><p>${busy.name ? say("reading", { name: busy.name }) : say("starting")}</p>
      <progress max="1" .value=${busy.share} aria-label=${say("reading", { name: busy.name })}></progress>
      <button @click=${act.abort}>${say("cancel")}</button></div>`
        : nothing
    }
    ${because ? html`<div class="notice" role="status"><p>${say(NOT_KEPT[because] ?? "not-kept")}</p><button @click=${() => act.confirm({ what: "backup" })}>${say("export")}</button></div>` : nothing}
    ${
      odd
        ? html`<div class="notice bad" role="alert"><p>${say("odd", { odd })}</p><button @click=${act.mended}>${say("odd-go")}</button>
        <button class="danger" @click=${() => act.confirm({ what: "wipe" })}>${say("wipe")}</button></div>`
        : nothing
    }
    ${all.map((notice) => {
      const isBad = Boolean(notice.error || notice.isBad);
      return html`<div class="notice ${isBad ? "bad" : "good"}" role=${isBad ? "alert" : "status"}>
      <p>${notice.name ? html`<b><bdi>${format.name(notice.name)}</bdi></b> ` : nothing}${told(notice)}</p>
      ${!notice.error && notice.undo ? html`<button @click=${notice.undo}>${say("undo")}</button>` : nothing}
      <button @click=${() => act.dismiss(notice)}>${say("dismiss")}</button></div>`;
    })}
  </div>`;
}

/** What a wallet may ask before money leaves, tried with a payment of the sample's. @param {State} state @param {Act} act @param {Say} say */
function trial(state, act, say) {
  const { before, settings } = state;
  const zone = zoneOf(state);
  return html`<section class="trial" aria-labelledby="trial"><h2 id="trial">${say("trial")}</h2><p class="quiet">${say("trial-says")}</p>
    ${
      before
        ? html`<sentinel-before ?mask=${settings.isVeiled} .assessment=${before.assessment} .payment=${before.payment}
          locale=${settings.locale} time-zone=${zone}></sentinel-before>`
        : html`<button @click=${act.beforeAsked}>${say("trial-go")}</button>`
    }</section>`;
}

/** Alerts that are as high as what stands beside them. */
const LONG = 4;

/** @param {State} state @param {Act} act @param {Say} say @param {{ locale: string, zone: string, accounts: Record<string, string> }} common */
function story(
  { sample, sampleUses, imports, seen, period, category, interval, currency: chosen, settings, busy },
  act,
  say,
  { locale, zone, accounts },
) {
  const currency = chosen || (seen?.main ?? "");
  const recurring = seen?.plan
    ? html`<div class="card"><sentinel-plan ?mask=${settings.isVeiled} currency=${currency} show="recurring" answers
       .asOf=${seen.asOf} .summary=${seen.plan} locale=${locale} time-zone=${zone}></sentinel-plan></div>`
    : nothing;
  const plan = seen?.plan
    ? html`<div class="card"><sentinel-plan ?mask=${settings.isVeiled} currency=${currency} show="unusual budgets"
       .asOf=${seen.asOf} .summary=${seen.plan} locale=${locale} time-zone=${zone}></sentinel-plan>
      ${budgetForm({ budgets: settings.budgets, categories: spentOn(seen.plan), settings }, act.planned)}</div>`
    : nothing;
  // Beside a list of alerts there is room for both; beside a short one they would leave the other half empty.
  const isAside = (seen?.alerts ?? []).filter(({ state }) => state === "open").length >= LONG;
  // All is answered, and there is no payment: the last statement was taken out again.
  const empty = html`<section class="card"><p>${say("empty")}</p>
    <button ?disabled=${busy} @click=${act.choose}>${say("add")}</button></section>`;
  const money = html`<section class="money" aria-labelledby="overview"><h2 id="overview">${say("money")}</h2>
      <div class="card hero">
      <sentinel-summary ?mask=${settings.isVeiled} show="overview" lists interval=${interval} currency=${currency} .category=${category} .summaries=${seen?.summaries} .alerts=${seen?.alerts ?? []}
        .period=${period} locale=${locale} time-zone=${zone}></sentinel-summary>
      <sentinel-summary ?mask=${settings.isVeiled} show="month" switches interval=${interval} currency=${currency} .category=${category} .summaries=${seen?.summaries} .alerts=${seen?.alerts ?? []}
        .period=${period} locale=${locale} time-zone=${zone}></sentinel-summary></div>
      <div class="cards">
        <div class="card"><sentinel-summary ?mask=${settings.isVeiled} show="category quality" answers lists interval=${interval} currency=${currency}
          .category=${category} .summaries=${seen?.summaries} .period=${period} locale=${locale} time-zone=${zone}></sentinel-summary></div>
        ${isAside ? nothing : plan}
        <div class="card"><sentinel-summary ?mask=${settings.isVeiled} show="counterparty" lists interval=${interval} currency=${currency} .category=${category} .summaries=${seen?.summaries}
          .period=${period} locale=${locale} time-zone=${zone}></sentinel-summary></div>
        ${isAside ? nothing : recurring}
      </div>
    </section>`;
  return html`
    ${sample ? ribbon(act, say) : nothing}
    <div class="bill" @sentinel-select=${act.selected} @sentinel-act=${act.acted} @sentinel-case=${act.caseWanted} @sentinel-expect=${act.expected}
      @sentinel-show=${act.shown} @sentinel-decide=${act.decided} @sentinel-label=${act.labelled} @sentinel-charged-twice=${act.chargedTwice}
      @sentinel-recurring=${act.recurred} @sentinel-answer=${act.answering} @sentinel-list=${act.listed} @sentinel-payment-open=${act.paymentFound} @sentinel-help=${act.helpWanted}>
      ${glance({ seen, settings, imports, sampleUses, currency }, act, say, zone)}
      <div class="columns">
        <section aria-labelledby="alerts"><h2 id="alerts" tabindex="-1">${say("alerts")}</h2>
          <sentinel-alerts ?mask=${settings.isVeiled} lists helps first="6" .alerts=${seen?.alerts} .coverage=${seen?.coverage}
            .period=${period} locale=${locale} time-zone=${zone}></sentinel-alerts></section>
        <div class="aside">
          <sentinel-question ?mask=${settings.isVeiled} .question=${seen?.question} .alerts=${seen?.alerts ?? []} locale=${locale} time-zone=${zone}></sentinel-question>
          <sentinel-confirm ?mask=${settings.isVeiled} .links=${seen?.links} .alerts=${seen?.alerts ?? []} .accounts=${accounts} locale=${locale} time-zone=${zone}></sentinel-confirm>
          <section aria-labelledby="watch"><h2 id="watch">${say("watch")}</h2>
            <sentinel-watch ?mask=${settings.isVeiled} .cases=${seen?.watched} .payments=${seen?.refundable ?? []} locale=${locale} time-zone=${zone}></sentinel-watch>
            ${promises({ seen, settings }, zone)}</section>
          ${isAside ? [recurring, plan] : nothing}
        </div>
      </div>
      ${seen?.watched && !seen.summaries ? empty : money}
    </div>`;
}

/**
 * What needs somebody, how much was spent this month, and what cannot be seen here: one look.
 * @param {Pick<State, "seen" | "settings" | "imports" | "sampleUses" | "currency">} state @param {Act} act @param {Say} say @param {string} timeZone
 */
function glance({ seen, settings, imports, sampleUses, currency: wanted }, act, say, timeZone) {
  if (!seen?.lastMonth) return nothing;
  const { locale } = settings;
  const { alerts, asOf, lastMonth } = seen;
  const open = alerts.filter(({ state }) => state === "open" || state === "escalated");
  const grave = open.filter(({ severity }) => severity !== "info").length;
  const light = open.length - grave;
  const month = format.time(lastMonth.from, locale, { style: "month", timeZone });
  const [currency] = [wanted, ...Object.keys(lastMonth.totals)].filter((one) =>
    Object.hasOwn(lastMonth.totals, one),
  );
  const spent = moneyIn(settings)(lastMonth.totals[currency].spent, currency);
  const list = () => {
    const { from, to } = lastMonth;
    act.listed(new CustomEvent("sentinel-list", { detail: { query: { from, to, counts: ["spent"] } } }));
  };
  return html`<ul class="glance card" aria-label=${say("glance")}>
    <li class=${grave ? "needs" : ""}><span class="quiet">${say("glance-needs")}</span>
      <a href="#alerts" @click=${act.skip}>${say("glance-alerts", { count: grave })}</a>${light ? html`<span class="quiet">${say("glance-light", { count: light })}</span>` : nothing}</li>
    <li><span class="quiet">${asOf === undefined ? say("glance-spent", { month }) : say("glance-spent-last", { month })}</span>
      <button class="linked" aria-label=${`${spent}: ${message("summary.list", locale)}`} @click=${list}>${spent}</button></li>
    <li><span class="quiet">${say("glance-unseen")}</span><span>${say(hasUses({ imports, sampleUses }) ? "glance-unseen-beyond" : "glance-unseen-says")}</span></li>
  </ul>`;
}

/** What is kept does not open: the ways on. @param {State} state @param {Act} act @param {Say} say */
function stuckCard({ stuck, settings }, act, say) {
  if (!stuck) return nothing;
  return html`<section class="card stuck" role="alert" aria-labelledby="stuck"><h2 id="stuck">${say("stuck-title")}</h2>
    <p>${describeError(stuck, settings.locale)}</p>
    <div class="row">${stuck.code === "storage-damaged" ? html`<button class="main" @click=${act.repaired}>${say("stuck-repair")}</button>` : nothing}
      <button @click=${act.salvaged}>${say("stuck-salvage")}</button>
      <button class="danger" @click=${() => act.confirm({ what: "wipe" })}>${say("wipe")}</button></div>
    <p class="quiet">${say("stuck-says")}</p></section>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
function dataSection({ sample, stuck, busy, because, imports, sampleUses }, act, say) {
  return html`<section class="data" aria-labelledby="data"><h2 id="data">${say("data")}</h2>
    <p>${say(because && !sample ? "data-says-unkept" : "data-says")}</p>
    <p>${say(hasUses({ imports, sampleUses }) ? "data-limits-beyond" : "data-limits")}</p>
    <div class="row">
      ${sample || stuck ? nothing : html`<button ?disabled=${busy} @click=${() => act.confirm({ what: "backup" })}>${say("export")}</button>`}
      <button @click=${act.print}>${say("print")}</button>
      <button ?disabled=${busy || Boolean(stuck)} @click=${act.choose}>${say("import")}</button>
      ${sample ? nothing : html`<button class="danger" ?disabled=${busy} @click=${() => act.confirm({ what: "wipe" })}>${say("wipe")}</button>`}
    </div>
    ${sample ? nothing : html`<p class="quiet">${say("backup-note")}</p>`}
  </section>`;
}
