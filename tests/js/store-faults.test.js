/**
 * A store whose tab is killed, whose transactions are aborted, or whose disk is full, at moments drawn from a seed: what it holds
 * afterwards is what a fresh engine makes of the acknowledged inputs, and at most of the one that was under way.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import initReader from "../../pkg/import-node.js";
import init from "../../pkg/node.js";
import { habits, oddOne } from "./life.js";
import { Browser, engine } from "./tabs.js";

before(() => init());
before(() => initReader());

/** Numbers that look random and are the same every time: Marsaglia's xorshift32. */
function drawn(seed) {
  let state = seed * 2_654_435_761 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const life = habits(12);
const statement = (rows, from) =>
  new Blob([
    [
      "id,at,amount,currency,counterparty.name",
      ...Array.from(
        { length: rows },
        (_, i) => `s${from}-${i},${life[0].at + i * 60_000},${1 + i}.50,CNY,店${i}`,
      ),
    ].join("\n"),
  ]);

/** Inputs of every kind, and some that are refused; each does its work on anything with the worker's promises. */
function inputs(draw) {
  const kinds = [
    (at) => ["ingest", [life.slice(at * 3, at * 3 + 3)]],
    (at) => [
      "ingest",
      [[{ ...oddOne(12), id: `odd-${at}` }, { ...oddOne(12), id: `bad-${at}`, amount: 5 }, null]],
    ],
    (at) => ["ingest", [[{ ...life[at], id: `hers-${at}`, accountId: "hers", note: "n".repeat(3000) }]]], // kept as a snapshot
    (at) => ["advance", [life.at(-1).at + at * 3_600_000]],
    (at) => ["configure", [{ alertsPerDay: 1 + (at % 5), budgets: [] }]],
    (at) => ["correctCategory", [{ counterparty: "面馆", category: "groceries", at: life[0].at + at }]],
    (at) => ["ingestStatement", [statement(4, at)]],
    () => ["act", ["nobody", { do: "acknowledge", at: 1 }]], // refused
    () => ["forget", ["hers"]],
    (at) => ["set", [`document-${at % 2}`, { at }]],
    () => ["removeImport", []],
  ];
  return Array.from({ length: 9 }, (_, at) => kinds[draw(kinds.length)](at));
}

/** Hands an input to a store; of imports the last one is taken out. */
async function handed(store, [verb, args]) {
  if (verb === "set") return store.set(...args);
  if (verb !== "removeImport") return store.sentinel[verb](...args);
  const last = (await store.imports()).findLast(({ removable }) => removable);
  return store.removeImport(last?.id ?? "none");
}

/** Inputs without the imports that were taken out, which cannot be once an account was forgotten. */
function withoutRemoved(list) {
  const left = [];
  for (const input of list) {
    const isAlone = (kept) => kept?.[0] === "forget";
    const at = left.findLastIndex((kept) => kept?.[0] === "ingestStatement" || isAlone(kept));
    if (input[0] !== "removeImport") left.push(input);
    else if (at >= 0 && !isAlone(left[at])) left.splice(at, 1);
  }
  return left;
}

/** What a fresh engine makes of inputs: its snapshot and the documents. */
async function replayed(list) {
  const fresh = await engine();
  const documents = {};
  try {
    for (const [verb, args] of withoutRemoved(list)) {
      if (verb === "set") documents[args[0]] = args[1];
      else await fresh[verb](...args);
    }
    return { snapshot: Buffer.from(await fresh.snapshot()).toString("base64"), documents };
  } finally {
    fresh.terminate();
  }
}

async function stateOf(store) {
  const documents = {};
  for (const key of await store.keys()) documents[key] = await store.get(key);
  return { snapshot: Buffer.from(await store.sentinel.snapshot()).toString("base64"), documents };
}

const means = { inputs: 3, letters: 2500 };

/** Runs inputs in a tab up to its fate; which were acknowledged, and which was under way. */
async function lived(browser, list, fate) {
  const tab = browser.tab();
  tab.fate = fate;
  const dead = tab.death.then(() => "dead");
  const outcome = (work) =>
    Promise.race([
      work.then(() => (tab.isDead ? "dead" : "kept")).catch((error) => (tab.isDead ? "dead" : error)),
      dead,
    ]);
  const acknowledged = [];
  const opened = await outcome(browser.openIn(tab, {}, means).then((store) => (tab.store = store)));
  if (opened !== "kept") return { tab, acknowledged, refused: [opened] };
  const refused = [];
  for (const input of list) {
    const told = await outcome(handed(tab.store, input));
    if (told === "dead") return { tab, acknowledged, refused, underWay: input };
    if (told === "kept") acknowledged.push(input);
    else refused.push(told);
  }
  tab.fate = () => undefined; // it lived
  return { tab, acknowledged, refused };
}

/** Fates: killed at a step; an aborted transaction, or a full disk, at the first write from a step on. */
const fates = {
  kill: (at) => (step) => (step === at ? "kill" : undefined),
  abort:
    (at, once = { done: false }) =>
    (step, what) =>
      step >= at && !once.done && ["add", "put"].includes(what) && (once.done = true) ? "abort" : undefined,
  full:
    (at, once = { done: false }) =>
    (step, what) =>
      step >= at && !once.done && ["add", "put"].includes(what) && (once.done = true) ? "full" : undefined,
};

/** The codes that an input of these may be refused with. */
const REFUSALS = ["alert-unknown", "import-unknown", "storage-aborted", "storage-full"];

const MOMENTS = 240;
const PARTS = 6;

for (let part = 0; part < PARTS; part += 1) {
  test(`nothing acknowledged is lost and nothing is doubled, whatever happens when (${part + 1} of ${PARTS})`, async () => {
    const seen = { kill: 0, abort: 0, full: 0, underWayKept: 0, underWayLost: 0 };
    for (let moment = part; moment < MOMENTS; moment += PARTS) {
      const list = inputs(drawn(moment + 1));
      const draw = drawn(7_919 * (moment + 1));
      const kind = ["kill", "kill", "abort", "full"][draw(4)];
      const fate = fates[kind](1 + draw(130));
      const browser = new Browser();
      try {
        const { tab, acknowledged, refused, underWay } = await lived(browser, list, fate);
        for (const error of refused)
          if (error !== "dead")
            assert.ok(REFUSALS.includes(error.code), `${moment}: ${error.code} ${error.stack}`);
        if (tab.isDead) seen.kill += 1;
        if (refused.some(({ code }) => code === "storage-aborted")) seen.abort += 1;
        if (refused.some(({ code }) => code === "storage-full")) seen.full += 1;
        const standing = tab.isDead ? undefined : await stateOf(tab.store);
        if (!tab.isDead) await tab.store.close();
        const next = await browser.open({}, means);
        const state = await stateOf(next.store);
        const { inputs: count } = await next.store.status();
        const more = count - acknowledged.length;
        assert.ok(
          more === 0 || (more === 1 && underWay),
          `${moment}: ${kind}, ${count} of ${acknowledged.length}`,
        );
        const kept = more === 1 ? [...acknowledged, underWay] : acknowledged;
        if (underWay) seen[more === 1 ? "underWayKept" : "underWayLost"] += 1;
        assert.deepEqual(state, await replayed(kept), `${moment}: ${kind}`);
        if (standing)
          assert.ok(standing.snapshot === state.snapshot, `${moment}: the tab that stood held what is kept`);
        // And it goes on from there as a fresh engine would.
        const after = ["ingest", [[{ ...oddOne(12), id: "after" }]]];
        await handed(next.store, after);
        assert.deepEqual(
          await stateOf(next.store),
          await replayed([...kept, after]),
          `${moment}: what came after`,
        );
      } finally {
        await browser.close();
      }
    }
    assert.ok(seen.kill > 5 && seen.abort + seen.full > 5 && seen.underWayKept > 0, JSON.stringify(seen));
  });
}

test("what other tabs wait for when the writer is killed is taken in once by the next, in its order, and answered", async () => {
  let took = 0;
  for (let moment = 0; moment < 60; moment += 1) {
    const browser = new Browser();
    try {
      const writer = await browser.open({}, means);
      // The next in line is now the one that asks, and now another one.
      const others = [await browser.open({}, means), await browser.open({}, means)];
      const [asking, third] = moment % 2 ? others : others.reverse();
      const list = inputs(drawn(100 + moment)).filter(([verb]) => verb !== "act" && verb !== "removeImport");
      const at = writer.steps + 1 + drawn(31 * (moment + 1))(90);
      writer.fate = fates.kill(at);
      const answers = await Promise.all(
        list.map((input) =>
          handed(asking.store, input).then(
            () => "kept",
            (error) => error.code,
          ),
        ),
      );
      // An answer may be lost where a snapshot took the input's place; the input is kept all the same.
      for (const answer of answers)
        assert.ok(["kept", "answer-lost"].includes(answer), `${moment}: ${answer}`);
      took += writer.isDead ? 1 : 0;
      const wanted = await replayed(list);
      assert.equal((await asking.store.status()).inputs, list.length, `${moment}: each of them once`);
      assert.deepEqual(await stateOf(asking.store), wanted, `${moment}: the tab that asked`);
      await third.store.export(); // in step with the others
      assert.deepEqual(await stateOf(third.store), wanted, `${moment}: a tab that looked on`);
    } finally {
      await browser.close();
    }
  }
  assert.ok(took > 20, `${took} writers were killed`);
});
