// @ts-check
/**
 * Registers <sentinel-help>, <sentinel-promise> and <sentinel-wallet>.
 *
 * A door of its own: a page may load it when it has drawn all else.
 */
import "../messages/both.js";

export * from "./bare/help.js";
