// @ts-check
/**
 * Codes and parameters into sentences, for people (messages/describe.js) and for experts (messages/experts.js).
 *
 * The door of `wallet-sentinel/messages`: nothing but names.
 */
import "./messages/both.js";

export {
  addMessages,
  describeError,
  describeForAnalyst,
  describeForMachine,
  formatLocale,
  hasMessage,
  liveIn,
  locales,
  message,
  resolveLocale,
} from "./messages/bare.js";
export * from "./messages/describe.js";
