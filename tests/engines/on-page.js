/**
 * What the static page does in every engine: each function runs in the page and answers plainly.
 *
 * Not here: what has to come out (engines.test.js).
 */
import { workbook, zip } from "../js/import-files.js";
import { habits, oddOne, span } from "../js/life.js";
import { ran } from "./node-in-page.js";

/** A canonical statement of as many rows; their ids are of as many as they are. */
const rows = (count) => [
  "id,at,amount,currency,counterparty.name",
  ...Array.from(
    { length: count },
    (_, i) => `${count}-${i},${Date.UTC(2026, 0, 1) + i * 60_000},${1 + (i % 90)}.50,CNY,店${i % 20}`,
  ),
];

/** A worker that nobody told of a module, asked for all it can do. */
export async function throughTheWorker() {
  const { SentinelWorker } = await import("wallet-sentinel/worker");
  const worker = await SentinelWorker.create();
  await worker.ingest(habits(), { assessments: "none" });
  const { alerts } = await worker.ingest([oddOne()]);
  const read = async (file, fileName) =>
    (await worker.ingestStatement(file, { fileName, password: "1234" })).accepted;
  const accepted = [
    await read(new Blob([rows(3).join("\n")]), "mine.csv"),
    await read(
      await zip({ "mine.csv": rows(4).join("\n") }, { password: "1234", encryption: "aes" }),
      "mine.zip",
    ),
    await read(await workbook([rows(5).map((row) => row.split(","))]), "mine.xlsx"),
  ];
  const controller = new AbortController();
  const onProgress = (_done, _total, phase) => phase === "ingest" && controller.abort();
  const stopped = await worker
    .ingestStatement(new Blob([rows(20_000).join("\n")]), { signal: controller.signal, onProgress })
    .catch(({ code }) => code);
  const summary = await worker.summary({ ...span(), interval: "month" });
  const { default: init, Sentinel } = await import("wallet-sentinel");
  await init();
  const local = new Sentinel();
  local.ingest(habits(), { assessments: "none" });
  const same = JSON.stringify(local.ingest([oddOne()]).alerts) === JSON.stringify(alerts);
  local.free();
  worker.terminate();
  return { same, accepted, stopped, alerts, summary };
}

/** A store over this browser's own database and locks: inputs and two files handed in, and what is there. */
export async function keeps() {
  const { SentinelStore } = await import("wallet-sentinel/store");
  await SentinelStore.deleteEverything();
  const store = await SentinelStore.open();
  await store.sentinel.ingest(habits());
  for (const count of [3, 4])
    await store.sentinel.ingestStatement(new Blob([rows(count).join("\n")]), { fileName: `${count}.csv` });
  await store.set("settings", { theme: "dark" });
  const told = await heldBy(store);
  await store.close();
  return told;
}

/** After a reload: what is still there, and what is left once the first file is taken out. */
export async function stillKeeps() {
  const { SentinelStore } = await import("wallet-sentinel/store");
  const store = await SentinelStore.open();
  const before = await heldBy(store);
  await store.removeImport((await store.imports())[0].id);
  const after = await heldBy(store);
  const backup = await store.export("a passphrase");
  await store.sentinel.forget("wallet");
  await store.import(backup, "a passphrase");
  const back = await heldBy(store);
  await store.deleteEverything();
  return { before, after, back };
}

async function heldBy(store) {
  const { durable } = await store.status();
  const { rows: kept } = await store.sentinel.payments({ limit: 500 });
  return {
    durable,
    settings: await store.get("settings"),
    imports: (await store.imports()).map(({ name }) => name),
    ids: kept.map(({ payment }) => payment.id).sort(),
  };
}

/** The elements, given what an engine said. */
export async function intoTheElements({ alerts, summary }, locale) {
  await import("wallet-sentinel/elements");
  const seen = [];
  for (const [name, given] of [
    ["sentinel-alerts", { alerts }],
    ["sentinel-summary", { byMonth: summary }],
  ]) {
    const element = Object.assign(document.querySelector(name), { locale, ...given });
    await element.updateComplete;
    seen.push(element.shadowRoot.textContent.replace(/\s+/g, " ").trim());
  }
  return seen;
}

/** A file of tests/js, as it stands. */
export async function nodesTest(file) {
  await import(`../js/${file}`);
  return ran(file);
}

const asTold = ({ name, code, message, details }) => ({ name, code, message, details });

/** On a page that may start no worker. */
export async function whereNoWorkerMay() {
  const { SentinelWorker } = await import("wallet-sentinel/worker");
  return asTold(await SentinelWorker.create().catch((error) => error));
}

/** A second copy of the package, whose worker's script is a page: what is told of it, and of the copy. */
export async function withASecondCopy() {
  const { default: init, Sentinel } = await import("wallet-sentinel");
  await init();
  const other = await import("/lost/pkg/index.js");
  const { SentinelWorker } = await import("/lost/pkg/worker.js");
  const before = asTold(
    await import("/lost/pkg/api.js").then(({ about }) => about()).catch((error) => error),
  );
  await other.default();
  const both = [new other.Sentinel(), new Sentinel()].map((sentinel) => sentinel.ingest([oddOne()]).accepted);
  const lost = asTold(await SentinelWorker.create().catch((error) => error));
  return { before, both, lost };
}
