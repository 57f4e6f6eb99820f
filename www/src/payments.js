// @ts-check
/**
 * The view of all payments: what a time came to, the list, and one payment in a dialog. Loaded when the list is first asked for.
 *
 * Not here: what happens on a click (list.js), the list itself (the package's elements).
 */
import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import "wallet-sentinel/elements/bare/list";
import { moneyIn } from "./veil.js";
import { zoneOf } from "./zone.js";

/** @typedef {import("./page.js").State} State @typedef {import("./page.js").Act} Act @typedef {import("./page.js").Say} Say */
/** @typedef {import("wallet-sentinel").PaymentQuery} PaymentQuery */

/** Entries of a query that a summary can be asked by as well. */
const SUMMED = new Set(["from", "to", "category", "counts"]);
/** What is summed of those that count so: its figure is the sum of the rows. */
const FIGURES = /** @type {const} */ (["spent", "received"]);

/**
 * What the payments of a query come to, where a summary can say it.
 * @param {import("wallet-sentinel/worker").SentinelWorker} engine @param {PaymentQuery} query @param {State["seen"]} seen @param {string} timeZone
 */
export async function sumsOf(engine, query, seen, timeZone) {
  if (!seen?.span || Object.keys(query).some((name) => !SUMMED.has(name))) return undefined;
  if (query.counts?.some((one) => !FIGURES.some((figure) => figure === one))) return undefined;
  const { from = seen.span.from, to = seen.span.to, category } = query;
  if (to <= from) return undefined;
  const { totals } = await engine.summary({
    from,
    to,
    ...(category === undefined ? {} : { category }),
    timeZone,
    parts: [],
  });
  return totals;
}

/** A day to either side: where only the day is known, the zone decides at which moment it is listed. */
const DAY = 86_400_000;

/**
 * The row of one payment, by its moment and its id.
 * @param {import("wallet-sentinel/worker").SentinelWorker} engine @param {import("./page.js").OpenPayment} payment @param {string} timeZone
 */
export async function rowOf(engine, { accountId, id, at }, timeZone) {
  // Of all accounts: what belongs to it may be another's.
  const around = { from: at - DAY, to: at + DAY, timeZone };
  /** @type {string | undefined} */
  let after;
  do {
    const page = await engine.payments(after === undefined ? around : { ...around, after });
    const row = page.rows.find(({ payment }) => payment.id === id && payment.accountId === accountId);
    if (row) return row;
    after = page.after;
  } while (after !== undefined);
  return undefined;
}

/** @param {State} state @param {Act} act @param {Say} say */
export function paymentsView(state, act, say) {
  const { engine, seen, query, payment, sums, settings } = state;
  const { locale } = settings;
  const print = moneyIn(settings);
  const money = (/** @type {"spent" | "received"} */ name) =>
    Object.entries(sums ?? {})
      .filter(([, totals]) => Number(totals[name]) !== 0)
      .map(([currency, totals]) => print(totals[name], currency))
      .join(" · ");
  return html`<dl class="figures">${FIGURES.filter((name) => query.counts?.includes(name) ?? true).map(
    (name) =>
      money(name) ? html`<div><dt>${say(`list-${name}`)}</dt><dd>${money(name)}</dd></div>` : nothing,
  )}</dl>
  <sentinel-payments ?mask=${settings.isVeiled} .source=${seen && engine} .query=${query} .alerts=${seen?.alerts ?? []} .revision=${seen} .chosen=${payment}
    locale=${locale} time-zone=${zoneOf(state)} @sentinel-query-change=${act.queried} @sentinel-payment-open=${act.paymentOpened}></sentinel-payments>`;
}

/** @param {State} state @param {Act} act @param {Say} say @param {Record<string, string>} accounts */
export function paymentDialog(state, act, say, accounts) {
  const { payment, row, seen, settings } = state;
  if (!payment) return nothing;
  const { locale } = settings;
  return html`<dialog class="payment" ${ref(opens)} aria-label=${say("payment")} @cancel=${(
    /** @type {Event} */ event,
  ) => {
    event.preventDefault();
    act.paymentClosed();
  }}>
    <div class="row"><button autofocus @click=${() => act.paymentClosed()}>${say("close")}</button></div>
    <sentinel-payment helps ?mask=${settings.isVeiled} .row=${row} .alerts=${seen?.alerts ?? []} .accounts=${accounts} locale=${locale} time-zone=${zoneOf(state)}
      @sentinel-decide=${act.decided} @sentinel-charged-twice=${act.chargedTwice} @sentinel-category-change=${act.categorised}
      @sentinel-alert-open=${act.alertOpened} @sentinel-case=${act.caseWanted} @sentinel-payment-open=${act.paymentOpened} @sentinel-help=${act.helpWanted}></sentinel-payment>
  </dialog>`;
}

/** Opens a <dialog> once it is drawn; it closes by being drawn no more. @param {Element | undefined} element */
const opens = (element) => {
  const dialog = /** @type {HTMLDialogElement | undefined} */ (element);
  // Lit calls before the element is in the document, where a dialog cannot open.
  queueMicrotask(() => {
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
  });
};
