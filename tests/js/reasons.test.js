/** What `about().reasons` says of each reason is what a host can do with it. */
import assert from "node:assert/strict";
import test from "node:test";
import init, { Sentinel, about } from "../../pkg/node.js";
import en from "../../pkg/messages/en.js";

await init();

const configure = (code, reason) => new Sentinel({ reasons: { [code]: reason } }).free();
const refusedAt = (...path) => ({
  code: "config-invalid",
  details: { field: ["reasons", ...path].join(".") },
});

test("a reason has the modes that it says it has, and one that has none is refused by its path", () => {
  for (const { code, modes } of about().reasons) {
    for (const mode of modes) configure(code, { mode });
    if (modes.length === 0) assert.throws(() => configure(code, { mode: "off" }), refusedAt(code));
  }
});

test("a setting takes its bounds and its default, and nothing beyond them: that is refused by its path", () => {
  let count = 0;
  for (const { code, modes, settings } of about().reasons) {
    for (const { name, kind, default: standard, least, most } of settings) {
      const given = (value) => (kind === "money" ? { amount: String(value), currency: "EUR" } : value);
      for (const value of [given(least), standard, given(most)])
        configure(code, { params: { [name]: value } });
      for (const value of [given(least - 1), given(most + most)])
        assert.throws(
          () => configure(code, { params: { [name]: value } }),
          (error) =>
            error.code === "config-invalid" &&
            error.details.field.startsWith(`reasons.${code}.params.${name}`),
        );
      count += 1;
    }
    assert.throws(
      () => configure(code, { params: { "no-such": 1 } }),
      modes.length ? refusedAt(code, "params", "no-such") : refusedAt(code),
    );
  }
  assert.ok(count > 60, `only ${count} settings`);
});

test("a reason that can be switched carries its measured rate of false alarms, its day, and how it starts", () => {
  for (const { code, modes, starts, falseAlarms } of about().reasons) {
    assert.equal(starts !== undefined, modes.length > 0, code);
    if (!modes.length) continue;
    assert.ok(falseAlarms.perThousandAccountMonths >= 0, code);
    assert.match(falseAlarms.measuredAt, /^\d{4}-\d{2}-\d{2}$/, code);
  }
});

test("a reason's title, severity, parameters and version can be shown as they stand", () => {
  for (const { code, title, severity, params, audience, family, since, techniques } of about().reasons) {
    assert.ok(en[title], title);
    if (severity.rule === "where")
      assert.equal(params.find(({ name }) => name === severity.param)?.kind, "boolean", code);
    assert.equal(audience, ["laundering", "attack"].includes(family) ? "operator" : "holder", code);
    assert.match(since, /^\d+\.\d+\.\d+$/, code);
    for (const id of techniques) assert.match(id, /^[FT]\d{4}(\.\d{3})?$/, code);
  }
});
