// @ts-check
/**
 * The queue to label: payments that nobody has labelled, why each is asked about, and what was answered by hand.
 *
 * Not here: which they are (the package's lab), what an answer changes (queue.js), one payment with all its reasons (rows.view.js).
 */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { format } from "wallet-sentinel/messages";
import { titleOf, writers } from "./figures.view.js";
import { taken } from "./controls.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */
/** @typedef {import("wallet-sentinel/lab").RowBrief} RowBrief */

const ANSWERS = /** @type {const} */ (["fraud", "genuine", "unsure"]);
const ORDERS = /** @type {const} */ (["near", "cost"]);
const SIDES = /** @type {const} */ (["flagged", "passed"]);

/** A payment in a few letters. @param {RowBrief} row @param {State} state */
function named(row, { settings: { locale }, history }) {
  const amount = /^[A-Z]{3}$/.test(row.currency)
    ? format.money(row.amount, row.currency, locale)
    : row.amount;
  return `${amount} · ${format.time(row.at, locale, { style: "minute", utcOffset: history?.utcOffset ?? 0 })}`;
}

/** The three answers; one that was given is pressed, and is taken back by a second press. @param {RowBrief} row @param {State} state @param {Act} act @param {Say} say */
export function answerButtons(row, state, act, say) {
  const payment = named(row, state);
  return html`<div class="row answers" role="group" aria-label=${say("answer-of", { payment })}>${ANSWERS.map(
    (answer) => html`<button class="small" aria-pressed=${row.answer === answer}
      @click=${() => act.answer(row, row.answer === answer ? undefined : answer)}>${say(`answer-${answer}`)}</button>`,
  )}</div>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
export function queueView(state, act, say) {
  const { queue, asked, settings, noted } = state;
  if (!queue) return nothing;
  const { number } = writers(settings.locale);
  return html`<section class="card" aria-labelledby="queue"><h2 id="queue" tabindex="-1">${say("queue")}</h2>
    <p class="quiet">${say("queue-says")}</p>
    <div class="row"><div class="switch" role="group" aria-label=${say("queue-by")}>${ORDERS.map(
      (by) =>
        html`<button aria-pressed=${asked.queue === by} @click=${() => act.queueBy(by)}>${say(`queue-${by}`)}</button>`,
    )}</div></div>
    <p class="quiet">${say(`queue-${asked.queue}-says`)} ${
      queue.rows.length
        ? say("queue-of", { shown: number(queue.rows.length), of: number(queue.of) })
        : nothing
    }</p>
    <p class="said" role="status">${
      noted
        ? say(noted.answer ? "answer-noted" : "answer-undone", {
            answer: noted.answer ? say(`answer-${noted.answer}`) : "",
            payment: named(noted.row, state),
          })
        : nothing
    } ${state.isCounting ? say("answers-counting") : nothing}</p>
    ${
      queue.rows.length
        ? html`<ol class="queue">${repeat(
            queue.rows,
            ({ row }) => row,
            (row) => item(row, state, act, say),
          )}</ol>`
        : html`<p>${say("queue-empty")}</p>`
    }
    ${queue.answered.rows.length ? answered(state, act, say) : nothing}</section>`;
}

/** @param {import("wallet-sentinel/lab").Queue["rows"][number]} row @param {State} state @param {Act} act @param {Say} say */
function item(row, state, act, say) {
  const { locale } = state.settings;
  const { number, share } = writers(locale, state.history?.currency);
  const { why } = row;
  const cost = format.number(why.cost, locale, { maximumFractionDigits: 2 });
  const fraudLikely = why.code === "cost-passed";
  return html`<li><div><button class="link" @click=${() => act.open(row.row)}>${named(row, state)}</button>
      <small>${row.account} → ${row.counterparty ?? "–"}</small></div>
    <p>${say(`why-${why.code}`, {
      score: number(row.score, 1),
      points: number(why.points, 1),
      probability: share(fraudLikely ? row.probability : 1 - row.probability),
      cost,
    })}</p>
    <p class="quiet">${
      row.reasons
        .slice(0, 3)
        .map(({ code }) => titleOf(code, locale))
        .join(" · ") || say("no-reason")
    }</p>
    ${answerButtons(row, state, act, say)}</li>`;
}

/** What was answered: where it falls at this line, and each to be taken back. @param {State} state @param {Act} act @param {Say} say */
function answered(state, act, say) {
  const { queue, history, settings, countsAnswers, isKept } = state;
  const { number } = writers(settings.locale);
  const given = queue?.answered;
  if (!given) return nothing;
  return html`<h3 id="answers">${say("answers")}</h3>
    <p class="quiet">${say(isKept ? "answers-apart" : "answers-not-kept")}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="answers"><table class="answers"><caption>${say("answers-table")}</caption>
      <thead><tr><td></td>${ANSWERS.map((answer) => html`<th scope="col">${say(`answer-${answer}`)}</th>`)}</tr></thead>
      <tbody>${SIDES.map(
        (side) =>
          html`<tr><th scope="row">${say(`side-${side}`)}</th>${ANSWERS.map((answer) => html`<td>${number(given[side][answer])}</td>`)}</tr>`,
      )}</tbody></table></div>
    ${
      history?.isLabelled
        ? html`<label class="check"><input type="checkbox" id="count-answers" .checked=${countsAnswers}
            @change=${taken((_, control) => act.countAnswers(control.checked))}> ${say("answers-count")}</label>
          <p class="quiet">${say("answers-chosen")}</p>`
        : html`<p class="quiet">${say("answers-no-labels")}</p>`
    }
    <details><summary>${say("answers-each", { count: given.rows.length })}</summary><ul class="queue">${repeat(
      given.rows,
      ({ row }) => row,
      (
        row,
      ) => html`<li><div><button class="link" @click=${() => act.open(row.row)}>${named(row, state)}</button>
          <small>${row.account} → ${row.counterparty ?? "–"} · ${say("score")} ${number(row.score, 1)}</small></div>
        ${answerButtons(row, state, act, say)}</li>`,
    )}</ul></details>`;
}
