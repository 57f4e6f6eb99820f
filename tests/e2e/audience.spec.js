// What is the operator's stays with the operator: the page never asks for it, and the list shows it by its name only.
import { arrive, choose, expect, test } from "./visit.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2026, 0, 1, 4);

/** Lunches, and four deposits just below the limit from which a bank in the United States reports cash. */
const deposits = () => {
  const event = (id, at, amount, more) => ({
    kind: "transaction",
    id,
    accountId: "a",
    at,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount,
    currency: "USD",
    ...more,
  });
  const lunches = Array.from({ length: 90 }, (_, day) =>
    event(`lunch-${day}`, BEGIN + day * DAY, `${18 + (day % 7)}.00`, {
      counterparty: { name: `canteen ${day % 3}` },
    }),
  );
  const paidIn = ["9500.00", "9200.00", "9800.00", "9400.00"].map((amount, turn) =>
    event(`deposit-${turn}`, BEGIN + (90 + 2 * turn) * DAY, amount, {
      direction: "credit",
      type: "transfer",
      counterparty: { name: `teller ${turn}`, kind: "person" },
    }),
  );
  return {
    name: "deposits.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify([...lunches, ...paidIn])),
  };
};

test("an operator's suspicion is neither in the page's list nor behind it", async ({ page }) => {
  await arrive(page);
  await choose(page, deposits());
  await expect(page.locator(".report")).toHaveCount(1);
  await expect(page.locator("sentinel-alerts")).toContainText("没有待看的提醒");
  const given = await page.evaluate(() => document.querySelector("sentinel-alerts").alerts);
  expect(given.filter(({ audience }) => audience !== "holder")).toEqual([]);
  await expect(page.locator("sentinel-alerts")).not.toContainText("报告标准");
});

test("handed both audiences, the list shows the holder's; the operator's desk sees its own, without being asked whether it paid", async ({
  page,
}) => {
  await arrive(page);
  await page.evaluate(() => {
    const list = document.querySelector("sentinel-alerts");
    const params = {
      count: 4,
      sum: "37900.00",
      currency: "USD",
      limit: "10000.00",
      windowMs: 6 * 86_400_000,
    };
    const theirs = {
      ...list.alerts[0],
      id: "theirs",
      audience: "operator",
      severity: "warning",
      reasons: [{ code: "structuring", contribution: 9, params }],
    };
    list.alerts = [...list.alerts, theirs];
  });
  const list = page.locator("sentinel-alerts");
  const cards = list.locator("li[part=alert]");
  await expect(cards).not.toHaveCount(1);
  await expect(list).not.toContainText("报告标准");
  await list.evaluate((element) => element.setAttribute("audience", "operator"));
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText("多笔金额略低于报告标准");
  await expect(cards.getByRole("button", { name: "没问题" })).toBeVisible();
  await expect(cards.getByRole("button", { name: "是我付的" })).toHaveCount(0);
  await list.evaluate((element) => element.removeAttribute("audience"));
  await expect(list).not.toContainText("报告标准");
});
