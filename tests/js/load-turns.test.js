/** Loading by several callers at once, in a life of its own: one caller's bad module must not be another's failure. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import init, { SentinelError, about } from "../../pkg/node.js";

/** A valid module, and not ours: it exports one function, which traps. */
const foreign = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  4,
  1,
  96,
  0,
  0,
  3,
  2,
  1,
  0,
  7,
  5,
  1,
  1,
  116,
  0,
  0,
  10,
  5,
  1,
  3,
  0,
  0,
  11,
);

test("a valid module of another kind is refused, and does not become the one that is used", async () => {
  await assert.rejects(
    init({ wasm: foreign }),
    (error) =>
      error instanceof SentinelError && error.code === "wasm-refused" && /about/.test(error.cause.message),
  );
  assert.throws(() => about(), { code: "not-initialized" });
});

test("an address on its way that never arrives is an error of ours, with its cause", async () => {
  const offline = new TypeError("offline");
  await assert.rejects(
    init({ wasm: Promise.reject(offline) }),
    (error) => error instanceof SentinelError && error.code === "wasm-unreachable" && error.cause === offline,
  );
});

test("something that is no module, no bytes and no address is refused by name", async () => {
  for (const wasm of [5, {}, Symbol("wasm"), () => 1])
    await assert.rejects(init({ wasm }), {
      name: "SentinelError",
      code: "field-type",
      details: { field: "wasm", expected: ["Uint8Array", "ArrayBuffer"] },
    });
});

test("a response that was read before is told as such", async () => {
  const used = new Response(foreign);
  await used.arrayBuffer();
  await assert.rejects(init({ wasm: used }), { name: "SentinelError", code: "wasm-unreachable" });
});

test("a server that cannot be reached is an error of ours in Node as well", async () => {
  await assert.rejects(init({ wasm: "http://127.0.0.1:1/" }), {
    name: "SentinelError",
    code: "wasm-unreachable",
  });
});

test("a good init called while a bad one is under way succeeds, and the bad one still fails", async () => {
  const good = await readFile(new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url));
  const [bad, alsoBad, mine, usual] = await Promise.allSettled([
    init({ wasm: foreign }),
    init({ wasm: foreign }),
    init({ wasm: good }),
    init(),
  ]);
  assert.deepEqual(
    [bad.reason?.code, alsoBad.reason?.code, mine.status, usual.status],
    ["wasm-refused", "wasm-refused", "fulfilled", "fulfilled"],
  );
  assert.ok(about().reasonCodes.length > 0);
  await init({ wasm: Promise.reject(new Error("too late to matter")) });
});
