// @ts-check
/**
 * The view model of <sentinel-access>: uses of an account by device and place, the newest first, and the stories of takeovers.
 *
 * A device is told by a number, in the order in which it came up: its id says nothing to anybody. A place is a country at most, and an
 * address is told nowhere. Not here: what it looks like (access.js), and what is suspicious, which the engine says.
 */

/**
 * @typedef {import("../index.js").Access} Access
 * @typedef {import("../index.js").Assessment} Assessment
 * @typedef {{ key: string, number: number | undefined, isOwn: boolean, isNew: boolean, firstAt: number, lastAt: number,
 *   count: number, places: string[], agent: string, uses: Use[], more: number }} Group
 * @typedef {{ id: string, accountId: string, at: number, action: string, success: boolean, country: string | undefined, isOdd: boolean }} Use
 * @typedef {{ id: string, severity: string, steps: { eventId: string, at: number, what: string, failed?: true }[] }} Story
 */

/** A device counts as new for three days, as in the engine. */
const NEW_FOR = 72 * 3_600_000;
/** Uses of a device that are listed; the others are a number. */
const LISTED = 3;
/** Unusual uses of a device that are listed: of ten thousand failed tries the newest say enough. */
const ODD = 20;
/** Devices that are listed besides those with an unusual use: whoever has more than a dozen has a flood of them, and the newest are at the top. */
const DEVICES = 12;

/** System that a program writes of itself, as it is called; nothing where none is known. @param {string | undefined} agent */
export function systemOf(agent = "") {
  const known = [
    [/iphone/i, "iPhone"],
    [/ipad/i, "iPad"],
    [/harmony/i, "HarmonyOS"], // which names Android too
    [/android/i, "Android"],
    [/windows/i, "Windows"],
    [/mac os|macintosh/i, "Mac"],
    [/linux/i, "Linux"],
  ];
  return String(
    known.find(([pattern]) => /** @type {RegExp} */ (pattern).test(agent.slice(0, 512)))?.[1] ?? "",
  );
}

/**
 * Groups by device, the one used last first.
 * @param {readonly Access[]} events @param {{ assessments?: readonly Assessment[], ownDeviceId?: string, now?: number }} [options]
 * @returns {Group[]}
 */
export function groupsOf(events, { assessments = [], ownDeviceId, now } = {}) {
  const odd = new Set(assessments.filter((one) => one.outcome !== "allow").map((one) => one.eventId));
  const inOrder = [...events].sort((a, b) => a.at - b.at);
  const until = now ?? inOrder.at(-1)?.at ?? 0;
  const since = inOrder[0]?.at ?? 0;
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const event of inOrder) {
    const key = event.deviceId ?? "";
    let group = groups.get(key);
    if (!group) {
      const number = key ? [...groups.keys()].filter(Boolean).length + 1 : undefined;
      group = {
        key,
        number,
        isOwn: key !== "" && key === ownDeviceId,
        // The first of all is no newcomer.
        isNew: key !== "" && event.at > since && until - event.at < NEW_FOR,
        firstAt: event.at,
        lastAt: event.at,
        count: 0,
        places: [],
        agent: "",
        uses: [],
        more: 0,
      };
      groups.set(key, group);
    }
    group.lastAt = event.at;
    group.count += 1;
    group.agent = systemOf(event.agent) || group.agent;
    if (event.country && !group.places.includes(event.country)) group.places.push(event.country);
    group.uses.unshift({
      id: event.id,
      accountId: event.accountId,
      at: event.at,
      action: event.action,
      success: event.success,
      country: event.country,
      isOdd: odd.has(event.id),
    });
  }
  const all = [...groups.values()].sort((a, b) => b.lastAt - a.lastAt);
  for (const group of all) {
    // What is unusual is not among those that are only counted, but for a flood of it.
    const [first, rest] = [group.uses.slice(0, LISTED), group.uses.slice(LISTED)];
    const unusual = rest.filter((use) => use.isOdd).slice(0, ODD);
    group.more = rest.length - unusual.length;
    group.uses = [...first, ...unusual];
  }
  return all;
}

/** Those that are listed, in their order: the newest, and whatever has an unusual use, so that nobody hides behind a dozen others. @param {Group[]} groups */
export const listedOf = (groups) =>
  groups.filter(({ uses }, at) => at < DEVICES || uses.some(({ isOdd }) => isOdd)).slice(0, 4 * DEVICES);

/** The stories that are open, the newest first. @param {readonly import("../index.js").Alert[]} alerts @returns {Story[]} */
export function storiesOf(alerts) {
  return alerts
    .filter((alert) => alert.audience !== "operator" && (alert.steps?.length ?? 0) > 1)
    .filter((alert) => alert.state !== "resolved" && alert.state !== "expired")
    .sort((a, b) => b.lastAt - a.lastAt)
    .map(({ id, severity, steps = [] }) => ({ id, severity, steps: [...steps] }));
}
