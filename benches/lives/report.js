// @ts-check
/**
 * The figures of all seeds as tables: the mean, and the least and the most where there are several.
 *
 * Not here: any figure's making.
 */
import { BUDGETS, RATIOS } from "./figures.js";
import { grouped, isOperators } from "./life.js";

/** @typedef {import("./figures.js").Figures} Figures @typedef {import("./figures.js").Outcome} Outcome */

/** @param {number} value @param {number} digits */
const shown = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : "–");

/** @param {number[]} values one for each seed @param {number} [digits] */
function spread(values, digits = 2) {
  const real = values.filter(Number.isFinite);
  if (!real.length) return "–";
  const mean = shown(real.reduce((sum, value) => sum + value, 0) / real.length, digits);
  if (values.length === 1) return mean;
  return `${mean} [${shown(Math.min(...real), digits)}–${shown(Math.max(...real), digits)}]`;
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
/** @param {string} head @param {string[]} cells @param {number} [wide] */
const line = (head, cells, wide = 23) =>
  `${head.padEnd(28)}${cells.map((cell) => cell.padStart(wide)).join("")}`;

/** @param {Outcome[]} outcomes @param {(one: Outcome) => boolean} is */
const share = (outcomes, is) => outcomes.filter(is).length / outcomes.length;

/** Recall, and by when: what one method told of some stories, seed by seed. @param {Outcome[][]} seeds */
function times(seeds) {
  const all = seeds.filter((outcomes) => outcomes.length);
  const by = (/** @type {(one: Outcome) => boolean} */ is) =>
    spread(all.map((outcomes) => share(outcomes, is)));
  const told = all.flat().filter(({ loss }) => loss !== undefined);
  return [
    String(all.flat().length),
    by(({ loss }) => loss !== undefined),
    by(({ loss = Infinity }) => loss <= 1),
    by(({ loss = Infinity }) => loss <= 2),
    by(({ hours = Infinity }) => hours <= 1),
    by(({ hours = Infinity }) => hours <= 24),
    by(({ hours = Infinity }) => hours <= 48),
    told.length
      ? `${median(told.map(({ loss = NaN }) => loss))}, ${shown(median(told.map(({ hours = NaN }) => hours)), 1)} h`
      : "–",
  ];
}
const TIMES = ["stories", "told", "1st payment", "2nd", "in 1 h", "24 h", "48 h", "median"];

/** @param {string} title @param {Figures[]} seeds @param {boolean} final @param {number} looks */
export function tables(title, seeds, final, looks) {
  const [first] = seeds;
  const sum = (/** @type {(one: Figures) => number} */ read) =>
    seeds.reduce((all, one) => all + read(one), 0);
  const lines = [
    `== ${title}`,
    `${seeds.length} ${seeds.length === 1 ? "seed" : "seeds"} ${final ? `of the final ones (looked at ${looks} times now)` : "for tuning"}; ${sum(({ people }) => people)} people, ` +
      `${sum(({ months }) => months).toFixed(0)} person-months and ${sum(({ payments }) => payments)} payments after the first 30 days`,
  ];
  if (sum(({ leftOut }) => leftOut))
    lines.push(`${sum(({ leftOut }) => leftOut)} stories begin within those 30 days and are left out.`);
  if (sum(({ refused }) => refused)) lines.push(`REFUSED: ${sum(({ refused }) => refused)} events.`);

  const method = (/** @type {number} */ place) => seeds.map(({ methods }) => methods[place]);
  for (const operators of [false, true]) {
    const of = (/** @type {number} */ place) =>
      method(place).map(({ outcomes }) => outcomes.filter((one) => isOperators(one) === operators));
    if (!of(0).flat().length) continue;
    lines.push("", line(`the ${operators ? "operator" : "holder"}'s stories`, TIMES));
    const kinds = grouped(of(0).flat(), ({ kind }) => kind);
    for (const kind of [...kinds.keys()].sort())
      lines.push(line(`  ${kind}`, times(of(0).map((all) => all.filter((one) => one.kind === kind)))));
    lines.push(
      line("an oracle", times(of(0).map((all) => all.map((one) => ({ ...one, loss: 1, hours: 0 }))))),
    );
    for (const [place, { name }] of first.methods.entries()) lines.push(line(name, times(of(place))));
  }

  lines.push("", line("all at as many alerts", ["alerts", "false a month"]));
  for (const [place, { name }] of first.methods.entries())
    lines.push(
      line(name, [
        spread(
          method(place).map(({ alerts }) => alerts),
          0,
        ),
        spread(
          method(place).map(({ falsePerMonth }) => falsePerMonth),
          3,
        ),
      ]),
    );
  lines.push(
    "",
    line(
      "holder's stories told, at",
      BUDGETS.map((budget) => `${budget} false a month`),
    ),
  );
  for (const [place, { name, recalls }] of first.methods.entries())
    if (recalls)
      lines.push(
        line(
          name,
          BUDGETS.map((_, budget) => spread(method(place).map((one) => one.recalls?.[budget] ?? NaN))),
        ),
      );
  lines.push(
    "",
    `false dangers a person and year: ${spread(
      seeds.map(({ dangersPerYear }) => dangersPerYear),
      3,
    )}`,
    `precision at one case per hundred people a year: of a warning ${spread(
      seeds.map((one) => one.precision.warning),
      4,
    )}, of a danger ${spread(
      seeds.map((one) => one.precision.danger),
      4,
    )}`,
    "",
    "false warnings a person and month",
  );
  for (const persona of first.byPersona.keys())
    lines.push(
      line(`  ${persona}`, [
        spread(
          seeds.map(({ byPersona }) => byPersona.get(persona) ?? 0),
          3,
        ),
      ]),
    );
  lines.push("  by the strongest reason");
  const codes = new Set(seeds.flatMap(({ byReason }) => [...byReason.keys()]));
  for (const code of [...codes].sort())
    lines.push(
      line(`    ${code}`, [
        spread(
          seeds.map(({ byReason }) => byReason.get(code) ?? 0),
          3,
        ),
      ]),
    );

  lines.push(
    "",
    "cost a person and year in false warnings, at one case per hundred people a year; a missed story costs so many of them; all but the first two at the threshold that turns out best",
    line(
      "",
      RATIOS.map((ratio) => ratio.toLocaleString("en")),
    ),
    line(
      "never a word",
      RATIOS.map((ratio) => shown(ratio * 0.01, 2)),
    ),
  );
  for (const [place, { name }] of first.methods.entries())
    lines.push(
      line(
        name,
        RATIOS.map((_, ratio) =>
          spread(
            method(place).map(({ costs }) => costs[ratio]),
            2,
          ),
        ),
      ),
    );
  return lines.join("\n");
}
