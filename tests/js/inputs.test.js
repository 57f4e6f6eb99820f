/** What persons do and say as events of one log: the verbs answer as before, and a log of events replays to the byte. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { call } from "../../pkg/core.js";
import init, { Sentinel } from "../../pkg/node.js";
import { ingestInChunks } from "../../pkg/chunks.js";
import { habits, oddOne } from "./life.js";

before(() => init());

const DAY = 86_400_000;

/** An engine with an alert, and its store's inputs. */
function lived() {
  /** @type {any[]} */
  const inputs = [];
  const store = {
    append: (input) => void inputs.push(structuredClone(input)),
    inputs: () => structuredClone(inputs),
  };
  const sentinel = new Sentinel(undefined, { store });
  const events = [...habits(), oddOne()];
  for (const event of events) sentinel.ingest([event]);
  const [alert] = sentinel.alerts();
  return { sentinel, store, inputs, events, alert };
}

const pair = (/** @type {string} */ a, /** @type {string} */ b) => ({
  a: { accountId: "mei", id: a },
  b: { accountId: "mei", id: b },
});

test("a log of events alone, replayed through ingest, gives the state that the verbs gave, to the byte", () => {
  const { sentinel, alert, events } = lived();
  const at = oddOne().at + DAY;
  /** @type {any[]} */
  const log = [...events];
  const shown = sentinel.act(alert.id, { do: "show", at, by: "holder" });
  assert.equal(shown.shownAt, at);
  log.push({ kind: "act", alertId: alert.id, do: "show", at, by: "holder" });
  const over = sentinel.act(alert.id, { do: "resolve", disposition: "scam", at: at + 1 });
  assert.equal(over.state, "resolved");
  log.push({ kind: "act", alertId: alert.id, do: "resolve", disposition: "scam", at: at + 1 });
  const correction = { counterparty: "corner shop", category: "groceries", at };
  const decision = { ...pair("1", "2"), relation: "pays-back", is: false, at };
  const word = { id: "a-series", do: "merge", into: "another", at };
  assert.equal(sentinel.correctCategory(correction), undefined);
  assert.equal(sentinel.decide(/** @type {any} */ (decision)), undefined);
  assert.equal(sentinel.recurring(/** @type {any} */ (word)), undefined);
  log.push(
    { kind: "correction", ...correction },
    { kind: "decision", ...decision },
    { kind: "recurring", ...word },
  );
  const replayed = new Sentinel();
  for (const event of log) assert.deepEqual(replayed.ingest([event]).rejected, []);
  assert.deepEqual(replayed.snapshot(), sentinel.snapshot());
});

test("the store's log of a person's deeds is one of events, and an engine goes on from it after a trap", () => {
  const { sentinel, store, inputs, alert } = lived();
  const at = oddOne().at + DAY;
  sentinel.act(alert.id, { do: "acknowledge", at, by: "holder" });
  sentinel.correctCategory({ counterparty: "corner shop", category: "groceries", at });
  sentinel.decide({ ...pair("1", "2"), relation: "same-payment", is: true, at });
  sentinel.recurring({ id: "a-series", do: "confirm", at });
  assert.deepEqual([...new Set(inputs.map(({ verb }) => verb))], ["ingest"]);
  const known = sentinel.snapshot();
  assert.throws(
    () =>
      call((core) => {
        const engine = new core.Engine({});
        const deeper = () => engine.status() && deeper();
        deeper();
      }),
    { code: "poisoned" },
  );
  assert.deepEqual(sentinel.snapshot(), known);
  assert.deepEqual(new Sentinel(undefined, { store }).snapshot(), known);
});

test("a word that is wrong is thrown by its place and is not noted", () => {
  const { sentinel, inputs } = lived();
  const noted = inputs.length;
  const known = sentinel.snapshot();
  const wrong = (/** @type {() => void} */ say, /** @type {string} */ code, /** @type {string} */ field) =>
    assert.throws(say, (/** @type {any} */ error) => {
      assert.deepEqual([error.code, error.details?.field], [code, field]);
      return true;
    });
  const decide = (/** @type {any} */ more) =>
    sentinel.decide({ ...pair("1", "2"), relation: "settles", is: true, at: 1e12, ...more });
  wrong(() => decide({ is: "maybe" }), "value-unknown", "is");
  wrong(() => decide({ relation: "friends" }), "value-unknown", "relation");
  wrong(() => decide({ b: { accountId: "mei" } }), "field-missing", "b.id");
  wrong(() => decide({ becauze: 1 }), "field-unknown", "becauze");
  const recurring = (/** @type {any} */ word) => sentinel.recurring(word);
  wrong(() => recurring({ id: "s", do: "merge", at: 1e12 }), "field-missing", "into");
  wrong(() => recurring({ id: "s", do: "confirm", at: 1e9 }), "time-in-seconds", "at");
  wrong(
    () => sentinel.correctCategory({ counterparty: "", category: "x", at: 1 }),
    "field-empty",
    "counterparty",
  );
  wrong(() => sentinel.act("nobody's", { do: "show", at: 1e12 }), "alert-unknown", "alertId");
  assert.equal(inputs.length, noted);
  assert.deepEqual(sentinel.snapshot(), known);
});

test("an act may come before its alert, and an import in chunks keeps the caller's order of what was done", async () => {
  const { alert, events } = lived();
  const at = oddOne().at + DAY;
  const early = new Sentinel();
  const act = { kind: "act", alertId: alert.id, do: "acknowledge", at };
  assert.equal(early.ingest([/** @type {any} */ (act)]).accepted, 1);
  for (const event of events) early.ingest([event]);
  assert.equal(early.alerts()[0].state, "acknowledged");
  const deeds = ["acknowledge", "reopen", "acknowledge"].map((what) => ({ ...act, do: what }));
  const many = Array.from({ length: 2_500 }, (_, place) => ({
    ...events[0],
    id: `more-${place}`,
    at: events[0].at + place * 60_000,
  }));
  /** @type {string[]} */
  const seen = [];
  await ingestInChunks(/** @type {any} */ ([...deeds, ...many]), async (chunk) => {
    seen.push(...chunk.filter(({ kind }) => kind === "act").map((one) => /** @type {any} */ (one).do));
    return new Sentinel().ingest([]);
  });
  assert.deepEqual(seen, ["acknowledge", "reopen", "acknowledge"]);
});
