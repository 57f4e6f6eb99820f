/** The package as a wallet team gets it: what is in the tarball, and that a small project shows an alert with it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Script } from "node:vm";
import { built, builtPlainly, opened, packed, ranInNode, served, swept } from "./consumer.js";

let tarball;
before(() => {
  tarball = packed();
});
after(() => swept(tarball));

/** The alert that the fixtures' odd payment raises, as a person finds it: an item of the list, with words in it. */
const alertsOf = (page) => page.locator("sentinel-alerts").getByRole("listitem");

test("everything that exports names is in the tarball, with its licences, and nothing of the tests", () => {
  const { exports } = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  const paths = Object.values(exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  for (const path of paths.map((path) => path.replace("./", ""))) {
    const [begin, end] = path.split("*");
    assert.ok(
      tarball.files.some((file) =>
        end === undefined ? file === path : file.startsWith(begin) && file.endsWith(end),
      ),
      path,
    );
  }
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "CHANGELOG.md"])
    assert.ok(tarball.files.includes(file), file);
  assert.deepEqual(
    tarball.files.filter((file) => /test|node_modules|\.stamp/.test(file)),
    [],
  );
});

test("in each block of exports the types come first, as TypeScript wants it", () => {
  const { exports } = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  for (const [name, target] of Object.entries(exports)) {
    if (typeof target !== "string") assert.equal(Object.keys(target)[0], "types", name);
  }
});

test("a Vite project without configuration shows an alert, and its worker finds the same", async () => {
  const server = await served(await built("vite", tarball));
  try {
    await opened(server.at, async (page, { complaints }) => {
      await alertsOf(page)
        .first()
        .waitFor()
        .catch(() => assert.fail(complaints.join("\n") || "no alert, and no complaint"));
      assert.match(await alertsOf(page).first().innerText(), /\w/);
      assert.equal(await page.locator("body").getAttribute("data-worker"), "true");
      assert.equal(await page.locator("body").getAttribute("data-early"), "0", "no file was opened yet");
      assert.deepEqual(complaints, []);
    });
  } finally {
    server.close();
  }
});

test("under Trusted Types the worker starts through the package's own policy", async () => {
  const server = await served(
    await built("vite", tarball),
    "require-trusted-types-for 'script'; trusted-types wallet-sentinel lit-html",
  );
  try {
    await opened(server.at, async (page, { complaints }) => {
      await page
        .locator("body[data-worker=true]")
        .waitFor()
        .catch(() => assert.fail(complaints.join("\n") || "no worker, and no complaint"));
    });
  } finally {
    server.close();
  }
});

test("each of the worker's scripts is one file: no piece, no address of its own, whoever bundles it", () => {
  assert.deepEqual(
    tarball.files.filter((file) => /worker-(thread|service|reader)/.test(file)),
    ["wasm/worker-reader.js", "wasm/worker-thread.js", "wasm/worker-thread.licences.txt"],
  );
  const [thread, reader] = ["thread", "reader"].map((name) =>
    readFileSync(new URL(`../../pkg/wasm/worker-${name}.js`, import.meta.url), "utf8"),
  );
  for (const script of [thread, reader])
    assert.doesNotThrow(() => new Script(script), "a classic script may hold neither import nor export");
  for (const { index } of thread.matchAll(/\bimport\s*\(/g))
    assert.match(thread.slice(index, index + 60), /^import\(\/\*webpackIgnore:true\*\/\/\*@vite-ignore\*\//);
  assert.doesNotMatch(reader, /\bimport\s*\(|(^|[;}\n])import\b/);
});

test("a bundler that knows nothing of workers needs four files copied, and then it works all the same", async () => {
  const server = await served(await builtPlainly("vite", tarball));
  try {
    await opened(server.at, async (page, { complaints }) => {
      await page
        .locator("body[data-worker=true]")
        .waitFor()
        .catch(() => assert.fail(complaints.join("\n") || "no worker, and no complaint"));
      assert.deepEqual(complaints, []);
    });
  } finally {
    server.close();
  }
});

test("in Node the worker runs on a thread, answers as the engine does, and lets the program end", () => {
  const told = JSON.parse(ranInNode("node", tarball));
  assert.deepEqual(told, {
    alerts: 1,
    same: true,
    scored: true,
    accepted: 1,
    read: 1,
    phases: ["import", "ingest"],
    refused: "amount-not-string",
    freed: "freed",
  });
});

test("behind a policy that allows no connection and nothing inline, ./inline shows an alert, and ./import/inline reads a file", async () => {
  const server = await served(
    await built("strict-csp", tarball),
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'none'",
  );
  try {
    await opened(server.at, async (page, { complaints, requests }) => {
      await alertsOf(page)
        .first()
        .waitFor()
        .catch(() => assert.fail(complaints.join("\n") || "no alert, and no complaint"));
      assert.match(await alertsOf(page).first().innerText(), /\w/);
      const early = [...requests];
      await page.locator("body").dispatchEvent("read");
      await page
        .locator("body[data-read='1']")
        .waitFor()
        .catch(() => assert.fail(complaints.join("\n") || "no statement, and no complaint"));
      assert.equal(requests.length, early.length + 1, "the reader is a script, imported when a file is read");
      assert.deepEqual(complaints, []);
      assert.deepEqual(
        requests.filter((url) => url.endsWith(".wasm")),
        [],
        "the modules are in scripts",
      );
      assert.deepEqual(
        requests.filter((url) => !url.startsWith(server.at)),
        [],
      );
    });
  } finally {
    server.close();
  }
});
