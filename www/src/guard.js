// @ts-check
/**
 * What a visitor does with the account's own safety: looks at who was here, says of a use that it was or was not theirs, answers for the
 * check-up what no file tells, and opens the made-up life with a takeover.
 *
 * Uses come with the files that tell of them and stay with their reports (store.js); words and answers are kept beside them. Not here: what
 * is drawn (safety.js, loaded when it is first asked for), and what is suspicious, which the engine says.
 */
/** @typedef {import("./page.js").State} State @typedef {import("./page.js").Uses} Uses @typedef {import("./page.js").Facts} Facts */
/** @typedef {import("wallet-sentinel/worker").SentinelWorker} SentinelWorker */

/** Documents of the page's own in the store. */
const WORDS = "access-words";
const FACTS = "safety-facts";

/** Uses that are drawn: what a report out of a backup has that is none is left out. @param {readonly (Uses | undefined)[]} all @returns {Uses} */
export function usesOf(all) {
  const isUse = (/** @type {Uses["accesses"][number]} */ one) =>
    typeof one?.id === "string" && typeof one.action === "string" && Number.isFinite(one.at);
  const kept = all.flatMap((uses) => (Array.isArray(uses?.accesses) ? [uses] : []));
  const byId = new Map(
    kept.flatMap(({ accesses }) =>
      accesses.filter(isUse).map((one) => [JSON.stringify([one.accountId, one.id]), one]),
    ),
  );
  return {
    accesses: [...byId.values()],
    judged: kept.flatMap(({ judged }) => (Array.isArray(judged) ? judged.filter((one) => one?.eventId) : [])),
  };
}

/**
 * True where an alert that waits tells of somebody who is on the phone with the holder, sees the screen or steers it.
 * @param {readonly { state: string, reasons: readonly { code: string, params?: Record<string, unknown> }[] }[]} alerts
 */
export const isPressed = (alerts) =>
  alerts.some(
    ({ state, reasons }) =>
      (state === "open" || state === "escalated") &&
      reasons.some(
        ({ code, params }) =>
          code === "screen-share-payment" || (code === "scam-transfer" && params?.call === true),
      ),
  );

/** An object of a store's, of which only entries of these kinds are believed. @param {unknown} given @param {string[]} kinds */
const entriesIn = (given, kinds) =>
  Object.fromEntries(
    Object.entries(given && typeof given === "object" ? given : {}).filter(([, value]) =>
      kinds.includes(typeof value),
    ),
  );

/**
 * @param {State} state
 * @param {{
 *   show(change?: Partial<State>): void, failed(error: unknown): void, look(): Promise<void>, anew(): void,
 *   heard(say: (engine: SentinelWorker) => Promise<unknown>): Promise<void>,
 *   life: { readonly store: import("wallet-sentinel/store").SentinelStore | undefined, showSample(name?: string): Promise<void> },
 * }} page
 */
export function guarding(state, { show, failed, heard, anew, life }) {
  /** Of the sample nothing is kept. @type {{ words: Record<string, "legitimate" | "fraud">, facts: Facts }} */
  let unkept = { words: {}, facts: {} };
  let asked = 0;

  async function said() {
    const { store } = life;
    if (!store) return unkept;
    const [words, facts] = await Promise.all([store.get(WORDS), store.get(FACTS)]);
    return {
      words: /** @type {Record<string, "legitimate" | "fraud">} */ (entriesIn(words, ["string"])),
      facts: /** @type {Facts} */ (entriesIn(facts, ["boolean", "number"])),
    };
  }

  /** Its own part of the page, asked anew. */
  async function tell() {
    const { engine } = state;
    if (state.view !== "safety" || !engine) return;
    const mine = (asked += 1);
    const { accesses, judged } = usesOf(
      state.sample ? [state.sampleUses] : state.imports.map(({ uses }) => uses),
    );
    const [view, { words, facts }, accounts] = await Promise.all([
      import("./safety.js"),
      said(),
      engine.accounts(),
    ]);
    const last = accesses.reduce((latest, one) => (one.at > (latest?.at ?? 0) ? one : latest), accesses[0]);
    const accountId = last?.accountId ?? accounts[0]?.accountId ?? "default";
    // The sample's last night is over for good, and is told as if it were this morning.
    const now = state.sample && last ? last.at : Date.now();
    const items = await engine.checkup(accountId, facts, now);
    if (mine !== asked) return;
    show({ guard: { view, accesses, judged, words, facts, items, now } });
  }

  /** @typedef {Awaited<ReturnType<typeof said>>} Said */

  /** One after another: two answers in a row are both kept. @type {Promise<unknown>} */
  let turn = Promise.resolve();

  /** @template {keyof Said} What @param {What} what @param {(before: Said[What]) => Said[What]} change */
  function keep(what, change) {
    const mine = turn.then(() => keepNow(what, change));
    turn = mine.catch(() => {});
    return mine;
  }

  /** @template {keyof Said} What @param {What} what @param {(before: Said[What]) => Said[What]} change */
  async function keepNow(what, change) {
    const before = await said();
    const after = change(before[what]);
    if (life.store) await life.store.set(what === "words" ? WORDS : FACTS, after);
    else unkept = { ...before, [what]: after };
  }

  return {
    tell,
    /** What was said of the sample, which is kept nowhere else. */
    forget() {
      unkept = { words: {}, facts: {} };
      show({ guard: undefined });
    },
    acts: /** @type {import("./page.js").GuardAct} */ ({
      saidOfUse: ({ detail: { accountId, accessId, label } }) =>
        heard(async (engine) => {
          if (state.guard) show({ guard: { ...state.guard, isKeeping: true } });
          const at = state.guard?.now ?? Date.now();
          await engine.ingest([{ kind: "label", accountId, of: { accessId }, label, at }]);
          await keep("words", ({ [accessId]: _, ...others }) =>
            label === "withdrawn" ? others : { ...others, [accessId]: label },
          );
          await tell();
        }),
      async answered(change) {
        try {
          await keep("facts", (facts) => entriesIn({ ...facts, ...change }, ["boolean", "number"]));
          await tell();
        } catch (error) {
          failed(error);
        }
      },
      async example(name) {
        try {
          unkept = { words: {}, facts: {} };
          anew();
          show({ guard: undefined });
          await life.showSample(name);
          await tell();
        } catch (error) {
          failed(error);
        }
      },
    }),
  };
}
