// @ts-check
/**
 * Wires the page: files to the engine in its worker, the engine's answers to the view, both to storage.
 *
 * A first visit shows a made-up sample that is never stored; the first bill of one's own replaces it.
 * Not here: what is drawn (view.js), what the engine is asked (bill.js), what is kept (store.js).
 */
import { render } from "lit";
import { addMessages, message } from "wallet-sentinel/messages";
import "wallet-sentinel/elements/overview";
import { expect, lookAt, openBill, planBill, readBill } from "./bill.js";
import { listing } from "./list.js";
import { applySettings, forgetSettings, readSettings } from "./settings.js";
import * as store from "./store.js";
import { page } from "./view.js";
import en from "./words/en.js";
import zhCN from "./words/zh-CN.js";

addMessages("zh-CN", zhCN);
addMessages("en", en);

const root = /** @type {HTMLElement} */ (document.getElementById("page"));

/** @type {import("./page.js").State} */
const state = {
  settings: readSettings(),
  sample: true,
  failed: false,
  readOnly: false,
  dragging: false,
  imports: [],
  seen: undefined,
  period: null,
  category: null,
  interval: "month",
  busy: undefined,
  notices: [],
  password: undefined,
  confirming: undefined,
  found: undefined,
  view: "overview",
  engine: undefined,
  list: undefined,
  query: {},
  sums: undefined,
  payment: undefined,
  row: undefined,
};
/** @typedef {import("wallet-sentinel/worker").SentinelWorker} SentinelWorker */
/** @type {SentinelWorker | undefined} */
let worker;
/** @type {((password: string | undefined) => void) | undefined} */
let answerPassword;
/** @type {AbortController | undefined} */
let underWay;
/** Settles when the first picture is drawn, or cannot be. @type {Promise<void>} */
let started = Promise.resolve();

function show(/** @type {Partial<import("./page.js").State>} */ change = {}) {
  Object.assign(state, change);
  render(page(state, act), root);
}

/** What was thrown, as far as it can be told. @param {unknown} error @returns {import("./page.js").Failure} */
const failureOf = (error) => Object(error);

const failed = (/** @type {unknown} */ error, name = "") => {
  const { code, details } = failureOf(error);
  if (!code) console.error(error);
  show({ notices: [...state.notices, { name, error: { code: code ?? "worker-failed", details } }] });
};
/** @param {string} key @param {import("./page.js").Values} values */
const told = (key, values = {}) =>
  show({ notices: [...state.notices.filter((notice) => notice.error), { key, values }] });

let looks = 0;
/** Asks the engine anew and shows the answer, unless a later question overtook it. */
async function look() {
  if (!worker) return;
  const mine = (looks += 1);
  const seen = await lookAt(worker, state, Date.now());
  if (mine !== looks) return;
  show({ seen, failed: false, engine: worker });
  await list.tell();
}

const notSaved = (/** @type {unknown} */ cause) =>
  Object.assign(new Error("not saved", { cause }), { code: "storage-failed" });

/** @param {import("./page.js").Report[]} [reports] @param {typeof store.save | typeof store.replace} [save] */
async function keep(reports = [], save = store.save) {
  if (!worker || state.sample || state.readOnly) return;
  try {
    await save(await worker.snapshot(), reports);
  } catch (cause) {
    failed(notSaved(cause));
  }
}

async function showSample() {
  const fresh = await openBill(state.settings.budgets);
  worker?.terminate(); // what was there goes when the next is there
  worker = fresh;
  const answer = await fetch(new URL("samples/alipay-sample.csv", document.baseURI));
  await readBill(worker, new File([await answer.blob()], "alipay-sample.csv"));
  show({ sample: true, imports: [], seen: undefined });
  await look();
}

/**
 * @param {SentinelWorker} into @param {File} file
 * @returns {Promise<import("./page.js").Report | undefined>} undefined where the visitor gave up
 */
async function readWithPassword(into, file) {
  underWay = new AbortController();
  const { signal } = underWay;
  const onProgress = (/** @type {number} */ share) => show({ busy: { name: file.name, share } });
  /** @type {string | undefined} */
  let password;
  for (let wrong = false; ; wrong = true) {
    try {
      return await readBill(into, file, { password, signal, onProgress });
    } catch (error) {
      const { code } = failureOf(error);
      if (code !== "password-needed" && code !== "password-wrong") throw error;
      password = await new Promise((/** @type {(given: string | undefined) => void} */ resolve) => {
        answerPassword = resolve;
        show({ password: { name: file.name, wrong } });
      });
      show({ password: undefined });
      if (password === undefined) return undefined;
    }
  }
}

/** Files whose turn is yet to come. @type {File[]} */
const waiting = [];

/**
 * One file after another; a bad one stops none of the others. What comes while one is read waits for its turn.
 * @param {File[]} files
 */
async function readFiles(files) {
  if (state.readOnly) return;
  waiting.push(...files);
  if (!waiting.length || state.busy) return;
  show({ notices: [], busy: { name: "", share: 0 } });
  await started; // a file may come before the sample is drawn, and must not meet a half-made engine
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    show({ busy: { name: file.name, share: 0 } });
    /** @type {SentinelWorker | undefined} */
    let fresh;
    try {
      const saved = await store.readState(file);
      if (saved) {
        if (state.sample) await restore(saved);
        else act.confirm({ what: "restore", saved });
        continue;
      }
      // The sample's engine is not mixed with real payments, and stays until one's own bill is read. Where what was kept
      // cannot be read by this version, there is no engine; a bill that is read begins anew, without the old reports.
      const own = state.sample ? undefined : worker;
      const into = own ?? (await openBill(state.settings.budgets));
      if (!own) fresh = into;
      const report = await readWithPassword(into, file);
      if (!report) continue;
      if (fresh) {
        worker?.terminate();
        worker = fresh;
        fresh = undefined;
        show({ sample: false, imports: [], seen: undefined });
      }
      show({ imports: [...state.imports, report] });
      anew();
      await keep([report], own ? store.save : store.replace);
      await look();
      if (report.accepted + report.updated > 0) told("done", { name: file.name, accepted: report.accepted });
      else told("nothing-new", { name: file.name });
    } catch (error) {
      failed(error, file.name);
      // What was read before a cancel stays in the engine: the picture follows it.
      if (!state.sample) await look().catch(() => {});
    } finally {
      fresh?.terminate();
      show({ busy: undefined });
    }
  }
}

/** @param {import("./page.js").Backup} saved */
async function restore({ snapshot, imports }) {
  const restored = await openBill(state.settings.budgets, snapshot.slice()); // a backup that cannot be read ends here
  try {
    await store.replace(snapshot, imports);
  } catch (cause) {
    // What is there stays where it is, in the engine and in storage; where it is but the sample, the backup is shown for this visit.
    if (!state.sample) restored.terminate();
    if (!state.sample) throw notSaved(cause);
    failed(notSaved(cause));
  }
  worker?.terminate();
  worker = restored;
  show({ sample: false, imports, seen: undefined });
  anew();
  await look();
  told("restored");
}

/** The reason whose case it is, where one payment was charged twice. */
const TWICE = "duplicate-charge";

/** A word of the visitor's: told to the engine, kept with what it knows, seen in the picture. @param {(engine: SentinelWorker) => Promise<unknown>} say */
async function heard(say) {
  if (!worker) return;
  try {
    await say(worker);
    await keep();
    await look();
  } catch (error) {
    failed(error);
  }
}

/** @param {import("wallet-sentinel").CaseOf} of */
async function caseOf(of) {
  try {
    show({ found: await worker?.supportCase(of) });
  } catch (error) {
    failed(error);
  }
}

const list = listing(state, { show, look, failed, told, heard });

/** What was chosen in another bill holds for none of this one. */
function anew() {
  show({ period: null, category: null, query: {}, payment: undefined, row: undefined });
  list.write(true);
}

/** @type {import("./page.js").Act} */
const act = {
  ...list.acts,
  choose: () => document.getElementById("file")?.click(),
  chosen: (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    input.value = ""; // the same file again is a choice too
    readFiles(files).catch(failed);
  },
  abort: () => underWay?.abort(),
  dismiss: (notice) => show({ notices: state.notices.filter((other) => other !== notice) }),
  password: (given) => answerPassword?.(given),
  confirm: (confirming) => show({ confirming }),
  async confirmed() {
    const question = state.confirming;
    show({ confirming: undefined });
    try {
      if (question?.what === "restore") return await restore(question.saved);
      await store.wipe();
      forgetSettings();
      show({ settings: { ...state.settings, budgets: [] } });
      anew();
      await showSample();
      told("wiped");
    } catch (error) {
      failed(error);
    }
  },
  settle: (change) => {
    const settings = { ...state.settings, ...change };
    applySettings(settings, message("page.title", settings.locale));
    show({ settings });
  },
  async planned(budgets) {
    act.settle({ budgets });
    if (!worker) return;
    try {
      await planBill(worker, budgets);
      await look();
    } catch (error) {
      failed(error);
    }
  },
  selected: ({ detail }) => {
    if (detail?.kind === "category") show({ category: detail.key });
    else if (detail?.kind === "interval") show({ interval: detail.interval, period: null });
    else show({ period: detail && { from: detail.from, to: detail.to } });
    list.write(false);
    look().catch(failed);
  },
  acted: ({ detail: { alertId, action } }) =>
    heard((engine) => engine.act(alertId, { ...action, at: Date.now(), by: "holder" })),
  expected: ({ detail }) => heard((engine) => expect(engine, detail, Date.now())),
  decided: ({ detail }) => heard((engine) => engine.decide({ ...detail, at: Date.now() })),
  labelled: ({ detail: { accountId, transactionId, label } }) =>
    heard((engine) =>
      engine.ingest([{ kind: "label", accountId, of: { transactionId }, label, at: Date.now() }]),
    ),
  recurred: ({ detail }) => heard((engine) => engine.recurring({ ...detail, at: Date.now() })),
  answering() {
    const confirm = document.querySelector("sentinel-confirm");
    confirm?.scrollIntoView({ block: "center" });
    confirm?.focus({ preventScroll: true });
  },
  chargedTwice: ({ detail: { b } }) =>
    caseOf({ accountId: b.accountId, transactionId: b.id, problem: TWICE }),
  // That something was shown changes nothing that is to be seen, so the engine is not asked anew.
  async shown({ detail: { alertIds } }) {
    const engine = worker;
    if (!engine || state.sample || state.readOnly) return;
    try {
      for (const id of alertIds) await engine.act(id, { do: "show", at: Date.now(), by: "holder" });
      await keep();
    } catch (error) {
      failed(error);
    }
  },
  caseWanted: ({ detail }) => caseOf(detail),
  caseClosed: () => show({ found: undefined }),
  print: () => print(),
  async exportState() {
    if (!worker) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await store.exportState(await worker.snapshot(), state.imports));
    link.download = `wallet-sentinel-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    // The download has begun by the next task; a minute is generous.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
};

function listenForFiles() {
  const carriesFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (!state.dragging) show({ dragging: true });
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) show({ dragging: false });
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    show({ dragging: false });
    if (event.dataTransfer) readFiles([...event.dataTransfer.files]).catch(failed);
  });
}

/** What this browser keeps, or the sample. */
async function open() {
  let kept;
  try {
    kept = await store.load();
  } catch {
    /* No storage: the sample, and bills for this visit only. */
  }
  if (!kept?.saved) return showSample();
  show({ sample: false, imports: kept.imports });
  worker = await openBill(state.settings.budgets, kept.saved.snapshot);
  await look();
}

applySettings(state.settings, message("page.title", state.settings.locale));
list.follow();
addEventListener("popstate", list.follow);
listenForFiles();
started = store
  .becomeWriter(() => {
    show({ readOnly: false });
    open().catch(failed);
  })
  .then((writer) => {
    show({ readOnly: !writer });
    return open();
  })
  .catch((error) => {
    failed(error);
    show({ failed: true });
  });
