// @ts-check
/**
 * Reading a statement of ten thousand rows: bytes in, validated payments out.
 *
 * The peer is Papa Parse, the CSV reader that most pages would take: it makes cells. It knows no wallet, so finding the
 * table, reading times and amounts, categories, refunds and the check against the declared sums is ours on top.
 */
import Papa from "papaparse";
import init, { Sentinel } from "wallet-sentinel";
import { importStatement } from "wallet-sentinel/import";
import { longStatement } from "../www/sample/make.mjs";
import { batches } from "./people.js";
import { race } from "./rounds.js";

const ROWS = 10_000;

await init();
const bytes = new Uint8Array(longStatement(ROWS));
const decode = () => new TextDecoder("gb18030").decode(bytes);
const text = decode();

async function read() {
  const statement = await importStatement(bytes);
  if (statement.rows !== ROWS)
    throw new Error(`${statement.rows} rows were read, not ${ROWS}: the figures mean nothing`);
  return statement;
}

async function readAndIngest() {
  const { events } = await read();
  const sentinel = new Sentinel({ utcOffset: 480 });
  const asOf = events.at(-1)?.at;
  for (const batch of batches(events, 2_000)) sentinel.ingest(batch, { asOf });
  const alerts = sentinel.alerts();
  sentinel.free();
  return alerts;
}

await race(`import: a bill of ${ROWS} rows, ${(bytes.length / 1e6).toFixed(1)} MB of GB18030, ms`, {
  unit: "ms",
  perMillisecond: 1,
  ours: [
    { name: "importStatement", run: read },
    { name: "importStatement and ingest", run: readAndIngest },
  ],
  peers: [
    { name: "TextDecoder + Papa Parse", run: () => Papa.parse(decode()) },
    { name: "Papa Parse of the decoded text", run: () => Papa.parse(text) },
    { name: "TextDecoder", run: decode },
  ],
});
