// What only the holder knows: one payment in two statements or two, who is known, and what was before their eyes.
import { objections } from "./axe.js";
import { arrive, choose, expect, ownBill, test } from "./visit.js";

/** A statement of an account in the package's own columns. */
const statement = (name, account, rows) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "id,accountId,at,amount,currency,counterparty.name",
      ...rows.map(([id, at, amount, who]) => `${id},${account},${at}+08:00,${amount},CNY,${who}`),
    ].join("\n"),
  ),
});
/** A wallet and the bank behind it: they may show one supper, and one breakfast a week earlier. */
const wallet = statement("wallet.csv", "alipay", [
  ["w1", "2026-09-08T07:40:12", "18.50", "Bao & Soy"],
  ["w2", "2026-09-15T19:05:40", "64.00", "Noodle House"],
  ["w3", "2026-09-17T20:11:09", "12.00", "Corner Shop"],
]);
const bank = statement("bank.csv", "Bank card 0182", [
  ["202609080011223344", "2026-09-08T07:43:00", "18.50", "BAO & SOY"],
  ["202609150099887766", "2026-09-15T19:08:00", "64.00", "NOODLE HOUSE"],
  ["202609180055443322", "2026-09-18T09:30:00", "31.00", "BOOKS AT THE BRIDGE"],
]);

const confirm = (page) => page.locator("sentinel-confirm");
const spent = (page) => page.locator("sentinel-summary").first();

async function twoStatements(page) {
  await arrive(page);
  await choose(page, wallet, bank);
  await expect(page.locator(".report")).toHaveCount(2);
  await expect(confirm(page)).toContainText("¥64.00");
}

test("a payment that two statements may show is asked about: the answer changes the sum, survives a reload, and can be taken back", async ({
  page,
}) => {
  await twoStatements(page);
  await expect(spent(page)).toContainText("¥208.00");
  await expect(confirm(page)).toContainText("各记了一次吗");
  await expect(confirm(page)).toContainText("NOODLE HOUSE");
  await expect(confirm(page), "whose account each is").toContainText("支付宝");
  await expect(confirm(page)).toContainText("9月15日");
  await confirm(page).getByRole("button", { name: "是同一笔" }).click();
  await expect(confirm(page).locator("[part=said]")).toContainText("支出比之前少 ¥64.00");
  await expect(confirm(page).locator("[data-said]"), "the keyboard stays where it was").toBeFocused();
  await expect(spent(page)).toContainText("¥144.00");
  await expect(confirm(page), "then the one before it").toContainText("¥18.50");

  await confirm(page).getByRole("button", { name: "撤销" }).click();
  await expect(spent(page)).toContainText("¥208.00");
  await confirm(page).getByRole("button", { name: "是同一笔" }).click();
  await expect(spent(page)).toContainText("¥144.00");

  await page.reload();
  await expect(spent(page)).toContainText("¥144.00");
  await expect(confirm(page)).toContainText("¥18.50");
  await choose(page, bank);
  await expect(page.locator(".report")).toHaveCount(3);
  await expect(spent(page), "and a second import").toContainText("¥144.00");
});

test("“I was charged twice” keeps both in the sums, says what to do, and opens the case of one of them", async ({
  page,
}) => {
  await twoStatements(page);
  await confirm(page).getByRole("button", { name: "扣了两次" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("64.00");
  await dialog.getByRole("button", { name: "关闭" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(confirm(page).locator("[part=said]")).toContainText("银行卡背面印的电话");
  await expect(confirm(page).locator("[part=said]"), "both numbers").toContainText("202609150099887766");
  await expect(confirm(page).locator("[part=said]")).toContainText("w2");
  await expect(spent(page)).toContainText("¥208.00");
  await page.reload();
  await expect(confirm(page), "it is not asked again").toContainText("¥18.50");
  await expect(confirm(page)).not.toContainText("¥64.00");
});

test("the line about the figures leads to the question; “Not sure” changes nothing and goes until the next visit", async ({
  page,
}) => {
  await twoStatements(page);
  await page.locator("sentinel-summary [part=quality]").getByRole("button", { name: "去确认" }).click();
  await expect(confirm(page).locator("[data-question]")).toBeFocused();
  for (const sum of ["¥64.00", "¥18.50"]) {
    await expect(confirm(page).locator("[part=question]")).toContainText(sum);
    await confirm(page).getByRole("button", { name: "不确定" }).click();
  }
  await expect(confirm(page)).toContainText("下次打开时再问");
  await expect(confirm(page).locator("[part=question]")).toHaveCount(0);
  await expect(spent(page)).toContainText("¥208.00");
  await page.reload();
  await expect(confirm(page)).toContainText("¥64.00");
});

test("nobody is asked about bookkeeping while a danger is open", async ({ page }) => {
  await twoStatements(page);
  await expect(confirm(page).locator("[part=question]")).toHaveCount(1);
  // As a host hands it in: the made-up bills hold none, since a danger needs 98 in a hundred.
  await confirm(page).evaluate((card) => {
    const reasons = [{ code: "scam-transfer", audience: "holder", contribution: 9, params: {} }];
    const danger = {
      id: "danger",
      severity: "danger",
      state: "open",
      audience: "holder",
      reasons,
      lastAt: 0,
    };
    Object.assign(card, { alerts: [danger] });
  });
  await expect(confirm(page).locator("[part=question]")).toHaveCount(0);
  await expect(confirm(page)).toContainText("先处理紧急提醒");
});

test("alerts that were on the screen are noted as shown, once each", async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  const shown = () =>
    page
      .locator("sentinel-alerts")
      .evaluate((list) =>
        (list.alerts ?? []).filter(({ shownAt }) => shownAt).map(({ id, shownAt }) => [id, shownAt]),
      );
  expect(await shown(), "nothing is shown before somebody could read it").toEqual([]);
  await page.locator("sentinel-alerts li[part=alert]").nth(1).scrollIntoViewIfNeeded();
  await expect
    .poll(async () => {
      await page.reload();
      await page.locator("sentinel-alerts li[part=alert]").nth(1).scrollIntoViewIfNeeded();
      await page.waitForTimeout(1500); // a second in view
      return (await shown()).length;
    })
    .toBeGreaterThan(0);
  const before = await shown();
  await page.reload();
  await expect(page.locator("sentinel-alerts li[part=alert]").first()).toBeVisible();
  const later = new Map(await shown());
  for (const [id, at] of before) expect(later.get(id)).toBe(at);
});

test("what comes again is confirmed or called no subscription, and both words stay", async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  const rows = page.locator("sentinel-plan .coming li");
  const name = await rows.first().locator("bdi").first().textContent();
  await rows.first().getByText("更改").click();
  await rows.first().getByRole("button", { name: "没错" }).click();
  await expect(page.locator("sentinel-plan [data-said]")).toBeFocused();
  await expect(rows.filter({ hasText: name }).first()).toContainText("您已确认");
  await page.reload();
  const known = rows.filter({ hasText: name }).filter({ hasText: "您已确认" });
  await expect(known).toHaveCount(1);
  await known.getByText("更改").click();
  await known.getByRole("button", { name: /不是定期/ }).click();
  await expect(known).toHaveCount(0);
  await page.reload();
  await expect(rows.first()).toBeVisible();
  await expect(known).toHaveCount(0);
});

for (const locale of ["zh-CN", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      for (const width of [390, 1280]) {
        test(`at ${width} px a question and its answer fit, stand up to axe, and a picture is kept`, async ({
          page,
        }, { outputDir }) => {
          await page.setViewportSize({ width, height: 900 });
          await twoStatements(page);
          const picture = (/** @type {string} */ what) =>
            confirm(page).screenshot({
              path: `${outputDir}/../${what}-${locale}-${colorScheme}-${width}.png`,
            });
          await picture("question");
          await confirm(page).getByRole("button").nth(2).click();
          await page.locator("dialog > .row button").click();
          await expect(page.getByRole("dialog")).toHaveCount(0);
          await expect(confirm(page).locator("[part=said] ol")).toBeVisible();
          await picture("answer");
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          expect(await objections(page)).toEqual([]);
        });
      }
    });
  }
}
