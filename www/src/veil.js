// @ts-check
/**
 * Amounts of the page's own as its visitor wants them: hidden where somebody may look over their shoulder.
 *
 * Not here: amounts and names in the elements, which hide them by their attribute `mask`.
 */
import { format } from "wallet-sentinel/messages/bare";

/** @param {Pick<import("./settings.js").Settings, "locale" | "isVeiled">} settings */
export const moneyIn =
  ({ locale, isVeiled }) =>
  (/** @type {string} */ amount, /** @type {string} */ currency) =>
    isVeiled ? format.maskMoney(currency, locale) : format.money(amount, currency, locale);
