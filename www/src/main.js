// @ts-check
/**
 * Wires the page: files to the engine in its worker, the engine's answers to the view, both to storage.
 *
 * A first visit shows a made-up sample that is never stored; the first bill of one's own replaces it.
 * Not here: what is drawn (view.js), what the engine is asked (bill.js), which engine (life.js), what files do (files.js).
 */
import { render } from "lit";
import { liveIn, message } from "wallet-sentinel/messages/bare";
import "wallet-sentinel/elements/bare/alerts";
import { aboutToPay, expect, lookFirst, lookOn, planBill } from "./bill.js";
import { reading } from "./files.js";
import { guarding } from "./guard.js";
import { loadHelp } from "./help.js";
import { living } from "./life.js";
import { listing } from "./list.js";
import { keptRegion } from "./region.js";
import { applySettings, forgetSettings, readSettings } from "./settings.js";
import { isSpoken, speak } from "./speech.js";
import * as store from "./store.js";
import { page } from "./view.js";
import { zoneOf } from "./zone.js";

const root = /** @type {HTMLElement} */ (document.getElementById("page"));

/** @type {import("./page.js").State} */
const state = {
  settings: readSettings(),
  sample: true,
  failed: false,
  stuck: undefined,
  odd: 0,
  because: undefined,
  dragging: false,
  imports: [],
  seen: undefined,
  period: null,
  category: null,
  interval: "month",
  currency: "",
  busy: undefined,
  notices: [],
  password: undefined,
  columns: undefined,
  confirming: undefined,
  found: undefined,
  view: "overview",
  engine: undefined,
  list: undefined,
  query: {},
  sums: undefined,
  payment: undefined,
  row: undefined,
  before: undefined,
  sampleUses: undefined,
  guard: undefined,
};
/** @typedef {import("wallet-sentinel/worker").SentinelWorker} SentinelWorker */
/** Settles when the first picture is drawn, or cannot be. @type {Promise<void>} */
let started = Promise.resolve();

function show(/** @type {Partial<import("./page.js").State>} */ change = {}) {
  Object.assign(state, change);
  if (isSpoken(state.settings.locale)) render(page(state, act), root); // until then there are no words
}

/** What was thrown, as far as it can be told. @param {unknown} error @returns {import("./page.js").Failure} */
const failureOf = (error) => Object(error);

const failed = (/** @type {unknown} */ error, name = "") => {
  const { code, details } = failureOf(error);
  if (!code) console.error(error);
  show({ notices: [...state.notices, { name, error: { code: code ?? "worker-failed", details } }] });
};
/** @param {string} key @param {import("./page.js").Values} values @param {() => void} [undo] */
const told = (key, values = {}, undo) => {
  const stay = state.notices.filter((notice) => notice.error || notice.isBad);
  show({ notices: [...stay, { key, values, ...(undo ? { undo } : {}) }] });
};

let looks = 0;
let lastLook = 0;
/** What was chosen and is not answered yet: shown with its figures, never before them. @type {import("./list.js").Chosen} */
let coming = {};
/**
 * Asks the engine anew and shows the answer, unless a later question overtook it. Who follows another tab, or only looks at
 * another part, moves no clock: else two tabs would move it for each other without end.
 * @param {{ isFollowing?: boolean, chosen?: import("./list.js").Chosen }} [how]
 */
async function look({ isFollowing = false, chosen = {} } = {}) {
  coming = { ...coming, ...chosen };
  const { engine } = life;
  if (!engine) return;
  const mine = (looks += 1);
  lastLook = Date.now();
  if (!isFollowing) await life.keepTime();
  const view = { ...state, ...coming, timeZone: zoneOf(state) };
  const asked = lastLook;
  const first = await lookFirst(engine, view, asked, isFollowing);
  if (mine !== looks) return;
  // Of a bill that nothing is shown of yet the alerts stand at once; later all figures change together.
  if (!state.seen) show({ ...coming, seen: first, failed: false, engine });
  const seen = { ...first, ...(await lookOn(engine, view, asked, first)) };
  if (mine !== looks) return;
  show({ ...coming, seen, failed: false, engine });
  coming = {};
  await list.tell();
}

/** What was settled, here or in another tab: at once, but for a language that has to be loaded. @param {import("./settings.js").Settings} settings */
async function settled(settings) {
  if (!isSpoken(settings.locale)) await speak(settings.locale);
  applySettings(settings, message("page.title", settings.locale));
  show({ settings });
}

const life = living(state, { show, look, failed, settled, anew });
const files = reading(state, life, { show, look, failed, told, anew, started: () => started });

/** The reason whose case it is, where one payment was charged twice. */
const TWICE = "duplicate-charge";

/** A word of the visitor's: told to the engine, kept with what it knows, seen in the picture. @param {(engine: SentinelWorker) => Promise<unknown>} say */
async function heard(say) {
  const { engine } = life;
  if (!engine) return;
  try {
    await say(engine);
    await look();
  } catch (error) {
    failed(error);
  }
}

/** @param {import("wallet-sentinel").CaseOf} of */
async function caseOf(of) {
  try {
    show({ found: await life.engine?.supportCase(of) });
  } catch (error) {
    failed(error);
  }
}

const guard = guarding(state, { show, look, failed, heard, anew, life });
const list = listing(state, { show, look, failed, told, heard, tellOther: guard.tell });

/** What was chosen in another bill holds for none of this one. */
function anew() {
  coming = {};
  show({ period: null, category: null, currency: "", query: {}, payment: undefined, row: undefined });
  list.write(true);
}

/** @type {import("./page.js").Act} */
const act = {
  ...list.acts,
  ...guard.acts,
  choose: () => document.getElementById("file")?.click(),
  chosen: (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const chosen = [...(input.files ?? [])];
    input.value = ""; // the same file again is a choice too
    files.read(chosen).catch(failed);
  },
  abort: files.abort,
  dismiss: (notice) => show({ notices: state.notices.filter((other) => other !== notice) }),
  password: files.password,
  columns: files.columns,
  confirm: (confirming) => show({ confirming }),
  async confirmed() {
    const question = state.confirming;
    show({ confirming: undefined });
    if (!question) return;
    try {
      await DEEDS[question.what](question);
    } catch (error) {
      if (question.what === "restore" && failureOf(error).code === "backup-corrupt")
        return show({ confirming: { what: "restore-whole", file: question.file } });
      failed(error, question.file?.name);
    }
  },
  async settle(change) {
    try {
      await settled({ ...state.settings, ...change });
      await life.settle();
    } catch (error) {
      failed(error); // offline, before the other language was ever loaded
    }
  },
  async zoned(zone) {
    try {
      await settled({ ...state.settings, zone });
      anew(); // a chosen month begins at another moment
      await life.settle();
      await look();
    } catch (error) {
      failed(error);
    }
  },
  async planned(budgets, isBack = false) {
    const before = state.settings.budgets;
    const { engine } = life;
    try {
      await settled({ ...state.settings, budgets });
      if (!engine) return;
      await life.settle();
      // Those that hold by now: of two answers in a row the first may come to this later than the second.
      await planBill(engine, state.settings.budgets, zoneOf(state));
      await look();
      if (isBack) told("undone");
      else told("budgets-changed", {}, () => void act.planned(before, true));
    } catch (error) {
      failed(error);
    }
  },
  async selected({ detail }) {
    if (detail?.kind === "currency") {
      show({ currency: detail.currency }); // every answer has all of them
      return list.write(false);
    }
    const chosen =
      detail?.kind === "category"
        ? { category: detail.key }
        : detail?.kind === "interval"
          ? { interval: detail.interval, period: null }
          : { period: detail && { from: detail.from, to: detail.to } };
    try {
      await look({ isFollowing: true, chosen });
      list.write(false);
    } catch (error) {
      failed(error);
    }
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
    const { engine } = life;
    if (!engine || state.sample) return;
    try {
      for (const id of alertIds) await engine.act(id, { do: "show", at: Date.now(), by: "holder" });
    } catch (error) {
      failed(error);
    }
  },
  caseWanted: ({ detail }) => caseOf(detail),
  caseClosed: () => show({ found: undefined }),
  async beforeAsked() {
    try {
      const { engine } = life;
      if (!engine || !state.seen?.span) return;
      await import("wallet-sentinel/elements/bare/before");
      const payment = aboutToPay(state.seen.span.to, state.settings.locale);
      show({ before: { payment, assessment: await engine.assess(payment) } });
    } catch (error) {
      failed(error);
    }
  },
  print: () => print(),
  async saved(passphrase) {
    show({ confirming: undefined });
    try {
      if (life.store) save(await life.store.export(passphrase || undefined));
    } catch (error) {
      failed(error);
    }
  },
  async salvaged() {
    try {
      save(await store.salvaged());
    } catch (error) {
      failed(error);
    }
  },
  async repaired() {
    try {
      show({ notices: [], failed: false });
      await life.open({ repair: true });
      told("repaired");
    } catch (error) {
      failed(error);
    }
  },
  async mended() {
    try {
      await life.mend();
      told("mended");
    } catch (error) {
      failed(error);
    }
  },
};

/** What a visitor confirms. @type {Record<import("./page.js").Question["what"], (question: import("./page.js").Question) => Promise<void>>} */
const DEEDS = {
  restore: async ({ file }) => file && files.restore(file),
  "restore-whole": async ({ file }) => file && files.restore(file, { repair: true }),
  backup: async () => {},
  async "take-out"({ report }) {
    if (!report || !life.store) return;
    show({ busy: { name: report.name, share: 0 } });
    try {
      await store.takeOut(life.store, report);
    } finally {
      show({ busy: undefined });
    }
    show({ imports: await store.reportsIn(life.store), notices: [] });
    anew();
    await look();
    told("taken-out", { name: report.name });
  },
  async wipe() {
    await life.wipe();
    forgetSettings();
    guard.forget();
    liveIn(keptRegion());
    show({ settings: { ...state.settings, budgets: [] }, notices: [], failed: false });
    anew();
    await life.showSample();
    told("wiped");
  },
};

/** @param {Blob} file of the visitor's own, for their disk */
function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `wallet-sentinel-${new Date().toISOString().slice(0, 10)}.backup`;
  link.click();
  // The download has begun by the next task; a minute is generous.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

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
    if (event.dataTransfer) files.read([...event.dataTransfer.files]).catch(failed);
  });
}

const words = speak(state.settings.locale).then(
  () => settled(state.settings),
  (error) => {
    console.error(error); // without words there is no page to say it on
    root.textContent = "页面没有加载完，请刷新重试。 The page did not load. Please reload it.";
  },
);
list.follow();
addEventListener("popstate", list.follow);
listenForFiles();
/** Folds that paper shows open, and that close again. @type {HTMLDetailsElement[]} */
let unfolded = [];
addEventListener("beforeprint", () => {
  const roots = [...document.querySelectorAll("sentinel-alerts")].map(({ shadowRoot }) => shadowRoot);
  unfolded = roots.flatMap((root) => [
    .../** @type {NodeListOf<HTMLDetailsElement>} */ (
      root?.querySelectorAll("details:not([open]):not(.past)") ?? []
    ),
  ]);
  for (const fold of unfolded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
});

/** After which a page that comes into sight again asks what has fallen due since. */
const HOUR = 3_600_000;
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && Date.now() - lastLook > HOUR && !state.busy)
    look().catch(failed);
});
liveIn(keptRegion());
started = Promise.all([words, life.open()]).then(
  () => {},
  (error) => {
    failed(error);
    show({ failed: true });
  },
);
// What needs somebody stands first; charts, questions and help are loaded behind it.
void started
  .then(() => Promise.all([import("wallet-sentinel/elements/bare/overview"), loadHelp()]))
  .catch(failed);
// What makes it an app waits for the first picture: none of it is needed for that.
started
  .then(() => import("./install.js"))
  .then(async ({ keepOffline, sharedFiles }) => {
    await keepOffline();
    if (new URLSearchParams(location.search).has("shared")) {
      history.replaceState(history.state, "", location.pathname + location.hash);
      await files.read(await sharedFiles());
    }
  })
  .catch(failed);
