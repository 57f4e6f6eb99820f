// @ts-check
/**
 * Feeds the core a statement in pieces, and takes it back in parts, so that a stop is heard between two.
 *
 * A file of a few megabytes takes a phone seconds, and nothing is heard in a call that runs. So work goes on for some
 * milliseconds, then everything that waits gets its turn: a click, the message that says "stop". Cells go over as one text
 * with their lengths. Not here: where text and cells come from (read.js, json.js, workbook.js).
 */
import { SentinelError } from "../error.js";
import { reader } from "./core.js";
import { CELL_CHARACTERS, tooLarge } from "./limits.js";

/** @typedef {<T>(work: (core: any) => T) => T} Call */
/** @typedef {import("../import.d.ts").ImportResult} ImportResult */
/** @typedef {() => Promise<void>} Pause lets others have their turn, and refuses to go on once a stop was asked for */
/** @typedef {{ bytes: number, entries: number, characters: number }} Budget what is left of a file, over everything that lies in it */

/** Work between two turns, in milliseconds: less than a picture of a screen (16), so that nothing on it stands still. */
const TURN = 12;

/** Rows handed over, and events taken back, at once: a few milliseconds on a phone. */
const ROWS = 500;
/** Characters of cells handed over at once; reached before `ROWS` where cells are long. */
const CHARACTERS = 256 * 1024;

/** @param {AbortSignal} [signal] */
export function check(signal) {
  if (signal?.aborted) throw new SentinelError("aborted", "The import was stopped.");
}

/**
 * @param {AbortSignal} [signal]
 * @returns {Pause}
 */
export function pauses(signal) {
  let since = performance.now();
  return async () => {
    check(signal);
    if (performance.now() - since < TURN) return;
    // A message of our own queues behind those that wait; a timer would be slowed down.
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(undefined);
      };
      port2.postMessage(undefined);
    });
    since = performance.now();
    check(signal);
  };
}

/**
 * Half of a pair at a cell's edge, which would become one character with its neighbour's.
 * @param {string} cell
 */
function alone(cell) {
  const [first, last] = [cell.charCodeAt(0), cell.charCodeAt(cell.length - 1)];
  const whole = first >= 0xdc00 && first <= 0xdfff ? `\ufffd${cell.slice(1)}` : cell;
  return last >= 0xd800 && last <= 0xdbff ? `${whole.slice(0, -1)}\ufffd` : whole;
}

/** One statement on its way through the core. */
class Feed {
  /** @param {Call} call @param {object} options @param {Pause} pause @param {Budget} budget */
  constructor(call, options, pause, budget) {
    this.calls = call;
    this.pause = pause;
    this.budget = budget;
    this.reader = call((core) => new core.StatementReader(options));
    this.generation = reader.generation;
  }

  /** @template T @param {(reader: any) => T} work @returns {T} */
  call(work) {
    // Another call of this page may have broken the instance in which the reader stands.
    if (this.generation !== reader.generation)
      throw new SentinelError("poisoned", "The core was replaced while it read a file. Read the file again.");
    return this.calls(() => work(this.reader));
  }

  /** @param {string} piece @param {boolean} last */
  async text(piece, last) {
    await this.pause();
    let more = this.call((reader) => reader.text(piece, last));
    while (more) {
      await this.pause();
      more = this.call((reader) => reader.text("", last));
    }
  }

  /** @param {Iterable<readonly string[] | undefined>} rows nothing where there may be a pause */
  async rows(rows) {
    /** @type {string[]} */
    let cells = [];
    /** @type {number[]} */
    let widths = [];
    let characters = 0;
    const send = async () => {
      await this.pause();
      const lengths = Uint32Array.from(cells, (cell) => cell.length);
      const [text, counts] = [cells.join(""), Uint32Array.from(widths)];
      [cells, widths, characters] = [[], [], 0];
      this.call((reader) => reader.rows(text, lengths, counts));
    };
    for (const row of rows) {
      if (!row) {
        await this.pause();
        continue;
      }
      widths.push(row.length);
      for (const cell of row) {
        const kept = alone(cell.length > CELL_CHARACTERS ? cell.slice(0, CELL_CHARACTERS) : cell);
        cells.push(kept);
        characters += kept.length;
        this.budget.characters -= kept.length;
      }
      if (this.budget.characters < 0) throw tooLarge("its cells hold more text than the file has bytes");
      if (widths.length === ROWS || characters > CHARACTERS) await send();
    }
    if (widths.length) await send();
  }

  /** @returns {Promise<ImportResult>} */
  async result() {
    do await this.pause();
    while (this.call((reader) => reader.settle()));
    const statement = this.call((reader) => reader.statement());
    for (;;) {
      await this.pause();
      const { events, origins } = this.call((reader) => reader.events(ROWS));
      if (!events.length) break;
      statement.events.push(...events);
      statement.origins.push(...origins);
    }
    for (;;) {
      await this.pause();
      const { events, origins } = this.call((reader) => reader.uses(ROWS));
      if (!events.length) break;
      statement.accesses ??= [];
      statement.accessOrigins ??= [];
      statement.accesses.push(...events);
      statement.accessOrigins.push(...origins);
    }
    for (;;) {
      await this.pause();
      const skipped = this.call((reader) => reader.skipped(ROWS));
      if (!skipped.length) return statement;
      statement.skipped.push(...skipped);
    }
  }

  free() {
    if (this.generation === reader.generation) this.reader.free();
  }
}

/**
 * One statement, fed by `fill`.
 * @param {Call} call @param {object} options @param {Pause} pause @param {Budget} budget
 * @param {(feed: Feed) => Promise<void>} fill
 */
export async function fed(call, options, pause, budget, fill) {
  const feed = new Feed(call, options, pause, budget);
  try {
    await fill(feed);
    return await feed.result();
  } catch (error) {
    if (error instanceof SentinelError && error.code === "columns-unsure") {
      const asked = feed.call((reader) => reader.question());
      throw new SentinelError(error.code, "Which column is what is not sure: see `details.question`.", {
        ...error.details,
        question: asked,
      });
    }
    throw error;
  } finally {
    feed.free();
  }
}
