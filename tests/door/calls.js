/**
 * Every verb of the door with arguments that it takes, and every place in them where something else can be put.
 *
 * An argument is plain data here; `places` finds each key of it, and one that nobody knows. Not here: what is put there (hostile.js).
 */
const AT = 1_790_000_000_000;

export const payment = (more) => ({
  kind: "transaction",
  id: "p",
  accountId: "a",
  at: AT,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "10.00",
  currency: "CNY",
  ...more,
});

const whole = () => ({
  ...payment({
    holderId: "h",
    utcOffset: 480,
    timePrecision: "second",
    exportedAt: 1_750_000_000_000,
    original: { amount: "1.00", currency: "USD" },
    fee: "0.10",
    feeIncluded: true,
    discount: "1.00",
    points: 3,
    refunded: "0.00",
    balanceAfter: "5.00",
    refundOf: "q",
    sameAs: { accountId: "b", id: "q" },
    counterparty: { id: "c", name: "Shop", kind: "merchant" },
  }),
  orderId: "o",
  reference: "r",
  mcc: "5812",
  category: "food",
  channel: "online",
  instrument: { id: "i", kind: "credit-card", last4: "1234" },
  authentication: "pin",
  agreementId: "g",
  payerAccountId: "y",
  context: { call: true, screenShare: false, remoteControl: false },
  country: "CN",
  location: { lat: 1, lon: 1 },
  deviceId: "d",
  ip: "1.2.3.4",
  description: "x",
  note: "n",
});

export const events = {
  transaction: whole,
  access: () => ({
    kind: "access",
    id: "u",
    accountId: "a",
    at: AT,
    action: "login",
    success: true,
    method: "password",
    deviceId: "d",
    ip: "1.2.3.4",
    network: "n",
    agent: "g",
    country: "CN",
    location: { lat: 1, lon: 1 },
    challengeOf: "p",
  }),
  expectation: () => ({
    kind: "expectation",
    id: "e",
    accountId: "a",
    at: AT,
    what: "refund",
    transactionId: "p",
    amount: "1.00",
    currency: "CNY",
    until: AT + 1,
  }),
  label: () => ({
    kind: "label",
    accountId: "a",
    of: { transactionId: "p", accessId: "u" },
    at: AT,
    label: "fraud",
  }),
  verdict: () => ({
    kind: "verdict",
    accountId: "a",
    of: { transactionId: "p" },
    at: AT,
    outcome: "allow",
    source: "desk",
  }),
};

const config = () => ({
  utcOffset: 480,
  thresholds: { challenge: 10, review: 20, block: 30 },
  reasons: { velocity: { mode: "shadow", params: {} } },
  alertsPerDay: 3,
  calendars: { bank: { holidays: ["2026-01-01"], workdays: [], source: "s" } },
  operators: { a: "alipay" },
  budgets: [{ category: "food", currency: "CNY", amount: "1.00", interval: "month" }],
  ledgerDays: 10,
  learn: true,
  labelHorizonDays: 3,
  hashSeed: "s",
  unknownKeys: "reject",
  limits: { accounts: 9, counterparties: 9, alerts: 9, payments: 9, parties: 9, cases: 9 },
});

const summary = () => ({
  accountId: "a",
  holderId: "h",
  category: "food",
  from: AT - 1e9,
  to: AT + 1,
  now: AT,
  timeZone: "Asia/Shanghai",
  utcOffset: 480,
  interval: "day",
  by: "category",
  compare: "previous",
  refunds: "in-refund-period",
  exclude: ["fee"],
  parts: ["recurring"],
  convert: { to: "CNY", rates: [{ currency: "USD", day: "2026-09-21", rate: "7.1" }] },
  offsets: [{ from: 0, utcOffset: 480 }],
});

const operator = () => ({
  id: "bank",
  name: "Bank",
  contacts: [{ channel: "phone", value: "1", source: "s", verifiedOn: "2026-01-01" }],
});
const reason = () => ({
  code: "velocity",
  contribution: 1,
  params: { count: 3 },
  unless: { field: "count", op: "<=", bound: 2 },
});
const alert = () => ({
  id: "x",
  accountId: "a",
  topic: "payment",
  audience: "holder",
  severity: "danger",
  state: "open",
  count: 2,
  reasons: [
    reason(),
    { code: "unusual-amount", params: { amount: "9.00", currency: "CNY", usual: "1.00", payments: 4 } },
  ],
  history: [],
});
const failure = () => ({
  code: "field-type",
  message: "m",
  details: { field: "amount", index: 1, value: "v", line: 3, nearest: "id" },
  field: "f",
  index: 0,
  value: "v",
  line: 1,
});

/**
 * What is called, on what it stands, with which arguments.
 * @param {any} door Sentinel, messages, notify, zone-free: see fuzz.js
 * @returns {[string, (...args: any[]) => unknown, () => any[]][]}
 */
export const calls = (door) => [
  ["new Sentinel", (...args) => new door.Sentinel(...args).free(), () => [config(), { store: door.store() }]],
  [
    "Sentinel.restore",
    (...args) => door.Sentinel.restore(...args).free(),
    () => [door.snapshot, config(), { store: door.store() }],
  ],
  ["configure", (...args) => door.spare.configure(...args), () => [config()]],
  ...Object.entries(events).map(([kind, event]) => [
    `ingest ${kind}`,
    (...args) => door.sentinel.ingest(...args),
    () => [[event(), payment({ id: "other" })], { assessments: "all", asOf: AT }],
  ]),
  ["assess", (...args) => door.sentinel.assess(...args), () => [whole()]],
  ["receipt", (...args) => door.sentinel.receipt(...args), () => [whole()]],
  ["replay", (...args) => door.sentinel.replay(...args), () => [structuredClone(door.receipt)]],
  ["advance", (...args) => door.spare.advance(...args), () => [AT]],
  [
    "onAlert",
    (...args) => door.spare.onAlert(...args)(),
    () => [() => {}, { audience: "holder", atLeast: "info", accountId: "a" }],
  ],
  [
    "alerts",
    (...args) => door.sentinel.alerts(...args),
    () => [
      {
        accountId: "a",
        topic: "payment",
        audience: "holder",
        states: ["open"],
        atLeast: "info",
        from: 0,
        to: AT,
        limit: 3,
        after: "x",
      },
    ],
  ],
  [
    "act",
    (...args) => door.sentinel.act(...args),
    () => [door.alertId, { do: "snooze", at: AT, by: "me", until: AT + 1, disposition: "fraud" }],
  ],
  ["summary", (...args) => door.sentinel.summary(...args), () => [summary()]],
  ["watched", (...args) => door.sentinel.watched(...args), () => [{ accountId: "a", limit: 3 }]],
  ["refundable", (...args) => door.sentinel.refundable(...args), () => [{ accountId: "a", limit: 3 }]],
  [
    "supportCase",
    (...args) => door.sentinel.supportCase(...args),
    () => [
      { alertId: "x", accountId: "a", transactionId: "p", caseId: "e", problem: "account-locked" },
      operator(),
    ],
  ],
  [
    "correctCategory",
    (...args) => door.sentinel.correctCategory(...args),
    () => [{ counterparty: "Shop", category: "food", at: AT }],
  ],
  ["loadModel", (...args) => door.spare.loadModel(...args), () => [structuredClone(door.model)]],
  ["forget", (...args) => door.spare.forget(...args), () => ["nobody"]],
  [
    "describe alert",
    (...args) => door.messages.describe(...args),
    () => [alert(), "en", { mask: true, utcOffset: 480 }],
  ],
  [
    "describe reason",
    (...args) => door.messages.describe(...args),
    () => [reason(), "zh-CN", { mask: false }],
  ],
  [
    "describe case",
    (...args) => door.messages.describe(...args),
    () => [structuredClone(door.case), "en", { mask: true, utcOffset: 480 }],
  ],
  [
    "describeForAnalyst",
    (...args) => door.messages.describeForAnalyst(...args),
    () => [structuredClone(door.receipt), "en", { mask: true, version: "1", scoring: 1 }],
  ],
  [
    "describeForMachine",
    (...args) => door.messages.describeForMachine(...args),
    () => [alert(), { mask: true }],
  ],
  ["describeError", (...args) => door.messages.describeError(...args), () => [failure(), "zh-CN"]],
  [
    "addMessages",
    (...args) => door.messages.addMessages(...args),
    () => ["en-ZA", { "velocity.title": "{count, plural, other {#}}" }],
  ],
  [
    "message",
    (...args) => door.messages.message(...args),
    () => ["error.at", "en", { place: "x", text: "y" }],
  ],
  ["category", (...args) => door.messages.category(...args), () => ["food", "en"]],
  ["hasMessage", (...args) => door.messages.hasMessage(...args), () => ["error.at", "en"]],
  ["resolveLocale", (...args) => door.messages.resolveLocale(...args), () => ["zh-Hans"]],
  ["formatLocale", (...args) => door.messages.formatLocale(...args), () => ["en-GB"]],
  ["format.money", (...args) => door.messages.format.money(...args), () => ["1.00", "CNY", "en"]],
  ["format.maskMoney", (...args) => door.messages.format.maskMoney(...args), () => ["CNY", "en"]],
  [
    "format.roughMoney",
    (...args) => door.messages.format.roughMoney(...args),
    () => [12000, "CNY", "en", { compact: true }],
  ],
  [
    "format.number",
    (...args) => door.messages.format.number(...args),
    () => [1.5, "en", { maximumFractionDigits: 1 }],
  ],
  ["format.percent", (...args) => door.messages.format.percent(...args), () => [0.5, "en"]],
  ["format.durationParts", (...args) => door.messages.format.durationParts(...args), () => [60_000]],
  [
    "format.time",
    (...args) => door.messages.format.time(...args),
    () => [AT, "en", { style: "day", utcOffset: 480 }],
  ],
  ["format.hour", (...args) => door.messages.format.hour(...args), () => [3, "zh-CN"]],
  ["format.country", (...args) => door.messages.format.country(...args), () => ["JP", "en"]],
  ["format.maskName", (...args) => door.messages.format.maskName(...args), () => ["Anna"]],
  ["format.name", (...args) => door.messages.format.name(...args), () => ["Anna", { mask: true }]],
  [
    "notifier",
    (...args) => door.notify.notifier(...args),
    () => [
      {
        locale: "en",
        quiet: { from: "22:00", to: "07:00" },
        details: true,
        mask: true,
        localMinutes: () => 1,
        show() {},
        stillOpen: () => true,
        onOpen() {},
      },
    ],
  ],
  ["quietLeft", (...args) => door.notify.quietLeft(...args), () => [5, { from: "22:00", to: "07:00" }]],
];

/**
 * The same of an engine in a worker: each answers with a promise.
 * @param {any} door with `remote`, a SentinelWorker, and `importStatement`
 * @returns {[string, (...args: any[]) => Promise<unknown>, () => any[]][]}
 */
export const remoteCalls = (door) => [
  [
    "worker.ingest",
    (...args) => door.remote.ingest(...args),
    () => [
      [whole(), payment({ id: "other" })],
      { assessments: "all", asOf: AT, signal: new AbortController().signal, onProgress() {} },
    ],
  ],
  [
    "worker.ingestStatement",
    (...args) => door.remote.ingestStatement(...args),
    () => [
      statement(),
      {
        accountId: "a",
        holderId: "h",
        utcOffset: 480,
        layout: "canonical.csv",
        fileName: "f",
        signal: new AbortController().signal,
        onProgress() {},
      },
    ],
  ],
  [
    "importStatement",
    (...args) => door.importStatement(...args),
    () => [
      statement(),
      {
        accountId: "a",
        holderId: "h",
        utcOffset: 480,
        layout: "canonical.csv",
        fileName: "f",
        password: "p",
        signal: new AbortController().signal,
        onProgress() {},
      },
    ],
  ],
  ["worker.configure", (...args) => door.remote.configure(...args), () => [config()]],
  ["worker.assess", (...args) => door.remote.assess(...args), () => [whole()]],
  ["worker.receipt", (...args) => door.remote.receipt(...args), () => [whole()]],
  ["worker.replay", (...args) => door.remote.replay(...args), () => [structuredClone(door.receipt)]],
  ["worker.advance", (...args) => door.remote.advance(...args), () => [AT, { trusted: true }]],
  [
    "worker.alerts",
    (...args) => door.remote.alerts(...args),
    () => [{ accountId: "a", topic: "payment", limit: 3 }],
  ],
  [
    "worker.act",
    (...args) => door.remote.act(...args),
    () => [door.alertId, { do: "snooze", at: AT, by: "me", until: AT + 1 }],
  ],
  ["worker.summary", (...args) => door.remote.summary(...args), () => [summary()]],
  ["worker.watched", (...args) => door.remote.watched(...args), () => [{ accountId: "a", limit: 3 }]],
  ["worker.refundable", (...args) => door.remote.refundable(...args), () => [{ accountId: "a", limit: 3 }]],
  [
    "worker.supportCase",
    (...args) => door.remote.supportCase(...args),
    () => [{ accountId: "a", transactionId: "p" }, operator()],
  ],
  [
    "worker.correctCategory",
    (...args) => door.remote.correctCategory(...args),
    () => [{ counterparty: "Shop", category: "food", at: AT }],
  ],
  ["worker.loadModel", (...args) => door.remote.loadModel(...args), () => [structuredClone(door.model)]],
  ["worker.restore", (...args) => door.remote.restore(...args), () => [door.snapshot, config()]],
  ["worker.forget", (...args) => door.remote.forget(...args), () => ["nobody"]],
  [
    "worker.onAlert",
    async (...args) => door.remote.onAlert(...args)(),
    () => [() => {}, { audience: "holder", atLeast: "info", accountId: "a" }],
  ],
];

const statement = () =>
  new TextEncoder().encode(`id,at,amount,currency,counterparty.name\np9,${AT},1.00,CNY,Shop\n`);

/** Every place in a value, the value itself among them, and one key beside those that are known. @param {any} value @returns {(string | number)[][]} */
export function places(value) {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [[]];
  const keys = Array.isArray(value)
    ? value.slice(0, 2).map((_, place) => place)
    : [...Object.keys(value).slice(0, 40), "mine"];
  return [[], ...keys.flatMap((key) => places(value[key]).map((rest) => [key, ...rest]))];
}

/** Puts something at a place of a value. @param {any} value @param {(string | number)[]} place @param {any} what */
export function put(value, [first, ...rest], what) {
  if (first === undefined) return what;
  value[first] = put(value[first], rest, what);
  return value;
}
