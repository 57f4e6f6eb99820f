/**
 * A mule's life, for tests of who is told: habits for months, then other people's money in every way that the operator's
 * desk looks for. Invented, and the same every time.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-01-01 12:00 in China. */
const BEGIN = Date.UTC(2026, 0, 1, 4);

/** The desk's suspicions: each is in the life. */
export const OPERATORS = ["structuring", "rapid-in-out", "fan-in", "fan-out", "round-trip"];

/** @returns {any[]} events in the order of their times */
export function muleLife(accountId = "mule") {
  let number = 0;
  const event = (at, amount, name, more = {}) => ({
    kind: "transaction",
    id: `e${(number += 1)}`,
    accountId,
    at,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount,
    currency: "CNY",
    counterparty: { name },
    ...more,
  });
  const into = { type: "transfer", direction: "credit" };
  const out = { type: "transfer" };
  const lunches = Array.from({ length: 90 }, (_, day) =>
    event(BEGIN + day * DAY, `${18 + (day % 9)}.50`, ["noodle shop", "canteen", "dumpling house"][day % 3]),
  );
  const after = (days, hours = 0) => BEGIN + (90 + days) * DAY + hours * HOUR;
  return [
    ...lunches,
    // From sixteen strangers within days, and on to sixteen others.
    ...Array.from({ length: 16 }, (_, turn) =>
      event(after(Math.floor(turn / 4), turn % 4), `${2000 + 70 * turn}.00`, `giver ${turn}`, into),
    ),
    ...Array.from({ length: 16 }, (_, turn) =>
      event(after(4 + Math.floor(turn / 6), turn % 6), `${1900 + 70 * turn}.00`, `taker ${turn}`, out),
    ),
    // Sums just below the limit from which a bank in the United States reports cash.
    ...["9500.00", "9200.00", "9800.00", "9400.00"].map((amount, turn) =>
      event(after(30 + 2 * turn), amount, `teller ${turn}`, { ...into, currency: "USD" }),
    ),
    // In from three by noon, on to two by night.
    ...["15000.00", "13000.00", "12000.00"].map((amount, turn) =>
      event(after(50, turn), amount, `sender ${turn}`, into),
    ),
    ...["19000.00", "20000.00"].map((amount, turn) =>
      event(after(50, 10 + turn), amount, `receiver ${turn}`, out),
    ),
    // Out, and back from another, three times.
    ...[0, 1, 2].flatMap((turn) => [
      event(after(70 + 3 * turn), "5000.00", `partner ${turn}`, out),
      event(after(71 + 3 * turn, 6), `48${5 - turn}0.00`, `friend ${turn}`, into),
    ]),
  ];
}
