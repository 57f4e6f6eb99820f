// @ts-check
/**
 * Builds the pages as any consumer of the package would, one for people, one for analysts; the one plugin makes them an app: its
 * manifest, and its service worker.
 * Not here: starting and serving (xtask).
 */
import { fileURLToPath } from "node:url";
import { VitePWA } from "vite-plugin-pwa";

const page = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** Above the engine's module, the largest file: what is not kept is not there without a network. */
const LARGEST = 4 * 1024 * 1024;

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
