// @ts-check
/**
 * Registers what is about the account itself: <sentinel-access> and <sentinel-checkup>.
 *
 * Apart from the first look at a bill (overview.js): statements hold no sign-ins, and a page without them needs neither.
 */
import "../messages/both.js";

export * from "./bare/safety.js";
