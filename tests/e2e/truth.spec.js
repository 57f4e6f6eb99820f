// What the page says is true of what it shows: at any date of any statement, of any chosen time, and of what is counted.
import { longStatement } from "../../www/sample/make.mjs";
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

const own = (page) => page.getByRole("heading", { name: "您的账单" });
const day = (year, month, date) => new Date(Date.UTC(year, month - 1, date, 4));
/** Of a statement from February to October 2026: when it is read, and whether the page may speak of today. */
const dates = {
  "before it begins": [day(2026, 1, 5), false],
  "within it, the clock being behind": [day(2026, 6, 1), false],
  "on its last day": [day(2026, 10, 31), true],
  // Its month is over, and has no "so far" any more.
  "the day after its end": [day(2026, 11, 1), false],
  "a year after": [day(2027, 11, 1), false],
  "ten years after": [day(2036, 11, 1), false],
};

for (const [when, [now, isToday]] of Object.entries(dates))
  test(`a statement that is read ${when} shows its alerts as open, ends its loading, and says of when it speaks`, async ({
    page,
  }) => {
    await page.clock.setFixedTime(now);
    await arrive(page);
    await choose(page, ownBill);
    await expect(own(page)).toBeVisible();
    const alert = card(page, "金额明显偏大");
    await expect(alert).toContainText("¥6,800.00");
    await expect(alert).toContainText("请核实");
    await expect(page.getByRole("button", { name: /^已处理/ })).toContainText("0");
    await expect(
      page.locator("sentinel-summary .loading, sentinel-plan .loading, sentinel-alerts .state i"),
    ).toHaveCount(0);
    const plan = page.locator("sentinel-plan figure[part=unusual] h3");
    await expect(plan).toHaveText(isToday ? "本月至今" : /^当月（截至2026年10月\d+日）$/);
    await expect(page.locator("sentinel-plan figure[part=recurring] figcaption p")).toContainText(
      isToday ? "下一笔是" : "下一笔应是",
    );
    await expect(page.locator(".glance")).toContainText(isToday ? "至今支出" : "账单里最近一个月");
    await page.reload();
    await expect(alert, "the next visit finds it open as well").toContainText("请核实");
  });

test("an empty list speaks of the chosen month: how many payments, what was answered, and where there is more", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(own(page)).toBeVisible();
  const alert = card(page, "金额明显偏大");
  const list = page.locator("sentinel-alerts");
  await page.locator("sentinel-summary .months [role=button]").first().click();
  await expect(list).toContainText("2026年2月没有待看的提醒");
  await expect(list).toContainText(/2026年2月1日至2026年2月28日的 \d+ 笔付款里，没有看到与平时明显不同/);
  await list.getByRole("button", { name: "其他时间还有 5 条提醒" }).click();
  await expect(alert).toBeVisible();

  await page.locator("sentinel-summary .months [role=button]").last().click();
  for (let left = 5; left > 0; left -= 1) {
    await expect(list.locator("li[part=alert]")).toHaveCount(left);
    const first = list.locator("li[part=alert]").first();
    const mine = first.getByRole("button", { name: "是我付的", exact: true });
    if (await mine.count()) {
      await mine.click();
      await first.getByRole("button", { name: "没有，是我自己要付的" }).click();
    } else await first.getByRole("button", { name: "知道了" }).click();
  }
  await expect(list).toContainText("2026年10月没有待看的提醒");
  await expect(list).not.toContainText("没有看到与平时明显不同");
  await expect(list).toContainText("与平时不同的都已处理或已过期");
  await expect(page.locator("sentinel-summary circle.mark"), "a mark follows open alerts").toHaveCount(0);
  await list.getByRole("button", { name: "查看已处理的 5 条提醒" }).click();
  await expect(list.locator("li[part=alert]")).toHaveCount(5);
});

test("whoever is told nine payments within an hour opens nine", async ({ page }) => {
  await arrive(page);
  const alert = card(page, "短时间内连续付款").first();
  const [, told] = /1 小时内付了 (\d+) 笔/.exec(await alert.textContent());
  await alert.getByRole("button", { name: "查看这些付款" }).click();
  await expect(
    page.locator("sentinel-payments [role=row], sentinel-payments [data-row]").first(),
  ).toBeVisible();
  const query = await page.evaluate(async () => {
    const { source, query } = document.querySelector("sentinel-payments");
    return (await source.payments({ ...query, utcOffset: 480 })).rows.length;
  });
  expect(query).toBe(Number(told));
});

test("whoever is told of games opens games, and as many as are told", async ({ page }) => {
  await arrive(page);
  const alert = page
    .locator("sentinel-alerts li[part=alert]")
    .filter({ has: page.getByRole("heading", { name: "游戏或打赏花了不少" }) })
    .first();
  const [, told] = /有 (\d+) 笔游戏或打赏/.exec(await alert.textContent());
  await alert.getByRole("button", { name: "查看这些付款" }).click();
  await expect(page.locator("sentinel-payments")).toContainText("只看游戏和打赏");
  expect(page.url()).toContain("play=yes");
  const rows = await page.evaluate(async () => {
    const { source, query } = document.querySelector("sentinel-payments");
    const { rows } = await source.payments({ ...query, utcOffset: 480 });
    return rows.length;
  });
  expect(rows).toBe(Number(told));
  await page.reload();
  await expect(page.locator("sentinel-payments")).toContainText("只看游戏和打赏");
  await page.locator("sentinel-payments .chips button").filter({ hasText: "只看游戏和打赏" }).click();
  expect(page.url()).not.toContain("play");
});

test("a chosen category and month change the words with the figures, and every figure is the sum of its rows", async ({
  page,
}) => {
  await arrive(page);
  const overview = page.locator("sentinel-summary [part=overview]").first();
  await page.locator("sentinel-summary figure[part=category]").getByRole("button", { name: /^餐饮/ }).click();
  await expect(overview).toContainText("9 个月，餐饮支出");
  // Alerts are of every category: none of them is counted under this one.
  await expect(overview).not.toContainText("提醒待核实");
  const titles = page.locator("sentinel-summary figure h3");
  await expect(titles.filter({ hasText: "每月支出" })).toContainText("餐饮");
  // Every pair of words and figure that was to be seen, frame by frame.
  await page.evaluate(() => {
    window.pairs = new Set();
    const root = document.querySelector("sentinel-summary").shadowRoot;
    const note = () => {
      const [over, figure] = [".over", ".figure"].map((name) => root.querySelector(name)?.textContent.trim());
      window.pairs.add(`${over} ${figure}`);
      requestAnimationFrame(note);
    };
    note();
  });
  await page.locator("sentinel-summary .months [role=button]").last().click();
  await expect(overview).toContainText("2026年10月，餐饮支出");
  await expect(titles.filter({ hasText: "花在哪里" })).toContainText("2026年10月");
  await expect(titles.filter({ hasText: "每月支出" }), "all its months are there").not.toContainText(
    "2026年10月",
  );
  expect(await page.evaluate(() => window.pairs.size), "the words before, and the words after").toBe(2);
  await expect(overview.locator(".figure")).toHaveText("¥1,353.00"); // of all nine months it was another
  const figure = await overview.locator(".figure").innerText();
  await overview.locator(".figure button").click();
  await expect(page.locator("main.list .figures")).toContainText(figure.trim());
});

test("what counts is said on the page, and payments made and money in are counted apart", async ({
  page,
}) => {
  await arrive(page);
  const overview = page.locator("sentinel-summary [part=overview]").first();
  await expect(overview).toContainText("付款笔数");
  await expect(overview).toContainText("到账笔数");
  await overview.getByText("统计口径").click();
  await expect(overview).toContainText("减去其中已退回的部分");
});

test("weeks are called weeks, and a chart that shows a part of them says so and pages", async ({ page }) => {
  await arrive(page);
  await choose(page, { name: "long.csv", mimeType: "text/csv", buffer: longStatement(3_000) });
  await expect(own(page)).toBeVisible();
  const months = page.locator("sentinel-summary figure[part=month]");
  await months.getByRole("button", { name: "周", exact: true }).click();
  await expect(months).toContainText(/个中的 24 个/);
  const label = () => months.locator("[role=button].bar").first().getAttribute("aria-label");
  const newest = await label();
  await months.getByRole("button", { name: "更早" }).click();
  await expect.poll(label).not.toBe(newest);
  await months.getByRole("button", { name: "更近" }).click();
  await expect.poll(label).toBe(newest);
  await months.locator("[role=button].bar").last().click();
  await expect(page.locator("sentinel-summary [part=overview]").first()).toContainText("起的一周，共支出");
});
