// @ts-check
/**
 * `npm run bench:lives`: what a phone with one wallet tells of one life, in worlds of several makers, beside trivial floors.
 *
 * Through the public door alone, one engine per person, no label from outside but those that a world's people give.
 * It asserts nothing; benches/README.md says what the figures are and are not.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import init, { about } from "wallet-sentinel";
import { where } from "../rounds.js";
import { figures } from "./figures.js";
import { Wanting } from "./life.js";
import { missed } from "./list.js";
import { live } from "./live.js";
import { open } from "./opened.js";
import { tables } from "./report.js";
import { finforge } from "./worlds/finforge.js";
import { ibmUser0 } from "./worlds/ibm-user0.js";
import { personas } from "./worlds/personas.js";

/** @type {Record<string, import("./life.js").World>} */
const WORLDS = { personas, finforge, "ibm-user0": ibmUser0 };

const USAGE = `npm run bench:lives -- --world ${Object.keys(WORLDS).join("|")} [--seeds 5] [--people N] [--final|--list] [--file F.csv] [--python python3]`;

/** Of five seeds the spread says something, and a run stays within minutes. */
const SEEDS = "5";

/** @param {string | undefined} text @param {string} name @returns {number | undefined} */
function count(text, name) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(Number.isInteger(value) && value > 0))
    throw new Wanting(`--${name} is a whole number, not ${text}.\n${USAGE}`);
  return value;
}

async function main() {
  const { values } = parseArgs({
    options: {
      world: { type: "string" },
      seeds: { type: "string", default: SEEDS },
      people: { type: "string" },
      final: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      file: { type: "string" },
      python: { type: "string" },
    },
  });
  const name = values.world ?? "";
  const world = WORLDS[name];
  if (!world) throw new Wanting(USAGE);
  if (values.final && values.list)
    throw new Wanting(`What is listed is no longer kept: --list is for tuning seeds.\n${USAGE}`);
  if (values.final && world.seeds === 1) throw new Wanting(`${name} is one person: there is no final part.`);
  const many = Math.min(count(values.seeds, "seeds") ?? 1, world.seeds);
  const wish = {
    final: values.final,
    people: count(values.people, "people"),
    python: values.python,
    // npm starts scripts in the repository's root and keeps in INIT_CWD where its user stood.
    file: values.file && resolve(process.env.INIT_CWD ?? ".", values.file),
  };
  await init();
  /** @type {import("./figures.js").Figures[]} */
  const all = [];
  for (let seed = 0; seed < many; seed += 1) {
    const people = [];
    for await (const life of world.lives({ ...wish, seed })) people.push(live(life));
    if (values.list) console.log(missed(people));
    all.push(figures(people, seed));
  }
  const looks = values.final ? open(name) : 0;
  console.log(
    `wallet-sentinel ${about().version}; ${where()}\n\n${tables(world.title, all, values.final, looks)}`,
  );
}

try {
  await main();
} catch (error) {
  const told = error instanceof Wanting || /** @type {any} */ (error).code?.startsWith("ERR_PARSE_ARGS");
  console.error(told ? /** @type {Error} */ (error).message : error);
  process.exitCode = 1;
}
