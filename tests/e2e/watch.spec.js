// Money that is waited for: say that a refund was asked for, see who has it and until when, copy or print the case.
import { readFile } from "node:fs/promises";
import { objections } from "./axe.js";
import { arrive, choose, expect, ownBill, test } from "./visit.js";

const words = {
  "zh-CN": {
    ask: "我申请了退款",
    go: "开始留意",
    show: "查看申诉材料",
    copy: "复制",
    short: "复制 300 字版",
    print: "打印",
    close: "关闭",
    never: "共享屏幕",
    copied: "已复制",
    state: "在路上",
    heading: "您的账单",
  },
  en: {
    ask: "I asked for a refund",
    go: "Watch for it",
    show: "View support request",
    copy: "Copy",
    short: "Copy in 300 characters",
    print: "Print",
    close: "Close",
    never: "screen sharing",
    copied: "Copied",
    state: "On its way",
    heading: "Your statements",
  },
};

async function ask(page, say) {
  await page.getByRole("button", { name: say.ask }).click();
  await page.getByRole("button", { name: say.go }).click();
  await expect(page.locator("sentinel-watch li[part=case]").first()).toContainText(say.state);
}

for (const [locale, say] of Object.entries(words)) {
  test.describe(locale, () => {
    test.use({ locale, permissions: ["clipboard-read", "clipboard-write"] });

    test("“I asked for a refund” is watched, and its case is shown, copied whole and in 300 characters, and printed", async ({
      page,
    }) => {
      await arrive(page);
      await ask(page, say);
      await page.getByRole("button", { name: say.show }).first().click();
      const found = page.locator("sentinel-case");
      await expect(found.locator("pre")).toContainText("UTC+8");
      await expect(found.locator(".safety")).toContainText(say.never);
      await found.getByRole("button", { name: say.copy, exact: true }).click();
      await expect(found).toContainText(say.copied);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        await found.locator("pre").textContent(),
      );
      await found.getByRole("button", { name: say.short }).click();
      await expect
        .poll(() => page.evaluate(async () => [...(await navigator.clipboard.readText())].length))
        .toBeLessThanOrEqual(300);
      // What is printed is a frame with the text and nothing else.
      await page.evaluate(() => {
        const append = document.body.append.bind(document.body);
        document.body.append = (frame) => {
          append(frame);
          frame.contentWindow.print = () => {
            window.printed = frame.contentDocument.body.textContent;
          };
        };
      });
      await found.getByRole("button", { name: say.print }).click();
      expect(await page.evaluate(() => window.printed)).toBe(await found.locator("pre").textContent());
    });

    for (const width of [390, 1280]) {
      test(`at ${width} px nothing sticks out of the list and the case, axe finds nothing, and pictures are kept`, async ({
        page,
      }, { outputDir }) => {
        await page.setViewportSize({ width, height: 900 });
        await arrive(page);
        await page.getByRole("button", { name: say.ask }).click();
        const watch = page.locator("section", { has: page.locator("sentinel-watch") }).last();
        await watch.screenshot({ path: `${outputDir}/../watch-ask-${locale}-${width}.png` });
        await page.getByRole("button", { name: say.go }).click();
        await expect(page.locator("sentinel-watch li[part=case]")).toHaveCount(1);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await watch.screenshot({ path: `${outputDir}/../watch-${locale}-${width}.png` });
        await page.getByRole("button", { name: say.show }).first().click();
        await expect(page.locator("sentinel-case pre")).toBeVisible();
        const dialog = page.locator("dialog.case");
        expect(
          await dialog.evaluate((element) => element.scrollWidth - element.clientWidth),
        ).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `${outputDir}/../case-${locale}-${width}.png` });
        expect(await objections(page)).toEqual([]);
      });
    }
  });
}

test("a refund that was noted by mistake is taken back where it was noted, and goods on their way back start no term", async ({
  page,
}) => {
  const say = words["zh-CN"];
  await arrive(page);
  await ask(page, say);
  const watch = page.locator("sentinel-watch");
  await watch.getByRole("button", { name: /^撤销/ }).click();
  await expect(watch.locator("li[part=case]")).toHaveCount(0);
  await expect(watch.getByRole("status")).toContainText("已撤销");
  await watch.getByRole("button", { name: say.ask }).click();
  await watch.getByLabel("退回的商品还在路上").check();
  await expect(watch).toContainText("从收到退货那天算起");
  await watch.getByRole("button", { name: say.go }).click();
  const one = watch.locator("li[part=case]");
  await expect(one.locator("progress")).toHaveCount(0); // no day is known
  await expect(one.locator("[data-do=calendar]")).toHaveCount(0);
  await expect(page.locator("sentinel-promise [data-do=arrived]")).toBeVisible();
});

test("a day that is waited for goes to the calendar, without a name and without a sum", async ({ page }) => {
  await arrive(page);
  await ask(page, words["zh-CN"]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("sentinel-watch [data-do=calendar]").first().click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}/);
  expect(text).not.toMatch(/¥|青禾|\d+\.\d\d/);
});

test("what is watched is there after a reload, and the case closes by its button", async ({ page }) => {
  const say = words["zh-CN"];
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.getByRole("heading", { name: say.heading })).toBeVisible();
  await ask(page, say);
  await page.reload();
  await expect(page.locator("sentinel-watch li[part=case]").first()).toContainText(say.state);
  await page.getByRole("button", { name: say.show }).first().click();
  await page.locator("dialog.case").getByRole("button", { name: say.close }).click();
  await expect(page.locator("dialog.case")).toHaveCount(0);
});
