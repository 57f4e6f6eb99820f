// @ts-check
/**
 * What the list of alerts shows, worked out before anything is drawn: which, in what order, under which heading, with
 * which buttons. Plain data in and out, so that it is tested without a page.
 */
import { format } from "../messages.js";
import { REASONS } from "../messages/params.js";

/**
 * @typedef {import("../index.js").Alert} Alert
 * @typedef {{ do: string, disposition?: string }} Action
 */

const SEVERITIES = ["danger", "warning", "notice", "info"];
const WAITING = new Set(["open", "escalated"]);
const DAY = 86_400_000;

/** Still waiting for its reader. @param {Alert} alert */
export const isWaiting = (alert) => WAITING.has(alert.state);

/**
 * One audience's alerts in a period. The operator's (structuring and the like) are never shown to the payer, so they come
 * by their name only: any other word reads the holder's.
 * @param {Alert[]} alerts @param {string} audience @param {{ from: number, to: number } | null} [period]
 */
export function forAudience(alerts, audience, period) {
  const isOperator = audience === "operator";
  return alerts.filter((alert) => (alert.audience === "operator") === isOperator && (!period || (alert.lastAt >= period.from && alert.lastAt < period.to)));
}

/** Newest first within a day; a graver one first on the same day. @param {Alert[]} alerts @param {number} offset minutes */
export function ordered(alerts, offset) {
  const day = (/** @type {Alert} */ alert) => Math.floor((alert.lastAt + offset * 60_000) / DAY);
  return alerts.toSorted((a, b) => day(b) - day(a) || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.lastAt - a.lastAt);
}

/**
 * Under headings: days where everything lies within about two months, months otherwise.
 * @param {Alert[]} alerts ordered @param {string} locale @param {number} utcOffset
 * @returns {{ heading: string, alerts: Alert[] }[]}
 */
export function grouped(alerts, locale, utcOffset) {
  const times = alerts.map((alert) => alert.lastAt);
  // 62 days: two months of alerts are read by day; beyond that, headings would outnumber the alerts.
  const style = Math.max(...times) - Math.min(...times) <= 62 * DAY ? "short-day" : "month";
  /** @type {{ heading: string, alerts: Alert[] }[]} */
  const groups = [];
  for (const alert of alerts) {
    const heading = format.time(alert.lastAt, locale, { style, utcOffset });
    if (groups.at(-1)?.heading !== heading) groups.push({ heading, alerts: [] });
    groups.at(-1)?.alerts.push(alert);
  }
  return groups;
}

/**
 * True of a reason about several payments together: it counts them and has no amount of its own, or it adds up what came
 * in and went out. By what it declares, since a host may keep an alert without its parameters.
 * @param {string | undefined} code
 */
function isOfMany(code) {
  const { count, amount, sent } = REASONS[code ?? ""]?.params ?? {};
  return (count !== undefined && amount === undefined) || sent !== undefined;
}

/** The payment an alert is about, from itself or from its first reason. @param {Alert} alert */
export function paymentOf(alert) {
  const { payment } = alert;
  const params = alert.reasons[0]?.params ?? {};
  const party = payment?.counterparty ?? params.counterparty;
  const amount = payment?.amount ?? params.amount;
  return {
    name: String(party ?? ""),
    // The amount of the last of many payments would pass for their sum.
    amount: amount === undefined || isOfMany(alert.reasons[0]?.code) ? undefined : String(amount),
    currency: String(payment?.currency ?? params.currency ?? ""),
    at: payment?.at ?? alert.lastAt,
  };
}

/**
 * The buttons of an alert, the safe way first. "Mine" on a grave payment asks whether someone told them to pay, since
 * the victim of a scam did make the payment. At the operator's desk nobody made it: it is fine, or to be followed up.
 * @param {Alert} alert @returns {{ key: string, action?: Action, asks?: boolean, main?: boolean }[]}
 */
export function choices(alert) {
  if (alert.state === "escalated") {
    return [{ key: "alerts.solved", action: { do: "resolve", disposition: "solved" }, main: true }, { key: "alerts.undo", action: { do: "reopen" } }];
  }
  if (!isWaiting(alert)) return alert.state === "expired" ? [] : [{ key: "alerts.undo", action: { do: "reopen" } }];
  if (alert.severity === "info") return [{ key: "alerts.noted", action: { do: "acknowledge" } }];
  const fine = { do: "resolve", disposition: "legitimate" };
  if (alert.topic === "payment" && alert.audience !== "operator") {
    const grave = alert.severity === "warning" || alert.severity === "danger";
    return [grave ? { key: "alerts.mine", asks: true } : { key: "alerts.mine", action: fine }, { key: "alerts.not-mine", action: { do: "escalate" } }];
  }
  return [{ key: "alerts.fine", action: fine }, { key: "alerts.follow-up", action: { do: "escalate" } }];
}
