// @ts-check
/**
 * "wallet-sentinel/lab/service": what a lab's worker does for its page, so that no row crosses to the page unasked.
 *
 * A worker of the host's own calls it with the engine that it has; then its script, policy and modules are the host's to place.
 * Every answer is an envelope, since errors lose their code when they are cloned.
 * Not here: the page's side (lab-client.js), the work itself (lab.js).
 */
import { expose, releaseProxy } from "comlink";
import { csv } from "./elements/csv.js";
import { byTheBook } from "./lab/book.js";
import { compare } from "./lab/compare.js";
import { curveOf, histogramOf } from "./lab/curves.js";
import { LabError } from "./lab/error.js";
import { maskedReceipt } from "./lab/export.js";
import { MOST_BYTES, readHistory } from "./lab/history.js";
import { draw } from "./lab/intervals.js";
import { inspect } from "./lab/mapping.js";
import { Measured } from "./lab/measure.js";
import { ruleLanguage } from "./lab/language.js";
import { playExample } from "./lab/play.js";
import { queueOf } from "./lab/queue.js";
import { replay } from "./lab/replay.js";
import { briefOf, detailOf, listOf, masked } from "./lab/rows.js";
import { checkPack, rulesOf } from "./lab/rules.js";
import { sampleHistory } from "./lab/sample.js";
import { sampleOf, tryRule } from "./lab/try-rule.js";

/** Rows of an export: more opens in no spreadsheet's time. */
const EXPORT_MOST = 100_000;
/** Receipts of an export: some ten kilobytes each, and each is read by itself. */
const RECEIPTS_MOST = 100;

/**
 * @param {{ init(): Promise<void>, Sentinel: import("./lab.js").SentinelClass, about(): import("./index.js").About }} engine
 * @param {import("comlink").Endpoint} [endpoint]
 */
export function serveLab({ init, Sentinel, about }, endpoint) {
  /** @type {import("./lab/csv.js").Source} */
  let source = "";
  /** @type {import("./lab/history.js").History | undefined} */
  let history;
  /** @type {(Measured | undefined)[]} */
  let runs = [];
  /** On which rules are tried as they are written. @type {ReturnType<typeof sampleOf> | undefined} */
  let sample;
  /** @type {Map<number, AbortController>} */
  const underWay = new Map();

  const read = () => {
    if (!history) throw new LabError("file-empty");
    return history;
  };
  const measured = (/** @type {number} */ index) => {
    const one = runs[index];
    if (!one) throw new LabError("range-empty", { run: index });
    return one;
  };

  /** What takes long, with its signal and its progress. @param {number} id @param {any} onProgress @param {(watched: import("./lab.js").Watched) => Promise<any>} work */
  const watched = async (id, onProgress, work) => {
    const controller = new AbortController();
    underWay.set(id, controller);
    try {
      return await work({
        signal: controller.signal,
        onProgress: onProgress && ((done, total) => void onProgress(done, total)),
      });
    } finally {
      underWay.delete(id);
      onProgress?.[releaseProxy]?.();
    }
  };

  /** @type {Record<string, (...args: any[]) => unknown>} */
  const verbs = {
    async reasons() {
      await init();
      return about().reasons;
    },
    async play(code) {
      await init();
      return playExample(Sentinel, code);
    },
    async language() {
      await init();
      return ruleLanguage(Sentinel, about());
    },
    tryRule: (id, onProgress, when, lists) =>
      watched(id, onProgress, async ({ signal }) => {
        await init();
        sample ??= sampleOf(read());
        const { rows, ...tried } = await tryRule(Sentinel, read(), sample, when, { lists, signal });
        const one = runs.find((run) => run);
        return { ...tried, rows: one ? rows.map((row) => briefOf(one, row)) : [] };
      }),
    async checkPack(pack, lists) {
      await init();
      return checkPack(Sentinel, pack, lists);
    },
    rules: (index) => rulesOf(measured(index)),
    inspect(file, mapping) {
      source = file;
      return inspect(source, { mapping });
    },
    sample() {
      source = sampleHistory();
      return inspect(source);
    },
    read: (id, onProgress, mapping) =>
      watched(id, onProgress, async (options) => {
        const fresh = await readHistory(source, { mapping, ...options });
        history = fresh;
        runs = [];
        sample = undefined;
        return historyBrief(fresh);
      }),
    run: (id, onProgress, index, config, { labelDelay, from, to } = {}) =>
      watched(id, onProgress, async (options) => {
        await init();
        const replayed = await replay(Sentinel, read(), config, { labelDelay, ...options });
        const one = new Measured(read(), replayed, { from, to });
        runs[index] = one;
        return runOf(one);
      }),
    figures: (index, at) => measured(index).at(at),
    capacity: (index, perDay) => measured(index).capacity(perDay),
    overlap: (index, code, threshold) => measured(index).overlap(code, threshold),
    list: (index, query) => listOf(measured(index), query),
    detail: (index, row) => detailOf(measured(index), row),
    find: (index, id) => {
      const row = read().rowOf(id);
      return row < 0 ? undefined : detailOf(measured(index), row);
    },
    compare: (champion, challenger, thresholds) =>
      compare(measured(champion), measured(challenger), thresholds),
    draw: (id, onProgress, index) =>
      watched(id, onProgress, (options) => draw(read(), measured(index).ranked, options)),
    queue: (index, query) => queueOf(measured(index), query),
    answer: (row, answer) => {
      read().answer(row, answer);
      return answersOf(read());
    },
    answers: () => answersOf(read()),
    useAnswers(given) {
      const one = read();
      const byLine = new Map(given);
      const rows = new Map();
      for (let row = 0; row < one.count; row += 1) {
        const line = one.lines.values[row];
        if (byLine.has(line) && !one.isLabelledByFile(row)) rows.set(line, row);
      }
      // In the order in which they were given, so that the newest stands last again.
      for (const [line, answer] of byLine) if (rows.has(line)) one.answer(rows.get(line), answer);
      return answersOf(one);
    },
    countAnswers: (counts) => {
      read().countsAnswers = counts;
    },
    measureAgain(index) {
      const { history: of, replay: replayed, options } = measured(index);
      const one = new Measured(of, replayed, options);
      runs[index] = one;
      return runOf(one);
    },
    answered(index, unmasked) {
      const rows = [...read().answers].map(([row]) => briefOf(measured(index), row));
      return { csv: csv(tableOf(unmasked ? rows : masked(rows))), rows: rows.length };
    },
    receipts: (id, onProgress, index, threshold, unmasked) =>
      watched(id, onProgress, async (options) => {
        const one = measured(index);
        const { rows, of } = listOf(one, { what: "flagged", threshold, size: RECEIPTS_MOST });
        const { config, labelDelay } = one.replay;
        const receiptsOf = new Set(rows.map(({ row }) => row));
        const { receipts } = await replay(Sentinel, read(), config, { labelDelay, receiptsOf, ...options });
        const hidden = masked(rows);
        const made = rows.flatMap(({ row }, place) => {
          const receipt = receipts.get(row);
          return receipt ? [unmasked ? receipt : maskedReceipt(receipt, hidden[place])] : [];
        });
        return { receipts: made, of };
      }),
    flagged: (index, threshold, unmasked) => {
      const { rows, of } = listOf(measured(index), { what: "flagged", threshold, size: EXPORT_MOST });
      return { csv: csv(tableOf(unmasked ? rows : masked(rows))), rows: rows.length, of };
    },
  };

  expose(
    {
      /** @param {string} verb @param {any[]} args */
      async call(verb, ...args) {
        try {
          return { ok: await verbs[verb](...args) };
        } catch (error) {
          const { code, details, message } = /** @type {any} */ (error);
          return { failed: { code: code ?? "file-unreadable", details: details ?? { reason: message } } };
        }
      },
      /** @param {number} id */
      abort(id) {
        underWay.get(id)?.abort();
      },
    },
    endpoint,
  );
}

/** Answers by line, which says nothing of a payment and is the same in the same file. @param {import("./lab/history.js").History} history */
const answersOf = (history) => ({
  counts: history.answers.counts(),
  byLine: [...history.answers].map(([row, answer]) => [history.lines.values[row], answer]),
});

/** @param {import("./lab/history.js").History} history @returns {import("./lab-client.js").HistoryBrief} */
function historyBrief(history) {
  let [frauds, genuine] = [0, 0];
  for (let row = 0; row < history.count; row += 1) {
    if (history.isFraud(row)) frauds += 1;
    else if (history.isJudged(row)) genuine += 1;
  }
  return {
    rows: history.rows,
    count: history.count,
    accounts: history.accountCount,
    frauds,
    genuine,
    isLabelled: history.isLabelled,
    currency: history.currency,
    utcOffset: history.utcOffset,
    from: history.at.values[0],
    to: history.at.values[history.count - 1],
    bytes: history.bytes,
    mostBytes: MOST_BYTES,
    signature: history.signature,
    skipped: [...history.skipped].map(([code, entry]) => ({ code, ...entry })),
    notes: [...history.notes].map(([code, count]) => ({ code, count })),
  };
}

/** @param {Measured} one @returns {import("./lab-client.js").Run} */
function runOf(one) {
  const { replay: replayed, history } = one;
  return {
    overall: one.overall,
    curve: one.isLabelled ? curveOf(one) : [],
    histogram: histogramOf(one),
    segments: one.segments(),
    book: byTheBook(history, replayed),
    labelsGiven: replayed.labelsGiven,
    alertsRaised: replayed.alertsRaised,
    unanswered: replayed.unanswered,
    evicted: replayed.evicted,
    refused: [...replayed.refused.values()],
    milliseconds: replayed.milliseconds,
    bytes: replayed.bytes,
    engineBytes: replayed.engineBytes,
  };
}

/** @param {import("./lab.js").RowBrief[]} rows */
function tableOf(rows) {
  const head =
    "line id time account counterparty amount currency label answer score probability outcome reasons".split(
      " ",
    );
  return [
    head,
    ...rows.map((row) => [
      row.line,
      row.id,
      new Date(row.at).toISOString(),
      row.account,
      row.counterparty ?? "",
      row.amount,
      row.currency,
      row.label,
      row.answer ?? "",
      row.score.toFixed(2),
      row.probability.toPrecision(6),
      row.outcome,
      row.reasons.map(({ code, contribution }) => `${code} ${contribution.toFixed(2)}`).join("; "),
    ]),
  ];
}
