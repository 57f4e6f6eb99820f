// @ts-check
/**
 * Forced events: a reason is chosen, its example is played to a new engine, and it is seen to fire, with its explanation.
 *
 * Not here: the examples (the package), anything of the file that is open.
 */
import { html, nothing } from "lit";
import { describe, describeForAnalyst, format, hasMessage, message } from "wallet-sentinel/messages";
import { titleOf, writers } from "./figures.view.js";
import { taken } from "./controls.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */
/** @typedef {import("wallet-sentinel").SentinelEvent} SentinelEvent */

const TRIGGERS = /** @type {const} */ (["payment", "access", "change", "case", "period", "digest"]);
/** Events that are read before the one at which it fires; a habit of four hundred is counted. */
const SHOWN = 12;

/** @param {State} state @param {Act} act @param {Say} say */
export function examplesView(state, act, say) {
  const { reasons, played, settings } = state;
  const { locale } = settings;
  return html`<section class="card" aria-labelledby="examples"><h2 id="examples">${say("examples-played")}</h2>
    <p class="quiet">${say("examples-say")}</p>
    ${
      reasons.length
        ? html`<div class="row"><label class="field">${say("reason")}<select id="example"
            @change=${taken((code) => act.play(code))}><option value="">${say("examples-choose")}</option>${TRIGGERS.map(
              (trigger) =>
                html`<optgroup label=${say(`trigger-${trigger}`)}>${reasons
                  .filter((one) => one.trigger === trigger)
                  .map(
                    ({ code }) =>
                      html`<option value=${code} ?selected=${played?.code === code}>${titleOf(code, locale)}</option>`,
                  )}</optgroup>`,
            )}</select></label></div>`
        : html`<button @click=${act.loadReasons}>${say("examples-open")}</button>`
    }
    <div role="status">${played ? playedView(state, say) : nothing}</div></section>`;
}

/** @param {State} state @param {Say} say */
function playedView({ played, settings }, say) {
  if (!played) return nothing;
  const { locale } = settings;
  const { number, share } = writers(locale);
  const { reason, alert, assessment, events, on, about } = played;
  const isIt = (/** @type {SentinelEvent} */ event) => "id" in event && on.includes(String(event.id));
  // People of the examples live there (docs of "wallet-sentinel/examples").
  const clock = { utcOffset: 480 };
  const told = alert ?? reason;
  const sentence = told && describe(told, locale, { audience: "all", ...clock });
  const last = Math.max(...events.map((event, place) => (isIt(event) ? place : -1)), SHOWN - 1);
  const first = Math.max(0, Math.min(last, events.length - 1) - SHOWN + 1);
  const shown = events.slice(first, first + SHOWN + 3);
  return html`<article class="played"><h3>${say("examples-fires", { reason: titleOf(played.code, locale) })}</h3>
    ${locale === "en" ? html`<p>${about}</p>` : nothing}
    ${sentence ? html`<p>${sentence.title === titleOf(played.code, locale) ? nothing : html`<b>${sentence.title}</b><br>`}${sentence.body}</p>` : nothing}
    ${sentence?.advice?.length ? html`<ul>${sentence.advice.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
    ${
      assessment
        ? html`<p class="quiet">${say("detail-score", { score: number(assessment.score, 1), probability: share(assessment.probability, 2) })}${
            reason && reason.contribution !== undefined
              ? html` · ${say("nats", { nats: number(reason.contribution, 2) })}`
              : nothing
          }</p>`
        : nothing
    }
    ${
      reason?.unless
        ? html`<p class="quiet">${say("unless", { field: reason.unless.field, op: reason.unless.op === "<=" ? "≤" : "≥", bound: String(reason.unless.bound) })}</p>`
        : nothing
    }
    ${reason ? html`<p class="original">${describeForAnalyst(reason, locale, clock).reasons[0]?.values.join(" · ") ?? ""}</p>` : nothing}
    ${first ? html`<p class="quiet">${say("examples-before", { count: first })}</p>` : nothing}
    <div class="scroll" tabindex="0" role="group" aria-labelledby="examples"><table class="events"><thead><tr><th scope="col">${say("time")}</th>
      <th scope="col">${say("examples-what")}</th><th scope="col">${say("amount")}</th><th scope="col">${say("examples-more")}</th></tr></thead>
      <tbody>${shown.map(
        (event) => html`<tr class=${isIt(event) ? "this" : ""} aria-current=${isIt(event) ? "true" : nothing}>
          <td>${format.time(event.at, locale, { style: "minute", ...clock })}</td><td>${whatOf(event, locale, say)}</td>
          <td>${"amount" in event && event.amount && event.currency ? format.money(event.amount, event.currency, locale) : "–"}</td>
          <td>${furtherOf(event)}</td></tr>`,
      )}</tbody></table></div>
    ${played.clock ? html`<p class="quiet">${say("examples-clock", { time: format.time(played.clock[played.clock.length - 1], locale, { style: "minute", ...clock }) })}</p>` : nothing}</article>`;
}

/** @param {SentinelEvent} event @param {string} locale @param {Say} say */
function whatOf(event, locale, say) {
  if (event.kind === "transaction") {
    const name = event.counterparty?.name ?? event.counterparty?.id ?? "";
    return html`${say(event.direction === "credit" ? "event-credit" : "event-debit")}${name ? html`<small>${name}</small>` : nothing}`;
  }
  if (event.kind === "access") {
    const key = `access.action.${event.action}`;
    return hasMessage(key, locale) ? message(key, locale) : event.action;
  }
  const { what, label } = /** @type {any} */ (event);
  return html`${say(`event-${event.kind}`)}<small>${what ?? label}</small>`;
}

/** What else an event tells, by its fields' own names; what is plain is left out. @param {SentinelEvent} event */
function furtherOf(event) {
  const {
    status,
    type,
    country,
    deviceId,
    channel,
    authentication,
    agreementId,
    success,
    ip,
    context,
    state,
  } = /** @type {any} */ (event);
  const told = {
    status: status === "completed" ? undefined : status,
    type: type === "purchase" ? undefined : type,
    success: success === false ? "false" : undefined,
    ...{ country, deviceId, channel, authentication, agreementId, ip, state },
    ...context,
  };
  return Object.entries(told)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => html`<small><code>${name}</code> ${String(value)}</small>`);
}
