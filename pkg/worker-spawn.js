// @ts-check
/**
 * Starts the worker from where the package lies, under Trusted Types too.
 *
 * `new Worker(new URL("./worker-thread.js", import.meta.url), …)` has to stand as it does: bundlers find the script by
 * these very words, so there is no place to put a policy between them. Where Trusted Types exist, the constructor
 * behind the words is therefore another one for the length of this one expression, and passes the address through a
 * policy that lets through our own origin's addresses and no others.
 */

/** @type {{ createScriptURL(address: string): any } | undefined} */
let policy;

/** The policy, or undefined where the browser has no Trusted Types, or the page's own list of policies leaves us out. */
function ours() {
  const factory = /** @type {any} */ (globalThis).trustedTypes;
  try {
    policy ??= factory?.createPolicy("wallet-sentinel", {
      /** @param {string} address */
      createScriptURL(address) {
        if (new URL(address, location.href).origin === location.origin) return address;
        throw new TypeError(`wallet-sentinel starts no worker of another origin: ${address}`);
      },
    });
  } catch {
    // Refused by `trusted-types`: the plain start still works where Trusted Types are allowed but not required.
  }
  return policy;
}

/** @returns {Worker} */
function literally() {
  return new Worker(new URL("./worker-thread.js", import.meta.url), { type: "module", name: "wallet-sentinel" });
}

/** @returns {Worker} */
export function spawn() {
  const trusted = ours();
  if (!trusted) return literally();
  const Plain = globalThis.Worker;
  /** @type {any} */
  const Trusted = function (/** @type {URL | string} */ address, /** @type {WorkerOptions} */ options) {
    return new Plain(trusted.createScriptURL(String(address)), options);
  };
  try {
    globalThis.Worker = Trusted;
    return literally();
  } finally {
    globalThis.Worker = Plain;
  }
}
