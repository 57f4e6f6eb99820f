// @ts-check
/**
 * Sentences for a link: which two movements belong together, or may, and what speaks for it.
 *
 * A question is asked only where evidence does not decide; what is certain is told. Not here: who answers (`decide`).
 */

/** @typedef {{ relation: string, confidence: string, amount?: string, currency?: string, evidence?: string[] }} Link */
/** @typedef {{ message(key: string, params?: Record<string, string>): string, has(key: string): boolean, money(amount: string, currency: string): unknown }} Speaker */

/** What can be told of a link, by its relation. @param {unknown} what @returns {what is Link} */
export const isLink = (what) =>
  typeof what === "object" && what !== null && "relation" in what && "evidence" in what;

/**
 * @param {Link} link @param {Speaker} speaker
 * @returns {{ title: string, body: string, why: string[], advice: string[] }}
 */
export function describeLink({ relation, confidence, amount, currency, evidence = [] }, speaker) {
  const asked = confidence === "asked";
  const told = amount === undefined || currency === undefined ? "" : String(speaker.money(amount, currency));
  const params = { amount: told, confidence };
  return {
    title: speaker.message(`link.${relation}.${asked ? "question" : "title"}`, params),
    body: speaker.message(`link.${relation}.${asked ? "open" : "body"}`, params),
    // A host may have kept a link of a later version.
    why: evidence
      .map((code) => `link.why.${code}`)
      .filter(speaker.has)
      .map((key) => speaker.message(key, params)),
    advice: asked ? [speaker.message(`link.${relation}.advice`, params)] : [],
  };
}
