// @ts-check
/**
 * The figures of one replay: what is the same at every threshold once, and what follows a threshold from sums kept ready.
 *
 * Counted are rows that are known to be fraud or genuine; unlabelled and disputed ones stand apart and are never taken for genuine.
 * Without labels there are alerts and hit rates, and no figure that would need to know who was right.
 * Not here: making scores (replay.js), drawing pictures of figures (curves.js).
 */
import { LABEL } from "./cells.js";
import { Column } from "./columns.js";
import { cheapest, costAt, costCurve, hullOf } from "./costs.js";
import { capacityOf, overlapOf } from "./desk.js";
import { Episodes } from "./episodes.js";
import { LabError } from "./error.js";
import { byAmount, byNewness } from "./floors.js";
import { DAY } from "./history.js";
import { wilson } from "./intervals.js";
import { overallOf } from "./overall.js";
import { atOrAbove, descending, Groups, Ranked } from "./ranked.js";
import { scoreOf } from "./replay.js";

/** @typedef {import("./history.js").History} History */
/** @typedef {import("./replay.js").Replay} Replay */

/** The book's: as many cards as its investigators can look into in a day. */
const CARDS = 100;
/** Bands of value of equally many judged payments. */
const BANDS = 5;
/** A column of more kinds is no segment. */
const SEGMENT_MOST = 30;

/** Scores of some rows, from the highest down. @param {Float64Array} scores @param {Uint32Array} rows */
function sorted(scores, rows) {
  const own = Float64Array.from(rows, (row) => scores[row]);
  return Float64Array.from(descending(own), (position) => own[position]);
}

export class Measured {
  /** @type {Map<string, Groups>} */
  #segments = new Map();
  /** @type {{ key: string, best: ReturnType<typeof cheapest> } | undefined} */
  #cheapest;

  /**
   * @param {History} history @param {Replay} replay
   * @param {import("../lab.js").MeasureOptions} [options]
   */
  constructor(history, replay, { from = -Infinity, to = Infinity, cards = CARDS } = {}) {
    /** What was asked, by which the same is measured again once an answer has come. */
    this.options = { from, to, cards };
    this.history = history;
    this.replay = replay;
    const times = history.at.values;
    const labels = history.known;
    /** Rows within the range, of each kind. @param {(row: number) => boolean} wanted */
    const rows = (wanted) => {
      const found = new Column(new Uint32Array());
      for (let row = 0; row < history.count; row += 1)
        if (times[row] >= from && times[row] < to && wanted(row)) found.push(row);
      return found.done();
    };
    this.all = rows(() => true);
    if (!this.all.length) throw new LabError("range-empty", { from, to });
    const known = rows((row) => history.isJudged(row));
    const isDisputed = (/** @type {number} */ row) => labels[row] === LABEL.disputed;
    this.isLabelled = known.length > 0;
    const judged = this.isLabelled ? known : this.all;
    const scores = replay.probabilities;
    this.judged = judged;
    this.firstDay = Math.floor(times[this.all[0]] / DAY);
    this.dayCount = Math.floor(times[this.all[this.all.length - 1]] / DAY) - this.firstDay + 1;
    this.ranked = new Ranked(
      history,
      judged,
      Float64Array.from(judged, (row) => scores[row]),
    );
    /** Of the first so many, how many frauds their probabilities would have: an estimate, and the only one without labels. */
    this.expected = new Float64Array(this.ranked.count + 1);
    for (let rank = 0; rank < this.ranked.count; rank += 1)
      this.expected[rank + 1] = this.expected[rank] + this.ranked.scores[rank];
    const frauds = new Column(new Uint32Array());
    for (let rank = 0; rank < this.ranked.count; rank += 1)
      if (this.ranked.frauds[rank + 1] > this.ranked.frauds[rank]) frauds.push(rank);
    /** Where in the ranking the frauds are. */
    this.fraudRanks = frauds.done();
    this.unlabelled = sorted(
      scores,
      this.isLabelled ? rows((row) => !history.isJudged(row) && !isDisputed(row)) : new Uint32Array(),
    );
    this.disputed = sorted(scores, rows(isDisputed));
    this.allScores = sorted(scores, this.all);
    const { starts, codes } = replay;
    const one =
      (/** @type {(row: number) => number} */ of) =>
      (/** @type {number} */ row, /** @type {Uint32Array} */ into) => {
        into[0] = of(row);
        return 1;
      };
    this.byReason = new Groups(this.ranked, replay.reasons.length, (row, into) => {
      for (let entry = starts[row]; entry < starts[row + 1]; entry += 1)
        into[entry - starts[row]] = codes.values[entry];
      return starts[row + 1] - starts[row];
    });
    this.byOnlyReason = new Groups(this.ranked, replay.reasons.length, (row, into) => {
      if (starts[row + 1] - starts[row] !== 1) return 0;
      into[0] = codes.values[starts[row]];
      return 1;
    });
    this.byDay = new Groups(
      this.ranked,
      this.dayCount,
      one((row) => Math.floor(times[row] / DAY) - this.firstDay),
    );
    const values = Float64Array.from(judged, (row) => history.value(row)).sort();
    this.edges = Array.from(
      { length: BANDS - 1 },
      (_, band) => values[Math.floor(((band + 1) * values.length) / BANDS)],
    );
    this.byValue = new Groups(
      this.ranked,
      BANDS,
      one((row) => {
        const value = history.value(row);
        let band = 0;
        while (band < this.edges.length && value >= this.edges[band]) band += 1;
        return band;
      }),
    );
    this.byLabel = new Groups(
      this.ranked,
      5,
      one((row) => labels[row]),
    );
    this.accountDays = this.#accountDays();
    const floors = [
      { name: /** @type {const} */ ("amount"), ranked: this.#floor(byAmount(history, judged)) },
    ];
    if (history.hasCounterparty)
      floors.push({ name: /** @type {any} */ ("newness"), ranked: this.#floor(byNewness(history, judged)) });
    this.floors = floors.map((floor) => ({
      ...floor,
      averagePrecision: this.isLabelled ? floor.ranked.averagePrecision() : NaN,
      rocAuc: this.isLabelled ? floor.ranked.rocAuc() : NaN,
    }));
    this.episodes = new Episodes(history, this.isLabelled ? judged : new Uint32Array(), scores);
    this.hull = this.isLabelled ? hullOf(this.ranked) : [];
    this.overall = overallOf(this, cards);
  }

  /** @param {Float64Array} scores */
  #floor(scores) {
    return new Ranked(this.history, this.judged, scores);
  }

  /** The highest score of each account on each day, from the highest down: how many people are met by an alert. */
  #accountDays() {
    const { history, all, replay } = this;
    const times = history.at.values;
    const days = new Int32Array(history.accountCount).fill(-1);
    const slots = new Uint32Array(history.accountCount);
    const highest = new Float64Array(all.length);
    let used = 0;
    for (const row of all) {
      const account = history.account.values[row];
      const day = Math.floor(times[row] / DAY);
      if (days[account] !== day) {
        days[account] = day;
        slots[account] = used++;
      }
      highest[slots[account]] = Math.max(highest[slots[account]], replay.probabilities[row]);
    }
    const own = highest.slice(0, used);
    return Float64Array.from(descending(own), (position) => own[position]);
  }

  /** Columns that rows may be grouped by, with their kinds. */
  segments() {
    return [...this.history.further].flatMap(([key, { names }]) =>
      names.length > 1 && names.length <= SEGMENT_MOST ? [key] : [],
    );
  }

  /** @param {string} key */
  #segment(key) {
    const column = this.history.further.get(key);
    if (!column) throw new LabError("column-unknown", { column: key });
    let groups = this.#segments.get(key);
    if (!groups) {
      groups = new Groups(this.ranked, column.names.length, (row, into) => {
        into[0] = column.numbers.values[row];
        return 1;
      });
      this.#segments.set(key, groups);
    }
    return { groups, names: column.names };
  }

  /**
   * Everything that follows a threshold.
   * @param {import("../lab.js").At} at @returns {import("../lab.js").Figures}
   */
  at({ threshold, block, beta = 1, baseRate, costs, segment }) {
    const { ranked, history, isLabelled } = this;
    const cut = ranked.cut(threshold);
    const frauds = ranked.frauds[cut];
    const blockCut = block === undefined ? undefined : ranked.cut(Math.max(block, threshold));
    const allAlerts = atOrAbove(this.allScores, threshold);
    const alerted = atOrAbove(this.accountDays, threshold);
    /** @type {import("../lab.js").Figures} */
    const figures = {
      threshold,
      score: scoreOf(threshold),
      alerts: allAlerts,
      alertsPerDay: allAlerts / this.dayCount,
      hitRate: wilson(allAlerts, this.all.length),
      expectedPrecision: cut ? this.expected[cut] / cut : Number.NaN,
      peoplePerThousand: (1000 * alerted) / this.accountDays.length,
      unlabelled: { alerts: atOrAbove(this.unlabelled, threshold), of: this.unlabelled.length },
      disputed: { alerts: atOrAbove(this.disputed, threshold), of: this.disputed.length },
      reasons: this.#reasons(cut),
      days: Array.from({ length: this.dayCount }, (_, day) => ({
        at: (this.firstDay + day) * DAY,
        ...this.byDay.at(day, cut),
      })),
    };
    if (segment !== undefined) {
      const { groups, names } = this.#segment(segment);
      figures.segments = Array.from({ length: names.length }, (_, group) => ({
        name: names.at(group),
        ...groups.at(group, cut),
      }));
    }
    if (!isLabelled) return figures;
    const missed = ranked.fraudCount - frauds;
    const falses = cut - frauds;
    const genuine = ranked.count - ranked.fraudCount;
    const precision = wilson(frauds, cut);
    const recall = wilson(frauds, ranked.fraudCount);
    const [p, r] = [precision.value, recall.value];
    const falsePositiveRate = wilson(falses, genuine);
    figures.matrix = { found: frauds, falses, missed, passed: genuine - falses };
    if (blockCut !== undefined) {
      const blocked = ranked.frauds[blockCut];
      figures.bands = {
        block: { frauds: blocked, genuine: blockCut - blocked },
        challenge: { frauds: frauds - blocked, genuine: cut - blockCut - (frauds - blocked) },
      };
    }
    figures.precision = precision;
    figures.recall = recall;
    figures.falsePositiveRate = falsePositiveRate;
    figures.fBeta = frauds ? ((1 + beta ** 2) * p * r) / (beta ** 2 * p + r) : 0;
    figures.recallByLabel = /** @type {const} */ (["fraud", "scam"]).flatMap((name) => {
      const { fraudsOf, frauds } = this.byLabel.at(LABEL[name], cut);
      return fraudsOf ? [{ name, ...wilson(frauds, fraudsOf) }] : [];
    });
    figures.recallByValue = Array.from({ length: BANDS }, (_, band) => {
      const { fraudsOf, frauds } = this.byValue.at(band, cut);
      return { from: band ? this.edges[band - 1] : 0, to: this.edges[band], ...wilson(frauds, fraudsOf) };
    });
    figures.detection = this.episodes.at(threshold);
    figures.money = {
      currency: history.currency,
      saved: ranked.fraudValue[cut],
      lost: ranked.fraudValue[ranked.count] - ranked.fraudValue[cut],
      disturbed: ranked.genuineValue[cut],
    };
    if (baseRate !== undefined)
      figures.precisionAtBaseRate =
        (r * baseRate) / (r * baseRate + falsePositiveRate.value * (1 - baseRate)) || 0;
    figures.floors = [
      ...this.floors.map(({ name, ranked: floor }) => {
        const { alerts, frauds: found, value, genuineValue } = floor.first(cut);
        return {
          name,
          alerts,
          found,
          precision: alerts ? found / alerts : NaN,
          recall: found / ranked.fraudCount,
          saved: value,
          disturbed: genuineValue,
        };
      }),
      {
        name: "always",
        alerts: ranked.count,
        found: ranked.fraudCount,
        precision: ranked.fraudCount / ranked.count,
        recall: 1,
        saved: ranked.fraudValue[ranked.count],
        disturbed: ranked.genuineValue[ranked.count],
      },
      { name: "never", alerts: 0, found: 0, precision: NaN, recall: 0, saved: 0, disturbed: 0 },
    ];
    figures.costCurve = costCurve(ranked, this.hull, cut);
    if (costs) figures.cost = this.#cost(cut, costs);
    return figures;
  }

  /** @param {number} cut */
  #reasons(cut) {
    return this.replay.reasons.map((code, reason) => {
      const { hits, frauds, of } = this.byReason.at(reason, cut);
      const only = this.byOnlyReason.at(reason, cut);
      return {
        code,
        spoke: of,
        hits,
        frauds,
        precision: wilson(frauds, hits),
        onlyHits: only.hits,
        onlyFrauds: only.frauds,
      };
    });
  }

  /** @param {number} cut @param {import("../lab.js").Costs} costs */
  #cost(cut, costs) {
    const { ranked } = this;
    const key = JSON.stringify(costs);
    if (this.#cheapest?.key !== key) this.#cheapest = { key, best: cheapest(ranked, costs) };
    const { threshold, cost } = this.#cheapest.best;
    return {
      here: costAt(ranked, cut, costs),
      best: cost,
      bestThreshold: threshold,
      always: costAt(ranked, ranked.count, costs),
      never: costAt(ranked, 0, costs),
    };
  }

  /** @param {string} code @param {number} threshold */
  overlap(code, threshold) {
    return overlapOf(this, code, threshold);
  }

  /** @param {number} perDay */
  capacity(perDay) {
    return capacityOf(this, perDay);
  }
}
