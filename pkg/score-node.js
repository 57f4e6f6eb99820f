// @ts-check
/**
 * "wallet-sentinel/score" in Node: reads its module from disk. node.js says why the address stands where it does.
 */
import { open } from "./disk.js";
import { loader } from "./score/load.js";

async function fromDisk() {
  return await open(new URL("./wasm/wallet_sentinel_score_bg.wasm", import.meta.url));
}

export default loader(fromDisk, open);
export * from "./score/api.js";
