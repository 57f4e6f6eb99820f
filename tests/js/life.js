/**
 * A wallet's owner of simple habits, for tests of the package: small payments by day at a few places, for months; and
 * one evening that is nothing like it. Invented, and the same every time.
 */

const DAY = 86_400_000;
/** 2026-03-01 00:00 in China. */
const BEGIN = Date.UTC(2026, 1, 28, 16);

/** Three payments a day: breakfast, lunch, groceries. */
export function habits(days = 90, accountId = "wallet") {
  const places = [
    ["早点铺", 7, 9],
    ["面馆", 12, 26],
    ["菜市场", 18, 43],
  ];
  return Array.from({ length: days }, (_, day) =>
    places.map(([name, hour, yuan]) => ({
      kind: "transaction",
      id: `${name}-${day}`,
      accountId,
      at: BEGIN + day * DAY + hour * 3_600_000 + ((day * 37) % 50) * 60_000, // up to 50 minutes late
      direction: "debit",
      type: "purchase",
      status: "completed",
      amount: `${yuan + ((day * 7) % 11)}.${10 + ((day * 13) % 90)}`, // some yuan more or less
      currency: "CNY",
      counterparty: { name, kind: "merchant" },
      category: name === "菜市场" ? "groceries" : "dining",
    })),
  ).flat();
}

/** Much more than ever, to someone never paid before, at three in the morning of the next day. */
export function oddOne(days = 90, accountId = "wallet") {
  return {
    kind: "transaction",
    id: "odd-one",
    accountId,
    at: BEGIN + days * DAY + 3 * 3_600_000,
    direction: "debit",
    type: "transfer",
    status: "completed",
    amount: "9800.00",
    currency: "CNY",
    counterparty: { name: "陌生人", kind: "person" },
  };
}

/** The whole of it, as a query's bounds. */
export const span = (days = 90) => ({ from: BEGIN, to: BEGIN + (days + 1) * DAY });
