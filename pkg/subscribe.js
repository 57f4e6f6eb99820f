// @ts-check
/**
 * Who is told of alerts as they come: the listeners behind `onAlert`, of an engine here or in a worker.
 *
 * A listener hears of an alert when it is news: raised, back on the list, or graver than when it last heard of it. One more
 * payment in a burst is none. Whom a listener hears for can only narrow what `Config.audience` allows; where it names
 * nobody it hears what is the holder's, and at an engine of the operator's alone what is the operator's.
 * A listener is the host's: each hears of a copy of its own, and what it throws, at once or later, is reported and harms neither
 * the caller nor the other listeners.
 * Not here: what is done with the news (notify.js shows it, where the host wants that).
 */
import { SentinelError } from "./error.js";
import * as given from "./given.js";

const READERS = new Set(["holder", "operator", "all"]);
const SEVERITIES = ["info", "notice", "warning", "danger"];
/** Alerts of which a listener remembers what it heard: ten times what the core keeps (`Config.limits.alerts`) unless told otherwise. */
const REMEMBERED = 100_000;
/** The steps that put an alert on the list. */
const OPENS = new Set(["raise", "worse", "wake"]);

/**
 * A filter that can be understood: a misspelt word would be taken for "everything", or for nothing.
 * @param {unknown} filter @returns {AlertFilter}
 */
function understood(filter) {
  const asked = given.plain(filter, "query-invalid", "filter") ?? {};
  const refused = (/** @type {string} */ field) =>
    new SentinelError("query-invalid", `The filter's \`${field}\` is none that is known.`, { field });
  if (typeof asked !== "object" || Array.isArray(asked)) throw refused("filter");
  const { audience, atLeast, accountId, ...others } = /** @type {Record<string, any>} */ (asked);
  const absent = (/** @type {unknown} */ value) => value === undefined || value === null;
  for (const key in others)
    if (!absent(others[key]))
      throw given.unknownKey(key, "query-invalid", ["audience", "atLeast", "accountId"]);
  if (!absent(audience) && !READERS.has(audience)) throw refused("audience");
  if (!absent(atLeast) && !SEVERITIES.includes(atLeast)) throw refused("atLeast");
  if (!absent(accountId) && typeof accountId !== "string") throw refused("accountId");
  return {
    audience: audience ?? undefined,
    atLeast: atLeast ?? undefined,
    accountId: accountId ?? undefined,
  };
}

/**
 * @typedef {import("./index.js").Alert} Alert
 * @typedef {import("./index.js").AlertFilter} AlertFilter
 */

export class Listeners {
  /** Whose eyes the engine's answers are for: its `Config.audience`. @type {string} */
  readers = "holder";
  /** @type {Set<(alert: Alert) => unknown>} */
  #all = new Set();

  /**
   * @param {(alert: Alert) => unknown} listener @param {AlertFilter | null} [filter]
   * @returns {() => void} ends it
   */
  add(listener, filter) {
    const { audience, atLeast = "info", accountId } = understood(filter);
    if (audience !== undefined && this.readers !== "all" && audience !== this.readers) {
      throw new SentinelError(
        "audience-not-allowed",
        "This engine's `audience` does not allow it: a listener can only narrow it.",
        { field: "audience" },
      );
    }
    /** What was heard last of each alert: how grave it was, and when it was put on the list. @type {Map<string, { gravity: number, opened: string }>} */
    const heard = new Map();
    const least = SEVERITIES.indexOf(atLeast);
    const tell = (/** @type {Alert} */ alert) => {
      const heardFor = audience ?? (this.readers === "operator" ? "operator" : "holder");
      if (
        (heardFor !== "all" && alert.audience !== heardFor) ||
        (accountId !== undefined && alert.accountId !== accountId)
      )
        return;
      const gravity = SEVERITIES.indexOf(alert.severity);
      if (alert.state !== "open" || gravity < least) return;
      const step = alert.history.findLast(({ action }) => OPENS.has(action));
      const opened = `${step?.action} ${step?.at}`;
      const before = heard.get(alert.id);
      if (before && before.opened === opened && gravity <= before.gravity) return;
      heard.delete(alert.id); // and so among the newest
      heard.set(alert.id, { gravity, opened });
      if (heard.size > REMEMBERED) heard.delete(/** @type {string} */ (heard.keys().next().value));
      return listener(structuredClone(alert));
    };
    this.#all.add(tell);
    return () => void this.#all.delete(tell);
  }

  /** Tells of what an engine answered. @param {readonly Alert[]} alerts */
  tell(alerts) {
    for (const alert of alerts) {
      // Those that listen now: one that adds another hears of it with the next alert.
      for (const tell of [...this.#all]) {
        given.heard(() => tell(alert));
      }
    }
  }
}
