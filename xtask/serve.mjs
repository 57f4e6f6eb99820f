/**
 * Serves the built page as it is to be served anywhere: compressed, and under the headers that keep it to itself.
 *
 * `npm start` and the browser tests use it; www/deploy.md says the same for other servers. `node xtask/serve.mjs --port 8123`
 * serves what was built. Not here: building (build.mjs).
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import sirv from "sirv";
import { root } from "./command.mjs";

/** The loopback address by number: "localhost" alone may mean only ::1, and a check by 127.0.0.1 would then fail. */
const host = "127.0.0.1";
/** What gets smaller; pictures are compressed already. */
const SHRINKS = new Set([".html", ".js", ".css", ".wasm", ".svg", ".csv", ".webmanifest", ".txt"]);
/** Below it a compressed file saves no packet of the network. */
const LEAST = 1024;

/** A page's own policy, and what only a header can say of it. */
export function headersOf(html) {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  if (!policy) throw new Error("a page of www has no content policy");
  return {
    "content-security-policy": `${policy}; frame-ancestors 'none'`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
  };
}

/** Beside each file that gets smaller its compressed forms, made once after the build. @param {string} folder */
export function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !SHRINKS.has(extname(file))) continue;
    const bytes = readFileSync(file);
    if (bytes.length < LEAST) continue;
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${file}.gz`, gzipSync(bytes));
  }
}

/** @param {string} folder of the built page @param {number} port @returns {Promise<import("node:http").Server>} */
export function serve(folder, port) {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
  const headersAt = new Map(
    pages.map((name) => [`/${name}`, headersOf(readFileSync(join(folder, name), "utf8"))]),
  );
  const usual = /** @type {Record<string, string>} */ (headersAt.get("/index.html"));
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(
        headersAt.get(path) ?? headersAt.get(`${path}.html`) ?? usual,
      ))
        response.setHeader(name, value);
      // What has a hash in its name never changes; all else is asked for again.
      response.setHeader(
        "cache-control",
        path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
  const server = createServer((request, response) =>
    files(request, response, () => {
      for (const [name, value] of Object.entries(usual)) response.setHeader(name, value);
      response.writeHead(404).end();
    }),
  );
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string" } } });
  await serve(join(root, "www", "dist"), Number(values.port));
}
