// The life of an alert on the page: answered with one tap, put off, taken back, filtered, and told politely.
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

const own = async (page) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
};

test("“This wasn’t me” is one tap: it stays with its steps, says what was said, and can be taken back", async ({
  page,
}) => {
  await own(page);
  const alert = card(page, "金额明显偏大");
  await alert.getByRole("button", { name: "不是我付的" }).click();
  await expect(alert).toContainText("需要跟进");
  await expect(alert).toContainText("您说过不是您付的");
  await expect(alert.locator(".help li").first()).toBeVisible();
  await page.reload();
  await expect(alert).toContainText("您说过不是您付的");
  await alert.getByText("处理记录").click();
  await expect(alert.locator(".history li").last()).toContainText("转为跟进（您）");
  await alert.getByRole("button", { name: "撤销" }).click();
  await expect(alert.getByRole("button", { name: "不是我付的" })).toBeVisible();
  await expect(alert).not.toContainText("您说过");
});

test("what can wait is put off for a week, with its end in sight, and fetched back; a danger cannot wait", async ({
  page,
}) => {
  await own(page);
  await expect(
    page.locator("li[part=alert].danger").getByRole("button", { name: "7 天内不再提醒" }),
  ).toHaveCount(0);
  const alert = page
    .locator("sentinel-alerts li[part=alert]")
    .filter({ has: page.getByRole("heading", { name: "游戏或打赏花了不少" }) }); // another card names it among its reasons
  await alert.getByRole("button", { name: "7 天内不再提醒" }).click();
  await expect(alert).toHaveCount(0);
  await page.getByRole("button", { name: /已处理/ }).click();
  await expect(alert).toContainText("前不再提醒");
  await alert.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("button", { name: /待看/ }).click();
  await expect(alert).toHaveCount(1);
});

test("what changes is said by a live region that waits its turn, and nothing in the list interrupts", async ({
  page,
}) => {
  await own(page);
  const list = page.locator("sentinel-alerts");
  await card(page, "可能重复扣款").getByRole("button", { name: "知道了" }).click();
  await expect(list.locator("[role=status]")).toContainText("可能重复扣款");
  await card(page, "金额明显偏大").getByRole("button", { name: "是我付的", exact: true }).click();
  await card(page, "金额明显偏大").getByRole("button", { name: "有人让我付的" }).click();
  await expect(list.locator(".told")).toBeFocused();
  await expect(list.locator("[role=alert], [aria-live=assertive]")).toHaveCount(0);
  await list.evaluate((element) => {
    element.alerts = [
      ...element.alerts,
      { ...element.alerts[0], id: "new", state: "open", disposition: undefined },
    ];
  });
  await expect(list.locator("[role=status]")).toContainText("新增 1 条");
});

test("alerts that lie within a day stand together, and filters keep what they name", async ({ page }) => {
  await own(page);
  const list = page.locator("sentinel-alerts");
  await expect(list.locator(".story").first()).toContainText("可能是同一件事");
  const all = await list.locator("li[part=alert]").count();
  await list.getByLabel("程度").selectOption("warning");
  await expect(list.locator("li[part=alert]:not(.warning)")).toHaveCount(0);
  await list.getByLabel("类型").selectOption("service");
  await expect(list).toContainText("没有这一类的提醒");
  await list.getByRole("button", { name: "显示全部" }).click();
  await expect(list.locator("li[part=alert]")).toHaveCount(all);
});

test("every answer can be taken back where it was given, in sight and spoken", async ({ page }) => {
  await own(page);
  const list = page.locator("sentinel-alerts");
  const alert = card(page, "可能重复扣款");
  await alert.getByRole("button", { name: "知道了" }).click();
  await expect(alert).toHaveCount(0);
  await expect(list.locator(".taken")).toContainText("可能重复扣款");
  await list.locator(".taken").getByRole("button", { name: /^撤销/ }).click();
  await expect(alert).toHaveCount(1);
  await expect(list.locator("[role=status]")).toContainText("已撤销");
  await expect(list.locator(".taken")).toHaveCount(0);
});
