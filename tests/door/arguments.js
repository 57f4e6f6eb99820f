/**
 * Arguments that the door takes, whole: every key that a verb knows is in one of them.
 *
 * Not here: which verb takes which (calls.js, remote-calls.js), and what is put in their places (hostile.js).
 */
export const AT = 1_790_000_000_000;

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

export const whole = () => ({
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
  act: () => ({ kind: "act", alertId: "x", accountId: "a", ...act() }),
  correction: () => ({ kind: "correction", ...correction() }),
  decision: () => ({ kind: "decision", ...decision() }),
  recurring: () => ({ kind: "recurring", ...series() }),
};

export const act = () => ({ do: "snooze", at: AT, by: "me", until: AT + 1, disposition: "fraud" });

export const correction = () => ({ counterparty: "Shop", category: "food", at: AT });

export const decision = () => ({
  a: { accountId: "a", id: "p", kind: "transaction" },
  b: { accountId: "a", id: "other", kind: "transaction" },
  relation: "same-payment",
  is: true,
  at: AT,
});

export const series = () => ({ id: "s", do: "merge", into: "t", at: AT });

/** A query for payments that has all. */
export const payments = () => ({
  accountId: "a",
  holderId: "h",
  from: AT,
  to: AT + 1,
  timeZone: "Asia/Shanghai",
  utcOffset: 480,
  offsets: [{ from: AT, utcOffset: 480 }],
  text: "x",
  category: "food",
  counterparty: "Shop",
  kinds: ["purchase"],
  counts: ["spent"],
  flagged: true,
  currency: "CNY",
  least: "1.00",
  most: "9.00",
  refunds: "in-refund-period",
  exclude: ["fee"],
  limit: 1,
  after: "x",
});

/** A query for links that has all. */
export const links = () => ({
  accountId: "a",
  holderId: "h",
  of: { accountId: "a", id: "p", kind: "transaction" },
  confidence: ["asked"],
  limit: 3,
});

/** A link, as far as sentences need it. */
export const link = () => ({
  relation: "same-payment",
  confidence: "asked",
  amount: "1.00",
  currency: "CNY",
  evidence: ["amount"],
});

export const config = () => ({
  utcOffset: 480,
  thresholds: { challenge: 10, review: 20, block: 30 },
  reasons: { velocity: { mode: "shadow", params: {} } },
  alertsPerDay: 3,
  calendars: { bank: { holidays: ["2026-01-01"], workdays: [], source: "s" } },
  region: "CN",
  operators: { a: "alipay" },
  terms: [{ operator: "alipay", what: "refund", days: 7, source: "s", seenOn: "2026-01-01" }],
  budgets: [{ category: "food", currency: "CNY", amount: "1.00", interval: "month" }],
  ledgerDays: 10,
  learn: true,
  labelHorizonDays: 3,
  hashSeed: "s",
  sealKey: "a secret of the host's, 32 bytes.",
  unknownKeys: "reject",
  limits: { accounts: 9, counterparties: 9, alerts: 9, payments: 9, parties: 9, cases: 9 },
});

export const summary = () => ({
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

export const operator = () => ({
  id: "bank",
  name: "Bank",
  contacts: [{ channel: "phone", value: "1", source: "s", verifiedOn: "2026-01-01" }],
});
export const reason = () => ({
  code: "velocity",
  contribution: 1,
  params: { count: 3 },
  unless: { field: "count", op: "<=", bound: 2 },
});
export const alert = () => ({
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
export const failure = () => ({
  code: "field-type",
  message: "m",
  details: { field: "amount", index: 1, value: "v", line: 3, nearest: "id" },
  field: "f",
  index: 0,
  value: "v",
  line: 1,
});

export const statement = () =>
  new TextEncoder().encode(`id,at,amount,currency,counterparty.name\np9,${AT},1.00,CNY,Shop\n`);
