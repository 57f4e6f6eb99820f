// @ts-check
/**
 * What the worker does for the page: import, engine and storage in one place, so that events never cross to the page.
 *
 * Apart from worker-thread.js so that it can be served over any port. Every answer is an envelope, `{ ok }` or
 * `{ failed }`: errors lose their code and place when they are cloned, plain objects do not.
 * Not here: anything that an engine does (api.js), and how a file is read (worker-reader.js, which comes with the first one).
 */
import { expose, releaseProxy, transfer } from "comlink";
import { ingestInChunks } from "./chunks.js";
import { Sentinel, SentinelError } from "./api.js";
import { allOf } from "./import/order.js";
import { loader } from "./load.js";
import { withoutPlaces } from "./places.js";
import { left } from "./worker-handover.js";

/** The other side always sends a module or its address: the one file that this becomes lies in no known place. @returns {never} */
function untold() {
  throw new SentinelError(
    "wasm-unreachable",
    "The worker was told of no module: are both sides from the same version of wallet-sentinel?",
  );
}
const init = loader(untold);

/** @typedef {{ script?: string, wasm?: any }} ReaderAt where the script that reads files is, and its module; nothing of a module that is there */

/**
 * Brings the script that reads files when a file is there to be read, once.
 * @param {(address: string) => Promise<unknown>} bring
 * @returns {(script: string | undefined) => Promise<import("./worker-handover.js").Reader>}
 */
function readerBy(bring) {
  /** How often it was sent for: some engines keep in mind an address that failed, and a fragment makes another one of it. */
  let tries = 0;
  return async (script) => {
    const there = left();
    if (there) return there;
    if (script === undefined) return untold();
    try {
      tries += 1;
      await bring(tries > 1 ? `${script}#${tries}` : script);
      const reader = left();
      if (reader) return reader;
      throw new Error("It is another script.");
    } catch (cause) {
      throw new SentinelError(
        "wasm-unreachable",
        `The script that reads files could not be loaded from ${script}. Serve the package's \`wasm/worker-reader.js\` beside ` +
          `\`worker-thread.js\`. ${cause instanceof Error ? cause.message : cause}`,
        { value: script },
        { cause },
      );
    }
  };
}

/** Verbs that go to the engine as they are. */
const forwarded = new Set([
  "configure",
  "ingest",
  "assess",
  "receipt",
  "replay",
  "advance",
  "alerts",
  "act",
  "summary",
  "correctCategory",
  "decide",
  "recurring",
  "watched",
  "question",
  "checkup",
  "links",
  "payments",
  "accounts",
  "refundable",
  "supportCase",
  "model",
  "loadModel",
  "snapshot",
  "forget",
  "status",
]);

/** As JSON, pressed: a payment of a statement takes 400 letters, and a twentieth of that when pressed. @param {unknown} value */
async function pressed(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The way back; throws where these are no such bytes. @param {Uint8Array<ArrayBuffer>} bytes */
async function released(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** Lets messages in, an abort among them. A message of our own queues behind those that wait; a timer would be slowed down. */
const breathe = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(undefined);
  });

/** @typedef {{ signal: AbortSignal, onProgress?: (done: number, total: number, step: string) => void }} Heard */

/**
 * Work that the page may stop by its number.
 * @param {Map<number, AbortController>} underWay @param {number} id @param {any} onProgress @param {(heard: Heard) => Promise<any>} work
 */
async function stoppable(underWay, id, onProgress, work) {
  const controller = new AbortController();
  underWay.set(id, controller);
  try {
    return await work({ signal: controller.signal, onProgress });
  } finally {
    underWay.delete(id);
    onProgress?.[releaseProxy]?.();
  }
}

/** Uses of the account that go to the page, which shows who was here: the newest, three years of one a day. */
const MOST_SHOWN = 1000;

/**
 * What the page shows of uses: the newest, without addresses and without places finer than a country, and how those that are unusual
 * were judged.
 * @param {any[]} accesses @param {any[]} assessments of all that was not plainly allowed
 */
function shownOf(accesses, assessments) {
  const shown = accesses.slice(-MOST_SHOWN).map(({ ip: _, network: __, location: ___, ...access }) => access);
  const key = (/** @type {string} */ accountId, /** @type {string} */ id) => JSON.stringify([accountId, id]);
  const ids = new Set(shown.map(({ accountId, id }) => key(accountId, id)));
  const judged = assessments.filter(({ accountId, eventId }) => ids.has(key(accountId, eventId)));
  return { accesses: shown, accessAssessments: judged };
}

/** What a file told, as it may be kept. @param {any} statement */
const asKept = ({ events, accesses, ...statement }) => ({
  ...statement,
  events: withoutPlaces(events),
  ...(accesses ? { accesses: withoutPlaces(accesses) } : {}),
});

/** Takes in what a file told. @param {any} sentinel @param {any} statement as it was read @param {Heard} heard */
async function take(
  sentinel,
  { events: payments, origins: lines, accesses, accessOrigins, ...statement },
  { signal, onProgress },
) {
  const { events, origins } = allOf({ events: payments, origins: lines, accesses, accessOrigins });
  const { assessments, ...ingested } = await ingestInChunks(
    events,
    async (chunk, asked) => {
      await breathe();
      return sentinel.ingest(chunk, asked);
    },
    {
      assessments: accesses ? "flagged" : "none",
      signal,
      onProgress: onProgress && ((done, total) => onProgress(done, total, "ingest")),
    },
  );
  const rejected = ingested.rejected.map((event) => ({ ...event, lines: origins[event.index] }));
  return {
    ...statement,
    ...(accesses ? shownOf(accesses, assessments) : {}),
    ...spanOf(events),
    ...ingested,
    rejected,
    warnings: [...statement.warnings, ...counted(ingested.warnings)],
  };
}

/**
 * @param {import("comlink").Endpoint} [endpoint]
 * @param {(address: string) => Promise<unknown>} [bring] how the script that reads files is had by its address
 */
export function serve(endpoint, bring = (address) => import(address)) {
  const readerAt = readerBy(bring);
  /** @type {any} */
  let sentinel;
  /** Statements under way, by the page's number for them. @type {Map<number, AbortController>} */
  const underWay = new Map();

  /** What a file tells. @param {any} source @param {any} options @param {Heard} heard @param {ReaderAt} [at] */
  async function read(source, options, { signal, onProgress }, { script, wasm } = {}) {
    const reader = await readerAt(script);
    const progress =
      onProgress &&
      ((/** @type {number} */ done, /** @type {number} */ total) => onProgress(done, total, "import"));
    return reader.read(source, { ...options, signal, onProgress: progress }, wasm);
  }

  /** @type {Record<string, (...args: any[]) => unknown>} */
  const verbs = {
    /** @param {{ config?: any, wasm: any, snapshot?: Uint8Array }} options */
    async start({ config, wasm, snapshot }) {
      await init({ wasm });
      sentinel = snapshot ? Sentinel.restore(snapshot, config) : new Sentinel(config);
    },
    restore(snapshot, config) {
      const restored = Sentinel.restore(snapshot, config);
      sentinel.free();
      sentinel = restored;
    },
    ingestStatement: (id, source, options, onProgress, at) =>
      stoppable(underWay, id, onProgress, async (heard) =>
        take(sentinel, await read(source, options, heard, at), heard),
      ),
    /** A file's events and all that is told of them, to be kept and taken in with `takeStatement`, now and again. */
    readStatement: (id, source, options, onProgress, at) =>
      stoppable(underWay, id, onProgress, async (heard) =>
        pressed(asKept(await read(source, options, heard, at))),
      ),
    /** Events as the log may hold them. */
    withoutPlaces,
    takeStatement: (id, bytes, onProgress) =>
      stoppable(underWay, id, onProgress, async (heard) => take(sentinel, await released(bytes), heard)),
  };

  expose(
    {
      /** @param {string} verb @param {any[]} args */
      async call(verb, ...args) {
        try {
          const value = await (forwarded.has(verb) ? sentinel[verb](...args) : verbs[verb](...args));
          const envelope = { ok: value };
          return value instanceof Uint8Array ? transfer(envelope, [value.buffer]) : envelope;
        } catch (error) {
          return { failed: told(error) };
        }
      },
      /** @param {number} id */
      abort(id) {
        underWay.get(id)?.abort();
      },
    },
    endpoint,
  );
}

/** Of which accounts events tell, and of when. @param {{ accountId: string, at: number }[]} events */
function spanOf(events) {
  const accountIds = [...new Set(events.map(({ accountId }) => accountId))];
  const times = events.map(({ at }) => at);
  if (times.length === 0) return { accountIds };
  const [firstAt, lastAt] = [Math.min, Math.max].map((of) => times.reduce((a, b) => of(a, b)));
  return { accountIds, firstAt, lastAt };
}

/** Warnings of events as those of a statement: each code, and how often. @param {{ code: string }[]} warnings */
function counted(warnings) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { code } of warnings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count }));
}

/** By its name: an error of the script that reads files is of that script's own class. @param {unknown} error @returns {error is SentinelError} */
const isOurs = (error) =>
  error instanceof SentinelError || (error instanceof Error && error.name === "SentinelError");

/** @param {unknown} error */
function told(error) {
  if (isOurs(error)) return { code: error.code, message: error.message, details: error.details };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: "worker-failed",
    message: `The worker failed at something that it did not foresee. ${message}`,
  };
}
