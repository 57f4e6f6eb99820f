// @ts-check
/**
 * Which parameters each reason carries, and of what kind, so that a sentence knows how to print them.
 *
 * The same list is declared by the core (`about().reasons`); it is repeated here because `describe` is synchronous and
 * works without the wasm module (on a server, in a test). A test holds the two together.
 * Not here: how a kind is printed (format.js).
 */

/** @typedef {"money" | "currency" | "category" | "number" | "share" | "duration" | "hour" | "time" | "name" | "country" | "term" | "boolean"} Kind */

/** @type {Record<string, { topic: string, params: Record<string, Kind> }>} */
export const REASONS = {
  "unusual-amount": { topic: "payment", params: { amount: "money", currency: "currency", usual: "money", times: "number", payments: "number", amongOthers: "boolean", inTrade: "boolean" } },
  "counterparty-risk": { topic: "payment", params: { counterparty: "name", frauds: "number", sinceMs: "duration" } },
  "lingering-suspicion": { topic: "payment", params: { sinceMs: "duration" } },
  "velocity": { topic: "payment", params: { count: "number", windowMs: "duration", usual: "number" } },
  "new-counterparty": { topic: "payment", params: { counterparty: "name", share: "share", payments: "number" } },
  "odd-hour": { topic: "payment", params: { hour: "hour", share: "share", payments: "number" } },
  "scam-transfer": { topic: "payment", params: { counterparty: "name", amount: "money", currency: "currency", call: "boolean", count: "number", rising: "boolean", windowMs: "duration" } },
  "task-scam": { topic: "payment", params: { credits: "number", received: "money", currency: "currency", payments: "number", amount: "money", windowMs: "duration" } },
  "screen-share-payment": { topic: "payment", params: { amount: "money", currency: "currency", remote: "boolean", windowMs: "duration", usual: "money" } },
  "recovery-scam": { topic: "payment", params: { counterparty: "name", amount: "money", currency: "currency", sinceMs: "duration" } },
  "no-password-burst": { topic: "payment", params: { count: "number", windowMs: "duration", spent: "money", currency: "currency", fresh: "boolean", share: "share" } },
  "subscription-trap": { topic: "payment", params: { counterparty: "name", amount: "money", currency: "currency", before: "money", trial: "boolean", sinceMs: "duration" } },
  "family-card": { topic: "payment", params: { amount: "money", currency: "currency", spent: "money", windowMs: "duration", sinceMs: "duration" } },
  "minor-spending": { topic: "payment", params: { count: "number", windowMs: "duration", spent: "money", currency: "currency", usual: "money" } },
  "qr-substitution": { topic: "payment", params: { counterparty: "name", amount: "money", currency: "currency", payments: "number" } },
  "sim-swap": { topic: "payment", params: { amount: "money", currency: "currency", sinceMs: "duration", reset: "boolean", newDevice: "boolean" } },
  "card-provisioned": { topic: "payment", params: { count: "number", spent: "money", currency: "currency", sinceMs: "duration" } },
  "red-packet-gambling": { topic: "payment", params: { count: "number", windowMs: "duration", spent: "money", currency: "currency" } },
  "duplicate-charge": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", count: "number", withinMs: "duration", sameOrder: "boolean", likely: "boolean" } },
  "refund-seen": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", linked: "boolean" } },
  "impossible-travel": { topic: "payment", params: { distance: "number", withinMs: "duration", speed: "number" } },
  "new-country": { topic: "payment", params: { country: "country", payments: "number" } },
  "new-currency": { topic: "payment", params: { amount: "money", currency: "currency", payments: "number" } },
  "new-device": { topic: "payment", params: { ageMs: "duration", afterChange: "boolean", devices: "number" } },
  "card-testing": { topic: "payment", params: { count: "number", refused: "number", windowMs: "duration", followed: "boolean", usual: "money", currency: "currency" } },
  "unattended-charge": { topic: "payment", params: { counterparty: "name", amount: "money", currency: "currency", count: "number", windowMs: "duration", share: "share", afar: "boolean" } },
  "dormant-awakening": { topic: "payment", params: { amount: "money", currency: "currency", silentMs: "duration", monthly: "number" } },
  "drain": { topic: "payment", params: { amount: "money", currency: "currency", gone: "share", left: "money", windowMs: "duration", share: "share", payments: "number" } },
  "spend-velocity": { topic: "payment", params: { count: "number", sum: "money", currency: "currency", windowMs: "duration", usual: "money" } },
  "counterparty-velocity": { topic: "payment", params: { count: "number", windowMs: "duration", usual: "number" } },
  "structuring": { topic: "payment", params: { count: "number", sum: "money", currency: "currency", limit: "money", windowMs: "duration" } },
  "rapid-in-out": { topic: "payment", params: { received: "money", sent: "money", currency: "currency", share: "share", windowMs: "duration", ageMs: "duration" } },
  "fan-in": { topic: "payment", params: { count: "number", sum: "money", currency: "currency", windowMs: "duration", usual: "number", alsoOut: "boolean" } },
  "fan-out": { topic: "payment", params: { count: "number", sum: "money", currency: "currency", windowMs: "duration", usual: "number", alsoIn: "boolean" } },
  "round-trip": { topic: "payment", params: { amount: "money", earlier: "money", currency: "currency", withinMs: "duration", sameParty: "boolean", count: "number" } },
  "charged-but-failed": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", dueAt: "time", term: "term" } },
  "not-arrived": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", sinceAt: "time", dueAt: "time", term: "term", estimated: "boolean" } },
  "amount-differs": { topic: "service", params: { amount: "money", authorized: "money", currency: "currency", counterparty: "name" } },
  "fee-surprise": { topic: "service", params: { fee: "money", usual: "money", currency: "currency", amount: "money", declared: "boolean" } },
  "discount-missing": { topic: "service", params: { wanted: "money", received: "money", currency: "currency", counterparty: "name", points: "boolean" } },
  "hold-not-released": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", sinceAt: "time", dueAt: "time", term: "term", estimated: "boolean" } },
  "refund-late": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", sinceAt: "time", dueAt: "time", term: "term", estimated: "boolean" } },
  "refund-short": { topic: "service", params: { amount: "money", wanted: "money", currency: "currency", counterparty: "name" } },
  "refund-elsewhere": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name" } },
  "refund-window-closing": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", closesAt: "time", closed: "boolean", term: "term" } },
  "charge-after-cancellation": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", endedAt: "time" } },
  "holiday-delay": { topic: "service", params: { amount: "money", currency: "currency", counterparty: "name", dueAt: "time", holidays: "number", promotion: "boolean" } },
  "day-digest": { topic: "payment", params: { held: "number", on: "time" } },
  "over-budget": { topic: "spending", params: { spent: "money", limit: "money", currency: "currency", category: "category", weekly: "boolean", endsAt: "time" } },
  "history-digest": { topic: "payment", params: { held: "number", from: "time", to: "time" } },
};
