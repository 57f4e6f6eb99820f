// The account's own safety: a takeover seen step by step, "not me", the check-up, and a file of sign-ins of one's own.
import { objections } from "./axe.js";
import { arrive, expect, test } from "./visit.js";

test("a takeover is opened and seen as steps; 'not me' leads to the first steps, and on a call to those against a scam", async ({
  page,
}, { outputDir }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await arrive(page);
  await page.getByRole("link", { name: "账户安全", exact: true }).click();
  await expect(page.locator("sentinel-checkup")).toContainText("检查了哪些");
  await page.getByRole("button", { name: "打开被接管的例子" }).click();
  const story = page.locator("sentinel-access .story").first();
  await expect(story.locator(".step")).toHaveCount(8);
  await expect(story.locator(".step").first()).toContainText("更换手机卡");
  await expect(page.locator("sentinel-checkup .first")).toHaveClass(/danger/);

  await page
    .getByRole("button", { name: /^不是我: 登录, / })
    .first()
    .click();
  const steps = page.locator("sentinel-access .first ol");
  await expect(steps.locator("li").first()).toContainText("冻结");
  await page.locator("sentinel-access .first").getByRole("checkbox").check();
  await expect(steps.locator("li").first()).toContainText("挂断");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.screenshot({ path: `${outputDir}/../safety-390.png`, fullPage: true });
  expect(await objections(page)).toEqual([]);

  await page.getByRole("button", { name: "回到账单示例" }).click();
  await expect(page.getByRole("button", { name: "打开被接管的例子" })).toBeVisible();
});

test.describe("in English", () => {
  test.use({ locale: "en" });

  test("sign-ins of one's own: who was here, by no address, and answers that stay", async ({ page }) => {
    await arrive(page);
    const rows = Array.from(
      { length: 12 },
      (_, n) => `2026-05-${String(n + 1).padStart(2, "0")} 08:10:05,iCloud,203.0.113.9`,
    );
    const buffer = Buffer.from(["Logged In Date,Application,IP Address", ...rows].join("\n"));
    await page.setInputFiles("#file", {
      name: "Apple ID SignOn Information.csv",
      mimeType: "text/csv",
      buffer,
    });
    await expect(page.getByRole("status").filter({ hasText: "12 new records" })).toBeVisible();
    await page.getByRole("link", { name: "Account safety", exact: true }).click();
    await expect(page.locator("sentinel-access .use").first()).toContainText("Signed in");
    await expect(page.locator("main.safety")).not.toContainText("203.0.113");

    await page.getByLabel("The password may have leaked").selectOption("Yes");
    await expect(page.locator("sentinel-checkup .first")).toHaveClass(/danger/);
    await page.getByLabel("How many characters the password has").fill("6");
    await page.getByLabel("How many characters the password has").blur();
    await expect(page.locator("sentinel-checkup")).toContainText("15");
    await page
      .getByRole("button", { name: /^This was me: / })
      .first()
      .click();
    await expect(page.locator("sentinel-access .said")).toHaveCount(1);
    await expect(page.locator("[aria-labelledby=who]")).toHaveAttribute("aria-busy", "false"); // it is kept
    await page.reload();
    await expect(page.getByLabel("The password may have leaked")).toHaveValue("Yes");
    await expect(page.locator("sentinel-access .said")).toHaveCount(1);
  });
});
