// @ts-check
/**
 * The codes of what can go wrong with a file before the core sees its text.
 *
 * A list apart, so that `about()` can name them without loading zip and spreadsheet readers.
 */

/** @type {readonly string[]} */
export const importErrorCodes = [
  "file-is-pdf",
  "file-is-html",
  "file-is-ole",
  "file-not-text",
  "password-needed",
  "password-wrong",
  "archive-empty",
  "archive-damaged",
  "row-repeated",
];
