/**
 * Browser tests of the built page, in the Chromium that xtask finds. `npm test -- browser` builds first.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { chromium } from "../../xtask/chromium.mjs";

const browser = await chromium();
/** The module compiled once and simply: a test asks little of it, and each has a browser without a cache (a seventh less work). */
const args = [...browser.args, "--js-flags=--liftoff-only"];
const root = fileURLToPath(new URL("../..", import.meta.url));
/** Away from `npm start`'s own port, so that both may run; another one where two checkouts are tested at once. */
const port = Number(process.env.PAGE_PORT ?? 4183);

export default defineConfig({
  testDir: ".",
  outputDir: `${root}/test-results`,
  // Two cores are what a small machine has: files run side by side, tests of one file one after another.
  workers: 2,
  // A slow shared machine must not fail a claim: generous, and no claim is about time.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    actionTimeout: 30_000,
    baseURL: `http://127.0.0.1:${port}`,
    browserName: "chromium",
    launchOptions: { ...browser, args },
    // A worker that caches everything would be fetched anew by each test's browser; the tests of it allow it.
    serviceWorkers: "block",
    locale: "zh-CN",
    colorScheme: "light",
    viewport: { width: 1280, height: 900 },
    timezoneId: "Europe/Berlin", // not the bill's: times must be the holder's all the same
  },
  webServer: {
    command: `node xtask/serve.mjs --port ${port}`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
