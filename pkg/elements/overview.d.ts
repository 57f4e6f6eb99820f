/** "wallet-sentinel/elements/overview": what a first look at a bill needs, without the list of payments. */
export type * from "../elements.js";
export {
  SentinelAlerts,
  SentinelCase,
  SentinelConfirm,
  SentinelPlan,
  SentinelQuestion,
  SentinelSummary,
  SentinelWatch,
} from "../elements.js";
