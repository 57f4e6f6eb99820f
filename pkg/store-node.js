// @ts-check
/**
 * "wallet-sentinel/store" in Node, over a thread: where there is no IndexedDB it keeps nothing, and says so (`status()`).
 */
import { SentinelWorker } from "./worker-node.js";
import { SentinelStore as Kept } from "./store/store.js";

export class SentinelStore extends Kept {
  static host = { ...Kept.host, Worker: SentinelWorker };
}
