/**
 * Makes a machine that has only Rust and Node ready: the wasm target, what the lock file names.
 *
 * It exists so that `npm start` and `npm test` work on a fresh clone. What it cannot install it names, with the
 * command that does. Only Node's own modules are used here: nothing is installed yet when it runs.
 * Not here: Chromium and fonts, which only the browser tests need (chromium.mjs, engines.mjs).
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { Trouble, ask, must, root } from "./command.mjs";

const target = "wasm32-unknown-unknown";

/** Rust and its wasm target. */
export async function needRust() {
  if (!ask("cargo", "--version")) {
    throw new Trouble(
      "Rust is missing. Get it from https://rustup.rs (one command, no administrator needed), then run this again.",
    );
  }
  const library = ask("rustc", "--print", "target-libdir", "--target", target);
  if (library && existsSync(library)) return;
  if (!ask("rustup", "--version")) {
    throw new Trouble(
      `Rust's ${target} target is missing, and there is no rustup to add it. ` +
        "With Debian's or Ubuntu's Rust: apt-get install libstd-rust-dev-wasm32. Otherwise get Rust from https://rustup.rs.",
    );
  }
  console.log(`Adding Rust's ${target} target`);
  await must("rustup", ["target", "add", target]);
}

/** Written after an installation, with the hash of the lock file that it followed. */
const installed = join(root, "node_modules", ".locked");

/** The JavaScript packages that the lock file names, to the letter. */
export async function needPackages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(installed) && readFileSync(installed, "utf8") === lock) return;
  console.log("Installing what package-lock.json names");
  await must("npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(installed, lock);
}
