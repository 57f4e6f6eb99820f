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
  /** @type {Checkpoint[]} */
  #snapshots = [];

  async load() {
    return {
      snapshots: this.#snapshots,
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
    this.#entries = [...this.#entries, entry];
  }

  /** A page's memory is not damaged: one snapshot is enough, beside the base. @param {Checkpoint} checkpoint @param {import("./database.js").Trim} trim */
  async checkpoint(checkpoint, { base, alone, instead = [] }) {
    const stays = (/** @type {number} */ seq) => base !== undefined && !alone && seq >= base;
    const places = new Set(instead.map(({ seq }) => seq));
    const entries = this.#entries.filter(({ seq }) => stays(seq) && seq !== base && !places.has(seq));
    this.#snapshots = [...this.#snapshots.filter(({ seq }) => stays(seq) && seq === base), checkpoint];
    this.#entries = [...entries, ...(alone ? [] : instead)].sort((a, b) => a.seq - b.seq);
  }

  /** @param {number} seq */
  async snapshot(seq) {
    return this.#snapshots.find((snapshot) => snapshot.seq === seq);
  }

  close() {
    this.#snapshots = [];
    this.#entries = [];
  }
}
