// One event of each kind, as short as it may be.

export const AT = Date.UTC(2026, 9, 5);

export const EVENTS = {
  transaction: {
    kind: "transaction",
    id: "1",
    accountId: "a",
    at: AT,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "10.00",
    currency: "CNY",
  },
  access: { kind: "access", id: "1", accountId: "a", at: AT, action: "login", success: true },
  expectation: {
    kind: "expectation",
    id: "1",
    accountId: "a",
    at: AT,
    what: "refund",
    amount: "10.00",
    currency: "CNY",
  },
  label: { kind: "label", accountId: "a", at: AT, of: { transactionId: "1" }, label: "fraud" },
  verdict: {
    kind: "verdict",
    accountId: "a",
    at: AT,
    of: { transactionId: "1" },
    outcome: "allow",
    source: "s",
  },
};
