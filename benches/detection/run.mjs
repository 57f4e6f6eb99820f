// @ts-check
/**
 * `npm run bench:detection`: how well, how fast and how honestly the built package tells frauds in a labelled file.
 *
 * Through the public door alone: `init`, `new Sentinel(config)`, `ingest` of plain objects, assessments back.
 * It asserts nothing but that no run reads the future; benches/README.md says what the figures are and are not.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import init, { Sentinel, SentinelError, about } from "wallet-sentinel";
import { watchMemory } from "../wasm-memory.js";
import { judge } from "wallet-sentinel/lab";
import { delayOf } from "./labels.js";
import { documentOf, tables } from "./report.js";
import { BadFile } from "./source.js";
import { stream } from "./stream.js";

/** Where the data folder lies beside a checkout. */
const BESIDE = fileURLToPath(new URL("../../../shared/data/handbook/transactions.csv.gz", import.meta.url));

const USAGE = `npm run bench:detection -- [--file F.csv[.gz]] [--label-delay 7d|12h|none] [--no-learn] [--report-share 0.5] [--from-day N] [--json F.json]`;

/** Mistakes of the person at the keyboard, told without a stack. */
class Usage extends Error {}

/** npm starts scripts in the repository's root and keeps in INIT_CWD where its user stood. @param {string} path */
const fromUser = (path) => resolve(process.env.INIT_CWD ?? ".", path);

function settings() {
  const { values } = parseArgs({
    options: {
      file: { type: "string" },
      "label-delay": { type: "string", default: "7d" },
      "no-learn": { type: "boolean", default: false },
      "report-share": { type: "string", default: "1" },
      "from-day": { type: "string" },
      json: { type: "string" },
    },
  });
  const delay = delayOf(values["label-delay"]);
  if (delay === undefined)
    throw new Usage(
      `--label-delay is a number of days or hours (7d, 12h) or none, not ${values["label-delay"]}.\n${USAGE}`,
    );
  const reported = Number(values["report-share"]);
  if (!(reported >= 0 && reported <= 1))
    throw new Usage(`--report-share is a share from 0 to 1, not ${values["report-share"]}.\n${USAGE}`);
  const from = values["from-day"] === undefined ? undefined : Number(values["from-day"]);
  if (from !== undefined && !(Number.isInteger(from) && from >= 0))
    throw new Usage(
      `--from-day is a whole number of days after the first, not ${values["from-day"]}.\n${USAGE}`,
    );
  return {
    file: values.file === undefined ? BESIDE : fromUser(values.file),
    labelDelay: values["label-delay"],
    mode: { delay, learn: !values["no-learn"], reported },
    from,
    json: values.json === undefined ? undefined : fromUser(values.json),
  };
}

async function main() {
  const { file, labelDelay, mode, from, json } = settings();
  const wasm = watchMemory();
  await init();
  // The default config, but for: no ledger, which a score does not need; days as the file has them; and what was asked for.
  const config = { ledgerDays: 0, utcOffset: 0, ...(mode.learn ? {} : { learn: false }) };
  const sentinel = new Sentinel(config);
  const streamed = await stream(file, sentinel, mode);
  const status = sentinel.status();
  const { rss, heapUsed, external } = process.memoryUsage();
  const maxRss = process.resourceUsage().maxRSS * 1_024; // Node gives kilobytes
  sentinel.free();
  const judgement = judge(streamed.record, from);
  const figures = documentOf({
    file,
    labelDelay,
    from,
    config,
    mode,
    streamed,
    judgement,
    status,
    memory: { wasm: wasm(), rss, maxRss, heapUsed, external },
    version: about().version,
  });
  const text = JSON.stringify(figures, null, 2);
  console.log(`${tables(figures)}\n\n${text}`);
  if (json) writeFileSync(json, `${text}\n`);
  if (figures.readsTheFuture) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  const told =
    error instanceof Usage ||
    error instanceof BadFile ||
    code === "ENOENT" ||
    code?.startsWith("ERR_PARSE_ARGS");
  console.error(
    told
      ? message
      : error instanceof SentinelError
        ? `${code}: ${message} ${JSON.stringify(error.details ?? {})}`
        : error,
  );
  if (code === "ENOENT") console.error(`--file names the labelled file.\n${USAGE}`);
  process.exitCode = 1;
}
