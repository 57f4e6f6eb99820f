// @ts-check
/**
 * The locales that have a catalogue in this folder.
 *
 * A list apart, so that `about()` can name them without loading the catalogues. A test holds it to the files.
 */

/** @type {readonly string[]} */
export const locales = ["zh-CN", "en"];
