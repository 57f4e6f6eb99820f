// @ts-check
/**
 * The end of <sentinel-help>: what to do now, whom to contact, the message, what to expect, what if nothing happens.
 *
 * A template of what is known; nothing here decides. Not here: which steps and people (../help/answer.js), printing (help.paper.js).
 */
import { html, nothing } from "lit";
import { describe, describeError, format } from "../messages/bare.js";
import { answerOf } from "../help/answer.js";
import { hrefOf, isStale } from "../help/contacts.js";
import { UNNAMED } from "../messages/case.js";
import { describeReport } from "../messages/report.js";
import { UNKNOWN } from "../help/regions.js";
import { operators as listed } from "../operators.js";
import { canSend, printText } from "./help.paper.js";
import { isByWallet } from "./help.steps.js";
import { chevron } from "./icons.js";

/**
 * @typedef {{
 *   problem: string, wallet: import("./help.steps.js").Wallet, walletName: string, region: string,
 *   age?: import("../help/answer.js").Age, days?: number, payee?: { id?: string, name?: string },
 *   found?: import("../index.js").SupportCase, failure?: { code: string }, hasSource: boolean,
 *   operators: readonly import("../index.js").Operator[], authorities?: readonly import("../index.js").Authority[],
 *   now: number, locale: string, mask: boolean, clock: import("../messages/clock.js").Clock, news: string,
 * }} Ended
 * @typedef {{ say: (key: string, values?: Record<string, string | number>) => string, moves: () => void, told: (key: string) => void, save: (text: string) => void }} Doing
 */

/** A day that is written as a date, in the reader's words. @param {string} day @param {string} locale */
const dayOf = (day, locale) =>
  Number.isFinite(Date.parse(day)) ? format.time(Date.parse(day), locale, { utcOffset: 0 }) : day;

/** @param {Ended} ended @param {Doing} doing */
export function end(ended, doing) {
  const { problem, wallet, walletName, region, age, days, found, failure, locale, mask, clock } = ended;
  const { say } = doing;
  const operator =
    ended.operators.find(({ id }) => id === wallet.operator) ??
    listed.find(({ id }) => id === wallet.operator);
  const answer = answerOf({
    problem,
    operator: wallet.operator,
    region,
    age,
    days,
    whom: found?.withWhom,
    contacts: operator?.contacts ?? [],
    ...(ended.authorities ? { authorities: ended.authorities } : {}),
  });
  const freeze = operator?.functions?.freeze;
  const values = {
    wallet: walletName,
    whom: answer.acts,
    region,
    freeze: freeze?.[locale] ?? freeze?.en ?? "none",
  };
  const steps = say(answer.steps, values).split("\n");
  const said = found && describe(found, locale, { mask, now: ended.now, ...clock });
  const isTimed = found?.dueAt !== undefined;
  const sheet =
    answer.hasSheet && found
      ? describeReport(found, locale, {
          payee: ended.payee,
          operator: walletName,
          account: wallet.accountId === UNNAMED || isByWallet(wallet) ? "____________" : found.account,
          ...clock,
        })
      : undefined;
  const note = failure?.code === "transaction-unknown" ? say("help.gone") : "";
  return html`
    <h2 tabindex="-1" data-title>${say(`help.now`)}</h2>
    <ol class="steps">${steps.map((line) => html`<li><span>${line}</span></li>`)}</ol>
    <div class="part" data-part="whom"><h3>${say("help.whom")}</h3>
      <ul class="people">${answer.people.map((one) => person(one, ended, doing, values))}</ul>
      ${answer.leftOut ? html`<p class="quiet">${say("help.left-out")}</p>` : nothing}
    </div>
    <div class="part" data-part="case"><h3>${say("help.case")}</h3>
      ${note ? html`<p>${note}</p>` : nothing}
      ${found && !found.transactions.length && !note && found.notes.includes("payment-not-named") ? html`<p>${say("help.add")}</p>` : nothing}
      ${
        said
          ? paper(said.text, said.short, "case", ended, doing)
          : failure && !note
            ? html`<p role="alert">${say("help.no-case", { why: describeError(failure, locale) })}</p>`
            : html`<p class="quiet" role="status">${say(ended.hasSource ? "help.loading" : "help.no-engine")}</p>`
      }
      <p class="safety">${say("case.safety")}</p>
    </div>
    ${
      sheet
        ? html`<div class="part" data-part="sheet"><h3>${say("help.sheet")}</h3><p class="quiet">${say("help.sheet-says")}</p>
      ${paper(sheet, "", "sheet", ended, doing)}</div>`
        : nothing
    }
    <p class="quiet" role="status">${ended.news}</p>
    <div class="part lines" data-part="expect"><h3>${say("help.expect")}</h3>
      ${answer.hasSheet ? html`<p>${say("help.never-lost")}</p>` : nothing}
      ${isTimed && said ? said.why.map((line) => html`<p>${line}</p>`) : nothing}
      ${answer.rights.map(({ code }) => html`<p>${say(`help.right.${code}`)}</p>`)}
      ${isTimed ? nothing : html`<p>${say(answer.rights.length ? "help.ask-date-else" : "help.ask-date")}</p>`}
    </div>
    <div class="part lines" data-part="then"><h3>${say("help.then")}</h3>
      ${answer.then.map((key) => html`<p>${say(key, values)}</p>`)}
    </div>
    ${sources(answer, ended, doing)}
    ${
      wallet.operator === "unknown"
        ? nothing
        : html`<details><summary>${say("wallet.about", values)}${chevron}</summary>
      <sentinel-wallet operator=${wallet.operator} .operators=${ended.operators} .now=${ended.now} locale=${locale}></sentinel-wallet></details>`
    }
    <p class="quiet">${say("help.for-region", { region: region === UNKNOWN ? "none" : format.country(region, locale) })}
      <button class="plain" data-choice="move" @click=${doing.moves}>${say("help.move")}</button></p>`;
}

/** @param {import("../help/answer.js").Person} one @param {Ended} ended @param {Doing} doing @param {{ wallet: string, region: string }} values */
function person({ who, contacts }, { region, wallet, locale, now, payee, mask }, { say }, values) {
  const note = `help.note.${who}-${region}`;
  const noted = say(note);
  const way = who === "wallet" && wallet.operator === "unknown" ? "help.way.unknown" : `help.way.${who}`;
  const name = who === "merchant" ? format.name(payee?.name ?? "", { mask }) : "";
  return html`<li data-who=${who}><h4>${say(`help.who.${who}`, values)}${name ? html` · <bdi>${name}</bdi>` : nothing}</h4>
    ${contacts.map((contact) => {
      const { channel, value, hours, verifiedOn } = contact;
      const href = hrefOf(contact);
      const host = channel === "website" ? new URL(value).hostname : value;
      const verb = channel === "phone" ? "help.call" : channel === "email" ? "help.write" : "help.visit";
      const day = dayOf(verifiedOn, locale);
      return html`${
        href
          ? html`<a class=${channel} href=${href} target=${channel === "phone" ? nothing : "_blank"} rel="noreferrer">${say(verb, { value: host })}</a>`
          : html`<p>${value}</p>`
      }
      <p class="quiet">${hours ? `${say("help.hours", { hours })} ` : ""}${say(isStale(contact, now) ? "help.stale" : "help.seen", { day })}</p>`;
    })}
    ${contacts.length ? nothing : html`<p>${say(way, values)}</p>`}
    ${noted === note ? nothing : html`<p>${noted}</p>`}</li>`;
}

/** A text with all that can be done with it. @param {string} text @param {string} short @param {string} name @param {Ended} ended @param {Doing} doing */
function paper(text, short, name, { locale }, { say, told, save }) {
  const copy = async (/** @type {string} */ what) => {
    try {
      await navigator.clipboard.writeText(what);
      told("case.copied");
    } catch {
      told("case.copy-failed");
    }
  };
  const send = async () => {
    try {
      await navigator.share({ text });
    } catch {
      /* Whoever closes the sheet of apps sends nothing. */
    }
  };
  return html`<div class="ways" data-paper=${name}>
      ${canSend() ? html`<button class="main" data-do="send" @click=${send}>${say("help.send")}</button>` : nothing}
      <button class=${canSend() ? "" : "main"} data-do="copy" @click=${() => copy(text)}>${say("help.copy")}</button>
      ${short ? html`<button data-do="short" @click=${() => copy(short)}>${say("help.copy-short")}</button>` : nothing}
      <button data-do="print" @click=${() => printText(text, locale)}>${say("help.print")}</button>
      <button data-do="save" @click=${() => save(text)}>${say("help.save")}</button>
    </div>
    <pre tabindex="0" dir="auto" aria-label=${say(name === "sheet" ? "help.sheet" : "help.case")}>${text}</pre>`;
}

/** @param {ReturnType<typeof answerOf>} answer @param {Ended} ended @param {Doing} doing */
function sources({ people, rights }, { locale }, { say }) {
  const told = [
    ...people.flatMap(({ contacts }) =>
      contacts.map(({ value, source, verifiedOn }) => ({ code: value, source, verifiedOn })),
    ),
    ...rights.map(({ code, source, verifiedOn }) => ({
      code: say(`help.right-name.${code}`),
      source,
      verifiedOn,
    })),
  ];
  if (!told.length) return nothing;
  return html`<details><summary>${say("help.sources")}${chevron}</summary><ul>${told.map(
    ({ code, source, verifiedOn }) =>
      html`<li>${say("help.source", { code, source, day: dayOf(verifiedOn, locale) })}</li>`,
  )}</ul></details>`;
}
