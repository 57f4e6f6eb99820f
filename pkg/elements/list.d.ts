/** "wallet-sentinel/elements/list": the list of payments alone, for pages that load it when it is asked for. */
export type * from "../elements.js";
export { SentinelPayment, SentinelPayments } from "../elements.js";
