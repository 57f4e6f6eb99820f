/** The lab's worker and page, as far as neither needs a browser: verbs over a port, the address, words of both languages. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { MessageChannel } from "node:worker_threads";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { LabClient } from "../../pkg/lab-client.js";
import * as labs from "../../pkg/lab.js";
import { serveLab } from "../../pkg/lab-service.js";
import init, { about, Sentinel } from "../../pkg/node.js";
import { askedIn, challengerOf, DEFAULTS, hashOf } from "../../www/lab/address.js";
import en from "../../www/lab/words/en.js";
import zhCN from "../../www/lab/words/zh-CN.js";

/** Client and service on two ends of a port, closed after the work. */
async function served(work) {
  const { port1, port2 } = new MessageChannel();
  serveLab({ init, Sentinel, about }, nodeEndpoint(port2));
  try {
    await work(new LabClient(nodeEndpoint(port1)));
  } finally {
    port1.close();
    port2.close();
  }
}

test("over a port: a file becomes figures, lists, differences and a masked file, and no event crosses", () =>
  served(async (lab) => {
    const { mapping, faults } = await lab.sample();
    assert.deepEqual(faults, []);
    const progress = [];
    const history = await lab.read(mapping, { onProgress: (done, total) => progress.push(done / total) });
    assert.equal(history.frauds + history.genuine < history.count, true);
    assert.ok(progress.length > 0 && history.bytes > 0 && history.bytes < history.mostBytes);
    const champion = await lab.run(0, {});
    const challenger = await lab.run(1, { reasons: { "unusual-amount": { mode: "off" } } });
    assert.notEqual(champion.overall.averagePrecision, challenger.overall.averagePrecision);
    assert.equal(champion.overall.frauds, history.frauds);
    const threshold = labs.probabilityOf(36);
    const figures = await lab.figures(0, { threshold, block: labs.probabilityOf(86) });
    assert.equal(figures.bands.block.frauds + figures.bands.challenge.frauds, figures.matrix.found);
    const { of, rows } = await lab.list(0, { what: "false", threshold });
    assert.equal(of, figures.matrix.falses);
    assert.equal((await lab.detail(0, rows[0].row)).id, rows[0].id);
    assert.equal((await lab.find(0, rows[0].id)).row, rows[0].row);
    assert.equal(await lab.find(0, "nobody's"), undefined);
    assert.ok((await lab.compare(0, 1, { champion: threshold, challenger: threshold })).lost.alerts > 0);
    const masked = await lab.flagged(0, threshold);
    assert.equal(masked.csv.trim().split("\r\n").length, masked.rows + 1);
    assert.ok(masked.csv.includes("account-1") && !masked.csv.includes(rows[0].account));
    assert.ok((await lab.flagged(0, threshold, true)).csv.includes(rows[0].account));
    assert.ok((await lab.reasons()).some(({ code }) => code === "unusual-amount"));
  }));

test("over a port errors keep their code and what one has to choose, and work ends where one says stop", () =>
  served(async (lab) => {
    await assert.rejects(lab.inspect(""), { code: "file-empty" });
    await lab.inspect("time,amount,account,fraud,label\n2026-01-01,5,a,0,1\n");
    await assert.rejects(lab.read({ at: 0, amount: 1, account: 2, fields: {}, segments: [] }), (error) => {
      assert.equal(error.code, "labels-two");
      assert.deepEqual(error.details.columns, ["fraud", "label"]);
      return true;
    });
    const { mapping } = await lab.sample();
    await lab.read(mapping);
    const stop = new AbortController();
    await assert.rejects(lab.run(0, {}, { signal: stop.signal, onProgress: () => stop.abort() }), {
      code: "aborted",
    });
    await assert.rejects(lab.figures(0, { threshold: 0.5 }), { code: "range-empty" });
    await assert.rejects(lab.run(0, { thresholds: { challenge: 101 } }), { code: "config-invalid" });
  }));

test("the address holds what is asked, and a garbled one costs nothing but itself", () => {
  const asked = {
    ...DEFAULTS,
    sample: true,
    challenge: 41.5,
    block: 90,
    baseRate: 0.05,
    costs: { missedShare: 0.5, missedFixed: 20, falseFixed: 3 },
    perDay: 7,
    labelDelay: -1,
    segment: "segment:shop kind",
    list: "false",
    reason: "velocity",
    row: "a&b=c#d",
    modes: { velocity: "off", "odd-hour": "shadow" },
    params: { "unusual-amount": { tail: 0.02 } },
    shown: 1,
  };
  assert.deepEqual(askedIn(hashOf(asked)), asked);
  assert.equal(hashOf(DEFAULTS), "");
  assert.deepEqual(askedIn("#t=much&b=-5&mode=velocity:loud&set=a:b:c&list=all&run=7"), {
    ...DEFAULTS,
    block: DEFAULTS.challenge,
  });
  assert.deepEqual(challengerOf(asked), {
    reasons: {
      velocity: { mode: "off" },
      "odd-hour": { mode: "shadow" },
      "unusual-amount": { params: { tail: 0.02 } },
    },
  });
  assert.deepEqual(challengerOf(DEFAULTS), {});
});

test("both languages have every word that the page says, with the same values, and no other", async () => {
  assert.deepEqual(Object.keys(zhCN).sort(), Object.keys(en).sort());
  const values = (text) =>
    [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))]
      .filter((name) => !/^(立即|no)$/.test(name))
      .sort();
  for (const [key, text] of Object.entries(en)) assert.deepEqual(values(zhCN[key]), values(text), key);
  const folder = new URL("../../www/lab/", import.meta.url);
  const sources = await Promise.all(
    (await readdir(folder))
      .filter((name) => name.endsWith(".view.js") || name === "view.js" || name === "figures.view.js")
      .map((name) => readFile(new URL(name, folder), "utf8")),
  );
  const text = sources.join("\n");
  const whole = [...text.matchAll(/say\(\s*"([\w-]+)"/g)].map(([, key]) => `lab.${key}`);
  assert.ok(whole.length > 80);
  for (const key of whole) assert.ok(key in en, key);
  const begun = [...text.matchAll(/`(?:lab\.)?([a-z][\w-]*-)\$\{/g)].map(([, key]) => `lab.${key}`);
  for (const begin of begun)
    assert.ok(
      Object.keys(en).some((key) => key.startsWith(begin)),
      begin,
    );
  for (const code of labs.labErrorCodes) if (code !== "aborted") assert.ok(`lab.error-${code}` in en, code);
  const quoted = new Set([...text.matchAll(/["`]([a-z][\w-]*)["`]/g)].map(([, word]) => `lab.${word}`));
  for (const key of Object.keys(en))
    assert.ok(
      quoted.has(key) ||
        whole.includes(key) ||
        begun.some((begin) => key.startsWith(begin)) ||
        key === "lab.name",
      `nobody says ${key}`,
    );
});

test("the example of the lab's page in the docs runs as it stands, on the sample", async () => {
  const text = await readFile(new URL("../../pkg/docs/lab.md", import.meta.url), "utf8");
  const [, code] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
  const body = code.replace(/^import .*$/gm, "");
  const named = {
    init,
    Sentinel,
    ...labs,
    file: labs.sampleHistory(),
    console: { log: (...said) => told.push(said) },
  };
  const told = [];
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  await new AsyncFunction(...Object.keys(named), body)(...Object.values(named));
  assert.equal(told.length, 2);
  assert.ok(told[0][0] > 0.3 && told[0][1].of > 0 && told[0][2].length === 4);
  assert.ok(told[1][0].both > 0);
});
