// @ts-check
/**
 * The keeper of a tab's state: one tab writes what all tabs hand in, every tab follows, and what was acknowledged is on the disk.
 *
 * An input is taken in by the writer's engine, kept in one transaction, and then acknowledged; where it is not kept, the engine is had
 * again from what is. Each has an id of its own, which the database keeps beside its number: when a writer dies, the tabs hand what
 * they still wait for to the next one, which takes in only what is not there yet. A tab hears its own answer when it follows: the
 * same inputs in the same order give the same answer in every tab.
 * Longer than other files, since it is one machine: what moves the state, and in whose turn, is read in one place.
 * Not here: the records (database.js, recovery.js), the verbs (verbs.js), what the host asks besides (store.js).
 */
import { SentinelError } from "../error.js";
import { Listeners } from "../subscribe.js";
import { Database } from "./database.js";
import { answerLost, closed, notKept, ofAnotherVersion } from "./failure.js";
import { mayHoldPlaces } from "../places.js";
import { KEPT, READ } from "../worker-client.js";
import { baseOf, importBytes, nameOf, outOfReach } from "./imports.js";
import { isLogged, read, readRecord, settingsOf, written } from "./input.js";
import { Memory } from "./memory.js";
import { maker } from "./options.js";
import { answerLabel, entryLabel, isPlace, recordsOf, recovered, stateLabel } from "./recovery.js";
import { Replica, isShaken } from "./replica.js";
import { without } from "./removal.js";
import { inMemory, isSame, joined } from "./seal.js";
import { packed, unpacked } from "./state.js";
import { Tabs } from "./tabs.js";

/**
 * Verbs that the log does not hold as they are: of a snapshot or an account that is to be forgotten nothing stays but the outcome, of a
 * file the events that it told, so that it can be taken out again.
 */
const BY_OUTCOME = new Set(["ingestStatement", "restore", "forget", "adopt", "removeImport"]);
/** Of these, those after which nothing of what was before may stay. */
const ALONE = new Set(["restore", "forget", "adopt"]);
/** Verbs with an answer that a caller may need. */
const ANSWERING = new Set(["ingest", "ingestStatement", "advance", "act"]);

/** @typedef {{ text: string } | { verb: string, args: any[] }} Handed an input between tabs: the log's text, or what the log does not hold */
/** @typedef {import("./replica.js").Watch} Watch */
/** @typedef {{ handed: Handed, watch?: Watch, resolve(answer: any): void, reject(error: unknown): void, told?: { answer: any } }} Pending `told` is what the tab that wrote said */
/** @typedef {import("./recovery.js").Damage} Damage */
/** @typedef {import("./options.js").Host} Host */
/** @typedef {import("./options.js").Asked} Asked */
/** @typedef {import("./database.js").Checkpoint} Checkpoint */

export class Keeper {
  #asked;
  #host;
  /** @type {Pick<import("./seal.js").Seal, "open" | "close">} */
  #seal;
  /** @type {Database | Memory | undefined} */
  #database;
  /** @type {Tabs | undefined} */
  #tabs;
  /** Numbers of the inputs taken in, by their ids. @type {Map<string, number>} */
  #done = new Map();
  /** What this tab waits for. @type {Map<string, Pending>} */
  #pending = new Map();
  /** What this tab does for others, to be stopped. @type {Map<string, AbortController>} */
  #serving = new Map();
  /** One thing at a time moves the state. @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** Set where the engine may be ahead of what is kept, or behind it. */
  #isBroken = false;
  /** Why nothing more is taken. @type {SentinelError | undefined} */
  #ended;
  /** The newest snapshot that was read back. */
  #proven = -1;
  /** What came after the newest snapshot. */
  #since = { inputs: 0, letters: 0 };
  /** The snapshot from which on the log stays, so that an import can be taken out; none where there is no such import. @type {number | undefined} */
  #base;
  /** Bytes of the log that stays. */
  #behind = 0;
  #listeners = new Listeners();
  /** Those who want to know that another tab moved the state. @type {Set<() => void>} */
  #followers = new Set();
  #isMoving = false;
  /** The last input of which the listeners heard; of what was there before they hear nothing. */
  #told = Number.POSITIVE_INFINITY;
  /** Called when another tab said something, or ended. */
  #news = () => {};
  #isFollowing = false;
  #count = 0;
  #hasAskedToPersist = false;
  writes = false;
  isPersisted = false;
  /** Why nothing lasts, where nothing does. @type {string | undefined} */
  because;
  /** @type {Damage[]} */
  damage = [];
  replica;

  /** @param {Asked} asked @param {Host} host */
  constructor(asked, host) {
    this.#asked = asked;
    this.#seal = asked.seal;
    this.#host = host;
    this.replica = new Replica(maker(host, asked));
  }

  /** In step with what is kept, for the first time. */
  async open() {
    this.because = await this.#connected();
    if (this.because === undefined) {
      const means = { locks: this.#host.locks(), Channel: this.#host.Channel() };
      try {
        this.#tabs = new Tabs(this.#asked.name, means, (message) => this.#heard(message));
        this.writes = await this.#tabs.claim(() => void this.#became());
      } catch {
        this.because = "locks-refused"; // an origin that has none, a sandboxed frame's
      }
    }
    if (this.because !== undefined) this.#inMemory();
    for (;;) {
      const news = new Promise((resolve) => (this.#news = () => resolve(undefined)));
      if (await this.inTurn(() => this.#load(this.#asked.isLoose && this.writes))) break;
      await news; // another tab is about to write the first snapshot
    }
    this.#told = this.replica.seq;
    const config = settingsOf(this.#asked.config);
    if (config && JSON.stringify(config) !== JSON.stringify(this.replica.config))
      await this.ask("configure", [config]);
    this.isPersisted =
      (await this.#host
        .storage()
        ?.persisted?.()
        .catch(() => false)) === true;
  }

  /** Why there is no database to write to, where there is none. */
  async #connected() {
    if (!this.#host.isSecure()) return "insecure-context";
    if (!this.#host.hasDatabase()) return "indexeddb-refused";
    if (!this.#host.locks() || !this.#host.Channel()) return "locks-refused";
    try {
      await this.#connect();
    } catch (cause) {
      if (Object(cause).name === "VersionError") throw ofAnotherVersion(cause);
      return "indexeddb-refused";
    }
    return undefined;
  }

  async #connect() {
    const database = await Database.open(this.#asked.name, {
      deleted: () =>
        this.end(new SentinelError("freed", "Everything was deleted, or a newer version took it over.")),
      lost: () => (this.#isBroken = true),
    });
    if (this.#ended) database.close();
    this.#database = database;
  }

  #inMemory() {
    this.#tabs?.close();
    this.#tabs = undefined;
    this.#database?.close();
    this.#database = new Memory();
    this.#seal = inMemory;
    this.writes = true;
  }

  /** @returns {Database | Memory} */
  get #kept() {
    if (this.#ended) throw this.#ended;
    return /** @type {Database | Memory} */ (this.#database);
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  inTurn(work) {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  // ---- from what is kept into this tab

  /** The state from what is kept; false where there is nothing yet and another tab is to begin. @param {boolean} [isLoose] */
  async #load(isLoose = false) {
    try {
      return await this.#loadFrom(await this.#kept.load({ isDeep: isLoose }), isLoose);
    } catch (error) {
      if (isLoose || Object(error).code !== "storage-damaged") throw error;
      return this.#loadFrom(await this.#kept.load({ isDeep: true }), false); // from the base on
    }
  }

  /** @param {Awaited<ReturnType<Database["load"]>>} rows @param {boolean} isLoose */
  async #loadFrom(rows, isLoose) {
    if (rows.snapshots.length === 0 && rows.entries.length === 0) {
      if (!this.writes) return false;
      await this.#begin();
      return true;
    }
    const told = this.#told;
    const done = rows.done.filter(isPlace);
    const found = await recovered(recordsOf(rows, this.#seal), this.replica, {
      isLoose,
      taken: done.at(-1)?.seq,
      heard: (id, answer, seq) => this.#took(id, answer, seq),
    });
    this.#done = new Map(done.map(({ id, seq }) => [id, seq]));
    this.#proven = found.from;
    this.damage = found.damage;
    const after = rows.entries.filter(({ seq }) => seq > found.from);
    const letters = after.reduce((sum, { sealed }) => sum + (sealed?.length ?? 0), 0);
    this.#since = { inputs: after.length, letters };
    this.#base = baseOf(rows.snapshots.filter(isPlace), this.replica.imports)?.seq;
    const [newest] = rows.snapshots.filter(isPlace).sort((a, b) => b.seq - a.seq);
    this.#behind = (Number.isFinite(newest?.behind) ? Number(newest?.behind) : 0) + letters;
    if (isLoose && found.damage.length > 0) {
      await this.#checkpoint(found.seq + 1, { alone: true });
      this.replica.seq = found.seq + 1;
    }
    await this.#answered(rows.snapshots, told);
    this.#isBroken = false;
    return true;
  }

  /** The first state of all, on the disk before anything else; a transaction may be aborted once for no lasting reason. */
  async #begin() {
    await this.replica.begin(settingsOf(this.#asked.config));
    try {
      await this.#checkpoint(0, {}).catch(() => this.#checkpoint(0, {}));
    } catch (cause) {
      if (this.#database instanceof Memory || this.#ended) throw cause;
      this.because = notKept(cause).code;
      this.#inMemory();
      await this.#checkpoint(0, {});
    }
    this.replica.seq = 0;
    this.#isBroken = false;
    this.#tabs?.post({ kept: 0 });
  }

  /** What other tabs had kept since. */
  async #follow() {
    if (this.replica.seq < 0) return void (await this.#load());
    try {
      const { entries, done, newest } = await this.#kept.since(this.replica.seq);
      const records = recordsOf({ snapshots: [], entries }, this.#seal).entries;
      for (const { seq, id, bytes } of records) {
        if (seq !== this.replica.seq + 1) break;
        const input = readRecord({ seq, id }, await bytes());
        if (input.verb === "removed") return void (await this.#load()); // the snapshot of this number has what is left
        const answer = await this.replica.apply(input);
        this.replica.seq = seq;
        this.#took(id, answer, seq);
      }
      const last = Math.max(newest, records.at(-1)?.seq ?? -1);
      if (last > this.replica.seq || done.some(({ id }) => this.#pending.has(id))) await this.#load();
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
  }

  /** Once for all that was said until its turn comes; where it fails, the next call says so. */
  #followSoon() {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const follow = () => {
      this.#isFollowing = false;
      return this.#follow();
    };
    void this.inTurn(follow).catch(() => {});
  }

  /** The engine in step with what is kept again, whatever happened to either. */
  async #whole() {
    if (this.#ended) throw this.#ended;
    if (!this.#isBroken && this.replica.seq >= 0) return;
    try {
      await this.#load();
    } catch (error) {
      if (error instanceof SentinelError || this.#database instanceof Memory) throw error;
      this.#database?.close(); // a connection that the browser closed
      try {
        await this.#connect();
        await this.#load();
      } catch (cause) {
        throw notKept(cause);
      }
    }
  }

  /** In step with what is kept: with what other tabs had kept, too. */
  async inStep() {
    await this.#whole();
    if (!this.writes) await this.#follow();
  }

  /** An input was taken in here. @param {string} id @param {any} answer @param {number} seq */
  #took(id, answer, seq) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.resolve(answer);
    if (seq <= this.#told) return;
    this.#told = seq;
    if (!pending) this.#moved();
    this.#tell(answer);
  }

  /** @param {any} answer */
  #tell(answer) {
    this.#listeners.readers = this.replica.config?.audience ?? "holder";
    this.#listeners.tell(Array.isArray(answer) ? answer : (answer?.alerts ?? []));
  }

  /**
   * Answers that the log does not hold: to what this tab waits for, and, to its listeners, of what other tabs had kept as a snapshot.
   * @param {Checkpoint[]} snapshots @param {number} told
   */
  async #answered(snapshots, told) {
    /** @type {Map<unknown, any>} */
    const answers = new Map();
    for (const { seq, id, answer } of snapshots) {
      const isAwaited = id !== undefined && this.#pending.has(id);
      if (!answer || !(seq > told || isAwaited)) continue;
      try {
        const text = await this.#seal.open(answerLabel(seq), answer);
        answers.set(id, JSON.parse(new TextDecoder().decode(text)));
      } catch {
        continue; // damaged: whoever waits for it hears that it is lost
      }
      if (seq > told) this.#tell(answers.get(id));
    }
    for (const [id, { handed, resolve, reject, told }] of [...this.#pending]) {
      const seq = this.#done.get(id);
      if (seq === undefined || seq > this.replica.seq) continue;
      this.#pending.delete(id);
      const verb = "text" in handed ? read(handed.text).verb : handed.verb;
      if (told) resolve(told.answer);
      else if (ANSWERING.has(verb) && !answers.has(id)) reject(answerLost());
      else resolve(answers.get(id));
    }
    if (this.replica.seq > told) this.#moved();
    this.#told = Math.max(this.#told, this.replica.seq);
  }

  /** Says once for all that came until then that another tab moved the state. */
  #moved() {
    if (this.#isMoving || this.#followers.size === 0) return;
    this.#isMoving = true;
    queueMicrotask(() => {
      this.#isMoving = false;
      for (const follower of [...this.#followers]) queueMicrotask(follower);
    });
  }

  // ---- inputs

  /** @param {string} verb @param {readonly unknown[]} args @param {Watch} [watch] @returns {Promise<any>} */
  async ask(verb, args, watch) {
    if (this.#ended) throw this.#ended;
    heed(watch);
    const handed = isLogged(verb) ? { text: written(verb, args) } : { verb, args: [...args] };
    // Without a secure context there is no such number, and no other tab either.
    const id = globalThis.crypto?.randomUUID?.() ?? `${(this.#count += 1)}`;
    const abort = () => this.#tabs?.post({ abort: id });
    watch?.signal?.addEventListener("abort", abort);
    try {
      return await new Promise((resolve, reject) => {
        this.#pending.set(id, { handed, watch, resolve, reject });
        this.#hand(id);
      });
    } finally {
      this.#pending.delete(id);
      watch?.signal?.removeEventListener("abort", abort);
    }
  }

  /** Hands an input to the writer, which may be this tab. @param {string} id */
  #hand(id) {
    const pending = this.#pending.get(id);
    if (!pending) return;
    const { handed, watch, reject } = pending;
    if (this.writes) return void this.inTurn(() => this.#serve(id, handed, watch)).catch(reject);
    try {
      this.#tabs?.post({ ask: id, handed, isWatched: watch?.onProgress !== undefined });
    } catch (cause) {
      reject(
        new SentinelError("field-type", "This cannot be sent to the tab that writes.", undefined, { cause }),
      );
    }
  }

  /**
   * Takes an input in, keeps it, and says so; what was taken in before is not taken in again.
   * @param {string} id @param {Handed} handed @param {Watch} [watch]
   */
  async #serve(id, handed, watch) {
    await this.#whole();
    let told;
    if (!this.#done.has(id)) {
      const { input, record, instead } = await this.#toKeep(id, await this.#placeless(handed), watch);
      const answer = await this.#applied(input, watch);
      try {
        await this.#keep(id, input, { record, instead }, answer);
      } catch (cause) {
        this.#isBroken = true; // the engine has it; whether the disk has it the disk says
        await this.#whole().catch(() => {});
        if (this.#isBroken || !this.#done.has(id)) throw notKept(cause);
      }
      // A tab works its answer out by itself, unless the input is erased before it comes to that.
      if (!this.#pending.has(id) && isSmall(answer)) told = { id, answer };
      this.#took(id, answer, this.replica.seq);
    }
    this.#tabs?.post({ kept: this.#done.get(id), told });
    void this.#persist();
    const { inputs, letters } = this.#since;
    if (inputs >= this.#host.inputs || letters >= this.#host.letters) await this.#compact();
  }

  /** @param {import("./input.js").Input} input @param {Watch} [watch] */
  async #applied(input, watch) {
    heed(watch);
    try {
      return await this.replica.apply(input, watch);
    } catch (error) {
      if (!isShaken(error)) throw error;
      this.#isBroken = true;
      await this.#whole().catch(() => {}); // and else at the next call
      heed(watch);
      throw error;
    }
  }

  /** What was handed over, without the addresses in it: neither the log nor a backup has any. @param {Handed} handed @returns {Promise<Handed>} */
  async #placeless(handed) {
    const { text } = /** @type {any} */ (Object(handed));
    if (typeof text !== "string" || !mayHoldPlaces(text)) return handed;
    const { verb, args } = inputOf(handed);
    if (verb !== "ingest" || !Array.isArray(args[0])) return handed;
    const events = await /** @type {any} */ (this.replica.engine)[KEPT](args[0]);
    return { text: written(verb, [events, args[1]]) };
  }

  /**
   * What is to be done, and what the log is to hold of it.
   * @param {string} id @param {Handed} handed @param {Watch} [watch]
   * @returns {Promise<{ input: import("./input.js").Input, record?: Uint8Array<ArrayBuffer>, instead?: import("./database.js").Entry[] }>}
   */
  async #toKeep(id, handed, watch) {
    const asked = inputOf(handed);
    if ("text" in handed) return { input: asked, record: joined(handed.text) };
    if (asked.verb === "removeImport") return this.#without(asked.args[0], id);
    if (asked.verb !== "ingestStatement") return { input: asked };
    const [source, options] = asked.args;
    heed(watch);
    const told = await /** @type {any} */ (this.replica.engine)[READ](source, { ...options, ...watch });
    const name = nameOf(source, options);
    const record = importBytes({ ...(name === undefined ? {} : { name }), at: Date.now() }, told);
    return { input: readRecord({ seq: this.replica.seq + 1, id }, record), record };
  }

  /** @param {string} id @param {import("./input.js").Input} input @param {{ record?: Uint8Array<ArrayBuffer>, instead?: import("./database.js").Entry[] }} of @param {any} answer */
  async #keep(id, { verb }, { record, instead }, answer) {
    const seq = this.replica.seq + 1;
    const isImport = verb === "import";
    const isHeld = isImport || (record && (this.#base !== undefined || record.length <= this.#host.letters));
    if (record && isHeld) {
      const sealed = await this.#seal.close(entryLabel(seq, id), record);
      await this.#kept.append({ seq, id, sealed });
      if (isImport) this.#base ??= Math.max(this.#proven, 0);
      this.#since.inputs += 1;
      // What takes long to take in is in a snapshot before the next opening.
      this.#since.letters += isImport ? this.#host.letters : record.length;
      this.#behind += sealed.length;
    } else {
      // A writer that dies needs no answer of its own; the alerts are news in every tab.
      const own = this.#pending.has(id) && answer?.alerts ? { alerts: answer.alerts } : answer;
      await this.#checkpoint(seq, { id, answer: own, alone: ALONE.has(verb), instead });
    }
    this.replica.seq = seq;
    this.#done.set(id, seq);
  }

  /** The state without one import, and what the log is to hold in its place. @param {string} importId @param {string} own the id of this input */
  async #without(importId, own) {
    const records = recordsOf(await this.#kept.load({ isDeep: true }), this.#seal);
    const make = maker(this.#host, this.#asked);
    const { state, passed } = await without(importId, { records, replica: this.replica, make });
    const instead = [await this.#entry(this.replica.seq + 1, own, "removed")];
    for (const { seq, id } of passed) instead.push(await this.#entry(seq, id, "void"));
    return { input: { verb: "removal", args: [state] }, instead };
  }

  /** @param {number} seq @param {string} id @param {string} verb @returns {Promise<import("./database.js").Entry>} */
  async #entry(seq, id, verb) {
    return { seq, id, sealed: await this.#seal.close(entryLabel(seq, id), joined(written(verb, []))) };
  }

  /** What was imported, and whether it can be taken out. */
  async imports() {
    await this.inTurn(() => this.inStep());
    return this.replica.imports.map(({ seq, ...said }) => ({ ...said, removable: seq >= 0 }));
  }

  /**
   * A snapshot, which the engine restores before it is written, and which is read back before it is relied on.
   * @param {number} seq @param {{ id?: string, answer?: any, alone?: boolean, instead?: import("./database.js").Entry[] }} of
   */
  async #checkpoint(seq, { id, answer, alone, instead }) {
    if (alone || this.#behind > this.#host.behind) this.replica.imports = outOfReach(this.replica.imports);
    if (!this.replica.imports.some((one) => one.seq >= 0)) this.#base = undefined;
    const seal = this.#seal;
    const state = await this.replica.state();
    await this.replica.restore(state);
    const sealed = await seal.close(stateLabel(seq), packed(state));
    /** @type {Checkpoint} */
    const checkpoint = { seq, sealed, behind: this.#base === undefined ? 0 : this.#behind };
    if (id !== undefined) checkpoint.id = id;
    if (answer !== undefined)
      checkpoint.answer = await seal.close(answerLabel(seq), joined(JSON.stringify(answer)));
    // Without a base no older snapshot may stay that still holds what was taken out.
    const isAlone = alone || (this.#base === undefined && instead !== undefined);
    await this.#kept.checkpoint(checkpoint, {
      proven: this.#proven,
      base: this.#base,
      alone: isAlone,
      instead,
    });
    this.#since = { inputs: 0, letters: 0 };
    this.#behind = this.#base === undefined ? 0 : this.#behind;
    const back = await this.#kept.snapshot(seq).catch(() => undefined);
    if (back && isSame(back.sealed, sealed)) this.#proven = seq;
  }

  /** Old inputs give way to a snapshot. Where that fails nothing is lost, and it is tried again later. */
  async #compact() {
    try {
      await this.#checkpoint(this.replica.seq, {});
    } catch (error) {
      if (isShaken(error)) this.#isBroken = true;
      this.#since = { inputs: 0, letters: 0 };
    }
  }

  /** Asks the browser once, with the first input that is kept, to delete nothing by itself. */
  async #persist() {
    if (this.#hasAskedToPersist || !this.#asked.persists || this.because !== undefined) return;
    this.#hasAskedToPersist = true;
    if (this.isPersisted) return;
    this.isPersisted =
      (await this.#host
        .storage()
        ?.persist?.()
        .catch(() => false)) === true;
  }

  // ---- other tabs

  /** This tab writes from now on: first it is in step, then it takes what the others wait for. */
  async #became() {
    this.writes = true;
    this.#news();
    const inStep = async () => {
      this.#isBroken = true; // whatever was read before, the one that wrote may have had more kept since
      await this.#whole();
    };
    await this.inTurn(inStep).catch(() => {}); // and else at the next call
    if (this.#ended) return;
    this.#tabs?.post({ writes: true });
    for (const id of [...this.#pending.keys()]) this.#hand(id);
  }

  /** @param {any} message */
  #heard({ ask, handed, isWatched, abort, progress, done, refused, failed, kept, told, writes }) {
    this.#news();
    if (typeof ask === "string") {
      if (this.writes) void this.#serveOther(ask, handed, isWatched);
    } else if (typeof abort === "string") this.#serving.get(abort)?.abort();
    else if (typeof progress === "string" && Array.isArray(done))
      this.#pending.get(progress)?.watch?.onProgress?.(...done);
    else if (typeof refused === "string")
      this.#pending.get(refused)?.reject(new SentinelError(failed?.code, failed?.message, failed?.details));
    else if ((kept !== undefined || writes) && !this.writes) {
      if (writes) for (const id of [...this.#pending.keys()]) this.#hand(id);
      const pending = this.#pending.get(told?.id);
      if (pending) pending.told = { answer: told.answer };
      this.#followSoon();
    }
  }

  /** @param {string} id @param {Handed} handed @param {boolean} isWatched */
  async #serveOther(id, handed, isWatched) {
    const controller = new AbortController();
    this.#serving.set(id, controller);
    const onProgress = (/** @type {any[]} */ ...done) => this.#tabs?.post({ progress: id, done });
    try {
      await this.inTurn(() =>
        this.#serve(id, handed, { signal: controller.signal, ...(isWatched ? { onProgress } : {}) }),
      );
    } catch (error) {
      const { code = "storage-aborted", message, details } = Object(error);
      // A tab that ends refuses nothing: the next one is asked again.
      if (!this.#ended) this.#tabs?.post({ refused: id, failed: { code, message, details } });
    } finally {
      this.#serving.delete(id);
    }
  }

  // ---- what changes nothing

  /** @template T @param {(engine: any) => T} ask @returns {Promise<Awaited<T>>} */
  async query(ask) {
    if (this.#ended) throw this.#ended;
    if (this.#isBroken) await this.inTurn(() => this.#whole());
    return await ask(this.replica.engine);
  }

  /** @param {(alert: import("../index.js").Alert) => void} listener @param {import("../index.js").AlertFilter} [filter] */
  listen(listener, filter) {
    this.#listeners.readers = this.replica.config?.audience ?? "holder";
    return this.#listeners.add(listener, filter);
  }

  /** @param {() => void} follower */
  follow(follower) {
    const mine = () => follower();
    this.#followers.add(mine);
    return () => void this.#followers.delete(mine);
  }

  /** Ends what did not open, so that whoever opens anew in this tab writes. */
  async give() {
    this.end();
    await this.#tabs?.released;
  }

  /** @param {SentinelError} [reason] */
  end(reason) {
    if (this.#ended) return;
    if (reason) this.#moved();
    this.#ended = reason ?? closed();
    this.writes = false;
    this.#database?.close();
    this.#tabs?.close();
    this.replica.end(this.#ended);
    for (const { reject } of this.#pending.values()) reject(this.#ended);
  }
}

/** Assessments of an answer that goes to every tab: of a few days' payments, a hundred kilobytes. */
const MOST_TOLD = 100;

/** @param {any} answer */
const isSmall = (answer) => !((answer?.assessments?.length ?? 0) > MOST_TOLD);

/** @param {Watch | undefined} watch */
function heed(watch) {
  if (watch?.signal?.aborted)
    throw new SentinelError("aborted", "Stopped as asked. Nothing of it was kept.", undefined, {
      cause: watch.signal.reason,
    });
}

/** What another tab, or this one, handed over. @param {Handed} handed */
function inputOf(handed) {
  const { text, verb, args } = /** @type {any} */ (Object(handed));
  try {
    if (typeof text === "string") return read(text);
    if (!BY_OUTCOME.has(verb) || !Array.isArray(args)) throw new Error("its verb is none that is known");
    return { verb: String(verb), args: verb === "adopt" ? [unpacked(args[0])] : args };
  } catch (cause) {
    throw new SentinelError("field-type", "What was handed over is no input.", undefined, { cause });
  }
}
