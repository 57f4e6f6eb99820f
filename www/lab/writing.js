// @ts-check
/**
 * A rule under somebody's hands: names that fit are offered at the caret, and a sample says what the half-written rule hits.
 *
 * Names are found here, between two letters; the sample runs in the worker, once the hand rests, and is let go where one types on.
 * Not here: which names fit (the package's completeRule), what is wrong with the rule (pack.js), how it looks (rules.view.js).
 */
import { completeRule } from "wallet-sentinel/lab";

/** @typedef {import("./lab-page.js").State} State */
/** @typedef {HTMLTextAreaElement} Area */

/** Whether a rule is asked of uses of the account. @param {import("wallet-sentinel").Rule | undefined} rule */
const isOnUses = (rule) => rule?.on === "access";

/** A pause between two words of a practised typist is shorter. */
const REST = 250;

/**
 * @param {State} state @param {(change?: Partial<State>) => void} show
 * @param {import("wallet-sentinel/lab/client").LabClient} lab @param {(error: unknown) => void} failed
 * @param {(place: number, change: { when: string }) => void} write
 */
export function writingActs(state, show, lab, failed, write) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  /** @type {AbortController | undefined} */
  let trying;

  /** @type {Promise<void> | undefined} */
  let asking;
  /** Once there is a language; asked for once. */
  const language = () =>
    (asking ??= (async () => {
      if (!state.language) show({ language: await lab.language() });
    })().finally(() => {
      asking = undefined;
    }));

  /** What the rule hits, of the newest text alone. @param {number} place */
  function tried(place) {
    clearTimeout(resting);
    trying?.abort();
    const when = state.pack?.rules[place]?.when ?? "";
    // A file of payments has no use of an account that such a rule could be asked of.
    if (!state.history || !when.trim() || isOnUses(state.pack?.rules[place]))
      return show({ tried: undefined });
    show({
      tried: {
        place,
        when,
        isBusy: true,
        found: state.tried?.place === place ? state.tried.found : undefined,
      },
    });
    resting = setTimeout(async () => {
      const own = (trying = new AbortController());
      try {
        const found = await lab.tryRule(when, { lists: state.lists, signal: own.signal });
        if (trying === own) show({ tried: { place, when, isBusy: false, found } });
      } catch (error) {
        if (Object(error).code !== "aborted") failed(error);
      }
    }, REST);
  }

  /** @param {number} place @param {Area} area @param {boolean} [all] */
  function offer(place, area, all = false) {
    const { language: known, lists } = state;
    // Whoever types before it has come is offered names once it has.
    if (!known) {
      language().then(() => {
        if (document.activeElement === area && state.language) offer(place, area, all);
      }, failed);
      return;
    }
    if (area.selectionStart !== area.selectionEnd) return show({ offered: undefined });
    const onUses = isOnUses(state.pack?.rules[place]);
    const names = { ...known, ...(onUses ? { facts: known.useFacts } : {}), lists: Object.keys(lists ?? {}) };
    const found = completeRule(area.value, area.selectionStart, names, { all });
    show({ offered: found && { place, ...found, active: 0 } });
    shown();
  }

  /** The active one is in sight. */
  const shown = () =>
    document.querySelector('[role="option"][aria-selected="true"]')?.scrollIntoView({ block: "nearest" });

  /** @param {number} active */
  function take(active) {
    const { offered } = state;
    const option = offered?.options[active];
    if (!offered || !option) return;
    const area = /** @type {Area} */ (document.querySelector(`textarea[data-rule="${offered.place}"]`));
    const when = area.value.slice(0, offered.from) + option.inserts + area.value.slice(offered.to);
    show({ offered: undefined });
    write(offered.place, { when });
    area.value = when;
    area.focus();
    area.setSelectionRange(option.caret, option.caret);
    // Between quotes that were put there, what fits is offered at once.
    if (/["(]$/.test(when.slice(0, option.caret))) offer(offered.place, area);
    tried(offered.place);
  }

  return {
    /** @param {number} place @param {Area} area */
    typed(place, area) {
      write(place, { when: area.value });
      offer(place, area);
      tried(place);
    },
    /** @param {number} place */
    entered(place) {
      language().catch(failed);
      if (state.tried?.place !== place) tried(place);
    },
    left: () => state.offered && show({ offered: undefined }),
    take,
    /** @param {number} place @param {KeyboardEvent & { target: Area }} event */
    key(place, event) {
      const { offered } = state;
      const { key, target } = event;
      if (event.isComposing) return; // an input method's own keys
      if ((key === " " && event.ctrlKey) || (key === "ArrowDown" && event.altKey)) {
        event.preventDefault();
        return offer(place, target, true);
      }
      if (!offered) return;
      const { length } = offered.options;
      const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
      if (move && !event.shiftKey) {
        event.preventDefault();
        const active =
          Math.abs(move) === 1
            ? (offered.active + move + length) % length
            : Math.min(length - 1, Math.max(0, offered.active + move));
        show({ offered: { ...offered, active } });
        shown();
      } else if (key === "Enter") {
        event.preventDefault();
        take(offered.active);
      } else if (key === "Escape") {
        event.preventDefault();
        show({ offered: undefined });
      } else if (["ArrowLeft", "ArrowRight", "Home", "End", "Tab"].includes(key))
        show({ offered: undefined });
    },
  };
}
