// @ts-check
/**
 * Each reason's topic, family, and the kinds of its parameters, so that a sentence knows how to print them.
 *
 * Made of the core's declarations by `BLESS=1 cargo test --test reference`; a test fails where it is not as they are.
 * `describe` is synchronous and works without the wasm module, and so this is here and is not asked of `about()`.
 * Not here: how a kind is printed (format.js).
 */

/** @typedef {"boolean" | "category" | "country" | "currency" | "duration" | "hour" | "money" | "name" | "number" | "share" | "term" | "time"} Kind */
/** @typedef {"anomaly" | "attack" | "household" | "laundering" | "scam" | "service" | "spending" | "takeover"} Family */

/** @type {Record<string, { topic: string, family?: Family, params: Record<string, Kind> }>} */
export const REASONS = {
  "unusual-amount": {
    topic: "payment",
    family: "anomaly",
    params: {
      amount: "money",
      currency: "currency",
      usual: "money",
      times: "number",
      payments: "number",
      amongOthers: "boolean",
      inTrade: "boolean",
    },
  },
  "counterparty-risk": {
    topic: "payment",
    family: "anomaly",
    params: {
      counterparty: "name",
      frauds: "number",
      sinceMs: "duration",
      genuine: "number",
    },
  },
  "lingering-suspicion": {
    topic: "payment",
    family: "anomaly",
    params: {
      sinceMs: "duration",
    },
  },
  "velocity": {
    topic: "payment",
    family: "anomaly",
    params: {
      count: "number",
      windowMs: "duration",
      usual: "number",
    },
  },
  "new-counterparty": {
    topic: "payment",
    family: "anomaly",
    params: {
      counterparty: "name",
      share: "share",
      payments: "number",
    },
  },
  "odd-hour": {
    topic: "payment",
    family: "anomaly",
    params: {
      hour: "hour",
      share: "share",
      payments: "number",
    },
  },
  "scam-transfer": {
    topic: "payment",
    family: "scam",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      known: "boolean",
      call: "boolean",
      count: "number",
      rising: "boolean",
      windowMs: "duration",
      atLeast: "boolean",
    },
  },
  "task-scam": {
    topic: "payment",
    family: "scam",
    params: {
      credits: "number",
      received: "money",
      currency: "currency",
      payments: "number",
      amount: "money",
      windowMs: "duration",
      atLeast: "boolean",
    },
  },
  "screen-share-payment": {
    topic: "payment",
    family: "scam",
    params: {
      amount: "money",
      currency: "currency",
      remote: "boolean",
      windowMs: "duration",
      usual: "money",
    },
  },
  "recovery-scam": {
    topic: "payment",
    family: "scam",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      sinceMs: "duration",
    },
  },
  "no-password-burst": {
    topic: "payment",
    family: "takeover",
    params: {
      count: "number",
      windowMs: "duration",
      spent: "money",
      currency: "currency",
      mixed: "boolean",
      fresh: "boolean",
      share: "share",
      atLeast: "boolean",
    },
  },
  "subscription-trap": {
    topic: "payment",
    family: "household",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      before: "money",
      trial: "boolean",
      sinceMs: "duration",
    },
  },
  "family-card": {
    topic: "payment",
    family: "household",
    params: {
      amount: "money",
      currency: "currency",
      spent: "money",
      windowMs: "duration",
      sinceMs: "duration",
      atLeast: "boolean",
    },
  },
  "minor-spending": {
    topic: "payment",
    family: "household",
    params: {
      count: "number",
      windowMs: "duration",
      spent: "money",
      currency: "currency",
      usual: "money",
      atLeast: "boolean",
    },
  },
  "qr-substitution": {
    topic: "payment",
    family: "scam",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      payments: "number",
    },
  },
  "sim-swap": {
    topic: "payment",
    family: "takeover",
    params: {
      amount: "money",
      currency: "currency",
      sinceMs: "duration",
      reset: "boolean",
      newDevice: "boolean",
    },
  },
  "card-provisioned": {
    topic: "payment",
    family: "takeover",
    params: {
      count: "number",
      spent: "money",
      currency: "currency",
      sinceMs: "duration",
      atLeast: "boolean",
    },
  },
  "red-packet-gambling": {
    topic: "payment",
    family: "household",
    params: {
      count: "number",
      windowMs: "duration",
      spent: "money",
      currency: "currency",
      mixed: "boolean",
      atLeast: "boolean",
    },
  },
  "impossible-travel": {
    topic: "payment",
    family: "takeover",
    params: {
      distance: "number",
      withinMs: "duration",
      speed: "number",
    },
  },
  "new-country": {
    topic: "payment",
    family: "anomaly",
    params: {
      country: "country",
      payments: "number",
    },
  },
  "new-currency": {
    topic: "payment",
    family: "anomaly",
    params: {
      amount: "money",
      currency: "currency",
      payments: "number",
    },
  },
  "new-device": {
    topic: "payment",
    family: "takeover",
    params: {
      ageMs: "duration",
      afterChange: "boolean",
      devices: "number",
    },
  },
  "card-testing": {
    topic: "payment",
    family: "takeover",
    params: {
      count: "number",
      refused: "number",
      windowMs: "duration",
      followed: "boolean",
      usual: "money",
      currency: "currency",
    },
  },
  "unattended-charge": {
    topic: "payment",
    family: "takeover",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      count: "number",
      windowMs: "duration",
      share: "share",
      afar: "boolean",
      refused: "boolean",
      atLeast: "boolean",
    },
  },
  "dormant-awakening": {
    topic: "payment",
    family: "anomaly",
    params: {
      amount: "money",
      currency: "currency",
      silentMs: "duration",
      monthly: "number",
    },
  },
  "drain": {
    topic: "payment",
    family: "takeover",
    params: {
      amount: "money",
      currency: "currency",
      gone: "share",
      left: "money",
      windowMs: "duration",
      share: "share",
      payments: "number",
    },
  },
  "spend-velocity": {
    topic: "payment",
    family: "anomaly",
    params: {
      count: "number",
      sum: "money",
      currency: "currency",
      windowMs: "duration",
      usual: "money",
      atLeast: "boolean",
    },
  },
  "counterparty-velocity": {
    topic: "payment",
    family: "anomaly",
    params: {
      count: "number",
      windowMs: "duration",
      usual: "number",
      atLeast: "boolean",
    },
  },
  "structuring": {
    topic: "payment",
    family: "laundering",
    params: {
      count: "number",
      sum: "money",
      currency: "currency",
      limit: "money",
      windowMs: "duration",
      atLeast: "boolean",
    },
  },
  "rapid-in-out": {
    topic: "payment",
    family: "laundering",
    params: {
      received: "money",
      sent: "money",
      currency: "currency",
      share: "share",
      windowMs: "duration",
      ageMs: "duration",
      atLeast: "boolean",
    },
  },
  "fan-in": {
    topic: "payment",
    family: "laundering",
    params: {
      count: "number",
      sum: "money",
      currency: "currency",
      windowMs: "duration",
      usual: "number",
      alsoOut: "boolean",
      atLeast: "boolean",
    },
  },
  "fan-out": {
    topic: "payment",
    family: "laundering",
    params: {
      count: "number",
      sum: "money",
      currency: "currency",
      windowMs: "duration",
      usual: "number",
      alsoIn: "boolean",
      atLeast: "boolean",
    },
  },
  "round-trip": {
    topic: "payment",
    family: "laundering",
    params: {
      amount: "money",
      earlier: "money",
      currency: "currency",
      withinMs: "duration",
      sameParty: "boolean",
      count: "number",
    },
  },
  "gift-card-burst": {
    topic: "payment",
    family: "scam",
    params: {
      count: "number",
      windowMs: "duration",
      spent: "money",
      currency: "currency",
      atLeast: "boolean",
    },
  },
  "lookalike-payee": {
    topic: "payment",
    family: "scam",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      knownMs: "duration",
    },
  },
  "payee-exposure": {
    topic: "payment",
    family: "scam",
    params: {
      counterparty: "name",
      sum: "money",
      currency: "currency",
      count: "number",
      sinceMs: "duration",
      known: "boolean",
      stood: "money",
      rising: "boolean",
    },
  },
  "unusual-run": {
    topic: "payment",
    family: "anomaly",
    params: {
      kind: "term",
      count: "number",
      windowMs: "duration",
      usual: "number",
      seldom: "boolean",
    },
  },
  "suspicious-access": {
    topic: "payment",
    family: "takeover",
    params: {
      sinceMs: "duration",
      steps: "number",
    },
  },
  "confirmation-failed": {
    topic: "payment",
    family: "takeover",
    params: {
      sinceMs: "duration",
    },
  },
  "duplicate-charge": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      count: "number",
      withinMs: "duration",
      sameOrder: "boolean",
      likely: "boolean",
      otherOrder: "boolean",
      orderId: "name",
      otherOrderId: "name",
    },
  },
  "refund-seen": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      linked: "boolean",
    },
  },
  "charged-but-failed": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      dueAt: "time",
      term: "term",
    },
  },
  "not-arrived": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      sinceAt: "time",
      dueAt: "time",
      term: "term",
      estimated: "boolean",
    },
  },
  "amount-differs": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      authorized: "money",
      currency: "currency",
      counterparty: "name",
    },
  },
  "fee-surprise": {
    topic: "service",
    family: "service",
    params: {
      fee: "money",
      usual: "money",
      currency: "currency",
      amount: "money",
      declared: "boolean",
    },
  },
  "discount-missing": {
    topic: "service",
    family: "service",
    params: {
      wanted: "money",
      received: "money",
      currency: "currency",
      counterparty: "name",
      points: "boolean",
    },
  },
  "hold-not-released": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      sinceAt: "time",
      dueAt: "time",
      term: "term",
      estimated: "boolean",
    },
  },
  "refund-late": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      sinceAt: "time",
      dueAt: "time",
      term: "term",
      estimated: "boolean",
    },
  },
  "refund-short": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      wanted: "money",
      currency: "currency",
      counterparty: "name",
    },
  },
  "refund-elsewhere": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
    },
  },
  "refund-window-closing": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      closesAt: "time",
      closed: "boolean",
      term: "term",
    },
  },
  "charge-after-cancellation": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      endedAt: "time",
    },
  },
  "request-refused": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      sinceAt: "time",
      ofSum: "boolean",
      given: "boolean",
      because: "name",
    },
  },
  "holiday-delay": {
    topic: "service",
    family: "service",
    params: {
      amount: "money",
      currency: "currency",
      counterparty: "name",
      dueAt: "time",
      holidays: "number",
      promotion: "boolean",
    },
  },
  "trial-ending": {
    topic: "service",
    family: "service",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
    },
  },
  "recurring-missed": {
    topic: "service",
    family: "service",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      dueAt: "time",
      income: "boolean",
      confirmed: "boolean",
    },
  },
  "price-rise": {
    topic: "service",
    family: "service",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      before: "money",
    },
  },
  "charged-again": {
    topic: "service",
    family: "service",
    params: {
      counterparty: "name",
      amount: "money",
      currency: "currency",
      endedAt: "time",
      said: "boolean",
    },
  },
  "over-budget": {
    topic: "spending",
    family: "spending",
    params: {
      spent: "money",
      limit: "money",
      currency: "currency",
      category: "category",
      weekly: "boolean",
      endsAt: "time",
    },
  },
  "history-digest": {
    topic: "payment",
    params: {
      held: "number",
      from: "time",
      to: "time",
    },
  },
  "day-digest": {
    topic: "payment",
    params: {
      held: "number",
      on: "time",
    },
  },
  "login-new-device": {
    topic: "access",
    family: "takeover",
    params: {
      logins: "number",
    },
  },
  "login-new-network": {
    topic: "access",
    family: "anomaly",
    params: {
      logins: "number",
    },
  },
  "login-new-country": {
    topic: "access",
    family: "anomaly",
    params: {
      country: "country",
      logins: "number",
    },
  },
  "login-new-agent": {
    topic: "access",
    family: "anomaly",
    params: {
      logins: "number",
      otherKind: "boolean",
    },
  },
  "login-odd-hour": {
    topic: "access",
    family: "anomaly",
    params: {
      hour: "hour",
      logins: "number",
    },
  },
  "login-too-far": {
    topic: "access",
    family: "takeover",
    params: {
      km: "number",
      errorKm: "number",
      withinMs: "duration",
    },
  },
  "password-guessing": {
    topic: "access",
    family: "takeover",
    params: {
      failures: "number",
      withinMs: "duration",
      cameIn: "boolean",
    },
  },
  "login-after-silence": {
    topic: "access",
    family: "anomaly",
    params: {
      silenceMs: "duration",
    },
  },
  "keys-changed": {
    topic: "access",
    family: "takeover",
    params: {
      password: "boolean",
      contact: "boolean",
      twoStep: "boolean",
      alerts: "boolean",
      unlocked: "boolean",
      sinceMs: "duration",
    },
  },
  "money-opened": {
    topic: "access",
    family: "takeover",
    params: {
      payee: "boolean",
      limit: "boolean",
      card: "boolean",
      familyCard: "boolean",
      agreement: "boolean",
      sinceMs: "duration",
    },
  },
  "login-after-sim": {
    topic: "access",
    family: "takeover",
    params: {
      sinceMs: "duration",
      reset: "boolean",
    },
  },
  "challenge-flood": {
    topic: "access",
    family: "takeover",
    params: {
      challenges: "number",
      withinMs: "duration",
    },
  },
  "challenge-failed": {
    topic: "access",
    family: "takeover",
    params: {
      again: "boolean",
    },
  },
  "after-odd-access": {
    topic: "access",
    family: "takeover",
    params: {
      steps: "number",
      sinceMs: "duration",
    },
  },
  "guessed-accounts": {
    topic: "access",
    family: "attack",
    params: {
      accounts: "number",
      uses: "number",
    },
  },
};
