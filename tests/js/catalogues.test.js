/** Texts and their locales, what a host adds to them, and failures in a sentence. What is said of a reason: messages.test.js. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addMessages,
  category,
  describe,
  describeError,
  message,
  resolveLocale,
} from "../../pkg/messages.js";
import en from "../../pkg/messages/en.js";
import zhCN from "../../pkg/messages/zh-CN.js";

/** A reason as the core sends it. */
const VELOCITY = { code: "velocity", contribution: 1, params: {} };

test("a mistake in a call is an error of ours that names the argument", () => {
  const refused = (use, code, field) =>
    assert.throws(
      use,
      (error) => error.name === "SentinelError" && error.code === code && error.details.field === field,
    );
  refused(() => describe(null, "en"), "field-type", "what");
  refused(() => describe({}, "en"), "field-type", "code");
  refused(() => describe({ reasons: null }, "en"), "field-type", "reasons");
  refused(() => describe({ reasons: [null] }, "en"), "field-type", "code");
  refused(() => describe(VELOCITY), "field-type", "locale");
  refused(() => describeError(null, "en"), "field-type", "error");
  refused(() => describeError({ code: "freed" }), "field-type", "locale");
  refused(() => addMessages("not a locale", {}), "options-invalid", "locale");
  refused(() => addMessages(undefined, {}), "field-type", "locale");
  refused(() => addMessages("fr", null), "field-type", "catalogue");
  refused(() => addMessages("fr", { broken: 5 }), "options-invalid", "broken");
  assert.ok(describe(VELOCITY, "en", null).body);
  assert.equal(resolveLocale(undefined), "en");
});

test("an error names its place: line, field and value, counted as people count", () => {
  assert.equal(
    describeError(
      { code: "row-amount-invalid", details: { line: 12, field: "amount", value: "1,2,3" } },
      "zh-CN",
    ),
    `第 12 行 · 金额 · “1,2,3”：${zhCN["error.row-amount-invalid"]}`,
  );
  assert.match(
    describeError({ code: "field-missing", index: 0, field: "currency" }, "en"),
    /\(item 1 · currency\)$/,
  );
});

test("a host adds a locale and changes a text without touching ours; a text that is none is refused by its key", () => {
  addMessages("fr", { "severity.warning": "À vérifier" });
  assert.equal(message("severity.warning", "fr-CA"), "À vérifier");
  assert.equal(
    message("severity.danger", "fr"),
    en["severity.danger"],
    "what a locale lacks is said in English",
  );
  addMessages("en", { "severity.info": "Note" });
  assert.equal(message("severity.info", "en-GB"), "Note");
  assert.throws(
    () => addMessages("en", { broken: "{count, plural, one {x}" }),
    (error) => error.code === "options-invalid" && error.details.field === "broken",
  );
});

test("a locale near to one of ours reads it; one that is no locale reads English", () => {
  assert.deepEqual(["zh", "zh-Hans-CN", "zh-TW", "en-GB", "de", "not a tag"].map(resolveLocale), [
    "zh-CN",
    "zh-CN",
    "zh-CN",
    "en",
    "en",
    "en",
  ]);
});

test("a category is said by its name; one that the visitor made up stays as it is", () => {
  assert.equal(category("dining", "zh-CN"), "餐饮");
  assert.equal(category("猫咖", "en"), "猫咖");
  assert.equal(category("", "en"), en["category.none"]);
});
