/**
 * Before `npm pack` or `npm publish` of pkg: the licences go in, and nothing goes out without its wasm.
 *
 * The licences stand once, in the root; npm packs only what is in pkg.
 */
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { Trouble, main, root } from "./command.mjs";

await main(async () => {
  if (
    !["inline.js", "import-inline.js", "worker-thread.js", "worker-reader.js"].every((name) =>
      existsSync(join(root, "pkg", "wasm", name)),
    )
  )
    throw new Trouble("pkg/wasm is not built: run npm run build first.");
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"])
    copyFileSync(join(root, licence), join(root, "pkg", licence));
});
