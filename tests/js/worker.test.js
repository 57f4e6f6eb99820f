/** The worker's side and the page's, joined by a port in place of a thread: the same answers, as promises. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import initReader, { importStatement } from "../../pkg/import-node.js";
import { SentinelWorker } from "../../pkg/worker.js";
import { leave, left } from "../../pkg/worker-handover.js";
import { serve } from "../../pkg/worker-service.js";
import { habits, oddOne, span } from "./life.js";

before(() => init());
/** Worker and page are one program here, and share what is loaded; in Node no address of the disk can be fetched. */
before(() => initReader());

/** A worker without a thread. @param {(address: string) => Promise<any>} [bring] the script that reads files */
function worker(bring = () => import("../../pkg/worker-reader.js")) {
  const { port1, port2 } = new MessageChannel();
  serve(port1, bring);
  const errors = new EventTarget();
  return {
    postMessage: (...message) => port2.postMessage(...message),
    start: () => port2.start(),
    addEventListener: (type, listener) =>
      (type === "error" ? errors : port2).addEventListener(type, listener),
    removeEventListener: (type, listener) => port2.removeEventListener(type, listener),
    terminate() {
      this.ended = true;
      port1.close();
      port2.close();
    },
    die: (message) => errors.dispatchEvent(Object.assign(new Event("error"), { message })),
  };
}

async function joined(work, config, options) {
  const thread = worker();
  const remote = await SentinelWorker.create(config, { worker: thread, ...options });
  try {
    await work(remote, thread);
  } finally {
    remote.terminate();
  }
}

/** A canonical statement of as many rows. */
function statement(rows) {
  const lines = Array.from(
    { length: rows },
    (_, i) => `r${i},${Date.UTC(2026, 0, 1) + i * 60_000},${1 + (i % 90)}.50,CNY,店${i % 20}`,
  );
  return new Blob([["id,at,amount,currency,counterparty.name", ...lines].join("\n")]);
}

test("every verb answers as the engine itself does", () =>
  joined(async (remote) => {
    const local = new Sentinel();
    const events = habits();
    assert.deepEqual(await remote.ingest(events), local.ingest(events));
    assert.deepEqual(await remote.assess(oddOne()), local.assess(oddOne()));
    assert.deepEqual(await remote.ingest([oddOne()]), local.ingest([oddOne()]));
    assert.deepEqual(await remote.alerts(), local.alerts());
    const [{ id }] = local.alerts({ states: ["open"] });
    const action = { at: oddOne().at + 1, do: "acknowledge" };
    assert.deepEqual(await remote.act(id, action), local.act(id, action));
    assert.deepEqual(await remote.summary(span()), local.summary(span()));
    assert.deepEqual(await remote.advance(span().to), local.advance(span().to));
    assert.deepEqual(await remote.status(), local.status());
    assert.equal(await remote.model(), undefined);
    const labels = [...events.slice(-60), oddOne()].map(({ id, accountId }) => ({
      kind: "label",
      accountId,
      of: { transactionId: id },
      at: span().to,
      label: id === "odd-one" ? "scam" : "legitimate",
    }));
    const login = {
      kind: "access",
      id: "login",
      accountId: "wallet",
      at: span().to,
      action: "login",
      success: true,
    };
    assert.deepEqual(await remote.ingest([login, ...labels]), local.ingest([login, ...labels]));
    const model = local.model();
    assert.deepEqual([model.frauds, model.genuine], [1, 60]);
    assert.deepEqual(await remote.model(), model);
    await remote.loadModel(model);
    local.loadModel(model);
    assert.deepEqual(await remote.snapshot(), local.snapshot());
    await remote.configure({ ledgerDays: 0 });
    await assert.rejects(remote.summary(span()), { code: "ledger-off" });
    await remote.restore(local.snapshot());
    assert.deepEqual(await remote.snapshot(), local.snapshot());
    await remote.forget("wallet");
    assert.equal((await remote.status()).accounts, 0);
    local.free();
  }));

test("chunks change nothing but the pace: 5,000 events in three give what one call gives", () =>
  joined(
    async (remote) => {
      const events = habits(1_700).slice(0, 5_000);
      const local = new Sentinel();
      const told = [];
      const { alerts, ...whole } = await remote.ingest(events, { onProgress: (done) => told.push(done) });
      const { alerts: _, ...expected } = local.ingest(events);
      assert.deepEqual(whole, expected);
      assert.deepEqual(told, [2_000, 4_000, 5_000]);
      assert.equal(
        (await remote.summary({ from: 0, to: 4e12 })).totals.CNY.spent,
        local.summary({ from: 0, to: 4e12 }).totals.CNY.spent,
      );
      local.free();
    },
    { ledgerDays: 3_650 },
  ));

test("an error keeps its code and its place on the way over", () =>
  joined(async (remote) => {
    await assert.rejects(
      remote.assess({ ...oddOne(), amount: 5 }),
      (error) =>
        error.name === "SentinelError" &&
        error.code === "amount-not-string" &&
        error.details.field === "amount",
    );
  }));

test("arguments of a wrong type are refused by name before they are sent, as rejections", () =>
  joined(async (remote) => {
    const sent = (field, ...expected) => ({
      name: "SentinelError",
      code: "field-type",
      details: { field, expected },
    });
    await assert.rejects(remote.forget(5), sent("accountId", "string"));
    await assert.rejects(remote.act(1, { at: 1, do: "acknowledge" }), sent("alertId", "string"));
    await assert.rejects(remote.advance(1n), sent("now", "number"));
    await assert.rejects(remote.restore({ length: 1e10 }), sent("snapshot", "Uint8Array", "ArrayBuffer"));
    await assert.rejects(
      SentinelWorker.create(undefined, { worker: worker(), snapshot: "x" }),
      sent("snapshot", "Uint8Array", "ArrayBuffer"),
    );
    const lost = { worker: worker(), wasm: Promise.reject(new TypeError("offline")) };
    await assert.rejects(SentinelWorker.create(undefined, lost), {
      name: "SentinelError",
      code: "wasm-unreachable",
    });
    await assert.rejects(
      remote.loadModel({
        get scoring() {
          throw new Error("gone");
        },
      }),
      { code: "model-invalid", details: { field: "model" } },
    );
    await assert.rejects(remote.loadModel({ scoring: 0 }), { code: "model-invalid" });
    await assert.rejects(
      remote.summary({
        get from() {
          throw new Error("gone");
        },
      }),
      { code: "query-invalid" },
    );
    const snapshot = await remote.snapshot();
    await remote.restore(snapshot.slice().buffer);
    assert.deepEqual(await remote.snapshot(), snapshot);
    assert.equal((await remote.ingest([], null)).accepted, 0);
    assert.equal((await remote.ingestStatement(statement(3), null)).accepted, 3);
  }));

test("every field of a statement's payments goes over, the list of a refund's numbers too", () =>
  joined(async (worker) => {
    const refund = { ...oddOne(), id: "back", type: "refund", direction: "credit", references: ["p1", "p2"] };
    const { accepted, rejected } = await worker.ingest([
      ...habits(),
      refund,
      { ...refund, id: "list", references: [7] },
    ]);
    assert.deepEqual(
      [accepted, rejected.map(({ id, code, field }) => [id, code, field])],
      [habits().length + 1, [["list", "field-type", "references"]]],
    );
  }));

test("an event that cannot be sent to a thread costs itself only", () =>
  joined(async (remote) => {
    const [first, last] = habits();
    const reactive = new Proxy({ ...last, counterparty: new Proxy({ ...last.counterparty }, {}) }, {});
    const thrower = {
      ...oddOne(),
      get amount() {
        throw new Error("gone");
      },
    };
    const result = await remote.ingest([first, { ...oddOne(), amount: () => "1" }, thrower, reactive]);
    assert.equal(result.accepted, 2);
    assert.deepEqual(
      result.rejected.map(({ index, code, field }) => [index, code, field]),
      [
        [1, "field-type", "amount"],
        [2, "field-type", "kind"],
      ],
    );
  }));

test("a configuration that is refused ends the worker", async () => {
  const thread = worker();
  await assert.rejects(SentinelWorker.create({ thresholds: { challenge: -1 } }, { worker: thread }), {
    code: "config-invalid",
  });
  assert.equal(thread.ended, true);
});

test("a snapshot to go on from may be given at the start", async () => {
  const local = new Sentinel();
  local.ingest(habits());
  await joined(async (remote) => assert.deepEqual(await remote.snapshot(), local.snapshot()), undefined, {
    snapshot: local.snapshot(),
  });
  local.free();
});

test("two imports at the same time run one after the other", () =>
  joined(async (remote) => {
    const order = [];
    const mine = habits(1_400, "mine");
    await Promise.all([
      remote.ingest(mine, { assessments: "none", onProgress: () => order.push("first") }),
      remote.ingest(habits(10, "hers"), { onProgress: () => order.push("second") }),
    ]);
    assert.deepEqual(order, ["first", "first", "first", "second"]);
  }));

test("a statement is read and scored over there, and its events stay there", () =>
  joined(async (remote) => {
    const phases = new Set();
    const result = await remote.ingestStatement(statement(5_000), {
      fileName: "mine.csv",
      onProgress: (done, total, phase) => phases.add(phase) && assert.ok(done <= total),
    });
    assert.equal(result.rows, 5_000);
    assert.equal(result.accepted, 5_000);
    assert.equal(result.events, undefined);
    assert.equal(result.origins, undefined);
    assert.equal(result.assessments, undefined);
    assert.ok(phases.has("ingest"));
    assert.equal((await remote.status()).accounts, 1);
  }));

test("a signal stops a statement between two chunks with the code aborted", () =>
  joined(async (remote) => {
    const controller = new AbortController();
    const onProgress = (_done, _total, phase) => phase === "ingest" && controller.abort();
    await assert.rejects(
      remote.ingestStatement(statement(20_000), { signal: controller.signal, onProgress }),
      { code: "aborted" },
    );
    const { payments } = await remote.status();
    assert.ok(payments >= 2_000 && payments < 20_000, `${payments}`);
    await assert.rejects(remote.ingestStatement(statement(1), { signal: AbortSignal.abort() }), {
      code: "aborted",
    });
  }));

test("after terminate, what was under way and what comes later is told freed", () =>
  joined(async (remote, thread) => {
    const underWay = remote.snapshot();
    remote.terminate();
    await assert.rejects(underWay, { code: "freed" });
    await assert.rejects(remote.status(), { code: "freed" });
    assert.equal(thread.ended, true);
  }));

test("a worker that dies is told by worker-failed, not by silence", () =>
  joined(async (remote, thread) => {
    const underWay = remote.snapshot();
    thread.die("Failed to load the script");
    await assert.rejects(
      underWay,
      (error) => error.code === "worker-failed" && error.message.includes("Failed to load the script"),
    );
  }));

test("the class makes an engine also where `create` is taken from it, and a file's options are refused by their code", async () => {
  const { create } = SentinelWorker;
  const alone = await create(undefined, { worker: worker() });
  assert.equal((await alone.status()).accounts, 0);
  alone.terminate();
  await joined(async (remote) => {
    const cyclic = {};
    cyclic.accountId = cyclic;
    const wrongs = [
      [cyclic, "accountId"],
      [
        {
          get accountId() {
            throw new Error("mine");
          },
        },
        "options",
      ],
      [{ signal: {} }, "signal"],
      [{ onProgress: 5 }, "onProgress"],
      [[], "options"],
    ];
    for (const [options, field] of wrongs) {
      await assert.rejects(
        remote.ingestStatement(statement(3), options),
        (error) =>
          error.name === "SentinelError" && error.code === "options-invalid" && error.details.field === field,
      );
      await assert.rejects(importStatement(statement(3), options), { code: "options-invalid" });
      await assert.rejects(remote.ingest([], options), { code: "options-invalid" });
    }
    for (const source of [
      { slice() {}, arrayBuffer() {} },
      null,
      "text",
      new Proxy(
        {},
        {
          get() {
            throw new Error("mine");
          },
        },
      ),
    ]) {
      await assert.rejects(remote.ingestStatement(source), {
        code: "options-invalid",
        details: { field: "source" },
      });
    }
    assert.equal((await importStatement(statement(3), null)).events.length, 3);
  });
});

test("a list that says it is without end, an event that leads 2,500 levels down and a getter that throws are refused, and the thread goes on", () =>
  joined(async (remote) => {
    for (const endless of [
      Array(2 ** 32 - 1),
      new Proxy([], { get: (list, key) => (key === "length" ? 2 ** 53 : list[key]) }),
    ]) {
      await assert.rejects(remote.ingest(endless), { code: "batch-too-large" });
    }
    const deep = JSON.parse(`${'{"x":'.repeat(2_500)}1${"}".repeat(2_500)}`);
    const [good] = habits();
    const { accepted, rejected } = await remote.ingest(
      [
        { ...oddOne(), counterparty: deep },
        {
          ...oddOne(),
          get note() {
            throw new Error("mine");
          },
        },
        good,
      ],
      { unknownKeys: undefined },
    );
    assert.deepEqual([accepted, rejected.map(({ index }) => index)], [1, [0, 1]]);
    await assert.rejects(
      remote.replay(deep),
      (error) => error.name === "SentinelError" && error.code !== "worker-failed",
    );
    await assert.rejects(
      remote.assess({
        ...oddOne(),
        get amount() {
          throw new Error("mine");
        },
      }),
      { name: "SentinelError" },
    );
    assert.equal((await remote.status()).payments, 1);
  }));

test("a listener to progress that throws is reported and stops nothing", async (t) => {
  const reported =
    typeof reportError === "function" // a page's
      ? t.mock.method(globalThis, "reportError", () => {})
      : t.mock.method(console, "error", () => {});
  await joined(async (remote) => {
    const onProgress = () => {
      throw new Error("mine");
    };
    assert.equal((await remote.ingest(habits(), { onProgress })).accepted, 270);
    assert.equal((await importStatement(statement(3), { onProgress })).events.length, 3);
  });
  assert.ok(reported.mock.calls.length >= 3);
});

/** The script that reads files, as it leaves itself. */
async function brought() {
  await import("../../pkg/worker-reader.js");
  return left();
}

test("what reads files comes with the first of them, once, and is sent for again where it did not arrive", async () => {
  const asked = [];
  const before = left();
  leave(undefined); // other tests of this program have sent for it
  const thread = worker(async (address) => {
    asked.push(new URL(address));
    if (asked.length === 1) throw new TypeError("no network");
    if (asked.length > 2) leave(before ?? (await brought()));
  });
  const remote = await SentinelWorker.create({}, { worker: thread });
  try {
    await remote.ingest(habits(), { assessments: "none" });
    assert.deepEqual(asked, [], "no file, no script");
    await assert.rejects(remote.ingestStatement(statement(3)), (error) => {
      assert.equal(error.code, "wasm-unreachable");
      assert.match(error.message, /worker-reader\.js.*no network/);
      assert.equal(error.details.value, asked[0].href);
      return true;
    });
    await assert.rejects(remote.ingestStatement(statement(3)), /another script/, "one that leaves nothing");
    assert.equal((await remote.ingestStatement(statement(3))).accepted, 3);
    assert.equal((await remote.ingestStatement(statement(3))).unchanged, 3);
    assert.equal(asked.length, 3);
    assert.notEqual(
      asked[1].href,
      asked[0].href,
      "an engine that keeps failures in mind would ask for nothing",
    );
    assert.equal(asked[1].pathname, asked[0].pathname);
  } finally {
    remote.terminate();
  }
});
