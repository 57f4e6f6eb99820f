// @ts-check
/**
 * Who is told of alerts as they come: the listeners behind `onAlert`, of an engine here or in a worker.
 *
 * A listener hears of an alert when it is news: raised, back on the list, or graver than when it last heard of it. One more
 * payment in a burst is none. Whom a listener hears for can only narrow what `Config.audience` allows; where it names
 * nobody it hears what is the holder's, and at an engine of the operator's alone what is the operator's.
 * Not here: what is done with the news (notify.js shows it, where the host wants that).
 */

import { SentinelError } from "./error.js";

const SEVERITIES = ["info", "notice", "warning", "danger"];
/** The steps that put an alert on the list. */
const OPENS = new Set(["raise", "worse", "wake"]);

/**
 * @typedef {import("./index.js").Alert} Alert
 * @typedef {import("./index.js").AlertFilter} AlertFilter
 */

const READERS = new Set(["holder", "operator", "all"]);

export class Listeners {
  /** Whose eyes the engine's answers are for: its `Config.audience`. @type {string} */
  readers = "holder";
  /** @type {Set<(alert: Alert) => void>} */
  #all = new Set();

  /**
   * @param {(alert: Alert) => void} listener @param {AlertFilter} [filter]
   * @returns {() => void} ends it
   */
  add(listener, { audience, atLeast = "info", accountId } = {}) {
    if (audience !== undefined && this.readers !== "all" && audience !== this.readers && READERS.has(audience)) {
      throw new SentinelError("audience-not-allowed", "This engine's `audience` does not allow it: a listener can only narrow it.", { field: "audience" });
    }
    /** What was heard last of each alert: how grave it was, and when it was put on the list. @type {Map<string, { gravity: number, opened: string }>} */
    const heard = new Map();
    const least = SEVERITIES.indexOf(atLeast);
    const tell = (/** @type {Alert} */ alert) => {
      const heardFor = audience ?? (this.readers === "operator" ? "operator" : "holder");
      if ((heardFor !== "all" && alert.audience !== heardFor) || (accountId !== undefined && alert.accountId !== accountId)) return;
      const gravity = SEVERITIES.indexOf(alert.severity);
      if (alert.state !== "open" || gravity < least) return;
      const step = alert.history.findLast(({ action }) => OPENS.has(action));
      const opened = `${step?.action} ${step?.at}`;
      const before = heard.get(alert.id);
      if (before && before.opened === opened && gravity <= before.gravity) return;
      heard.set(alert.id, { gravity, opened });
      listener(alert);
    };
    this.#all.add(tell);
    return () => void this.#all.delete(tell);
  }

  /** Tells of what an engine answered. A listener that throws harms neither the caller nor the other listeners. @param {readonly Alert[]} alerts */
  tell(alerts) {
    for (const alert of alerts) {
      for (const tell of this.#all) {
        try {
          tell(alert);
        } catch (error) {
          queueMicrotask(() => { throw error; });
        }
      }
    }
  }
}
