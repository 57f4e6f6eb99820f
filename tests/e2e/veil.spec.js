// Amounts and names hidden from whoever looks over a shoulder, and the bill on paper.
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

/** All that is to be read on the page, in the elements too. */
const read = (page) =>
  page.evaluate(() => {
    const texts = (root) =>
      [...root.childNodes].flatMap((node) => {
        if (node.nodeType === Node.TEXT_NODE) return [node.data];
        if (!(node instanceof Element) || ["STYLE", "SCRIPT"].includes(node.tagName)) return [];
        const labels = [...node.attributes]
          .filter(({ name }) => name.startsWith("aria-"))
          .map(({ value }) => value);
        return [...labels, ...texts(node.shadowRoot ?? node)];
      });
    return texts(document.body).join("\n");
  });

test("with amounts hidden no sum is to be read in any view, and the choice is remembered", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  expect(await read(page)).toMatch(/¥\d/);
  await page.getByRole("button", { name: "隐藏金额和姓名" }).click();
  await expect(page.locator(".glance")).toContainText("¥***");
  await expect.poll(async () => (await read(page)).match(/¥-?\d[\d,.]*/g)).toBeNull();
  await page.reload();
  await expect(page.locator(".glance")).toContainText("¥***");
  await page.getByRole("link", { name: "全部付款" }).click();
  await expect(page.locator("sentinel-payments")).toContainText("¥***");
  await expect.poll(async () => (await read(page)).match(/¥-?\d[\d,.]*/g)).toBeNull();
  await page.getByRole("button", { name: "隐藏金额和姓名" }).click();
  await expect(page.locator("sentinel-payments")).toContainText(/¥\d/);
});

test("on paper there are no buttons but figures, and what to do is unfolded", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-20T10:00:00+08:00")); // advice goes by the payment's age
  await arrive(page);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const alert = card(page, "金额明显偏大");
  await expect(alert.getByText("书面告诉", { exact: false }).first()).toBeVisible();
  await expect(alert.getByRole("button", { name: "不是我付的" })).toBeHidden();
  await expect(page.getByRole("button", { name: "选择账单文件" })).toBeHidden();
  await expect(page.locator("sentinel-summary [part=spent]").first()).toContainText("¥");
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(alert.getByText("挂断", { exact: false }).first()).toBeHidden();
});
