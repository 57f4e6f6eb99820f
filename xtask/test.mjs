/**
 * `npm test`: everything that has to hold, from a fresh clone. `npm test -- rust`, `package` or `browser` runs a part.
 *
 * It gets ready what is missing, runs every stage even after one has failed, and ends in a summary and one line of
 * counts. A check that counts nothing itself (formatting, lints, types) counts as one.
 */
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Trouble, main, root, run } from "./command.mjs";
import { buildPackage, buildPage, made } from "./build.mjs";
import { needChineseFont, needChromium } from "./chromium.mjs";
import { count } from "./count.mjs";
import { wantEngines } from "./engines.mjs";
import { growth } from "./growth.mjs";
import { printSizes } from "./sizes.mjs";
import { needPackages, needRust } from "./tools.mjs";

/** The same made-up cases in every run, so that a change is judged by what it changes; `cargo test` alone hunts for new ones. */
const PROPTEST_RNG_SEED = "20260101";
const wasm = ["--target", "wasm32-unknown-unknown"];
/** All doors at once: lints link nothing. What one door alone lacks, or has for nothing, fails where each is built. */
const everyDoor = "full,import,score";
/**
 * Node's own runner. V8 compiles in step: one of its compiling threads that waits for a collection at the moment a process
 * ends waits for ever (nodejs/node#54918), which stopped one file in thirty on a busy machine.
 */
const nodeTest = (folder) => [
  process.execPath,
  [
    ...["--no-concurrent-recompilation", "--test", "--test-reporter=spec"],
    `--test-concurrency=${availableParallelism()}`, // by itself it leaves a core to whoever sits there: half of two
    ...testsIn(folder),
  ],
];
const script = (...path) => join(root, "node_modules", ...path);
const biome = (...verb) => [process.execPath, [script("@biomejs", "biome", "bin", "biome"), ...verb]];

/** The test files of a folder: naming the folder itself means another thing in each version of Node. */
function testsIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".test.js") && !name.includes("node_modules"))
    .sort()
    .map((name) => join(root, folder, name));
}

/** Each stage: a command, or work of our own that throws. */
const parts = {
  rust: [
    { name: "formatting", command: ["cargo", ["fmt", "--all", "--check"]] },
    {
      name: "lints, native",
      command: [
        "cargo",
        ["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"],
      ],
    },
    {
      name: "lints, wasm",
      command: [
        "cargo",
        [
          ...["clippy", "--lib", ...wasm, "--features", everyDoor],
          ...["--locked", "--quiet", "--", "-D", "warnings"],
        ],
      ],
    },
    {
      name: "core without JavaScript",
      command: [
        "cargo",
        ["clippy", "--lib", ...wasm, "--no-default-features", "--locked", "--quiet", "--", "-D", "warnings"],
      ],
    },
    {
      name: "core",
      command: ["cargo", ["test", "--locked", "--no-fail-fast"], { env: { PROPTEST_RNG_SEED } }],
      counts: true,
    },
    { name: "growth", command: growth, counts: true },
  ],
  package: [
    { name: "build of the package", work: () => buildPackage({ isStrict: true }) },
    { name: "budget of bytes", work: needBudget },
    { name: "formatting, JavaScript", command: biome("format") },
    { name: "lints, JavaScript", command: biome("lint", "--error-on-warnings") },
    {
      name: "types",
      command: [
        process.execPath,
        [script("typescript", "bin", "tsc"), "-p", join(root, "xtask", "tsconfig.json")],
      ],
    },
    { name: "package in Node", command: () => nodeTest("tests/js"), counts: true },
  ],
  browser: [
    { name: "browsers", work: () => needChromium().then(wantEngines) },
    { name: "build of the package", work: () => buildPackage({ isStrict: true }) },
    { name: "package as installed", command: () => nodeTest("tests/packaging"), counts: true },
    { name: "build of the page", work: buildPage },
    {
      name: "page in the browser",
      command: [
        process.execPath,
        [
          script("@playwright", "test", "cli.js"),
          "test",
          "--config",
          join(root, "tests", "e2e", "playwright.config.js"),
          "--reporter=list",
        ],
      ],
      counts: true,
    },
    { name: "every engine", command: () => nodeTest("tests/engines"), counts: true },
  ],
};

function needBudget() {
  if (!printSizes(made))
    throw new Trouble("Over budget: xtask/sizes.mjs says why it is what it is. Growth is a decision.");
}

/** Runs one stage; what it counted, or 1 and 0. */
async function outcome({ command, work, counts }) {
  if (work) {
    await work();
    return { passed: 1, failed: 0, skipped: 0 };
  }
  const told = typeof command === "function" ? command() : command;
  if (!told) {
    console.log("Left out: its work is counted on Linux only.");
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const [program, args, options] = told;
  const { ok, output } = await run(program, args, options);
  const counted = counts ? count(output) : { passed: ok ? 1 : 0, failed: 0, skipped: 0 };
  if (counts && ok && counted.passed === 0) throw new Trouble("It ended well, yet ran no test.");
  if (!ok) counted.failed = Math.max(counted.failed, 1);
  return counted;
}

await main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown)
    throw new Trouble(
      `npm test -- ${unknown}: there is no such part. Parts: ${Object.keys(parts).join(", ")}.`,
    );
  const began = Date.now();
  await needRust();
  await needPackages();
  if (!wanted.length || wanted.includes("browser")) await needChineseFont();

  const rows = [];
  for (const [part, stages] of Object.entries(parts)) {
    if (wanted.length && !wanted.includes(part)) continue;
    for (const stage of stages) {
      if (rows.some(({ name, failed }) => name === stage.name && failed === 0)) continue; // a build that two parts need
      console.log(`\n── ${part}: ${stage.name}`);
      const start = Date.now();
      let result;
      try {
        result = await outcome(stage);
      } catch (error) {
        console.error(error instanceof Trouble ? error.message : error);
        result = { passed: 0, failed: 1, skipped: 0 };
      }
      rows.push({ part, name: stage.name, ...result, seconds: (Date.now() - start) / 1000 });
    }
  }

  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(
    `\n${"".padEnd(34)}${["passed", "failed", "skipped", "seconds"].map((title) => title.padStart(9)).join("")}`,
  );
  for (const { part, name, passed, failed, skipped, seconds } of rows) {
    const figures = [passed, failed, skipped, seconds.toFixed(1)]
      .map((figure) => String(figure).padStart(9))
      .join("");
    console.log(`${`${part}: ${name}`.padEnd(34)}${figures}${failed ? "  FAILED" : ""}`);
  }
  console.log(`\nIn ${((Date.now() - began) / 60_000).toFixed(1)} minutes`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  if (sum("failed")) process.exitCode = 1;
});
