// @ts-check
/**
 * Registers <sentinel-before>, which a wallet's page loads where it lets somebody pay.
 */
import "../messages/both.js";

export * from "./bare/before.js";
