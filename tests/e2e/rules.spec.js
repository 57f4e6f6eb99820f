// Rules of one's own in the lab: written, marked at the letter that is wrong, run over the labelled file, taken along as a pack.
import { readFile } from "node:fs/promises";
import { expect, test } from "./visit.js";

async function arrive(page) {
  await page.goto("/lab.html");
  await page.getByRole("button", { name: /made-up sample|虚构样例/ }).click();
  await expect(page.locator(".payments")).toBeVisible();
}

test.describe("a desk's own rules", () => {
  test.use({ locale: "en" });

  test("a slip is marked at its letter while one types, with the name that was meant", async ({ page }) => {
    await arrive(page);
    await page.getByRole("button", { name: "Add a rule" }).click();
    const when = page.locator('textarea[data-rule="0"]');
    await when.fill("event.flag > 5");
    await when.fill("event.amount > 100 && event.curency == 'CNY'");
    await expect(page.locator(".marked mark")).toHaveText("event.curency");
    await expect(page.locator(".rule")).toContainText("letter 23");
    await expect(page.locator(".rule")).toContainText("event.currency");
    await expect(page.locator("#run-rules")).toBeDisabled();
    await when.fill("event.amount > 100 && event.currency == 'CNY'");
    await expect(page.locator(".marked")).toHaveCount(0);
    await expect(page.locator("#run-rules")).toBeEnabled();
  });

  test("rules are run over the file: what each caught, alone and together, and what one in shadow would have", async ({
    page,
  }) => {
    await arrive(page);
    await page.getByRole("button", { name: "Begin with an example" }).click();
    await expect(page.locator(".rule")).toHaveCount(5);
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.locator('textarea[data-rule="5"]').fill("event.amount > 100");
    await expect(page.locator("#run-rules")).toBeEnabled();
    await page.locator("#run-rules").click();
    const table = page.locator("table.rules");
    await expect(table.locator("tbody tr")).toHaveCount(6);
    const own = table.locator("tbody tr").last();
    await expect(own).toContainText("rule-6");
    await expect(own).toContainText("would have fired");
    await expect(own.locator("td").nth(1)).toHaveText(/[1-9]/);
    await expect(page.locator("tr.engine").filter({ hasText: "With your changes" })).toHaveCount(1);
  });

  test("what was changed in a pack, and what two runs differ by, stand in sentences; its lists come along", async ({
    page,
  }) => {
    await arrive(page);
    const lists = { block: [{ field: "country", value: "AA" }] };
    const rules = [
      { id: "large", when: "event.amount > 300", severity: "warning", mode: "shadow" },
      { id: "listed", when: 'list("block")', severity: "notice" },
    ];
    const rulePack = { id: "desk", version: "1", rules };
    const file = (name, given) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(given)),
    });
    await page
      .locator("#pack-file")
      .setInputFiles(file("today.json", { rulePack, lists, thresholds: { block: 90 } }));
    const section = page.locator("section[aria-labelledby=own-rules]");
    await expect(section).toContainText("also sets thresholds");
    await expect(page.locator("#run-rules")).toBeEnabled();
    await page.locator('textarea[data-rule="0"]').fill("event.amount > 400");
    await section.locator(".rule").first().getByLabel("Mode").selectOption("live");
    const changes = section.locator(".changes");
    await expect(changes.locator("li")).toHaveText([
      /Rule “large” has another condition:.*300.*400/,
      "Rule “large” goes from “In shadow” to “Live”.",
    ]);
    await page
      .locator("#pack-other")
      .setInputFiles(file("other.json", { ...rulePack, version: "0", rules: [] }));
    await expect(section).toContainText("What is different from other.json");
    await expect(changes).toContainText("Version 0 became 1.");
    await expect(changes).toContainText("New list “block”, with 1 entry.");
    await page.locator("#run-rules").click();
    const reasons = page.locator("section[aria-labelledby=reasons]");
    await expect(reasons.locator(".changes")).toContainText("New rule “large” (Live, Warning):");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the pack" }).click(),
    ]);
    expect(JSON.parse(await readFile(await download.path(), "utf8")).lists).toEqual(lists);
  });

  test("a pack leaves as a file and comes back from one; what is no pack says so", async ({ page }) => {
    await arrive(page);
    await page.getByRole("button", { name: "Begin with an example" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the pack" }).click(),
    ]);
    const pack = JSON.parse(await readFile(await download.path(), "utf8"));
    expect(pack.rules.map(({ id }) => id)).toContain("at-night");
    const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    pack.rules = pack.rules.slice(0, 2);
    await page.locator("#pack-file").setInputFiles(file("rules.json", JSON.stringify({ rulePack: pack })));
    await expect(page.locator(".rule")).toHaveCount(2);
    await page.locator("#pack-file").setInputFiles(file("letter.json", "Dear desk"));
    await expect(page.locator("section[aria-labelledby=own-rules] [role=alert]")).toContainText(
      "letter.json",
    );
    await expect(page.locator(".rule")).toHaveCount(2);
  });
});

for (const locale of ["zh-CN", "en"])
  test.describe(`rules as they look, ${locale}`, () => {
    test.use({ locale });
    test("nothing sticks out, with a fault and with figures", async ({ page }, { outputDir }) => {
      await arrive(page);
      const buttons = page.locator("section[aria-labelledby=own-rules] .row button");
      await buttons.nth(2).click();
      await expect(page.locator("#run-rules")).toBeEnabled();
      await page.locator("#run-rules").click();
      await expect(page.locator("table.rules")).toBeVisible();
      await page.locator('textarea[data-rule="0"]').fill('strength("unusual-amuont") > 1.5');
      await expect(page.locator(".marked mark")).toHaveText('"unusual-amuont"');
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page
          .locator("section[aria-labelledby=own-rules]")
          .screenshot({ path: `${outputDir}/../rules-${locale}-${width}.png` });
      }
    });
  });
