/**
 * The package on a static page: no bundler, its files and its dependencies' as npm lays them down, and an import map.
 *
 * Not here: the page as a bundler builds it (www).
 */
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const inPage = "/tests/engines/node-in-page.js";

/** The package's own entries, as its package.json exports them to the web. */
const { exports } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
const entries = Object.fromEntries(
  Object.entries(exports)
    .filter(([name]) => !name.includes("*"))
    .map(([name, target]) => [
      `wallet-sentinel${name.slice(1)}`,
      `/pkg${(target.default ?? target).slice(1)}`,
    ]),
);

const d3 = Object.fromEntries(
  ["array", "color", "format", "interpolate", "scale", "time", "time-format"].map((name) => [
    `d3-${name}`,
    `/node_modules/d3-${name}/dist/d3-${name}.mjs`,
  ]),
);

/** What a host writes for the package's own dependencies, and below it what lets this repository's tests run in a page. */
const map = {
  imports: {
    ...entries,
    "@formatjs/fast-memoize": "/node_modules/@formatjs/fast-memoize/index.js",
    "@formatjs/icu-messageformat-parser": "/node_modules/@formatjs/icu-messageformat-parser/index.js",
    "@formatjs/icu-messageformat-parser/": "/node_modules/@formatjs/icu-messageformat-parser/",
    "@formatjs/icu-skeleton-parser": "/node_modules/@formatjs/icu-skeleton-parser/index.js",
    "@lit/reactive-element": "/node_modules/@lit/reactive-element/reactive-element.js",
    "@lit/reactive-element/": "/node_modules/@lit/reactive-element/",
    "@zip.js/zip.js/": "/node_modules/@zip.js/zip.js/",
    comlink: "/node_modules/comlink/dist/esm/comlink.mjs",
    "comlink/": "/node_modules/comlink/",
    ...d3,
    idb: "/node_modules/idb/build/index.js",
    "intl-messageformat": "/node_modules/intl-messageformat/index.js",
    internmap: "/node_modules/internmap/src/index.js",
    lit: "/node_modules/lit/index.js",
    "lit-element/": "/node_modules/lit-element/",
    "lit-html": "/node_modules/lit-html/lit-html.js",
    "lit-html/": "/node_modules/lit-html/",
    "lit/": "/node_modules/lit/",
    saxen: "/node_modules/saxen/dist/index.js",
    "/pkg/node.js": "/pkg/index.js",
    "/pkg/import-node.js": "/pkg/import.js",
    "node:assert/strict": inPage,
    "node:fs/promises": inPage,
    "node:test": inPage,
    "node:zlib": inPage,
  },
};
const text = JSON.stringify(map);
const hash = createHash("sha256").update(text).digest("base64");

/** What a careful host allows: the import map, the one script in the page, by its hash; and a second copy of the package. */
const policy =
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; ` +
  "require-trusted-types-for 'script'; trusted-types lit-html wallet-sentinel 'allow-duplicates'; report-uri /complaint";

/** The same of a host that forgot its workers; its breach is no complaint. */
const forbidding = policy
  .replace("worker-src 'self'", "worker-src 'none'")
  .replace("; report-uri /complaint", "");

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A static page</title><script type="importmap">${text}</script>
<sentinel-alerts></sentinel-alerts><sentinel-summary></sentinel-summary></html>`;

const types = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * Serves the repository as a static host would. Under /lost/ lies a second copy of the package, whose worker is missing
 * as a host with a catch-all page lets it be missing.
 */
export async function servedStatic() {
  const complaints = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/complaint") {
      request.on("data", (told) => complaints.push(String(told)));
      return response.writeHead(204).end();
    }
    if (pathname === "/")
      return response
        .writeHead(200, { "content-type": "text/html", "content-security-policy": policy })
        .end(page);
    if (pathname === "/forbidden")
      return response
        .writeHead(200, { "content-type": "text/html", "content-security-policy": forbidding })
        .end(page);
    if (pathname === "/lost/pkg/wasm/worker-thread.js")
      return response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><title>Home</title>");
    const file = join(root, normalize(pathname.replace(/^\/lost\//, "/")));
    if (!file.startsWith(root) || !existsSync(file) || statSync(file).isDirectory())
      return response.writeHead(404).end();
    return response
      .writeHead(200, {
        "content-type": types[extname(file)] ?? "application/octet-stream",
        "content-security-policy": policy,
      })
      .end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { at: `http://127.0.0.1:${server.address().port}/`, complaints, close: () => server.close() };
}
