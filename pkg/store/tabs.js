// @ts-check
/**
 * The tabs of one store: which of them writes (Web Locks), and how they hear of one another (BroadcastChannel).
 *
 * A lock goes with its tab, however that ends, and the next in line has it. What is said in the channel may be lost with a tab:
 * nothing depends on an answer, the database alone says what was kept.
 * Not here: what is said (store.js).
 */

/** @typedef {{ locks?: LockManager, Channel?: typeof BroadcastChannel }} Means */

export class Tabs {
  #name;
  #locks;
  #channel;
  /** Lets the lock go. @type {(() => void) | undefined} */
  #release;
  #waiting = new AbortController();
  /** Settles when the lock is another tab's to have. @type {Promise<unknown>} */
  released = Promise.resolve();

  /** @param {string} name @param {Means} means @param {(message: any) => void} heard */
  constructor(name, { locks, Channel }, heard) {
    this.#name = `wallet-sentinel.store:${name}`;
    this.#locks = /** @type {LockManager} */ (locks);
    this.#channel = Channel && new Channel(this.#name);
    this.#channel?.addEventListener("message", ({ data }) => {
      if (typeof data === "object" && data !== null) heard(data);
    });
  }

  /** Whether this tab writes; where another one does, `became` is called when that one ends. @param {() => void} became @returns {Promise<boolean>} */
  async claim(became) {
    const held = () => new Promise((release) => (this.#release = () => release(undefined)));
    const isMine = await new Promise((resolve, reject) => {
      this.released = this.#locks
        .request(this.#name, { ifAvailable: true }, (lock) => {
          resolve(Boolean(lock));
          return lock ? held() : undefined;
        })
        .catch(reject);
    });
    if (!isMine)
      this.#locks
        .request(this.#name, { signal: this.#waiting.signal }, () => {
          if (this.#waiting.signal.aborted) return undefined;
          const until = held();
          became();
          return until;
        })
        .catch(() => {}); // closed while it waited
    return isMine;
  }

  /** @param {object} message */
  post(message) {
    this.#channel?.postMessage(message);
  }

  close() {
    this.#channel?.close();
    this.#channel = undefined;
    this.#waiting.abort();
    this.#release?.();
  }
}
