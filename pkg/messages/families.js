// @ts-check
/**
 * Who acts, if a suspicion is right: somebody else (takeover), the holder misled (scam), and so on.
 *
 * It decides whose advice an alert with several reasons gives, and who may read one. Not here: the families themselves,
 * which the core declares (reasons.js).
 */
import { REASONS } from "./reasons.js";

const families = new Map(Object.entries(REASONS).map(([code, { family }]) => [code, family]));

/** Families that are the desk's alone. */
const DESK = new Set(["attack", "laundering"]);

/** True of what only the operator's desk may read: by its code, whatever a host that kept it says of it. @param {{ code?: string, audience?: string }} reason */
export const isOperators = ({ code, audience }) =>
  audience === "operator" || isRule(code ?? "") || DESK.has(familyOf(code ?? "") ?? "");

/** True of an operator's own rule, which the core calls so and no built-in reason is called. @param {string} code */
export const isRule = (code) => code.startsWith("rule:");

/** The same of an alert: it is the operator's by its own word, or because nothing in it is the holder's. @param {{ audience?: string, reasons?: { code: string, audience?: string }[] }} alert */
export const isOperatorsAlert = ({ audience, reasons = [] }) =>
  audience === "operator" || (reasons.length > 0 && reasons.every(isOperators));

/** A reason's family; nothing of a line that says what was held back, or of a code that is not known here. @param {string} code */
export const familyOf = (code) => families.get(code);
