// For everyone: two languages, two themes, phone and desk, keyboard and screen reader.
import { objections } from "./axe.js";
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

for (const locale of ["zh-CN", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      for (const width of [390, 1280]) {
        test(`at ${width} px nothing sticks out, and a picture is kept`, async ({ page }, { outputDir }) => {
          await page.setViewportSize({ width, height: 900 });
          await arrive(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          await page.screenshot({
            path: `${outputDir}/../page-${locale}-${colorScheme}-${width}.png`,
            fullPage: true,
          });
        });
      }

      test("axe finds nothing to object to, with everything unfolded", async ({ page }) => {
        await arrive(page);
        await choose(page, ownBill);
        await expect(page.locator(".report")).toHaveCount(1);
        await page.evaluate(() => {
          const unfold = (root) => {
            for (const details of root.querySelectorAll("details")) details.open = true;
            for (const element of root.querySelectorAll("*"))
              if (element.shadowRoot) unfold(element.shadowRoot);
          };
          unfold(document);
        });
        expect(await objections(page, { isStrict: true })).toEqual([]);
      });
    });
  }
}

test("the question about a scam stands up to axe as well", async ({ page }) => {
  await arrive(page);
  await card(page, "金额明显偏大").getByRole("button", { name: "是我付的", exact: true }).click();
  expect(await objections(page)).toEqual([]);
});

test("by keyboard alone: skip to the alerts, read the advice, answer, undo; choose a month", async ({
  page,
}) => {
  await arrive(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到提醒" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#alerts")).toBeFocused();

  const first = page.locator("sentinel-alerts li[part=alert]").first();
  const title = await first.locator("h4").textContent();
  const tabTo = async (locator) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      if (await locator.evaluate((element) => element.getRootNode().activeElement === element)) return;
    }
    throw new Error("the keyboard does not reach it");
  };
  await tabTo(first.locator("summary"));
  await page.keyboard.press("Enter");
  await expect(first.locator(".help")).toBeVisible();
  await page.keyboard.press("Shift+Tab"); // not for a week
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space"); // "it was not me"
  await page.keyboard.press("Space"); // nobody led to it: the question has taken the keyboard
  await expect(card(page, title)).toContainText("需要跟进");
  await expect(card(page, title).locator(".told"), "and then the steps").toBeFocused();
  await expect(page.locator("sentinel-alerts [role=status]")).toContainText("请按下面的步骤处理");

  const months = page.locator("sentinel-summary .months [role=button]");
  await months.last().focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(months.nth(7)).toHaveAttribute("aria-pressed", "true");
});

test("each chart is a figure that says in words what it shows, and has its table", async ({ page }) => {
  await arrive(page);
  const figures = page.locator("sentinel-summary figure");
  await expect(figures).toHaveCount(3);
  for (const figure of await figures.all()) {
    expect((await figure.locator("figcaption p").textContent()).length).toBeGreaterThan(5);
    await figure.getByText("查看数据表").click();
    expect(await figure.locator("tbody tr").count()).toBeGreaterThan(3);
  }
});

test("targets are at least 44 px high", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await arrive(page);
  const small = await page.evaluate(() => {
    const found = [];
    const look = (root) => {
      for (const element of root.querySelectorAll("button, select, summary")) {
        const { height } = element.getBoundingClientRect();
        if (height > 0 && height < 44) found.push(`${element.textContent.trim()} ${height}`);
      }
      for (const element of root.querySelectorAll("*")) if (element.shadowRoot) look(element.shadowRoot);
    };
    look(document);
    return found;
  });
  expect(small).toEqual([]);
});
