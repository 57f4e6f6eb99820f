/**
 * What axe objects to in a page as it stands: each rule that is broken, and where.
 *
 * All of it in one run in the page itself: for frames, of which the page has none, axe would open a second page and join results
 * there. And only what is broken is described: of all that holds, selectors would be written for nobody. Over the same rules it
 * takes two fifths of the time.
 */
import AxeBuilder from "@axe-core/playwright";

const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @param {{ within?: string, isStrict?: boolean }} [how] strict: each level of WCAG by name, also rules that are off otherwise */
export async function objections(page, { within, isStrict = false } = {}) {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (within) axe.include(within);
  if (isStrict) axe.withTags(LEVELS);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(" ")).join(" | ")}`,
  );
}
