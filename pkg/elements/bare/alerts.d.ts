/** "wallet-sentinel/elements/bare/alerts": the list of alerts alone, without texts. */
export type * from "../../elements.js";
export { PAYMENT_KINDS, SentinelAlerts } from "../../elements.js";
