// @ts-check
/**
 * A card of <sentinel-alerts>: what was seen and why, what somebody can say of it, what to do, and the ways on from it.
 *
 * A template of what it is given; nothing here decides. Not here: what a button does (alerts.js), its smaller parts (alerts.parts.js).
 */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { helpFor } from "../help/start.js";
import { adviceOn } from "../messages/advice.js";
import { describe, format } from "../messages/bare.js";
import { countedLine, lines, past, toHelp, toPayment, what, whatToDo } from "./alerts.parts.js";
import { rowsOf } from "./alerts.rows.js";
import { choices, countedIn, isWaiting, listOf, outcomeOf, paymentOf, reasonsFor } from "./alerts.view.js";
import { check, chevron, severityIcon } from "./icons.js";

/**
 * @typedef {import("./alerts.view.js").Alert} Alert
 * @typedef {ReturnType<typeof choices>[number]} Choice
 * @typedef {{
 *   language: string, audience: "holder" | "operator", mask: boolean, lists: boolean, helps: boolean, isAsked: boolean, alerts: Alert[],
 *   clock: import("../messages/clock.js").Clock, say: import("./alerts.parts.js").Say, money(amount: string, currency: string): string,
 * }} Shown `isAsked`: its question is drawn in place of its buttons
 * @typedef {{
 *   choose(choice: Choice, title: string): void, question(): unknown, back(counted: Alert, title: string): void,
 *   send(name: string, detail: unknown): void,
 * }} Doing
 */

/** What somebody said of their own payment that is not theirs, by the name of its help. @type {Record<string, "deceived" | "not-mine" | undefined>} */
const DISOWNED = { scam: "deceived", fraud: "not-mine" };

/** @param {Alert} alert @param {Shown} shown @param {Doing} doing */
export function card(alert, shown, doing) {
  const { language, audience, mask, clock, say, money, isAsked } = shown;
  const minute = (/** @type {number} */ at) => format.time(at, language, { style: "minute", ...clock });
  const said = describe(alert, language, { mask, ...clock, audience, now: Date.now() });
  const [, ...others] = reasonsFor(alert, audience);
  const payment = paymentOf(alert);
  const name = format.name(payment.name, { mask });
  const waiting = isWaiting(alert);
  const disowned = waiting && audience !== "operator" ? DISOWNED[alert.disposition ?? ""] : undefined;
  const outcome = outcomeOf(alert);
  const help = helping(alert, shown, doing);
  const isLed = disowned !== undefined && shown.helps; // to help first, which is then the one button that stands out
  // What somebody was shown before is not to be told again.
  const id = alert.shownAt === undefined ? alert.id : nothing;
  return html`<li class="alert ${alert.severity} ${waiting ? "" : "done"}" part="alert" data-alert=${id}>
    <span class="icon">${listOf(alert) === "handled" ? check : severityIcon[alert.severity]}</span>
    ${what(
      alert,
      {
        title: said.title,
        name,
        time: minute(payment.at),
        at: payment.at,
        waiting,
        ...(outcome ? { outcome } : {}),
      },
      say,
      minute,
    )}
    ${payment.amount ? html`<p class="amount">${opening(alert, money(payment.amount, payment.currency), shown, doing)}</p>` : nothing}
    <div class="rest">
      ${waiting ? html`<p>${said.body} <span class="quiet">${said.why[0] ?? ""}</span></p>` : nothing}
      ${
        waiting && others.length
          ? html`<ul class="also" aria-label=${say("alerts.why")}>${others.map(
              (reason) => html`<li>${describe(reason, language, { audience }).title}</li>`,
            )}</ul>`
          : nothing
      }
      ${alert.sinceAct ? html`<p class="quiet">${say("alerts.since-act", { count: alert.sinceAct })}</p>` : nothing}
      ${counted(alert, shown, doing)}
      ${isAsked ? doing.question() : nothing}
      ${
        disowned
          ? html`<div class="told ${disowned}" tabindex="-1" data-steps=${alert.id}>${lines(
              adviceOn(disowned, payment.at, Date.now(), language),
              "ol",
            )}${help}</div>`
          : nothing
      }
      <div class="actions">
        ${
          isAsked
            ? nothing
            : choices(alert).map(
                (choice) => html`<button class=${choice.main && !isLed ? "main" : choice.plain ? "plain" : ""}
          @click=${() => doing.choose(choice, said.title)}>${say(choice.key)}</button>`,
              )
        }
        ${
          waiting && !disowned
            ? whatToDo(
                { advice: said.advice, why: said.why.slice(1), isOpen: alert.state === "escalated" },
                say,
                help,
              )
            : nothing
        }
        ${counting(alert, shown, doing)}
        ${(alert.history?.length ?? 0) > 1 ? past(alert.history, minute, say) : nothing}
      </div>
    </div>
  </li>`;
}

/** To whom to contact and a message for them, with what is known of it. @param {Alert} alert @param {Shown} shown @param {Doing} doing */
function helping(alert, { helps, audience, say }, { send }) {
  const begun = helps && audience !== "operator" && helpFor(alert);
  return begun ? toHelp(alert.state === "escalated", say, () => send("sentinel-help", begun)) : nothing;
}

/** A sum that leads to its payment, where that is wanted. @param {Alert} alert @param {string} told @param {Shown} shown @param {Doing} doing */
function opening({ topic, accountId, eventIds, payment }, told, { lists, say }, { send }) {
  const id = eventIds?.at(-1);
  if (!lists || topic !== "payment" || !payment || id === undefined) return told;
  return toPayment(told, say, () => send("sentinel-payment-open", { accountId, id, at: payment.at }));
}

/** From a claim that counts payments to those payments. @param {Alert} alert @param {Shown} shown @param {Doing} doing */
function counting(alert, { lists, clock, say }, { send }) {
  const told = lists && rowsOf(alert, clock);
  if (!told) return nothing;
  const { key, query } = told;
  return html`<button class="plain counting" @click=${() => send("sentinel-list", { query })}>${say(key)}</button>`;
}

/** What a line counts, each with the way to bring it back. @param {Alert} digest @param {Shown} shown @param {Doing} doing */
function counted(digest, { alerts, language, mask, clock, say, money }, { back }) {
  const all = countedIn(digest, alerts);
  if (!all.length) return nothing;
  const line = (/** @type {Alert} */ alert) => {
    const { title } = describe(alert, language, { mask, ...clock });
    const { name, amount, currency, at } = paymentOf(alert);
    return countedLine(
      {
        alert,
        title,
        at,
        name: format.name(name, { mask }),
        time: format.time(at, language, { style: "minute", ...clock }),
        money: amount ? money(amount, currency) : "",
      },
      say,
      () => back(alert, title),
    );
  };
  return html`<details class="counted"><summary>${say("alerts.counted", { count: all.length })}${chevron}</summary>
    <ul>${repeat(all, ({ id }) => id, line)}</ul></details>`;
}
