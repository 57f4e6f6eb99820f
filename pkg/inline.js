// @ts-check
/**
 * "wallet-sentinel/inline": the module is in the script, as base64. For `file://` pages, webviews that serve no wasm,
 * and bundlers that mislay it. A third larger; nothing is fetched.
 */
import { loader } from "./load.js";
import base64 from "./wasm/inline.js";

/** atob is in every browser and in Node. */
const bytes = () => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

export default loader(bytes);
export * from "./api.js";
