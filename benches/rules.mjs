// @ts-check
/**
 * `node benches/rules.mjs`: what a rule and a payment cost, beside three evaluators of rules in JavaScript, in one run.
 *
 * Ours is what a pack adds to `ingest`: the same payments with a pack and without, in turn, and the difference, so that reading facts
 * from the payment and counting hits are in it. Peers get their facts as plain values, made beforehand, and expressions that
 * were compiled beforehand. All must find the same hits, or the run fails.
 * Not here: what rules ask of habits and lists, which no peer has.
 */
import { Environment } from "@marcbachmann/cel-js";
import { LogicEngine } from "json-logic-engine";
import { Engine } from "json-rules-engine";
import init, { Sentinel } from "wallet-sentinel";
import { batches, payments } from "./people.js";
import { median, shown } from "./rounds.js";

const COUNT = 10_000;
const ACCOUNTS = 200;
const BATCH = 2_000;
/** Enough that a pack stands out from the ingest that it is part of; a desk has from twenty to some hundreds. */
const RULES = 200;
/** It takes a hundred times as long: of every hundredth payment a round is short, and the time of each is the same. */
const FEW = 100;
/** Odd, so that the median is a round that took place. */
const ROUNDS = 7;
const WARM_UP = 2;

/** Milliseconds of processor time: on a machine that others use as well the clock tells what they took. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const hourOf = (/** @type {number} */ at) => new Date(at).getUTCHours();

/** Four kinds of rule, as desks write them, with other limits each time. @param {number} number */
function rule(number) {
  const limit = 40 + ((number * 37) % 400);
  const hour = number % 20;
  const kinds = [
    {
      cel: `event.amount > ${limit}.5 && event.currency == "CNY"`,
      logic: {
        and: [{ ">": [{ var: "event.amount" }, limit + 0.5] }, { "==": [{ var: "event.currency" }, "CNY"] }],
      },
      conditions: {
        all: [
          { fact: "event", path: "$.amount", operator: "greaterThan", value: limit + 0.5 },
          { fact: "event", path: "$.currency", operator: "equal", value: "CNY" },
        ],
      },
    },
    {
      cel: `event.hour in [${hour}, ${hour + 1}, ${hour + 2}] && event.amount >= ${limit}.0 && event.channel == "online"`,
      logic: {
        and: [
          { in: [{ var: "event.hour" }, [hour, hour + 1, hour + 2]] },
          { ">=": [{ var: "event.amount" }, limit] },
          { "==": [{ var: "event.channel" }, "online"] },
        ],
      },
      conditions: {
        all: [
          { fact: "event", path: "$.hour", operator: "in", value: [hour, hour + 1, hour + 2] },
          { fact: "event", path: "$.amount", operator: "greaterThanInclusive", value: limit },
          { fact: "event", path: "$.channel", operator: "equal", value: "online" },
        ],
      },
    },
    {
      cel: `event.category == "digital" || event.category == "health" || event.amount < ${limit / 100}`,
      logic: {
        or: [
          { "==": [{ var: "event.category" }, "digital"] },
          { "==": [{ var: "event.category" }, "health"] },
          { "<": [{ var: "event.amount" }, limit / 100] },
        ],
      },
      conditions: {
        any: [
          { fact: "event", path: "$.category", operator: "equal", value: "digital" },
          { fact: "event", path: "$.category", operator: "equal", value: "health" },
          { fact: "event", path: "$.amount", operator: "lessThan", value: limit / 100 },
        ],
      },
    },
    {
      cel: `event.direction == "credit" && event.type == "refund" && event.amount > ${limit}.25`,
      logic: {
        and: [
          { "==": [{ var: "event.direction" }, "credit"] },
          { "==": [{ var: "event.type" }, "refund"] },
          { ">": [{ var: "event.amount" }, limit + 0.25] },
        ],
      },
      conditions: {
        all: [
          { fact: "event", path: "$.direction", operator: "equal", value: "credit" },
          { fact: "event", path: "$.type", operator: "equal", value: "refund" },
          { fact: "event", path: "$.amount", operator: "greaterThan", value: limit + 0.25 },
        ],
      },
    },
  ];
  return kinds[number % kinds.length];
}

await init();
const rules = Array.from({ length: RULES }, (_, number) => rule(number));
const events = payments({ count: COUNT, accounts: ACCOUNTS });
const work = batches(events, BATCH);
const plain = events.map((event) => ({
  event: { ...event, amount: Number(event.amount), hour: hourOf(event.at) },
}));
const forCel = plain.map(({ event }) => ({ event: { ...event, hour: BigInt(event.hour) } }));

const rulePack = {
  id: "bench",
  version: "1",
  mostShare: 1,
  rules: rules.map(({ cel }, number) => ({
    id: `r${number}`,
    when: cel,
    severity: /** @type {const} */ ("info"),
    mode: /** @type {const} */ ("shadow"),
  })),
};

/** Time of an ingest, and hits of its rules. @param {import("wallet-sentinel").Config} config */
function ingest(config) {
  const sentinel = new Sentinel({ ledgerDays: 0, utcOffset: 0, audience: "operator", ...config });
  const from = spent();
  for (const batch of work) sentinel.ingest(batch, { assessments: "none" });
  const time = spent() - from;
  const hits = sentinel.status().rules.reduce((sum, one) => sum + one.hits, 0);
  sentinel.free();
  return { time, hits };
}

/** The engine cannot be told from its ingest: both in a row, and what the pack adds. */
function ours() {
  const without = ingest({});
  const { time, hits } = ingest({ rulePack });
  return { time: time - without.time, hits, of: COUNT };
}

/** @param {(fact: any) => unknown} ask @param {any} [facts] */
const counted = (ask, facts) => {
  let hits = 0;
  const from = spent();
  for (const fact of facts) if (ask(fact) === true) hits += 1;
  return { time: spent() - from, hits };
};

/** @param {((fact: any) => unknown)[]} asks @param {any[]} facts */
function peer(asks, facts) {
  let [time, hits] = [0, 0];
  for (const ask of asks) {
    const one = counted(ask, facts);
    time += one.time;
    hits += one.hits;
  }
  return { time, hits, of: COUNT };
}

const environment = new Environment().registerVariable("event", "dyn");
const cel = rules.map((one) => environment.parse(one.cel));
const logicEngine = new LogicEngine();
const logic = rules.map((one) => logicEngine.build(one.logic));
const engine = new Engine();
for (const [number, { conditions }] of rules.entries())
  engine.addRule({ conditions: /** @type {any} */ (conditions), event: { type: `r${number}` } });

async function ruleEngine() {
  let hits = 0;
  const facts = plain.filter((_, place) => place % FEW === 0);
  const from = spent();
  for (const fact of facts) hits += (await engine.run(fact)).events.length;
  return { time: spent() - from, hits, of: facts.length };
}

/** What the few payments of the last one must come to, by the evaluator of the same language. */
const few = forCel.filter((_, place) => place % FEW === 0);
const hitsOf = new Map([[few.length, peer(cel, few).hits]]);

const contenders = [
  { name: "wallet-sentinel, what a pack adds", run: ours },
  { name: "@marcbachmann/cel-js", run: () => peer(cel, forCel) },
  { name: "json-logic-engine, compiled", run: () => peer(logic, plain) },
  { name: "json-rules-engine", run: ruleEngine },
];
/** Nanoseconds a rule and payment. @type {number[][]} */
const times = contenders.map(() => []);
for (let round = -WARM_UP; round < ROUNDS; round += 1) {
  for (let turn = 0; turn < contenders.length; turn += 1) {
    const place = (turn + round + WARM_UP) % contenders.length;
    const { time, hits, of } = await contenders[place].run();
    const known = hitsOf.get(of) ?? hits;
    if (known !== hits) throw new Error(`${contenders[place].name} finds ${hits} hits, and not ${known}.`);
    hitsOf.set(of, known);
    if (round >= 0) times[place].push((time * 1e6) / (of * RULES));
  }
}
console.log(
  `\n${RULES} rules on ${COUNT} payments (${hitsOf.get(COUNT)} hits), nanoseconds of processor time a rule and payment; json-rules-engine on every ${FEW}th`,
);
const width = Math.max(...contenders.map(({ name }) => name.length));
for (const [place, { name }] of contenders.entries()) {
  const list = times[place];
  const ratios = list.map((time, round) => time / times[0][round]);
  const spread = (/** @type {number[]} */ values) =>
    `${shown(median(values))} [${shown(Math.min(...values))}–${shown(Math.max(...values))}]`;
  console.log(`  ${name.padEnd(width)}  ${spread(list)} ns${place ? `   ×${spread(ratios)} of ours` : ""}`);
}
