// @ts-check
/**
 * Starts the lab's worker under a policy that lets no other script's address through.
 * Not here: what it does (worker.js).
 */
import address from "./worker.js?worker&url";

export function startWorker() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const own = new URL(address, location.href).href;
  const policy = types?.createPolicy("wallet-sentinel-lab", {
    createScriptURL(/** @type {string} */ given) {
      if (given !== own) throw new TypeError("The lab starts its own worker and no other script.");
      return given;
    },
  });
  return new Worker(policy ? policy.createScriptURL(own) : own, {
    name: "wallet-sentinel-lab",
    type: "module",
  });
}
