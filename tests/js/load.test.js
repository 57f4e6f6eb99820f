/**
 * Loading: from a server that does all the wrong things, and at last a right one. The tests share one page's life, so
 * the failures come first: each of them must leave the next try possible.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import init, { SentinelError, about } from "../../pkg/index.js";
import { compiledModule } from "../../pkg/core.js";

const wasm = await readFile(new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url));
let server;
let base;
let asked = 0;

before(async () => {
  server = createServer((request, response) => {
    asked += 1;
    if (request.url === "/spa")
      response.writeHead(200, { "content-type": "text/html" }).end("<!DOCTYPE html><title>My wallet</title>");
    else if (request.url === "/cut")
      response.writeHead(200, { "content-type": "application/wasm" }).end(wasm.subarray(0, 64));
    else if (request.url === "/plain") response.writeHead(200, { "content-type": "text/plain" }).end(wasm);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test("importing any entry that needs no registration does nothing: no request, no compilation", () => {
  const script = `
    const refuse = () => { throw new Error("a side effect of importing") };
    globalThis.fetch = globalThis.setTimeout = refuse;
    WebAssembly.compile = WebAssembly.compileStreaming = WebAssembly.instantiate = refuse;
    globalThis.Worker = class { constructor() { refuse() } };
    for (const entry of ["index", "node", "inline", "worker", "import", "import-node", "import-inline"]) await import("./pkg/" + entry + ".js");
    console.log("quiet");`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: new URL("../..", import.meta.url),
    encoding: "utf8",
  });
  assert.equal(printed.trim(), "quiet");
});

test("without WebAssembly the code is wasm-unavailable", async () => {
  const kept = globalThis.WebAssembly;
  delete globalThis.WebAssembly;
  try {
    await assert.rejects(init({ wasm }), { code: "wasm-unavailable" });
  } finally {
    globalThis.WebAssembly = kept;
  }
});

test("an HTML page in the module's place is told by its address, its beginning, and the ways to fix it", async () => {
  await assert.rejects(init({ wasm: `${base}/spa` }), (error) => {
    assert.ok(error instanceof SentinelError);
    assert.equal(error.code, "wasm-not-wasm");
    assert.deepEqual(error.details, { value: `${base}/spa` });
    for (const told of [
      `${base}/spa`,
      "<!DOCTYPE html>",
      "init({ wasm: url })",
      "optimizeDeps.exclude",
      "wallet-sentinel/inline",
    ])
      assert.ok(error.message.includes(told), told);
    return true;
  });
});

test("bytes that are no module, a server's 404 and a server that is not there each have their code", async () => {
  await assert.rejects(init({ wasm: Uint8Array.of(80, 75, 3, 4) }), { code: "wasm-not-wasm" });
  await assert.rejects(init({ wasm: new URL(`${base}/gone`) }), {
    code: "wasm-unreachable",
    details: { value: `${base}/gone` },
  });
  await assert.rejects(init({ wasm: "http://127.0.0.1:1/" }), { code: "wasm-unreachable" });
});

test("a module that was cut short is refused, not called a page", async () => {
  await assert.rejects(init({ wasm: `${base}/cut` }), { code: "wasm-refused" });
});

test("after every failure it loads, even under a wrong MIME type; calls at the same time share one request", async () => {
  assert.throws(() => about(), { code: "not-initialized" });
  asked = 0;
  await Promise.all([init({ wasm: `${base}/plain` }), init({ wasm: `${base}/plain` }), init()]);
  await init({ wasm: `${base}/gone` }); // too late to matter
  assert.equal(asked, 1);
  assert.ok(about().errorCodes.includes("amount-not-string"));
  assert.ok(compiledModule() instanceof WebAssembly.Module);
});

test("the other entries share the instance that is there", async () => {
  const { default: initInline, about: aboutInline } = await import("../../pkg/inline.js");
  await initInline();
  assert.deepEqual(aboutInline(), about());
});
