// @ts-check
/**
 * A case for the operator's desk in sentences: as a card, as plain text to copy or print, and in at most 300 characters.
 *
 * The payer speaks, in the first person, and names what a desk asks for: account, numbers, times with their zone, amounts.
 * What must not be forgotten stands in every form: that no help needs screen sharing, a code, a download or a transfer.
 * Not here: finding the facts (the core's), contacts (../operators.js).
 */
import { forPayer, isStale } from "../help/contacts.js";
import { clockOf, minutesEast } from "./clock.js";
import * as format from "./format.js";
import { cut, placed } from "./text.js";

/** In UTF-16 units, which is what a form counts. WeChat Pay's own complaint takes 1 to 300 characters (pay.weixin.qq.com, complaint_detail, read on 2026-11-26). */
export const SHORT = 300;

/** @typedef {import("../index.js").SupportCase} SupportCase */
/**
 * @typedef {{
 *   say: (key: string, values?: Record<string, string | number>) => string,
 *   has: (key: string) => boolean,
 *   title: (reason: { code: string, params: import("../index.js").Reason["params"] }) => string,
 *   name: (name: string | undefined) => string,
 *   money: (of: { amount: string, currency: string }) => string,
 *   locale: string,
 *   clock: import("./clock.js").Clock,
 *   now?: number,
 * }} Voice
 */

/** "UTC+8", "UTC-3:30". @param {number} minutes */
function zoneOf(minutes) {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

/** What statements call the accounts of each wallet, where nothing else is given (the core's `OPERATORS`). @type {Record<string, string>} */
const STATEMENTS = { alipay: "alipay", wechat: "wechat-pay", apple: "apple-pay", google: "google-pay" };
/** The account of somebody who has not said which: too short to be masked, and nobody's name. */
export const UNNAMED = "?";

const ACCOUNT = new Set(["account-locked", "password-forgotten", "message-missing", "other-question"]);

/**
 * @param {SupportCase} found @param {Voice} voice
 * @returns {{ title: string, body: string, why: string[], advice: string[], text: string, short: string }}
 */
export function describeCase(found, voice) {
  const { say, has, money, locale } = voice;
  const clock = clockOf(voice.clock, found);
  const zone = (/** @type {number} */ at) => zoneOf(minutesEast(at, clock));
  const day = (/** @type {number} */ at) => format.time(at, locale, { style: "day", ...clock });
  const moment = (/** @type {number} */ at) =>
    `${day(at)} ${format.time(at, locale, { style: "clock", ...clock })}`;
  // What was seen more than a year ago is said to be old, where the caller says what day it is.
  const aged = (/** @type {string | undefined} */ day) =>
    voice.now !== undefined && day && isStale({ verifiedOn: day }, voice.now) ? "yes" : "no";
  const { code, params } = found.problem;
  const first = found.transactions[0];
  const asked = found.timeline.find((step) => step.code === "asked")?.at ?? first?.at;
  const sum = found.wanted ?? (first && { amount: first.amount, currency: first.currency });
  const values = {
    amount: sum ? money(sum) : "",
    state: found.state ?? "",
    since: asked === undefined ? "" : day(asked),
    due: found.dueAt === undefined ? "" : day(found.dueAt),
  };
  const known = has(`case.say.${code}`);
  // A sentence that would have a hole gives way to the title.
  const needsSum = [
    "refund-late",
    "refund-short",
    "refund-window-closing",
    "not-arrived",
    "charged-but-failed",
    "hold-not-released",
    "charge-after-cancellation",
  ].includes(code);
  const isWhole =
    known &&
    (!needsSum ||
      (values.amount && values.since && (values.due || !["refund-late", "not-arrived"].includes(code))));
  const body = isWhole
    ? say(`case.say.${code}`, values)
    : has(`case.say.${code}-undated`)
      ? say(`case.say.${code}-undated`)
      : say("case.say.suspicion", { title: voice.title({ code, params }) || code });
  const isOfAccount = ACCOUNT.has(code) || code === "safety-question";
  const title = isOfAccount
    ? say("case.title.account")
    : has(`${code}.title`) && !(found.state && found.state !== "overdue" && code === "refund-late")
      ? voice.title({ code, params })
      : say("watch.what.refund");
  // What its payer says of it by themselves is no finding of ours: their own sentence stands over it.
  const isTheirs =
    !found.state && !Object.keys(params ?? {}).length && (isWhole || has(`case.say.${code}-undated`));
  const heading = isOfAccount || (has(`${code}.title`) && !isTheirs) ? title : body;
  const operator =
    found.operatorName ??
    (has(`operator.${found.operator}`) ? say(`operator.${found.operator}`) : found.operator);

  const numbers = (/** @type {SupportCase["transactions"][number]} */ one) => [
    one.reference ? say("case.reference", { value: one.reference }) : say("case.id", { value: one.id }),
    ...(one.orderId ? [say("case.order", { value: one.orderId })] : []),
  ];
  const payments = found.transactions.map((one) => [
    say("case.payment", {
      at: say("case.zone", { at: moment(one.at), zone: zone(one.at) }),
      counterparty: voice.name(one.counterparty),
      amount: money(one),
      status: say(`status.${one.status}`),
    }),
    ...numbers(one),
  ]);
  const steps = found.timeline.map(
    ({ at, code: step }) =>
      `${say("case.zone", { at: moment(at), zone: zone(at) })}  ${has(`case.step.${step}`) ? say(`case.step.${step}`) : placed(step, locale)}`,
  );
  const term =
    found.term && found.dueAt !== undefined
      ? [
          say("case.due", {
            due: values.due,
            term: has(`term.${found.term.code}`) ? say(`term.${found.term.code}`) : found.term.code,
          }),
          ...(found.term.source === "promised"
            ? []
            : [
                found.term.source === "wallet-sentinel"
                  ? say("case.source-own")
                  : say("case.source", {
                      source: found.term.source,
                      seenOn: found.term.seenOn ?? "none",
                      calendar: found.term.calendar ?? "none",
                      stale: aged(found.term.seenOn),
                    }),
              ]),
        ]
      : [];
  const notes = found.notes
    .filter((note) => has(`case.note.${note}`))
    .map((note) => say(`case.note.${note}`));
  const whose = found.withWhom === "unknown" ? [] : [say("case.with", { whom: found.withWhom })];
  // Behind a wallet that holds no money its own help is of no use: the bank acts.
  const isBanks = found.withWhom === "bank";
  const contacts = (isBanks ? [] : forPayer(found.contacts, found.region)).map((contact) =>
    say("case.contact", {
      channel: say(`channel.${contact.channel}`),
      value: contact.value,
      region: contact.region ?? "none",
      hours: contact.hours ?? "none",
      verifiedOn: contact.verifiedOn,
      stale: aged(contact.verifiedOn),
    }),
  );
  if (isBanks) contacts.push(say("case.contact-bank"));
  const safety = say("case.safety");
  const kind = code === "safety-question" ? "safety" : ACCOUNT.has(code) ? "account" : "payment";
  const advice = [...say(`case.advice.${kind}`).split("\n"), safety];
  // A statement calls an account by its wallet; people do not.
  const isWallet = found.account === found.operator || STATEMENTS[found.account] === found.operator;
  const account =
    found.account === UNNAMED
      ? say("case.account-unknown")
      : say("case.account", { account: isWallet ? operator : found.account });

  const section = (/** @type {string} */ head, /** @type {string[]} */ lines) =>
    lines.length ? ["", head, ...lines] : [];
  const text = [
    heading,
    ...(body === heading ? [] : [body]),
    "",
    account,
    ...section(
      say("case.payments"),
      payments.flatMap(([head, ...rest]) => [head, ...rest.map((line) => `  ${line}`)]),
    ),
    ...section(say("case.timeline"), steps),
    ...section("", [...whose, ...term, ...notes]).slice(1),
    ...section(
      isBanks ? say("case.contacts-bank") : say("case.contacts", { operator }),
      contacts.length ? contacts : [say("case.no-contacts", { operator })],
    ),
    "",
    safety,
  ].join("\n");

  return { title: heading, body, why: [...whose, ...term, ...notes], advice, text, short: shortened() };

  /** What a form takes: whole sentences, the most needed first, and never half a number. */
  function shortened() {
    const gap = locale.startsWith("zh") ? "" : " ";
    const stop = locale.startsWith("zh") ? "。" : ".";
    const facts = [body, `${account}${stop}`];
    for (const one of found.transactions) {
      facts.push(
        `${say("case.short.payment", { at: say("case.zone", { at: moment(one.at), zone: zone(one.at) }), amount: money(one), counterparty: voice.name(one.counterparty) })}${stop}`,
      );
      facts.push(...numbers(one).map((line) => `${line}${stop}`));
    }
    const more = say("case.short.more");
    let told = "";
    for (const [position, fact] of facts.entries()) {
      const next = told ? `${told}${gap}${fact}` : fact;
      const room = position === facts.length - 1 ? 0 : gap.length + more.length;
      if (next.length + room > SHORT) return told ? `${told}${gap}${more}` : cut(fact, SHORT, "…");
      told = next;
    }
    return told;
  }
}
