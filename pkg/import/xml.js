// @ts-check
/**
 * XML, event by event, within bounds: of workbooks and of banks' messages.
 *
 * saxen reads it. Names come without their prefix: which one a writer uses is its own affair. Not here: what the elements mean.
 */
import { Parser } from "saxen";
import { SentinelError } from "../error.js";
import { TOKEN_CHARACTERS, XML_DEPTH, tooLarge } from "./limits.js";

/** Characters parsed between two pauses: some milliseconds on a phone. */
const PIECE = 256 * 1024;

/**
 * @typedef {{
 *   open(name: string, attribute: (name: string) => string | undefined): void,
 *   text(value: string, within: string): void,
 *   close(name: string): void,
 * }} Hooks
 */

/** Bytes of a part of a workbook, which is in UTF-8, a piece at a time. @param {Uint8Array} bytes */
export function* piecesOfBytes(bytes) {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
}

/**
 * @param {Hooks} hooks
 * @param {string} why it fails, for the developer
 */
export function xmlReader(hooks, why) {
  const parser = new Parser();
  let unfinished = 0; // characters since the last tag or text that was whole
  /** @type {string[]} */
  const within = [];
  const bare = (/** @type {string} */ name) => name.slice(name.indexOf(":") + 1);
  parser.on("openTag", (name, attributes, decode) => {
    unfinished = 0;
    within.push(bare(name));
    if (within.length > XML_DEPTH) throw tooLarge("tags nested without end");
    /** @type {Record<string, string> | undefined} */
    let known;
    hooks.open(bare(name), (wanted) => {
      known ??= attributes();
      return known[wanted] === undefined ? undefined : decode(known[wanted]);
    });
  });
  const text = (/** @type {string} */ value) => {
    unfinished = 0;
    hooks.text(value, within.at(-1) ?? "");
  };
  parser.on("text", (value, decode) => text(decode(value)));
  parser.on("cdata", text);
  parser.on("closeTag", (name) => {
    unfinished = 0;
    within.pop();
    hooks.close(bare(name));
  });
  parser.on("error", (error) => {
    if (error instanceof SentinelError) throw error;
    throw new SentinelError("archive-damaged", `${why}: ${error.message}`, undefined, { cause: error });
  });
  return {
    /** @param {string} piece */
    write(piece) {
      unfinished += piece.length;
      parser.write(piece);
      // The parser keeps what is unfinished and looks at it again with every piece.
      if (unfinished > TOKEN_CHARACTERS) throw tooLarge("a tag or a text in it without end");
    },
    end() {
      parser.end();
    },
  };
}
