/**
 * Builds the package's wasm, and the page: `npm run build`, and the first half of `npm start` and `npm test`.
 *
 * `node xtask/build.mjs score` makes one door alone. For each door (src/wasm) compile (cargo) → glue (xtask's Rust half) → optimise (wasm-opt) → inline module; then worker → sizes →
 * page (Vite).
 * What is up to date is not made again.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Trouble, ask, main, must, root } from "./command.mjs";
import { printSizes } from "./sizes.mjs";
import { contentOf, unlessUpToDate } from "./stamp.mjs";
import { needPackages, needRust } from "./tools.mjs";
import { buildWorker } from "./worker.mjs";

/** Where the built half of the package lies. */
export const made = join(root, "pkg", "wasm");

/**
 * The modules, each what one door reaches: cargo's feature that opens it, the profile that it is compiled under, its files' name,
 * and, where there is one, the script that holds its bytes for hosts that serve no wasm.
 */
const doors = [
  { feature: "full", profile: "release", name: "wallet_sentinel", inline: "inline.js" },
  { feature: "import", profile: "import", name: "wallet_sentinel_import", inline: "import-inline.js" },
  { feature: "score", profile: "score", name: "wallet_sentinel_score" },
];

/**
 * What Rust's wasm32-unknown-unknown has had switched on since 1.82, and every browser since 2022.
 * Named one by one: `--all-features` lets wasm-opt write what no engine reads.
 */
const features = [
  "--enable-bulk-memory",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];

/**
 * How much code a call may be worth before it stays a call, for LLVM; its own 250 takes 30 kB of brotli more. Of the module
 * alone: no host's native tests or counts change. Measured with the same scores: ingest takes .98 to 1.05 times as long at 60
 * (benches/README.md), and 1.14 times at 25. And SHA-256 as a loop: unrolled it is eight times the code, for a seal now and then.
 */
const inlining =
  'target.wasm32-unknown-unknown.rustflags=["-Cllvm-args=-inline-threshold=60", "--cfg", "sha2_backend_soft=\\"compact\\""]';

/**
 * What wasm-opt does beside its -O3, together 9 kB of brotli. The lowest kilobyte of memory is where a stack of a megabyte ends
 * (rustc puts it below all data), so no address is reckoned from beyond the end of memory into it, and sums of an address and a
 * number become one load's or store's own. Functions in the order of their names lie beside those that look alike.
 */
const shrinking = ["--low-memory-unused", "--reorder-functions-by-name"];

/** Cargo's target folder: the default one, unless the environment names another. */
function targetFolder() {
  const metadata = ask("cargo", "metadata", "--no-deps", "--format-version", "1");
  if (!metadata) throw new Trouble("cargo metadata failed: is Cargo.toml whole?");
  return JSON.parse(metadata).target_directory;
}

/**
 * A door's module as cargo leaves it. Strict, what the compiler warns of is a fault: only here is a door compiled without the others.
 * @param {typeof doors[number]} door @param {boolean} isStrict
 */
async function compiled({ feature, profile }, isStrict) {
  const choice = ["--no-default-features", "--features", feature, "--profile", profile];
  const target = ["--target", "wasm32-unknown-unknown", "--config", inlining];
  const said = await must("cargo", [
    "rustc",
    "--lib",
    "--crate-type",
    "cdylib",
    ...choice,
    ...target,
    "--locked",
    "--color",
    "never",
  ]);
  if (isStrict && /^warning: /m.test(said))
    throw new Trouble(`The door "${feature}" compiles with warnings.`);
  return join(targetFolder(), "wasm32-unknown-unknown", profile, "wallet_sentinel.wasm");
}

/** A door's glue, its optimised module, and the same module as base64 in JavaScript. True where they were made anew. */
async function buildDoor(door, isStrict = false) {
  const { feature, name, inline } = door;
  console.log(`Compiling the core to wasm: ${name}`);
  const from = await compiled(door, isStrict);
  const inputs = contentOf(from, "xtask/src", "xtask/Cargo.toml", "xtask/build.mjs", "package-lock.json");
  const stamp = join(made, `${feature}.stamp`);
  const module = join(made, `${name}_bg.wasm`);
  return unlessUpToDate(stamp, inline ? join(made, inline) : module, inputs, async () => {
    console.log("Making the glue");
    mkdirSync(made, { recursive: true });
    await must("cargo", ["run", "--quiet", "-p", "xtask", "--locked", "--", from, made, name]);
    console.log("Optimising");
    const optimised = join(made, `${name}.optimised.wasm`);
    const wasmOpt = join(root, "node_modules", "binaryen", "bin", "wasm-opt");
    await must(process.execPath, [
      wasmOpt,
      module,
      "-O3",
      ...shrinking,
      "--strip-debug",
      "--strip-producers",
      ...features,
      "-o",
      optimised,
    ]);
    renameSync(optimised, module);
    if (!inline) return;
    const base64 = readFileSync(module).toString("base64");
    writeFileSync(
      join(made, inline),
      `// Made by xtask/build.mjs: the bytes of ${name}_bg.wasm.\nexport default "${base64}";\n`,
    );
  });
}

/** pkg/wasm: each door's files, the main module's hash, and the worker. @param {{ isStrict?: boolean }} [how] */
export async function buildPackage({ isStrict = false } = {}) {
  await needRust();
  await needPackages();
  let remade = false;
  const waiting = [...doors];
  const lane = async () => {
    for (let door = waiting.shift(); door; door = waiting.shift())
      remade = (await buildDoor(door, isStrict)) || remade;
  };
  // Linking takes most of it, on one core and with a gigabyte and a half: as many doors at a time as there are cores.
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), doors.length) }, lane));
  await finish(remade);
}

/** The main module's hash, the worker, and the table of sizes where something was made anew. @param {boolean} remade */
async function finish(remade) {
  const [{ name }] = doors;
  const hash = createHash("sha256")
    .update(readFileSync(join(made, `${name}_bg.wasm`)))
    .digest("hex");
  writeFileSync(
    join(made, "hash.js"),
    `// Made by xtask/build.mjs: SHA-256 of the module.\nexport default "${hash}";\n`,
  );
  await buildWorker(made); // a tenth of a second: no stamp pays for itself
  if (remade) printSizes(made);
  else console.log("The package is up to date");
}

/** www/dist: the page, as it is served. */
export async function buildPage() {
  const page = join(root, "www");
  const dist = join(page, "dist");
  const inputs = contentOf("www", "pkg", "package-lock.json");
  const remade = await unlessUpToDate(join(dist, ".stamp"), join(dist, "index.html"), inputs, async () => {
    console.log("Building the page");
    const { build } = await import("vite");
    await build({ root: page, logLevel: "warn" });
    const { compress } = await import("./serve.mjs");
    compress(dist);
  });
  if (!remade) console.log("The page is up to date");
}

/** One door alone, for whoever works on it. @param {string} feature */
async function buildOne(feature) {
  await needRust();
  await needPackages();
  const door = doors.find((known) => known.feature === feature);
  if (!door)
    throw new Trouble(
      `There is no door "${feature}". Doors: ${doors.map((known) => known.feature).join(", ")}.`,
    );
  await buildDoor(door);
  printSizes(made, door.name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const [feature] = process.argv.slice(2);
    if (feature) return buildOne(feature);
    await buildPackage();
    await buildPage();
  });
}
