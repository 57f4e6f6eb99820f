// @ts-check
/**
 * A pack of rules under somebody's hand: loaded, written, checked at each letter by the engine itself, saved.
 *
 * Not here: how it looks (rules.view.js), how it is run (main.js).
 */
import { save } from "./save.js";

/** @typedef {import("./lab-page.js").State} State */
/** @typedef {import("wallet-sentinel").RulePack} RulePack */

/** As a day's version: whoever saves twice a day numbers by hand. */
const today = () => new Date().toISOString().slice(0, 10);

/** More is no pack that somebody wrote. */
const MOST_BYTES = 2_000_000;

/** @param {unknown} given @returns {RulePack} */
function packIn(given) {
  const { rulePack, ...own } = /** @type {any} */ (given ?? {});
  const pack = rulePack ?? own; // a whole configuration has it within
  if (!Array.isArray(pack?.rules)) throw new SyntaxError("no rules");
  return pack;
}

/**
 * @param {State} state @param {(change?: Partial<State>) => void} show
 * @param {import("wallet-sentinel/lab/client").LabClient} lab @param {(error: unknown) => void} failed
 */
export function packActs(state, show, lab, failed) {
  let asked = 0;
  /** The newest question alone is answered. */
  async function check() {
    const question = (asked += 1);
    const { pack } = state;
    const packFaults = pack ? await lab.checkPack(pack) : [];
    if (question === asked) show({ packFaults });
  }
  /** @param {RulePack | undefined} pack */
  const use = async (pack) => {
    show({ pack, stale: true, ruleFigures: [] });
    if (!state.facts.length) show({ facts: await lab.facts() });
    await check();
  };
  /** @param {RulePack["rules"]} rules */
  const change = (rules) => {
    const { pack = { id: "desk", version: today() } } = state;
    show({ pack: { ...pack, rules }, stale: true });
    check().catch(failed);
  };
  const rules = () => state.pack?.rules ?? [];

  return {
    choosePack: () => document.getElementById("pack-file")?.click(),
    /** @param {Event} event */
    async packChosen(event) {
      const input = /** @type {HTMLInputElement} */ (event.target);
      const [file] = input.files ?? [];
      if (!file) return;
      try {
        if (file.size > MOST_BYTES) throw new RangeError("too large");
        await use(packIn(JSON.parse(await file.text())));
      } catch {
        show({ packFaults: [{ field: file.name, code: "json-invalid" }] });
      }
      input.value = "";
    },
    usePack: (/** @type {RulePack | undefined} */ pack) => void use(pack).catch(failed),
    rule: (/** @type {number} */ place, /** @type {Partial<RulePack["rules"][number]>} */ entries) => {
      const changed = rules().map((rule, at) => {
        if (at !== place) return rule;
        const kept = Object.entries({ ...rule, ...entries }).filter(([, value]) => value !== undefined);
        return /** @type {any} */ (Object.fromEntries(kept));
      });
      change(changed);
    },
    addRule() {
      const known = new Set(rules().map(({ id }) => id));
      let number = rules().length + 1;
      while (known.has(`rule-${number}`)) number += 1;
      const rule = {
        id: `rule-${number}`,
        when: "event.amount > 5000",
        severity: /** @type {const} */ ("notice"),
      };
      const { facts } = state;
      change([...rules(), { ...rule, mode: /** @type {const} */ ("shadow") }]);
      if (!facts.length) lab.facts().then((found) => show({ facts: found }), failed);
    },
    dropRule: (/** @type {number} */ place) => change(rules().filter((_, at) => at !== place)),
    savePack: () => save("rules.json", JSON.stringify(state.pack, null, 2), "application/json"),
  };
}
