/**
 * The main ways of the page, in every engine: the list and its address, a payment and its case, an answer taken back, two tabs, five
 * dates, a backup, and everything deleted.
 *
 * Not here: the page's details, which Chromium's own suite goes into (tests/e2e).
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sampleStatement } from "../../www/sample/make.mjs";
import { served } from "../packaging/consumer.js";
import { engines } from "./drive.js";
import * as inPage from "./in-page.js";

const dist = join(fileURLToPath(new URL("../..", import.meta.url)), "www", "dist");
const bill = ["own.csv", Buffer.from(sampleStatement()).toString("base64")];

/** Of a statement from February to October 2026: when it is looked at, and what the page says of when it speaks. */
const dates = [
  [Date.UTC(2026, 0, 5, 4), "账单里最近一个月.*当月（截至2026年10月\\d+日）"], // a clock that is behind
  [Date.UTC(2026, 9, 31, 4), "至今支出.*本月至今"],
  [Date.UTC(2026, 10, 1, 4), "账单里最近一个月.*当月（截至2026年10月31日）"],
  [Date.UTC(2027, 10, 1, 4), "账单里最近一个月.*当月（截至2026年10月\\d+日）"],
  [Date.UTC(2036, 10, 1, 4), "账单里最近一个月.*当月（截至2026年10月\\d+日）"],
];

/** When a document is opened, by its own clock. */
const clock = { at: Date.UTC(2026, 9, 31, 4) };

/** What a page runs first sets the clock; without its service worker each document asks for it anew. */
const changed = (/** @type {string} */ path, /** @type {Buffer} */ bytes) => {
  if (path === "/offline.js") return undefined;
  if (path !== "/early.js") return bytes;
  return `{ const Real = Date; let later = ${clock.at} - Real.now();
    globalThis.clockAt = (at) => { later = at - Real.now(); };
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length ? given : [Real.now() + later])); }
      static now() { return Real.now() + later; }
    }; }\n${bytes}`;
};

let page;
before(async () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
    readFileSync(join(dist, "index.html"), "utf8"),
  )[1];
  page = await served(dist, policy, changed);
});
after(() => page?.close());

for (const { name, open, skip } of await engines()) {
  let window;
  after(() => window?.close());
  /** A document of the page's in this tab, in Chinese. */
  async function arrive(tab, hash = "") {
    await tab.go("about:blank"); // else an address that differs in its hash alone is no visit
    await tab.go(`${page.at}${hash}`);
    await tab.run(inPage.begin);
    await tab.run(async () => {
      await globalThis.way.until(() => document.querySelector('button[lang="zh-CN"]'), "the page");
      document.querySelector('button[lang="zh-CN"]').click();
    });
  }
  const reads = (tab, selector, words) =>
    tab.run((selector, words) => globalThis.way.reads(selector, words), selector, words);

  test(`${name}: an alert leads to its payments, whose address a later visit opens; a payment has its case, an answer its way back`, {
    skip,
  }, async () => {
    window ??= await open();
    await window.size(1280, 1000);
    await arrive(window);
    const { address } = await window.run(inPage.listed);
    await arrive(window, address);
    await reads(window, "sentinel-payments", "9 笔");
    const { isAddressed, said } = await window.run(inPage.opened);
    assert.ok(isAddressed, "a payment has an address");
    assert.match(said, /请/);
    await arrive(window);
    assert.match(await window.run(inPage.takenBack), /已撤销/);
    assert.deepEqual(page.complaints, [], "the policy was breached");
  });

  test(`${name}: two tabs agree, five dates are told as they are, a backup brings all back, and nothing is left of what is deleted`, {
    skip,
  }, async () => {
    window ??= await open();
    clock.at = dates[0][0] - 86_400_000;
    await arrive(window);
    const second = await window.beside();
    await arrive(second);
    await reads(second, "main", "下面是一份虚构的账单");
    await window.run(inPage.dropped, ...bill);
    await reads(second, "h1", "您的账单");
    await second.run(inPage.answered);
    await window.run(() => globalThis.way.done("金额明显偏大"));
    await second.close();

    for (const [at, wanted] of dates) await window.run(inPage.lookedAtAgain, at, wanted);
    const backup = await window.run(inPage.backedUp);
    assert.deepEqual(await window.run(inPage.wiped), { databases: [], settings: 0 });
    await arrive(window);
    await window.run(inPage.dropped, "mine.backup", backup, "own.csv");
    await window.run(() => globalThis.way.done("金额明显偏大"));
    await window.run(inPage.wiped);
    assert.deepEqual(page.complaints, [], "the policy was breached");
  });
}
