// @ts-check
/**
 * The script that the worker runs. Its only act is to answer the one that started it: a page, or in Node a program.
 *
 * The build puts it and all it imports into one file, wasm/worker-thread.js, and that is what is shipped. What reads files is
 * another such file (worker-reader.js), which comes with the first one. A worker's script in pieces breaks in many ways: import
 * maps do not hold in workers, bundlers cut it into pieces that import one another, and WebKit evaluates a script anew when a
 * piece imports it. So nothing here may ask for its own address either (`import.meta`): the other side sends the address of
 * whatever has to be fetched.
 */
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { serve } from "./worker-service.js";

/** Node's port to the other side. Asked for by a call: bundlers for the web stumble over an import of `node:` names. */
function nodePort() {
  if ("WorkerGlobalScope" in globalThis) return undefined; // a web worker, in a host that has Node's modules as well
  return (
    /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:worker_threads")?.parentPort ??
    undefined
  );
}

const port = nodePort();
serve(port && nodeEndpoint(port));
