/**
 * `npm run bench:lives -- …`: builds the package and measures what it tells of single lives, in worlds of several makers.
 *
 * Apart from `npm run bench`, which is about time only. What is behind `--` goes through as it is.
 */
import { join } from "node:path";
import { buildPackage } from "./build.mjs";
import { main, must, root } from "./command.mjs";

await main(async () => {
  await buildPackage();
  await must(process.execPath, [join(root, "benches", "lives", "run.mjs"), ...process.argv.slice(2)]);
});
