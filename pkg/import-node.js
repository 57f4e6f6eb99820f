// @ts-check
/**
 * "wallet-sentinel/import" in Node: reads its module from disk. node.js says why the address stands where it does.
 */
import { open } from "./disk.js";
import { loader } from "./import/load.js";
import { importStatementBy } from "./import/statement.js";

const INLINE = "wallet-sentinel/import/inline";

async function fromDisk() {
  return await open(new URL("./wasm/wallet_sentinel_import_bg.wasm", import.meta.url), INLINE);
}

const init = loader(fromDisk, (address) => open(address, INLINE));
export default init;
export const importStatement = importStatementBy(init);
