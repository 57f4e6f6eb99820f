// @ts-check
/**
 * A small pack to begin from: each rule shows one thing that rules are for. Its limits are examples, and nobody's measured ones.
 *
 * Not here: what makes a good rule, which only an operator's own history tells.
 */

/** @returns {import("../index.js").RulePack} a fresh copy */
export const examplePack = () => ({
  id: "example",
  version: "1",
  rules: [
    // A built-in reason sharpened: an amount beyond the habit, and somebody new.
    {
      id: "large-to-new",
      when: 'strength("unusual-amount") > 1.5 && has(usual.newCounterparty) && usual.newCounterparty',
      severity: "warning",
      weight: 1,
      title: { en: "Unusual amount to somebody new", "zh-CN": "向新收款方支付异常金额" },
    },
    // A limit of the operator's own, by the habit and not by a sum that is right for nobody.
    {
      id: "ten-times-usual",
      when: "has(usual.amount) && event.amount > usual.amount * 10",
      severity: "notice",
      mode: "shadow",
      title: { en: "More than ten times the usual", "zh-CN": "超过平时的十倍" },
    },
    // Hours, where the time of day is known.
    {
      id: "at-night",
      when: "has(event.hour) && event.hour in [0, 1, 2, 3, 4] && score > 20",
      severity: "notice",
      mode: "shadow",
      title: { en: "At night, and not plainly usual", "zh-CN": "深夜且不太寻常" },
    },
    // A burst within the hour.
    {
      id: "many-in-an-hour",
      when: "usual.paymentsLastHour >= 5",
      severity: "warning",
      weight: 0.5,
      title: { en: "Sixth payment within an hour", "zh-CN": "一小时内第六笔付款" },
    },
    // What the host's app sees at the moment of payment.
    {
      id: "screen-shared",
      when: "has(event.context.screenShare) && event.context.screenShare && usual.toPerson",
      severity: "danger",
      outcome: "challenge",
      title: { en: "Transfer under a shared screen", "zh-CN": "共享屏幕时转账" },
    },
  ],
});
