// @ts-check
/**
 * An operator's own rule in words: the title that its pack gives it in the reader's language, and which rule of which pack it is.
 *
 * Not here: whether it may be read (families.js); built-in reasons (describe.js).
 */
import { hasMessage, message } from "./catalogues.js";
import { settled } from "./text.js";

/** @param {{ code: string, params?: Record<string, string | number | boolean> }} reason @param {string} locale */
export function describeRule(reason, locale) {
  const params = reason.params ?? {};
  const rule = settled(params.rule ?? reason.code.slice("rule:".length));
  const list = `rule.${rule}`;
  if (params.pack === undefined && hasMessage(list, locale))
    return { title: message(list, locale), body: message("rule.list-seen", locale), why: [], advice: [] };
  const language = locale.split("-")[0];
  const own = params[`title.${locale}`] ?? params[`title.${language}`];
  const titles = Object.entries(params).filter(([name]) => name.startsWith(`title.${language}`));
  const title = own ?? titles[0]?.[1];
  const values = { rule, pack: settled(params.pack ?? ""), version: settled(params.version ?? "") };
  return {
    title: title === undefined ? message("rule.untitled", locale, values) : settled(title),
    body: message("rule.seen", locale, values),
    why: [],
    advice: [],
  };
}
