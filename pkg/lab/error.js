// @ts-check
/**
 * The one error of the lab: a permanent code, and what the one who has to choose needs to know.
 *
 * Apart from SentinelError, whose codes are the engine's contract; these are of files and questions to a history.
 * Not here: sentences; the page has them in its languages.
 */

/** Every code, for whoever writes sentences. */
export const labErrorCodes = /** @type {const} */ ([
  "aborted",
  "account-missing",
  "amount-missing",
  "answer-unknown",
  "column-unknown",
  "currencies-mixed",
  "date-order-unknown",
  "file-empty",
  "file-unreadable",
  "header-missing",
  "history-too-large",
  "label-delay-invalid",
  "label-known",
  "label-word-unknown",
  "labels-all-alike",
  "labels-two",
  "labels-none",
  "quote-open",
  "range-empty",
  "rows-unreadable",
  "time-backwards",
  "time-missing",
]);

export class LabError extends Error {
  /** @param {typeof labErrorCodes[number]} code @param {Record<string, unknown>} [details] */
  constructor(code, details = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = "LabError";
    this.code = code;
    this.details = details;
  }
}

/** Ends what is under way where its signal says so. @param {AbortSignal | undefined} signal */
export function heed(signal) {
  if (signal?.aborted) throw new LabError("aborted");
}

/** Lets messages and timers in between two pieces of work. */
export const breathe = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(undefined);
  });
