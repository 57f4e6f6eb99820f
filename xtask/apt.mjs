/**
 * Installs packages of Debian and its kin, for browsers and fonts, where nobody has to be asked.
 */
import { ask, run } from "./command.mjs";

/** True where packages can be installed without asking anybody. */
export const canInstall = () => process.getuid?.() === 0 && ask("which", "apt-get") !== undefined;

/** @param {string[]} packages */
export async function install(...packages) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  const { ok } = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
    env,
  });
  return ok;
}
