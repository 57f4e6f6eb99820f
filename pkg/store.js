// @ts-check
/**
 * "wallet-sentinel/store": the log of inputs and snapshots in IndexedDB, over the worker of browsers.
 */
import { SentinelWorker } from "./worker.js";
import { SentinelStore as Kept } from "./store/store.js";

export class SentinelStore extends Kept {
  static host = { ...Kept.host, Worker: SentinelWorker };
}
