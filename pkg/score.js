// @ts-check
/**
 * "wallet-sentinel/score" in browsers, webviews and workers: fetches its module from beside this file.
 */
import { loader } from "./score/load.js";

export default loader(() => new URL("./wasm/wallet_sentinel_score_bg.wasm", import.meta.url));
export * from "./score/api.js";
