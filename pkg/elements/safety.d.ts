/** "wallet-sentinel/elements/safety": who uses the account and what protects it, for pages that load it when it is asked for. */
export type * from "../elements.js";
export { SentinelAccess, SentinelCheckup } from "../elements.js";
