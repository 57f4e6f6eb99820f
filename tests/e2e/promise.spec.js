// What was promised: entered, saved to the calendar, marked as refused, and no longer waited for.
import { readFile } from "node:fs/promises";
import { objections } from "./axe.js";
import { arrive, expect, test } from "./visit.js";

for (const locale of ["zh-CN", "en"]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 390, height: 844 } });

    test("goods on their way back: no day is made up; once the shop has them its time runs, and the word can be taken back", async ({
      page,
    }, { outputDir }) => {
      await arrive(page);
      const promise = page.locator("sentinel-promise");
      await promise.locator("[data-do=enter]").click();
      await promise.locator("select[name=goods]").selectOption("under-way");
      await promise.locator("button[type=submit]").click();
      const one = promise.locator("[data-case]").first();
      await expect(one).toContainText(locale === "en" ? "no day is known yet" : "现在还没有日期");
      await expect(one.locator("[data-do=calendar]")).toHaveCount(0);
      await promise.screenshot({ path: `${outputDir}/../goods-${locale}.png` });
      await one.locator("[data-do=arrived]").click();
      await expect(one.locator("[name=received]")).toBeFocused();
      await one.locator("button[type=submit]").click();
      await expect(one).toContainText(locale === "en" ? "has had the goods since" : "收到了退货");
      await expect(one.locator("[data-do=calendar]")).toBeVisible();
      expect(await objections(page, { within: "sentinel-promise" })).toEqual([]);
      await promise.locator("[data-do=undo]").click();
      await expect(one.locator("[data-do=arrived]")).toBeVisible();
    });

    test("a promise of points by a day is entered, goes to the calendar without a name, is refused, and withdrawn", async ({
      page,
    }, { outputDir }) => {
      await arrive(page);
      const promise = page.locator("sentinel-promise");
      await promise.locator("[data-do=enter]").click();
      await promise.locator("select[name=what]").selectOption("points");
      await promise.locator("input[name=until]").fill("2020-01-01");
      await promise.locator("button[type=submit]").click();
      await expect(promise.locator(".wrong")).toBeVisible();
      expect(await objections(page, { within: "sentinel-promise" })).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await promise.screenshot({ path: `${outputDir}/../promise-${locale}.png` });
      await promise.locator("input[name=until]").fill("2099-12-31");
      await promise.locator("input[name=amount]").fill("50");
      await promise.locator("button[type=submit]").click();
      await expect(promise.locator("[data-case]")).toHaveCount(1);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        promise.locator("[data-do=calendar]").click(),
      ]);
      const text = await readFile(await download.path(), "utf8");
      expect(download.suggestedFilename()).toMatch(/\.ics$/);
      expect(text).toContain("DTSTART;VALUE=DATE:20991231");
      expect(text).not.toMatch(/T200P|¥|\b50\b/);
      await promise.locator("[data-do=refused]").click();
      await expect(promise.locator("[data-case]")).toContainText(locale === "en" ? "refused" : "不同意");
      await promise.locator("[data-do=withdraw]").click();
      await expect(promise.locator("[data-case]")).toHaveCount(0);
    });
  });
}
