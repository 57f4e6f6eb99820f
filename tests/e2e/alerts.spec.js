// The life of an alert on the page: answered with one tap, put off, taken back, filtered, and told politely.
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

const own = async (page) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
};

test("“This wasn’t me” asks first whether somebody led to it, shows the steps, leads to the case, asks no more, and can be taken back", async ({
  page,
}) => {
  await own(page);
  const alert = card(page, "金额明显偏大");
  await alert.getByRole("button", { name: "不是我付的" }).click();
  await expect(alert.locator(".question button").first()).toBeFocused();
  await expect(alert, "nothing is said before the answer").not.toContainText("您说过");
  await alert.getByRole("button", { name: "不是，我没有确认过" }).click();
  await expect(alert).toContainText("需要跟进");
  await expect(alert).toContainText("您说过不是您付的");
  await expect(alert.locator(".told")).toBeFocused();
  await expect(alert.locator(".told li").first()).toBeVisible();
  await expect(alert.getByRole("button", { name: "是我付的", exact: true })).toHaveCount(0);
  await alert.getByRole("button", { name: "联系谁、怎么说" }).click();
  const help = page.locator("sentinel-help");
  await help.locator("[data-choice=where]").click(); // wallet, payment and what happened are known
  await expect(help.locator("[data-part=case] pre")).toContainText("¥6,800.00");
  await expect(help.locator("[data-part=case] pre")).toContainText("这笔不是我付的");
  await page.reload();
  await expect(alert).toContainText("您说过不是您付的");
  await alert.getByText("处理记录").click();
  await expect(alert.locator(".history li").last()).toContainText("转为跟进（您）");
  await alert.getByRole("button", { name: "撤销" }).click();
  await expect(alert.getByRole("button", { name: "不是我付的" })).toBeVisible();
  await expect(alert).not.toContainText("您说过");
});

test("whoever was led to confirm a payment has the steps of a scam, as old as it is, and a sheet for the police", async ({
  page,
}) => {
  await own(page);
  const alert = card(page, "金额明显偏大");
  await alert.getByRole("button", { name: "不是我付的" }).click();
  await alert.getByRole("button", { name: "是，有人让我付的" }).click();
  await expect(alert).toContainText("您说过是被人骗的");
  await expect(
    alert.locator(".told"),
    "of a payment of last month nobody is told to hang up",
  ).not.toContainText("挂断");
  await alert.getByRole("button", { name: "联系谁、怎么说" }).click();
  const help = page.locator("sentinel-help");
  await help.locator("[data-choice=where]").click();
  await expect(help.locator("[data-part=sheet]")).toBeVisible();
});

test("a sum leads to its payment, and every problem is one tap away from there", async ({ page }) => {
  await own(page);
  await card(page, "金额明显偏大")
    .getByRole("button", { name: /打开这笔付款/ })
    .click();
  const payment = page.locator("sentinel-payment");
  await expect(payment).toContainText("¥6,800.00");
  await payment.locator("[data-problem=not-arrived]").click();
  await expect(page.locator("sentinel-case pre")).toContainText("还没有到账");
  await page.locator("dialog.case > .row button").click();
  await payment.locator("[data-problem=not-mine]").click();
  await payment.getByRole("button", { name: "不是，我没有确认过" }).click();
  await expect(page.locator("dialog.payment")).toHaveCount(0);
  await expect(page.locator("sentinel-help [data-title]")).toBeVisible();
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

for (const [locale, expired, handled] of [
  ["zh-CN", "已过期", "已处理"],
  ["en", "Expired", "Done"],
])
  test.describe(locale, () => {
    test.use({ locale });

    test("what ended by itself stands on a list of its own, and under “Done” is only what somebody answered", async ({
      page,
    }, { outputDir }) => {
      await arrive(page);
      const list = page.locator("sentinel-alerts");
      await expect(list.locator("[data-list]")).toHaveCount(2); // nothing has expired
      await list.evaluate((element) => {
        const [first, second, third] = element.alerts;
        element.alerts = [
          { ...first, id: "x", state: "expired", storyId: undefined },
          { ...second, id: "y", state: "resolved", disposition: "legitimate", storyId: undefined },
          { ...third, id: "z", storyId: undefined },
        ];
      });
      await expect(list.locator("[data-list=expired]")).toContainText(`${expired}1`);
      await list.locator("[data-list=handled]").click();
      await expect(list.locator("[data-list=handled]")).toContainText(handled);
      await expect(list.locator("li[part=alert]")).toHaveCount(1);
      await expect(list.locator("[data-alert=y]")).toHaveCount(1);
      await list.locator("[data-list=expired]").click();
      await expect(list.locator("[data-alert=x]")).toHaveCount(1);
      await expect(list.locator('[data-alert=x] path[d^="m4.5"]'), "no tick: nobody handled it").toHaveCount(
        0,
      );
      for (const [width, colorScheme] of [
        [390, "light"],
        [1280, "dark"],
      ]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await list.screenshot({ path: `${outputDir}/../expired-${locale}-${width}.png` });
      }
    });
  });
