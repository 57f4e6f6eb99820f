/**
 * Tabs of one browser, for tests of the store: each with a store of its own over one IndexedDB, one row of locks and one channel;
 * and a hand that stops one of them, or makes its disk fail, at a moment of the test's choice.
 *
 * A moment is any step outside the tab's own code: a transaction begins, a request is made, a commit is done, the engine is called
 * and answers. A tab that is killed does nothing from that moment on: its transactions are aborted, it says nothing, and its
 * lock goes to the next.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { SentinelStore } from "../../pkg/store-node.js";
import { READ, TAKE } from "../../pkg/worker-client.js";
import { SentinelWorker } from "../../pkg/worker.js";
import { serve } from "../../pkg/worker-service.js";

/** A worker without a thread. */
function thread() {
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

/** What is asked of the engine of a tab that is gone. */
const never = () => new Promise(() => {});

/** Verbs of the engine during which a tab may be killed. */
const WATCHED = ["ingest", READ, TAKE, "advance", "act", "configure", "forget", "restore", "snapshot"];

const { transaction: plainTransaction } = IDBDatabase.prototype;
const { add: plainAdd, put: plainPut } = IDBObjectStore.prototype;
/** The tab that a connection belongs to; a connection is of the tab that opened it. */
const tabOf = new WeakMap();

IDBDatabase.prototype.transaction = function (...asked) {
  const tab = tabOf.get(this);
  tab?.step("transaction");
  const transaction = plainTransaction.apply(this, asked);
  if (tab) {
    tabOf.set(transaction, tab);
    tab.transactions.add(transaction);
    tab.modes?.push([asked[1] ?? "readonly", asked[2]?.durability]);
    for (const end of ["complete", "abort"])
      transaction.addEventListener(end, () => {
        tab.transactions.delete(transaction);
        if (end === "complete") tab.quietly("commit");
      });
  }
  return transaction;
};
for (const [verb, plain] of [
  ["add", plainAdd],
  ["put", plainPut],
])
  IDBObjectStore.prototype[verb] = function (...asked) {
    const tab = tabOf.get(this.transaction);
    const fault = tab?.step(verb);
    const request = plain.apply(this, asked);
    if (fault === "abort") this.transaction.abort();
    return request;
  };

/** An engine of its own, with the worker's promises. @param {any} [config] */
export const engine = (config) => SentinelWorker.create(config, { worker: thread() });

/** Whose code is running: what it opens is its own, also when it opens it again after its end. */
const inside = new AsyncLocalStorage();

/** A store, or its sentinel, whose calls are a tab's. */
const asked = (tab, target) =>
  new Proxy(target, {
    get(_, name) {
      const own = target[name];
      if (name === "sentinel") return asked(tab, own);
      return typeof own === "function" ? (...args) => inside.run(tab, () => own.apply(target, args)) : own;
    },
  });

globalThis.indexedDB = {
  open(...args) {
    const tab = inside.getStore();
    tab.step("open");
    const request = tab.browser.factory.open(...args);
    request.addEventListener("success", () => tabOf.set(request.result, tab));
    return request;
  },
  deleteDatabase: (...args) => inside.getStore().browser.factory.deleteDatabase(...args),
};

export class Browser {
  #queue = new Map();
  #held = new Map();
  #channels = new Map();
  tabs = [];

  constructor() {
    this.factory = new IDBFactory();
  }

  /** One row of locks for all tabs. */
  locksOf(tab) {
    return {
      request: (name, options, work) => {
        const { ifAvailable, signal } = work ? options : {};
        const run = work ?? options;
        return new Promise((resolve, reject) => {
          const turn = {
            tab,
            grant: async () => {
              this.#held.set(name, turn);
              try {
                resolve(await inside.run(tab, () => run({ name })));
              } catch (error) {
                reject(error);
              } finally {
                this.#free(name, turn);
              }
            },
          };
          signal?.addEventListener("abort", () => {
            this.#queue.set(
              name,
              (this.#queue.get(name) ?? []).filter((other) => other !== turn),
            );
            reject(new DOMException("aborted", "AbortError"));
          });
          if (!this.#held.has(name)) return void turn.grant();
          if (ifAvailable) return resolve(run(null));
          this.#queue.set(name, [...(this.#queue.get(name) ?? []), turn]);
        });
      },
    };
  }

  #free(name, turn) {
    if (this.#held.get(name) !== turn) return;
    this.#held.delete(name);
    const [next, ...rest] = (this.#queue.get(name) ?? []).filter(({ tab }) => !tab.isDead);
    this.#queue.set(name, rest);
    if (next) void next.grant();
  }

  /** Frees what a killed tab held. */
  released(tab) {
    for (const [name, turn] of [...this.#held]) if (turn.tab === tab) this.#free(name, turn);
  }

  /** One channel for all tabs, whose messages are clones and come later. */
  channelOf(tab) {
    const channels = this.#channels;
    return class {
      listeners = new Set();
      constructor(name) {
        this.name = name;
        if (!channels.has(name)) channels.set(name, new Set());
        channels.get(name).add(this);
        this.tab = tab;
      }
      addEventListener(_, listener) {
        this.listeners.add(listener);
      }
      postMessage(message) {
        if (tab.isDead) return;
        const data = structuredClone(message);
        for (const other of channels.get(this.name))
          if (other !== this)
            setImmediate(
              () => !other.tab.isDead && other.listeners.forEach((listener) => listener({ data })),
            );
      }
      hear(message) {
        if (!tab.isDead) for (const listener of this.listeners) inside.run(tab, () => listener(message));
      }
      close() {
        channels.get(this.name).delete(this);
      }
    };
  }

  /** A store as a tab opens it. @param {any} [options] @param {{ inputs?: number, letters?: number, behind?: number, without?: string[] }} [means] */
  async open(options, means = {}) {
    const tab = this.tab();
    tab.store = await this.openIn(tab, options, means);
    return tab;
  }

  tab() {
    const tab = new Tab(this);
    this.tabs.push(tab);
    return tab;
  }

  openIn(tab, options, { inputs = 256, letters = 1_000_000, behind = 64e6, without = [] } = {}) {
    const Worker = {
      create: async (config, asked) => {
        if (tab.isDead) return never();
        const worker = await SentinelWorker.create(config, { ...asked, worker: thread() });
        tab.workers.push(worker);
        if (tab.isDead) tab.kill();
        return new Proxy(worker, {
          get(_, verb) {
            const own = worker[verb];
            if (typeof own !== "function") return own;
            return async (...asked) => {
              if (tab.isDead) return never();
              if (!WATCHED.includes(verb)) return own.apply(worker, asked);
              tab.step(`before ${String(verb)}`);
              const answer = await own.apply(worker, asked);
              tab.step(`after ${String(verb)}`);
              return answer;
            };
          },
        });
      },
    };
    class Store extends SentinelStore {
      static host = {
        ...SentinelStore.host,
        Worker,
        inputs,
        letters,
        behind,
        locks: () => (without.includes("locks") ? undefined : browserLocks),
        Channel: () => channel,
        storage: () => tab.storage,
        hasDatabase: () => !without.includes("database"),
        isSecure: () => !without.includes("security"),
      };
    }
    const browserLocks = this.locksOf(tab);
    const channel = this.channelOf(tab);
    tab.Store = Store;
    return inside.run(tab, () => Store.open(options)).then((store) => asked(tab, store));
  }

  async close() {
    for (const tab of this.tabs) if (!tab.isDead) await tab.kill();
  }
}

class Tab {
  #died;
  isDead = false;
  /** Settles when the tab is killed. */
  death = new Promise((resolve) => (this.#died = resolve));
  transactions = new Set();
  workers = [];
  steps = 0;
  /** What happens at a step. @type {(step: number, what: string) => "kill" | "abort" | "full" | undefined} */
  fate = () => undefined;

  constructor(browser) {
    this.browser = browser;
  }

  /** What this tab's own code does. @template T @param {() => T} work */
  in(work) {
    return inside.run(this, work);
  }

  /** A step of the tab's: it may be its last, or fail. */
  step(what) {
    if (this.isDead) throw new Error("this tab is gone");
    this.steps += 1;
    const fate = this.fate(this.steps, what);
    if (fate === "kill") {
      this.kill();
      throw new Error("this tab is gone");
    }
    if (fate === "full" && ["add", "put"].includes(what))
      throw new DOMException("no room", "QuotaExceededError");
    return fate;
  }

  /** A step that throws into nobody. */
  quietly(what) {
    if (this.isDead) return;
    this.steps += 1;
    if (this.fate(this.steps, what) === "kill") this.kill();
  }

  kill() {
    this.isDead = true;
    this.#died();
    for (const transaction of this.transactions) {
      try {
        transaction.abort();
      } catch {
        // it ended
      }
    }
    for (const worker of this.workers) worker.terminate();
    this.browser.released(this);
  }
}

/** A browser for one piece of work. */
export async function browsing(work) {
  const browser = new Browser();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
