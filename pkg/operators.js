// @ts-check
/**
 * The wallets' operators, how each is reached and what is known of it: text for people, and so data here and not in the core.
 *
 * A wrong hotline is how people are robbed. So there is only what an operator's own page was seen to say, with the page, the day, the
 * hours and for whom: what a page gives to shops is no payer's, and no payer is shown it. On 2026-11-29 no page of Alipay's or WeChat
 * Pay's was seen that gives payers a number: there the way leads through the wallet's own app. Names of functions (`functions`) are
 * names alone, of third parties' pages.
 * A host overrides or adds one by handing it to `supportCase` in place of the id: its contacts then replace these whole.
 * Not here: names (messages), terms (core), authorities (help/authorities.js).
 */

/** @typedef {import("./index.js").Operator} Operator */

/** The day on which the pages below were looked at. */
const SEEN = "2026-11-29";

/** @type {readonly Operator[]} */
export const operators = [
  {
    id: "alipay",
    contacts: [],
    functions: { freeze: { "zh-CN": "挂失账号", en: "挂失账号 (report the account as lost)" } },
    known: [
      { what: "refund-window", source: "https://docs.antom.com/ac/autodebitpay/refund", verifiedOn: SEEN },
      { what: "export", from: "alipay", source: "wallet-sentinel", verifiedOn: SEEN },
    ],
  },
  {
    id: "wechat-pay",
    contacts: [
      {
        channel: "phone",
        value: "95017-2",
        region: "CN",
        hours: "09:00-22:00",
        for: "merchant",
        source: "https://pay.weixin.qq.com/",
        verifiedOn: SEEN,
      },
      {
        channel: "phone",
        value: "+86 571 95017",
        hours: "Mo-Fr 09:00-18:00 UTC+8",
        for: "merchant",
        source: "https://pay.weixin.qq.com/doc/global/v3/en/4012357224",
        verifiedOn: SEEN,
      },
    ],
    functions: { freeze: { "zh-CN": "冻结账号", en: "冻结账号 (freeze the account)" } },
    known: [
      {
        what: "refund-window",
        source: "https://pay.weixin.qq.com/docs/merchant/products/refund/introduction.html",
        verifiedOn: "2026-11-26",
      },
      {
        what: "refund-time",
        source: "https://pay.weixin.qq.com/doc/v3/merchant/4013071031",
        verifiedOn: "2026-11-26",
      },
      { what: "export", from: "wechat", source: "wallet-sentinel", verifiedOn: SEEN },
    ],
  },
  {
    id: "apple-pay",
    contacts: [
      {
        channel: "website",
        value: "https://support.apple.com/en-us/118270",
        for: "payer",
        source: "https://support.apple.com/en-us/118270",
        verifiedOn: SEEN,
      },
    ],
    known: [{ what: "issuer", source: "https://support.apple.com/en-us/118270", verifiedOn: SEEN }],
  },
  {
    id: "google-pay",
    contacts: [
      {
        channel: "website",
        value: "https://support.google.com/googlepay/answer/7644016",
        for: "payer",
        source: "https://support.google.com/googlepay/answer/7644016",
        verifiedOn: SEEN,
      },
    ],
    known: [
      { what: "issuer", source: "https://support.google.com/googlepay/answer/7644016", verifiedOn: SEEN },
      { what: "pending", source: "https://support.google.com/googlepay/answer/10195115", verifiedOn: SEEN },
    ],
  },
];

/**
 * What a case is addressed to: a known operator by its id, or a host's own with its contacts.
 * @param {string | Operator | undefined} asked @param {string | undefined} known by the core, of the account
 * @returns {Operator | undefined} undefined where the id is none that is known
 */
export function operatorOf(asked, known) {
  if (typeof asked === "object" && asked !== null) return { ...asked, contacts: [...(asked.contacts ?? [])] };
  const id = asked ?? known;
  if (id === undefined) return { id: "unknown", contacts: [] };
  const found = operators.find((operator) => operator.id === id);
  // An id that the host itself gave in its config is not unknown; it merely has no contacts here.
  return found ?? (asked === undefined || asked === known ? { id, contacts: [] } : undefined);
}
