// @ts-check
/**
 * The one instance of the module that reads statements.
 *
 * A module of its own, loaded when a file is first opened: who only sends live events never pays for it, and should it ever trap
 * over a file, no engine is hurt.
 * Not here: where its bytes come from (load.js), what is read (read.js).
 */
import { SentinelError } from "../error.js";
import { Instance } from "../instance.js";

/**
 * What the glue exports. `StatementReader` is spelled out in feed.js, where it is called.
 * @typedef {{ about(): { fields: string[] }, StatementReader: any, __wbg_reset_state(): void }} Reader
 */

/** @type {Instance<Reader>} */
export const reader = new Instance(
  () =>
    new SentinelError("not-initialized", "The module that reads statements was called before it was there."),
  "The reader of statements stopped in the middle of a file. Read the file again: a fresh one is ready, and no engine was touched.",
);
