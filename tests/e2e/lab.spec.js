// The analysts' lab, as built: a file in, figures that follow the hand, mistakes opened, changes compared, masked files out.
import { readFile } from "node:fs/promises";
import { objections } from "./axe.js";
import { expect, test } from "./visit.js";

const small = (rows) => ({
  name: "history.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`time,amount,account,merchant,fraud\n${rows.join("\n")}\n`),
});
const rows = (count, label = (day) => (day % 7 ? "no" : "yes")) =>
  Array.from(
    { length: count },
    (_, day) =>
      `${new Date(Date.UTC(2026, 0, 1) + day * 3_600_000 * 5).toISOString()},${10 + (day % 13)}.50,customer-${day % 5},shop-${day % 11},${label(day)}`,
  );

async function arrive(page, hash = "") {
  await page.goto(`/lab.html${hash}`);
  if (!hash) await page.getByRole("button", { name: /made-up sample|虚构样例/ }).click();
  await expect(page.locator(".payments")).toBeVisible();
}
const alerts = async (page) => Number((await page.locator("#alerts").innerText()).replaceAll(",", ""));
const slide = (page, id, value) =>
  page.locator(`#${id}`).evaluate((input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, String(value));

for (const locale of ["zh-CN", "en"])
  for (const colorScheme of ["light", "dark"])
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });
      test("axe finds nothing to object to, and nothing sticks out at 390 and 1280 px", async ({ page }, {
        outputDir,
      }) => {
        await arrive(page);
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          await page.screenshot({
            path: `${outputDir}/../lab-${locale}-${colorScheme}-${width}.png`,
            fullPage: true,
          });
        }
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
        const look = async () => {
          expect(await objections(page, { isStrict: true })).toEqual([]);
        };
        await look();
        await page.locator(".payments button.link").first().click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await look();
      });
    });

test.describe("the work of a desk", () => {
  test.use({ locale: "en" });

  test("a threshold under the hand moves every figure, and the address keeps it", async ({ page }) => {
    await arrive(page);
    const before = await alerts(page);
    await slide(page, "challenge", 10);
    await expect.poll(() => alerts(page)).toBeGreaterThan(before);
    await slide(page, "challenge", 60);
    await expect.poll(() => alerts(page)).toBeLessThan(before);
    await expect.poll(() => page.url()).toContain("t=60");
    const shown = await page.locator("dl.numbers").first().innerText();
    const matrix = await page.locator(".matrix").innerText();
    await page.reload();
    await expect(page.locator(".payments")).toBeVisible();
    expect(await page.locator("dl.numbers").first().innerText()).toBe(shown);
    expect(await page.locator(".matrix").innerText()).toBe(matrix);
  });

  test("a line that is dragged on the picture is the slider's", async ({ page }) => {
    await arrive(page);
    const picture = page.locator("svg.histogram");
    const box = await picture.boundingBox();
    await page.mouse.move(box.x + box.width * 0.36, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.2, box.y + 40, { steps: 5 });
    await page.mouse.up();
    await expect(page.locator("#challenge")).toHaveValue("20");
  });

  test("a missed fraud opens to its reasons, its account and why it was not flagged", async ({ page }) => {
    await arrive(page);
    await page.locator(".payments button.link").first().click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Why was this not flagged?");
    await expect(dialog.locator("tr.this")).toHaveCount(1);
    await expect.poll(() => page.url()).toContain("row=");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toHaveCount(0);
    await page.getByRole("button", { name: "False alerts" }).click();
    await expect(page.locator(".payments")).toBeVisible();
    await page.locator(".payments button.link").first().click();
    await expect(dialog.locator(".shares li")).not.toHaveCount(0);
    await expect(dialog).toContainText("nats");
  });

  test("a reason switched off: what that gains and loses stands beside today's settings", async ({
    page,
  }) => {
    await arrive(page);
    await page.locator('select[data-code="unusual-amount"]').selectOption("off");
    await expect(page.getByText("Changed since the last run.")).toBeVisible();
    await page.locator("#run-challenger").click();
    await expect(page.getByRole("heading", { name: "What your changes gain and lose" })).toBeVisible();
    await expect(page.locator("tr.engine").filter({ hasText: "As it is today" })).toHaveCount(1);
    await expect(page.locator("tr.engine").filter({ hasText: "With your changes" })).toHaveCount(1);
    await expect.poll(() => page.url()).toContain("mode=unusual-amount");
  });

  test("a pack that runs today is what its changes are measured against", async ({ page }) => {
    await arrive(page, "#sample");
    const rules = page.locator("section[aria-labelledby=own-rules]");
    await rules.getByRole("button", { name: "Begin with an example" }).click();
    await expect(rules).toContainText("Today’s settings hold no rules of your own.");
    await rules.getByRole("button", { name: "This pack runs today" }).click();
    await expect(rules).toContainText(/Today’s settings hold “.+”, version .+, with \d+ rules\./);
    await expect(page.locator("#run-today")).toBeEnabled();
    await rules
      .getByRole("button", { name: /^Remove / })
      .first()
      .click();
    await page.locator("#run-rules").click();
    await expect(page.getByText("What your changes are, beside today’s settings")).toBeVisible();
    await expect(
      page.locator("section", { hasText: "What your changes gain and lose" }).last(),
    ).toContainText(/Rule “.+” is gone/);
    await rules.getByRole("button", { name: "No rules run today" }).click();
    await expect(rules).toContainText("Today’s settings hold no rules of your own.");
  });

  test("flagged payments leave masked, unless one asks", async ({ page }) => {
    await arrive(page);
    const saved = async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: /Flagged payments/ }).click(),
      ]);
      return readFile(await download.path(), "utf8");
    };
    const masked = await saved();
    expect(masked).toContain("account-1");
    expect(masked).not.toMatch(/,C1\d{3},/);
    await page.getByLabel("With real ids and names").check();
    expect(await saved()).toMatch(/,C1\d{3},/);
    const [config] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /Settings for the engine/ }).click(),
    ]);
    expect(JSON.parse(await readFile(await config.path(), "utf8")).thresholds).toEqual({
      challenge: 36,
      review: 58,
      block: 86,
    });
  });

  test("receipts and the report say whose a payment was only where one asks", async ({ page }) => {
    await arrive(page, "#sample&by=deviceId");
    const saved = async (name) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name }).click(),
      ]);
      return readFile(await download.path(), "utf8");
    };
    const receipts = JSON.parse(await saved("Receipts of the 100 highest"));
    expect(receipts).toHaveLength(100);
    const names = /"C1\d{3}"|"M\d{3}"|phone-\d|slice/;
    expect(JSON.stringify(receipts)).not.toMatch(names);
    expect(await saved("All figures")).not.toMatch(names);
    await page.emulateMedia({ media: "print" });
    const printed = page.locator("main");
    await expect(printed).not.toContainText(/\b(C1\d{3}|phone-\d+)\b/, { useInnerText: true });
    await page.emulateMedia({ media: "screen" });
    await page.getByLabel("With real ids and names").check();
    const whole = await saved("Receipts of the 100 highest");
    expect(whole).toContain('"slice"');
    expect(whole).toMatch(/"C1\d{3}"/);
  });

  test("what is wrong with a file is said, with a way on; a choice is remembered for its kind", async ({
    page,
  }) => {
    await page.goto("/lab.html");
    const file = page.locator("#file");
    const fault = page.locator(".fault");
    await file.setInputFiles(small(rows(60).toReversed()));
    await expect(fault).toContainText("Time runs backwards: line 3");
    await fault.getByRole("button", { name: "Put it in order of time" }).click();
    await expect(page.getByText("the file was put in order of time")).toBeVisible();

    await page.getByRole("button", { name: "Another file" }).click();
    await file.setInputFiles(small(rows(60, (day) => (day % 7 ? "fine" : "rotten"))));
    await expect(fault).toContainText("words that could mean either");
    await fault.getByLabel(/fine/).selectOption("genuine");
    await fault.getByLabel(/rotten/).selectOption("fraud");
    await fault.getByRole("button", { name: "Read the file" }).click();
    await expect(page.locator(".file")).toContainText("history.csv");
    await expect(page.locator(".file")).toContainText("Frauds");

    await page.getByRole("button", { name: "Another file" }).click();
    await file.setInputFiles(small(rows(60, (day) => (day % 5 ? "fine" : "rotten"))));
    await expect(page.locator(".file")).toContainText("12 · 20%");
  });

  test("without labels there are hits, and nothing that claims to know who was right", async ({ page }) => {
    await page.goto("/lab.html");
    await page.locator("#file").setInputFiles({
      name: "bare.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        `time,amount,account\n${rows(200)
          .map((row) => row.split(",").slice(0, 3).join(","))
          .join("\n")}\n`,
      ),
    });
    await expect(page.getByText("Share flagged")).toBeVisible();
    for (const claim of ["Precision", "Recall", "Beside the trivial answers", "What mistakes cost"])
      await expect(page.getByText(claim, { exact: true })).toHaveCount(0);
  });

  test("scoring can be stopped, and the page goes on", async ({ page }) => {
    await page.goto("/lab.html");
    const many = Array.from(
      { length: 80_000 },
      (_, row) =>
        `${1.6e12 + row * 60_000},${10 + (row % 90)}.00,a${row % 900},m${row % 300},${row % 50 ? 0 : 1}`,
    );
    await page.locator("#file").setInputFiles(small(many));
    await expect(page.getByText("Scoring every payment")).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("Scoring every payment")).toHaveCount(0);
    await page.getByRole("button", { name: "Another file" }).click();
    await arrive(page);
  });
});

for (const locale of ["zh-CN", "en"])
  test.describe(`forced events, ${locale}`, () => {
    test.use({ locale });
    test("a reason is chosen without any file, and fires with its explanation and what led to it", async ({
      page,
    }, { outputDir }) => {
      await page.goto("/lab.html");
      const section = page.locator("section[aria-labelledby=examples]");
      await section.getByRole("button").click();
      await section.locator("#example").selectOption("impossible-travel");
      const article = section.locator(".played");
      await expect(article.locator("h3")).toContainText(/^(It fires: |触发：)./);
      await expect(article.locator("tr.this")).not.toHaveCount(0);
      await expect(article).toContainText(locale === "en" ? "nats" : "奈特");
      await section.locator("#example").selectOption("refund-late");
      await expect(article.locator("tr.this")).not.toHaveCount(0);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await section.screenshot({ path: `${outputDir}/../example-${locale}-${width}.png` });
      }
      expect(await objections(page)).toEqual([]);
    });
  });
