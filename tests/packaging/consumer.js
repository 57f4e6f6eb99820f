/**
 * A consumer of the package: what `npm pack` makes, installed into a project outside the workspace, built by Vite with
 * no configuration at all, served, and opened in a browser.
 *
 * It exists because a package works in its own repository for reasons that no consumer has: links, hoisted
 * dependencies, files that `files` forgot.
 */
import { chromium as playwright } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { build } from "vite";
import { chromium } from "../../xtask/chromium.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const npm = (cwd, ...args) =>
  execFileSync("npm", args, {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "inherit"],
  });

/** Packs the package once; its tarball. */
export function packed() {
  const folder = mkdtempSync(join(tmpdir(), "wallet-sentinel-pack-"));
  const [{ filename, files }] = JSON.parse(
    npm(join(root, "pkg"), "pack", "--json", "--silent", "--pack-destination", folder),
  );
  return { folder, tarball: join(folder, filename), files: files.map(({ path }) => path) };
}

/** Copies a fixture out of the workspace and installs the tarball into it. */
export function installed(fixture, { folder, tarball }) {
  const project = join(folder, fixture);
  cpSync(join(root, "tests", "packaging", fixture), project, { recursive: true });
  cpSync(join(root, "tests", "js", "life.js"), join(project, "life.js"));
  npm(
    project,
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--no-save",
    "--loglevel=error",
    tarball,
  );
  return project;
}

/** The same, built. */
export async function built(fixture, packed) {
  const project = installed(fixture, packed);
  await build({ root: project, logLevel: "error", configFile: false });
  return join(project, "dist");
}

/** The same by a bundler that leaves `new URL(…, import.meta.url)` alone, as esbuild and Rollup do: what it names is copied. */
export async function builtPlainly(fixture, packed) {
  const project = installed(fixture, packed);
  const dist = join(project, "plain");
  const bundle = await rolldown({ input: join(project, "main.js"), platform: "browser" });
  await bundle.write({ dir: dist, format: "es" });
  await bundle.close();
  cpSync(join(project, "index.html"), join(dist, "index.html"));
  for (const name of [
    "worker-thread.js",
    "worker-reader.js",
    "wallet_sentinel_bg.wasm",
    "wallet_sentinel_import_bg.wasm",
  ])
    cpSync(join(project, "node_modules", "wallet-sentinel", "wasm", name), join(dist, "wasm", name));
  return dist;
}

/** Runs a fixture's main.js in Node to its end; what it printed. */
export const ranInNode = (fixture, packed) =>
  execFileSync(process.execPath, ["main.js"], {
    cwd: installed(fixture, packed),
    encoding: "utf8",
    timeout: 120_000,
  });

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder under a content security policy; `at` is its address, `complaints` are the breaches that browsers report.
 * `changed` may give other bytes in a file's place, or none where it is not there.
 * @param {string} folder @param {string} [policy] @param {(path: string, bytes: Buffer) => Buffer | string | undefined} [changed]
 */
export async function served(folder, policy, changed = (_, bytes) => bytes) {
  const complaints = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    if (path === "/complaint") {
      request.on("data", (told) => complaints.push(String(told)));
      return response.writeHead(204).end();
    }
    if (path === "/favicon.ico") return response.writeHead(204).end(); // browsers ask for it unasked
    const file = join(folder, normalize(path === "/" ? "/index.html" : path));
    if (!file.startsWith(folder) || !existsSync(file)) return response.writeHead(404).end();
    const body = changed(path, readFileSync(file));
    if (body === undefined) return response.writeHead(404).end();
    const headers = { "content-type": types[extname(file)] ?? "application/octet-stream" };
    if (policy) headers["content-security-policy"] = `${policy}; report-uri /complaint`;
    response.writeHead(200, headers).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { at: `http://127.0.0.1:${server.address().port}/`, complaints, close: () => server.close() };
}

/** Opens an address; `work` gets the page, and everything that the browser complained of or asked for. */
export async function opened(at, work) {
  const browser = await playwright.launch(await chromium());
  try {
    const page = await browser.newPage();
    const complaints = [];
    const requests = [];
    page.on(
      "console",
      (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()),
    );
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(at);
    return await work(page, { complaints, requests });
  } finally {
    await browser.close();
  }
}

/** Takes the traces away. */
export const swept = ({ folder }) => rmSync(folder, { recursive: true, force: true });
