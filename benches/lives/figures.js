// @ts-check
/**
 * From rows to figures: recall by kind of story and by time, false warnings, cost.
 *
 * A method is a score for each counted payment and a set of those that it flags. A story is told by its first flagged
 * payment (`lead` or `loss`); an oracle tells it at payment 1, after 0 hours. Stories that begin before anything is
 * counted are left out and counted as such.
 * Not here: their printing (report.js).
 */
import { floors } from "./floors.js";
import { grouped, isOperators } from "./life.js";

const HOUR = 3_600_000;
/** Days of a year, and of a month: a twelfth. */
const YEAR = 365.25;
const MONTH = YEAR / 12;
/** One real case among a hundred people a year: what a story weighs in costs and precision, since worlds hold many more. */
const CASES = 0.01;
/** What a missed story costs, in false warnings: four decades. */
export const RATIOS = [10, 100, 1_000, 10_000, 100_000];
/** False alerts a person and month at which rankings are compared: the goal, and around it. */
export const BUDGETS = [0.1, 0.25, 0.5, 1];

/**
 * @typedef {{ kind: string, family: string, loss?: number, hours?: number }} Outcome of one story; without `loss` it was missed
 * @typedef {{ name: string, outcomes: Outcome[], alerts: number, falsePerMonth: number, costs: number[], recalls?: number[] }} Method
 * @typedef {{ people: number, months: number, payments: number, leftOut: number, refused: number, methods: Method[],
 *   byPersona: Map<string, number>, byReason: Map<string, number>, dangersPerYear: number,
 *   precision: { warning: number, danger: number } }} Figures `precision`: at one case per hundred people a year
 */

/** One story's payments among the counted rows of the world. */
class Tale {
  /** @param {import("./live.js").Told} told */
  constructor(told) {
    this.told = told;
    /** Places of its payments, and at which loss each stands. @type {Map<number, { loss: number, hours: number }>} */
    this.places = new Map();
  }
}

/** @param {import("./live.js").Lived[]} people @param {number} seed @returns {Figures} */
export function figures(people, seed) {
  /** @type {Tale[]} */
  const tales = [];
  /** @type {(Tale | undefined)[]} the story of each counted row */
  const taleOf = [];
  /** @type {import("./live.js").Row[]} */
  const rows = [];
  let leftOut = 0;
  for (const person of people) {
    const own = person.stories.map((told) => new Tale(told));
    const lost = own.map(() => 0);
    const isLate = own.map(() => true);
    for (const row of person.rows) {
      if (row.story >= 0 && row.part === "loss") {
        lost[row.story] += 1;
        if (lost[row.story] === 1) isLate[row.story] = row.isCounted;
      }
      if (!row.isCounted) continue;
      const tale = row.story >= 0 ? own[row.story] : undefined;
      if (tale && row.part !== "beside")
        tale.places.set(rows.length, {
          loss: Math.max(lost[row.story], 1),
          hours: Math.max(0, (row.at - tale.told.first) / HOUR) || 0,
        });
      taleOf.push(tale);
      rows.push(row);
    }
    for (const [place, tale] of own.entries())
      if (!tale.places.size || !isLate[place]) leftOut += 1;
      else tales.push(tale);
  }
  const counted = new Set(tales);
  const holders = tales.filter(({ told }) => !isOperators(told));
  const days = people.reduce((sum, person) => sum + person.days, 0);
  const months = days / MONTH;
  const years = days / YEAR;

  const engine = Float64Array.from(rows, ({ probability }) => probability);
  const falseWarnings = people.reduce((sum, person) => sum + person.falseWarnings, 0);
  // However many payments of one story are flagged, they are one alert: the engine's are grouped, and the floors' here too.
  const alerts = falseWarnings + tales.filter(({ told }) => told.told).length;

  /** @param {string} name @param {Float64Array} scores @returns {Method} the top flagged, until there are `alerts` */
  const ranked = (name, scores) => {
    const order = Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
    /** @type {Map<Tale, { loss: number, hours: number }>} */
    const told = new Map();
    let wrong = 0;
    /** For each budget of false ones, the share of the holder's stories told by then. @type {number[]} */
    const recalls = [];
    let heard = 0;
    /** What was so once there were `alerts`. @type {{ outcomes: Outcome[], wrong: number } | undefined} */
    let then;
    const now = () => ({ outcomes: tales.map((tale) => outcome(tale, told.get(tale))), wrong });
    for (const place of order) {
      if (wrong + told.size >= alerts) then ??= now();
      const tale = taleOf[place];
      if (!tale) {
        while (wrong >= BUDGETS[recalls.length] * months) recalls.push(heard / holders.length);
        wrong += 1;
        continue;
      }
      const here = tale.places.get(place);
      if (!here || !counted.has(tale)) continue;
      const before = told.get(tale);
      if (!before && !isOperators(tale.told)) heard += 1;
      if (!before || here.loss < before.loss) told.set(tale, here);
    }
    while (recalls.length < BUDGETS.length) recalls.push(heard / holders.length);
    then ??= now();
    const falsePerMonth = then.wrong / months;
    return { name, outcomes: then.outcomes, alerts, falsePerMonth, costs: best(order), recalls };
  };

  /** The least cost a year over all thresholds, for each ratio. @param {number[]} order */
  const best = (order) => {
    const caught = new Set();
    let wrong = 0;
    const least = RATIOS.map((ratio) => ratio * CASES);
    for (const place of order) {
      const tale = taleOf[place];
      if (tale?.places.has(place)) {
        if (counted.has(tale) && !isOperators(tale.told)) caught.add(tale);
      } else if (!tale) wrong += 1;
      const missed = 1 - caught.size / Math.max(holders.length, 1);
      for (const [at, ratio] of RATIOS.entries())
        least[at] = Math.min(least[at], wrong / years + ratio * CASES * missed);
    }
    return least;
  };

  const shippedOutcomes = tales.map((tale) =>
    outcome(
      tale,
      tale.told.told && {
        loss: tale.told.told.loss,
        hours: Math.max(0, (tale.told.told.at - tale.told.first) / HOUR) || 0,
      },
    ),
  );
  const heard = shippedOutcomes.filter((one) => !isOperators(one));
  const recall = heard.filter(({ loss }) => loss !== undefined).length / Math.max(heard.length, 1);
  const endangered = holders.filter(({ told }) => told.isDanger).length / Math.max(holders.length, 1);
  const falseDangers = people.reduce((sum, person) => sum + person.falseDangers, 0);
  const shipped = RATIOS.map((ratio) => falseWarnings / years + ratio * CASES * (1 - recall));
  const byRank = ranked("engine, by its probability", engine);
  return {
    people: people.length,
    months,
    payments: rows.length,
    leftOut,
    refused: people.reduce((sum, person) => sum + person.refused, 0),
    methods: [
      {
        name: "engine, as it warns",
        outcomes: shippedOutcomes,
        alerts,
        falsePerMonth: falseWarnings / months,
        costs: shipped,
      },
      byRank,
      ...floors(people, seed).map(({ name, scores }) => ranked(name, scores)),
    ],
    byPersona: perPersona(people),
    byReason: perReason(people, months),
    dangersPerYear: falseDangers / years,
    precision: {
      warning: precision(recall, falseWarnings / years),
      danger: precision(endangered, falseDangers / years),
    },
  };
}

/** Of what is said, the share that is right. @param {number} recall @param {number} falsePerYear */
const precision = (recall, falsePerYear) => (CASES * recall) / (CASES * recall + falsePerYear || 1);

/** @param {Tale} tale @param {{ loss: number, hours: number } | undefined} told @returns {Outcome} */
const outcome = ({ told: { kind, family } }, told) => ({
  kind,
  family,
  loss: told?.loss,
  hours: told?.hours,
});

/** False warnings a month, by persona. @param {import("./live.js").Lived[]} people */
function perPersona(people) {
  /** @type {Map<string, number>} */
  const out = new Map();
  for (const [persona, own] of grouped(people, (person) => person.persona)) {
    const months = own.reduce((sum, person) => sum + person.days, 0) / MONTH;
    out.set(persona, own.reduce((sum, person) => sum + person.falseWarnings, 0) / months);
  }
  return out;
}

/** The same by the strongest reason. @param {import("./live.js").Lived[]} people @param {number} months */
function perReason(people, months) {
  /** @type {Map<string, number>} */
  const out = new Map();
  for (const { reasons } of people)
    for (const [code, count] of reasons) out.set(code, (out.get(code) ?? 0) + count / months);
  return out;
}
