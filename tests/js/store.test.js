/** The store as a host has it: every verb, tabs that follow, keys, backups, damage, and browsers that keep nothing. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import initReader from "../../pkg/import-node.js";
import init from "../../pkg/node.js";
import { SentinelStore } from "../../pkg/store-node.js";
import { INPUTS, QUERIES } from "../../pkg/store/verbs.js";
import { SentinelWorker } from "../../pkg/worker.js";
import { sampleStatement } from "../../www/sample/make.mjs";
import { habits, oddOne, span } from "./life.js";
import { browsing, engine } from "./tabs.js";

before(() => init());
before(() => initReader());

const life = habits(30);
const code = async (work) => {
  try {
    await work;
    return "taken";
  } catch (error) {
    return error.code ?? String(error);
  }
};

const rowsOf = (database, store) =>
  new Promise((resolve, reject) => {
    const asked = database.transaction(store).objectStore(store).getAll();
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

/** The database as whoever has the disk finds it; `change` may write to it. */
async function onDisk(browser, change = () => {}) {
  const asked = browser.factory.open("wallet-sentinel");
  const database = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
  const rows = {};
  for (const store of ["log", "snapshots", "done"]) rows[store] = await rowsOf(database, store);
  const transaction = database.transaction(["log", "snapshots", "done"], "readwrite");
  change(rows, (store) => transaction.objectStore(store));
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
  return rows;
}

const bytesOf = async (sentinel) => Buffer.from(await sentinel.snapshot()).toString("base64");
const latin = (bytes) => Buffer.from(bytes).toString("latin1");
const statement = () =>
  new Blob([`id,at,amount,currency\ns1,${life[0].at},1.50,CNY\ns2,${life[1].at},2.50,CNY\n`]);

test("each verb of the worker is an input or a query of the store, and answers the same", () =>
  browsing(async (browser) => {
    const named = Object.getOwnPropertyNames(SentinelWorker.prototype).filter(
      (name) => name !== "constructor",
    );
    const own = ["ingest", "ingestStatement", "restore", "forget", "onAlert", "terminate"];
    assert.deepEqual([...INPUTS, ...QUERIES, ...own].sort(), named.sort());
    const { store } = await browser.open();
    const alone = await engine();
    for (const verb of named) assert.equal(typeof store.sentinel[verb], "function", verb);
    const both = async (verb, ...args) =>
      assert.deepEqual(await store.sentinel[verb](...args), await alone[verb](...args), verb);
    await both("ingest", life);
    await both("ingest", [oddOne(30), { ...oddOne(30), id: "bad", amount: 5 }, null], { assessments: "all" });
    await both("ingestStatement", statement());
    await both("advance", span(30).to);
    const [{ id }] = await store.sentinel.alerts({ states: ["open"] });
    await both("act", id, { at: span(30).to, do: "acknowledge" });
    await both("correctCategory", { counterparty: "面馆", category: "groceries", at: span(30).to });
    for (const verb of ["alerts", "status", "model", "watched", "links", "snapshot"]) await both(verb);
    await both("summary", span(30));
    await both("assess", { ...oddOne(30), id: "what-if" });
    await both("configure", { timeZone: "Europe/Berlin", alertsPerDay: 2 });
    await both("forget", "wallet");
    await both("snapshot");
    alone.terminate();
  }));

test("what JSON has no form for is refused by its place, now and at each replay, and the good ones are taken", () =>
  browsing(async (browser) => {
    const first = await browser.open();
    const { accepted, rejected } = await first.store.sentinel.ingest([
      life[0],
      { ...life[1], id: "nan", utcOffset: Number.NaN },
      { ...life[1], id: "big", points: 5n },
      { ...life[1], id: "map", note: new Map() },
      { ...life[1], id: "long", note: "x".repeat(1_000_000) },
      {
        ...life[1],
        id: "getter",
        get note() {
          throw new Error("no");
        },
      },
      life[2],
    ]);
    assert.equal(accepted, 2);
    assert.deepEqual(
      rejected.map(({ index, field }) => [index, field]),
      [
        [1, "utcOffset"],
        [2, "points"],
        [3, "note"],
        [4, "note"],
        [5, "kind"],
      ],
    );
    const kept = await bytesOf(first.store.sentinel);
    await first.store.close();
    const again = await browser.open();
    assert.equal(await bytesOf(again.store.sentinel), kept);
    const { log } = await onDisk(browser);
    assert.ok(
      log.every(({ sealed }) => sealed.length < 20_000),
      "no megabyte of what was refused is kept",
    );
  }));

test("a configuration is taken over once, the kept one holds where none is given, and a wrong one opens nothing", () =>
  browsing(async (browser) => {
    const config = {
      timeZone: "Asia/Shanghai",
      budgets: [{ currency: "CNY", amount: "500", interval: "month" }],
    };
    const one = await browser.open({ config });
    await one.store.sentinel.ingest(life);
    const budgets = (await one.store.sentinel.summary(span(30))).budgets;
    assert.equal(budgets.length, 1);
    await one.store.close();
    const two = await browser.open({ config });
    assert.equal((await two.store.status()).inputs, 1, "the same is no input");
    await two.store.close();
    const three = await browser.open();
    assert.deepEqual((await three.store.sentinel.summary(span(30))).budgets, budgets);
    await three.store.close();
    assert.equal(await code(browser.open({ config: { alertsPerDay: -1 } })), "config-invalid");
    const four = await browser.open({ config: { audience: "all" } });
    assert.equal((await four.store.status()).inputs, 2);
    four.store.sentinel.onAlert(() => {}, { audience: "operator" });
  }));

test("of several tabs one writes, all follow, listen and answer, and another one writes when it closes", () =>
  browsing(async (browser) => {
    const [a, b, c] = [await browser.open(), await browser.open(), await browser.open()];
    assert.deepEqual(
      [a, b, c].map(({ store }) => store.writes),
      [true, false, false],
    );
    const heard = { a: 0, b: 0, c: 0 };
    for (const [name, { store }] of Object.entries({ a, b, c }))
      store.sentinel.onAlert(() => (heard[name] += 1));
    await b.store.sentinel.ingest(life);
    const told = await b.store.sentinel.ingest([oddOne(30)]);
    assert.ok(told.alerts.length > 0);
    const phases = new Set();
    const read = await c.store.sentinel.ingestStatement(statement(), {
      onProgress: (_, __, phase) => phases.add(phase),
    });
    assert.equal(read.accepted, 2);
    assert.deepEqual([...phases].sort(), ["import", "ingest"]);
    assert.equal(await code(c.store.sentinel.act("nobody", { do: "reopen", at: 1 })), "alert-unknown");
    await Promise.all([a, b, c].map(({ store }) => store.export()));
    const states = await Promise.all([a, b, c].map(({ store }) => bytesOf(store.sentinel)));
    assert.equal(new Set(states).size, 1);
    assert.ok(heard.a > 0 && heard.a === heard.b && heard.b === heard.c, JSON.stringify(heard));
    await a.store.close();
    assert.equal((await b.store.sentinel.ingest([{ ...oddOne(30), id: "next" }])).accepted, 1);
    assert.deepEqual([b.store.writes, c.store.writes], [true, false]);
    assert.equal(await code(a.store.sentinel.status()), "freed");
    assert.equal(await code(a.store.sentinel.ingest([])), "freed");
  }));

test("a tab is told that another one moved the state, documents and deletion included, and nothing of its own inputs", () =>
  browsing(async (browser) => {
    const [a, b] = [await browser.open(), await browser.open()];
    const moved = { a: 0, b: 0 };
    a.store.onChange(() => (moved.a += 1));
    const stop = b.store.onChange(() => (moved.b += 1));
    const settled = async () => {
      await Promise.all([a, b].map(({ store }) => store.export()));
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await a.store.sentinel.ingest(life);
    await settled();
    assert.deepEqual(
      [moved.a, moved.b > 0],
      [0, true],
      "the one that follows heard, the one that spoke did not",
    );
    moved.b = 0;
    await b.store.set("said", 1);
    await settled();
    assert.deepEqual([moved.a > 0, moved.b], [true, 0], "the one that writes heard of the other's");
    stop();
    await a.store.set("said", 2);
    await settled();
    assert.equal(moved.b, 0);
    moved.a = 0;
    await b.store.deleteEverything();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok(moved.a > 0);
    assert.equal(await code(a.store.status()), "freed");
    assert.equal(await code(a.store.keys()), "freed");
  }));

test("two tabs that open a store at once begin it once", () =>
  browsing(async (browser) => {
    const tabs = await Promise.all([browser.open(), browser.open(), browser.open()]);
    await Promise.all(tabs.map(({ store }, at) => store.set(`k${at}`, at)));
    await tabs[2].store.export();
    assert.deepEqual((await tabs[2].store.keys()).sort(), ["k0", "k1", "k2"]);
    assert.equal((await tabs[0].store.status()).inputs, 3);
  }));

test("each write is asked to be on the disk before it is done, and the browser once to keep it", () =>
  browsing(async (browser) => {
    const tab = browser.tab();
    tab.modes = [];
    let asked = 0;
    tab.storage = {
      persisted: async () => false,
      persist: async () => {
        asked += 1;
        return true;
      },
      estimate: async () => ({ usage: 5, quota: 10 }),
    };
    const store = await browser.openIn(tab);
    assert.equal(asked, 0, "there is nothing to lose yet");
    await store.set("a", 1);
    await store.sentinel.ingest(life);
    await store.sentinel.forget("wallet");
    const { persisted, usage, quota } = await store.status();
    assert.deepEqual([asked, persisted, usage, quota], [1, true, 5, 10]);
    const writes = tab.modes.filter(([mode]) => mode === "readwrite");
    assert.ok(writes.length >= 4 && writes.every(([, durability]) => durability === "strict"));
  }));

test("what is stopped by its signal leaves nothing behind, in the tab that writes and in another", () =>
  browsing(async (browser) => {
    const [a, b] = [await browser.open(), await browser.open()];
    await a.store.sentinel.ingest(life.slice(0, 9));
    const kept = await bytesOf(a.store.sentinel);
    const many = Array.from({ length: 5000 }, (_, at) => ({
      ...life[9],
      id: `m${at}`,
      at: life[9].at + at * 60_000,
    }));
    for (const { store } of [a, b]) {
      const controller = new AbortController();
      const asked = store.sentinel.ingest(many, { signal: controller.signal });
      controller.abort();
      assert.equal(await code(asked), "aborted");
      await store.export();
      assert.equal(await bytesOf(store.sentinel), kept);
    }
    const stopped = AbortSignal.abort();
    assert.equal(await code(b.store.sentinel.ingest(many, { signal: stopped })), "aborted");
    assert.equal((await a.store.sentinel.ingest(many, { assessments: "none" })).accepted, 5000);
  }));

test("an engine whose worker dies is had again from what is kept", () =>
  browsing(async (browser) => {
    const tab = await browser.open();
    await tab.store.sentinel.ingest(life.slice(0, 9));
    const kept = await bytesOf(tab.store.sentinel);
    tab.workers.at(-1).terminate();
    assert.equal(await code(tab.store.sentinel.ingest(life.slice(9, 12))), "freed");
    assert.equal(await bytesOf(tab.store.sentinel), kept);
    assert.equal((await tab.store.sentinel.ingest(life.slice(9, 12))).accepted, 3);
  }));

test("forget erases the account from the log and from every snapshot", () =>
  browsing(async (browser) => {
    const { store } = await browser.open({}, { inputs: 2 });
    for (const day of [0, 1, 2, 3, 4])
      await store.sentinel.ingest([
        { ...life[day], accountId: "SECRET-ACCOUNT", id: `SECRET-${day}` },
        life[day],
      ]);
    const held = (rows) => [...rows.log, ...rows.snapshots].some((row) => /SECRET/.test(latin(row.sealed)));
    assert.ok(held(await onDisk(browser)));
    await store.sentinel.forget("SECRET-ACCOUNT");
    const rows = await onDisk(browser);
    assert.ok(!held(rows));
    assert.deepEqual([rows.log.length, rows.snapshots.length], [0, 1]);
    await store.close();
    const again = await browser.open();
    assert.equal((await again.store.sentinel.status()).accounts, 1);
  }));

/** A key as README.md makes it. */
const aKey = () => crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

test("under a key nothing on the disk can be read, and no other key, nor none, opens it", () =>
  browsing(async (browser) => {
    const key = await aKey();
    const first = await browser.open({ key }, { inputs: 2 });
    for (const one of [0, 1, 2, 3, 4]) await first.store.sentinel.ingest([life[one]]);
    await first.store.sentinel.ingestStatement(statement());
    await first.store.set("note", "SECRET note");
    const kept = await bytesOf(first.store.sentinel);
    await first.store.close();
    const rows = await onDisk(browser);
    for (const { sealed, answer } of [...rows.log, ...rows.snapshots])
      assert.doesNotMatch(latin(sealed) + latin(answer ?? ""), /wallet|SECRET|"CNY"|config/);
    assert.equal(await code(browser.open({ key: await aKey() })), "storage-key");
    assert.equal(await code(browser.open()), "storage-key");
    const again = await browser.open({ key });
    assert.equal(await bytesOf(again.store.sentinel), kept);
    const unfit = await crypto.subtle.generateKey({ name: "AES-CBC", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    for (const wrong of [unfit, "key", {}])
      assert.equal(await code(browser.open({ key: wrong })), "options-invalid");
  }));

test("what was kept without a key is not taken from a disk where one is given", () =>
  browsing(async (browser) => {
    const { store } = await browser.open();
    await store.set("a", 1);
    await store.close();
    assert.equal(await code(browser.open({ key: await aKey() })), "storage-key");
  }));

/** A store with five inputs, a snapshot after the second and fourth. */
async function begun(browser) {
  const { store } = await browser.open({}, { inputs: 2 });
  for (const one of [0, 1, 2, 3, 4]) await store.sentinel.ingest([life[one]]);
  const kept = await bytesOf(store.sentinel);
  await store.close();
  return kept;
}

const flipped = (bytes, at) => Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));

/** An export of some payments of one account, of which the first is far beyond its holder's habit. */
const billOf = (name, ids) =>
  new File(
    [
      ["id,at,amount,currency,counterparty.name"]
        .concat(ids.map((id) => `${id},${life[0].at + 60_000 * id},${1 + id}.50,CNY,店${id}`))
        .join("\n"),
    ],
    `${name}.csv`,
  );

test("one import is taken out: the state is what all other inputs make, in every tab, now and when it is opened again", () =>
  browsing(async (browser) => {
    const [a, b] = [await browser.open(), await browser.open()];
    await a.store.sentinel.ingest(life);
    await a.store.sentinel.ingestStatement(billOf("mine", [1, 2, 3]), { accountId: "mine" });
    await b.store.sentinel.ingestStatement(billOf("hers", [2, 3, 4]), { accountId: "hers" });
    await a.store.sentinel.ingestStatement(billOf("mine again", [3, 5]), { accountId: "mine" });
    await a.store.sentinel.advance(span(30).to);
    await a.store.set("report", { rows: 8 });
    const said = (list) =>
      list.map(({ name, accountIds, events, removable }) => [name, accountIds, events, removable]);
    const all = [
      ["mine.csv", ["mine"], 3, true],
      ["hers.csv", ["hers"], 3, true],
      ["mine again.csv", ["mine"], 2, true],
    ];
    for (const { store } of [a, b]) assert.deepEqual(said(await store.imports()), all);
    const [mine, hers] = await b.store.imports();
    await b.store.removeImport(hers.id);
    await a.store.removeImport(mine.id);

    const alone = await engine();
    await alone.ingest(life);
    await alone.ingestStatement(billOf("mine again", [3, 5]), { accountId: "mine" });
    await alone.advance(span(30).to);
    const wanted = await bytesOf(alone);
    alone.terminate();
    for (const { store } of [a, b]) {
      assert.deepEqual(said(await store.imports()), all.slice(2), "what other imports tell as well stays");
      assert.equal(await bytesOf(store.sentinel), wanted);
      assert.deepEqual(await store.get("report"), { rows: 8 });
      assert.equal(await code(store.removeImport(hers.id)), "import-unknown");
    }
    await a.store.close();
    await b.store.close();
    const again = await browser.open();
    assert.equal(await bytesOf(again.store.sentinel), wanted);
    assert.deepEqual(said(await again.store.imports()), all.slice(2));
    await again.store.removeImport((await again.store.imports())[0].id);
    assert.deepEqual(await again.store.imports(), []);
    assert.deepEqual(
      (await again.store.sentinel.accounts()).map(({ accountId }) => accountId),
      ["wallet"],
    );
  }));

test("what was done with an alert that only a removed import raised goes with it; nothing of the import stays on the disk", () =>
  browsing(async (browser) => {
    const { store } = await browser.open();
    const odd = oddOne(30);
    const rows = [...life, odd].map(
      ({ id, at, amount, counterparty }) => `${id},${at},${amount},CNY,${counterparty.name}`,
    );
    const file = new Blob([["id,at,amount,currency,counterparty.name", ...rows].join("\n")]);
    await store.sentinel.ingestStatement(file, { accountId: "wallet" });
    await store.sentinel.ingestStatement(billOf("hers", [2, 3]), { accountId: "hers" });
    const [{ id }] = await store.sentinel.alerts({ states: ["open"] });
    await store.sentinel.act(id, { at: span(30).to, do: "acknowledge" });
    const [{ id: first }] = await store.imports();
    await store.removeImport(first);
    assert.deepEqual(await store.sentinel.alerts(), []);
    const { log, snapshots } = await onDisk(browser);
    const kept = Buffer.concat([...log, ...snapshots].map(({ sealed }) => sealed));
    assert.ok(!kept.includes(odd.id) && !kept.includes(odd.counterparty.name), "its payments");
    await store.close();

    // The newest snapshot is damaged: the way from the base leads to the same, past what was taken out.
    await onDisk(browser, ({ snapshots }, rows) => {
      const { sealed, ...row } = snapshots.at(-1);
      rows("snapshots").put({ ...row, sealed: sealed.map((byte, at) => (at === 200 ? byte ^ 1 : byte)) });
    });
    const again = await browser.open();
    assert.deepEqual(await again.store.sentinel.alerts(), []);
    assert.deepEqual(
      (await again.store.imports()).map(({ name, removable }) => [name, removable]),
      [["hers.csv", true]],
    );
    assert.equal((await again.store.status()).damaged.length, 1);
  }));

test("after forgetting an account, a backup or a restore imports are listed, and stay", () =>
  browsing(async (browser) => {
    const { store } = await browser.open();
    await store.sentinel.ingestStatement(billOf("mine", [1, 2]), { accountId: "mine" });
    await store.sentinel.ingestStatement(billOf("hers", [3]), { accountId: "hers" });
    const file = await store.export();
    await store.sentinel.forget("hers");
    const left = async () => (await store.imports()).map(({ name, removable }) => [name, removable]);
    assert.deepEqual(await left(), [["mine.csv", false]]);
    const [{ id }] = await store.imports();
    assert.equal(await code(store.removeImport(id)), "import-unknown");
    await store.import(file);
    assert.deepEqual(await left(), [
      ["mine.csv", false],
      ["hers.csv", false],
    ]);
    await store.sentinel.ingestStatement(billOf("new", [4]), { accountId: "mine" });
    assert.deepEqual((await left()).at(-1), ["new.csv", true], "what comes after it can be taken out");
    await store.removeImport((await store.imports()).at(-1).id);
    assert.equal((await left()).length, 2);
    assert.equal(await code(store.removeImport("x".repeat(1_000_000))), "text-too-long");
  }));

test("a log that stays for its imports takes less than 80 bytes a payment of a bill, and ends where it grows too long", (t) =>
  browsing(async (browser) => {
    const { store } = await browser.open({}, { behind: 20_000 });
    const { rows } = await store.sentinel.ingestStatement(new Blob([sampleStatement()]));
    const { log } = await onDisk(browser);
    const each = log.at(-1).sealed.length / rows;
    t.diagnostic(`${each.toFixed(1)} bytes a payment`);
    assert.ok(each < 80, `${each}`);
    await store.sentinel.ingestStatement(billOf("next", [1]), { accountId: "mine" });
    await store.sentinel.ingestStatement(billOf("last", [1]), { accountId: "mine" });
    assert.deepEqual(
      (await store.imports()).map(({ removable }) => removable),
      [false, true, true],
    );
  }));

test("a damaged snapshot gives way to the one before it and the log, and is named", () =>
  browsing(async (browser) => {
    const kept = await begun(browser);
    await onDisk(browser, ({ snapshots }, store) => {
      const newest = snapshots.at(-1);
      store("snapshots").put({ ...newest, sealed: flipped(newest.sealed, newest.sealed.length - 9) });
    });
    const { store } = await browser.open({}, { inputs: 2 });
    assert.equal(await bytesOf(store.sentinel), kept);
    assert.deepEqual((await store.status()).damaged, [{ kind: "snapshot", seq: 4 }]);
    for (const one of [5, 6, 7, 8]) await store.sentinel.ingest([life[one]]);
    await store.close();
    const again = await browser.open();
    assert.deepEqual((await again.store.status()).damaged, [], "the next snapshots took its place");
  }));

const damages = {
  "one byte of an input": (rows, store) => {
    const last = rows.log.at(-1);
    store("log").put({ ...last, sealed: flipped(last.sealed, 60) });
  },
  "an input that is missing": (rows, store) => store("log").delete(rows.log.at(-1).seq),
  "an input that passes for another": (rows, store) => {
    const [, ...rest] = rows.log;
    store("log").put({ ...rest.at(-1), sealed: rows.log[0].sealed });
  },
  "no bytes": (rows, store) => store("log").put({ ...rows.log.at(-1), sealed: "nothing" }),
};

for (const [what, change] of Object.entries(damages)) {
  test(`${what}: the store does not open and says so, nothing is changed, and with \`repair\` it goes on with the rest`, () =>
    browsing(async (browser) => {
      await begun(browser);
      await onDisk(browser, change);
      const before = await onDisk(browser);
      const error = await browser.open().catch((error) => error);
      assert.equal(error.code, "storage-damaged");
      assert.ok(error.details.index >= 5);
      assert.deepEqual(await onDisk(browser), before, "nothing was changed");
      const tab = await browser.open({ repair: true });
      assert.equal(tab.store.writes, true);
      assert.deepEqual(
        (await tab.store.status()).damaged.map(({ kind }) => kind),
        ["input"],
      );
      const whole = await engine();
      for (const one of [0, 1, 2, 3]) await whole.ingest([life[one]]);
      assert.equal(await bytesOf(tab.store.sentinel), await bytesOf(whole));
      whole.terminate();
      await tab.store.close();
      const again = await browser.open();
      assert.deepEqual((await again.store.status()).damaged, []);
    }));
}

test("an unknown verb in the log, well sealed, is refused as damage; so is one that the engine refuses", () =>
  browsing(async (browser) => {
    const { Seal } = await import("../../pkg/store/seal.js");
    const { entryLabel } = await import("../../pkg/store/recovery.js");
    await begun(browser);
    const seal = new Seal(undefined);
    for (const text of [
      '{"verb":"free","args":[]}',
      '{"verb":"constructor","args":[]}',
      '{"verb":"forget","args":["wallet"]}',
      '{"verb":"act","args":["nobody",{"do":"reopen","at":1}]}',
      '{"verb":"advance","args":{}}',
      "[]",
      "null",
      "{",
    ]) {
      const sealed = await seal.close(entryLabel(6, "x"), new TextEncoder().encode(text));
      await onDisk(browser, (_, store) => store("log").put({ seq: 6, id: "x", sealed }));
      const error = await browser.open().catch((error) => error);
      assert.deepEqual([error.code, error.details?.index], ["storage-damaged", 6], text);
    }
  }));

test("where no snapshot restores, what is there is still saved, and a backup or a new beginning goes on", () =>
  browsing(async (browser) => {
    await begun(browser);
    await onDisk(browser, ({ snapshots }, store) => {
      for (const one of snapshots) store("snapshots").put({ ...one, sealed: flipped(one.sealed, 50) });
    });
    const tab = browser.tab();
    assert.equal(await code(browser.openIn(tab)), "storage-damaged");
    assert.equal(
      await code(browser.openIn(tab, { repair: true })),
      "storage-damaged",
      "there is nothing to go on from",
    );
    const file = await tab.in(() => tab.Store.salvage({}, "a passphrase"));
    assert.ok(file.size > 500);
    await tab.in(() => tab.Store.deleteEverything());
    const { store } = await browser.open();
    assert.equal((await store.status()).inputs, 0);
    assert.equal(await code(store.import(file, "a passphrase")), "backup-corrupt");
  }));

test("a salvage with a damaged input is taken in as far as it is whole, where that is asked for", () =>
  browsing(async (browser) => {
    await begun(browser);
    await onDisk(browser, damages["one byte of an input"]);
    const tab = browser.tab();
    assert.equal(await code(browser.openIn(tab)), "storage-damaged");
    const file = await tab.in(() => tab.Store.salvage());
    await tab.in(() => tab.Store.deleteEverything());
    const { store } = await browser.open();
    await store.import(file);
    assert.equal(
      (await store.sentinel.summary(span(30))).totals.CNY.count,
      4,
      "the input after them was the damaged one",
    );
  }));

test("a backup puts back everything in one step, under a passphrase or not, for every tab", () =>
  browsing(async (browser) => {
    const [a, b] = [await browser.open({ config: { alertsPerDay: 3 } }), await browser.open()];
    await a.store.sentinel.ingest(life);
    await a.store.set("report", { rows: 3 });
    const kept = await bytesOf(a.store.sentinel);
    for (const phrase of [undefined, "correct horse battery staple", "密码é"]) {
      const file = await b.store.export(phrase);
      if (phrase) assert.doesNotMatch(latin(await file.arrayBuffer()), /wallet"|"CNY"|面馆/);
      await a.store.sentinel.forget("wallet");
      await a.store.set("report");
      await b.store.import(file, phrase?.normalize("NFD"));
      for (const { store } of [a, b]) {
        assert.equal(await bytesOf(store.sentinel), kept);
        assert.deepEqual(await store.get("report"), { rows: 3 });
      }
    }
    await a.store.close();
    await b.store.close();
    const again = await browser.open();
    assert.equal(await bytesOf(again.store.sentinel), kept);
  }));

test("a backup that is cut, changed, foreign, of another version or under another passphrase changes nothing", () =>
  browsing(async (browser) => {
    const { store } = await browser.open();
    await store.sentinel.ingest(life);
    const kept = await bytesOf(store.sentinel);
    const { inputs } = await store.status();
    const { digest, joined } = await import("../../pkg/store/seal.js");
    const bytes = async (phrase) => new Uint8Array(await (await store.export(phrase)).arrayBuffer());
    const [open, closed] = [await bytes(), await bytes("one")];
    /** The file with another text in its header, and the checksum made anew: what somebody could do who wants to. */
    const forged = async (file, from, to) => {
      const body = latin(file.slice(0, -32)).replace(from, to);
      assert.equal(body.length, file.length - 32, "the same length");
      const whole = Uint8Array.from(body, (letter) => letter.charCodeAt(0));
      return joined(whole, await digest(whole));
    };
    const cases = [
      ["backup-foreign", new TextEncoder().encode("a holiday picture")],
      ["backup-foreign", new Uint8Array()],
      ["backup-foreign", new TextEncoder().encode("x".repeat(1_000_000))],
      ["backup-corrupt", open.slice(0, 8)],
      ["backup-corrupt", open.slice(0, open.length / 2)],
      ["backup-corrupt", closed.slice(0, closed.length / 2)],
      ...[9, 15, 40, 300, open.length - 40, open.length - 1].map((at) => [
        "backup-corrupt",
        flipped(open, at),
      ]),
      ...[9, 40, 300, closed.length - 1].map((at) => ["backup-corrupt", flipped(closed, at), "one"]),
      ["backup-version", await forged(open, '"version":1', '"version":2')],
      ["backup-version", await forged(closed, '"iterations":600000', '"iterations":100000'), "one"],
      ["backup-version", await forged(closed, "AES-256-GCM", "AES-128-GCM"), "one"],
      ["backup-corrupt", await forged(closed, '"format"', '"formaT"')],
      ["backup-passphrase", closed, "two"],
      ["backup-passphrase", closed, undefined],
      ["options-invalid", closed, ""],
      ["backup-corrupt", await forged(open, '"documents":{}', '"documents":[]')],
      ["backup-corrupt", await forged(open, '"documents":{}', '"documants":{}')],
      ["backup-corrupt", await forged(open, '"length":', '"lenght":')],
    ];
    for (const [at, [expected, file, phrase]] of cases.entries())
      assert.equal(await code(store.import(new Blob([file]), phrase)), expected, `case ${at}`);
    assert.equal(await code(store.import("a file", "one")), "field-type");
    assert.equal(await bytesOf(store.sentinel), kept);
    assert.equal((await store.status()).inputs, inputs);
    await store.import(new Blob([closed]), "one");
    assert.equal(await bytesOf(store.sentinel), kept);
  }));

test("a header that was changed under a passphrase does not open, though its checksum was made anew", () =>
  browsing(async (browser) => {
    const { store } = await browser.open();
    const { digest, joined } = await import("../../pkg/store/seal.js");
    const file = new Uint8Array(await (await store.export("one")).arrayBuffer());
    const text = latin(file.slice(0, -32)).replace('"iterations":600000', '"iterations":600001');
    const whole = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    assert.equal(
      await code(store.import(new Blob([joined(whole, await digest(whole))]), "one")),
      "backup-passphrase",
    );
  }));

test("a document that is not as the page needs it is never handed out, loses nothing else, and can be mended or deleted", () =>
  browsing(async (browser) => {
    const loose = await browser.open();
    await loose.store.sentinel.ingest(life);
    await loose.store.set("report-1", { rows: 3 });
    await loose.store.set("report-2", { rows: "three" });
    const file = await loose.store.export();
    await loose.store.close();
    const accepts = (_, value) => Number.isInteger(value.rows);
    const { store } = await browser.open({ accepts });
    await store.import(file);
    assert.equal((await store.sentinel.summary(span(30))).totals.CNY.count, life.length);
    assert.deepEqual(await store.get("report-1"), { rows: 3 });
    assert.equal(await store.get("report-2"), undefined);
    assert.deepEqual((await store.status()).damaged, [{ kind: "document", key: "report-2" }]);
    await store.set("report-2", { rows: 4 });
    assert.deepEqual((await store.status()).damaged, []);
    await store.set("report-2");
    assert.deepEqual(await store.keys(), ["report-1"]);
    assert.equal(await code(store.set(5, 1)), "field-type");
    assert.equal(await code(store.set("k", () => {})), "options-invalid");
    assert.equal(await code(store.set("k".repeat(300), 1)), "text-too-long");
  }));

test("where the browser refuses IndexedDB or locks everything works, nothing lasts, and the status says so", () =>
  browsing(async (browser) => {
    for (const [without, because] of [
      [["database"], "indexeddb-refused"],
      [["locks"], "locks-refused"],
    ]) {
      const { store } = await browser.open({}, { without });
      const { durable, because: why, writes } = await store.status();
      assert.deepEqual([durable, why, writes], [false, because, true]);
      await store.sentinel.ingest(life.slice(0, 30));
      const kept = await bytesOf(store.sentinel);
      const controller = new AbortController();
      const many = Array.from({ length: 3000 }, (_, at) => ({
        ...life[0],
        id: `m${at}`,
        at: life[0].at + at,
      }));
      const stopped = store.sentinel.ingest(many, {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      assert.equal(await code(stopped), "aborted");
      assert.equal(await bytesOf(store.sentinel), kept, "what was stopped is taken back here too");
      const file = await store.export("one");
      await store.sentinel.forget("wallet");
      await store.import(file, "one");
      assert.equal(await bytesOf(store.sentinel), kept);
      await store.deleteEverything();
      assert.equal(await code(store.sentinel.status()), "freed");
    }
  }));

test("a page without HTTPS, to which browsers give no cryptography, works in memory, and makes no backups", () =>
  browsing(async (browser) => {
    const { crypto } = globalThis;
    Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
    try {
      const { store } = await browser.open({}, { without: ["security"] });
      assert.equal((await store.status()).because, "insecure-context");
      assert.equal((await store.sentinel.ingest(life)).accepted, life.length);
      await store.sentinel.forget("wallet");
      await store.set("a", 1);
      assert.equal(await code(store.export()), "crypto-unavailable");
      assert.equal(await code(store.export("one")), "crypto-unavailable");
    } finally {
      Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true });
    }
  }));

test("an account that is forgotten right after an input of another tab takes no answer away", () =>
  browsing(async (browser) => {
    const [a, b, c] = [await browser.open(), await browser.open(), await browser.open()];
    const [told, gone] = await Promise.all([
      b.store.sentinel.ingest(life.slice(0, 30)),
      a.store.sentinel.forget("nobody"),
      c.store.sentinel.forget("wallet"),
    ]);
    assert.deepEqual([told.accepted, gone], [30, undefined]);
    assert.equal((await a.store.sentinel.status()).accounts, 0);
  }));

test("a store of 256 inputs is opened by replaying them", (t) =>
  browsing(async (browser) => {
    const first = await browser.open({}, { inputs: 1000 });
    for (let at = 0; at < 256; at += 1)
      await first.store.sentinel.ingest([{ ...life[at % 90], id: `p${at}` }]);
    await first.store.close();
    const begun = performance.now();
    const { store } = await browser.open();
    t.diagnostic(`${Math.round(performance.now() - begun)} ms`);
    assert.equal((await store.status()).inputs, 256);
  }));

test("a disk that is full from the start keeps nothing, and says so", () =>
  browsing(async (browser) => {
    const tab = browser.tab();
    tab.fate = (_, what) => (what === "put" ? "full" : undefined);
    const store = await browser.openIn(tab);
    const { durable, because } = await store.status();
    assert.deepEqual([durable, because], [false, "storage-full"]);
    assert.equal((await store.sentinel.ingest(life)).accepted, life.length);
  }));

test("a document of two million letters is kept as a snapshot at once, from any tab", () =>
  browsing(async (browser) => {
    const [a, b] = [await browser.open(), await browser.open()];
    const long = "字".repeat(2_000_000);
    await b.store.set("long", long);
    assert.equal(await b.store.get("long"), long);
    await a.store.close();
    assert.equal((await onDisk(browser)).log.length, 0);
    await b.store.close();
    const again = await browser.open();
    assert.equal(await again.store.get("long"), long);
  }));

test("one tab deletes everything, for all", () =>
  browsing(async (browser) => {
    const [a, b] = [await browser.open(), await browser.open()];
    await a.store.sentinel.ingest(life);
    await b.store.deleteEverything();
    for (const { store } of [a, b]) assert.equal(await code(store.sentinel.ingest(life)), "freed");
    const { store } = await browser.open();
    assert.deepEqual([(await store.status()).inputs, (await store.sentinel.status()).accounts], [0, 0]);
  }));

test("options that are misspelt or of a wrong type open nothing", async () => {
  for (const options of [{ nmae: "x" }, { worker: 5 }, { accepts: true }]) {
    const told = await code(SentinelStore.open(options));
    assert.ok(["options-invalid", "field-type"].includes(told), told);
  }
});

test("in Node, where there is no database, the store keeps to memory on a thread of its own", async () => {
  class Bare extends SentinelStore {
    static host = { ...SentinelStore.host, hasDatabase: () => false };
  }
  const store = await Bare.open();
  assert.equal((await store.sentinel.ingest(life.slice(0, 3))).accepted, 3);
  assert.equal((await store.status()).durable, false);
  await store.close();
});
