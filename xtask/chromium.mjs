/**
 * Finds the Chromium that browser tests drive, and gets one where there is none; likewise a font with Chinese in it.
 *
 * What is installed is used as it is: nobody downloads a second browser for our sake.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { canInstall, install } from "./apt.mjs";
import { Trouble, ask, root, run } from "./command.mjs";

/** Browsers that speak Chromium's protocol, by the names and places they are installed under; first the one that draws no window. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * What stays off in it. A browser with windows starts two pages of its own behind each one's address bar, for suggestions: a
 * third of all work where each test has a window. The last such list alone is heard, so Playwright's comes first.
 */
const off = [
  ...["AimEnabled", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"],
  ...[
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
  ],
  ...["OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"],
  ...["WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup"],
];

/** Headless, without a sandbox (a test machine runs as root), and silent towards the network. */
const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${off.join(",")}`,
];

/** The Chromium that Playwright downloaded, if it did. */
async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

async function found() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Trouble(`CHROME_PATH names ${chosen}, and nothing is there.`);
  }
  const look = process.platform === "win32" ? "where" : "which";
  for (const name of names) {
    const path = ask(look, name);
    if (path) return path.split(/\r?\n/)[0];
  }
  return places.find((path) => existsSync(path)) ?? (await playwrights());
}

/**
 * The browser, for Playwright's launch options.
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export async function chromium() {
  const executablePath = await found();
  if (!executablePath)
    throw new Trouble("No Chromium is installed: run npm test once, or set CHROME_PATH to one.");
  return { executablePath, args };
}

/** A Chromium, installed where that is possible. */
export async function needChromium() {
  if (await found()) return;
  console.log("No Chromium here: getting one");
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  const libraries = canInstall() ? ["--with-deps"] : [];
  if ((await run(process.execPath, [playwright, "install", ...libraries, "chromium"])).ok && (await found()))
    return;
  if (canInstall() && (await install("chromium")) && (await found())) return;
  throw new Trouble(
    "The browser tests need a Chromium, and none could be installed from here. " +
      "Any of these gets one: apt-get install chromium; npx playwright install --with-deps chromium; or set CHROME_PATH.",
  );
}

/** Without one the tests run, but the pictures show boxes in place of Chinese. */
export async function needChineseFont() {
  if (process.platform !== "linux") return; // macOS and Windows bring theirs
  const fonts = () => ask("fc-list", ":lang=zh");
  if (fonts()) return;
  if (canInstall() && (await install("fonts-noto-cjk", "fontconfig")) && fonts()) return;
  console.log("No Chinese font here, so screenshots will show boxes: apt-get install fonts-noto-cjk");
}
