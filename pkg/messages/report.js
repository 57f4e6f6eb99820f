// @ts-check
/**
 * A sheet for the police: which payment, to whom, when, how much, and blanks for what only the payer knows.
 *
 * Made of a support case whose problem is "deceived", and of the payment's own row where the host has it (the payee's number). Nothing
 * is said that no record shows. Not here: the message to the wallet or bank (case.js).
 */
import { message } from "./catalogues.js";
import { clockOf } from "./clock.js";
import * as format from "./format.js";
import { settled } from "./text.js";

/**
 * @param {import("../index.js").SupportCase} found @param {string} locale
 * @param {{ payee?: { id?: string, name?: string }, operator: string, account: string } & import("./clock.js").Clock} options
 * @returns {string}
 */
export function describeReport(found, locale, { payee, operator, account, ...clock }) {
  const say = (/** @type {string} */ key, /** @type {Record<string, string>} */ values = {}) =>
    message(`report.${key}`, locale, values);
  const by = clockOf(clock, found);
  const moment = (/** @type {number} */ at) =>
    `${format.time(at, locale, { style: "day", ...by })} ${format.time(at, locale, { style: "clock", ...by })}`;
  const paid = found.transactions.flatMap((one) => {
    const name = settled(one.counterparty ?? payee?.name);
    const numbers = [
      one.reference
        ? message("case.reference", locale, { value: settled(one.reference) })
        : message("case.id", locale, { value: settled(one.id) }),
      ...(one.orderId ? [message("case.order", locale, { value: settled(one.orderId) })] : []),
    ];
    return [
      say("payment", { at: moment(one.at), amount: format.money(one.amount, one.currency, locale) }),
      ...numbers.map((line) => `  ${line}`),
      name ? `  ${say("payee", { name })}` : `  ${say("payee-none")}`,
      ...(payee?.id && found.transactions.length === 1
        ? [`  ${say("payee-account", { id: settled(payee.id) })}`]
        : []),
    ];
  });
  return [
    say("title"),
    say("ask"),
    "",
    say("account", { operator: settled(operator), account: settled(account) }),
    "",
    ...(paid.length ? paid : [say("none"), say("payee-none")]),
    "",
    say("when"),
    say("how"),
    say("said"),
    say("shared"),
    say("kept"),
    "",
    say("me"),
  ].join("\n");
}
