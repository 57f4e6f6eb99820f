/** The module on a server: found by what copies a server's files, and, where a bundler left it behind, missed with advice. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open } from "../../pkg/disk.js";

test("what copies a server's files finds the module: its address stands in a call, never as all that a function gives", () => {
  for (const [entry, module] of [
    ["node.js", "wallet_sentinel_bg"],
    ["worker-node.js", "wallet_sentinel_bg"],
    ["import-node.js", "wallet_sentinel_import_bg"],
    ["score-node.js", "wallet_sentinel_score_bg"],
    ["worker-node.js", "wallet_sentinel_import_bg"],
  ]) {
    const text = readFileSync(new URL(`../../pkg/${entry}`, import.meta.url), "utf8");
    assert.ok(text.includes(`new URL("./wasm/${module}.wasm", import.meta.url)`), entry);
    // Tracers take `() => address` for a value that a function gives, and follow it no further.
    assert.doesNotMatch(text, /=>\s*new URL\(/, entry);
  }
});

test("importing for a server reads no address yet: a bundle in which there is none is told of by init, not by its import", () => {
  for (const entry of ["node.js", "import-node.js"]) {
    const text = readFileSync(new URL(`../../pkg/${entry}`, import.meta.url), "utf8");
    const [before] = text.split("async function fromDisk");
    assert.doesNotMatch(before.replace(/\/\*[\s\S]*?\*\//g, ""), /import\.meta/, entry);
  }
});

test("a module that is not beside its bundle is missed by its code, with what to do about it", async () => {
  const missing = new URL("./out/wasm/wallet_sentinel_bg.wasm", import.meta.url);
  await assert.rejects(open(missing), (error) => {
    assert.equal(error.code, "wasm-unreachable");
    assert.equal(error.details.value, String(missing));
    for (const way of [
      /--external:wallet-sentinel/,
      /ssr\.external/,
      /serverExternalPackages/,
      /wallet-sentinel\/inline/,
    ])
      assert.match(error.message, way);
    return true;
  });
  await assert.rejects(open(missing, "wallet-sentinel/import/inline"), /"wallet-sentinel\/import\/inline"/);
});
