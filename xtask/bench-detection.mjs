/**
 * `npm run bench:detection -- …`: builds the package and measures how it detects fraud in a labelled file.
 *
 * Apart from `npm run bench`, which is about time only and takes no data set. What is behind `--` goes through as it is.
 */
import { join } from "node:path";
import { buildPackage } from "./build.mjs";
import { main, must, root } from "./command.mjs";

await main(async () => {
  await buildPackage();
  await must(process.execPath, [join(root, "benches", "detection", "run.mjs"), ...process.argv.slice(2)]);
});
