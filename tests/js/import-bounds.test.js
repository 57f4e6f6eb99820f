// @ts-check
/**
 * Files made to hang a page: what they cost is counted, in entries, bytes and calls, and compared between a file and one of
 * twice its size. The core's own counts are the Rust tests' (`tests/statement/bounded.rs`).
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { SentinelError } from "../../pkg/error.js";
import { fed, pauses } from "../../pkg/import/feed.js";
import { rowsOfJson } from "../../pkg/import/json.js";
import { ENTRIES, RATIO_FROM_BYTES, SHEET_ROWS, UNPACKED_BYTES } from "../../pkg/import/limits.js";
import { importWith } from "../../pkg/import/read.js";
import initReader, { importStatement } from "../../pkg/import-node.js";
import { zip } from "./import-files.js";

const unbuilt = existsSync(new URL("../../pkg/wasm/wallet_sentinel_bg.wasm", import.meta.url))
  ? false
  : "pkg/wasm is not built: npm run build";
const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** A core that knows no table, and counts what it is handed. @param {() => void} [at] called at each piece */
function counting(at = () => {}) {
  const counted = { readers: 0, freed: 0, characters: 0, rows: 0, pieces: 0 };
  const core = {
    about: () => ({ fields: ["kind", "id", "at", "amount", "counterparty.name"] }),
    StatementReader: class {
      constructor() {
        counted.readers += 1;
      }
      /** @param {string} piece */
      text(piece) {
        counted.characters += piece.length;
        counted.pieces += 1;
        at();
        return false;
      }
      /** @param {string} text @param {Uint32Array} _lengths @param {Uint32Array} widths */
      rows(text, _lengths, widths) {
        counted.characters += text.length;
        counted.rows += widths.length;
        counted.pieces += 1;
        at();
      }
      settle() {
        throw new SentinelError("layout-unknown");
      }
      free() {
        counted.freed += 1;
      }
    },
  };
  return { counted, importStatement: importWith((work) => work(core)) };
}

/** @param {Uint8Array} bytes @param {string} code @param {ReturnType<typeof counting>} [by] @param {object} [options] */
async function costOf(bytes, code, by = counting(), options) {
  await assert.rejects(
    by.importStatement(bytes, options),
    (error) => error instanceof SentinelError && error.code === code,
  );
  assert.equal(by.counted.readers, by.counted.freed, "what was begun was freed");
  return by.counted;
}

test("archives in an archive share one budget of entries and of bytes", async () => {
  const text = "a,b\n".repeat(20_000);
  const inner = await zip(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.csv`, text])));
  const bomb = await zip(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.zip`, inner])));
  const { readers, characters } = await costOf(bomb, "file-too-large");
  assert.ok(readers <= ENTRIES, `${readers} texts were read`);
  assert.ok(
    characters <= Math.max(RATIO_FROM_BYTES, bomb.length * 250),
    `${characters} characters of ${bomb.length} bytes`,
  );
  const tiny = await zip(
    Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`${at}.zip`, inner.slice(0, 40)])),
  );
  assert.equal((await costOf(tiny, "archive-damaged")).readers, 0);
});

test("an archive's claims of sizes are not believed", async () => {
  const good = await zip({ "a.csv": "x".repeat(3_000_000) });
  const lying = good.slice();
  const view = new DataView(lying.buffer);
  // The size in the central directory, 24 bytes behind its signature.
  for (let at = 0; at < lying.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 5, true);
  const { characters } = await costOf(lying, "file-too-large").catch(() => costOf(lying, "archive-damaged"));
  assert.ok(characters <= 3_000_000);
});

const book = (/** @type {string} */ sheet, /** @type {Record<string, string>} */ more = {}) =>
  zip({ "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet, ...more });
const sheet = (/** @type {string} */ rows) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

test("a row whose number is none is refused by code, and one too far as too large", async () => {
  for (const number of ["-1", "0", "1e9", "NaN", "1.5", "", " 1", "0x10", "Infinity", "9".repeat(30)]) {
    await costOf(await book(sheet(`<row r='${number}'><c><v>1</v></c></row>`)), "archive-damaged");
  }
  await costOf(await book(sheet(`<row r='${SHEET_ROWS + 1}'><c><v>1</v></c></row>`)), "file-too-large");
  await costOf(
    await book(
      sheet("<row r='2'><c r='ZZZ1'><v>1</v></c></row><row r='2'><c r='-5'><v>1</v></c></row><row r='1'/>"),
    ),
    "layout-unknown",
  );
  await costOf(
    await book(sheet("<row><c t='s'><v>7</v></c><c t='s'><v>-1</v></c><c t='s'><v>length</v></c></row>")),
    "layout-unknown",
  );
});

test("a workbook's tags may not nest without end, nor one go on without end", async () => {
  await costOf(await book("<a>".repeat(100_000)), "file-too-large");
  await costOf(await book(`<worksheet a="${"x".repeat(3_000_000)}"/>`), "file-too-large");
  const entities = `<!DOCTYPE x [<!ENTITY a "${"y".repeat(1000)}">${'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'.repeat(10)}]>`;
  const { characters } = await costOf(
    await book(`${entities}${sheet("<row><c t='inlineStr'><is><t>&b;</t></is></c></row>")}`),
    "layout-unknown",
  );
  assert.ok(characters < 100, "an entity stays its name");
});

test("a text that a workbook names in every cell is not handed over without end", async () => {
  const strings = { "xl/sharedStrings.xml": `<sst><si><t>${"店".repeat(50_000)}</t></si></sst>` };
  const { characters } = await costOf(
    await book(sheet(`<row>${"<c t='s'><v>0</v></c>".repeat(64)}</row>`.repeat(2000)), strings),
    "file-too-large",
  );
  assert.ok(characters <= UNPACKED_BYTES);
});

test("JSON that nests without end, breaks off, or goes on behind its end says where", async () => {
  const cases = /** @type {[string, object | undefined][]} */ ([
    ["[".repeat(1_000_000), { line: 1, column: 66 }],
    [`[${'{"a":'.repeat(1_000_000)}`, { line: 1, column: 322 }],
    ['[{"id":"1"},]', { line: 1, column: 13 }],
    ['[{"id":"1"}', undefined],
    ['[{"id":"1"}] x', { line: 1, column: 14 }],
    ['[{"id":"1"}]]', { line: 1, column: 13 }],
    ['{"events":[]', undefined],
    ['{"events":[]}}', { line: 1, column: 14 }],
    ['{"other":1}', undefined],
    ["{}", undefined],
    ['["\\', undefined],
  ]);
  for (const [text, details] of cases) {
    const { importStatement } = counting();
    await assert.rejects(importStatement(utf8(text)), (/** @type {any} */ error) => {
      assert.equal(error.code, "json-invalid", text.slice(0, 40));
      if (details) assert.deepEqual(error.details, details, text.slice(0, 40));
      return true;
    });
  }
});

test("the elements of a JSON list are those that the browser's parser finds", () => {
  const fields = ["id", "counterparty.name"];
  const lists = [
    "[]",
    " [ ] ",
    '[{"id":"a,]}\\"["},{"id":"\\\\"} , {"counterparty":{"name":"[,]"}}]',
    '[1,"x",null,[[1,2],[3]],{"id":{"a":[1,{"b":2}]}}]',
    '{"v":[1,{"events":[2]}],"events":[{"id":"1"}],"w":"]"}',
  ];
  for (const text of lists) {
    const whole = JSON.parse(text);
    const [head, ...rows] = [...rowsOfJson(text, fields)].filter(Boolean);
    assert.deepEqual(head, fields);
    assert.equal(rows.length, (Array.isArray(whole) ? whole : whole.events).length, text);
  }
});

test("a list of empty objects costs a row each, and no more of them than a statement has", {
  skip: unbuilt,
}, async () => {
  const { default: init } = await import("../../pkg/node.js");
  await init();
  const few = await importStatement(utf8(`[${"{},".repeat(4999)}{}]`));
  assert.deepEqual([few.rows, few.events.length, few.skipped.length], [5000, 0, 5000]);
  await assert.rejects(importStatement(utf8(`[${"{},".repeat(400_000)}{}]`)), { code: "file-too-large" });
});

test("an event of megabytes is left out as too long, and the others are read", {
  skip: unbuilt,
}, async () => {
  const { default: init } = await import("../../pkg/node.js");
  await init();
  const good =
    '{"id":"1","at":1790000000000,"direction":"debit","type":"purchase","status":"completed","amount":"1.00","currency":"CNY"}';
  for (const long of [
    `{"a":[${"[],".repeat(500_000)}[]]}`,
    `{"amount":${"1".repeat(1_000_000)}}`,
    JSON.stringify("x".repeat(1_000_000)),
  ]) {
    const { events, skipped } = await importStatement(utf8(`[${good},${long}]`));
    assert.deepEqual(
      [events.length, skipped.map(({ line, code }) => [line, code])],
      [1, [[2, "text-too-long"]]],
    );
  }
});

test("a line without end costs the core no memory to speak of", { skip: unbuilt }, async () => {
  const { default: init } = await import("../../pkg/node.js");
  await init();
  await initReader();
  const { memory } = /** @type {any} */ (await import("../../pkg/wasm/wallet_sentinel_import.js")).initSync({
    module: undefined,
  });
  const before = memory.buffer.byteLength;
  const bytes = 16_000_000;
  const { rows, skipped } = await importStatement(utf8(`id,at,amount,currency\n${",".repeat(bytes)}`));
  assert.deepEqual([rows, skipped.map(({ line, code }) => [line, code])], [1, [[2, "row-misaligned"]]]);
  // A record is kept up to 256 kB, and text comes in pieces of some megabytes at most. Kept whole, its buffer would grow by
  // doubling, and a list of its empty cells to twelve times as much.
  assert.ok(
    memory.buffer.byteLength - before <= bytes / 2,
    `${memory.buffer.byteLength - before} bytes for ${bytes}`,
  );
});

/** Runs for so long that a turn is due, whatever the clock. */
const busy = () => {
  const until = performance.now() + 15;
  while (performance.now() < until);
};

test("a stop is heard while the core reads, at the next turn, in text, rows and results", async () => {
  const events = `[${'{"id":"x"},'.repeat(50_000)}{}]`;
  for (const bytes of [
    utf8("a,b\n".repeat(1_000_000)),
    utf8(events),
    await book(
      sheet(
        Array.from(
          { length: 50_000 },
          (_, at) => `<row><c><v>${Math.imul(at, 2654435761)}</v></c></row>`,
        ).join(""),
      ),
    ),
  ]) {
    const controller = new AbortController();
    const by = counting(() => {
      // A message, as a worker gets it: it waits behind what runs.
      if (by.counted.pieces === 1) setImmediate(() => controller.abort());
      busy();
    });
    const { pieces } = await costOf(bytes, "aborted", by, { signal: controller.signal });
    assert.ok(pieces <= 3, `${pieces} pieces after the stop was asked for`);
  }
});

test("a worker hears a stop while the core reads a file, before anything of it is taken in", {
  skip: unbuilt,
}, async () => {
  const { default: init } = await import("../../pkg/node.js");
  const { SentinelWorker } = await import("../../pkg/worker.js");
  const { serve } = await import("../../pkg/worker-service.js");
  const glue = /** @type {any} */ (await import("../../pkg/wasm/wallet_sentinel_import.js"));
  await init();
  await initReader(); // shared with the worker, which is in this program too
  const { port1, port2 } = new MessageChannel();
  serve(port1, () => import("../../pkg/worker-reader.js"));
  const thread = {
    postMessage: port2.postMessage.bind(port2),
    start: () => port2.start(),
    addEventListener: (/** @type {string} */ type, /** @type {any} */ listener) =>
      type === "message" && port2.addEventListener(type, listener),
    removeEventListener() {},
    terminate: () => {
      port1.close();
      port2.close();
    },
  };
  const remote = await SentinelWorker.create({}, { worker: /** @type {any} */ (thread) });
  const { text } = glue.StatementReader.prototype;
  const controller = new AbortController();
  let pieces = 0;
  glue.StatementReader.prototype.text = function (/** @type {any} */ ...given) {
    pieces += 1;
    if (pieces === 1) setImmediate(() => controller.abort());
    busy();
    return text.apply(this, given);
  };
  try {
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `r${at},${1_790_000_000_000 + at},1.00,CNY\n`,
    ).join("");
    await assert.rejects(
      remote.ingestStatement(new Blob([`id,at,amount,currency\n${rows}`]), { signal: controller.signal }),
      { code: "aborted" },
    );
    assert.ok(pieces <= 5, `${pieces} pieces`); // two borders lie between the page's signal and the core
    assert.equal((await remote.status()).payments, 0);
  } finally {
    glue.StatementReader.prototype.text = text;
    remote.terminate();
  }
});

test("a module that was replaced meanwhile is not called with what stood in the old one", async () => {
  const { reader } = await import("../../pkg/import/core.js");
  let calls = 0;
  const core = {
    StatementReader: class {
      text() {
        calls += 1;
        return false;
      }
      free() {
        calls += 100;
      }
    },
  };
  const budget = { bytes: 1, entries: 1, characters: 1 };
  await assert.rejects(
    fed(
      (work) => work(core),
      {},
      pauses(),
      budget,
      async (feed) => {
        await feed.text("a", false);
        reader.install();
        await feed.text("b", true);
      },
    ),
    { code: "poisoned" },
  );
  assert.equal(calls, 1, "neither read on nor freed");
});

test("halves of a pair at the edges of cells keep each cell its own", async () => {
  /** @type {[string, number[]][]} */
  const sent = [];
  const core = {
    StatementReader: class {
      rows(/** @type {string} */ text, /** @type {Uint32Array} */ lengths) {
        sent.push([text, [...lengths]]);
      }
      settle() {
        throw new SentinelError("layout-unknown");
      }
      free() {}
    },
  };
  const budget = { bytes: 1, entries: 1, characters: 100 };
  await assert.rejects(
    fed(
      (work) => work(core),
      {},
      pauses(),
      budget,
      (feed) => feed.rows([["a\ud83d", "\ude00b", "\ud83d\ude00"]]),
    ),
    { code: "layout-unknown" },
  );
  assert.deepEqual(sent, [["a\ufffd\ufffdb\ud83d\ude00", [2, 2, 2]]]);
});
