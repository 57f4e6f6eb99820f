// @ts-check
/**
 * "wallet-sentinel" in Node: reads the module from disk.
 */
import { open } from "./disk.js";
import { loader } from "./load.js";

export default loader(() => new URL("./wasm/wallet_sentinel_bg.wasm", import.meta.url), open);
export * from "./api.js";
