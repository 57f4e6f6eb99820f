// @ts-check
/**
 * Makes the sample bill as a file, as Alipay would export what a first visit shows, and larger files of the same kind for tests.
 *
 * `node www/sample/make.mjs` writes alipay-sample.csv beside it, and the life with a takeover, which the page offers; a test holds the
 * committed files to their generators.
 * Deterministic: no clock, no randomness but the seed.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gb18030, statementText } from "./alipay.mjs";
import { beijing, life } from "./life.mjs";
import { SAMPLE, sampleRows } from "./rows.mjs";
import { takeoverTable } from "./takeover.mjs";

/** Long enough before `SAMPLE.to` for 10,000 rows at about five a day. */
const LONG = { seed: 7, from: "2019-06-01", to: "2026-10-01" };

const span = (/** @type {{ from: string, to: string }} */ { from, to }) => ({
  from: beijing(from),
  to: beijing(to) - 1000,
  exportedAt: beijing(to, "08:30:12"),
});

/** The sample bill's bytes. */
export function sampleStatement() {
  return gb18030(statementText(sampleRows(), span(SAMPLE)));
}

/** A file with exactly `count` rows, the newest of a life of seven years. @param {number} count */
export function longStatement(count) {
  const rows = life(LONG).toSorted((a, b) => a.at - b.at);
  if (rows.length < count) throw new RangeError(`this life has only ${rows.length} payments`);
  return gb18030(statementText(rows.slice(-count), span(LONG)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL("./alipay-sample.csv", import.meta.url);
  writeFileSync(target, sampleStatement());
  writeFileSync(new URL("../public/samples/takeover-sample.csv", import.meta.url), takeoverTable());
}
