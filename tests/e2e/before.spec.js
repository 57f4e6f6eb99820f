// Before a payment is made: what is unlike the habits, whether somebody told them to, and a day to think; tried with the sample.
import { objections } from "./axe.js";
import { arrive, choose, expect, ownBill, test } from "./visit.js";

const asked = (page) => page.locator("sentinel-before");

/** The element open, and what it says to its host. */
async function tried(page) {
  await arrive(page);
  await page.evaluate(() => {
    window.choices = [];
    addEventListener("sentinel-before", ({ detail }) => window.choices.push(detail));
  });
  await page.getByRole("button", { name: /^(试一试|Try it)$/ }).click();
  await expect(asked(page)).toContainText("¥9,800.00");
}
const choices = (page) => page.evaluate(() => window.choices);

test("whoever says they were told to pay is told to stop, and finds no button that pays", async ({
  page,
}) => {
  await tried(page);
  await expect(asked(page)).toContainText("有没有人通过电话");
  await expect(asked(page).getByRole("button", { name: "现在付款" })).toHaveCount(0);
  await asked(page).getByRole("button", { name: "有人让我付的" }).click();
  await expect(asked(page)).toContainText("先停下来");
  await expect(asked(page).getByRole("button", { name: "现在付款" })).toHaveCount(0);
  await asked(page).getByRole("button", { name: "不付了" }).click();
  await expect(asked(page)).toContainText("这笔款没有付出");
  expect(await choices(page)).toEqual([{ choice: "told" }, { choice: "stop" }]);
});

test("whoever made up their own mind is offered a day to think first", async ({ page }) => {
  await tried(page);
  await asked(page).getByRole("button", { name: "没有，是我自己要付的" }).click();
  await asked(page).getByRole("button", { name: "等 24 小时再说" }).click();
  await expect(asked(page)).toContainText("之前不会付款");
  const [{ choice, until }] = await choices(page);
  expect(choice).toBe("wait");
  expect(until - (await page.evaluate(() => Date.now()))).toBeGreaterThan(23 * 3_600_000);
});

test("after an outcome that holds the payment nothing pays; the operator's reasons are not shown", async ({
  page,
}) => {
  await tried(page);
  const lines = await asked(page).locator(".reasons li").count();
  await page.evaluate(() => {
    const element = document.querySelector("sentinel-before");
    const { assessment } = element;
    const [first] = assessment.reasons;
    element.assessment = {
      ...assessment,
      outcome: "block",
      reasons: [
        ...assessment.reasons,
        { ...first, code: "structuring", audience: "operator", params: { count: 3 } },
      ],
    };
  });
  await expect(asked(page)).toContainText("请不要付这笔款");
  await expect(asked(page).locator(".reasons li")).toHaveCount(lines);
  await asked(page).getByRole("button", { name: "没有，是我自己要付的" }).click();
  await expect(asked(page).getByRole("button", { name: "现在付款" })).toHaveCount(0);
});

test("with a bill of one's own the trial is gone", async ({ page }) => {
  await tried(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  await expect(asked(page)).toHaveCount(0);
});

for (const locale of ["zh-CN", "en"])
  for (const colorScheme of ["light", "dark"])
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme, viewport: { width: 390, height: 844 } });
      test("at 390 px each step fits, stands up to axe, and a picture is kept", async ({ page }, {
        outputDir,
      }) => {
        await tried(page);
        for (const step of ["asked", "told"]) {
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(wide).toBeLessThanOrEqual(0);
          expect(await objections(page, { within: "sentinel-before" })).toEqual([]);
          await asked(page).screenshot({ path: `${outputDir}/${step}-${locale}-${colorScheme}.png` });
          if (step === "asked")
            await asked(page)
              .getByRole("button", { name: /有人让我付的|someone told me/ })
              .click();
        }
      });
    });
