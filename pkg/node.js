// @ts-check
/**
 * "wallet-sentinel" in Node: reads the module from disk.
 *
 * Whatever copies a server's files (@vercel/nft, and with it Next.js and Vercel) finds the module by the address below, where it
 * stands in a call: the value of a function that is nothing but an address it takes for a value, and looks no further.
 */
import { open } from "./disk.js";
import { loader } from "./load.js";

async function fromDisk() {
  return await open(new URL("./wasm/wallet_sentinel_bg.wasm", import.meta.url));
}

export default loader(fromDisk, open);
export * from "./api.js";
