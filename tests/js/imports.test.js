/**
 * No network is a property, not a promise: a module can only call what it imports, and each imports nothing but what
 * wasm-bindgen needs to make, read and walk JavaScript values. No clock, no randomness, no fetch, no timer, no console.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const modules = ["wallet_sentinel", "wallet_sentinel_import", "wallet_sentinel_score"];
const importsOf = async (/** @type {string} */ name) => {
  const bytes = await readFile(new URL(`../../pkg/wasm/${name}_bg.wasm`, import.meta.url));
  return WebAssembly.Module.imports(new WebAssembly.Module(bytes));
};

/** What a value can be asked and made of, by the names that the glue gives it. */
const ABOUT_VALUES = new Set(
  `String Number Error new new_from_slice new_with_length prototypesetcall length get get_unchecked get_with_ref_key set has
  next done value iterator entries call push isArray isSafeInteger
  instanceof_Map instanceof_Uint8Array instanceof_ArrayBuffer
  string_get number_get boolean_get bigint_get_as_i64 in jsval_eq jsval_loose_eq
  is_null is_undefined is_bigint is_object is_string is_function
  throw debug_string generic init_externref_table`.split(/\s+/),
);

/** "__wbg___wbindgen_is_null_0f3a…" is "is_null". */
const plain = (/** @type {string} */ name) =>
  name
    .replace(/_[0-9a-f]{16}$/, "")
    .replace(/^__wbg_/, "")
    .replace(/^__wbindgen_/, "");

for (const name of modules) {
  test(`${name} imports only from its own glue`, async () => {
    const imports = await importsOf(name);
    assert.deepEqual([...new Set(imports.map((one) => one.module))], [`./${name}_bg.js`]);
    assert.ok(imports.every((one) => one.kind === "function"));
  });

  test(`${name} can make and read values, and do nothing else to the world`, async () => {
    const imports = await importsOf(name);
    assert.deepEqual(
      imports.map((one) => plain(one.name)).filter((name) => !ABOUT_VALUES.has(name)),
      [],
    );
  });
}

test("each module holds what its door opens: no engine reads files, no reader of files scores", async () => {
  const exportsOf = async (/** @type {string} */ name) => {
    const bytes = await readFile(new URL(`../../pkg/wasm/${name}_bg.wasm`, import.meta.url));
    return WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map((one) => one.name);
  };
  const [engine, reader, scoring] = await Promise.all(modules.map(exportsOf));
  assert.ok(engine.includes("engine_ingest") && !engine.some((name) => name.startsWith("statementreader_")));
  assert.ok(reader.includes("statementreader_text") && !reader.some((name) => name.startsWith("engine_")));
  const ofKept = [
    "summary",
    "watched",
    "payments",
    "links",
    "supportCase",
    "accounts",
    "refundable",
    "question",
  ];
  assert.ok(ofKept.every((verb) => engine.includes(`engine_${verb}`)));
  assert.ok(scoring.includes("engine_ingest") && !ofKept.some((verb) => scoring.includes(`engine_${verb}`)));
});

test("the list would notice a clock, a random number or a request", () => {
  for (const name of [
    "__wbg_now_0123456789abcdef",
    "__wbg_random_0123456789abcdef",
    "__wbg_fetch_0123456789abcdef",
  ]) {
    assert.ok(!ABOUT_VALUES.has(plain(name)));
  }
});
