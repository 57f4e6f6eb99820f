// @ts-check
/**
 * Gets the wasm module, from wherever it is, and makes it the core: once, whoever asks and however often.
 *
 * Our own loader, since the generated one cannot say what is wrong: the commonest failure of all is a server or bundler
 * that answers with an HTML page, and the commonest trap a webview whose streaming fails where plain bytes work.
 * Not here: where the bytes are by default. Each entry (index.js, node.js, inline.js) brings its own.
 */
import * as glue from "./wasm/wallet_sentinel.js";
import { isReady, setCore } from "./core.js";
import { SentinelError } from "./error.js";
import * as given from "./given.js";

/**
 * @typedef {URL | string | Response | BufferSource | WebAssembly.Module} WasmSource
 * @typedef {{ wasm?: WasmSource | Promise<WasmSource> }} InitOptions
 */

/** "\0asm", how every module begins. */
const magic = [0x00, 0x61, 0x73, 0x6d];

/** Exports that the glue calls by name. A module without them would start, and then be the one instance for good. */
const needed = ["memory", "about", "statementreader_new", "engine_new", "engine_ingest", "__wbindgen_start"];

/** The loading under way, and what it was asked to load. @type {{ wanted: unknown, done: Promise<void> } | undefined} */
let loading;

/** The module that the glue holds an instance of: from then on it can only make a fresh one of the same. @type {WebAssembly.Module | undefined} */
let held;

/**
 * The `init` of an entry.
 * @param {() => WasmSource | Promise<WasmSource>} usual what to load where the caller names nothing
 * @param {(address: URL | string) => Promise<Response | BufferSource>} [open] how an address is opened here
 * @returns {(options?: InitOptions) => Promise<void>}
 */
export function loader(usual, open = fetched) {
  return async function init(options) {
    const asked = options?.wasm ?? undefined;
    const wanted = asked ?? usual; // as a key: callers who name nothing want the same
    // Where it comes too late to matter, nobody else would hear of its failure.
    if (isPromise(wanted)) wanted.then(undefined, () => {});
    for (;;) {
      if (isReady()) return;
      if (!loading) {
        const done = load(async () => asked ?? usual(), open).finally(() => {
          loading = undefined; // where it failed, the next call may try again
        });
        loading = { wanted, done };
      }
      const { wanted: other, done } = loading;
      if (isSame(other, wanted)) return done;
      await done.catch(() => {}); // another caller's source: its failure is theirs, and then it is our turn
    }
  };
}

/** @param {unknown} value @returns {value is Promise<unknown>} */
const isPromise = (value) =>
  typeof (/** @type {{ then?: unknown } | null | undefined} */ (value)?.then) === "function";

/** @param {unknown} one @param {unknown} other */
const isSame = (one, other) =>
  one === other || (isAddress(one) && isAddress(other) && String(one) === String(other));

/** @param {unknown} value @returns {value is string | URL} */
const isAddress = (value) => typeof value === "string" || value instanceof URL;

/**
 * @param {() => Promise<WasmSource>} source
 * @param {(address: URL | string) => Promise<Response | BufferSource>} open
 */
async function load(source, open) {
  if (typeof WebAssembly !== "object") {
    throw new SentinelError(
      "wasm-unavailable",
      "This browser has no WebAssembly: Lockdown Mode on Apple devices and some hardened webviews switch it off.",
    );
  }
  const module = await compile(await arrived(source), open);
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  const missing = needed.filter((name) => !exported.has(name));
  if (missing.length) throw foreign(new Error(`It does not export ${missing.join(", ")}.`));
  try {
    if (held) glue.__wbg_reset_state();
    else await glue.default({ module_or_path: module });
  } catch (error) {
    throw foreign(error);
  }
  held ??= module;
  setCore(/** @type {any} */ (glue), held);
}

/** @param {unknown} cause */
const foreign = (cause) =>
  new SentinelError(
    "wasm-refused",
    "The module could not be started: is it from the same version of wallet-sentinel as this script?",
    undefined,
    { cause },
  );

/** @param {() => Promise<WasmSource>} source */
async function arrived(source) {
  try {
    return await source();
  } catch (cause) {
    if (cause instanceof SentinelError) throw cause;
    throw new SentinelError(
      "wasm-unreachable",
      `The module that \`wasm\` promised did not arrive. ${fix}`,
      undefined,
      { cause },
    );
  }
}

/**
 * @param {WasmSource} source
 * @param {(address: URL | string) => Promise<Response | BufferSource>} open
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source, open) {
  if (source instanceof WebAssembly.Module) return source;
  const address = typeof source === "string" || source instanceof URL ? String(source) : undefined;
  const content = typeof source === "string" || source instanceof URL ? await open(source) : source;
  if (!isResponse(content)) return compileBytes(given.bytes(content, "wasm"), address);
  const from = address ?? content.url;
  if (!content.ok) {
    throw new SentinelError(
      "wasm-unreachable",
      `The module is not at ${from}: the server says ${content.status}. ${fix}`,
      { value: from },
    );
  }
  // A copy streams; whatever goes wrong with it (a wrong MIME type, a webview, a wrapped fetch), the bytes decide.
  const streamed = await stream(content);
  return streamed ?? compileBytes(await bytesOf(content, from), from);
}

/** @param {Response} response @param {string} from */
async function bytesOf(response, from) {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new SentinelError(
      "wasm-unreachable",
      `The module was not read to its end from ${from}: the connection broke, or the Response was used before.`,
      { value: from },
      { cause },
    );
  }
}

/** @param {Response} response */
async function stream(response) {
  try {
    return await WebAssembly.compileStreaming(response.clone());
  } catch {
    return undefined;
  }
}

const fix =
  "Serve the file `wallet-sentinel/wallet_sentinel.wasm` and pass its address, `init({ wasm: url })`; " +
  'in Vite: add "wallet-sentinel" to optimizeDeps.exclude, or import the url with `?url`; ' +
  'or import "wallet-sentinel/inline", which needs no file at all.';

/**
 * @param {Uint8Array} bytes
 * @param {string} [address]
 */
async function compileBytes(bytes, address) {
  if (!magic.every((byte, position) => bytes[position] === byte)) {
    const begin = new TextDecoder().decode(bytes.subarray(0, 15)); // "<!DOCTYPE html>": long enough to recognise
    throw new SentinelError(
      "wasm-not-wasm",
      `What came from ${address ?? "the given bytes"} is no wasm module: it begins with ${JSON.stringify(begin)}. ${fix}`,
      address === undefined ? undefined : { value: address },
    );
  }
  try {
    return await WebAssembly.compile(/** @type {BufferSource} */ (bytes));
  } catch (error) {
    throw new SentinelError(
      "wasm-refused",
      "The browser refuses the module. Under a content security policy it needs `script-src 'wasm-unsafe-eval'` (never 'unsafe-eval').",
      address === undefined ? undefined : { value: address },
      { cause: error },
    );
  }
}

/** @param {URL | string} address */
async function fetched(address) {
  try {
    return await fetch(address);
  } catch (error) {
    throw new SentinelError(
      "wasm-unreachable",
      `The module could not be fetched from ${address}. ${fix}`,
      { value: String(address) },
      { cause: error },
    );
  }
}

/**
 * By shape too: monitoring tools wrap fetch and hand out proxies that are no instances of Response.
 * @param {Response | BufferSource} content
 * @returns {content is Response}
 */
function isResponse(content) {
  return typeof (/** @type {{ arrayBuffer?: unknown } | undefined} */ (content)?.arrayBuffer) === "function";
}
