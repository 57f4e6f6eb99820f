// @ts-check
/**
 * Zip archives: listed, decrypted, unpacked within bounds.
 *
 * zip.js does it, loaded when the first archive comes: it knows AES (Alipay's) and ZipCrypto (WeChat's). Its workers are
 * off, so that it runs in a worker, in Node, and under a strict content security policy. Names of entries are not
 * believed: they are in unknown encodings, anyone can write them, and no file is ever made of them.
 */
import { SentinelError } from "../error.js";
import { ENTRIES, RATIO, RATIO_FROM_BYTES, tooLarge } from "./limits.js";

/**
 * @typedef {{ name: string, encrypted: boolean, read(): Promise<Uint8Array> }} Entry
 */

/**
 * The files in an archive. What they unpack to, and how many they are, is counted over the whole file, with the archives in it:
 * one within another would have a fresh budget each time.
 * @param {Blob} source
 * @param {{ password?: string, signal?: AbortSignal }} options
 * @param {import("./feed.js").Budget} budget
 * @returns {Promise<Entry[]>}
 */
export async function entriesOf(source, { password, signal }, budget) {
  // The variant without its own WebAssembly and workers: browsers inflate by themselves since 2023.
  const { BlobReader, ZipReader } = await import("@zip.js/zip.js/lib/zip-core-custom.js");
  /** @type {any[]} */
  const listed = [];
  try {
    for await (const entry of new ZipReader(new BlobReader(source), {
      useWebWorkers: false,
    }).getEntriesGenerator({ filenameValidation: "tolerant" })) {
      budget.entries -= 1;
      if (budget.entries < 0) throw tooLarge(`more than ${ENTRIES} entries`);
      listed.push(entry);
    }
  } catch (error) {
    if (error instanceof SentinelError) throw error;
    throw damaged(error);
  }
  return listed
    .filter((entry) => !entry.directory)
    .map((entry) => ({
      name: String(entry.filename),
      encrypted: Boolean(entry.encrypted),
      read: () => unpack(entry, budget, password, signal),
    }));
}

/**
 * @param {any} entry
 * @param {import("./feed.js").Budget} budget
 * @param {string} [password]
 * @param {AbortSignal} [signal]
 */
async function unpack(entry, budget, password, signal) {
  if (entry.encrypted && !password) {
    throw new SentinelError(
      "password-needed",
      "The archive is protected: pass the password that the wallet shows.",
    );
  }
  const most = Math.min(budget.bytes, Math.max(entry.compressedSize * RATIO, RATIO_FROM_BYTES));
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  // Counts what really comes out: the sizes in the archive are only claims.
  const sink = new WritableStream({
    write(chunk) {
      size += chunk.byteLength;
      budget.bytes -= chunk.byteLength; // whatever comes of it: what is refused was unpacked as well
      if (size > most) throw tooLarge("an entry unpacks to more than it may");
      chunks.push(chunk);
    },
  });
  try {
    await entry.getData(sink, { password, signal, checkSignature: true, useWebWorkers: false });
  } catch (error) {
    if (size > most) throw tooLarge("an entry unpacks to more than it may");
    if (signal?.aborted) throw error;
    // ZipCrypto checks one byte of a password: every 256th wrong one passes, and gives garbage instead.
    if (/password/i.test(messageOf(error)) || entry.zipCrypto) {
      throw new SentinelError("password-wrong", "The password does not open this archive.", undefined, {
        cause: error,
      });
    }
    throw damaged(error);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** @param {unknown} error */
const damaged = (error) =>
  new SentinelError("archive-damaged", `The archive cannot be read: ${messageOf(error)}`, undefined, {
    cause: error,
  });
