// A bank's table that leaves something open is asked about once, and one statement can be taken out again without the others.
import { objections } from "./axe.js";
import { arrive, choose, expect, ownBill, test } from "./visit.js";

const bank = (from) => ({
  name: `bank-${from}.csv`,
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "Posted,Details,Amount",
      ...Array.from({ length: 6 }, (_, i) => `0${i + 1}/0${from}/2026,Corner shop ${i},-${12 + i}.40`),
    ].join("\n"),
  ),
});
const reports = (page) => page.locator(".report");
const dialog = (page) => page.getByRole("dialog");

test("a bank's table is shown by its first rows and asked about; the next file of that bank is not", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, bank(3));
  await expect(dialog(page).getByText("这张表该怎么读？")).toBeVisible();
  await expect(dialog(page).getByRole("cell", { name: "Corner shop 0" })).toBeVisible();
  expect(await objections(page)).toEqual([]);
  await page.screenshot({ path: "test-results/columns-zh.png" });
  await dialog(page).getByLabel("日、月、年").check();
  const currency = dialog(page).getByLabel("币种");
  if (await currency.count()) await currency.fill("gbp");
  await dialog(page).getByRole("button", { name: "读取文件" }).click();
  await expect(reports(page)).toHaveCount(1);
  await expect(reports(page).first()).toContainText("6");
  await choose(page, bank(4));
  await expect(reports(page)).toHaveCount(2);
  await expect(dialog(page)).toHaveCount(0);
});

test("who gives no answer keeps nothing of it", async ({ page }) => {
  await arrive(page);
  await choose(page, bank(3));
  await dialog(page).getByRole("button", { name: "取消" }).click();
  await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();
  await expect(reports(page)).toHaveCount(0);
});

test("one statement is taken out: its payments go, those of the other stay, also after a reload", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(reports(page)).toHaveCount(1);
  await choose(page, {
    name: "wrong.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "id,at,amount,currency,counterparty.name,accountId\nw1,1767225600000,31.50,CNY,不该在这里的店,hers\nw2,1767312000000,32.50,CNY,不该在这里的店,hers\n",
    ),
  });
  await expect(reports(page)).toHaveCount(2);
  await page.getByRole("button", { name: /^移除 .*wrong/ }).click();
  await page.screenshot({ path: "test-results/take-out-zh.png" });
  await dialog(page).getByRole("button", { name: "移除", exact: true }).click();
  await expect(reports(page)).toHaveCount(1);
  await expect(page.getByText("已移除")).toBeVisible();
  await page.reload();
  await expect(reports(page)).toHaveCount(1);
  await expect(page.locator("body")).not.toContainText("不该在这里的店");
  await expect(page.getByRole("button", { name: /^移除/ })).toHaveCount(1);
});
