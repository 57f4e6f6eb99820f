// @ts-check
/**
 * Registers <sentinel-before>, which a wallet's page loads where it lets somebody pay.
 */
import { define } from "./define.js";
import { SentinelBefore } from "./pay.js";

export { SentinelBefore };

define([["sentinel-before", SentinelBefore]]);
