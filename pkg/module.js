// @ts-check
/**
 * Gets a wasm module, from wherever it is, and starts it: once, whoever asks and however often.
 *
 * Our own loader, since the generated one cannot say what is wrong: the commonest failure of all is a server or bundler
 * that answers with an HTML page, and the commonest trap a webview whose streaming fails where plain bytes work.
 * Not here: which module (load.js, import/load.js), and where its bytes are by default. Each entry (index.js, node.js,
 * inline.js, import.js and its like) brings its own.
 */
import { SentinelError } from "./error.js";
import * as given from "./given.js";

/**
 * @typedef {URL | string | Response | BufferSource | WebAssembly.Module} WasmSource
 * @typedef {{ wasm?: WasmSource | Promise<WasmSource> }} InitOptions
 */

/** "\0asm", how every module begins. */
const magic = [0x00, 0x61, 0x73, 0x6d];

/**
 * A module of the package: the glue of its build, the exports that the glue calls by name (a module without them would start, and
 * then be the one instance for good), whether an instance is there, what to do with a started one, and what to do where its file
 * cannot be had.
 * @typedef {{
 *   glue: { default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>, __wbg_reset_state(): void },
 *   needed: readonly string[],
 *   isReady(): boolean,
 *   install(module: WebAssembly.Module): void,
 *   fix: string,
 * }} Part
 */

/** @typedef {(address: URL | string) => Promise<Response | BufferSource>} Open how an address is opened here */

/**
 * What makes an entry's `init` for a module: `usual` is what to load where the caller names nothing.
 * @param {Part} part
 * @returns {(usual: () => WasmSource | Promise<WasmSource>, open?: Open) => (options?: InitOptions) => Promise<void>}
 */
export function loaderOf(part) {
  /** The loading under way, and what it was asked to load. @type {{ wanted: unknown, done: Promise<void> } | undefined} */
  let loading;
  /** The module that the glue holds an instance of: from then on it can only make a fresh one of the same. @type {WebAssembly.Module | undefined} */
  let held;

  /** @param {() => Promise<WasmSource>} source @param {Open} open */
  async function load(source, open) {
    const module = await compiled(source, open, part);
    try {
      if (held) part.glue.__wbg_reset_state();
      else await part.glue.default({ module_or_path: module });
    } catch (error) {
      throw foreign(error);
    }
    held ??= module;
    part.install(held);
  }

  return (usual, open = (address) => fetched(address, part)) =>
    async function init(options) {
      const asked = options?.wasm ?? undefined;
      const wanted = asked ?? usual; // as a key: callers who name nothing want the same
      // Where it comes too late to matter, nobody else would hear of its failure.
      if (isPromise(wanted)) wanted.then(undefined, () => {});
      for (;;) {
        if (part.isReady()) return;
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

/** Bytes that stand in a script. atob is in every browser and in Node. @param {string} base64 */
export const inlined = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** @param {unknown} value @returns {value is Promise<unknown>} */
const isPromise = (value) =>
  typeof (/** @type {{ then?: unknown } | null | undefined} */ (value)?.then) === "function";

/** @param {unknown} one @param {unknown} other */
const isSame = (one, other) =>
  one === other || (isAddress(one) && isAddress(other) && String(one) === String(other));

/** @param {unknown} value @returns {value is string | URL} */
const isAddress = (value) => typeof value === "string" || value instanceof URL;

/**
 * The module, if it is the one that is wanted.
 * @param {() => Promise<WasmSource>} source @param {Open} open @param {Part} part
 */
async function compiled(source, open, part) {
  if (typeof WebAssembly !== "object") {
    throw new SentinelError(
      "wasm-unavailable",
      "This browser has no WebAssembly: Lockdown Mode on Apple devices and some hardened webviews switch it off.",
    );
  }
  const module = await compile(await arrived(source, part), open, part);
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  const missing = part.needed.filter((name) => !exported.has(name));
  if (missing.length) throw foreign(new Error(`It does not export ${missing.join(", ")}.`));
  return module;
}

/** @param {unknown} cause */
const foreign = (cause) =>
  new SentinelError(
    "wasm-refused",
    "The module could not be started: is it from the same version of wallet-sentinel as this script?",
    undefined,
    { cause },
  );

/** @param {() => Promise<WasmSource>} source @param {Part} part */
async function arrived(source, { fix }) {
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

/** @param {WasmSource} source @param {Open} open @param {Part} part @returns {Promise<WebAssembly.Module>} */
async function compile(source, open, { fix }) {
  if (source instanceof WebAssembly.Module) return source;
  const address = typeof source === "string" || source instanceof URL ? String(source) : undefined;
  const content = typeof source === "string" || source instanceof URL ? await open(source) : source;
  if (!isResponse(content)) return compileBytes(given.bytes(content, "wasm"), fix, address);
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
  return streamed ?? compileBytes(await bytesOf(content, from), fix, from);
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

/** @param {Uint8Array} bytes @param {string} fix @param {string} [address] */
async function compileBytes(bytes, fix, address) {
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

/** @param {URL | string} address @param {Part} part */
async function fetched(address, { fix }) {
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
