// @ts-check
/**
 * A backup: what is kept as one file, under a passphrase where its owner wants one, and the way back, where nothing is believed.
 *
 * Magic, length of the header, header (JSON), body, and a SHA-256 over all of it. The checksum tells a file that was cut or
 * changed by accident from another passphrase, before any key is stretched. Under a passphrase the body is AES-GCM with
 * magic and header as its additional data, so that neither can be changed unnoticed either.
 * Not here: whether the states in it restore, which the engine says (recovery.js).
 */
import { SentinelError } from "../error.js";
import { badBackup } from "./failure.js";
import { NONCE, DIGEST, cryptography, digest, isSame, joined } from "./seal.js";

/** Eight bytes that no text begins with. */
const MAGIC = Uint8Array.of(0x89, 0x57, 0x53, 0x42, 0x4b, 0x0d, 0x0a, 0x1a); // after PNG's, which finds out transfers that change line ends
const VERSION = 1;
/** Of the header's length. */
const LENGTH = 4;
/** A header takes about 200 bytes; a longer one is none of ours. */
const MOST_HEADER = 4096;

/**
 * Rounds of PBKDF2 with HMAC-SHA-256: what OWASP's Password Storage Cheat Sheet asks for (read 2026-11-29). Of a file that asks
 * for more, ten times as many are done: that is some ten seconds on a phone, and beyond it somebody wants this page to hang.
 */
export const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10 * ITERATIONS;
/** Bytes of the salt: NIST SP 800-132 (5.1) asks for 128 bits at least. */
const SALT = 16;

/** @typedef {{ seq: number, state: Uint8Array }} KeptState */
/** @typedef {{ seq: number, id: string, bytes: Uint8Array<ArrayBuffer> }} KeptInput as the log has it */
/** @typedef {{ states: KeptState[], inputs: KeptInput[] }} Kept */

const base64 = (/** @type {Uint8Array} */ bytes) => btoa(String.fromCharCode(...bytes));
const fromBase64 = (/** @type {unknown} */ text) => {
  if (typeof text !== "string") throw new TypeError("no base64");
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
};

/** @param {number} length */
function lengthOf(length) {
  const view = new DataView(new ArrayBuffer(LENGTH));
  view.setUint32(0, length, true);
  return new Uint8Array(view.buffer);
}

/** A passphrase as one that can be typed again: of é and e with an accent one form (NFC, as RFC 8265 has it). @param {unknown} passphrase @returns {string | undefined} */
export function phraseOf(passphrase) {
  if (passphrase === undefined || passphrase === null) return undefined;
  if (typeof passphrase !== "string" || passphrase === "")
    throw new SentinelError("options-invalid", "`passphrase` has to be a string that is not empty.", {
      field: "passphrase",
      expected: ["string"],
    });
  return passphrase.normalize("NFC");
}

/** @param {string} phrase @param {Uint8Array<ArrayBuffer>} salt @param {number} iterations */
async function stretched(phrase, salt, iterations) {
  const material = await cryptography().importKey("raw", joined(phrase), "PBKDF2", false, ["deriveKey"]);
  return cryptography().deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** @param {Kept} kept @param {string} [phrase] @returns {Promise<Blob>} */
export async function backupOf({ states, inputs }, phrase) {
  cryptography();
  const index = {
    states: states.map(({ seq, state }) => ({ seq, length: state.length })),
    inputs: inputs.map(({ seq, id, bytes }) => ({ seq, id, length: bytes.length })),
  };
  const text = joined(JSON.stringify(index));
  const parts = [...states.map(({ state }) => state), ...inputs.map(({ bytes }) => bytes)];
  const body = joined(lengthOf(text.length), text, ...parts);
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const cipher = phrase && {
    derivation: "PBKDF2-SHA-256",
    iterations: ITERATIONS,
    salt: base64(salt),
    cipher: "AES-256-GCM",
    iv: base64(iv),
  };
  const header = joined(JSON.stringify({ format: "wallet-sentinel.backup", version: VERSION, ...cipher }));
  const front = joined(MAGIC, lengthOf(header.length), header);
  const key = phrase && (await stretched(phrase, salt, ITERATIONS));
  const hidden = key
    ? new Uint8Array(await cryptography().encrypt({ name: "AES-GCM", iv, additionalData: front }, key, body))
    : body;
  return new Blob([front, hidden, await digest(front, hidden)], { type: "application/octet-stream" });
}

/** What is in a backup. @param {Uint8Array} bytes @param {string} [phrase] @returns {Promise<Kept>} */
export async function keptIn(bytes, phrase) {
  const isOurs = isSame(bytes.subarray(0, MAGIC.length), MAGIC);
  if (!isOurs) throw badBackup("backup-foreign", "This file is no backup of wallet-sentinel.");
  const whole = bytes.subarray(0, -DIGEST);
  if (bytes.length < MAGIC.length + LENGTH + DIGEST || !isSame(bytes.subarray(-DIGEST), await digest(whole)))
    throw badBackup("backup-corrupt", "This backup was cut or changed.");
  const { header, front } = headerOf(whole);
  if (header.version !== VERSION)
    throw badBackup("backup-version", "This backup was made by another version of the package.");
  const body =
    header.cipher === undefined ? whole.subarray(front.length) : await opened(whole, header, front, phrase);
  try {
    return contentOf(body);
  } catch (cause) {
    throw badBackup("backup-corrupt", "This backup is not as one is made.", cause);
  }
}

/** @param {Uint8Array} whole @returns {{ header: any, front: Uint8Array<ArrayBuffer> }} */
function headerOf(whole) {
  const length = new DataView(whole.buffer, whole.byteOffset + MAGIC.length, LENGTH).getUint32(0, true);
  const begin = MAGIC.length + LENGTH;
  try {
    if (length > MOST_HEADER || begin + length > whole.length) throw new Error("no header");
    const header = JSON.parse(new TextDecoder().decode(whole.subarray(begin, begin + length)));
    if (header.format !== "wallet-sentinel.backup") throw new Error("another format");
    return { header, front: joined(whole.subarray(0, begin + length)) };
  } catch (cause) {
    throw badBackup("backup-corrupt", "This backup's header cannot be read.", cause);
  }
}

/** @param {Uint8Array} whole @param {any} header @param {Uint8Array<ArrayBuffer>} front @param {string} [phrase] */
async function opened(whole, header, front, phrase) {
  const { derivation, cipher, iterations } = header;
  const isKnown =
    derivation === "PBKDF2-SHA-256" &&
    cipher === "AES-256-GCM" &&
    Number.isInteger(iterations) &&
    iterations >= ITERATIONS &&
    iterations <= MOST_ITERATIONS;
  if (!isKnown)
    throw badBackup("backup-version", "This backup is encrypted in a way that is not known here.");
  if (phrase === undefined) throw badBackup("backup-passphrase", "This backup is under a passphrase.");
  try {
    const key = await stretched(phrase, fromBase64(header.salt), iterations);
    const algorithm = { name: "AES-GCM", iv: fromBase64(header.iv), additionalData: front };
    return new Uint8Array(await cryptography().decrypt(algorithm, key, joined(whole.subarray(front.length))));
  } catch (cause) {
    throw badBackup("backup-passphrase", "This backup does not open with this passphrase.", cause);
  }
}

/** @param {Uint8Array} body @returns {Kept} */
function contentOf(body) {
  const length = new DataView(body.buffer, body.byteOffset, body.byteLength).getUint32(0, true);
  let end = LENGTH + length;
  if (end > body.length) throw new Error("it is cut");
  const { states, inputs } = JSON.parse(
    new TextDecoder("utf-8", { fatal: true }).decode(body.subarray(LENGTH, end)),
  );
  const isPlace = (/** @type {any} */ seq) => Number.isSafeInteger(seq) && seq >= 0;
  const next = (/** @type {any} */ seq, /** @type {any} */ length) => {
    if (!isPlace(seq) || !isPlace(length) || end + length > body.length) throw new Error("a record is cut");
    end += length;
    return body.slice(end - length, end);
  };
  const found = [...states].map(({ seq, length }) => ({ seq, state: next(seq, length) }));
  const read = [...inputs].map(({ seq, id, length }) => {
    if (typeof id !== "string") throw new Error("an input is none");
    return { seq, id, bytes: next(seq, length) };
  });
  if (end !== body.length) throw new Error("there is more than it says");
  return { states: found, inputs: read };
}
