// @ts-check
/**
 * A wallet's sheet in sentences: what is known of an operator, each line with its source and day, and what is not known by its name.
 *
 * Not here: the facts (../operators.js), how it is drawn (../elements/wallet.js).
 */
import { isStale } from "../help/contacts.js";
import { operators } from "../operators.js";
import { hasMessage, message } from "./catalogues.js";
import * as format from "./format.js";
import { settled } from "./text.js";

/** What one wants to know of any wallet. */
const ASPECTS = ["fees", "refund-window", "refund-time", "freeze", "export"];

/** @typedef {{ what: string, text: string, steps: string[], from: string }} Line */

/**
 * @param {string} id @param {string} locale
 * @param {{ operators?: readonly import("../index.js").Operator[], now?: number }} [options] `operators` of a host go before ours
 * @returns {{ known: Line[], unknown: string[] }}
 */
export function walletSheet(id, locale, { operators: own = [], now = 0 } = {}) {
  const operator = own.find((one) => one.id === id) ?? operators.find((one) => one.id === id);
  const say = (/** @type {string} */ key, /** @type {Record<string, string>} */ values = {}) =>
    message(`wallet.${key}`, locale, values);
  /** @type {Line[]} */
  const known = [];
  for (const { what, source, verifiedOn } of operator?.known ?? []) {
    const key = `wallet.${what}.${id}`;
    if (!hasMessage(key, locale)) continue; // a host's fact has the host's words, or none
    const day = Number.isFinite(Date.parse(verifiedOn))
      ? format.time(Date.parse(verifiedOn), locale, { utcOffset: 0 })
      : settled(verifiedOn);
    const from =
      source === "wallet-sentinel"
        ? say("from-exports", { day })
        : say(isStale({ verifiedOn }, now) ? "from-stale" : "from", { source: settled(source), day });
    const text = message(key, locale);
    known.push({ what, text, steps: what === "export" ? text.split(" → ") : [], from });
  }
  const freeze = operator?.functions?.freeze;
  const name = freeze?.[locale] ?? freeze?.en;
  if (name)
    known.push({
      what: "freeze",
      text: say("freeze", { name: settled(name) }),
      steps: [],
      from: say("from-others"),
    });
  const told = new Set(known.map(({ what }) => what));
  return { known, unknown: ASPECTS.filter((what) => !told.has(what)).map((what) => say(`unknown-${what}`)) };
}
