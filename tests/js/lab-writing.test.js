/** Rules as they are written: the names that fit where one types, and what a half-written rule hits on a sample. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import {
  backtest,
  checkPack,
  completeRule,
  ruleLanguage,
  rulesOf,
  sampleHistory,
  sampleOf,
  tryRule,
} from "../../pkg/lab.js";
import init, { about, Sentinel } from "../../pkg/node.js";
import { days, file, read, refusal } from "./lab-files.js";

let names;
before(async () => {
  await init();
  names = { ...ruleLanguage(Sentinel, about()), lists: ["block", "watch-list"] };
});

/** The text with its caret at "|". */
const at = (marked, options) => {
  const caret = marked.indexOf("|");
  return completeRule(marked.replace("|", ""), caret, names, options);
};
const texts = (marked, options) => (at(marked, options)?.options ?? []).map(({ text }) => text);
/** What stands there once an option was taken. */
const taken = (marked, wanted) => {
  const text = marked.replace("|", "");
  const { from, to, options } = at(marked);
  const { inserts, caret } = options.find((option) => option.text === wanted);
  const whole = text.slice(0, from) + inserts + text.slice(to);
  return `${whole.slice(0, caret)}|${whole.slice(caret)}`;
};

test("a begun name is offered facts and functions, those that begin so first, then those of which a part does", () => {
  const found = texts("event.amount > 5 && am|");
  assert.equal(found[0], "event.amount");
  assert.ok(found.includes("usual.amount"));
  assert.deepEqual(texts("usual.payments|").slice(0, 2), ["usual.paymentsLastHour", "usual.paymentsLastDay"]);
  assert.ok(texts("str|").includes("strength"));
  assert.equal(taken("cou| > 5", "event.country"), "event.country| > 5");
  assert.equal(
    taken("event.am|ount > 5", "event.amount"),
    "event.amount| > 5",
    "what is behind the caret goes too",
  );
  assert.equal(taken("ha|", "has"), "has(|)");
});

test("within quotes a reason's code, a list or a field by the function before them, and nowhere else", () => {
  assert.ok(texts('strength("vel|').includes("velocity"));
  assert.deepEqual(texts('list("|'), ["block", "watch-list"]);
  assert.equal(taken('strength("vel|', "velocity"), 'strength("velocity")|');
  assert.equal(taken('strength("vel|ocity") > 1', "velocity"), 'strength("velocity|") > 1');
  assert.equal(taken("list('wa|') || true", "watch-list"), "list('watch-list|') || true");
  assert.deepEqual(texts('event.currency == "C|'), []);
  assert.deepEqual(texts('event.note.contains("a\\"am|'), []);
  assert.equal(taken("stren|", "strength"), 'strength("|")');
});

test("behind a text stand the methods of texts, behind numbers none", () => {
  const methods = ["startsWith", "endsWith", "contains", "size"];
  assert.deepEqual(texts("event.note.|"), methods);
  assert.deepEqual(texts('"abc".st|'), ["startsWith"]);
  assert.deepEqual(texts("event.amount.st|"), []);
  assert.equal(taken("event.note.con|", "contains"), "event.note.contains(|)");
});

test("where nothing is begun nothing comes by itself, and everything where one asks", () => {
  assert.equal(at("event.amount > |"), undefined);
  assert.equal(at("|"), undefined);
  assert.equal(at("12|"), undefined);
  assert.ok(texts("event.amount > |", { all: true }).length > 30);
  assert.equal(at("event.amount|"), undefined, "what is written out is not offered again");
});

test("every name that is offered is one that the engine takes, and every function that the docs name is offered", async () => {
  const rule = (when, place) => ({ id: `r${place}`, when, severity: "info" });
  const expressions = [
    ...names.facts.map(({ name }) => `has(${name})`),
    ...names.functions.map(({ example }) => example),
    ...names.reasons.map((code) => `strength("${code}") > 0`),
    ...names.fields.map((field) => `window("1d").distinct("${field}") > 0`),
  ];
  const pack = { id: "all", version: "1", rules: expressions.map(rule) };
  assert.deepEqual(checkPack(Sentinel, pack, { block: [] }), []);
  assert.ok(names.functions.length >= 10 && names.reasons.length > 20);
  const docs = await readFile(new URL("../../pkg/docs/rules.md", import.meta.url), "utf8");
  const rows = docs.split("\n").filter((line) => /^\| (texts|functions|windows?) \|/.test(line));
  const named = rows.flatMap((row) => [...row.matchAll(/\.?([A-Za-z]+)\(/g)].map(([, name]) => name));
  assert.ok(named.includes("strength"));
  const known = new Set(names.functions.map(({ name }) => name));
  for (const name of named) assert.ok(known.has(name), name);
});

test("a sample is whole accounts, spread over the file, the same each time; a small file is its own sample", async () => {
  const history = await read(sampleHistory());
  const { rows, accounts } = sampleOf(history, 2_000);
  assert.deepEqual(sampleOf(history, 2_000).rows, rows);
  assert.equal(rows.length, 2_000);
  assert.deepEqual(rows, rows.toSorted());
  assert.ok(accounts > 5 && accounts < history.accountCount);
  const chosen = new Set([...rows].map((row) => history.account.values[row]));
  assert.equal(chosen.size, accounts);
  const last = rows.at(-1);
  let of = 0;
  for (let row = 0; row <= last; row += 1) if (chosen.has(history.account.values[row])) of += 1;
  assert.equal(of, rows.length, "no payment of theirs is left out between");
  const small = await read(
    file(
      "time,amount,account,fraud",
      days(40, (day, date) => `${date}T10:00:00Z,10.00,a${day % 3},${day === 9 ? "yes" : "no"}`),
    ),
  );
  assert.equal(sampleOf(small).rows.length, 40);
});

test("a rule of the payment's own facts hits as many of the sample as a count by hand, and as its run over the whole file", async () => {
  const history = await read(sampleHistory());
  const sample = sampleOf(history, 3_000);
  const tried = await tryRule(Sentinel, history, sample, "event.amount > 200");
  const hits = [...sample.rows].filter((row) => Number(history.amount(row)) > 200);
  assert.equal(tried.hits, hits.length);
  assert.equal(tried.frauds, hits.filter((row) => history.isFraud(row)).length);
  assert.equal(tried.judged, hits.filter((row) => history.isJudged(row)).length);
  assert.deepEqual(tried.rows, hits.slice(0, 3));
  assert.deepEqual(tried.faults, []);
  const whole = await tryRule(
    Sentinel,
    history,
    sampleOf(history, history.count),
    "usual.paymentsLastHour >= 1",
  );
  const rules = [{ id: "one", when: "usual.paymentsLastHour >= 1", severity: "info", mode: "shadow" }];
  const [run] = await backtest(Sentinel, history, [
    { rulePack: { id: "p", version: "1", rules, mostShare: 1 } },
  ]);
  assert.equal(whole.hits, rulesOf(run)[0].hits);
});

test("a rule that is not whole is not tried and says what is wrong; one that is let go ends", async () => {
  const history = await read(sampleHistory());
  const sample = sampleOf(history, 3_000);
  const { faults, hits } = await tryRule(Sentinel, history, sample, "event.amount >");
  assert.equal(hits, 0);
  assert.equal(faults[0].field, "rulePack.rules.0.when");
  const stop = new AbortController();
  const trying = tryRule(Sentinel, history, sample, "true", { signal: stop.signal });
  stop.abort();
  await assert.rejects(trying, refusal("aborted"));
});
