// Where the money went, asked more closely: by category, by week, as a file, and what comes next.
import { readFile } from "node:fs/promises";
import { arrive, choose, expect, ownBill, test } from "./visit.js";

const chart = (page, part) => page.locator(`sentinel-summary figure[part=${part}]`);

test.beforeEach(async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
});

test("a click on a category narrows months and recipients to it, and a second one takes that back", async ({
  page,
}) => {
  const recipients = chart(page, "counterparty");
  const before = await recipients.textContent();
  await chart(page, "category").getByRole("button", { name: /^餐饮/ }).click();
  await expect(recipients).toContainText("餐饮");
  await expect(recipients).not.toHaveText(before ?? "");
  await expect(chart(page, "category").getByRole("button", { name: /^餐饮/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await chart(page, "category").getByRole("button", { name: "查看全部分类" }).click();
  await expect(recipients).toHaveText(before ?? "");
});

test("weeks and years can be had in place of months, and one of them chosen", async ({ page }) => {
  const months = chart(page, "month");
  await months.getByRole("button", { name: "周", exact: true }).click();
  await expect(months).toContainText("每周支出");
  await expect(page.locator("sentinel-summary [part=overview]")).toContainText("周，共支出");
  await months.getByRole("button", { name: "年", exact: true }).click();
  await expect(months).toContainText("每年支出");
});

test("a table is saved as a file that a spreadsheet opens, with plain numbers", async ({ page }) => {
  const categories = chart(page, "category");
  await categories.getByText("查看数据表").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    categories.getByRole("button", { name: "保存为 CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toMatch(/^\ufeff分类,支出,占比,笔数\r\n餐饮,\d+\.\d\d,/);
});

test("what comes again is told with its day, and what is unlike other months in a sentence", async ({
  page,
}) => {
  const coming = page.locator("sentinel-plan figure[part=recurring]");
  await expect(coming).toContainText("固定收支");
  await expect(coming).toContainText("下一笔");
  await expect(page.locator("sentinel-plan figure[part=unusual] figcaption p")).not.toBeEmpty();
});

test("a budget is set, shown with how it stands, remembered, and taken back", async ({ page }) => {
  const plan = page.locator(".card:has(> .budgets)");
  const budgets = plan.locator("figure[part=budgets]");
  await expect(budgets).toHaveCount(0);
  await plan.getByText("设置预算").click();
  const categories = await plan.locator("option").allTextContents();
  await chart(page, "month").getByRole("button", { name: /2月/ }).first().click();
  await expect(page.locator("sentinel-summary figure[part=category]")).toContainText("2月");
  expect(
    await plan.locator("option").allTextContents(),
    "of the whole bill, whatever month is looked at",
  ).toEqual(categories);
  await plan.getByLabel("每月金额（元）").fill("很多");
  await plan.getByRole("button", { name: "保存预算" }).click();
  await expect(budgets, "no amount").toHaveCount(0);
  await plan.getByLabel("每月金额（元）").fill("１，５００");
  await plan.getByRole("button", { name: "保存预算" }).click();
  await expect(budgets).toContainText("¥1,500.00");
  await plan.getByLabel("适用于").selectOption({ label: "餐饮" });
  await plan.getByLabel("每月金额（元）").fill("1.5");
  await plan.getByRole("button", { name: "保存预算" }).click();
  await expect(budgets.locator("figcaption")).toContainText("餐饮");
  await page.reload();
  await expect(budgets.locator("figcaption")).toContainText("餐饮");
  await plan.getByText("修改预算").click();
  await plan.getByRole("button", { name: "删除“餐饮”的预算" }).click();
  await plan.getByRole("button", { name: /^删除“.*”的预算$/ }).click();
  await expect(budgets).toHaveCount(0);
});
