// @ts-check
/**
 * What stands beside the charts of <sentinel-summary>: captions, what counts, doubts about the figures, and which bars are drawn.
 *
 * Not here: figures and charts (summary.js), what they come to (summary.view.js).
 */
import { html, nothing } from "lit";
import { monthsConclusion } from "./summary.view.js";

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say @typedef {"week" | "month" | "year"} Interval */

/** Doubts that somebody can settle: <sentinel-confirm> asks about their pairs. */
const QUESTIONS = new Set(["maybe-shown-twice", "maybe-own-transfer"]);

/**
 * @param {import("./summary.view.js").Month[]} drawn @param {Interval} interval
 * @param {{ say: Say, name(month: import("./summary.view.js").Month): string, money(value: number): string, times(value: number): string }} voice
 */
export function monthsCaption(drawn, interval, { say, name, money, times }) {
  const { highest, average, others, times: ratio, standsOut, isAlike } = monthsConclusion(drawn);
  const most = { month: name(highest), amount: money(highest.value) };
  if (drawn.length === 1) return say("summary.one-month", most);
  if (standsOut)
    return say(`summary.${interval}-stands-out`, { ...most, times: times(ratio), usual: money(others) });
  if (isAlike) return say(`summary.${interval}s-alike`, { month: name(highest), amount: money(average) });
  return say("summary.most-in", most);
}

/** A share is said of the largest only where it is one: among three at least, and a twentieth at least. */
const LEAST_GROUPS = 3;
const LEAST_SHARE = 0.05;

/**
 * @template {import("./summary.view.js").Bar} B
 * @param {"category" | "counterparty"} kind @param {B[]} every the largest first
 * @param {{ say: Say, name(bar: B): string, share(bar: B): string, money(amount: string): string | number }} voice
 */
export function groupsCaption(kind, every, { say, name, share, money }) {
  const [first] = every;
  if (!first) return say("summary.empty");
  if (kind === "category" && !first.key)
    return say("summary.category-unnamed", { amount: money(first.amount) });
  const isShare = first.share !== undefined && first.share >= LEAST_SHARE && every.length >= LEAST_GROUPS;
  return isShare
    ? say(`summary.${kind}-share`, { name: name(first), share: share(first) })
    : say(`summary.${kind}-most`, { name: name(first), amount: money(first.amount) });
}

/** The one definition that all figures keep. @param {import("../index.js").Totals} totals @param {Say} say */
export function whatCounts({ failed, zero }, say) {
  const apart = [
    failed ? say("summary.counts-failed", { count: failed }) : "",
    zero ? say("summary.counts-zero", { count: zero }) : "",
  ].filter(Boolean);
  return html`<details class="counts"><summary>${say("summary.counts")}</summary>
    <p class="quiet">${say("summary.counts-says")}</p>
    ${apart.map((line) => html`<p class="quiet">${line}</p>`)}</details>`;
}

/**
 * Which bars are drawn of how many, and the way to the others.
 * @param {{ drawn: number, count: number, from: string, to: string, isFirst: boolean, isLast: boolean }} at @param {Say} say
 * @param {(by: number) => void} go
 */
export function pager({ isFirst, isLast, ...told }, say, go) {
  return html`<p class="pager quiet"><button class="plain" ?disabled=${isFirst} @click=${() => go(1)}>${say("summary.earlier")}</button>
    <span>${say("summary.drawn", told)}</span>
    <button class="plain" ?disabled=${isLast} @click=${() => go(-1)}>${say("summary.later")}</button></p>`;
}

/** @param {Interval} chosen @param {Say} say @param {(interval: Interval) => void} choose */
export function intervalSwitch(chosen, say, choose) {
  return html`<div class="switch" role="group" aria-label=${say("summary.interval")}>${
    /** @type {const} */ (["week", "month", "year"]).map(
      (interval) =>
        html`<button aria-pressed=${interval === chosen} @click=${() => choose(interval)}>${say(`summary.${interval}`)}</button>`,
    )
  }</div>`;
}

/**
 * @param {import("../index.js").Summary["quality"]} notes
 * @param {{ say: Say, has(code: string): boolean, money(amount: string, currency: string): string | number, answer?(code: string): void }} voice
 */
export function qualityNotes(notes, { say, has, money, answer }) {
  if (!notes.length) return nothing;
  return html`<div class="quality" part="quality"><h3>${say("summary.quality")}</h3><ul>
    ${notes.map(
      ({ code, count, amount, currency }) =>
        html`<li>${say(has(code) ? `quality.${code}` : "quality.other", { count, code, amount: amount && currency ? money(amount, currency) : "none" })}
        ${answer && QUESTIONS.has(code) ? html`<button class="plain" @click=${() => answer(code)}>${say("summary.answer")}</button>` : nothing}</li>`,
    )}</ul></div>`;
}
