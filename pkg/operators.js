// @ts-check
/**
 * The wallets' operators and how each is reached: text for people, and so data here and not in the core.
 *
 * A wrong hotline is how people are robbed. So there is only what an operator's own page was seen to say, with the page
 * and the day; of the others there is nothing, and a case says to look in the wallet's own app. On 2026-11-26 no page of
 * Alipay's or of Google's was seen that names a way for payers. The number of WeChat Pay is the "Customer Service Tel" at
 * the foot of its pages for partners abroad.
 * A host overrides or adds one by handing it to `supportCase` in place of the id. Not here: names (messages), terms (core).
 */

/** @typedef {import("./index.js").Operator} Operator */

/** @type {readonly Operator[]} */
export const operators = [
  { id: "alipay", contacts: [] },
  {
    id: "wechat-pay",
    contacts: [
      {
        channel: "phone",
        value: "+86 571 95017",
        source: "https://pay.weixin.qq.com/doc/global/v3/en/4012357224",
        verifiedOn: "2026-11-26",
      },
    ],
  },
  {
    id: "apple-pay",
    contacts: [
      {
        channel: "website",
        value: "https://support.apple.com/en-za/apple-pay",
        source: "https://support.apple.com/en-za/apple-pay",
        verifiedOn: "2026-11-26",
      },
    ],
  },
  { id: "google-pay", contacts: [] },
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
