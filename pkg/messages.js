// @ts-check
/**
 * Codes and parameters into sentences, for people (messages/describe.js) and for experts (messages/experts.js).
 *
 * The door of `wallet-sentinel/messages`: nothing but names.
 */
export {
  addMessages,
  formatLocale,
  hasMessage,
  locales,
  message,
  resolveLocale,
} from "./messages/catalogues.js";
export * from "./messages/describe.js";
export { describeForAnalyst, describeForMachine } from "./messages/experts.js";
export { describeError } from "./messages/failure.js";
