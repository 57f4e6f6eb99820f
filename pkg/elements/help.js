// @ts-check
/**
 * Registers <sentinel-help>.
 *
 * A door of its own: a page may load it when it has drawn all else.
 */
import { define } from "./define.js";
import { SentinelHelp } from "./help.element.js";

export { SentinelHelp };

define([["sentinel-help", SentinelHelp]]);
