// @ts-check
/**
 * Which of the handbook's three scenarios each fraud belongs to: an inference, since its file here has no such column.
 *
 * The book's simulator marks every payment above 220 (1); every payment at a terminal for 28 days (2); and a third of a
 * customer's payments for 14 days, five times as large (3); a later one overrides an earlier. So frauds that share a
 * terminal within 28 days with several others are of 2; those that share a customer within 14 days are of 3; what is above
 * 220 and shares neither is of 1, and what is left is of 3.
 * Not here: anything the engine is told.
 */

/** Above this every payment is fraud. */
const LIMIT = 220;
/** Days of a compromised terminal, of a customer whose card is used. */
const TERMINAL = 28;
const CUSTOMER = 14;
/** A terminal takes about a payment a day, so that one of 28 days has some 27 frauds; by chance two rarely meet. */
const SHARED = 3;
/** A customer pays about twice a day, of which a third for 14 days is nine; two others are enough to tell. */
const OTHERS = 2;

/** @typedef {{ position: number, day: number, account: string, terminal: string, amount: number }} Fraud */

/**
 * @param {Fraud[]} frauds in the order of time
 * @returns {Map<number, 1 | 2 | 3>} by position
 */
export function scenariosOf(frauds) {
  /** @type {Map<number, 1 | 2 | 3>} */
  const out = new Map();
  const atTerminal = near(frauds, ({ terminal }) => terminal, TERMINAL);
  for (const fraud of frauds) if (atTerminal(fraud) >= SHARED) out.set(fraud.position, 2);
  const others = frauds.filter(({ position }) => !out.has(position));
  const ofCustomer = near(others, ({ account }) => account, CUSTOMER);
  for (const fraud of others)
    out.set(fraud.position, fraud.amount > LIMIT && ofCustomer(fraud) < OTHERS ? 1 : 3);
  return out;
}

/**
 * How many others there are under the same key within so many days, before or after.
 * @param {Fraud[]} frauds @param {(fraud: Fraud) => string} keyOf @param {number} days
 */
function near(frauds, keyOf, days) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const fraud of frauds) {
    const group = groups.get(keyOf(fraud));
    if (group) group.push(fraud.day);
    else groups.set(keyOf(fraud), [fraud.day]);
  }
  return (/** @type {Fraud} */ fraud) =>
    (groups.get(keyOf(fraud)) ?? []).filter((day) => Math.abs(day - fraud.day) < days).length - 1;
}
