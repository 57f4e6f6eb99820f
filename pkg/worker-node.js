// @ts-check
/**
 * "wallet-sentinel/worker" in Node: the same class, over a thread of `worker_threads`.
 *
 * Node's threads speak by `on` where a page's workers speak by `addEventListener`, and cannot read an address of the
 * disk by `fetch`: both are evened out here. A thread keeps the program alive until `terminate()`.
 * Not here: the verbs (worker-client.js).
 */
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { Worker } from "node:worker_threads";
import { open } from "./disk.js";
import { SentinelWorker as Client } from "./worker-client.js";

const name = "wallet-sentinel";

function spawn() {
  const address = new URL("./wasm/worker-thread.js", import.meta.url);
  try {
    return {
      worker: new Worker(new URL("./wasm/worker-thread.js", import.meta.url), { name }),
      address: address.href,
    };
  } catch (cause) {
    return { address: address.href, cause };
  }
}

/** @param {any} wasm */
async function source(wasm) {
  return await told(wasm ?? new URL("./wasm/wallet_sentinel_bg.wasm", import.meta.url));
}

/** @param {any} wasm */
async function readerSource(wasm) {
  const usual = wasm ?? new URL("./wasm/wallet_sentinel_import_bg.wasm", import.meta.url);
  return await told(usual, "wallet-sentinel/import/inline");
}

function readerScript() {
  const address = new URL("./wasm/worker-reader.js", import.meta.url);
  return address.href;
}

/** @param {any} given @param {string} [inline] */
async function told(given, inline) {
  const wanted = await given;
  if (typeof wanted !== "string" && !(wanted instanceof URL)) return wanted;
  return /^https?:/.test(String(wanted)) ? String(wanted) : open(wanted, inline);
}

/**
 * A thread as the page's side of it is spoken to. What speaks like that already is left as it is.
 * @param {any} thread
 */
function joined(thread) {
  if (typeof thread.on !== "function") return thread;
  const { addEventListener, ...endpoint } = nodeEndpoint(thread);
  return {
    ...endpoint,
    addEventListener(/** @type {string} */ type, /** @type {any} */ listener) {
      if (type === "message") return addEventListener(type, listener);
      if (type === "messageerror") return thread.on(type, listener);
      thread.on("error", (/** @type {unknown} */ error) =>
        listener({ message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
      thread.on("exit", (/** @type {number} */ code) =>
        listener({ message: `The thread ended by itself, with code ${code}.` }),
      );
    },
    terminate: () => void thread.terminate(),
  };
}

export class SentinelWorker extends Client {
  static host = { spawn, source, readerSource, readerScript, joined, whyNot: async () => "Node did not say" };
}
