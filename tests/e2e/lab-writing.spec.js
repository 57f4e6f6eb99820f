// A rule as it is written: names offered by keyboard, aloud and silently put away; what it hits on a sample, let go where one types on.
import { objections } from "./axe.js";
import { expect, test } from "./visit.js";

async function arrive(page) {
  await page.goto("/lab.html#sample");
  await expect(page.locator("ol.queue")).toBeVisible();
  await page.locator("section[aria-labelledby=own-rules] button").first().click();
  const when = page.locator('textarea[data-rule="0"]');
  await when.focus();
  await when.fill("");
  return when;
}

test.describe("writing a rule", () => {
  test.use({ locale: "en" });

  test("names are offered as one types, chosen and taken by keyboard alone, and Escape puts them away", async ({
    page,
  }) => {
    const when = await arrive(page);
    await when.pressSequentially("usual.pay");
    const list = page.getByRole("listbox", { name: "Names that fit here" });
    const options = list.getByRole("option");
    await expect(options).toHaveCount(3);
    await expect(page.getByText("3 names fit.")).toHaveCount(1);
    const active = async () => page.locator(`#${await when.getAttribute("aria-activedescendant")}`);
    await expect(await active()).toContainText("usual.payments");
    expect(await when.getAttribute("aria-controls")).toBe(await list.getAttribute("id"));
    expect(await objections(page, { within: "section[aria-labelledby=own-rules]", isStrict: true })).toEqual(
      [],
    );
    await page.keyboard.press("ArrowDown");
    await expect(await active()).toContainText("usual.paymentsLastHour");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(await active()).toContainText("usual.paymentsLastDay");
    await page.keyboard.press("Enter");
    await expect(when).toHaveValue("usual.paymentsLastDay");
    await expect(list).toHaveCount(0);
    await expect(when).toBeFocused();

    await when.pressSequentially(" > 3 && stre");
    await expect(list).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(list).toHaveCount(0);
    await expect(when).toHaveValue("usual.paymentsLastDay > 3 && stre");
    expect(await when.getAttribute("aria-activedescendant")).toBeNull();
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Enter");
    await expect(when).toHaveValue('usual.paymentsLastDay > 3 && strength("")');
    await expect(options.first()).toContainText("Much larger than usual");
    await when.pressSequentially("velo");
    await page.keyboard.press("Enter");
    await expect(when).toHaveValue('usual.paymentsLastDay > 3 && strength("velocity")');
    // Tab goes on to the next field, as everywhere.
    await when.pressSequentially(" > 0 && ev");
    await page.keyboard.press("Tab");
    await expect(when).not.toBeFocused();
    await expect(list).toHaveCount(0);
  });

  test("a half-written rule says what it hits on a sample, with examples that open, and is silent while it is wrong", async ({
    page,
  }) => {
    const when = await arrive(page);
    const tried = page.locator(".tried");
    await when.pressSequentially("event.amount > 1");
    await expect(tried).toContainText(/On a sample of [\d,]+ payments of \d+ accounts it fires [\d,]+ times/);
    const many = await tried.innerText();
    await when.pressSequentially("000");
    await expect.poll(() => tried.innerText()).not.toBe(many);
    await when.fill("event.amount > 300");
    await expect(tried.locator("button").first()).toBeVisible();
    await expect(tried).toHaveAttribute("aria-busy", "false");
    await tried.locator("button").first().click();
    await expect(page.getByRole("dialog")).toContainText("Reasons and their shares");
    await page.keyboard.press("Escape");
    await when.fill("event.amount >");
    await expect(tried).toBeEmpty();
  });
});

for (const locale of ["zh-CN", "en"])
  test.describe(`writing as it looks, ${locale}`, () => {
    test.use({ locale });
    test("the list of names sticks out nowhere", async ({ page }, { outputDir }) => {
      const when = await arrive(page);
      await when.pressSequentially('strength("');
      await expect(page.getByRole("listbox")).toBeVisible();
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.screenshot({ path: `${outputDir}/../writing-${locale}-${width}.png` });
      }
    });
  });
