// @ts-check
/**
 * Registers <sentinel-help> and <sentinel-promise>.
 *
 * A door of its own: a page may load it when it has drawn all else.
 */
import { define } from "./define.js";
import { SentinelHelp } from "./help.element.js";
import { SentinelPromise } from "./promise.js";

export { SentinelHelp, SentinelPromise };

define([
  ["sentinel-help", SentinelHelp],
  ["sentinel-promise", SentinelPromise],
]);
