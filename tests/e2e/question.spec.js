// The question of the week: two steps, what each answer sends, and how it looks on a phone.
import { objections } from "./axe.js";
import { arrive, expect, test } from "./visit.js";

const question = {
  accountId: "alipay",
  eventId: "q1",
  why: "unusual-amount",
  likeIt: 7,
  at: Date.UTC(2026, 8, 15, 11, 5),
  utcOffset: 480,
  amount: "1288.00",
  currency: "CNY",
  counterparty: "Riverside Optician and Contact Lens Studio",
};

/** The page with the question put into it, and what its element sends from then on. */
async function asked(page, alerts = []) {
  await arrive(page);
  await page.evaluate(
    ({ question, alerts }) => {
      const element = document.createElement("sentinel-question");
      element.id = "asked";
      const host = document.querySelector("sentinel-confirm");
      element.locale = host.locale;
      Object.assign(element, { question, alerts, utcOffset: 480 });
      globalThis.sent = [];
      element.addEventListener("sentinel-label", (event) => {
        event.stopPropagation();
        globalThis.sent.push(event.detail);
      });
      host.before(element);
    },
    { question, alerts },
  );
  return page.locator("#asked");
}

const sent = (page) => page.evaluate(() => globalThis.sent.map(({ label }) => label));

test("“I made it” alone sends nothing; with “nobody told me to” it is legitimate, and can be taken back", async ({
  page,
}) => {
  const element = await asked(page);
  await expect(element).toContainText("¥1,288.00");
  await element.getByRole("button", { name: "是我付的", exact: true }).click();
  await expect(element.locator("h3")).toBeFocused();
  await expect(element).toContainText("有没有人让您付这笔钱");
  expect(await sent(page)).toEqual([]);
  await element.getByRole("button", { name: "没有，是我自己要付的" }).click();
  await expect(element.locator("[part=question]")).toHaveCount(0);
  expect(await sent(page)).toEqual(["legitimate"]);
  await element.getByRole("button", { name: "撤销" }).click();
  expect(await sent(page)).toEqual(["legitimate", "withdrawn"]);
  await expect(element.locator("[part=question]")).toHaveCount(1);
});

test("the keyboard follows: from what was taken back to the question that the host asks again, and to the question from elsewhere", async ({
  page,
}) => {
  const element = await asked(page);
  const give = (/** @type {typeof question | undefined} */ next) =>
    page.evaluate((next) => Object.assign(document.querySelector("#asked"), { question: next }), next);
  await element.getByRole("button", { name: "不是我付的" }).click();
  await expect(element.locator("[data-said]")).toBeFocused();
  await give(undefined);
  await element.getByRole("button", { name: "撤销" }).click();
  await expect(element.getByText("已撤销")).toBeFocused();
  await give(question);
  await expect(element.locator("h3")).toBeFocused();

  await element.getByRole("button", { name: "不是我付的" }).click();
  await give({ ...question, eventId: "q2" });
  await expect(element.locator("[data-said]")).toBeFocused();
  await page.evaluate(() => document.querySelector("#asked").focus());
  await expect(element.locator("h3"), "though what was said stands above it").toBeFocused();
});

test("whoever was told to pay is told what to do, and whoever did not pay whom to call", async ({ page }) => {
  const element = await asked(page);
  await element.getByRole("button", { name: "是我付的", exact: true }).click();
  await element.getByRole("button", { name: "有人让我付的" }).click();
  await expect(element).toContainText("换一部电话报警");
  await expect(
    element,
    "a device in Berlin is shown no number of another country's police",
  ).not.toContainText("110");
  await element.getByRole("button", { name: "撤销" }).click();
  await element.getByRole("button", { name: "不是我付的" }).click();
  await expect(element).toContainText("客服电话");
  expect(await sent(page)).toEqual(["scam", "withdrawn", "fraud"]);
});

test("nobody is asked while a danger is open, and “not sure” takes no room", async ({ page }) => {
  const danger = {
    id: "a",
    accountId: "alipay",
    audience: "holder",
    severity: "danger",
    state: "open",
    topic: "payment",
    reasons: [],
    eventIds: [],
    history: [],
    advice: [],
  };
  const element = await asked(page, [danger]);
  await expect(element).toBeHidden();
  await page.evaluate(() => Object.assign(document.querySelector("#asked"), { alerts: [] }));
  await element.getByRole("button", { name: "不确定" }).click();
  await expect(element.locator("[part=question]")).toHaveCount(0);
  expect(await sent(page)).toEqual([]);
});

for (const locale of ["zh-CN", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      test("at 390 px both steps and the answer fit, stand up to axe, and a picture is kept", async ({
        page,
      }, { outputDir }) => {
        await page.setViewportSize({ width: 390, height: 900 });
        const element = await asked(page);
        const look = async (/** @type {string} */ what) => {
          await element.screenshot({ path: `${outputDir}/../week-${what}-${locale}-${colorScheme}.png` });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
          expect(await objections(page, { within: "#asked" })).toEqual([]);
        };
        await look("first");
        await element.getByRole("button").nth(0).click();
        await look("second");
        await element.getByRole("button").nth(1).click();
        await expect(element.locator("[part=said]")).toBeVisible();
        await look("said");
      });
    });
  }
}
