// The queue to label: why each payment is asked about, an answer that counts at once, is kept apart, taken back, kept and exported.
import { readFile } from "node:fs/promises";
import { expect, test } from "./visit.js";

async function arrive(page, hash = "") {
  await page.goto(`/lab.html${hash}`);
  if (!hash) await page.getByRole("button", { name: /made-up sample|虚构样例/ }).click();
  await expect(page.locator("ol.queue")).toBeVisible();
}

test.describe("payments that nobody has labelled", () => {
  test.use({ locale: "en" });

  test("an answer counts at once and by itself, is there again after a reload, and is taken back", async ({
    page,
  }) => {
    await arrive(page, "#sample&t=20");
    const queue = page.locator("section[aria-labelledby=queue]");
    const frauds = page.locator(".matrix tbody tr").first();
    const before = await frauds.innerText();
    const first = queue.locator("ol.queue > li").first();
    await expect(first).toContainText(/Score [\d.]+, [\d.]+ (above|below) the line/);
    const asked = await first.locator("button.link").innerText();
    await first.getByRole("button", { name: "Fraud" }).click();
    await expect(queue.getByRole("status")).toContainText(`Noted by hand as “Fraud”: ${asked}`);
    await expect(first.locator("button.link")).not.toHaveText(asked);
    await expect(first.locator("button.link")).toBeFocused();
    await expect.poll(() => frauds.innerText()).not.toBe(before);
    const counted = await frauds.innerText();
    await queue.getByLabel("Count them in the figures above").uncheck();
    await expect.poll(() => frauds.innerText()).toBe(before);
    await queue.getByLabel("Count them in the figures above").check();
    await expect.poll(() => frauds.innerText()).toBe(counted);

    await page.reload();
    await expect(page.locator("table.answers")).toBeVisible();
    await expect.poll(() => frauds.innerText()).toBe(counted);
    const kept = await page.evaluate(() => localStorage.getItem("wallet-sentinel.lab.answers"));
    expect(kept).toMatch(/^\[\["[\w-]+",\[\[\d+,"fraud"\]\]\]\]$/);
    await queue.getByText("1 answer, the newest first").click();
    await queue.locator("ul.queue button[aria-pressed=true]").click();
    await expect(queue.getByRole("status")).toContainText(`Taken back: ${asked}`);
    await expect.poll(() => frauds.innerText()).toBe(before);
    await expect(page.locator("table.answers")).toHaveCount(0);
  });

  test("labels by hand leave with the file's own beside them, masked unless one asks", async ({ page }) => {
    await arrive(page);
    const queue = page.locator("section[aria-labelledby=queue]");
    await queue.getByRole("button", { name: "Costs most" }).click();
    await expect(queue).toContainText("though");
    const first = queue.locator("ol.queue > li").first();
    const account = (await first.locator("small").innerText()).split(" ")[0];
    await first.locator("button.link").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Genuine" }).click();
    await expect(dialog).toContainText("By hand: Genuine");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(page.locator("table.answers")).toBeVisible();
    await expect(page.getByText("Counting anew…")).toHaveCount(0);
    const saved = async (name) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name }).click(),
      ]);
      return readFile(await download.path(), "utf8");
    };
    const csv = await saved("Labels by hand (CSV)");
    expect(csv).toContain("label,answer,score");
    expect(csv).toMatch(/,(none|disputed),genuine,/);
    expect(csv).toContain("account-1");
    expect(csv).not.toContain(account);
    const report = JSON.parse(await saved("All figures (JSON)"));
    expect(report.answers.counts).toEqual({ fraud: 0, genuine: 1, unsure: 0 });
    expect(JSON.stringify(report)).not.toContain(account);
    await page.getByLabel("With real ids and names").check();
    expect(await saved("Labels by hand (CSV)")).toContain(account);
  });
});
