// @ts-check
/**
 * The verbs of a database where the browser refuses one: kept while the page stands, so that an input that fails half-way is
 * taken back there as well. Not here: telling the host that nothing lasts (`status()`).
 */

/** @typedef {import("./database.js").Entry} Entry */
/** @typedef {import("./database.js").Checkpoint} Checkpoint */

export class Memory {
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Checkpoint | undefined} */
  #snapshot;

  async load() {
    return {
      snapshots: this.#snapshot ? [this.#snapshot] : [],
      entries: this.#entries,
      done: this.#entries.map(({ seq, id }) => ({ seq, id })),
    };
  }

  /** Nobody else writes. @param {number} seq */
  async since(seq) {
    const done = /** @type {{ seq: number, id: string }[]} */ ([]);
    return { entries: /** @type {Entry[]} */ ([]), done, newest: seq };
  }

  /** @param {Entry} entry */
  async append(entry) {
    this.#entries.push(entry);
  }

  /** @param {Checkpoint} checkpoint */
  async checkpoint(checkpoint) {
    this.#snapshot = checkpoint;
    this.#entries = [];
  }

  async snapshot() {
    return this.#snapshot;
  }

  close() {
    this.#snapshot = undefined;
    this.#entries = [];
  }
}
