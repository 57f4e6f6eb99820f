/** Two configurations told apart: rules, lists and built-in reasons, change by change, as whoever reads them needs it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { examplePack, packChanges } from "../../pkg/lab.js";

const pack = (...rules) => ({ id: "desk", version: "1", rules });
const rule = (id, when, more = {}) => ({ id, when, severity: "warning", ...more });

test("a difference of two packs is told change by change, with what a rule leaves out as the engine takes it", () => {
  const list = (...entries) =>
    entries.map(([value, until]) => ({ field: "country", value, ...(until && { until }) }));
  const before = {
    rulePack: {
      ...pack(
        rule("a", "event.amount > 5"),
        rule("b", "score > 50", { mode: "shadow", weight: 1 }),
        rule("gone", "true"),
      ),
      mostShare: 0.1,
    },
    lists: { block: list(["AA"], ["BB", 5], ["CC"]), old: list(["DD"]) },
    reasons: { velocity: { mode: "off" } },
  };
  const after = {
    rulePack: {
      ...pack(
        rule("new", "false", { outcome: "block" }),
        rule("a", "event.amount > 6", { title: { en: "Large" } }),
        rule("b", "score > 50", { outcome: "review", severity: "danger" }),
      ),
      version: "2",
    },
    lists: { block: list(["BB", 9], ["CC"], ["EE", 7]), fresh: list() },
    reasons: { velocity: { params: { limit: 3 } } },
  };
  assert.deepEqual(packChanges(before, after), [
    { code: "pack-version", before: "1", after: "2" },
    { code: "pack-share", before: 0.1, after: 0.05 },
    { code: "rule-added", rule: "new", when: "false", severity: "warning", mode: "live", outcome: "block" },
    { code: "rule-when", rule: "a", before: "event.amount > 5", after: "event.amount > 6" },
    { code: "rule-title", rule: "a", locale: "en", before: "", after: "Large" },
    { code: "rule-mode", rule: "b", before: "shadow", after: "live" },
    { code: "rule-outcome", rule: "b", before: "none", after: "review" },
    { code: "rule-weight", rule: "b", before: 1, after: 0 },
    { code: "rule-severity", rule: "b", before: "warning", after: "danger" },
    { code: "rule-removed", rule: "gone", when: "true", severity: "warning", mode: "live" },
    { code: "entry-until", list: "block", field: "country", value: "BB", before: 5, after: 9 },
    { code: "entry-added", list: "block", field: "country", value: "EE", until: 7 },
    { code: "entry-removed", list: "block", field: "country", value: "AA" },
    { code: "list-removed", list: "old", count: 1 },
    { code: "list-added", list: "fresh", count: 0 },
    { code: "reason-mode", reason: "velocity", before: "off", after: null },
    { code: "reason-param", reason: "velocity", name: "limit", before: null, after: "3" },
  ]);
  assert.deepEqual(packChanges(after, after), []);
  assert.deepEqual(
    packChanges({}, { rulePack: examplePack() }).map(({ code }) => code),
    examplePack().rules.map(() => "rule-added"),
  );
  // What is said with less is the same: no change where only an absent entry was written out.
  const spelt = { rulePack: pack(rule("a", "true", { mode: "live", weight: 0, topic: "payment" })) };
  assert.deepEqual(packChanges({ rulePack: pack(rule("a", "true")) }, spelt), []);
});

test("a rule on uses that names its own topic is no other than one that leaves it out", () => {
  const pack = (more) => ({
    rulePack: {
      id: "a",
      version: "1",
      rules: [{ id: "r", when: "true", severity: "info", on: "access", ...more }],
    },
  });
  assert.deepEqual(packChanges(pack({}), pack({ topic: "access" })), []);
  assert.deepEqual(
    packChanges(pack({}), pack({ topic: "payment" })).map(({ code }) => code),
    ["rule-topic"],
  );
});
