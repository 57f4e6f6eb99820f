/**
 * One window of each engine, driven by the same six verbs, whatever protocol the engine speaks.
 *
 * It exists because no one driver speaks to all three as a distribution ships them: Playwright to Chromium (and to its
 * own builds of the others), puppeteer to Firefox by WebDriver BiDi, and WebKit's driver by plain WebDriver.
 * Everything else a test needs, it does inside the page.
 * Not here: where engines are (xtask/engines.mjs, xtask/chromium.mjs).
 */
import * as playwright from "@playwright/test";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { launch } from "puppeteer-core";
import { chromium } from "../../xtask/chromium.mjs";
import { howToGet, wayTo } from "../../xtask/engines.mjs";

/**
 * @typedef {object} Window
 * @property {(address: string) => Promise<void>} go
 * @property {(work: Function, ...args: any[]) => Promise<any>} run in the page; what it returns has to be plain
 * @property {(path: string) => Promise<void>} picture
 * @property {(width: number, height: number) => Promise<void>} size
 * @property {() => Promise<Window>} beside another tab of the same browser, with the same storage
 * @property {() => Promise<void>} close
 */

/** A slow shared machine must not fail a claim; no claim is about time. */
const PATIENCE = 120_000;

/** Runs in the page: a test's own function, which came as text. @param {[string, unknown[]]} told */
const evaluated = ([text, given]) => {
  // biome-ignore lint/security/noGlobalEval: there is no other way in
  const work = globalThis.eval(`(${text})`);
  return work(...given);
};

/** @param {"chromium" | "firefox" | "webkit"} name @returns {Promise<Window>} */
async function byPlaywright(name) {
  const browser = await playwright[name].launch(name === "chromium" ? await chromium() : {});
  const context = await browser.newContext({
    locale: "zh-CN",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
  });
  context.setDefaultTimeout(PATIENCE);
  /** @param {playwright.Page} page @param {() => Promise<void>} close @returns {Window} */
  const over = (page, close) => ({
    go: async (address) => void (await page.goto(address)),
    run: (work, ...args) => page.evaluate(evaluated, [String(work), args]),
    picture: async (path) => void (await page.screenshot({ path, fullPage: false })),
    size: (width, height) => page.setViewportSize({ width, height }),
    async beside() {
      const other = await context.newPage();
      return over(other, () => other.close());
    },
    close,
  });
  return over(await context.newPage(), () => browser.close());
}

/** @param {string} executablePath @returns {Promise<Window>} */
async function byBidi(executablePath) {
  const browser = await launch({
    browser: "firefox",
    executablePath,
    headless: true,
    protocolTimeout: PATIENCE,
    extraPrefsFirefox: { "intl.accept_languages": "zh-CN, zh" },
    env: { ...process.env, TZ: "Europe/Berlin" },
  });
  /** @param {import("puppeteer-core").Page} page @param {() => Promise<void>} close @returns {Window} */
  const over = (page, close) => {
    page.setDefaultTimeout(PATIENCE);
    return {
      go: async (address) => void (await page.goto(address)),
      run: (work, ...args) => page.evaluate(/** @type {any} */ (work), ...args),
      picture: async (path) => void (await page.screenshot({ path: /** @type {any} */ (path) })),
      size: (width, height) => page.setViewport({ width, height }),
      async beside() {
        const other = await browser.newPage();
        return over(other, () => other.close());
      },
      close,
    };
  };
  return over(await browser.newPage(), () => browser.close());
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return port;
}

/** A display without a screen, on a number that is free: the server finds one and writes it to its fourth stream. @param {string} xvfb */
async function display(xvfb) {
  const server = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1400x3000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(/** @type {any} */ (server.stdio[3]), "data");
  return { name: `:${String(number).trim()}`, close: () => server.kill() };
}

/** @param {{ driver: string, xvfb: string }} programs @returns {Promise<Window>} */
async function byWebDriver({ driver, xvfb }) {
  const screen = await display(xvfb);
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: screen.name,
    GDK_BACKEND: "x11",
    TZ: "Europe/Berlin",
    LANGUAGE: "zh_CN",
    NO_AT_BRIDGE: "1",
    LIBGL_ALWAYS_SOFTWARE: "1",
  };
  const server = spawn(driver, [`--port=${port}`], { env, stdio: "ignore" });

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async function command(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }
  async function ready() {
    for (let tries = 0; tries < 100; tries += 1) {
      const status = await command("GET", "/status").catch(() => undefined);
      if (status?.ready) return;
      await sleep(100);
    }
    throw new Error("WebKitWebDriver does not answer.");
  }
  /** @type {string | undefined} */
  let session;
  async function close() {
    if (session) await command("DELETE", session).catch(() => {});
    server.kill();
    screen.close();
  }
  try {
    await ready();
    const { sessionId } = await command("POST", "/session", { capabilities: { alwaysMatch: {} } });
    session = `/session/${sessionId}`;
    await command("POST", `${session}/timeouts`, { script: PATIENCE, pageLoad: PATIENCE });
  } catch (error) {
    await close();
    throw error;
  }
  const wrapped = (/** @type {Function} */ work) =>
    `const done = arguments[arguments.length - 1];
     Promise.resolve().then(() => (${work})(...Array.prototype.slice.call(arguments, 0, -1))).then(
       (value) => done({ value }), (error) => done({ error: String(error) + "\\n" + (error?.stack ?? "") }));`;
  /** This protocol speaks to one tab at a time. @param {string} handle @param {() => Promise<void>} close @returns {Window} */
  const over = (handle, close) => {
    const ask = async (
      /** @type {string} */ method,
      /** @type {string} */ path,
      /** @type {object} */ body,
    ) => {
      await command("POST", `${session}/window`, { handle });
      return command(method, `${session}${path}`, body);
    };
    return {
      go: async (url) => void (await ask("POST", "/url", { url })),
      async run(work, ...args) {
        const { value, error } = await ask("POST", "/execute/async", { script: wrapped(work), args });
        if (error) throw new Error(error);
        return value;
      },
      picture: async (path) => writeFile(path, await ask("GET", "/screenshot"), "base64"),
      size: async (width, height) => void (await ask("POST", "/window/rect", { x: 0, y: 0, width, height })),
      async beside() {
        const { handle: other } = await ask("POST", "/window/new", { type: "tab" });
        return over(other, async () => {
          await command("POST", `${session}/window`, { handle: other });
          await command("DELETE", `${session}/window`);
        });
      },
      close,
    };
  };
  return over(await command("GET", `${session}/window`), close);
}

/** @param {"firefox" | "webkit"} name */
async function opener(name) {
  const way = await wayTo(name);
  if (!way) return { name, skip: `There is no ${name} here: ${howToGet(name)}` };
  if (way.by === "playwright") {
    try {
      await (await byPlaywright(name)).close();
      return { name, open: () => byPlaywright(name) };
    } catch (error) {
      // Downloaded by somebody who may not install the libraries that it needs.
      return {
        name,
        skip: `Playwright's ${name} does not start here: ${String(error)
          .split("\n")
          .find((line) => line.trim())}`,
      };
    }
  }
  return { name, open: () => (way.by === "bidi" ? byBidi(way.firefox) : byWebDriver(way)) };
}

/** Every engine: how to open a window of it, or why there is none here. @returns {Promise<{ name: string, skip?: string, open?: () => Promise<Window> }[]>} */
export const engines = async () => [
  { name: "chromium", open: () => byPlaywright("chromium") },
  await opener("firefox"),
  await opener("webkit"),
];
