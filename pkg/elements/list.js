// @ts-check
/**
 * Registers the list of payments: <sentinel-payments> and <sentinel-payment>.
 */
import "../messages/both.js";

export * from "./bare/list.js";
