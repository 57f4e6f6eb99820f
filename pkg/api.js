// @ts-check
/**
 * The package's verbs: `Sentinel` and `about`, over whichever core was loaded.
 *
 * Thin on purpose: pack, call, unfold. What an event means, and every number, is the core's.
 * Not here: loading (load.js), files (import.js), sentences (messages.js), threads (worker.js).
 */
import { packageErrorCodes } from "./codes.js";
import { call, currentGeneration } from "./core.js";
import { SentinelError } from "./error.js";
import * as given from "./given.js";
import { importErrorCodes } from "./import/codes.js";
import { locales } from "./messages/locales.js";
import { authorities as listedAuthorities } from "./help/authorities.js";
import { forPayer } from "./help/contacts.js";
import { operatorOf, operators as listed } from "./operators.js";
import { Journal, storeOf } from "./journal.js";
import { unfold } from "./pack.js";
import { pack } from "./packed.js";
import { withoutPlaces } from "./places.js";
import { compared, fromReceipt, toReceipt } from "./receipts.js";
import { Listeners } from "./subscribe.js";
import { withOffsets } from "./zone.js";

export { SentinelError } from "./error.js";

/** Every code, locale and statement layout of this build, and its version. */
export function about() {
  const { fields: _, ...known } = call((core) => core.about());
  return {
    ...known,
    errorCodes: [...known.errorCodes, ...importErrorCodes, ...packageErrorCodes],
    locales: [...locales],
  };
}

/** The operators whose contacts are known here, each with the page that says so. A copy: change it as you like. */
export function operators() {
  return structuredClone(listed);
}

/** Authorities and lines by region, each with where it is from. A copy: change it as you like. */
export function authorities() {
  return structuredClone(listedAuthorities);
}

/** Engines that the core already made, on their way to the constructor. @type {WeakMap<object, { engine: any, journal?: Journal }>} */
const adopted = new WeakMap();

/** What is set, with the offsets of its time zone: the zone is looked up once, here. @param {unknown} config */
const settingsOf = (config) =>
  /** @type {import("./index.js").Config | undefined} */ (
    withOffsets(given.plain(config, "config-invalid", "config"), "config-invalid")
  );

/** @param {unknown} settings @param {Uint8Array} [snapshot] */
const engineOf = (settings, snapshot) =>
  call((core) => (snapshot ? core.Engine.restore(snapshot, settings) : new core.Engine(settings)));

/** @param {unknown} options @param {unknown} settings @param {Uint8Array} [snapshot] */
function journalOf(options, settings, snapshot) {
  const store = storeOf(options);
  return store && new Journal(store, call((core) => core.about()).version, settings, snapshot);
}

/** Where the language has no such symbol yet, the name under which polyfills put it. @type {typeof Symbol.dispose} */
const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** One engine: everything learned and stored of its accounts. The one handle of the package that has to be freed. */
export class Sentinel {
  /** @type {any} */
  #engine;
  #generation = currentGeneration();
  /** @type {Journal | undefined} */
  #journal;
  #listeners = new Listeners();

  /**
   * @param {import("./index.js").Config} [config]
   * @param {import("./index.js").SentinelOptions} [options]
   */
  constructor(config, options) {
    const settings = settingsOf(config);
    const made = typeof options === "object" && options !== null ? adopted.get(options) : undefined;
    this.#journal = made ? made.journal : journalOf(options, settings);
    this.#engine = made?.engine ?? (this.#journal ? this.#journal.again(engineOf, call) : engineOf(settings));
    this.#generation = currentGeneration();
    this.#listeners.readers = settings?.audience ?? "holder";
  }

  /**
   * The engine that a snapshot was taken of.
   * @param {Uint8Array | ArrayBuffer | ArrayBufferView} snapshot
   * @param {import("./index.js").Config} [config]
   * @param {import("./index.js").SentinelOptions} [options]
   */
  static restore(snapshot, config, options) {
    const bytes = given.bytes(snapshot, "snapshot");
    const settings = settingsOf(config);
    const journal = journalOf(options, settings, bytes);
    const handle = {};
    adopted.set(handle, {
      engine: journal ? journal.again(engineOf, call) : engineOf(settings, bytes),
      journal,
    });
    return new Sentinel(settings, handle);
  }

  /**
   * @template T
   * @param {(engine: any) => T} work
   * @returns {T}
   */
  #call(work) {
    if (!this.#engine)
      throw new SentinelError("freed", "This Sentinel was freed and cannot be used any more.");
    if (this.#generation !== currentGeneration()) {
      if (!this.#journal)
        throw new SentinelError(
          "poisoned",
          "The core stopped since this Sentinel was made; its state is lost. Go on from a snapshot: Sentinel.restore(snapshot).",
        );
      this.#revive(this.#journal);
    }
    const engine = this.#engine;
    try {
      return call(() => work(engine));
    } catch (error) {
      if (!this.#journal || !(error instanceof SentinelError) || error.code !== "poisoned") throw error;
      this.#revive(this.#journal);
      throw new SentinelError(
        "input-refused",
        "The core stopped at this call, which is refused; the engine was had again from its store, and goes on.",
        undefined,
        { cause: error.cause },
      );
    }
  }

  /** The engine as it was before the core stopped. @param {Journal} journal */
  #revive(journal) {
    const generation = currentGeneration();
    try {
      this.#engine = journal.again(engineOf, call);
    } catch (cause) {
      throw new SentinelError(
        "poisoned",
        "The core stopped, and the engine could not be had again from its store.",
        undefined,
        { cause },
      );
    }
    this.#generation = generation;
  }

  /**
   * A call that changes the state: noted where there is a store, after its listeners have heard.
   * @param {string} verb @param {readonly unknown[]} args @param {(answer: any) => void} [tell]
   * @returns {any}
   */
  #input(verb, args, tell) {
    const answer = this.#call((engine) => engine[verb](...args));
    try {
      this.#journal?.note(verb, args);
    } finally {
      tell?.(answer);
    }
    return answer;
  }

  /** A person's word, which is an event among the others; one that is refused is thrown, and not noted. @param {object} event */
  #say(event) {
    const { batch } = pack([event]);
    const { rejected } = this.#call((engine) => engine.ingest(batch));
    for (const { code, index: _, id: __, ...details } of rejected)
      throw new SentinelError(code, undefined, details);
    this.#journal?.note("ingest", [batch]);
  }

  /** @param {import("./index.js").Config} config */
  configure(config) {
    const settings = settingsOf(config);
    this.#input("configure", [settings]);
    this.#listeners.readers = settings?.audience ?? "holder";
  }

  /**
   * @param {import("./index.js").SentinelEvent[]} events
   * @param {import("./index.js").IngestOptions} [options]
   * @returns {import("./index.js").IngestResult}
   */
  ingest(events, options) {
    const asked = given.plain(options, "options-invalid", "options");
    const { batch, names } = pack(events);
    const ingested = this.#input("ingest", [batch, asked], ({ alerts }) => this.#listeners.tell(alerts));
    const { accepted, updated, unchanged, rejected, warnings, alerts } = ingested;
    return { accepted, updated, unchanged, rejected, warnings, assessments: unfold(names, ingested), alerts };
  }

  /**
   * @param {import("./index.js").Transaction | import("./index.js").Access} event
   * @returns {import("./index.js").Assessment}
   */
  assess(event) {
    const { batch } = pack([event]);
    return this.#call((engine) => engine.assess(batch));
  }

  /**
   * @param {number} now
   * @param {import("./index.js").AdvanceOptions} [options]
   * @returns {import("./index.js").Alert[]}
   */
  advance(now, options) {
    const moment = given.number(now, "now");
    const asked = given.plain(options, "options-invalid", "options");
    return this.#input("advance", [moment, asked], (alerts) => this.#listeners.tell(alerts));
  }

  /**
   * @param {(alert: import("./index.js").Alert) => void} listener
   * @param {import("./index.js").AlertFilter} [filter]
   * @returns {() => void}
   */
  onAlert(listener, filter) {
    return this.#listeners.add(given.call(listener, "listener"), filter);
  }

  /**
   * @param {import("./index.js").Transaction | import("./index.js").Access} event
   * @returns {import("./index.js").Receipt}
   */
  receipt(event) {
    const told = given.plain(event, "field-type", "event");
    // What is handed on of a use names no address; the core judges it the same.
    const own = Object(told).kind === "access" ? withoutPlaces([told])[0] : told;
    const { batch } = pack([own]);
    return toReceipt(
      this.#call((engine) => engine.receipt(batch)),
      own,
    );
  }

  /**
   * @param {import("./index.js").Receipt} kept
   * @returns {import("./index.js").Replay}
   */
  replay(kept) {
    const { receipt, event, slice } = fromReceipt(kept);
    const { batch } = pack([event]);
    return compared(
      receipt,
      this.#call((engine) => engine.replay(batch, slice)),
    );
  }

  /**
   * @param {import("./index.js").AlertQuery} [query]
   * @returns {import("./index.js").Alert[]}
   */
  alerts(query) {
    const asked = given.plain(query, "query-invalid", "query");
    return this.#call((engine) => engine.alerts(asked));
  }

  /**
   * @param {string} alertId
   * @param {import("./index.js").AlertAction} action
   * @returns {import("./index.js").Alert}
   */
  act(alertId, action) {
    const id = given.text(alertId, "alertId");
    const asked = given.plain(action, "options-invalid", "action");
    const act = { ...asked, kind: "act", alertId: id };
    const asking = pack([act]).batch;
    const alert = this.#call((engine) => engine.act(asking));
    this.#journal?.note("ingest", [pack([{ ...act, accountId: alert.accountId }]).batch]);
    return alert;
  }

  /**
   * @param {import("./index.js").SummaryQuery} query
   * @returns {import("./index.js").Summary}
   */
  summary(query) {
    const asked = withOffsets(given.plain(query, "query-invalid", "query"), "query-invalid");
    return this.#call((engine) => engine.summary(asked));
  }

  /**
   * @param {import("./index.js").WatchQuery} [query]
   * @returns {import("./index.js").WatchedCase[]}
   */
  watched(query) {
    const asked = given.plain(query, "query-invalid", "query");
    return this.#call((engine) => engine.watched(asked));
  }

  /**
   * @param {import("./index.js").QuestionQuery} query
   * @returns {import("./index.js").Question | undefined}
   */
  question(query) {
    const asked = given.plain(query, "query-invalid", "query");
    return this.#call((engine) => engine.question(asked));
  }

  /**
   * @param {string} accountId @param {import("./index.js").SecurityFacts} facts @param {number} now
   * @returns {import("./index.js").CheckupItem[]}
   */
  checkup(accountId, facts, now) {
    const asked = given.plain({ accountId, facts, now }, "query-invalid", "query");
    return this.#call((engine) => engine.checkup(asked));
  }

  /**
   * @param {import("./index.js").PaymentQuery} [query]
   * @returns {import("./index.js").Payments}
   */
  payments(query) {
    const asked = withOffsets(given.plain(query, "query-invalid", "query"), "query-invalid");
    return this.#call((engine) => engine.payments(asked));
  }

  /** @returns {import("./index.js").AccountSummary[]} */
  accounts() {
    return this.#call((engine) => engine.accounts());
  }

  /**
   * @param {import("./index.js").LinkQuery} [query]
   * @returns {import("./index.js").Link[]}
   */
  links(query) {
    const asked = given.plain(query, "query-invalid", "query");
    return this.#call((engine) => engine.links(asked));
  }

  /**
   * @param {import("./index.js").WatchQuery} [query]
   * @returns {import("./index.js").RefundablePayment[]}
   */
  refundable(query) {
    const asked = given.plain(query, "query-invalid", "query");
    return this.#call((engine) => engine.refundable(asked));
  }

  /**
   * @param {import("./index.js").CaseOf} of
   * @param {string | import("./index.js").Operator} [operator]
   * @returns {import("./index.js").SupportCase}
   */
  supportCase(of, operator) {
    const asked = given.plain(of, "query-invalid", "of");
    const wanted =
      operator === undefined || typeof operator === "string" ? operator : given.operator(operator);
    const { operator: known, ...found } = this.#call((engine) => engine.supportCase(asked));
    const addressed = operatorOf(wanted, known);
    if (!addressed)
      throw new SentinelError(
        "operator-unknown",
        "No contacts are known of this operator. Pass an object with its own: { id, contacts }.",
        { field: "operator", expected: listed.map(({ id }) => id) },
      );
    return {
      operator: addressed.id,
      ...(addressed.name ? { operatorName: addressed.name } : {}),
      contacts: forPayer(addressed.contacts, found.region),
      ...found,
    };
  }

  /** @param {{ counterparty: string, category: string, at: number }} correction */
  correctCategory(correction) {
    const { counterparty, category, at } = given.plain(correction, "options-invalid", "correction") ?? {};
    this.#say({
      kind: "correction",
      counterparty: given.text(counterparty, "counterparty"),
      category: given.text(category, "category"),
      at: given.number(at, "at"),
    });
  }

  /** @param {Omit<import("./index.js").Decision, "kind">} decision */
  decide(decision) {
    this.#say({ ...given.plain(decision, "options-invalid", "decision"), kind: "decision" });
  }

  /** @param {import("./index.js").DistributiveOmit<import("./index.js").SeriesWord, "kind">} word */
  recurring(word) {
    this.#say({ ...given.plain(word, "options-invalid", "word"), kind: "recurring" });
  }

  /** @returns {import("./index.js").Model | undefined} */
  model() {
    return this.#call((engine) => engine.model());
  }

  /** @param {import("./index.js").Model} model */
  loadModel(model) {
    const taught = given.plain(model, "model-invalid", "model");
    this.#input("loadModel", [taught]);
  }

  /** @returns {Uint8Array} */
  snapshot() {
    return this.#call((engine) => engine.snapshot());
  }

  /** @param {string | { holderId: string }} of */
  forget(of) {
    const whose = given.whose(of);
    if (typeof whose === "string") return void this.#input("forget", [whose]);
    for (const { accountId, holderId } of this.accounts())
      if (holderId === whose.holderId) this.#input("forget", [accountId]);
  }

  /** @returns {import("./index.js").Status} */
  status() {
    return this.#call((engine) => engine.status());
  }

  /** Gives the memory back. Safe to call again. */
  free() {
    const engine = this.#engine;
    this.#engine = undefined;
    if (engine && this.#generation === currentGeneration()) call(() => engine.free());
  }

  /** `using sentinel = new Sentinel()` */
  [dispose]() {
    this.free();
  }
}
