// Two tabs of one browser over one store: what both hand in is kept once, whichever of them is closed, and whenever.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "vite";
import { habits, oddOne } from "../js/life.js";
import { served } from "../packaging/consumer.js";

const life = habits(80);
let folder;
let server;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "wallet-sentinel-store-"));
  const root = fileURLToPath(new URL("store-page", import.meta.url));
  await build({ root, logLevel: "error", configFile: false, build: { outDir: folder, emptyOutDir: true } });
  server = await served(
    folder,
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types wallet-sentinel",
  );
});
test.afterAll(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A tab with the store open. */
async function tab(context, query = "") {
  const page = await context.newPage();
  await page.goto(`${server.at}${query}`);
  await page.evaluate(() => window.opened);
  return page;
}

const ingest = (page, events) =>
  page.evaluate(async (events) => (await window.store.sentinel.ingest(events)).accepted, events);
const status = (page) => page.evaluate(() => window.store.status());
const state = (page) =>
  page.evaluate(async () => {
    await window.store.export(); // in step with the other tab
    return Array.from(await window.store.sentinel.snapshot()).join();
  });
/** What a fresh engine makes of the same inputs, in a browser of its own. */
async function replayed(browser, inputs) {
  const context = await browser.newContext();
  try {
    const page = await tab(context);
    for (const events of inputs) await ingest(page, events);
    return await state(page);
  } finally {
    await context.close();
  }
}

/** Ways in which a tab ends: its visitor closes it, or its process dies. */
const ends = {
  closed: (page) => page.close(),
  crashed: async (page, context) => {
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    session.send("Page.crash").catch(() => {}); // nobody is left to answer
    await crashed;
  },
};

for (const [query, how] of [
  ["", "closed"],
  ["?key", "closed"],
  ["?key", "crashed"],
]) {
  const end = ends[how];
  test(`inputs of two tabs, the one that writes ${how} in the middle: nothing is lost nor doubled${query && ", under a key"}`, async ({
    browser,
  }) => {
    const context = await browser.newContext();
    const first = await tab(context, query);
    const third = await tab(context, query);
    const second = await tab(context, query);
    expect([(await status(first)).writes, (await status(second)).writes]).toEqual([true, false]);
    expect((await status(first)).durable).toBe(true);

    await ingest(first, life.slice(0, 60));
    await ingest(second, life.slice(60, 90));
    await ingest(second, [oddOne(80)]);
    expect(await state(first)).toBe(await state(second));
    await expect
      .poll(() => first.evaluate(() => window.heard))
      .toBe(await second.evaluate(() => window.heard));

    // The second tab hands in 150 inputs, and the first, which writes them, is closed among them.
    const rest = life.slice(90).map((event) => [event]);
    const answers = second.evaluate(async (rest) => {
      let open = true;
      window.half = new Promise((resolve) => (window.isHalf = resolve));
      const asked = rest.map(async (events, at) => {
        const { accepted } = await window.store.sentinel.ingest(events);
        if (at === 7 && open) window.isHalf((open = false));
        return accepted;
      });
      return Promise.all(asked);
    }, rest);
    await second.evaluate(() => window.half);
    await end(first, context);
    expect(await answers).toEqual(rest.map(() => 1));
    await expect.poll(async () => (await status(third)).writes).toBe(true);
    await second.evaluate(() => window.store.export()); // in step with the third
    const { writes, inputs } = await status(second);
    expect(writes, "the third was next in line").toBe(false);
    expect(inputs, "each of them once").toBe(3 + rest.length);

    const known = await state(second);
    expect(known).toBe(
      await replayed(browser, [life.slice(0, 60), life.slice(60, 90), [oddOne(80)], ...rest]),
    );

    // The tab that writes now, and one that opens after all were closed, find the same.
    expect(await state(third)).toBe(known);
    await second.close();
    await third.close();
    const last = await tab(context, query);
    expect(await state(last)).toBe(known);
    await context.close();
    expect(server.complaints).toEqual([]);
  });
}

test("a backup goes from one browser to another, and what one tab deletes is gone for all", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const [first, second] = [await tab(context), await tab(context)];
  await ingest(first, life);
  const known = await state(second);
  const file = await second.evaluate(async () =>
    Array.from(new Uint8Array(await (await window.store.export("a passphrase")).arrayBuffer())),
  );
  const other = await browser.newContext();
  const there = await tab(other);
  const refused = await there.evaluate(async (file) => {
    const backup = new Blob([Uint8Array.from(file)]);
    return window.store.import(backup, "another").catch(({ code }) => code);
  }, file);
  expect(refused).toBe("backup-passphrase");
  await there.evaluate(
    (file) => window.store.import(new Blob([Uint8Array.from(file)]), "a passphrase"),
    file,
  );
  expect(await state(there)).toBe(known);

  await second.evaluate(() => window.store.deleteEverything());
  const code = () => first.evaluate(() => window.store.status().catch(({ code }) => code));
  await expect.poll(code).toBe("freed");
  expect(await first.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
  await context.close();
  await other.close();
});
