// @ts-check
/**
 * A run's figures as tables for people and as one JSON document for programs. The two say the same.
 *
 * Not here: any figure's making.
 */
import { loadavg } from "node:os";
import { where } from "../rounds.js";
import { HANDBOOK, PUBLISHED, goals, isHandbook, readsTheFuture } from "./goals.js";
import { scenariosOf } from "./scenarios.js";
import { SECOND, secondYardstick } from "./second.js";

/** @param {number} value */
const three = (value) => (Number.isFinite(value) ? value.toFixed(3) : "–");
/** @param {number} value */
const micros = (value) => (Number.isFinite(value) ? `${value.toFixed(2)} µs` : "–");
/** @param {number} value */
const megabytes = (value) => `${(value / 1e6).toFixed(1)} MB`;
/** @param {number} value */
const whole = (value) => value.toLocaleString("en");

/**
 * @typedef {{ wasm: number, rss: number, maxRss: number, heapUsed: number, external: number }} Memory bytes
 * @typedef {{
 *   file: string, labelDelay: string, from?: number, config: object, mode: import("./goals.js").Mode,
 *   streamed: Awaited<ReturnType<typeof import("./stream.js").stream>>,
 *   judgement: import("wallet-sentinel/lab").BookFigures,
 *   status: object, memory: Memory, version: string,
 * }} Run
 */

/** All of it, as plain data; what is not a number is null. @param {Run} run */
export function documentOf({
  file,
  labelDelay,
  from,
  config,
  mode,
  streamed,
  judgement,
  status,
  memory,
  version,
}) {
  const { record, frauds, rows, ignored, unanswered, refusals, clock, seconds } = streamed;
  const labels = clock.mixed.labels + clock.labelsAlone.labels;
  const refusedLabels = refusals.reduce((sum, refusal) => sum + refusal.labels, 0);
  const effective = labels > 0 && refusedLabels === labels ? { ...mode, delay: Infinity } : mode;
  const handbook = isHandbook(record);
  const { perEvent, perPayment, perLabel } = clock.costs;
  return {
    run: {
      version,
      host: where(),
      file,
      labelDelay,
      learn: mode.learn,
      reportShare: mode.reported,
      fromDay: from,
      config,
    },
    data: {
      handbook,
      rows,
      frauds: record.fraudCount,
      accounts: record.accountCount,
      firstDay: new Date(record.firstDay).toISOString().slice(0, 10),
      days: record.dayCount,
      ignoredColumns: ignored,
    },
    refused: {
      labels: refusedLabels,
      ofLabels: labels,
      payments: refusals.reduce((sum, refusal) => sum + refusal.payments, 0),
      unanswered,
      byCode: refusals,
    },
    ...judgement,
    published: handbook
      ? PUBLISHED.map(([over, name, auc, ap, cp100]) => ({ over, name, auc, ap, cp100 }))
      : undefined,
    second: handbook ? secondYardstick(record, scenariosOf(frauds)) : undefined,
    goals: handbook ? goals(judgement, effective, perEvent) : undefined,
    readsTheFuture: handbook ? readsTheFuture(judgement, effective) : undefined,
    time: {
      perEventMicros: perEvent,
      perPaymentMicros: perPayment,
      perLabelMicros: perLabel,
      ...clock,
      wholeSeconds: seconds,
      load: loadavg()[0],
    },
    memory: { ...memory, status },
    digest: record.digest(),
  };
}

/** @param {ReturnType<typeof documentOf>} figures @returns {string} */
export function tables({
  run,
  data,
  refused,
  weeks,
  first,
  four,
  all,
  published,
  second,
  calibration,
  goals,
  readsTheFuture,
  time,
  memory,
  digest,
}) {
  const lines = [
    `wallet-sentinel ${run.version}; ${run.host}`,
    `${run.file}: ${whole(data.rows)} payments, ${whole(data.frauds)} frauds, ${whole(data.accounts)} accounts, ${data.days} days from ${data.firstDay}`,
    `labels: ${run.labelDelay === "none" ? "none" : `after ${run.labelDelay}, ${run.reportShare * 100} % of the frauds reported, the others called legitimate`}; config ${JSON.stringify(run.config)}`,
  ];
  if (data.handbook && data.frauds !== HANDBOOK.frauds)
    lines.push(`ODD: the handbook's file has ${whole(HANDBOOK.frauds)} frauds.`);
  if (data.ignoredColumns.length)
    lines.push(`Ignored, being no field of a payment: ${data.ignoredColumns.join(", ")}`);
  for (const { code, field, payments, labels, example } of refused.byCode) {
    lines.push(
      `REFUSED with ${code}${field ? ` (${field}${example ? `: ${JSON.stringify(example)}` : ""})` : ""}: ${whole(payments)} payments, ${whole(labels)} labels`,
    );
  }
  if (refused.ofLabels && refused.labels === refused.ofLabels)
    lines.push(
      "THE ENGINE TAKES NO LABELS: all that follows is without any, and held against the goals for no labels.",
    );
  if (refused.unanswered)
    lines.push(`NO ANSWER for ${whole(refused.unanswered)} payments: they count as probability 0.`);

  lines.push("", row(["week from", "day", "payments", "frauds", "AUC", "AP", "CP@100"]));
  for (const { date, day, payments, frauds, auc, ap, cp100 } of weeks)
    lines.push(
      row([date, String(day), whole(payments), String(frauds), three(auc), three(ap), three(cp100)]),
    );
  if (!weeks.length) lines.push("The file holds no whole test week; --from-day says where the first begins.");

  const rows = /** @type {const} */ ([
    ["four", `${four.weeks} weeks`, four],
    ["first", "first of them", first],
    ["all", `all ${all.weeks} weeks`, all],
  ]);
  lines.push("", `${"".padEnd(50)}${["AUC", "AP", "CP@100"].map((title) => title.padStart(8)).join("")}`);
  for (const [over, title, figures] of rows) {
    if (figures) lines.push(compared(`${title}: this run`, figures));
    for (const other of published ?? [])
      if (other.over === over) lines.push(compared(`  ${other.name}`, other));
  }

  if (second) {
    const counts = (/** @type {Record<number, number>} */ frauds) =>
      Object.values(frauds).map(whole).join("; ");
    const row = (/** @type {string} */ name, /** @type {number[]} */ values) =>
      `${name.padEnd(40)}${values.map((value) => three(value).padStart(12)).join("")}`;
    lines.push(
      "",
      `The last ${second.days} days, a hundred alerts a day, nobody left out; scenarios inferred (${counts(second.frauds)} frauds; in the whole file ${counts(second.inferred)})`,
      `${"".padEnd(40)}${["top-100", "cards", "recall 1", "recall 2", "recall 3"].map((title) => title.padStart(12)).join("")}`,
      row("this run", [second.precision, second.cards, ...Object.values(second.recall)]),
      row("published", [SECOND.precision, SECOND.cards, ...Object.values(SECOND.recall)]),
    );
  }

  if (calibration) {
    lines.push(
      "",
      `Calibration over the ${four.weeks} weeks (${whole(calibration.payments)} payments, base rate ${(calibration.baseRate * 100).toFixed(3)} %):`,
      `  Brier ${calibration.brier.toFixed(6)}, skill ${three(calibration.skill)}, slope ${three(calibration.slope)}, intercept ${three(calibration.intercept)}`,
      "  mean predicted   observed     count",
      ...calibration.reliability.map(
        ({ predicted, observed, count }) =>
          `${predicted.toFixed(6).padStart(16)}${observed.toFixed(6).padStart(11)}${whole(count).padStart(10)}`,
      ),
    );
  }

  const { rss, heapUsed, external, maxRss, wasm, status } = memory;
  lines.push(
    "",
    `Time inside sentinel.ingest (packing, core, unfolding; reading the file and making the objects not counted): ${micros(time.perEventMicros)} per event`,
    ...(time.labelsAlone.labels
      ? [
          `  payments ${micros(time.perPaymentMicros)}, labels ${micros(time.perLabelMicros)}: ` +
            `labels as timed alone, on the ${whole(time.labelsAlone.labels)} still due after the last payment; payments are the rest, and bear what mixing costs`,
        ]
      : []),
    `  ${whole(time.mixed.payments)} payments and ${whole(time.mixed.labels)} labels in ${(time.mixed.ms / 1_000).toFixed(1)} s; ` +
      `the whole stream, reading and all, ${time.wholeSeconds.toFixed(1)} s; load over the last minute ${time.load.toFixed(1)}`,
    `Memory, with the ledger off: wasm ${megabytes(wasm)}; process ${megabytes(rss)}, at most ${megabytes(maxRss)}; heap ${megabytes(heapUsed)}, external ${megabytes(external)}`,
    `  status() ${JSON.stringify(status)}`,
    `Digest of all probabilities, sha256: ${digest}`,
  );

  if (goals) {
    lines.push("", "Goals");
    for (const { goal, value, reached } of goals)
      lines.push(`  ${reached ? "reached" : "MISSED "}  ${goal}: ${three(value)}`);
  }
  if (readsTheFuture)
    lines.push(
      "",
      "!!! THIS RUN READS THE FUTURE: its AP over all weeks is above what anyone can know by then. No figure above means anything.",
    );
  return lines.join("\n");
}

/** @param {string[]} cells */
const row = ([date, ...others]) => `${date.padEnd(12)}${others.map((cell) => cell.padStart(10)).join("")}`;

/** @param {string} title @param {import("wallet-sentinel/lab").BookRow} figures */
const compared = (title, { auc, ap, cp100 }) =>
  `${title.padEnd(50)}${[auc, ap, cp100].map((value) => three(value).padStart(8)).join("")}`;
