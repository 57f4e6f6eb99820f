// @ts-check
/**
 * How often each world's final seeds were looked at: a kept set is worth less with each look, so the looks are counted.
 *
 * The bench raises the number itself before it prints a figure; the file belongs into the commit that quotes the figures.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("opened.json", import.meta.url));

/** @returns {Record<string, number>} */
const read = () => JSON.parse(readFileSync(FILE, "utf8"));

/** @param {string} world @returns {number} how often now */
export function open(world) {
  const counts = read();
  counts[world] = (counts[world] ?? 0) + 1;
  writeFileSync(FILE, `${JSON.stringify(counts, null, 2)}\n`);
  return counts[world];
}
