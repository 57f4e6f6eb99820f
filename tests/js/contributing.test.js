/** The contributor's guide agrees with the core's tour, and names only what is there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const guide = read(".github/CONTRIBUTING.md");
const tour = read("src/lib.rs");

/** The names in backticks in the first column of a table that begins with this heading. */
function firstColumn(text, heading) {
  const rows = text.slice(text.indexOf(heading)).split("\n").slice(2);
  const end = rows.findIndex((row) => !row.startsWith("|"));
  return rows
    .slice(0, end)
    .flatMap((row) => [...row.split("|")[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name));
}

test("the guide, the tour and the core itself have the same rooms", () => {
  const rooms = [...tour.matchAll(/^pub mod (\w+);/gm)].map(([, name]) => name).toSorted();
  const floors = tour.slice(
    tour.indexOf("//! | floor | rooms |"),
    tour.indexOf("//! # Where to add a thing"),
  );
  const toured = [...floors.matchAll(/^\/\/! \| [^|]+\| (.*)\|$/gm)].flatMap(([, row]) =>
    [...row.matchAll(/\[`(\w+)`\]|^`(wasm)`/g)].map(([, linked, door]) => linked ?? door),
  );
  assert.deepEqual(firstColumn(guide, "| room of `src` |").toSorted(), rooms);
  assert.deepEqual(toured.toSorted(), rooms);
});

test("folders and files that the guide names are there", () => {
  const folders = firstColumn(guide, "| elsewhere |");
  assert.ok(folders.length > 10);
  for (const path of [...folders, "src/lib.rs", "src/signal/service", "pkg/CHANGELOG.md"])
    assert.ok(existsSync(new URL(path, root)), path);
});

test("commands that the guide names exist", () => {
  const { scripts } = JSON.parse(read("package.json"));
  for (const [, name] of guide.matchAll(/npm run ([\w:-]+)/g)) assert.ok(name in scripts, name);
  for (const [, name] of guide.matchAll(/cargo test --test (\w+)/g))
    assert.ok(existsSync(new URL(`tests/${name}`, root)), name);
  for (const [, path] of guide.matchAll(/node --test (\S+\.js)/g))
    assert.ok(existsSync(new URL(path, root)), path);
});
