/** "wallet-sentinel/lab/service": the worker's side of a lab. Call it in a worker of your own, with the engine of your choice. */
import type { About } from "./index.js";
import type { SentinelClass } from "./lab.js";

export function serveLab(
  engine: { init(): Promise<void>; Sentinel: SentinelClass; about(): About },
  /** Where the page is heard; the worker's own scope where absent. */
  endpoint?: import("comlink").Endpoint,
): void;
