// @ts-check
/**
 * `node benches/visit.mjs [--locale en] [--slow 4]`: a first visit to the built page, in headless Chromium, phone-sized.
 *
 * Prints what travels before the first alert of the sample stands there, by file, as it is sent (brotli), and how long that takes, at
 * full speed and with the page's whole process, worker included, slowed (Linux). The service worker is left out: it begins after the first picture. Asserts nothing.
 * Not here: what a page weighs that has drawn all (xtask/sizes.mjs has the package). Build first: `node xtask/build.mjs`.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { chromium as found } from "../xtask/chromium.mjs";
import { root } from "../xtask/command.mjs";
import { serve } from "../xtask/serve.mjs";

const { values } = parseArgs({
  options: { locale: { type: "string", default: "zh-CN" }, slow: { type: "string", default: "4" } },
});
/** Of each speed; the median is told, with the fastest and the slowest. */
const VISITS = 5;
const port = Number(process.env.PAGE_PORT ?? 4195);
const address = `http://127.0.0.1:${port}/`;
const ALERT = "sentinel-alerts li[part=alert]";

/** How long a slowed process runs at a stretch; the rest of each turn it stands still. In milliseconds, as short as timers are exact. */
const STRETCH = 4;

/** Processes of this browser that draw pages and run their workers, by their parents in /proc. @param {number} browser */
function renderers(browser) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parents = new Map(
    all.flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return [[Number(pid), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])]];
      } catch {
        return []; // it ended meanwhile
      }
    }),
  );
  const isOurs = (/** @type {number} */ pid) => {
    for (let at = parents.get(pid); at; at = parents.get(at)) if (at === browser) return true;
    return false;
  };
  return [...parents.keys()].filter((pid) => {
    try {
      return isOurs(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer");
    } catch {
      return false;
    }
  });
}

/** Has the page's process, with all its threads, stand still most of the time, until it is told to end. @param {number} browser @param {number} times */
function slowed(browser, times) {
  let isOver = times === 1 || process.platform !== "linux";
  const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const send = (/** @type {number[]} */ pids, /** @type {NodeJS.Signals} */ signal) => {
    for (const pid of pids)
      try {
        process.kill(pid, signal);
      } catch {
        /* it ended meanwhile */
      }
  };
  const done = (async () => {
    while (!isOver) {
      const began = performance.now();
      const pids = renderers(browser);
      send(pids, "SIGSTOP");
      const stood = performance.now();
      // As long as looking for them takes they have run as well.
      await wait((STRETCH + stood - began) * (times - 1));
      send(pids, "SIGCONT");
      await wait(STRETCH);
    }
  })();
  return () => {
    isOver = true;
    return done;
  };
}

/** @typedef {{ name: string, bytes: number, at: number }} Sent a body, and when it was asked for */

/** Runs in the page: notes when the first alert is drawn. @param {string} alert */
function noting(alert) {
  const [host, card] = alert.split(" ");
  const look = () => {
    if (document.querySelector(host)?.shadowRoot?.querySelector(card))
      Object.assign(globalThis, { drawnAt: performance.timeOrigin + performance.now() });
    else requestAnimationFrame(look);
  };
  look();
}

/**
 * One visit of a browser that has seen nothing yet.
 * @param {import("@playwright/test").Browser} browser @param {number} pid @param {number} slow @param {Sent[]} sent
 */
async function visited(browser, pid, slow, sent) {
  const context = await browser.newContext({
    locale: values.locale,
    viewport: { width: 390, height: 844 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.addInitScript(noting, ALERT);
  sent.length = 0;
  const end = slowed(pid, slow);
  const began = Date.now();
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(ALERT).first().waitFor({ timeout: 120_000 });
  await end();
  const drawnAt = await page.evaluate(() => Reflect.get(globalThis, "drawnAt"));
  await context.close();
  return { took: drawnAt - began, sent: sent.filter(({ at }) => at < drawnAt) };
}

/** @type {Sent[]} */
const sent = [];
const server = await serve(join(root, "www", "dist"), port);
server.on("request", (request, response) => {
  const at = Date.now();
  const name = new URL(request.url ?? "/", address).pathname;
  response.on("finish", () =>
    sent.push({ name, bytes: Number(response.getHeader("content-length") ?? 0), at }),
  );
});
const place = await chromium.launchServer(await found());
const browser = await chromium.connect(place.wsEndpoint());
const pid = place.process().pid ?? 0;
try {
  for (const slow of [1, Number(values.slow)]) {
    const visits = [];
    for (let visit = 0; visit < VISITS; visit += 1) visits.push(await visited(browser, pid, slow, sent));
    const times = visits.map(({ took }) => took).sort((a, b) => a - b);
    const second = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`;
    if (slow === 1) {
      const [{ sent }] = visits;
      const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
      for (const { name, bytes } of sent.sort((a, b) => b.bytes - a.bytes))
        console.log(`${kilobytes(bytes)}  ${name}`);
      const all = sent.reduce((sum, { bytes }) => sum + bytes, 0);
      const module = sent.find(({ name }) => name.endsWith(".wasm"))?.bytes ?? 0;
      console.log(
        `${kilobytes(all)}  before the first alert, ${sent.length} files; ${kilobytes(all - module).trim()} without the module`,
      );
    }
    console.log(
      `the first alert after ${second(times[Math.floor(VISITS / 2)])} [${second(times[0])}–${second(times[VISITS - 1])}], ${slow === 1 ? "at full speed" : `slowed ${slow} times`}`,
    );
  }
} finally {
  await browser.close();
  await place.close();
  server.close();
}
