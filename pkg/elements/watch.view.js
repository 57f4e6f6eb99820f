// @ts-check
/**
 * What the list of payments to watch shows, worked out before anything is drawn. Plain data in and out.
 */

/** @typedef {import("../index.js").WatchedCase} WatchedCase */

/**
 * What waits, as the engine ordered it; and what has come right of that which somebody asked for. A hold that was drawn or a
 * transfer that went through in its time is no news, nor is what nobody waits for any more. An agreement that was ended is
 * listed once it was charged again, or once its end was refused.
 * @param {readonly WatchedCase[]} cases
 */
export function parted(cases) {
  const isOver = (/** @type {WatchedCase} */ one) => one.state === "resolved" || one.state === "withdrawn";
  const open = cases.filter(
    (one) =>
      !isOver(one) && (one.what !== "cancellation" || one.dueAt !== undefined || one.state === "refused"),
  );
  const settled = cases.filter((one) => one.state === "resolved" && one.promised);
  return { open, settled };
}

/** How far along it is, 0 to 1; nothing where no day is known. @param {WatchedCase} one @param {number} now */
export function progressOf(one, now) {
  if (one.state === "resolved") return 1;
  if (one.dueAt === undefined) return undefined;
  const since = one.goodsReceivedAt ?? one.since; // goods that went back set the clock
  const whole = one.dueAt - since;
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now - since) / whole));
}

/** How grave a state is, by the names of the theme's colours. @type {Record<WatchedCase["state"], string>} */
export const TONES = {
  "on-track": "info",
  due: "notice",
  overdue: "warning",
  "window-closing": "warning",
  "window-closed": "danger",
  resolved: "done",
  refused: "warning",
  withdrawn: "info",
};

/** A payment in one line for a choice. Amounts an owner types are plain digits. @param {string} text */
export const isAmount = (text) => /^\d{1,15}(\.\d{1,7})?$/.test(text);
