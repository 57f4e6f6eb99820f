// @ts-check
/**
 * What a row of <sentinel-payments> holds: name, amount, time, category, what it counts as, its alert.
 *
 * Not here: where it is drawn (payments.js), what it is (payments.view.js).
 */
import { html, nothing } from "lit";
import { category, format } from "../messages/bare.js";
import { severityIcon } from "./icons.js";
import * as view from "./payments.view.js";

/**
 * @typedef {{
 *   locale: string, mask: boolean, clock: import("../messages/clock.js").Clock, alerts: ReadonlyMap<string, view.Alert>,
 *   say(key: string, values?: Record<string, string | number>): string, money(amount: string, currency: string): string,
 * }} Voice
 */

/** @param {view.PaymentRow} row @param {Voice} voice */
export function rowCells(row, { locale, mask, clock, alerts, say, money }) {
  const { payment } = row;
  const { counterparty, description = "" } = payment;
  const name = format.name(counterparty?.name ?? counterparty?.id ?? description, { mask });
  const zone = view.isZoned(clock) ? clock : { utcOffset: payment.utcOffset };
  const time = view.isOfDay(payment) ? "" : format.time(payment.at, locale, { style: "clock", ...zone });
  const kind = view.isToldTwice(row) || !row.category ? "" : category(row.category, locale);
  const standing = view.standingOf(row);
  const differs = view.differing(row);
  const { sign, amount } = view.signed(payment);
  const mark = view.markOf(row, alerts);
  return html`<span class="name">${name ? html`<bdi lang=${view.languageOf(name, locale) ?? nothing}>${name}</bdi>` : say("payments.nameless")}</span>
    <span class="amount">${sign}${money(amount, payment.currency)}</span>
    <span class="meta"><span class="when">${[time, kind].filter(Boolean).join(" · ")}</span>${
      standing ? html`<span class="is">${say(`payments.is-${standing}`)}</span>` : nothing
    }${mark ? marked(mark, say) : nothing}</span>${
      differs === undefined
        ? nothing
        : html`<span class="counted">${say("payments.counted", { amount: money(differs, payment.currency) })}</span>`
    }`;
}

/** @param {NonNullable<ReturnType<typeof view.markOf>>} mark @param {Voice["say"]} say */
const marked = ({ severity, isWaiting }, say) =>
  isWaiting
    ? html`<span class="mark ${severity}">${severityIcon[severity]}${say(`severity.${severity}`)}</span>`
    : html`<span class="mark">${say("payments.dealt-with")}</span>`;
