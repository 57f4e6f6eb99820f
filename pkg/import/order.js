// @ts-check
/**
 * A statement's events, oldest first.
 *
 * The engine learns in the order of arrival, and wallets write the newest row first: fed as it stands, a file would have
 * each payment judged by those that came after it. Not here: what the rows mean (the core).
 */

/**
 * Rows of one second keep the order in which they happened: in a file that falls, from below upwards.
 * @template {{ events: { at: number }[], origins: number[][] }} T
 * @param {T} statement
 * @returns {T}
 */
export function oldestFirst(statement) {
  const { events, origins } = statement;
  const falling = events.length > 1 && events[0].at > events[events.length - 1].at;
  const order = events
    .map((_, position) => position)
    .sort((a, b) => events[a].at - events[b].at || (falling ? b - a : a - b));
  return {
    ...statement,
    events: order.map((position) => events[position]),
    origins: order.map((position) => origins[position]),
  };
}
