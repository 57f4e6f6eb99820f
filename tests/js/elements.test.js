// The elements as files: importable anywhere, safe under a strict policy, readable in both themes.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../pkg/elements/", import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .map((name) => [name, readFileSync(new URL(name, folder), "utf8")]);

test("importing the elements on a server, twice, does nothing and throws nothing", async () => {
  const { SentinelAlerts, SentinelCase, SentinelConfirm, SentinelSummary, SentinelWatch } = await import(
    "../../pkg/elements.js"
  );
  await import("../../pkg/elements.js?again");
  for (const element of [SentinelCase, SentinelConfirm, SentinelWatch])
    assert.equal(typeof element, "function");
  assert.equal(typeof SentinelAlerts, "function");
  assert.equal(typeof SentinelSummary, "function");
});

test("no element writes a style attribute, an inline script or markup from a string: a strict policy would refuse it", () => {
  for (const [name, text] of sources) {
    for (const [, template] of text.matchAll(/(?:html|svg)`([^`]*)`/g))
      assert.doesNotMatch(template, /\sstyle=|\son\w+="|<style|<script/i, name);
    assert.doesNotMatch(text, /innerHTML|unsafeHTML|unsafeSVG|styleMap/, name);
  }
});

test("every key that an element says is in the catalogues", async () => {
  const { default: en } = await import("../../pkg/messages/en.js");
  for (const [name, text] of sources) {
    for (const [, key] of text.matchAll(
      /"((?:alerts|summary|plan|watch|case|confirm|question|before|help|promise|wallet|payments?|access|checkup)\.[a-z-]+)"/g,
    ))
      assert.ok(key in en, `${name}: ${key}`);
  }
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const theme = Object.fromEntries(
  [
    ...readFileSync(new URL("theme.js", folder), "utf8").matchAll(
      /--_([a-z-]+): var\([^,]+, light-dark\((#\w+), (#\w+)\)\)/g,
    ),
  ].map(([, name, ...pair]) => [name, pair]),
);
for (const [index, scheme] of ["light", "dark"].entries()) {
  test(`${scheme}: text has 4.5:1 and charts and controls 3:1 against what they stand on`, () => {
    const text = [
      ["ink", "surface"],
      ["ink", "sunken"],
      ["muted", "surface"],
      ["muted", "sunken"],
      ["accent", "surface"],
      ["accent", "sunken"],
      ["surface", "accent"],
      ["accent", "accent-soft"],
      ["ink", "danger-soft"],
      ["ink", "warning-soft"],
      ["danger", "danger-soft"],
      ["warning", "warning-soft"],
      ["notice", "notice-soft"],
      ["info", "info-soft"],
      ["danger", "surface"],
      ["warning", "surface"],
      ["notice", "surface"],
      ["info", "surface"],
    ];
    const shapes = [
      ["bar", "surface"],
      ["control", "surface"],
      ["danger", "danger-soft"],
      ["warning", "warning-soft"],
      ["notice", "notice-soft"],
      ["info", "info-soft"],
    ];
    for (const [pairs, least] of [
      [text, 4.5],
      [shapes, 3],
    ]) {
      for (const [over, under] of pairs) {
        const ratio = contrast(theme[over][index], theme[under][index]);
        assert.ok(ratio >= least, `${over} on ${under}: ${ratio.toFixed(2)}`);
      }
    }
  });
}
