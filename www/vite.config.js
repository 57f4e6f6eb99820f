// @ts-check
/**
 * Builds the pages as any consumer of the package would, with no plugin: one for people, one for analysts.
 * Not here: starting and serving (xtask).
 */
import { fileURLToPath } from "node:url";

const page = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

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
};
