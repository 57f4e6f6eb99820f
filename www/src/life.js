// @ts-check
/**
 * Which engine the page asks: the sample's, which is never kept, or the one in the package's store, which all tabs share.
 *
 * Every tab may answer: the store hands it to the one that writes, and this one is drawn anew when another tab moved the state.
 * Not here: what is kept and how (store.js), files (files.js).
 */
import { configOf, openBill, planBill, readBill } from "./bill.js";
import * as store from "./store.js";
import { CHINA, deviceZone, zoneOf } from "./zone.js";

/** @typedef {import("./page.js").State} State */
/** @typedef {import("wallet-sentinel/worker").SentinelWorker} SentinelWorker */
/** @typedef {import("wallet-sentinel/store").SentinelStore} SentinelStore */

/** By which tabs with the sample hear that there is a bill now. */
const CHANNEL = "wallet-sentinel-page";

/** After which what is kept does not open, and is neither changed nor deleted until the visitor says how to go on. */
const STUCK = new Set(["storage-damaged", "storage-version", "storage-key"]);

/** A file of ours. @param {string} name */
async function ours(name) {
  const answer = await fetch(new URL(`samples/${name}`, document.baseURI));
  return new File([await answer.blob()], name);
}

/**
 * @param {State} state
 * @param {{
 *   show(change?: Partial<State>): void, look(how?: { isFollowing?: boolean }): Promise<void>, failed(error: unknown): void,
 *   settled(settings: import("./settings.js").Settings): Promise<void>, anew(): void,
 * }} page
 */
export function living(state, { show, look, failed, settled, anew }) {
  /** @type {SentinelWorker | undefined} */
  let sample;
  /** @type {SentinelStore | undefined} */
  let own;
  let stop = () => {};
  const channel = globalThis.BroadcastChannel && new BroadcastChannel(CHANNEL);
  channel?.addEventListener("message", () => {
    if (state.sample && !state.busy) open().catch(failed);
  });

  /** What the store has beside the engine, as the picture needs it. @param {SentinelStore} from */
  async function noted(from) {
    const [imports, settings, { damaged, durable, because }] = await Promise.all([
      store.reportsIn(from),
      store.keptSettings(from),
      from.status(),
    ]);
    const odd = damaged.filter(({ kind }) => kind === "document").length;
    if (settings && JSON.stringify(settings) !== JSON.stringify(state.settings)) await settled(settings);
    show({ imports, odd, because: durable ? undefined : because });
  }

  async function follow() {
    const from = own;
    if (!from) return;
    try {
      await noted(from);
      await look({ isFollowing: true });
    } catch (error) {
      if (Object(error).code !== "freed") throw error;
      if (own !== from) return;
      leave(); // deleted in another tab
      anew();
      await open();
    }
  }

  /** Goes on with this store. @param {SentinelStore} next */
  async function take(next) {
    stop();
    own = next;
    sample?.terminate();
    sample = undefined;
    stop = next.onChange(() => {
      if (!state.busy) follow().catch(failed);
    });
    show({ sample: false, sampleUses: undefined, stuck: undefined, seen: undefined });
    await noted(next);
    if (!(await store.keptSettings(next))) await store.keepSettings(next, state.settings);
  }

  function leave() {
    stop();
    own = undefined;
  }

  /** The made-up bill of a first visit, or a file of ours. @param {string} [name] */
  async function showSample(name) {
    // Made while the engine starts: both take as long.
    const making =
      name === undefined
        ? import("./sample.js").then(({ sampleEvents }) => sampleEvents(Date.now()))
        : undefined;
    making?.catch(() => {}); // told below
    const fresh = await openBill(state.settings.budgets, CHINA);
    sample?.terminate(); // what was there goes when the next is there
    sample = fresh;
    leave();
    const events = await making;
    if (events) await fresh.ingest(events, { assessments: "none" });
    const { uses } = name === undefined ? {} : await readBill(fresh, await ours(name));
    show({
      sample: true,
      sampleUses: uses,
      before: undefined, // it was judged by the life that was shown until now
      imports: [],
      seen: undefined,
      odd: 0,
      because: undefined,
      stuck: undefined,
    });
    await look();
  }

  /** Tells the engine in whose time days begin, where that is another one than it was told last. */
  async function keepTime() {
    const into = own;
    const zone = zoneOf(state);
    if (!into || (await store.keptZone(into)) === zone) return;
    await planBill(into.sentinel, state.settings.budgets, zone);
    await store.keepZone(into, zone);
  }

  /** What this browser keeps, or the sample. @param {{ repair?: boolean }} [how] */
  async function open(how) {
    let found;
    try {
      found = how?.repair ? await store.repaired() : await store.kept();
    } catch (error) {
      const { code, details } = Object(error);
      if (!STUCK.has(code)) throw error;
      return show({ stuck: { code, details }, sample: false, failed: true });
    }
    if (!found) return showSample();
    await take(found);
    await look();
  }

  return {
    get engine() {
      return own?.sentinel ?? sample;
    },
    get store() {
      return own;
    },
    open,
    take,
    keepTime,
    /** A store for a bill of one's own: the one there is, or a new one. @returns {Promise<{ into: SentinelStore, isNew: boolean }>} */
    async begun() {
      if (own) return { into: own, isNew: false };
      const into = await store.begin();
      await into.sentinel.configure(configOf(state.settings.budgets, deviceZone()));
      return { into, isNew: true };
    },
    /** Tells tabs with the sample. */
    tell: () => channel?.postMessage("began"),
    async settle() {
      if (own) await store.keepSettings(own, state.settings);
    },
    async mend() {
      if (!own) return;
      await store.mend(own);
      await store.keepSettings(own, state.settings);
      await noted(own);
    },
    async wipe() {
      const last = own;
      leave();
      await store.wipe(last);
    },
    showSample,
  };
}
