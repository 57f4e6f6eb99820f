// @ts-check
/**
 * Registers <sentinel-before>, which a wallet's page loads where it lets somebody pay.
 *
 * Without texts: whoever imports this file loads those of one language (../../messages/bare.js).
 */
import { define } from "../define.js";
import { SentinelBefore } from "../pay.js";

export { SentinelBefore };

define([["sentinel-before", SentinelBefore]]);
