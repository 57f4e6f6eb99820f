// @ts-check
/**
 * A labelled file, row by row: CSV, packed with gzip or not, into the package's payment events and what is known of each.
 *
 * Streamed, since the handbook's file makes 1.75 million events of about a kilobyte; nothing of a row is kept here.
 * Papa Parse reads the cells: it cuts a piece without quotes at its commas, and understands quotes where there are any.
 * Not here: judging values. What a cell holds goes to the engine, which refuses what it cannot read.
 */
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import Papa from "papaparse";

/** The handbook's columns, and all that is asked of a file. */
const REQUIRED = ["id", "at", "account", "counterparty", "amount", "fraud"];

/** The handbook tells no currency; its authors pay in euros. One for all, so it says nothing about fraud. */
const CURRENCY = "EUR";

/** What a column of this name holds, where it is not text. */
const NUMBERS = new Set(["utcOffset", "points", "location.lat", "location.lon"]);
const BOOLEANS = new Set(["feeIncluded", "context.call", "context.screenShare", "context.remoteControl"]);

/** The contract's further fields of a payment that are text. `kind`, `id`, `accountId` and `at` are the required columns'. */
const TEXTS = new Set([
  "holderId",
  "timePrecision",
  "direction",
  "type",
  "status",
  "currency",
  "original.amount",
  "original.currency",
  "fee",
  "discount",
  "refunded",
  "balanceAfter",
  "refundOf",
  "sameAs.accountId",
  "sameAs.id",
  "counterparty.name",
  "counterparty.kind",
  "orderId",
  "reference",
  "mcc",
  "category",
  "channel",
  "instrument.id",
  "instrument.kind",
  "instrument.last4",
  "authentication",
  "agreementId",
  "payerAccountId",
  "country",
  "deviceId",
  "ip",
  "description",
  "note",
]);

/** The handbook's file is some 250 such pieces; zlib's own 16 kB would make 4,000 calls of it, for no gain. */
const PIECE = 1 << 18;

/** @typedef {import("wallet-sentinel").Transaction} Payment */
/** @typedef {{ payment: Payment, fraud: boolean }} Row */

/** The file is not what a run needs; the message says in what. */
export class BadFile extends Error {}

/**
 * Hands over every row, in the file's order; the whole of a row is done before the next is read.
 * @param {string} path ending in .gz where it is packed
 * @param {(row: Row) => void} take
 * @returns {Promise<{ rows: number, ignored: string[] }>} `ignored`: columns that are no field of a payment
 */
export function eachRow(path, take) {
  return new Promise((resolve, reject) => {
    const file = createReadStream(path);
    const text = path.endsWith(".gz") ? pipeline(file, createGunzip({ chunkSize: PIECE }), () => {}) : file; // an error of either reaches Papa Parse
    text.setEncoding("utf8");
    /** @type {ReturnType<typeof reader> | undefined} */
    let read;
    let rows = 0;
    Papa.parse(/** @type {any} */ (text), {
      delimiter: ",",
      skipEmptyLines: true,
      chunk(/** @type {{ data: string[][] }} */ { data }) {
        for (const cells of data) {
          if (read) {
            rows += 1;
            take(read.row(cells, rows));
          } else read = reader(cells, path);
        }
      },
      complete: () =>
        read ? resolve({ rows, ignored: read.ignored }) : reject(new BadFile(`${path} is empty.`)),
      error(/** @type {Error} */ error) {
        file.destroy();
        reject(error);
      },
    });
  });
}

/**
 * How to read a row under this header.
 * @param {string[]} header
 * @param {string} path
 */
function reader(header, path) {
  const names = header.map((name, position) => (position === 0 ? name.replace(/^\ufeff/, "") : name).trim());
  const missing = REQUIRED.filter((name) => !names.includes(name));
  if (missing.length) {
    throw new BadFile(
      `${path} lacks the column${missing.length > 1 ? "s" : ""} ${missing.join(", ")}. It has ${names.join(", ")}; needed are ${REQUIRED.join(", ")}.`,
    );
  }
  const [id, at, account, counterparty, amount, fraud] = REQUIRED.map((name) => names.indexOf(name));
  const others = [...names.entries()].filter(([, name]) => !REQUIRED.includes(name));
  const known = others.filter(([, name]) => TEXTS.has(name) || NUMBERS.has(name) || BOOLEANS.has(name));
  return {
    ignored: others.filter((other) => !known.includes(other)).map(([, name]) => name),
    /** @param {string[]} cells @param {number} number of the row, from 1 @returns {Row} */
    row(cells, number) {
      if (cells.length !== names.length)
        throw new BadFile(`${path}, row ${number}: ${cells.length} cells under ${names.length} columns.`);
      if (cells[fraud] !== "0" && cells[fraud] !== "1")
        throw new BadFile(`${path}, row ${number}: fraud is 0 or 1, not ${JSON.stringify(cells[fraud])}.`);
      const moment = Number(cells[at]);
      if (cells[at] === "" || !Number.isSafeInteger(moment))
        throw new BadFile(
          `${path}, row ${number}: at is in whole milliseconds, not ${JSON.stringify(cells[at])}.`,
        );
      /** @type {Payment} */
      const payment = {
        kind: "transaction",
        id: cells[id],
        accountId: cells[account],
        at: moment,
        direction: "debit",
        type: "purchase",
        status: "completed",
        amount: cells[amount],
        currency: CURRENCY,
        counterparty: { id: cells[counterparty], kind: "merchant" },
      };
      for (const [position, name] of known) if (cells[position] !== "") put(payment, name, cells[position]);
      return { payment, fraud: cells[fraud] === "1" };
    },
  };
}

/** @param {Record<string, any>} payment @param {string} name dotted where nested @param {string} cell */
function put(payment, name, cell) {
  const value = NUMBERS.has(name)
    ? Number(cell)
    : BOOLEANS.has(name)
      ? cell === "true" || cell === "1"
      : cell;
  const [outer, inner] = name.split(".");
  if (inner === undefined) payment[outer] = value;
  else (payment[outer] ??= {})[inner] = value;
}
