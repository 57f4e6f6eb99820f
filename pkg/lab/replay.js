// @ts-check
/**
 * A history through the engine of production: every payment scored before it is learnt from, every label after its delay.
 *
 * The same `Sentinel` that a wallet runs, by its public verb `ingest`, under the configuration that is tried. What a payment was
 * enters in one place alone, `due`, which looks at the time of the payment that comes next; nothing else of this file reads labels.
 * Not here: what scores are worth (measure.js).
 */
import { LABEL } from "./cells.js";
import { Column } from "./columns.js";
import { breathe, heed, LabError } from "./error.js";
import { DAY } from "./history.js";

/** @typedef {import("./history.js").History} History */

/** As the detection bench: a call's own cost is spread thin, and the objects of one batch die young. */
const BATCH = 1_500;

/** The delay of the Fraud Detection Handbook, and of most chargeback studies: a week. */
export const LABEL_DELAY = 7 * DAY;

/**
 * A call's payments lie within a day, by which the engine knows a live batch. What spans more it takes for an import, whose rows it
 * puts in order among themselves: a row's score would hang on what comes after it.
 */
const SPAN = DAY;

/** Whole assessments kept for the list of errors; at a kilobyte each twenty megabytes. */
const DETAILS = 20_000;
/** Of these, payments that nobody has labelled and that are allowed: what the queue opens. */
const QUEUED = 5_000;
/** Score of a payment that is nearer to any line one would draw than to nothing; below it the queue hardly comes. */
const QUEUED_FROM = 20;

const OUTCOMES = /** @type {const} */ (["allow", "challenge", "review", "block"]);
export const OUTCOME = { allow: 0, challenge: 1, review: 2, block: 3 };

/** What the words of a label column are to the engine; nothing where there is no word to give. */
const WORD = /** @type {Record<number, "legitimate" | "fraud" | "scam">} */ ({
  [LABEL.genuine]: "legitimate",
  [LABEL.fraud]: "fraud",
  [LABEL.scam]: "scam",
});

/** All that is kept of one replay: columns by row. */
export class Replay {
  /** @param {number} count @param {import("../index.js").Config} config @param {number} labelDelay */
  constructor(count, config, labelDelay) {
    this.config = config;
    this.labelDelay = labelDelay;
    /** NaN until, and unless, the engine answers. */
    this.probabilities = new Float64Array(count).fill(NaN);
    this.outcomes = new Uint8Array(count);
    /** 1 where the payment is one of an alert's. */
    this.alerted = new Uint8Array(count);
    /** Where each row's reasons begin; the last entry is their number. */
    this.starts = new Uint32Array(count + 1);
    this.codes = new Column(new Uint8Array());
    this.contributions = new Column(new Float32Array());
    /** Reasons by the numbers in `codes`. @type {string[]} */
    this.reasons = [];
    /** Which of them spoke in shadow, by row. @type {Map<number, string[]>} */
    this.shadows = new Map();
    /** Rows on which each of the operator's rules fired, live or in shadow, by its code. @type {Map<string, { rows: Column<Uint32Array> }>} */
    this.ruleHits = new Map();
    /** As the engine counted them. @type {import("../index.js").Status["rules"]} */
    this.ruleCounts = [];
    /** @type {Map<number, import("../index.js").Assessment>} */
    this.details = new Map();
    /** What the engine refused, by code and field. @type {Map<string, { code: string, field?: string, payments: number, labels: number, example: string }>} */
    this.refused = new Map();
    /** Of rows for which they were asked, made before the payment was taken in. @type {Map<number, import("../index.js").Receipt>} */
    this.receipts = new Map();
    this.labelsGiven = 0;
    this.alertsRaised = 0;
    this.unanswered = 0;
    this.engineBytes = 0;
    /** What the engine let go because of `Config.limits`. @type {Record<string, number>} */
    this.evicted = {};
    this.milliseconds = 0;
  }

  get bytes() {
    const { probabilities, outcomes, alerted, starts, codes, contributions } = this;
    return (
      probabilities.byteLength +
      outcomes.byteLength +
      alerted.byteLength +
      starts.byteLength +
      codes.bytes +
      contributions.bytes
    );
  }

  /** A row's reasons and their shares, the strongest first. @param {number} row */
  reasonsOf(row) {
    const reasons = [];
    for (let entry = this.starts[row]; entry < this.starts[row + 1]; entry += 1)
      reasons.push({
        code: this.reasons[this.codes.values[entry]],
        contribution: this.contributions.values[entry],
      });
    return reasons;
  }
}

/** Days of the longest window that a rule may ask for, which are read from the ledger (docs/rules.md). */
const WINDOW_DAYS = 90;
/** Whether a rule asks for the account's earlier payments. @param {import("../index.js").Config} config */
const asksWindows = ({ rulePack, shadowPack }) =>
  [rulePack, shadowPack].some((pack) => pack?.rules.some(({ when }) => /\bwindow\s*\(/.test(when)));

/** The configuration that is tried, as the lab runs it: for the desk's eyes, and without a ledger, which no score needs, unless a rule does. */
export const labConfig = (
  /** @type {import("../index.js").Config} */ config,
  /** @type {History} */ history,
) =>
  /** @type {import("../index.js").Config} */ ({
    utcOffset: history.utcOffset,
    ledgerDays: asksWindows(config) ? WINDOW_DAYS : 0,
    ...config,
    audience: "all",
  });

/**
 * @param {new (config?: import("../index.js").Config) => import("../index.js").Sentinel} Sentinel
 * @param {History} history @param {import("../index.js").Config} config
 * @param {import("../lab.js").ReplayOptions} [options]
 * @returns {Promise<Replay>}
 */
export async function replay(
  Sentinel,
  history,
  config,
  { labelDelay = LABEL_DELAY, receiptsOf, signal, onProgress } = {},
) {
  // A label before its payment's own moment would be the answer with the question.
  if (!(labelDelay >= 0)) throw new LabError("label-delay-invalid", { labelDelay });
  const began = performance.now();
  const { count } = history;
  const times = history.at.values;
  const kept = new Replay(count, config, labelDelay);
  const sentinel = new Sentinel(labConfig(config, history));
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {import("../index.js").SentinelEvent[]} */
  let batch = [];
  /** Of each event its row, and -1 for a label. @type {number[]} */
  let rows = [];
  let filled = 0;
  /** Of alerts that were raised. @type {Set<string>} */
  const alertIds = new Set();
  let nextLabel = 0;
  let first = -Infinity;
  let queued = 0;
  const worthQueue = probabilityOf(QUEUED_FROM);

  /** Whether the queue may open it. @param {number} row @param {number} probability */
  const mayBeQueued = (row, probability) =>
    queued < QUEUED && probability >= worthQueue && !history.isLabelledByFile(row) && (queued += 1) > 0;

  /** The next row before one whose label is known as that one comes: never its own, however short the delay. @param {number} before */
  const due = (before) => {
    while (nextLabel < before && times[nextLabel] + labelDelay <= times[before]) {
      const row = nextLabel++;
      if (WORD[history.labels.values[row]]) return row;
    }
    return -1;
  };

  /** @param {string} code @param {number} row */
  const noteRule = (code, row) => {
    let hits = kept.ruleHits.get(code);
    if (!hits) kept.ruleHits.set(code, (hits = { rows: new Column(new Uint32Array()) }));
    hits.rows.push(row);
  };

  const flush = () => {
    const { assessments, rejected, alerts } = sentinel.ingest(batch);
    for (const { id } of alerts) alertIds.add(id);
    for (const assessment of assessments) {
      const row = rows[assessment.index];
      kept.probabilities[row] = assessment.probability;
      kept.outcomes[row] = OUTCOME[assessment.outcome];
      kept.alerted[row] = assessment.alertIds.length ? 1 : 0;
      for (; filled <= row; filled += 1) kept.starts[filled] = kept.codes.length;
      for (const { code, contribution } of assessment.reasons) {
        let number = numbers.get(code);
        if (number === undefined) {
          numbers.set(code, (number = kept.reasons.length));
          kept.reasons.push(code);
        }
        kept.codes.push(number);
        kept.contributions.push(contribution);
        if (code.startsWith("rule:")) noteRule(code, row);
      }
      if (assessment.shadow) {
        kept.shadows.set(row, assessment.shadow.rules);
        for (const code of assessment.shadow.rules) if (code.startsWith("rule:")) noteRule(code, row);
      }
      if (
        kept.details.size < DETAILS &&
        (kept.outcomes[row] > 0 ||
          assessment.alertIds.length ||
          history.isFraud(row) ||
          mayBeQueued(row, assessment.probability))
      )
        kept.details.set(row, assessment);
    }
    for (const { index, code, field, value } of rejected) {
      const key = `${code} ${field ?? ""}`;
      let entry = kept.refused.get(key);
      if (!entry)
        kept.refused.set(key, (entry = { code, field, payments: 0, labels: 0, example: value ?? "" }));
      entry[rows[index] < 0 ? "labels" : "payments"] += 1;
    }
    batch = [];
    rows = [];
  };

  try {
    for (let row = 0; row < count; row += 1) {
      for (let known = due(row); known >= 0; known = due(row)) {
        if (!batch.length) first = times[known] + labelDelay;
        batch.push({
          kind: "label",
          accountId: history.accounts.at(history.account.values[known]),
          of: { transactionId: history.ids.at(known) },
          at: times[known] + labelDelay,
          label: WORD[history.labels.values[known]],
        });
        rows.push(-1);
        kept.labelsGiven += 1;
        if (batch.length >= BATCH) flush();
      }
      if (batch.length && times[row] - first > SPAN) flush();
      if (receiptsOf?.has(row)) {
        if (batch.length) flush(); // a receipt is of what was known before
        kept.receipts.set(row, sentinel.receipt(history.payment(row)));
      }
      if (!batch.length) first = times[row];
      batch.push(history.payment(row));
      rows.push(row);
      if (batch.length >= BATCH) flush();
      if (row % BATCH) continue;
      heed(signal);
      onProgress?.(row + 1, count);
      await breathe();
    }
    if (batch.length) flush();
    kept.alertsRaised = alertIds.size;
    const { bytes, evicted, rules } = sentinel.status();
    kept.ruleCounts = rules;
    for (const { rows } of kept.ruleHits.values()) rows.done();
    kept.engineBytes = bytes;
    kept.evicted = evicted;
  } finally {
    sentinel.free();
  }
  for (; filled <= count; filled += 1) kept.starts[filled] = kept.codes.length;
  kept.codes.done();
  kept.contributions.done();
  for (let row = 0; row < count; row += 1) {
    if (!Number.isNaN(kept.probabilities[row])) continue;
    kept.probabilities[row] = 0; // refused: nobody was warned
    kept.unanswered += 1;
  }
  kept.milliseconds = performance.now() - began;
  onProgress?.(count, count);
  return kept;
}

export const outcomeName = (/** @type {number} */ outcome) => OUTCOMES[outcome];

/** 0 to 100, as the engine reads a probability: 100·√odds / (1 + √odds) (src/score). @param {number} probability */
export function scoreOf(probability) {
  if (probability <= 0) return 0;
  const root = Math.sqrt(probability / (1 - probability));
  return Number.isFinite(root) ? (100 * root) / (1 + root) : 100;
}

/** The probability that a score reads. @param {number} score */
export function probabilityOf(score) {
  if (score <= 0) return 0;
  if (score >= 100) return 1;
  const odds = (score / (100 - score)) ** 2;
  return odds / (1 + odds);
}
