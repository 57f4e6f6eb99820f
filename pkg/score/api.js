// @ts-check
/**
 * The verbs of "wallet-sentinel/score": an engine that scores, tells and learns, and keeps no payments.
 *
 * A call that this door does not have is not there. What an event means, and every number, is the core's, and the same as in the
 * whole engine at `ledgerDays: 0`.
 * Not here: the whole engine's verbs (../api.js), its stores (../journal.js).
 */
import { packageErrorCodes } from "../codes.js";
import { SentinelError } from "../error.js";
import * as given from "../given.js";
import { locales } from "../messages/locales.js";
import { unfold } from "../pack.js";
import { packing } from "../packed.js";
import { Listeners } from "../subscribe.js";
import { withOffsets } from "../zone.js";
import { scoring } from "./core.js";

export { SentinelError } from "../error.js";

/** @template T @param {(core: import("./core.js").Scoring) => T} work @returns {T} */
const call = (work) => scoring.call(work);

const known = () => call((core) => core.about());

const pack = packing(
  () => scoring.glue,
  () => known().fields,
);

/** Every code and locale of this build, and its version. */
export function about() {
  const { version, reasonCodes, errorCodes } = known();
  return {
    version,
    reasonCodes,
    errorCodes: [...errorCodes, ...packageErrorCodes],
    locales: [...locales],
  };
}

/** What is set, with the offsets of its time zone. @param {unknown} config */
const settingsOf = (config) =>
  /** @type {import("../score.js").ScoringConfig | undefined} */ (
    withOffsets(given.plain(config, "config-invalid", "config"), "config-invalid")
  );

/** Engines that the core already made, on their way to the constructor. @type {WeakMap<object, unknown>} */
const adopted = new WeakMap();

/** Where the language has no such symbol yet, the name under which polyfills put it. @type {typeof Symbol.dispose} */
const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** One engine: everything learned of its accounts. To be freed. */
export class Sentinel {
  /** @type {any} */
  #engine;
  #generation;
  #listeners = new Listeners();

  /** @param {import("../score.js").ScoringConfig} [config] */
  constructor(config) {
    const made = typeof config === "object" && config !== null ? adopted.get(config) : undefined;
    const { engine, settings } = /** @type {{ engine: any, settings: any }} */ (
      made ?? { engine: undefined, settings: settingsOf(config) }
    );
    this.#engine = engine ?? call((core) => new core.Engine(settings));
    this.#generation = scoring.generation;
    this.#listeners.readers = settings?.audience ?? "holder";
  }

  /**
   * The engine that a snapshot was taken of, by this door or by the whole engine.
   * @param {Uint8Array | ArrayBuffer | ArrayBufferView} snapshot
   * @param {import("../score.js").ScoringConfig} [config]
   */
  static restore(snapshot, config) {
    const bytes = given.bytes(snapshot, "snapshot");
    const settings = settingsOf(config);
    const handle = {};
    adopted.set(handle, { engine: call((core) => core.Engine.restore(bytes, settings)), settings });
    return new Sentinel(handle);
  }

  /** @template T @param {(engine: any) => T} work @returns {T} */
  #call(work) {
    const engine = this.#engine;
    if (!engine) throw new SentinelError("freed", "This Sentinel was freed and cannot be used any more.");
    if (this.#generation !== scoring.generation)
      throw new SentinelError(
        "poisoned",
        "The core stopped since this Sentinel was made; its state is lost. Go on from a snapshot: Sentinel.restore(snapshot).",
      );
    return call(() => work(engine));
  }

  /** @param {import("../score.js").ScoringConfig} config */
  configure(config) {
    const settings = settingsOf(config);
    this.#call((engine) => engine.configure(settings));
    this.#listeners.readers = settings?.audience ?? "holder";
  }

  /**
   * @param {import("../index.js").SentinelEvent[]} events
   * @param {import("../index.js").IngestOptions} [options]
   * @returns {import("../index.js").IngestResult}
   */
  ingest(events, options) {
    const asked = given.plain(options, "options-invalid", "options");
    const { batch, names } = pack(events);
    const ingested = this.#call((engine) => engine.ingest(batch, asked));
    const { accepted, updated, unchanged, rejected, warnings, alerts } = ingested;
    this.#listeners.tell(alerts);
    return { accepted, updated, unchanged, rejected, warnings, assessments: unfold(names, ingested), alerts };
  }

  /**
   * @param {import("../index.js").Transaction | import("../index.js").Access} event
   * @returns {import("../index.js").Assessment}
   */
  assess(event) {
    const { batch } = pack([event]);
    return this.#call((engine) => engine.assess(batch));
  }

  /**
   * @param {number} now
   * @param {import("../index.js").AdvanceOptions} [options]
   * @returns {import("../index.js").Alert[]}
   */
  advance(now, options) {
    const moment = given.number(now, "now");
    const asked = given.plain(options, "options-invalid", "options");
    const alerts = this.#call((engine) => engine.advance(moment, asked));
    this.#listeners.tell(alerts);
    return alerts;
  }

  /**
   * @param {(alert: import("../index.js").Alert) => void} listener
   * @param {import("../index.js").AlertFilter} [filter]
   * @returns {() => void}
   */
  onAlert(listener, filter) {
    return this.#listeners.add(given.call(listener, "listener"), filter);
  }

  /**
   * @param {import("../index.js").AlertQuery} [query]
   * @returns {import("../index.js").Alert[]}
   */
  alerts(query) {
    const asked = given.plain(query, "query-invalid", "query");
    return this.#call((engine) => engine.alerts(asked));
  }

  /**
   * @param {string} alertId
   * @param {import("../index.js").AlertAction} action
   * @returns {import("../index.js").Alert}
   */
  act(alertId, action) {
    const id = given.text(alertId, "alertId");
    const asked = given.plain(action, "options-invalid", "action");
    const { batch } = pack([{ ...asked, kind: "act", alertId: id }]);
    return this.#call((engine) => engine.act(batch));
  }

  /** @returns {Uint8Array} */
  snapshot() {
    return this.#call((engine) => engine.snapshot());
  }

  /** @param {string} accountId */
  forget(accountId) {
    const whose = given.text(accountId, "accountId");
    this.#call((engine) => engine.forget(whose));
  }

  /** @returns {import("../score.js").ScoringStatus} */
  status() {
    return this.#call((engine) => engine.status());
  }

  /** Gives the memory back. Safe to call again. */
  free() {
    const engine = this.#engine;
    this.#engine = undefined;
    if (engine && this.#generation === scoring.generation) call(() => engine.free());
  }

  /** `using sentinel = new Sentinel()` */
  [dispose]() {
    this.free();
  }
}
