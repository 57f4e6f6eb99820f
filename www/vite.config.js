// @ts-check
/**
 * Builds the pages as any consumer of the package would, one for people, one for analysts. One plugin makes them an app (its manifest,
 * and its service worker); one has the browser fetch at once what the first picture waits for.
 * Not here: starting and serving (xtask).
 */
import { fileURLToPath } from "node:url";
import { VitePWA } from "vite-plugin-pwa";

const page = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** Above the engine's module, the largest file: what is not kept is not there without a network. */
const LARGEST = 4 * 1024 * 1024;

/** What is fetched beside the page's script, and not after it: the engine's module, and the worker that it runs in. */
const AT_ONCE = [/wallet_sentinel_bg-.*\.wasm$/, /worker-thread-.*\.js$/];
/** Files that make a language, by what stands in them. @type {Record<string, RegExp>} */
const TEXTS = {
  en: /\/(messages|src\/words)\/(safety\.)?en\.js$/,
  "zh-CN": /\/(messages|src\/words)\/(safety\.)?zh-CN\.js$/,
};

/**
 * The engine's files as preloads, and each language's by name: which of them is wanted, early.js knows.
 * @type {import("vite").Plugin}
 */
const first = {
  name: "first",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle, filename }) {
      if (!bundle || !filename.endsWith("index.html")) return [];
      const files = Object.values(bundle);
      const named = files.filter(({ fileName }) => AT_ONCE.some((name) => name.test(fileName)));
      if (named.length !== AT_ONCE.length)
        throw new Error("the engine's files are named otherwise than is known here");
      const preloads = named.map(({ fileName }) => ({
        tag: "link",
        attrs: { rel: "preload", as: "fetch", crossorigin: true, href: `/${fileName}` },
        injectTo: /** @type {const} */ ("head"),
      }));
      const texts = Object.entries(TEXTS).map(([locale, wanted]) => ({
        tag: "meta",
        attrs: {
          name: `texts-${locale}`,
          content: files
            .filter((file) => file.type === "chunk" && file.moduleIds.some((id) => wanted.test(id)))
            .map(({ fileName }) => `/${fileName}`)
            .join(" "),
        },
        injectTo: /** @type {const} */ ("head-prepend"),
      }));
      return [...preloads, ...texts];
    },
  },
};

/** @type {import("vite").UserConfig} */
export default {
  build: {
    target: "es2022",
    // Inlined assets would be data: addresses, which the page's policy refuses to anything but images.
    assetsInlineLimit: 0,
    // The polyfill is for browsers without modulepreload, which have no wasm worth running either.
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: page("index.html"), lab: page("lab.html") } },
  },
  plugins: [
    first,
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "offline.js",
      injectRegister: false, // install.js does it, once the first picture stands
      injectManifest: {
        globPatterns: ["**/*.{html,js,css,wasm,svg,png,csv}"],
        maximumFileSizeToCacheInBytes: LARGEST,
      },
      manifest: {
        id: "./",
        name: "钱包哨兵 Wallet Sentinel",
        short_name: "钱包哨兵",
        lang: "zh-CN",
        start_url: "./",
        scope: "./",
        display: "standalone",
        background_color: "#f3f6f5",
        theme_color: "#0a665c",
        icons: [
          { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
          { src: "icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "icon-maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
        share_target: {
          action: "./share",
          method: "POST",
          enctype: "multipart/form-data",
          params: {
            files: [
              {
                name: "files",
                accept: [
                  "text/csv",
                  ".csv",
                  "application/zip",
                  ".zip",
                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  ".xlsx",
                  "application/json",
                  ".json",
                ],
              },
            ],
          },
        },
      },
    }),
  ],
};
