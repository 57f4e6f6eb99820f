// @ts-check
/**
 * The personas of `tests/personas`: the ordinary sets and those with attacks, written as JSON lines by their own test.
 *
 * The file lies in the system's folder for what is temporary and is removed after use: a person is a megabyte and a half.
 * Not here: who these people are, and what is done to them.
 */
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { run } from "../../../xtask/command.mjs";
import { Wanting } from "../life.js";

/** Of each persona and set: 60 people of the tuning sets, a minute's work. */
const EACH = 6;

/** @type {import("../life.js").World} */
export const personas = {
  title: "personas: made-up people of this repository, fourteen months each",
  seeds: Infinity,
  async *lives({ seed, final, people }) {
    const folder = mkdtempSync(join(tmpdir(), "wallet-sentinel-lives-"));
    try {
      for (const set of final ? ["kept", "attacks-kept"] : ["tuning", "attacks"]) {
        const path = join(folder, `${set}.jsonl`);
        const env = {
          PERSONAS: set,
          PERSONAS_TO: path,
          PERSONAS_TURN: String(seed),
          PERSONAS_EACH: String(people ?? EACH),
        };
        const { ok, output } = await run(
          "cargo",
          ["test", "--quiet", "--test", "personas", "lives_are_written"],
          {
            env,
            quiet: true,
          },
        );
        if (!ok) throw new Wanting(`The personas could not be written down.\n${output}`);
        for await (const line of createInterface({ input: createReadStream(path) })) yield JSON.parse(line);
        rmSync(path);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
