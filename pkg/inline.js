// @ts-check
/**
 * "wallet-sentinel/inline": the module is in the script, as base64. For `file://` pages, webviews that serve no wasm,
 * and bundlers that mislay it. A third larger; nothing is fetched. Statements: "wallet-sentinel/import/inline".
 */
import { loader } from "./load.js";
import { inlined } from "./module.js";
import base64 from "./wasm/inline.js";

export default loader(() => inlined(base64));
export * from "./api.js";
