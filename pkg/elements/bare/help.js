// @ts-check
/**
 * Registers <sentinel-help>, <sentinel-promise> and <sentinel-wallet>.
 *
 * A door of its own: a page may load it when it has drawn all else.
 *
 * Without texts: whoever imports this file loads those of one language (../../messages/bare.js).
 */
import { define } from "../define.js";
import { SentinelHelp } from "../help.element.js";
import { SentinelPromise } from "../promise.js";
import { SentinelWallet } from "../wallet.js";

export { SentinelHelp, SentinelPromise, SentinelWallet };

define([
  ["sentinel-help", SentinelHelp],
  ["sentinel-promise", SentinelPromise],
  ["sentinel-wallet", SentinelWallet],
]);
