// @ts-check
/**
 * The page's address: which view, of which time, filtered how, which payment is open. Behind the "#", so it is sent nowhere.
 *
 * What somebody wrote there and what is none of it is passed over. Not here: when it is read and written (list.js).
 */
import { PAYMENT_KINDS } from "wallet-sentinel/elements/bare/alerts";

/** @typedef {import("wallet-sentinel").PaymentQuery} PaymentQuery */
/** @typedef {Pick<import("./page.js").State, "view" | "period" | "category" | "interval" | "currency" | "query" | "payment">} Place */

const COUNTS = /** @type {const} */ (["spent", "received", "pays-back", "none"]);
const INTERVALS = /** @type {const} */ (["week", "month", "year"]);
const MOMENT = /^\d{1,16}$/;
/** By ISO 4217: no other word that is the name of something. */
const CURRENCY = /^[A-Z]{3}$/;
const TEXTS = /** @type {const} */ ([
  "accountId",
  "text",
  "category",
  "counterparty",
  "currency",
  "least",
  "most",
]);
/** Kinds of payments that are wanted, and that are not, and ways of paying: each with the words that there are. */
const WORDS = /** @type {const} */ ({
  kinds: PAYMENT_KINDS,
  exclude: PAYMENT_KINDS,
  channels: ["online", "in-store", "transfer", "atm", "recurring"],
});
const KINDS = /** @type {(keyof typeof WORDS)[]} */ (Object.keys(WORDS));
/** What purchases have in common with one. */
const ALIKE = /** @type {const} */ (["category", "channel", "instrument", "confirmation"]);
/** What a row is, or is not. */
const TRUTHS = /** @type {const} */ (["flagged", "play", "first", "left"]);

/** @param {Place} place @returns {string} beginning with "#"; empty for the page as it opens */
export function addressOf({ view, period, category, interval, currency, query, payment }) {
  const told = new URLSearchParams();
  if (view === "safety") return "#safety";
  if (view === "overview") {
    if (interval !== "month") told.set("by", interval);
    if (period) told.set("period", `${period.from}-${period.to}`);
    if (category !== null) told.set("category", category);
    if (currency) told.set("currency", currency);
    return told.size ? `#overview?${told}` : "";
  }
  for (const name of TEXTS) if (query[name] !== undefined) told.set(name, query[name]);
  for (const name of /** @type {const} */ (["from", "to"]))
    if (query[name] !== undefined) told.set(name, String(query[name]));
  if (query.counts) told.set("counts", query.counts.join(","));
  for (const name of KINDS) if (query[name]?.length) told.set(name, query[name].join(","));
  for (const name of TRUTHS) if (query[name] !== undefined) told.set(name, query[name] ? "yes" : "no");
  if (query.like) told.set("like", `${query.like.in}-${query.like.id}`);
  if (payment) told.set("payment", JSON.stringify([payment.accountId, payment.id, payment.at]));
  return told.size ? `#payments?${told}` : "#payments";
}

/** @param {string} hash @returns {Partial<Place> | undefined} nothing where it names no view of ours */
export function placeOf(hash) {
  const [, view, rest] = /^#(overview|payments|safety)(?:\?(.*))?$/s.exec(hash) ?? [];
  if (!view && hash !== "" && hash !== "#") return undefined;
  const told = new URLSearchParams(rest ?? "");
  if (view === "payments") return { view, query: queryIn(told), payment: paymentIn(told.get("payment")) };
  if (view === "safety") return { view, payment: undefined };
  const by = INTERVALS.find((interval) => interval === told.get("by"));
  return {
    view: "overview",
    interval: by ?? "month",
    period: spanIn(told.get("period")),
    category: told.get("category"),
    currency: CURRENCY.exec(told.get("currency") ?? "")?.[0] ?? "",
    payment: undefined,
  };
}

/** @param {string | null} text */
function spanIn(text) {
  const [from, to] = (text ?? "").split("-");
  return MOMENT.test(from) && MOMENT.test(to) && Number(from) < Number(to)
    ? { from: Number(from), to: Number(to) }
    : null;
}

/** @param {URLSearchParams} told @returns {PaymentQuery} */
function queryIn(told) {
  /** @type {PaymentQuery} */
  const query = {};
  for (const name of TEXTS) {
    const text = told.get(name);
    if (text !== null) query[name] = text;
  }
  const span = spanIn(`${told.get("from") ?? 0}-${told.get("to") ?? Number.MAX_SAFE_INTEGER}`);
  if (span && told.has("from")) query.from = span.from;
  if (span && told.has("to")) query.to = span.to;
  const given = told.get("counts")?.split(",") ?? [];
  const counts = COUNTS.filter((one) => given.includes(one));
  if (counts.length) query.counts = counts;
  for (const name of KINDS) {
    const given = told.get(name)?.split(",") ?? [];
    const known = WORDS[name].filter((word) => given.includes(word));
    if (known.length) Object.assign(query, { [name]: known });
  }
  const [, part, id] = /^([a-z]+)-(.+)$/s.exec(told.get("like") ?? "") ?? [];
  const alike = ALIKE.find((one) => one === part);
  if (alike) query.like = { id, in: alike };
  for (const name of TRUTHS) {
    const truth = told.get(name);
    if (truth === "yes" || truth === "no") query[name] = truth === "yes";
  }
  return query;
}

/** @param {string | null} text @returns {import("./page.js").OpenPayment | undefined} */
function paymentIn(text) {
  if (text === null) return undefined;
  try {
    const [accountId, id, at] = JSON.parse(text);
    return typeof accountId === "string" && typeof id === "string" && Number.isFinite(at)
      ? { accountId, id, at }
      : undefined;
  } catch {
    return undefined;
  }
}
