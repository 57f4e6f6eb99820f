// In whose time the page lives: the statements' where they are China's, else the device's; said where the two differ, and chosen.
import { readFileSync } from "node:fs";
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

const monzo = {
  name: "monzo.csv",
  mimeType: "text/csv",
  buffer: readFileSync(new URL("../fixtures/statement/monzo.csv", import.meta.url)),
};

test.describe("in New York", () => {
  test.use({ locale: "en", timezoneId: "America/New_York" });

  test("a statement of Alipay’s shows its own times, says whose they are, and the device’s on request", async ({
    page,
  }) => {
    await arrive(page);
    await choose(page, ownBill);
    const time = page.locator(".in-time").first();
    await expect(time).toContainText("as in the statements (China Standard Time)");
    const alert = card(page, "Much larger than usual");
    await expect(alert).toContainText("02:47");
    await time.getByRole("button", { name: "Show Eastern Time" }).click();
    await expect(alert).toContainText("Oct 23");
    await expect(alert).toContainText("14:47");
    await expect(time).toContainText("this device’s (Eastern Time)");
    await page.reload();
    await expect(alert, "it is remembered").toContainText("14:47");
    await page.getByRole("link", { name: "All payments" }).click();
    await expect(page.locator("main.list .in-time")).toContainText("Eastern Time");
  });

  test("a British statement, whose times name no zone, is read and shown in the device’s, and nothing has to be said", async ({
    page,
  }) => {
    await arrive(page);
    await choose(page, monzo);
    await expect(page.locator(".report")).toBeVisible();
    await page.getByRole("link", { name: "All payments" }).click();
    await expect(page.locator("sentinel-payments [part=row]:not(.coming)").first()).toBeVisible();
    await expect(page.locator("sentinel-payments")).toContainText("02:09");
    await expect(page.locator(".in-time")).toHaveCount(0);
  });
});

test.describe("in Shanghai", () => {
  test.use({ timezoneId: "Asia/Shanghai" });

  test("where the device’s time is the statement’s, nothing is said of it", async ({ page }) => {
    await arrive(page);
    await choose(page, ownBill);
    await expect(card(page, "金额明显偏大")).toContainText("02:47");
    await expect(page.locator(".in-time")).toHaveCount(0);
  });
});
