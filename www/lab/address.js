// @ts-check
/**
 * What is asked, in the address: whoever opens it with the same file sees the same.
 *
 * Behind the "#", which no server is sent. Of payments it holds at most an id that somebody opened.
 * Not here: the file itself.
 */

/** @typedef {import("./lab-page.js").Asked} Asked */

/** The engine's own thresholds (src/config.rs); a false alert at five of the file's money, which is judgement. @type {Asked} */
export const DEFAULTS = {
  sample: false,
  challenge: 36,
  block: 86,
  beta: 1,
  baseRate: 0,
  costs: { missedShare: 1, missedFixed: 0, falseFixed: 5 },
  perDay: 20,
  labelDelay: 7,
  segment: "",
  list: "missed",
  queue: "near",
  reason: "",
  row: "",
  modes: {},
  params: {},
  shown: 0,
};

/** Names in the address, of numbers and of texts. */
const NUMBERS = /** @type {const} */ ({
  t: "challenge",
  b: "block",
  beta: "beta",
  base: "baseRate",
  cap: "perDay",
  delay: "labelDelay",
});
const TEXTS = /** @type {const} */ ({ by: "segment", why: "reason", row: "row" });
const LISTS = /** @type {const} */ (["missed", "false", "found", "flagged"]);
const QUEUES = /** @type {const} */ (["near", "cost"]);
const MODES = /** @type {const} */ (["live", "shadow", "off"]);
const COSTS = /** @type {const} */ ({ ms: "missedShare", mf: "missedFixed", ff: "falseFixed" });

/** @param {string} hash @returns {Asked} */
export function askedIn(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const asked = structuredClone(DEFAULTS);
  const number = (/** @type {string} */ key, /** @type {number} */ otherwise) => {
    const value = Number(query.get(key) ?? Number.NaN);
    return Number.isFinite(value) ? value : otherwise;
  };
  for (const [key, name] of Object.entries(NUMBERS)) asked[name] = number(key, asked[name]);
  for (const [key, name] of Object.entries(COSTS))
    asked.costs[name] = Math.max(0, number(key, asked.costs[name]));
  for (const [key, name] of Object.entries(TEXTS)) asked[name] = query.get(key) ?? "";
  asked.sample = query.has("sample");
  asked.list = LISTS.find((one) => one === query.get("list")) ?? asked.list;
  asked.queue = QUEUES.find((one) => one === query.get("queue")) ?? asked.queue;
  asked.shown = query.get("run") === "1" ? 1 : 0;
  asked.challenge = Math.min(100, Math.max(0, asked.challenge));
  asked.block = Math.min(100, Math.max(asked.challenge, asked.block));
  for (const entry of query.getAll("mode")) {
    const [code, word] = entry.split(":");
    const mode = MODES.find((one) => one === word);
    if (mode) asked.modes[code] = mode;
  }
  for (const entry of query.getAll("set")) {
    const [code, name, value] = entry.split(":");
    if (name && value && Number.isFinite(Number(value))) (asked.params[code] ??= {})[name] = Number(value);
  }
  return asked;
}

/** Only what is not as it is anyway. @param {Asked} asked */
export function hashOf(asked) {
  const query = new URLSearchParams();
  if (asked.sample) query.set("sample", "");
  for (const [key, name] of Object.entries(NUMBERS))
    if (asked[name] !== DEFAULTS[name]) query.set(key, String(asked[name]));
  for (const [key, name] of Object.entries(COSTS))
    if (asked.costs[name] !== DEFAULTS.costs[name]) query.set(key, String(asked.costs[name]));
  for (const [key, name] of Object.entries(TEXTS)) if (asked[name]) query.set(key, asked[name]);
  if (asked.list !== DEFAULTS.list) query.set("list", asked.list);
  if (asked.queue !== DEFAULTS.queue) query.set("queue", asked.queue);
  if (asked.shown) query.set("run", "1");
  for (const [code, mode] of Object.entries(asked.modes)) query.append("mode", `${code}:${mode}`);
  for (const [code, params] of Object.entries(asked.params))
    for (const [name, value] of Object.entries(params)) query.append("set", `${code}:${name}:${value}`);
  const text = query.toString().replace("sample=", "sample");
  return text ? `#${text}` : "";
}

/** The configuration that the challenger runs under: what was switched and set, and nothing else. @param {Asked} asked @returns {import("wallet-sentinel").Config} */
export function challengerOf({ modes, params }) {
  /** @type {NonNullable<import("wallet-sentinel").Config["reasons"]>} */
  const reasons = {};
  for (const [code, mode] of Object.entries(modes)) reasons[code] = { ...reasons[code], mode };
  for (const [code, given] of Object.entries(params))
    if (Object.keys(given).length) reasons[code] = { ...reasons[code], params: given };
  return Object.keys(reasons).length ? { reasons } : {};
}
