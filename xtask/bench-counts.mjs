/**
 * `npm run bench:counts`: instructions and cache misses of the made-up history, counted by callgrind; not a time, so that a busy
 * machine changes nothing.
 *
 * Held to within 3 % of `benches/counts.json` where compiler and architecture are those that it was written with; elsewhere the
 * figures are printed alone, since another compiler's code is another program. `-- --write` writes them anew: growth is a decision.
 * Where there is no valgrind (callgrind is its tool) it says so and ends well. Not here: how work grows (xtask/growth.mjs).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Trouble, ask, main, must, root } from "./command.mjs";
import { needRust } from "./tools.mjs";

const BASELINE = join(root, "benches", "counts.json");
/** Instructions of one build are the same to some hundred-thousandths from run to run; 3 % is a change that somebody made. */
const WITHIN = 0.03;
/** Caches as most phones and laptops have them at least: first-level ones of 32 kB, a second of a megabyte. */
const CACHES = ["--cache-sim=yes", "--I1=32768,8,64", "--D1=32768,8,64", "--LL=1048576,16,64"];
/** Tests of tests/determinism that score the history twice and a model that it taught; nothing else of the harness costs anything. */
const WORK = ["--test-threads=1"];

/** The test's program, optimised as the module is. */
async function program() {
  const told = await must(
    "cargo",
    ["test", "--release", "--test", "determinism", "--no-run", "--locked", "--message-format=json"],
    {
      quiet: true,
    },
  );
  const found = told
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line))
    .find(
      ({ reason, executable, target }) =>
        reason === "compiler-artifact" && executable && target.name === "determinism",
    );
  if (!found) throw new Trouble("cargo told of no program of tests/determinism.");
  return found.executable;
}

/** Sums of a run by event: instructions, and misses of each cache. */
async function counted(executable) {
  const folder = mkdtempSync(join(tmpdir(), "counts-"));
  try {
    const file = join(folder, "out");
    await must(
      "valgrind",
      ["--tool=callgrind", ...CACHES, `--callgrind-out-file=${file}`, executable, ...WORK],
      { quiet: true },
    );
    const text = readFileSync(file, "utf8");
    const names = /^events: (.+)$/m.exec(text)?.[1].split(" ") ?? [];
    const sums = (/^(?:summary|totals): (.+)$/m.exec(text)?.[1].split(" ") ?? []).map(Number);
    const of = (...wanted) => wanted.reduce((sum, name) => sum + (sums[names.indexOf(name)] ?? 0), 0);
    return {
      instructions: of("Ir"),
      instructionMisses: of("I1mr"),
      dataMisses: of("D1mr", "D1mw"),
      secondLevelMisses: of("ILmr", "DLmr", "DLmw"),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main(async () => {
  await needRust();
  if (!ask("valgrind", "--version")) {
    console.log("Left out: valgrind is not installed. It counts; nothing else here does.");
    return;
  }
  const compiler = ask("rustc", "-vV")
    ?.split("\n")
    .filter((line) => /^(release|host): /.test(line))
    .map((line) => line.split(": ")[1])
    .join(" ");
  const now = await counted(await program());
  if (process.argv.includes("--write"))
    writeFileSync(BASELINE, `${JSON.stringify({ compiler, ...now }, undefined, 2)}\n`);
  const before = JSON.parse(readFileSync(BASELINE, "utf8"));
  console.log(`\nof the made-up history, by ${compiler}; the committed figures are of ${before.compiler}`);
  for (const [name, count] of Object.entries(now))
    console.log(`  ${name.padEnd(20)}${String(count).padStart(14)}   ×${(count / before[name]).toFixed(4)}`);
  if (before.compiler !== compiler) {
    console.log("Another compiler's code is another program: nothing is held to those figures here.");
    return;
  }
  const ratio = now.instructions / before.instructions;
  if (Math.abs(ratio - 1) > WITHIN)
    throw new Trouble(
      `Instructions are ×${ratio.toFixed(3)} of the committed ones: npm run bench:counts -- --write, if that is meant.`,
    );
});
