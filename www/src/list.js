// @ts-check
/**
 * What a visitor does with the list of payments, and the page's address, which follows them and which they may come back to.
 *
 * Not here: what is drawn (payments.js, which is loaded with the list's elements when the list is first asked for).
 */
import { addressOf, placeOf } from "./address.js";
import { zoneOf } from "./zone.js";

/** @typedef {import("./page.js").State} State @typedef {Partial<Pick<State, "period" | "category" | "interval">>} Chosen */
/** @typedef {import("wallet-sentinel/worker").SentinelWorker} SentinelWorker */

/**
 * @param {State} state
 * @param {{
 *   show(change?: Partial<State>): void, look(how?: { chosen?: Chosen }): Promise<void>, failed(error: unknown): void,
 *   told(key: string, values?: import("./page.js").Values, undo?: () => void): void,
 *   heard(say: (engine: SentinelWorker) => Promise<unknown>): Promise<void>, tellOther(): Promise<void>,
 * }} page
 */
export function listing(state, { show, look, failed, told, heard, tellOther }) {
  let asked = 0;

  /** The list's own part of the page, and what it is asked to tell beside the rows. */
  async function tell() {
    await tellOther();
    if (state.view !== "payments" || !state.engine) return;
    const mine = (asked += 1);
    const list = await import("./payments.js");
    const { engine, query, payment, seen } = state;
    const [sums, row] = await Promise.all([
      list.sumsOf(engine, query, seen, zoneOf(state)),
      payment && list.rowOf(engine, payment, zoneOf(state)),
    ]);
    if (mine !== asked) return;
    show({ list, sums, row });
    if (!payment || row) return;
    go({ payment: undefined }, true); // an address of another bill
    told("payment-gone");
  }

  /** @param {boolean} replaces the place before it, as typing does */
  function write(replaces) {
    const { pathname, search } = location;
    const address = pathname + search + addressOf(state);
    if (replaces || address === pathname + search + location.hash)
      history.replaceState(history.state, "", address);
    else history.pushState(null, "", address);
  }

  /** To another place: shown, written down, told. @param {Partial<State>} change @param {boolean} [replaces] */
  function go(change, replaces = false) {
    const isOther = change.view !== undefined && change.view !== state.view;
    show(change);
    write(replaces);
    tell().catch(failed);
    if (!isOther) return;
    scrollTo(0, 0);
    const title = /** @type {HTMLElement | null} */ (
      document.querySelector("main:not([hidden]) [data-title]")
    );
    title?.focus({ preventScroll: true });
  }

  /** A dialog that is drawn no more gives the keyboard back to nobody. */
  const toRows = () => document.querySelector("sentinel-payments")?.focus({ preventScroll: true });

  return {
    tell,
    write,
    /** The address is another one: by the visitor's going back or forth, by a link, at the start. */
    follow() {
      const place = placeOf(location.hash);
      if (!place) return;
      const isTold = place.view !== "overview" || samePart(place, state);
      const isClosed = state.payment && !place.payment;
      const { period, category, interval, ...rest } = place;
      show(rest.payment?.id === state.payment?.id ? rest : { ...rest, row: undefined });
      if (isClosed) toRows();
      tell().catch(failed);
      if (!isTold) look({ chosen: { period, category, interval } }).catch(failed);
    },
    acts: /** @type {import("./page.js").ListAct} */ ({
      listed: ({ detail: { query } }) => go({ view: "payments", query, payment: undefined, row: undefined }),
      queried: ({ detail: { query } }) => {
        const typed = query.text !== state.query.text;
        go({ query }, typed);
      },
      paymentOpened: ({ detail: { accountId, id, row, at } }) => {
        const payment = { accountId, id, at: row?.payment.at ?? at ?? 0 };
        const isNext = state.payment !== undefined;
        show({ payment, row });
        write(isNext);
        if (!isNext) history.replaceState({ isOpened: true }, "");
        if (!row) tell().catch(failed);
      },
      paymentFound: ({ detail: { accountId, id, at } }) => {
        go({ view: "payments", query: {}, payment: { accountId, id, at: at ?? 0 }, row: undefined });
        history.replaceState({ isOpened: true }, "");
      },
      paymentClosed: () => {
        // By going back, where it was opened here: else the next "back" would open it again.
        if (history.state?.isOpened) history.back();
        else {
          go({ payment: undefined, row: undefined }, true);
          toRows();
        }
      },
      async categorised({ detail }) {
        const before = state.row?.category;
        const correct = (/** @type {string} */ category) =>
          heard((engine) => engine.correctCategory({ ...detail, category, at: Date.now() }));
        await correct(detail.category);
        if (before) told("category-changed", {}, () => void correct(before).then(() => told("undone")));
      },
      alertOpened: ({ detail: { alertId } }) => {
        const isNarrowed = state.period !== null;
        go({ view: "overview", period: null, payment: undefined, row: undefined });
        if (isNarrowed) look().catch(failed);
        requestAnimationFrame(() => document.querySelector("sentinel-alerts")?.reveal(alertId));
      },
      async helpWanted({ detail }) {
        if (state.payment) go({ payment: undefined, row: undefined }, true);
        await customElements.whenDefined("sentinel-help");
        const help = document.querySelector("sentinel-help");
        help?.begin(detail.start, detail);
        help?.scrollIntoView({ block: "start" }); // the focus is its own affair
      },
      skip: (event) => {
        event.preventDefault(); // the address is the view's
        if (state.view === "payments") document.querySelector("sentinel-payments")?.focus();
        else if (state.view === "safety")
          /** @type {HTMLElement | null} */ (
            document.querySelector("main:not([hidden]) [data-title]")
          )?.focus();
        else document.getElementById("alerts")?.focus();
      },
    }),
  };
}

/** Nothing that the overview is asked by differs. @param {Partial<State>} place @param {State} state */
const samePart = (place, state) =>
  place.interval === state.interval &&
  place.category === state.category &&
  place.period?.from === state.period?.from &&
  place.period?.to === state.period?.to;
