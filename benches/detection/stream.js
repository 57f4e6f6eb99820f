// @ts-check
/**
 * The whole file through the engine, as a host would: one stream of payments, and labels as they become known.
 *
 * Every score is made before its payment is learnt from (that is what `ingest` does), and every label comes after its
 * delay and before the first payment of that moment or later. Payments and labels go together in one call, in true order.
 * Not here: what the scores are worth (pkg/lab/judge.js).
 */
import { DelayedLabels } from "./labels.js";
import { Record } from "./record.js";
import { BadFile, eachRow } from "./source.js";

/** Enough that a call's own cost is spread thin, few enough that the objects of one batch die young. */
const BATCH = 1_500;

/** The time inside `sentinel.ingest`: packing, the core, and unfolding the assessments. Reading the file and making the objects are not in it. */
class Clock {
  /** Batches in which payments and labels stand together, as they came. */
  mixed = { payments: 0, labels: 0, ms: 0 };
  /** Batches of the labels that are still on their way after the last payment. */
  labelsAlone = { labels: 0, ms: 0 };

  /** @returns {{ perEvent: number, perPayment: number, perLabel: number }} µs */
  get costs() {
    const { mixed, labelsAlone } = this;
    const perLabel = (labelsAlone.ms * 1_000) / labelsAlone.labels; // NaN without labels
    const ofLabels = mixed.labels ? mixed.labels * perLabel : 0;
    return {
      perEvent: ((mixed.ms + labelsAlone.ms) * 1_000) / (mixed.payments + mixed.labels + labelsAlone.labels),
      perPayment: (mixed.ms * 1_000 - ofLabels) / mixed.payments,
      perLabel,
    };
  }
}

/**
 * What the engine refused, by code.
 * @typedef {{ code: string, field?: string, payments: number, labels: number, example: string }} Refusal
 */

/**
 * @param {string} path
 * @param {import("wallet-sentinel").Sentinel} sentinel
 * @param {{ delay: number, reported: number }} labelling in milliseconds; the share of frauds that is reported
 */
export async function stream(path, sentinel, labelling) {
  const labels = new DelayedLabels(labelling);
  const record = new Record();
  const clock = new Clock();
  /** @type {import("./scenarios.js").Fraud[]} */
  const frauds = [];
  /** @type {Map<string, Refusal>} */
  const refusals = new Map();
  /** @type {any[]} */
  let batch = [];
  /** Of each event of the batch its payment's position in the record, and -1 for a label. @type {number[]} */
  let positions = [];

  function flush() {
    const began = performance.now();
    const { assessments, rejected } = sentinel.ingest(batch);
    const ms = performance.now() - began;
    const payments = positions.reduce((count, position) => count + (position < 0 ? 0 : 1), 0);
    if (payments) {
      clock.mixed.payments += payments;
      clock.mixed.labels += batch.length - payments;
      clock.mixed.ms += ms;
    } else {
      clock.labelsAlone.labels += batch.length;
      clock.labelsAlone.ms += ms;
    }
    for (const { index, probability } of assessments)
      if (positions[index] >= 0) record.scores[positions[index]] = probability;
    for (const { index, code, field, value } of rejected) {
      const key = `${code} ${field}`;
      let refusal = refusals.get(key);
      if (!refusal)
        refusals.set(key, (refusal = { code, field, payments: 0, labels: 0, example: value ?? "" }));
      refusal[positions[index] < 0 ? "labels" : "payments"] += 1;
    }
    batch = [];
    positions = [];
  }

  /** @param {any} event @param {number} position */
  function give(event, position) {
    batch.push(event);
    positions.push(position);
    if (batch.length === BATCH) flush();
  }

  /** @param {number} now */
  function giveLabels(now) {
    for (let label = labels.due(now); label; label = labels.due(now)) give(label, -1);
  }

  let last = -Infinity;
  const began = performance.now();
  const { rows, ignored } = await eachRow(path, (row) => {
    const { at, id } = row.payment;
    if (at < last)
      throw new BadFile(
        `${path}: payment ${id} is earlier than the one before it. The rows have to stand in the order of time.`,
      );
    last = at;
    giveLabels(at);
    const position = record.add(row);
    if (row.fraud)
      frauds.push({
        position,
        day: record.days[position],
        account: row.payment.accountId,
        terminal: row.payment.counterparty?.id ?? "",
        amount: Number(row.payment.amount),
      });
    give(row.payment, position);
    labels.learn(row);
  });
  if (batch.length) flush();
  giveLabels(Infinity); // too late for any score; the one place where labels can be timed by themselves
  if (batch.length) flush();
  const seconds = (performance.now() - began) / 1_000;

  let unanswered = 0;
  for (let position = 0; position < record.count; position += 1) {
    if (!Number.isNaN(record.scores[position])) continue;
    record.scores[position] = 0; // refused: nobody was warned
    unanswered += 1;
  }
  return { record, frauds, rows, ignored, unanswered, refusals: [...refusals.values()], clock, seconds };
}
