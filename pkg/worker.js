// @ts-check
/**
 * "wallet-sentinel/worker". The class is apart, since the type checker reads worker.d.ts in place of this file.
 */
export { SentinelWorker } from "./worker-client.js";
