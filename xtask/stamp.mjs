/**
 * Remembers what an output was made from, so that an unchanged build is not made again.
 *
 * By content, not by time: a fresh checkout or a switched branch changes every file's time and often nothing else.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./command.mjs";

/** Made, not written: their inputs are counted instead. */
const passed = (name) => ["node_modules", "dist", "target"].includes(name) || name.endsWith(".stamp");

function* filesOf(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!passed(name)) yield* filesOf(join(path, name));
  }
}

/** One hash over names and contents of files and folders, given from the root or as absolute paths. */
export function contentOf(...paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesOf(join(root, relative(root, path)))) {
      hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/** Makes an output unless its stamp, `*.stamp`, says that it was made from just this, and `proof` is there. */
export async function unlessUpToDate(stamp, proof, inputs, make) {
  if (existsSync(proof) && existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) return false;
  await make();
  writeFileSync(stamp, inputs);
  return true;
}
