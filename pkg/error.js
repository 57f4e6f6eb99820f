// @ts-check
/**
 * The one error that the package throws, and how an error from the core becomes it.
 *
 * A program reads `code` and `details`; `message` is for the developer's console. Sentences for people are in messages.
 */

/**
 * @typedef {{ index?: number, field?: string, nearest?: string, value?: string, expected?: readonly string[], line?: number, column?: number, question?: object, faults?: readonly import("./index.js").RuleFault[] }} ErrorDetails
 */

/** An error with a permanent code, and its place where it has one. */
export class SentinelError extends Error {
  /**
   * @param {string} code
   * @param {string} [message]
   * @param {ErrorDetails} [details]
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, details, options) {
    super(message ?? code, options);
    this.name = "SentinelError";
    /** @readonly */
    this.code = code;
    if (details) {
      /** @readonly */
      this.details = details;
    }
  }
}

/**
 * An error that names a code (the core's do, and those that crossed a worker's border) as a SentinelError; any other
 * error as it is.
 * @param {unknown} error
 */
export function asSentinelError(error) {
  if (error instanceof SentinelError || !(error instanceof Error)) return error;
  const { code, details } = /** @type {{ code?: unknown, details?: ErrorDetails }} */ (error);
  if (typeof code !== "string") return error;
  return new SentinelError(code, error.message, details, { cause: error });
}

/**
 * Where an error of a host's own code goes: to a page's error event, which its monitoring hears; elsewhere to the console, since
 * Node, Deno and workers end at an error that nobody catches.
 * @param {unknown} error
 */
export function report(error) {
  if (typeof document === "object" && typeof reportError === "function") reportError(error);
  else console.error(error);
}
