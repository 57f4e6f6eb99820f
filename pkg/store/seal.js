// @ts-check
/**
 * A record as it lies on the disk: with the host's key encrypted and authenticated (AES-GCM), without one under a checksum (SHA-256).
 *
 * Either covers the record's label, its kind and place, so that no record passes for another one.
 * Not here: how a key is made and kept, which is the host's (README.md).
 */
import { SentinelError } from "../error.js";
import { ofAnotherKey } from "./failure.js";

/** The first byte of a record. */
const PLAIN = 0,
  ENCRYPTED = 1;

/** Bytes of a nonce for AES-GCM: 96 bits, drawn at random, which NIST SP 800-38D (8.3) allows for 2^32 records under one key. */
export const NONCE = 12;
/** Bytes of SHA-256 (FIPS 180-4). */
export const DIGEST = 32;

const encoder = new TextEncoder();

/** @param {...(Uint8Array | string)} parts @returns {Uint8Array<ArrayBuffer>} */
export function joined(...parts) {
  const all = parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part));
  const whole = new Uint8Array(all.reduce((size, { length }) => size + length, 0));
  let end = 0;
  for (const part of all) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** @param {Uint8Array} one @param {Uint8Array} other */
export const isSame = (one, other) =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** The browser's cryptography, or an error that says why there is none. */
export function cryptography() {
  const { subtle } = globalThis.crypto ?? {};
  if (subtle) return subtle;
  throw new SentinelError(
    "crypto-unavailable",
    "Browsers give their cryptography only to pages that came by HTTPS, or from this machine.",
  );
}

/** @param {...(Uint8Array | string)} parts */
export const digest = async (...parts) =>
  new Uint8Array(await cryptography().digest("SHA-256", joined(...parts)));

/** The host's key, if it is one that can be used. @param {unknown} key @returns {CryptoKey | undefined} */
export function keyOf(key) {
  if (key === undefined || key === null) return undefined;
  const own = /** @type {CryptoKey} */ (key);
  const isFit =
    typeof CryptoKey === "function" &&
    own instanceof CryptoKey &&
    own.algorithm.name === "AES-GCM" &&
    own.usages.includes("encrypt") &&
    own.usages.includes("decrypt");
  if (!isFit)
    throw new SentinelError(
      "options-invalid",
      "`key` has to be a CryptoKey of AES-GCM that encrypts and decrypts.",
      { field: "key" },
    );
  return own;
}

export class Seal {
  #key;

  /** @param {CryptoKey | undefined} key */
  constructor(key) {
    this.#key = key;
  }

  /** @param {string} label @param {Uint8Array} bytes @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async close(label, bytes) {
    if (!this.#key) return joined(Uint8Array.of(PLAIN), await digest(label, bytes), bytes);
    const iv = crypto.getRandomValues(new Uint8Array(NONCE));
    const additionalData = encoder.encode(label);
    const hidden = await cryptography().encrypt(
      { name: "AES-GCM", iv, additionalData },
      this.#key,
      joined(bytes),
    );
    return joined(Uint8Array.of(ENCRYPTED), iv, new Uint8Array(hidden));
  }

  /**
   * What was closed under this label. Throws where it is not: `storage-key` where it has no key or needs one, anything else where
   * it was changed or the key is another.
   * @param {string} label @param {unknown} sealed @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async open(label, sealed) {
    if (!(sealed instanceof Uint8Array)) throw new TypeError("no bytes");
    const rest = joined(sealed.subarray(1));
    if (sealed[0] === PLAIN) {
      if (this.#key) throw ofAnotherKey(); // whoever can write to the disk could have put it there
      const bytes = rest.subarray(DIGEST);
      if (!isSame(rest.subarray(0, DIGEST), await digest(label, bytes)))
        throw new Error("the checksum differs");
      return bytes;
    }
    if (sealed[0] !== ENCRYPTED) throw new Error("no known form");
    if (!this.#key) throw ofAnotherKey();
    const additionalData = encoder.encode(label);
    const algorithm = { name: "AES-GCM", iv: rest.subarray(0, NONCE), additionalData };
    return new Uint8Array(await cryptography().decrypt(algorithm, this.#key, rest.subarray(NONCE)));
  }
}

/** What never leaves the page needs no seal. @type {Pick<Seal, "open" | "close">} */
export const inMemory = {
  close: async (_, bytes) => joined(bytes),
  open: async (_, sealed) => joined(/** @type {Uint8Array} */ (sealed)),
};
