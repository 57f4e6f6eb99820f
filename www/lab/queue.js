// @ts-check
/**
 * Answers under somebody's hand: given, taken back, counted at once, kept by the file's line numbers.
 *
 * Figures are made anew in the worker, one after another; what was answered meanwhile is counted together.
 * Not here: how the queue looks (queue.view.js), which payments are in it (the package's lab).
 */
import { keepAnswers } from "./remembered.js";
import { save } from "./save.js";

/** @typedef {import("./lab-page.js").State} State */

/** What nobody notices, in milliseconds; and the longest wait for somebody who may answer on. */
const AT_ONCE = 300;
const PATIENCE = 3_000;

/**
 * @param {State} state @param {(change?: Partial<State>) => void} show
 * @param {import("wallet-sentinel/lab/client").LabClient} lab
 * @param {{ failed(error: unknown): void, rest(): void, follow(): Promise<void>, look(): Promise<void>, queue(): Promise<void> }} page
 */
export function queueActs(state, show, lab, { failed, rest, follow, look, queue }) {
  let wanted = false;
  let counting = false;
  /** Milliseconds that the last count took: of a large file it waits as long, so that one who answers on is not kept waiting. */
  let took = 0;
  async function countAnew() {
    wanted = true;
    if (counting) return;
    counting = true;
    show({ isCounting: true });
    try {
      while (wanted) {
        await new Promise((resolve) => setTimeout(resolve, took < AT_ONCE ? 0 : Math.min(took, PATIENCE)));
        wanted = false;
        const began = performance.now();
        const runs = [];
        for (const [index, run] of state.runs.entries()) runs[index] = run && (await lab.measureAgain(index));
        took = performance.now() - began;
        show({ runs, drawn: [] });
        await follow();
        await look();
      }
    } finally {
      counting = false;
      show({ isCounting: false });
    }
  }

  /** Where the hand goes on: the payment that has come into the place of the one that was answered. @param {number} place */
  const goOn = (place) => {
    const links = document.querySelectorAll(".queue > li button.link");
    /** @type {HTMLElement | undefined} */ (links[Math.min(place, links.length - 1)])?.focus();
  };

  /** @param {import("wallet-sentinel/lab").RowBrief} row @param {import("wallet-sentinel/lab").Answer} [answer] */
  async function answer(row, answer) {
    const place = state.queue?.rows.findIndex((one) => one.row === row.row) ?? -1;
    const answers = await lab.answer(row.row, answer);
    const isKept = keepAnswers(state.inspection?.fingerprint ?? "", answers.byLine);
    const detail = state.detail?.row === row.row ? { ...state.detail, answer } : state.detail;
    show({ answers, isKept, detail, noted: { row, answer } });
    await queue();
    if (place >= 0 && !state.detail) goOn(place);
    await countAnew();
  }

  return {
    queueBy(/** @type {"near" | "cost"} */ by) {
      state.asked = { ...state.asked, queue: by };
      queue().catch(failed);
      rest();
    },
    answer: (/** @type {Parameters<typeof answer>} */ ...given) => void answer(...given).catch(failed),
    countAnswers: (/** @type {boolean} */ countsAnswers) => {
      show({ countsAnswers });
      lab.countAnswers(countsAnswers).then(countAnew).catch(failed);
    },
    async saveAnswers() {
      const { csv } = await lab.answered(state.asked.shown, state.unmasked);
      save("labels-by-hand.csv", csv, "text/csv;charset=utf-8");
    },
  };
}
