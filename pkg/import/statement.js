// @ts-check
/**
 * `importStatement`, over whatever loads the module that reads.
 *
 * Not here: the way of a file (read.js), and where the module is (the entries).
 */
import { core } from "../core.js";
import * as given from "../given.js";
import { reader } from "./core.js";
import { inZone } from "./local.js";
import { oldestFirst } from "./order.js";
import { importWith } from "./read.js";

/**
 * What a file tells, oldest first, whoever takes it in.
 * @param {() => Promise<void>} load asked for once a file is there to be read, and at once where the module is there already
 * @returns {ReturnType<typeof importWith>}
 */
export function readingBy(load) {
  const read = importWith((work) => reader.call(work), load);
  return async (source, options) => {
    const zone = given.reading("options", () => options?.timeZone);
    return oldestFirst(inZone(await read(source, options), zone));
  };
}

/** The same beside an engine, which must be there before a file is read for it. @type {typeof readingBy} */
export function importStatementBy(load) {
  const read = readingBy(load);
  return async (source, options) => {
    core();
    return read(source, options);
  };
}
