// @ts-check
/** The most memory that this process had so far, as the system counts it; and a collection of what nobody holds, where Node lets one ask. */
import { readFileSync, writeFileSync } from "node:fs";

/** Lets go of what nobody holds, and lets the system count its most anew from here (Linux). */
export function gc() {
  /** @type {{ gc?: () => void }} */ (globalThis).gc?.();
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // elsewhere the most is that of all time, which what was made beforehand may have reached
  }
}

/** Bytes. */
export function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
