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

/** @typedef {import("wallet-sentinel/lab").DeskConfig} DeskConfig */

/**
 * A pack, by itself or within a whole configuration, of which its lists come along; what else it holds is named, and not used.
 * @param {unknown} given @returns {DeskConfig & { rulePack: RulePack, unused: string[] }}
 */
function packIn(given) {
  const { rulePack, lists, ...others } = /** @type {any} */ (given ?? {});
  const pack = rulePack ?? others;
  if (!Array.isArray(pack?.rules)) throw new SyntaxError("no rules");
  return {
    rulePack: pack,
    ...(rulePack && lists ? { lists } : {}),
    unused: rulePack ? Object.keys(others) : [],
  };
}

/** What is written here, as a configuration has it. @param {Pick<State, "pack" | "lists">} state @returns {DeskConfig} */
export const writtenPack = ({ pack, lists }) => ({
  ...(pack?.rules.length ? { rulePack: pack } : {}),
  ...(lists ? { lists } : {}),
});

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
    const packFaults = pack ? await lab.checkPack(pack, state.lists) : [];
    if (question === asked) show({ packFaults });
  }
  /** @param {DeskConfig & { unused?: string[] }} opened @param {string} name */
  const use = async ({ rulePack: pack, lists, unused = [] }, name) => {
    const packBefore = { name, rulePack: pack, lists };
    show({ pack, lists, packBefore, packUnused: unused, stale: true, ruleFigures: [] });
    if (!state.language) show({ language: await lab.language() });
    await check();
  };
  /** @param {RulePack["rules"]} rules */
  const change = (rules) => {
    const { pack = { id: "desk", version: today() } } = state;
    show({ pack: { ...pack, rules }, stale: true });
    check().catch(failed);
  };
  const rules = () => state.pack?.rules ?? [];
  /** @param {Event} event @param {(opened: ReturnType<typeof packIn>, name: string) => unknown} take */
  const opened = async ({ target }, take) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      if (file.size > MOST_BYTES) throw new RangeError("too large");
      await take(packIn(JSON.parse(await file.text())), file.name);
    } catch {
      show({ packFaults: [{ field: file.name, code: "json-invalid" }] });
    }
    input.value = "";
  };

  return {
    choosePack: () => document.getElementById("pack-file")?.click(),
    packChosen: (/** @type {Event} */ event) => void opened(event, use),
    /** Another pack to see the difference from: in place of the one that was opened. */
    comparePack: () => document.getElementById("pack-other")?.click(),
    packCompared: (/** @type {Event} */ event) =>
      void opened(event, ({ rulePack, lists }, name) => show({ packBefore: { name, rulePack, lists } })),
    usePack: (/** @type {RulePack} */ rulePack) => void use({ rulePack }, "").catch(failed),
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
      change([...rules(), { ...rule, mode: /** @type {const} */ ("shadow") }]);
      if (!state.language) lab.language().then((language) => show({ language }), failed);
    },
    dropRule: (/** @type {number} */ place) => change(rules().filter((_, at) => at !== place)),
    /** With the lists that it came with, as a configuration; without any by itself. */
    savePack: () =>
      save(
        "rules.json",
        JSON.stringify(state.lists ? writtenPack(state) : state.pack, null, 2),
        "application/json",
      ),
  };
}
