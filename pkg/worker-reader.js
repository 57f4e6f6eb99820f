// @ts-check
/**
 * The script by which the worker reads files: it comes with the first file, since nothing before that needs it.
 *
 * It is three quarters of what the worker is made of (zips, workbooks, tags). The build puts it and all it imports into one file,
 * wasm/worker-reader.js: it imports nothing, so no engine meets a piece of the worker's own script in it, and holds no state but its
 * module. The worker imports it by an address that the other side sends, as it sends those of the modules, and finds it where it leaves itself.
 * Not here: what the engine makes of what was read (worker-service.js).
 */
import { loader } from "./import/load.js";
import { readingBy } from "./import/statement.js";
import { SentinelError } from "./error.js";
import { leave } from "./worker-handover.js";

/** The other side always sends a module or its address: the one file that this becomes lies in no known place. @returns {never} */
function untold() {
  throw new SentinelError(
    "wasm-unreachable",
    "The worker was told of no module: are both sides from the same version of wallet-sentinel?",
  );
}
const init = loader(untold);

/**
 * What a file tells, oldest first.
 * @param {any} source @param {any} options @param {any} wasm the module, or where it is; nothing once it is there
 */
const read = (source, options, wasm) => readingBy(() => init({ wasm }))(source, options);

leave({ read });
