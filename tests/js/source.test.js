// How the source is written, as far as no tool says it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

// What stands in a declaration or in TypeScript the linter sees.
test("no type on the page is any: what it hands around has names", () => {
  const folder = join(root, "www", "src");
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".js"));
  assert.ok(files.includes("view.js"));
  for (const name of files) {
    const comments = readFileSync(join(folder, name), "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? [];
    for (const comment of comments) assert.doesNotMatch(comment, /\{[^}]*\bany\b/, name);
  }
});

test("no line of JavaScript is longer than 200 characters, whatever the formatter leaves whole", () => {
  const long = [];
  for (const folder of ["benches", "pkg", "tests", "www", "xtask"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).map(String)) {
      if (name.endsWith("stories.js")) continue; // generated: a payment to a line
      if (!/\.(js|mjs|ts)$/.test(name) || /(^|[\\/])(node_modules|wasm|dist)[\\/]/.test(name)) continue;
      const lines = readFileSync(join(root, folder, name), "utf8").split("\n");
      lines.forEach((line, at) => line.length > 200 && long.push(`${folder}/${name}:${at + 1}`));
    }
  }
  assert.deepEqual(long, []);
});
