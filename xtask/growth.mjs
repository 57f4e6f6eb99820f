/**
 * `node xtask/growth.mjs`: the test of how the engine's work grows (tests/growth), in a build that counts.
 *
 * The compiler is asked to call a counter at every block of code (LLVM's SanitizerCoverage, by flags that have stood for years).
 * Only what is built for the target gets them: macros and build scripts run in the compiler and have no counter. Elsewhere than
 * on Linux a library may not leave the counter to whoever links it, so that there the test is left out, and that is said.
 * Not here: what is counted, and how fast it may grow.
 */
import { Trouble, ask, main, run } from "./command.mjs";

/** Its name is cargo's. */
function host() {
  const told = ask("rustc", "-vV");
  return told?.match(/^host: (.+)$/m)?.[1];
}

const flags = [
  "-Cpasses=sancov-module",
  "-Cllvm-args=-sanitizer-coverage-level=2 -sanitizer-coverage-trace-pc",
];

/** The command, its arguments and its environment; nothing where it cannot be run. */
export function growth(...args) {
  const triple = host();
  if (!triple?.includes("linux")) return undefined;
  const config = `build.rustflags=${JSON.stringify(flags)}`;
  const all = ["test", "--locked", "--package", "wallet-sentinel-growth", "--target", triple];
  // What is written for a debugger, and for the next build, takes longer to write than the test to run.
  const env = { CARGO_PROFILE_DEV_DEBUG: "0", CARGO_INCREMENTAL: "0" };
  return ["cargo", [...all, "--config", config, "--", ...args], { env }];
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const command = growth("--nocapture");
    if (!command) throw new Trouble("Growth is counted on Linux only: tests/growth/work.rs says how.");
    const [program, all, options] = command;
    const { ok } = await run(program, all, options);
    if (!ok) process.exitCode = 1;
  });
}
