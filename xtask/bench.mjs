/**
 * `npm run bench`: the ratios against peers, of the core (cargo bench) and of the package (benches/*.mjs).
 *
 * It prints and judges nothing: a figure depends on the machine, only the ratio between two runs on it means something.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildPackage } from "./build.mjs";
import { main, must, root } from "./command.mjs";

await main(async () => {
  await buildPackage();
  if (readFileSync(join(root, "Cargo.toml"), "utf8").includes("[[bench]]")) await must("cargo", ["bench", "--locked"]);
  const folder = join(root, "benches");
  const scripts = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort() : [];
  for (const script of scripts) {
    console.log(`\n${script}`);
    await must(process.execPath, [join(folder, script)]);
  }
});
