/**
 * Finds Firefox and WebKit for the tests that run in every engine, and gets them where they are missing.
 *
 * Chromium is needed (chromium.mjs). These two are wanted: where one cannot be had, its tests are skipped and say why.
 * Not here: driving them (tests/engines/drive.js).
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { canInstall, install } from "./apt.mjs";
import { ask, root, run } from "./command.mjs";

/** @param {string[]} names @returns {string | undefined} the first that is installed */
const which = (...names) => names.map((name) => ask("which", name)).find((path) => path);

/** What Playwright downloaded of an engine, if it did. @param {"firefox" | "webkit"} name */
async function playwrights(name) {
  const engines = await import("@playwright/test");
  const path = engines[name].executablePath();
  return path && existsSync(path) ? path : undefined;
}

/**
 * How an engine can be driven here: by Playwright, where it downloaded one; otherwise the distribution's own, Firefox by
 * WebDriver BiDi and WebKit by its WebDriver, which opens a window and so needs a display: Xvfb is one without a screen.
 * @typedef {{ by: "playwright" } | { by: "bidi", firefox: string } | { by: "webdriver", driver: string, xvfb: string }} Way
 */

/** @type {Record<"firefox" | "webkit", { packages: string[], found(): Way | undefined }>} */
const distributions = {
  firefox: {
    packages: ["firefox-esr"],
    found() {
      const firefox = process.env.FIREFOX_PATH ?? which("firefox-esr", "firefox");
      return firefox ? { by: "bidi", firefox } : undefined;
    },
  },
  webkit: {
    packages: ["webkit2gtk-driver", "xvfb"],
    found() {
      const [driver, xvfb] = [which("WebKitWebDriver"), which("Xvfb")];
      return driver && xvfb ? { by: "webdriver", driver, xvfb } : undefined;
    },
  },
};

/** @param {"firefox" | "webkit"} name @returns {Promise<Way | undefined>} */
export const wayTo = async (name) =>
  (await playwrights(name)) ? { by: "playwright" } : distributions[name].found();

/** @param {"firefox" | "webkit"} name */
export const howToGet = (name) =>
  `apt-get install ${distributions[name].packages.join(" ")}, or npx playwright install --with-deps ${name}`;

/** Firefox and WebKit, installed where that is possible; what is still missing is said, and skipped by its tests. */
export async function wantEngines() {
  for (const name of /** @type {const} */ (["firefox", "webkit"])) {
    if (await wayTo(name)) continue;
    console.log(`No ${name} here: getting one`);
    if (canInstall() && (await install(...distributions[name].packages)) && (await wayTo(name))) continue;
    const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
    const libraries = canInstall() ? ["--with-deps"] : [];
    await run(process.execPath, [playwright, "install", ...libraries, name]);
    if (!(await wayTo(name)))
      console.log(`There is no ${name} here, so its tests are skipped: ${howToGet(name)}`);
  }
}
