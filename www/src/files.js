// @ts-check
/**
 * What happens to files that a visitor hands over: bills are read one after another, a backup takes the place of what is there.
 *
 * A bad file stops none of the others, and one report tells of all. Not here: what is kept (store.js), what is drawn (view.js).
 */
import { readBill } from "./bill.js";
import { keepColumns, keptColumns } from "./columns.js";
import { earlierBackup, fill } from "./earlier.js";
import { READABLE, UNKNOWN, foreign } from "./foreign.js";
import * as store from "./store.js";

/** @typedef {import("./page.js").State} State @typedef {import("./page.js").Report} Report */
/** @typedef {import("wallet-sentinel/store").SentinelStore} SentinelStore */

/** @param {unknown} error @param {string[]} codes */
const isOne = (error, ...codes) => codes.includes(Object(error).code);

/**
 * @param {State} state @param {ReturnType<typeof import("./life.js").living>} life
 * @param {{
 *   show(change?: Partial<State>): void, look(): Promise<void>, failed(error: unknown, name?: string): void,
 *   told(key: string, values?: import("./page.js").Values): void, anew(): void, started(): Promise<unknown>,
 * }} page
 */
export function reading(state, life, { show, look, failed, told, anew, started }) {
  /** @type {((password: string | undefined) => void) | undefined} */
  let answerPassword;
  /** @type {((mapping: import("wallet-sentinel/import").ColumnMapping | undefined) => void) | undefined} */
  let answerColumns;
  /** @type {AbortController | undefined} */
  let underWay;
  /** Files whose turn is yet to come. @type {File[]} */
  const waiting = [];

  /**
   * Asks for the password as often as it is needed, until the visitor gives up.
   * @template T @param {File} file @param {"archive" | "backup"} of @param {(password: string | undefined) => Promise<T>} open
   * @returns {Promise<T | undefined>} undefined where the visitor gave up
   */
  async function withPassword(file, of, open) {
    /** @type {string | undefined} */
    let password;
    for (let wrong = false; ; wrong = true) {
      try {
        return await open(password);
      } catch (error) {
        if (!isOne(error, "password-needed", "password-wrong", "backup-passphrase")) throw error;
        password = await new Promise((/** @type {(given: string | undefined) => void} */ resolve) => {
          answerPassword = resolve;
          show({ password: { name: file.name, wrong: wrong && password !== undefined, of } });
        });
        show({ password: undefined });
        if (password === undefined) return undefined;
      }
    }
  }

  /**
   * Asks what a bank's table leaves open, as often as it does, until the visitor gives up; the answer is kept.
   * @param {File} file @param {SentinelStore} into @param {(mappings: import("wallet-sentinel/import").ColumnMapping[]) => Promise<Report | undefined>} open
   * @returns {Promise<Report | undefined>}
   */
  async function withColumns(file, into, open) {
    /** @type {import("wallet-sentinel/import").ColumnMapping | undefined} */
    let given;
    for (;;) {
      try {
        const report = await open(given ? [given, ...(await keptColumns(into))] : await keptColumns(into));
        if (report && given) await keepColumns(into, given);
        return report;
      } catch (error) {
        const question = Object(error).details?.question;
        if (!isOne(error, "columns-unsure") || !question) throw error;
        const again = given !== undefined;
        given = await new Promise((resolve) => {
          answerColumns = resolve;
          show({ columns: { name: file.name, question, again } });
        });
        show({ columns: undefined });
        if (given === undefined) return undefined;
      }
    }
  }

  /** Into the store that there is or into a new one, of which nothing stays where the work fails or is given up. @template T @param {(into: SentinelStore) => Promise<T | undefined>} work */
  async function kept(work) {
    const { into, isNew } = await life.begun();
    let done;
    try {
      done = await work(into);
    } catch (error) {
      if (isNew) await into.deleteEverything().catch(() => {});
      throw error;
    }
    if (done === undefined && isNew) await into.deleteEverything().catch(() => {});
    if (done === undefined) return undefined;
    if (isNew) {
      await life.take(into);
      anew();
      life.tell();
    }
    return done;
  }

  /** @param {File} file @returns {Promise<Report | undefined>} undefined where the visitor gave up */
  const bill = (file) =>
    kept(async (into) => {
      underWay = new AbortController();
      const { signal } = underWay;
      const onProgress = (/** @type {number} */ share) => show({ busy: { name: file.name, share } });
      const report = await withPassword(file, "archive", (password) =>
        withColumns(file, into, (mappings) =>
          readBill(into.sentinel, file, { password, mappings, signal, onProgress }),
        ),
      );
      if (!report) return undefined;
      const importId = (await into.imports()).at(-1)?.id;
      await store.keepReport(into, importId === undefined ? report : { ...report, importId });
      return report;
    });

  /** Puts a backup in the place of what is there. @param {File} file @param {{ repair?: boolean }} [how] */
  async function restore(file, how) {
    const earlier = await earlierBackup(file);
    const isDone = await kept(async (into) => {
      if (earlier) {
        await fill(into, earlier, store.keepReport);
        return true;
      }
      return withPassword(file, "backup", async (password) => {
        await into.import(file, password, how);
        return true;
      });
    });
    if (!isDone || !life.store) return;
    await life.take(life.store);
    anew();
    await look();
    told("restored");
  }

  /** @param {File} file @returns {Promise<Report | undefined>} */
  async function one(file) {
    if ((await store.isBackup(file)) || (await earlierBackup(file))) {
      if (state.sample) await restore(file);
      else show({ confirming: { what: "restore", file } });
      return undefined;
    }
    return bill(file);
  }

  /** A file of somebody whose statements are not read, or not in this form. @param {string} name @param {string} key whose */
  const refused = (name, key) =>
    show({
      notices: [
        ...state.notices,
        {
          name,
          key: READABLE.has(key) ? "foreign-readable" : "foreign-unread",
          whose: key,
          values: {},
          isBad: true,
        },
      ],
    });

  /** What several files came to, in one sentence. @param {Report[]} reports */
  function tell(reports) {
    const accepted = reports.reduce((sum, report) => sum + report.accepted, 0);
    const changed = accepted + reports.reduce((sum, report) => sum + report.updated, 0);
    const [{ name }] = reports;
    const isOne = reports.length === 1;
    const hasUses = reports.some(({ uses }) => uses);
    if (changed > 0 && hasUses) told("done-records", { files: reports.length, accepted });
    else if (changed > 0)
      told(isOne ? "done" : "done-several", isOne ? { name, accepted } : { files: reports.length, accepted });
    else told(isOne ? "nothing-new" : "nothing-new-several", isOne ? { name } : { files: reports.length });
  }

  return {
    restore,
    abort() {
      waiting.length = 0;
      underWay?.abort();
    },
    password: (/** @type {string | undefined} */ given) => answerPassword?.(given),
    columns: (/** @type {import("wallet-sentinel/import").ColumnMapping | undefined} */ given) =>
      answerColumns?.(given),
    /**
     * One file after another; what comes while one is read waits for its turn.
     * @param {File[]} files
     */
    async read(files) {
      if (state.stuck) return told("choose-first");
      waiting.push(...files);
      if (!waiting.length || state.busy) return;
      show({ notices: [], busy: { name: "", share: 0 } });
      await started(); // a file may come before the sample is drawn, and must not meet a half-made engine
      /** @type {Report[]} */
      const reports = [];
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        show({ busy: { name: file.name, share: 0 } });
        try {
          const report = await one(file);
          if (!report) continue;
          reports.push(report);
          if (life.store) show({ imports: await store.reportsIn(life.store) });
          anew();
          await look();
        } catch (error) {
          const whose = UNKNOWN.has(Object(error).code) ? await foreign(file).catch(() => {}) : undefined;
          if (whose) refused(file.name, whose);
          else failed(error, file.name);
        }
      }
      show({ busy: undefined });
      if (reports.length) tell(reports);
    },
  };
}
