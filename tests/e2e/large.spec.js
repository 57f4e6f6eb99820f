// Ten thousand rows in one go: the page goes on living while the worker works.
import { longStatement } from "../../www/sample/make.mjs";
import { arrive, choose, expect, test } from "./visit.js";

test("10,000 rows are read while the page goes on drawing and answers a click", async ({ page }) => {
  await arrive(page);
  // Counted in the page itself, from the moment the progress shows to the moment it goes.
  await page.evaluate(() => {
    const seen = (window.seen = { frames: 0, answered: false, begun: false, ended: false });
    const frame = () => {
      const busy = document.querySelector("progress") !== null;
      if (busy) {
        seen.begun = true;
        seen.frames += 1;
        if (seen.frames === 3) document.querySelector('button[lang="en"]').click();
        else if (
          seen.frames > 3 &&
          document.documentElement.lang === "en" &&
          document.querySelector("header").textContent.includes("Wallet")
        )
          seen.answered = true;
      } else if (seen.begun) {
        seen.ended = true;
        return;
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await choose(page, { name: "long.csv", mimeType: "text/csv", buffer: longStatement(10_000) });
  await expect(page.locator(".report")).toContainText("10,000 rows");
  await page.waitForFunction(() => window.seen.ended);
  const seen = await page.evaluate(() => window.seen);
  expect(seen.answered, "the click was answered while the file was being read").toBe(true);
  // A frozen page draws none between its first and its last; ten are far from that on any machine.
  expect(seen.frames).toBeGreaterThan(10);
});

test("of a thousand alerts the page lists six, and twenty more at a time", async ({ page }) => {
  await arrive(page);
  await page.evaluate(() => {
    const list = document.querySelector("sentinel-alerts");
    const [first] = list.alerts;
    list.alerts = Array.from({ length: 1_000 }, (_, index) => ({
      ...first,
      id: `a${index}`,
      lastAt: first.lastAt - index * 3_600_000,
    }));
  });
  await expect(page.locator("sentinel-alerts li[part=alert]")).toHaveCount(6);
  await page.getByRole("button", { name: "再看 994 条" }).click();
  await expect(page.locator("sentinel-alerts li[part=alert]")).toHaveCount(26);
});
