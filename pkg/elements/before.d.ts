/** "wallet-sentinel/elements/before": what is asked before a payment is made. */
export type * from "../elements.js";
export { SentinelBefore } from "../elements.js";
