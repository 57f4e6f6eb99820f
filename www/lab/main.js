// @ts-check
/**
 * Wires the lab: a file into its worker, what is asked to the figures, both to the address.
 *
 * A threshold under the hand asks the worker for the newest place alone; what was asked meanwhile is passed over.
 * Not here: what is drawn (view.js), any figure (the worker's).
 */
import { render } from "lit";
import { LabClient } from "wallet-sentinel/lab/client";
import { maskedConfig, maskedSegments, packChanges, probabilityOf } from "wallet-sentinel/lab";
import { addMessages, message } from "wallet-sentinel/messages";
import { applySettings, readSettings } from "../src/settings.js";
import { askedIn, challengerOf, DEFAULTS, hashOf } from "./address.js";
import { keptAnswers, rememberedMapping, rememberMapping } from "./remembered.js";
import { packActs, writtenPack } from "./pack.js";
import { queueActs } from "./queue.js";
import { save } from "./save.js";
import { startWorker } from "./start.js";
import { writingActs } from "./writing.js";
import { page } from "./view.js";

const root = /** @type {HTMLElement} */ (document.getElementById("page"));
/** After the hand rests so long, what is dearer than figures follows: lists, the address. */
const REST = 180;
const DAY = 86_400_000;

/** Words of one language are fetched when it is read. */
const WORDS = { en: () => import("./words/en.js"), "zh-CN": () => import("./words/zh-CN.js") };

/** @type {import("./lab-page.js").State} */
const state = {
  settings: readSettings(),
  asked: askedIn(location.hash),
  reasons: [],
  fileName: "",
  mappingOpen: false,
  dragging: false,
  runs: [],
  stale: false,
  figures: [],
  drawn: [],
  notFound: false,
  unmasked: false,
  countsAnswers: true,
  isKept: true,
  isCounting: false,
  packFaults: [],
  packUnused: [],
  ruleFigures: [],
};
const lab = new LabClient(startWorker());
/** @type {AbortController | undefined} */
let underWay;

function show(/** @type {Partial<typeof state>} */ change = {}) {
  Object.assign(state, change);
  render(page(state, act), root);
}

/** @param {unknown} error */
function failed(error) {
  const { code, details, message: reason } = Object(error);
  if (code === "aborted") return show({ busy: undefined });
  if (!code) console.error(error);
  show({ busy: undefined, fault: { code: code ?? "file-unreadable", details: details ?? { reason } } });
}

/** @param {NonNullable<typeof state["busy"]>["what"]} what @param {(watched: import("wallet-sentinel/lab").Watched) => Promise<void>} work */
async function busily(what, work) {
  underWay = new AbortController();
  show({ busy: { what, share: 0 }, fault: undefined });
  let shown = 0;
  try {
    await work({
      signal: underWay.signal,
      onProgress(done, total) {
        if (!state.busy || performance.now() - shown < 100) return;
        shown = performance.now();
        show({ busy: { what, share: done / total } });
      },
    });
    show({ busy: undefined });
  } catch (error) {
    failed(error);
  }
}

/** @param {() => Promise<import("wallet-sentinel/lab").Inspection>} look @param {string} name */
async function begin(look, name) {
  if (state.busy) return;
  /** @type {import("wallet-sentinel/lab").Inspection | undefined} */
  let inspection;
  await busily("inspect", async () => {
    inspection = await look();
  });
  if (!inspection) return;
  const kept = rememberedMapping(inspection.signature);
  show({
    inspection,
    fileName: name,
    mapping: kept ?? inspection.mapping,
    mappingOpen: false,
    history: undefined,
    runs: [],
    figures: [],
    drawn: [],
    difference: undefined,
    list: undefined,
    capacity: undefined,
  });
  const [fault] = kept ? [] : inspection.faults;
  if (fault) return show({ fault, mappingOpen: true });
  await read();
}

async function read() {
  const { mapping, inspection } = state;
  if (!mapping || !inspection) return;
  let isRead = false;
  await busily("read", async (watched) => {
    const history = await lab.read(mapping, watched);
    rememberMapping(inspection.signature, mapping);
    isRead = true;
    const answers = await lab.useAnswers(keptAnswers(inspection.fingerprint));
    if (!state.countsAnswers) await lab.countAnswers(false);
    show({
      history,
      answers,
      noted: undefined,
      runs: [],
      figures: [],
      drawn: [],
      difference: undefined,
      mappingOpen: false,
    });
  });
  if (!isRead) return state.fault && show({ mappingOpen: true });
  await run(0);
  if (state.runs[0] && isChanged()) await run(1);
}

/** What the challenger runs under: what was switched and set, and the rules that are written here, once nothing is wrong with them. */
const challenger = () => ({
  ...challengerOf(state.asked),
  ...(state.packFaults.length ? {} : writtenPack(state)),
});

/** What runs today: what the challenger is compared with. */
const today = () => state.today ?? {};

/** True where there is anything to compare. */
const isChanged = () => packChanges(today(), challenger()).length > 0;

/** @param {0 | 1} index */
async function run(index) {
  const { labelDelay } = state.asked;
  await busily("run", async (watched) => {
    if (!state.reasons.length) show({ reasons: await lab.reasons() });
    const config = index ? challenger() : today();
    const one = await lab.run(index, config, {
      labelDelay: labelDelay < 0 ? Number.POSITIVE_INFINITY : labelDelay * DAY,
      ...watched,
    });
    const runs = [...state.runs];
    runs[index] = one;
    const drawn = [...state.drawn];
    drawn[index] = undefined;
    Object.assign(state, { runs, drawn, stale: index ? false : state.stale });
    if (index) state.ran = config;
    if (index) state.ruleFigures = await lab.rules(index);
    if (index) state.asked = { ...state.asked, shown: 1 };
    else if (!state.runs[1]) state.asked = { ...state.asked, shown: 0 };
    await follow();
    await look();
  });
}

let wanted = false;
let following = false;
/** Figures at what is asked now; the newest question alone is answered. */
async function follow(began = performance.now()) {
  wanted = true;
  if (following) return;
  following = true;
  try {
    while (wanted) {
      wanted = false;
      const { challenge, block, beta, baseRate, costs, segment } = state.asked;
      const at = {
        threshold: probabilityOf(challenge),
        block: probabilityOf(block),
        beta,
        costs,
        ...(baseRate ? { baseRate: baseRate / 100 } : {}),
        ...(segment && state.runs[0]?.segments.includes(segment) ? { segment } : {}),
      };
      const figures = await Promise.all(
        [0, 1].map((index) => (state.runs[index] ? lab.figures(index, at) : undefined)),
      );
      show({ figures });
      performance.measure("lab-follow", { start: began });
    }
  } finally {
    following = false;
  }
}

/** Of which run and desk `state.capacity` is: no threshold changes it. @type {unknown[]} */
let capacityIs = [];
/** @param {0 | 1} index @param {number} perDay */
async function capacityOf(index, perDay) {
  const wants = [state.runs[index], perDay];
  if (state.capacity && wants.every((one, place) => one === capacityIs[place])) return state.capacity;
  capacityIs = wants;
  return lab.capacity(index, perDay);
}

async function queue() {
  const { asked, runs } = state;
  if (!runs[asked.shown]) return;
  const { queue: by, costs } = asked;
  show({ queue: await lab.queue(asked.shown, { by, threshold: probabilityOf(asked.challenge), costs }) });
}

/** What follows once the hand rests: lists, what a desk of this size finds, the difference, the payment that is open. */
async function look() {
  const { asked, runs, history } = state;
  if (!runs[asked.shown] || !history) return;
  const threshold = probabilityOf(asked.challenge);
  const what = history.isLabelled ? asked.list : "flagged";
  const known = runs[asked.shown]?.segments.includes(asked.segment);
  const [list, capacity, difference] = await Promise.all([
    lab.list(asked.shown, { what, threshold, ...(asked.reason ? { reason: asked.reason } : {}) }),
    history.isLabelled ? capacityOf(asked.shown, asked.perDay) : undefined,
    runs[1]
      ? lab.compare(0, 1, {
          champion: threshold,
          challenger: threshold,
          ...(known ? { segment: asked.segment } : {}),
        })
      : undefined,
  ]);
  show({ list, capacity, difference });
  await queue();
  // As it is asked for by now: what was closed while this was worked out stays closed.
  const { row } = state.asked;
  if (row && !state.detail) {
    const detail = await lab.find(asked.shown, row);
    if (state.asked.row === row) show({ detail, notFound: !detail });
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;
function rest() {
  clearTimeout(resting);
  resting = setTimeout(() => {
    history.replaceState(null, "", `${location.pathname}${hashOf(state.asked)}`);
    look().catch(failed);
  }, REST);
}

/** @param {Partial<typeof state["asked"]>} change */
function ask(change) {
  state.asked = { ...state.asked, ...change };
  follow().catch(failed);
  rest();
}

/** @param {File | undefined} file */
function openFile(file) {
  if (!file) return;
  state.asked = { ...state.asked, sample: false, row: "" };
  begin(() => lab.inspect(file), file.name).catch(failed);
}

/** @param {typeof state["settings"]} settings */
async function settle(settings) {
  addMessages(settings.locale, (await WORDS[settings.locale]()).default);
  applySettings(settings, message("lab.name", settings.locale));
  show({ settings });
}

const rules = packActs(state, show, lab, failed);

/** @type {import("./lab-page.js").Act} */
const act = {
  choose: () => document.getElementById("file")?.click(),
  chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    openFile(input.files?.[0]);
    input.value = "";
  },
  sample() {
    state.asked = { ...state.asked, sample: true };
    begin(() => lab.sample(), "").catch(failed);
    rest();
  },
  cancel: () => underWay?.abort(),
  settle: (change) => void settle({ ...state.settings, ...change }),
  map: (change) => show({ mapping: { ...(state.mapping ?? { fields: {}, segments: [] }), ...change } }),
  openMapping: (open) => show({ mappingOpen: open }),
  readMapped(change = {}) {
    if (state.busy || !state.mapping) return;
    show({ mapping: { ...state.mapping, ...change }, history: undefined });
    read().catch(failed);
  },
  ask,
  drag(which, score) {
    const { challenge, block } = state.asked;
    const began = performance.now();
    state.asked =
      which === "challenge"
        ? { ...state.asked, challenge: score, block: Math.max(block, score) }
        : { ...state.asked, block: score, challenge: Math.min(challenge, score) };
    follow(began).catch(failed);
    rest();
  },
  mode(code, mode) {
    const modes = { ...state.asked.modes };
    if (mode === (state.reasons.find((one) => one.code === code)?.starts ?? "live")) delete modes[code];
    else modes[code] = mode;
    state.asked = { ...state.asked, modes };
    show({ stale: true });
    rest();
  },
  param(code, name, value) {
    const { [code]: before, ...others } = state.asked.params;
    const given = { ...before };
    if (value === undefined) delete given[name];
    else given[name] = value;
    state.asked = {
      ...state.asked,
      params: Object.keys(given).length ? { ...others, [code]: given } : others,
    };
    show({ stale: true });
    rest();
  },
  async runToday(isPack) {
    show({ today: isPack ? writtenPack(state) : undefined });
    if (!state.history) return;
    await run(0);
    if (state.runs[1] || isChanged()) await run(1);
    else show({ stale: false });
  },
  async rerun() {
    await run(0);
    if (state.runs[1]) await run(1);
  },
  runChallenger: () => void run(1),
  draw: () =>
    void busily("draw", async (watched) => {
      const drawn = [...state.drawn];
      for (const index of [0, 1]) if (state.runs[index]) drawn[index] = await lab.draw(index, watched);
      show({ drawn });
    }),
  async open(row) {
    const detail = await lab.detail(state.asked.shown, row);
    state.asked = { ...state.asked, row: detail.id };
    show({ detail, notFound: false });
    rest();
  },
  async find(id) {
    if (!id) return;
    const detail = await lab.find(state.asked.shown, id);
    state.asked = { ...state.asked, row: detail ? id : "" };
    show({ detail, notFound: !detail });
    rest();
  },
  close() {
    state.asked = { ...state.asked, row: "" };
    show({ detail: undefined });
    rest();
  },
  async overlap(code) {
    const { shown, challenge } = state.asked;
    show({ overlap: { code, with: await lab.overlap(shown, code, probabilityOf(challenge)) } });
  },
  loadReasons: () => void lab.reasons().then((reasons) => show({ reasons }), failed),
  play(code) {
    if (!code) return show({ played: undefined });
    lab.play(code).then((played) => show({ played }), failed);
  },
  mask: (unmasked) => show({ unmasked }),
  async saveRows() {
    const { shown, challenge } = state.asked;
    const { csv } = await lab.flagged(shown, probabilityOf(challenge), state.unmasked);
    save("flagged.csv", csv, "text/csv;charset=utf-8");
  },
  saveReport() {
    const { asked, history: read, runs, figures, difference, drawn, capacity } = state;
    const { row, ...question } = asked;
    const { unmasked } = state;
    const report = {
      file: unmasked ? state.fileName : undefined,
      history: read && { ...read, skipped: read.skipped.map(({ code, count }) => ({ code, count })) },
      asked: unmasked ? { ...question, row } : question,
      champion: unmasked ? today() : maskedConfig(today()),
      challenger: unmasked ? challenger() : maskedConfig(challenger()),
      rules: state.ruleFigures,
      // What the engine refused is told by its code: the value itself may be anything.
      runs: unmasked
        ? runs
        : runs.map((run) => run && { ...run, refused: run.refused.map(({ example: _, ...one }) => one) }),
      figures: unmasked ? figures : figures.map((one) => one && maskedSegments(one, asked.segment)),
      capacity,
      drawn,
      difference: difference && (unmasked ? difference : maskedSegments(difference, asked.segment)),
      answers: state.answers && { ...state.answers, counted: state.countsAnswers },
    };
    save("report.json", JSON.stringify(report, null, 2), "application/json");
  },
  saveReceipts: () =>
    void busily("run", async (watched) => {
      const { shown, challenge } = state.asked;
      const { unmasked } = state;
      const { receipts } = await lab.receipts(shown, probabilityOf(challenge), { unmasked, ...watched });
      save("receipts.json", JSON.stringify(receipts, null, 2), "application/json");
    }),
  saveConfig() {
    const { challenge, block, shown } = state.asked;
    // The engine's own review threshold (src/config.rs), kept between the two that were chosen.
    const thresholds = { challenge, review: Math.min(block, Math.max(challenge, 58)), block };
    save(
      "config.json",
      JSON.stringify({ thresholds, ...(shown ? challenger() : today()) }, null, 2),
      "application/json",
    );
  },
  ...rules,
  ...writingActs(state, show, lab, failed, rules.rule),
  ...queueActs(state, show, lab, { failed, rest, follow, look, queue }),
  print: () => print(),
  again() {
    state.asked = { ...DEFAULTS };
    history.replaceState(null, "", location.pathname);
    show({
      history: undefined,
      inspection: undefined,
      mapping: undefined,
      runs: [],
      figures: [],
      list: undefined,
      difference: undefined,
      queue: undefined,
      answers: undefined,
      noted: undefined,
      fault: undefined,
      mappingOpen: false,
      detail: undefined,
    });
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
    openFile(event.dataTransfer?.files[0]);
  });
}

listenForFiles();
settle(state.settings)
  .then(() => (state.asked.sample ? begin(() => lab.sample(), "") : undefined))
  .catch(failed);
