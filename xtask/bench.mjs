/**
 * `npm run bench`: builds the package and runs every benchmark in benches, one after the other.
 *
 * It prints and judges nothing: a figure depends on the machine, only the ratio between two runs on it means something.
 * Not here: what is measured, and against whom. That is in benches/README.md.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { where } from "../benches/rounds.js";
import { buildPackage } from "./build.mjs";
import { main, must, root } from "./command.mjs";

await main(async () => {
  await buildPackage();
  console.log(`\n${where()}`);
  const folder = join(root, "benches");
  for (const script of readdirSync(folder)
    .filter((name) => name.endsWith(".mjs"))
    .sort()) {
    await must(process.execPath, [join(folder, script)]);
  }
});
