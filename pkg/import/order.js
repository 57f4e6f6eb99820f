// @ts-check
/**
 * A statement's events, oldest first.
 *
 * The engine learns in the order of arrival, and wallets write the newest row first: fed as it stands, a file would have
 * each payment judged by those that came after it. Not here: what the rows mean (the core).
 */

/**
 * Rows of one second keep the order in which they happened: in a file that falls, from below upwards.
 * @template {{ at: number }} E
 * @param {E[]} events @param {number[][]} origins
 * @returns {[E[], number[][]]}
 */
function sorted(events, origins) {
  const falling = events.length > 1 && events[0].at > events[events.length - 1].at;
  const order = events
    .map((_, position) => position)
    .sort((a, b) => events[a].at - events[b].at || (falling ? b - a : a - b));
  return [order.map((position) => events[position]), order.map((position) => origins[position])];
}

/** @param {import("../import.d.ts").ImportResult} statement @returns {import("../import.d.ts").ImportResult} */
export function oldestFirst(statement) {
  const [events, origins] = sorted(statement.events, statement.origins);
  if (!statement.accesses) return { ...statement, events, origins };
  const [accesses, accessOrigins] = sorted(statement.accesses, statement.accessOrigins ?? []);
  return { ...statement, events, origins, accesses, accessOrigins };
}

/**
 * Payments and uses of the account as one list, oldest first, with the lines that each came from.
 * @param {Pick<import("../import.d.ts").ImportResult, "events" | "origins" | "accesses" | "accessOrigins">} statement
 */
export function allOf({ events, origins, accesses = [], accessOrigins = [] }) {
  if (!accesses.length) return { events, origins };
  // Who came in is known before what was paid at that instant.
  const [all, lines] = sorted([...accesses, ...events], [...accessOrigins, ...origins]);
  return { events: all, origins: lines };
}
