// @ts-check
/**
 * Registers what is about the account itself: <sentinel-access> and <sentinel-checkup>.
 *
 * Apart from the first look at a bill (overview.js): statements hold no sign-ins, and a page without them needs neither.
 *
 * Without texts: whoever imports this file loads those of one language (../../messages/bare.js).
 */
import { SentinelAccess } from "../access.js";
import { SentinelCheckup } from "../checkup.js";
import { define } from "../define.js";

export { SentinelAccess, SentinelCheckup };

define([
  ["sentinel-access", SentinelAccess],
  ["sentinel-checkup", SentinelCheckup],
]);
