/**
 * Another version of the package, built beside this one: for `npm run bench -- --against <git ref>`.
 *
 * It is built by its own scripts, in a work tree of its own under cargo's target folder, once for each commit; npm's packages are
 * this checkout's. Not here: what is compared (benches/against).
 */
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Trouble, ask, must, root } from "./command.mjs";

/** The folder of a version's work tree, its package built. @param {string} ref a branch, a tag, a commit */
export async function buildOther(ref) {
  const commit = ask("git", "rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  if (!commit) throw new Trouble(`--against ${ref}: git knows no such commit.`);
  const folder = join(root, "target", "against", commit.slice(0, 12));
  if (!existsSync(join(folder, ".git"))) {
    mkdirSync(join(root, "target", "against"), { recursive: true });
    ask("git", "worktree", "prune");
    await must("git", ["worktree", "add", "--detach", folder, commit]);
  }
  for (const place of ["node_modules", "pkg/node_modules"])
    if (existsSync(join(root, place)) && !existsSync(join(folder, place)))
      symlinkSync(join(root, place), join(folder, place), "junction");
  console.log(`Building ${ref} (${commit.slice(0, 12)}) in ${folder}`);
  const script = `import { buildPackage } from "./xtask/build.mjs"; await buildPackage();`;
  await must(process.execPath, ["--input-type=module", "-e", script], { cwd: folder });
  return folder;
}
