/**
 * Runs other programs for the build, the start and the tests: in the house's root, by name, output passed through.
 *
 * It exists so that a missing program or a failed one ends in one plain sentence and not in a stack trace.
 * Not here: deciding which programs are needed (tools.mjs).
 */
import { spawn, spawnSync } from "node:child_process";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const windows = process.platform === "win32";

/** The environment of every program: rustup puts cargo there, and a shell opened before it was installed does not know. */
export function environment() {
  const home = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  return { ...process.env, PATH: `${process.env.PATH ?? ""}${delimiter}${join(home, "bin")}` };
}

/** Something went wrong that the person at the keyboard can put right; the message says how. */
export class Trouble extends Error {}

/** npm and npx are scripts on Windows, which only a shell can start; their arguments here hold nothing to quote. */
const needsShell = (program) => windows && (program === "npm" || program === "npx");

/** What a program prints, or undefined where it is missing or fails. */
export function ask(program, ...args) {
  const { status, stdout } = spawnSync(program, args, {
    cwd: root,
    env: environment(),
    encoding: "utf8",
    shell: needsShell(program),
  });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Runs a program to its end, its output passed through.
 * @returns {Promise<{ ok: boolean, output: string }>} what it printed, for those who count in it
 */
export function run(program, args, { cwd = root, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...environment(), ...env },
      shell: needsShell(program),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const [stream, sink] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
        if (!quiet) sink.write(text);
      });
    }
    child.on("error", (error) => reject(new Trouble(`${program} could not be started: ${error.message}`)));
    child.on("close", (status) => resolve({ ok: status === 0, output }));
  });
}

/** Runs a program that has to succeed. */
export async function must(program, args, options) {
  const { ok, output } = await run(program, args, options);
  if (!ok) {
    if (options?.quiet) process.stderr.write(output);
    throw new Trouble(`This failed: ${program} ${args.join(" ")}`);
  }
  return output;
}

/** Runs a script's main function; what the person can put right is told without a stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Trouble ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
