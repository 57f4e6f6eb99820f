// @ts-check
/**
 * From an alert to the start of help that fits it, with what is answered already: nobody is asked twice.
 *
 * Not here: the starts (answer.js), how help goes on (../elements/help.steps.js).
 */

/** @typedef {import("./answer.js").Start} Start */
/** @typedef {{ start?: Start, led?: boolean, twice?: boolean, accountId?: string, transactionId?: string, at?: number }} Begun */

/** Reasons that name what happened. @type {Record<string, Pick<Begun, "start" | "twice">>} */
const BY_CODE = {
  "charged-but-failed": { start: "failed" },
  "not-arrived": { start: "not-arrived" },
  "amount-differs": { start: "wrong-amount", twice: false },
  "duplicate-charge": { start: "wrong-amount", twice: true },
  "charge-after-cancellation": { start: "refund" },
  "fee-surprise": { start: "fee" },
  "refund-late": { start: "refund" },
  "refund-short": { start: "refund" },
  "refund-elsewhere": { start: "refund" },
  "refund-window-closing": { start: "refund" },
  "request-refused": { start: "refund" },
};

/** What somebody said of it goes before what it looks like. @param {import("../index.js").Alert} alert */
function problemOf({ disposition, topic, reasons }) {
  if (disposition === "scam") return { start: /** @type {const} */ ("deceived") };
  if (disposition === "fraud") return { start: /** @type {const} */ ("not-mine"), led: false };
  const known = BY_CODE[reasons[0]?.code ?? ""];
  return known ?? (topic === "payment" ? { start: /** @type {const} */ ("not-mine") } : undefined);
}

/** Where help begins for an alert; nothing where it has no start for it. @param {import("../index.js").Alert} alert @returns {Begun | undefined} */
export function helpFor(alert) {
  const problem = problemOf(alert);
  if (!problem) return undefined;
  const { accountId, payment, eventIds, lastAt } = alert;
  const transactionId = eventIds?.at(-1);
  return {
    ...problem,
    accountId,
    ...(transactionId === undefined ? {} : { transactionId, at: payment?.at ?? lastAt }),
  };
}
