// @ts-check
/**
 * A half-written rule on a sample: how many payments it fires on, and the first of them, soon enough to be seen as one types.
 *
 * The sample is whole accounts, spread over the file, so that what is usual for them is what it is in the whole; what is known across
 * accounts is known of the sample's alone, and labels are not learnt from, so a rule that asks for `score` or for another account's
 * part in a strength may fire a little otherwise on the whole file. Whoever shows it names the sample.
 * Not here: a run over everything (replay.js).
 */
import { heed, breathe } from "./error.js";
import { DAY } from "./history.js";
import { labConfig } from "./replay.js";
import { checkPack } from "./rules.js";

/** Payments of a sample: at some thirty microseconds each a tenth of a second, which is between two words. */
const MOST = 4_000;
/** Payments between two looks at whether one typed on: some ten milliseconds. */
const BATCH = 400;
/** Examples: as many as are read beside an expression. */
const EXAMPLES = 3;
/** Of the golden section: steps by it, whole and odd, spread accounts evenly however many there are (Knuth 6.4). */
const STEP = 0.618_033_988_749_895;

/** Rows of some accounts, in their order. @param {import("./history.js").History} history @param {number} [most] */
export function sampleOf(history, most = MOST) {
  const accounts = history.accountCount;
  const counts = new Uint32Array(accounts);
  for (let row = 0; row < history.count; row += 1) counts[history.account.values[row]] += 1;
  const chosen = new Uint8Array(accounts);
  let [rows, many] = [0, 0];
  for (let turn = 0; turn < accounts * 2 && rows < most; turn += 1) {
    const account = Math.floor(((turn * STEP) % 1) * accounts);
    // An account of its own that is more than the sample is cut short, not left out: it may be the only one.
    if (chosen[account]) continue;
    chosen[account] = 1;
    many += 1;
    rows += counts[account];
  }
  const sample = new Uint32Array(Math.min(rows, most));
  let place = 0;
  for (let row = 0; row < history.count && place < sample.length; row += 1)
    if (chosen[history.account.values[row]]) sample[place++] = row;
  return { rows: sample, accounts: many };
}

/**
 * @param {import("../lab.js").SentinelClass} Sentinel @param {import("./history.js").History} history
 * @param {ReturnType<typeof sampleOf>} sample @param {string} when
 * @param {{ lists?: import("../index.js").Config["lists"], signal?: AbortSignal }} [options]
 * @returns {Promise<import("../lab.js").RuleTried>}
 */
export async function tryRule(Sentinel, history, sample, when, { lists, signal } = {}) {
  const rule = {
    id: "tried",
    when,
    severity: /** @type {const} */ ("info"),
    mode: /** @type {const} */ ("shadow"),
  };
  const config = {
    rulePack: { id: "tried", version: "1", rules: [rule], mostShare: 1 },
    ...(lists ? { lists } : {}),
  };
  const faults = checkPack(Sentinel, config.rulePack, lists);
  const found = { payments: sample.rows.length, accounts: sample.accounts, hits: 0, judged: 0, frauds: 0 };
  if (faults.length) return { ...found, untold: 0, failed: 0, truncated: 0, rows: [], faults };
  const sentinel = new Sentinel(labConfig({ ...config, learn: false }, history));
  const times = history.at.values;
  /** @type {number[]} */
  const hits = [];
  try {
    for (let begin = 0; begin < sample.rows.length; ) {
      let end = begin + 1;
      // Within a day, by which the engine knows payments that come one by one (replay.js).
      while (
        end < sample.rows.length &&
        end - begin < BATCH &&
        times[sample.rows[end]] - times[sample.rows[begin]] < DAY
      )
        end += 1;
      const rows = sample.rows.subarray(begin, end);
      const { assessments } = sentinel.ingest(Array.from(rows, (row) => history.payment(row)));
      for (const { index, shadow } of assessments)
        if (shadow?.rules.includes("rule:tried")) hits.push(rows[index]);
      begin = end;
      heed(signal);
      await breathe();
      heed(signal);
    }
    const [{ untold, failed, truncated }] = sentinel.status().rules;
    for (const row of hits) {
      found.hits += 1;
      if (!history.isJudged(row)) continue;
      found.judged += 1;
      if (history.isFraud(row)) found.frauds += 1;
    }
    return { ...found, untold, failed, truncated, rows: hits.slice(0, EXAMPLES), faults: [] };
  } finally {
    sentinel.free();
  }
}
