/** `npm run new-signal` writes a suspicion that is to be filled in, and writes over nothing. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { FAMILIES, filesFor } from "../../xtask/new-signal.mjs";
import { locales } from "../../pkg/messages/locales.js";

const root = new URL("../../", import.meta.url);
const house = {
  read: (path) => readFileSync(new URL(path, root), "utf8"),
  exists: (path) => existsSync(new URL(path, root)),
};
const CODE = "burst-of-parcels";
const added = (path, files) =>
  files
    .get(path)
    .split("\n")
    .filter((line) => !house.read(path).split("\n").includes(line));

for (const family of FAMILIES) {
  test(`${family}: its file, its two lines, a scenario each way and four texts a locale, and nothing else`, () => {
    const files = filesFor(CODE, family, house);
    const source = `src/signal/payment/${family}/burst_of_parcels.rs`;
    assert.deepEqual(
      [...files.keys()].toSorted(),
      [
        ...locales.map((locale) => `pkg/messages/${locale}.js`),
        "src/signal/mod.rs",
        source,
        `tests/scenarios/${CODE}/it-is-silent.json`,
        `tests/scenarios/${CODE}/it-speaks.json`,
      ].toSorted(),
    );
    assert.match(files.get(source), new RegExp(`code: "${CODE}",\n +family: Family::${family}`, "i"));
    assert.deepEqual(added("src/signal/mod.rs", files), [
      "        pub(crate) mod burst_of_parcels;",
      `    ${family}::burst_of_parcels::SIGNAL,`,
    ]);
    for (const locale of locales)
      assert.deepEqual(
        added(`pkg/messages/${locale}.js`, files).map((line) => line.split(":")[0].trim()),
        ["title", "seen", "usual", "advice"].map((part) => `"${CODE}.${part}"`),
      );
  });
}

test("it stands behind all that look at payments, and its module among its family's by the alphabet", () => {
  const list = filesFor(CODE, "scam", house).get("src/signal/mod.rs").split("\n");
  const registry = list.slice(list.findIndex((line) => line.includes("const ALL: &[Signal]")));
  const place = registry.indexOf("    scam::burst_of_parcels::SIGNAL,");
  assert.match(registry[place + 1], /^ {4}service::/);
  const family = list.slice(list.indexOf("    pub(crate) mod scam {"));
  const modules = family
    .slice(0, family.indexOf("    }"))
    .flatMap((line) => /mod (\w+);/.exec(line)?.[1] ?? []);
  assert.deepEqual(modules, modules.toSorted());
});

test("what the written file imports and asks is there", () => {
  const source = filesFor(CODE, "scam", house).get(`src/signal/payment/scam/burst_of_parcels.rs`);
  const [, names] = /use crate::feature::\{([^}]+)\}/.exec(source);
  const exported = house.read("src/feature/mod.rs");
  for (const name of names.split(",").map((one) => one.trim()))
    assert.match(exported, new RegExp(`pub(\\(crate\\))? use [^;]*\\b${name}\\b`), name);
  const asked = [...source.matchAll(/context\.facts\(\)\.(\w+)\(/g)].map(([, name]) => name);
  assert.ok(asked.length > 0);
  for (const name of asked) assert.ok(house.read("src/event/facts.rs").includes(`fn ${name}(&self)`), name);
});

test("texts are put behind a whole text, even one of several lines", () => {
  const broken = (path) => house.read(path).replace(/^( {2}"[\w-]+\.advice": lines\()/gm, "$1\n    ");
  const text = filesFor(CODE, "scam", { ...house, read: broken }).get("pkg/messages/en.js");
  const before = text.slice(0, text.indexOf(`  "${CODE}.title"`));
  assert.match(before, /\),\n$/);
});

test("its scenarios claim opposite things, and say nothing until they are written", () => {
  const files = filesFor(CODE, "scam", house);
  const [speaks, silent] = ["it-speaks", "it-is-silent"].map((name) =>
    JSON.parse(files.get(`tests/scenarios/${CODE}/${name}.json`)),
  );
  assert.deepEqual([speaks.about, silent.about], ["", ""]); // the scenarios' test refuses a story without a sentence
  assert.deepEqual([speaks.expect.quiet, silent.expect.quiet], [undefined, [CODE]]);
});

test("a code that is none, a family that is none and a suspicion that is there are refused", () => {
  for (const code of [
    undefined,
    "",
    "burst",
    "Burst-of-parcels",
    "burst_of_parcels",
    "../burst-of",
    "burst-",
  ])
    assert.throws(() => filesFor(code, "scam", house), /A code is/, String(code));
  for (const family of [undefined, "", "service", "fraud"])
    assert.throws(() => filesFor(CODE, family, house), /--family/, String(family));
  for (const family of FAMILIES) assert.throws(() => filesFor("task-scam", family, house), /already/);
});

test("it writes over no file, even one that the list does not name", () => {
  const there = { ...house, exists: (path) => path.endsWith("it-speaks.json") };
  assert.throws(() => filesFor(CODE, "scam", there), /it-speaks\.json is there already/);
});
