// @ts-check
/**
 * Who acts, if a suspicion is right: somebody else (takeover), the holder misled (scam), and so on.
 *
 * It decides whose advice an alert with several reasons gives. The core declares the same (`about().reasons`); it is
 * repeated here for the same reason as params.js, and a test holds the two together.
 */

/** @typedef {"anomaly" | "takeover" | "scam" | "household" | "service" | "laundering" | "spending"} Family */

/** @type {Record<Family, readonly string[]>} */
const CODES = {
  takeover: ["new-device", "card-testing", "drain", "sim-swap", "card-provisioned", "unattended-charge", "no-password-burst", "impossible-travel"],
  scam: ["scam-transfer", "task-scam", "screen-share-payment", "recovery-scam", "qr-substitution"],
  anomaly: [
    "unusual-amount", "velocity", "new-counterparty", "odd-hour", "new-country", "new-currency", "lingering-suspicion", "dormant-awakening",
    "spend-velocity", "counterparty-velocity", "counterparty-risk",
  ],
  household: ["family-card", "minor-spending", "subscription-trap", "red-packet-gambling"],
  service: [
    "duplicate-charge", "refund-seen", "charged-but-failed", "not-arrived", "amount-differs", "fee-surprise", "discount-missing", "hold-not-released",
    "refund-late", "refund-short", "refund-elsewhere", "refund-window-closing", "charge-after-cancellation", "holiday-delay",
  ],
  spending: ["over-budget"],
  laundering: ["structuring", "rapid-in-out", "fan-in", "fan-out", "round-trip"],
};

/** @type {Map<string, Family>} */
const families = new Map(Object.entries(CODES).flatMap(([family, codes]) => codes.map((code) => [code, /** @type {Family} */ (family)])));

/** True of what only the operator's desk may read: by its code, whatever a host that kept it says of it. @param {{ code?: string, audience?: string }} reason */
export const isOperators = ({ code, audience }) => audience === "operator" || familyOf(code ?? "") === "laundering";

/** The same of an alert: it is the operator's by its own word, or because nothing in it is the holder's. @param {{ audience?: string, reasons?: { code: string, audience?: string }[] }} alert */
export const isOperatorsAlert = ({ audience, reasons = [] }) => audience === "operator" || (reasons.length > 0 && reasons.every(isOperators));

/** A reason's family; nothing of a line that says what was held back, or of a code that is not known here. @param {string} code */
export const familyOf = (code) => families.get(code);
