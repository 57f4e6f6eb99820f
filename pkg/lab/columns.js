// @ts-check
/**
 * Columns of a million rows: numbers in typed arrays that double, texts in one array of bytes, repeated texts as numbers.
 *
 * A million JavaScript strings and a Map of them take some 100 bytes each; here an id takes its letters and four bytes, a repeated
 * name four bytes a row.
 * Not here: what a column means (history.js).
 */

/** @typedef {Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array} Numbers */

/** @template {Numbers} T @param {T} column @param {number} length @returns {T} a copy of that length, cut or padded by zeros */
function resized(column, length) {
  const other = /** @type {T} */ (new /** @type {any} */ (column.constructor)(length));
  other.set(/** @type {any} */ (column.length > length ? column.subarray(0, length) : column));
  return other;
}

/** A growing column. @template {Numbers} T */
export class Column {
  length = 0;

  /** @param {T} values an empty array of the kind that is wanted */
  constructor(values) {
    this.values = resized(values, 1024);
  }

  /** @param {number} value */
  push(value) {
    if (this.length === this.values.length) this.values = resized(this.values, this.length * 2);
    this.values[this.length++] = value;
  }

  /** The column, no longer than it has to be. @returns {T} */
  done() {
    return (this.values = resized(this.values, this.length));
  }

  get bytes() {
    return this.values.byteLength;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Texts one after another, each its own: ids. */
export class Texts {
  #bytes = new Uint8Array(1 << 16);
  /** Where each ends. */
  #ends = new Column(new Uint32Array());
  #used = 0;

  get length() {
    return this.#ends.length;
  }

  get bytes() {
    return this.#bytes.byteLength + this.#ends.bytes;
  }

  /** @param {string} text */
  push(text) {
    // A letter of UTF-16 is at most three bytes of UTF-8.
    if (this.#used + text.length * 3 > this.#bytes.length)
      this.#bytes = resized(this.#bytes, Math.max(this.#bytes.length * 2, this.#used + text.length * 3));
    this.#used += encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written;
    this.#ends.push(this.#used);
  }

  /** @param {number} position */
  at(position) {
    const begin = position === 0 ? 0 : this.#ends.values[position - 1];
    return decoder.decode(this.#bytes.subarray(begin, this.#ends.values[position]));
  }

  /** Whether the bytes at a position are these. @param {number} position @param {Uint8Array} other @param {number} length */
  is(position, other, length) {
    const begin = position === 0 ? 0 : this.#ends.values[position - 1];
    if (this.#ends.values[position] - begin !== length) return false;
    for (let index = 0; index < length; index += 1)
      if (this.#bytes[begin + index] !== other[index]) return false;
    return true;
  }
}

/** Texts that come again, each kept once and numbered as it first appears. */
export class Names {
  #texts = new Texts();
  /** Open addressing: 0 is free, else the number + 1; at most half full. */
  #table = new Uint32Array(1 << 10);
  #hashes = new Column(new Uint32Array());
  #scratch = new Uint8Array(1024);
  /** The last text and its number: rows of one account often stand together. */
  #last = "";
  #lastNumber = -1;

  get length() {
    return this.#texts.length;
  }

  get bytes() {
    return this.#texts.bytes + this.#table.byteLength + this.#hashes.bytes;
  }

  /** @param {number} number */
  at(number) {
    return this.#texts.at(number);
  }

  /** @param {string} text @returns {number} */
  number(text) {
    if (text === this.#last && this.#lastNumber >= 0) return this.#lastNumber;
    this.#last = text;
    return (this.#lastNumber = this.#find(text, true));
  }

  /** Of a text that may be unknown: -1 then. @param {string} text */
  find(text) {
    return this.#find(text, false);
  }

  /** @param {string} text @param {boolean} add */
  #find(text, add) {
    if (text.length * 3 > this.#scratch.length) this.#scratch = new Uint8Array(text.length * 3);
    const length = encoder.encodeInto(text, this.#scratch).written;
    // FNV-1a (Fowler, Noll, Vo), 32 bits: short keys, and no attacker in one's own file.
    let hash = 2166136261;
    for (let index = 0; index < length; index += 1)
      hash = Math.imul(hash ^ this.#scratch[index], 16777619) >>> 0;
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (; this.#table[slot] !== 0; slot = (slot + 1) & mask) {
      const number = this.#table[slot] - 1;
      if (this.#hashes.values[number] === hash && this.#texts.is(number, this.#scratch, length))
        return number;
    }
    if (!add) return -1;
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#hashes.push(hash);
    this.#table[slot] = number + 1;
    if (this.#texts.length * 2 > this.#table.length) this.#grow();
    return number;
  }

  #grow() {
    const table = new Uint32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let number = 0; number < this.#texts.length; number += 1) {
      let slot = this.#hashes.values[number] & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = number + 1;
    }
    this.#table = table;
  }
}
