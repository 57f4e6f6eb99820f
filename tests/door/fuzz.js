/**
 * The door under fire: hostile values at every verb, key and field, then at random, from a seed.
 *
 * `npm run fuzz:door` makes a million calls; `node tests/door/fuzz.js <calls> <seed>` any number; tests/js/door.test.js a part of
 * it in `npm test`. After each call the same engine takes a change, and an engine that nobody touched has to go on. What is counted:
 * `traps` (the instance stopped or stays locked), `uncoded` (anything thrown but a SentinelError whose code `about()` lists).
 */
import { fileURLToPath } from "node:url";
import * as messages from "../../pkg/messages.js";
import init, { Sentinel, SentinelError, about } from "../../pkg/node.js";
import * as notify from "../../pkg/notify.js";
import initReader, { importStatement } from "../../pkg/import-node.js";
import { serve } from "../../pkg/worker-service.js";
import { SentinelWorker } from "../../pkg/worker.js";
import { events, payment } from "./arguments.js";
import { calls as table } from "./calls.js";
import { remoteCalls } from "./remote-calls.js";
import { places, put } from "./places.js";
import { hostile } from "./hostile.js";

/** Calls to one engine before the next is made: what it learns of them would slow the others. */
const LIFE = 1_000;

/** Calls at and above which every value goes to every place of the verbs that answer later, too: they are 30,000 of a million. */
const REMOTE_FULL = 1_000_000;

/** A worker without a thread: its side of the border, joined by a port. @returns {any} */
function withoutThread() {
  const { port1, port2 } = new MessageChannel();
  serve(port1, () => import("../../pkg/worker-reader.js"));
  return {
    postMessage: (...message) => port2.postMessage(...message),
    start: () => port2.start(),
    addEventListener: (type, listener) => type === "message" && port2.addEventListener(type, listener),
    removeEventListener: (type, listener) => port2.removeEventListener(type, listener),
    terminate() {
      port1.close();
      port2.close();
    },
  };
}

/** Numbers from a seed, the same everywhere: mulberry32 (Tommy Ettinger, public domain). @param {number} seed */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * `share` of the calls go through every verb, key and field in turn, as many of the values at each as they allow; all of them where
 * it is 1, and the rest at random.
 * @param {{ calls: number, seed: number, share?: number, onFault?: (what: string) => void }} asked
 * @returns {Promise<{ calls: number, swept: number, refused: number, traps: number, uncoded: number, seed: number }>}
 */
export async function fuzz({ calls, seed, share = 1, onFault = () => {} }) {
  await init();
  await initReader(); // the worker is in this program too, and shares what is loaded
  const codes = new Set(about().errorCodes);
  const next = random(seed);
  const any = (list) => list[Math.floor(next() * list.length)];
  const figures = { calls: 0, swept: 0, refused: 0, traps: 0, uncoded: 0, seed };
  const fault = (kind, what) => {
    figures[kind] += 1;
    onFault(`${kind}: ${what}`);
  };

  const door = { Sentinel, messages, notify, ...taught() };
  door.store = () => ({ append() {}, inputs: () => [] });
  let depth = 0;
  door.enter = () => {
    if (depth > 0) return; // once: a getter that calls itself without end is its own fault
    depth += 1;
    try {
      door.untouched.ingest([payment({ id: `inner-${figures.calls}` })]);
    } finally {
      depth -= 1;
    }
  };
  const values = hostile(door);
  const verbs = table(door);

  function renew() {
    for (const one of [door.sentinel, door.spare, door.untouched]) one?.free();
    door.sentinel = Sentinel.restore(door.snapshot);
    door.spare = new Sentinel();
    door.untouched = new Sentinel();
  }

  /** @param {string} what @param {() => unknown} work */
  function attempt(what, work) {
    try {
      const done = work();
      if (done instanceof Promise) done.catch(() => {});
    } catch (error) {
      figures.refused += 1;
      const isCoded = error instanceof SentinelError && codes.has(error.code);
      if (isCoded && error.code === "poisoned") fault("traps", what);
      else if (!isCoded) fault("uncoded", `${what}: ${shown(error)}`);
    }
  }

  /** @param {[string, (...args: any[]) => unknown, () => any[]]} verb @param {(args: any[]) => string} spoil */
  function once([name, call, args], spoil) {
    if (figures.calls % LIFE === 0) renew();
    figures.calls += 1;
    const given = args();
    const what = `${name} ${spoil(given)}`;
    attempt(what, () => call(...given));
    try {
      for (const one of [door.sentinel, door.spare, door.untouched]) one.forget("nobody at all"); // takes the lock
    } catch (error) {
      fault("traps", `${what}: the engines are gone: ${shown(error)}`);
      renew();
    }
  }

  /**
   * A call that answers later, one at a time.
   * @param {[string, (...args: any[]) => Promise<unknown>, () => any[]]} verb
   * @param {(string | number)[]} place @param {string} value @param {() => unknown} make
   */
  async function later([name, call, args], place, value, make) {
    figures.calls += 1;
    const what = `${name} ${place.join(".")} ${value}`;
    try {
      const given = args();
      put(given, place, make());
      await call(...given);
    } catch (error) {
      figures.refused += 1;
      const isCoded =
        error instanceof SentinelError && codes.has(error.code) && error.code !== "worker-failed";
      if (isCoded && error.code === "poisoned") fault("traps", what);
      else if (!isCoded) fault("uncoded", `${what}: ${shown(error)}`);
    }
    try {
      await door.remote.forget("nobody at all");
    } catch (error) {
      fault("traps", `${what}: the engine in the worker is gone: ${shown(error)}`);
      door.remote.terminate();
      door.remote = await SentinelWorker.create(undefined, { worker: withoutThread() });
    }
  }

  /** @param {number} share of the places and values of the verbs that answer later */
  async function remotely(share) {
    door.importStatement = importStatement;
    door.remote = await SentinelWorker.create(undefined, { worker: withoutThread() });
    for (const verb of remoteCalls(door)) {
      for (const place of places(verb[2]())) {
        // The list of arguments itself is ours.
        for (const [name, make] of place.length === 0 ? [] : values)
          if (next() < share) await later(verb, place, name, make);
      }
    }
    door.remote.terminate();
  }

  renew();
  await remotely(Math.min(1, calls / REMOTE_FULL));
  const swept = figures.calls;
  calls += swept;
  const placesOf = new Map(verbs.map((verb) => [verb, places(verb[2]())]));
  const all = verbs.reduce((sum, verb) => sum + placesOf.get(verb).length * values.length, 0);
  const sampled = ((calls - swept) * share) / all;
  for (const verb of verbs) {
    for (const place of placesOf.get(verb)) {
      for (const [name, make] of values) {
        if (figures.calls - swept >= (calls - swept) * share || (share < 1 && next() >= sampled)) continue;
        once(verb, (args) => {
          put(args, place, make());
          return `${place.join(".")} ${name}`;
        });
      }
    }
  }
  figures.swept = figures.calls;
  while (figures.calls < calls) {
    const verb = any(verbs);
    once(verb, (args) => {
      const told = [];
      const taken = [];
      for (let count = 1 + Math.floor(next() * 3); count > 0; count -= 1) {
        const place = any(placesOf.get(verb));
        const [name, make] = any(values);
        // The arguments' own list is ours, and what was put already is not looked into.
        if (place.length === 0 || taken.some((other) => other.every((step, at) => place[at] === step)))
          continue;
        put(args, place, make());
        taken.push(place);
        told.push(`${place.join(".")} ${name}`);
      }
      return told.join(", ");
    });
  }
  return figures;
}

/** What a door is needed to be given in return: a snapshot, a receipt, a model, a case, an alert's id. */
function taught() {
  const sentinel = new Sentinel({ budgets: [{ currency: "CNY", amount: "1.00", interval: "month" }] });
  const lives = Array.from({ length: 40 }, (_, day) =>
    payment({ id: `p${day}`, at: 1_790_000_000_000 - (41 - day) * 86_400_000 }),
  );
  sentinel.ingest([
    ...lives,
    events.transaction(),
    events.access(),
    events.expectation(),
    { ...events.label(), of: { transactionId: "p3" } },
    { ...events.label(), of: { transactionId: "p5" }, label: "legitimate" },
  ]);
  const found = {
    snapshot: sentinel.snapshot(),
    receipt: sentinel.receipt(payment({ id: "next" })),
    model: sentinel.model(),
    case: sentinel.supportCase({ accountId: "a", transactionId: "p" }, "alipay"),
    alertId: sentinel.alerts()[0]?.id ?? "none",
  };
  sentinel.free();
  return found;
}

/** @param {unknown} error */
function shown(error) {
  try {
    return `${error?.name}: ${error?.code ?? ""} ${String(error?.message).slice(0, 120)}`;
  } catch {
    return "what cannot be shown";
  }
}

/** @param {Awaited<ReturnType<typeof fuzz>>} figures */
export const told = ({ calls, swept, refused, traps, uncoded, seed }) =>
  `door: ${calls} calls (seed ${seed}), of which ${swept} at every verb, key and field; refused ${refused}, traps ${traps}, uncoded ${uncoded}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [calls = "1000000", seed = "1"] = process.argv.slice(2);
  const faults = new Set();
  console.error = () => {}; // listeners that throw are reported there
  const figures = await fuzz({
    calls: Number(calls),
    seed: Number(seed),
    onFault: (what) => faults.size < 50 && faults.add(what),
  });
  for (const what of faults) console.log(what);
  console.log(told(figures));
  if (figures.traps + figures.uncoded > 0) process.exitCode = 1;
}
