// @ts-check
/**
 * `node benches/lab-page.mjs [--file F.csv[.gz]] [--rows N]`: the lab's built page under a file of a million rows, in headless Chromium.
 *
 * Prints what reading and scoring take, the memory that the page itself states, the figures by the handbook's protocol as the page
 * shows them, and how long a dragged threshold takes from the hand to the drawn figures. Asserts nothing.
 * Not here: the lab without a page (benches/lab.mjs). Build first: `node xtask/build.mjs`.
 */
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { chromium as found } from "../xtask/chromium.mjs";

const BESIDE = fileURLToPath(new URL("../../../shared/data/handbook/transactions.csv.gz", import.meta.url));
/** Places that the hand passes, a frame apart at least. */
const MOVES = 300;
/** A rule as a desk writes it. */
const RULE = "event.amount > 100 && usual.paymentsLastHour >= 1";

const { values } = parseArgs({
  options: { file: { type: "string", default: BESIDE }, rows: { type: "string" } },
});

/** The file itself, or its first rows beside the system's temporary files. */
async function fileOf() {
  if (!values.rows) return values.file;
  const stream = createReadStream(values.file);
  const lines = createInterface(values.file.endsWith(".gz") ? stream.pipe(createGunzip()) : stream);
  const kept = [];
  for await (const line of lines) if (kept.push(line) > Number(values.rows)) break;
  const path = join(tmpdir(), `lab-${values.rows}.csv`);
  await writeFile(path, `${kept.join("\n")}\n`);
  return path;
}

const file = await fileOf();
const server = await preview({
  root: fileURLToPath(new URL("../www", import.meta.url)),
  preview: { host: "127.0.0.1", port: Number(process.env.PAGE_PORT ?? 4193), strictPort: true },
  logLevel: "warn",
});
const browser = await chromium.launch(await found());
try {
  const page = await browser.newPage({ locale: "en" });
  page.setDefaultTimeout(1_200_000);
  await page.goto(`${server.resolvedUrls?.local[0]}lab.html`);
  let began = performance.now();
  const lap = (/** @type {string} */ what) => {
    console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    began = performance.now();
  };
  await page.locator("#file").setInputFiles(file);
  await page.locator("section.file").waitFor();
  lap("read");
  await page.locator(".payments").waitFor();
  lap("scored, and figures ready");
  console.log(await page.locator(".memory").innerText());
  const book = page.locator("#book");
  if (await book.count()) {
    await book.locator("summary").click();
    console.log(await book.locator("table").innerText());
  }
  const drag = await page.evaluate(async (moves) => {
    performance.clearMeasures("lab-follow");
    const input = /** @type {HTMLInputElement} */ (document.getElementById("challenge"));
    const drawn = [];
    for (let move = 0; move < moves; move += 1) {
      input.value = String(((move * 7) % 160) / 2 + 5);
      const start = performance.now();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => {
        const look = () =>
          performance.getEntriesByName("lab-follow").length > drawn.length
            ? resolve(undefined)
            : setTimeout(look, 0);
        look();
      });
      drawn.push(performance.now() - start);
      await new Promise(requestAnimationFrame);
    }
    return performance
      .getEntriesByName("lab-follow")
      .map(({ duration }) => duration)
      .sort((a, b) => a - b);
  }, MOVES);
  const at = (/** @type {number} */ share) => drag[Math.floor(share * (drag.length - 1))].toFixed(1);
  console.log(
    `a dragged threshold, hand to drawn figures, ${drag.length} moves: median ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  );
  // A rule as it is written: no letter may hold the page up, and the sample answers once the hand rests.
  await page.locator("section[aria-labelledby=own-rules] button").first().click();
  const when = page.locator('textarea[data-rule="0"]');
  await when.fill("");
  await page.evaluate(() => {
    /** @type {number[]} */
    const long = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: "longtask" });
  });
  await when.pressSequentially(RULE, { delay: 60 });
  began = performance.now();
  await page.locator('.tried[aria-busy="false"] p').first().waitFor();
  lap("from the last letter of a rule to its hits on the sample");
  const long = await page.evaluate(() => /** @type {any} */ (globalThis).long);
  console.log(
    `tasks over 50 ms while ${RULE.length} letters were typed: ${long.length} (${long.map(Math.round).join(", ")})`,
  );
} finally {
  await browser.close();
  await server.close();
}
