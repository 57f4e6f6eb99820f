// @ts-check
/**
 * Builds the page as any consumer of the package would, with no plugin.
 * Not here: starting and serving (xtask).
 */
/** @type {import("vite").UserConfig} */
export default {
  build: {
    target: "es2022",
    // Inlined assets would be data: addresses, which the page's policy refuses to anything but images.
    assetsInlineLimit: 0,
    // The polyfill is for browsers without modulepreload, which have no wasm worth running either.
    modulePreload: { polyfill: false },
  },
};
