// @ts-check
/**
 * "wallet-sentinel" in browsers, webviews and workers: fetches the module from beside this file.
 */
import { loader } from "./load.js";

export default loader(() => new URL("./wasm/wallet_sentinel_bg.wasm", import.meta.url));
export * from "./api.js";
