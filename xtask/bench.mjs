/**
 * `npm run bench`: builds the package and runs every benchmark in benches, one after the other.
 *
 * `npm run bench -- --against <git ref>` builds that version too, and compares the two in one process.
 * It prints and judges nothing: a figure depends on the machine, only the ratio between two runs on it means something.
 * Not here: what is measured, and against whom. That is in benches/README.md.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { where } from "../benches/rounds.js";
import { buildOther } from "./against.mjs";
import { buildPackage } from "./build.mjs";
import { Trouble, main, must, root } from "./command.mjs";

await main(async () => {
  const [option, ref] = process.argv.slice(2);
  if (option !== undefined && (option !== "--against" || !ref))
    throw new Trouble("npm run bench, or npm run bench -- --against <git ref>");
  await buildPackage();
  if (ref) {
    const other = await buildOther(ref);
    console.log(`\n${where()}`);
    await must(process.execPath, [join(root, "benches", "against", "run.mjs"), other]);
    return;
  }
  console.log(`\n${where()}`);
  const folder = join(root, "benches");
  for (const script of readdirSync(folder)
    .filter((name) => name.endsWith(".mjs"))
    .sort()) {
    await must(process.execPath, [join(folder, script)]);
  }
});
