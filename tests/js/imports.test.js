/**
 * No network is a property, not a promise: the module can only call what it imports, and it imports nothing but what
 * wasm-bindgen needs to make, read and walk JavaScript values. No clock, no randomness, no fetch, no timer, no console.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const bytes = await readFile(new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url));
const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));

/** What a value can be asked and made of, by the names that the glue gives it. */
const ABOUT_VALUES = new Set(
  `String Number Error new new_from_slice new_with_length prototypesetcall length get get_unchecked get_with_ref_key set
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

test("the module imports only from its own glue", () => {
  assert.deepEqual([...new Set(imports.map((one) => one.module))], ["./wallet_sentinel_bg.js"]);
  assert.ok(imports.every((one) => one.kind === "function"));
});

test("it can make and read values, and do nothing else to the world", () => {
  assert.deepEqual(
    imports.map((one) => plain(one.name)).filter((name) => !ABOUT_VALUES.has(name)),
    [],
  );
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
