import { chromium } from "@playwright/test";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const base = "http://127.0.0.1:4311/";
for (const [name, w, h, locale, scheme] of [["zh390", 390, 844, "zh-CN", "light"], ["en390", 390, 844, "en-GB", "dark"], ["zh1280", 1280, 900, "zh-CN", "dark"], ["en1280", 1280, 900, "en-GB", "light"]]) {
  const page = await browser.newPage({ viewport: { width: w, height: h }, locale, colorScheme: scheme });
  page.on("pageerror", (e) => console.log(name, "ERR", e.message));
  await page.goto(base);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `/tmp/s6/${name}-first.png` });
  const b = page.locator("button, a").filter({ hasText: /示例|sample/i }).first();
  await b.click().catch((e) => console.log(name, e.message.slice(0, 80)));
  await page.waitForTimeout(9000);
  await page.screenshot({ path: `/tmp/s6/${name}-top.png` });
  await page.screenshot({ path: `/tmp/s6/${name}-full.png`, fullPage: true });
  await page.close();
}
const lab = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
await lab.goto(base + "lab.html"); await lab.waitForTimeout(1500);
await lab.locator("button").filter({ hasText: /sample/i }).first().click().catch((e) => console.log(e.message));
await lab.waitForTimeout(12000);
await lab.screenshot({ path: "/tmp/s6/lab-full.png", fullPage: true });
await browser.close();
