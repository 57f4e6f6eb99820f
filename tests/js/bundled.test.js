/** A bundler that drops what seems to do nothing leaves the texts where sentences are asked for. */
import assert from "node:assert/strict";
import test from "node:test";
import { rolldown } from "rolldown";

/** What a page of these lines prints, bundled. */
async function printed(lines) {
  const entry = {
    name: "entry",
    resolveId: (id) => (id === "entry" ? id : null),
    load: (id) => (id === "entry" ? lines : null),
  };
  const bundle = await rolldown({
    input: "entry",
    cwd: import.meta.dirname,
    plugins: [entry],
    logLevel: "silent",
  });
  const { output } = await bundle.generate({ format: "esm" });
  const { told } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  return told;
}

test("a bundled page that imports one function of the messages says sentences in both languages", async () => {
  const told = await printed(`
    import { describeError } from "wallet-sentinel/messages";
    export const told = ["en", "zh-CN"].map((locale) => describeError({ code: "field-type", details: { field: "amount" } }, locale));
  `);
  assert.match(told[0], /wrong type/);
  assert.match(told[1], /\p{Script=Han}{3}/u);
});
