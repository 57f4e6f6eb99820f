// @ts-check
/**
 * Starts the worker from where the package lies, in browsers and webviews, under Trusted Types too.
 *
 * `new Worker(new URL("./wasm/worker-thread.js", import.meta.url), …)` has to stand as it does: bundlers find the script
 * by these very words, so there is no place to put anything between them. The constructor behind the words is therefore
 * another one for the length of this one expression. It notes the address, for what has to be said of a failure, and
 * where Trusted Types exist it passes the address through a policy that lets through our own origin's and no others.
 * Not here: threads of Node (worker-node.js).
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
  return new Worker(new URL("./wasm/worker-thread.js", import.meta.url), {
    type: "module",
    name: "wallet-sentinel",
  });
}

/**
 * The worker, or why there is none, and its address where it came so far.
 * @returns {{ worker?: Worker, address?: string, cause?: unknown }}
 */
export function spawn() {
  const Plain = globalThis.Worker;
  const trusted = ours();
  /** @type {string | undefined} */
  let address;
  /** @type {any} */
  // biome-ignore lint/complexity/useArrowFunction: an arrow makes nothing with `new`
  const Noting = function (/** @type {URL | string} */ given, /** @type {WorkerOptions} */ options) {
    address = String(given);
    return new Plain(trusted ? trusted.createScriptURL(address) : given, options);
  };
  // Where the page has frozen its globals, the plain start has to do.
  const isNoting = typeof Plain === "function" && Reflect.set(globalThis, "Worker", Noting);
  try {
    return { worker: literally(), address };
  } catch (cause) {
    return { address, cause };
  } finally {
    if (isNoting) globalThis.Worker = Plain;
  }
}

/**
 * What the worker is told of its module. An address means something else in the worker, whose base is its own script.
 * @param {any} wasm what the caller named, or what was loaded on this side
 */
export const source = async (wasm) =>
  told(wasm ?? (await compiledFrom(new URL("./wasm/wallet_sentinel_bg.wasm", import.meta.url))));

/**
 * The engine's module, compiled on this side as it comes, while the worker's script is still on its way: the worker would fetch it only
 * once it runs. Its address where that fails, since the worker's own loader knows other ways, and says what is wrong.
 * @param {URL} address
 */
async function compiledFrom(address) {
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch {
    return address;
  }
}

/** The same of the module that reads statements. @param {any} wasm */
export const readerSource = async (wasm) =>
  told(wasm ?? new URL("./wasm/wallet_sentinel_import_bg.wasm", import.meta.url));

/** Where the script that reads files is (worker-reader.js): by these very words bundlers find it, and copy it as it is. */
export const readerScript = () => told(new URL("./wasm/worker-reader.js", import.meta.url));

/** @param {any} wasm */
const told = (wasm) =>
  typeof wasm === "string" || wasm instanceof URL ? new URL(wasm, globalThis.location?.href).href : wasm;

/**
 * Why the script at an address could not be loaded: the browser's own event never says.
 * @param {string} address
 */
export async function whyNot(address) {
  try {
    const answer = await fetch(address);
    const type = answer.headers.get("content-type") ?? "no content type";
    if (!answer.ok) return `the server says ${answer.status}`;
    if (!/javascript|ecmascript/i.test(type)) return `what comes from there is no script but ${type}`;
    return "the script is there; the content security policy (`worker-src`) may forbid it";
  } catch (cause) {
    return `it could not be fetched (${cause instanceof Error ? cause.message : cause})`;
  }
}
