// The main job: a bill onto the page, alerts and spending out of it, and all of it still there tomorrow.
import { arrive, card, choose, drop, expect, ownBill, test } from "./visit.js";

test("a first visit shows a bill that says it is made up, and stores nothing of it", async ({ page }) => {
  await arrive(page);
  await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();
  await expect(page.locator("sentinel-summary").first()).toContainText("共支出");
  await page.reload();
  await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();
});

test("a dropped bill is read: its large transfer at night is there with reason and advice, in both languages, after a reload too", async ({
  page,
}) => {
  await page.clock.setFixedTime(new Date("2026-11-20T10:00:00+08:00")); // four weeks after that transfer
  await arrive(page);
  await drop(page, ownBill);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
  await expect(page.getByText("下面是一份虚构的账单")).toHaveCount(0);
  const alert = card(page, "金额明显偏大");
  await expect(alert).toContainText("¥6,800.00");
  await expect(alert, "the holder's time, not the browser's").toContainText("02:47");
  await alert.getByText("怎么办").click();
  await expect(alert, "what still helps after weeks").toContainText("书面告诉");
  await expect(alert, "no call of weeks ago can be hung up").not.toContainText("挂断");

  await page.getByRole("button", { name: "EN" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(card(page, "Much larger than usual")).toContainText("¥6,800.00");

  await page.reload();
  await expect(page.getByRole("heading", { name: "Your statements" })).toBeVisible();
  await expect(card(page, "Much larger than usual")).toContainText("¥6,800.00");
  await expect(page.locator(".report")).toContainText(ownBill.name);
});

test("of a transfer of a few hours ago the advice is to hang up, and first of all for whoever was told to pay", async ({
  page,
}) => {
  await page.clock.setFixedTime(new Date("2026-10-24T06:00:00+08:00"));
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
  const alert = card(page, "金额明显偏大");
  await alert.getByText("怎么办").click();
  await expect(alert).toContainText("挂断");
  await alert.getByRole("button", { name: "是我付的", exact: true }).click();
  await alert.getByRole("button", { name: "有人让我付的" }).click();
  await expect(alert.locator(".told li").first()).toContainText("挂断");
  await expect(alert).toContainText("需要跟进");
});

test("who comes back to a kept bill loads the engine alone; what reads files is loaded with the next file, once", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
  const modules = [];
  page.context().on("request", (request) => {
    const [, name] = /(wallet_sentinel\w*_bg)[^/]*\.wasm$/.exec(request.url()) ?? [];
    // The engine's is asked for by the page, ahead of the worker, which then has it from the browser's own store.
    if (name && modules.at(-1) !== name) modules.push(name);
  });
  await page.reload();
  await expect(card(page, "金额明显偏大")).toBeVisible();
  expect(modules).toEqual(["wallet_sentinel_bg"]);
  for (let times = 0; times < 2; times += 1) {
    await drop(page, ownBill);
    await expect(page.locator(".report").filter({ hasText: ownBill.name })).toHaveCount(2 + times);
  }
  expect(modules).toEqual(["wallet_sentinel_bg", "wallet_sentinel_import_bg"]);
});

test("files that are dropped while another is read wait for their turn, and a bad one among them costs none", async ({
  page,
}) => {
  await arrive(page);
  const bad = { name: "notes.txt", buffer: Buffer.from("nothing that any wallet wrote\n") };
  for (const file of [ownBill, bad, ownBill]) await drop(page, file);
  await expect(page.locator(".report").filter({ hasText: ownBill.name })).toHaveCount(2);
  await expect(page.getByRole("alert").filter({ hasText: bad.name })).toHaveCount(1);
  await expect(
    page.getByText(/已导入 2 个文件：新增|之前都已导入/),
    "one report of all, or of what came late",
  ).toBeVisible();
});

test("the sums agree with what the bill declares of itself, and the page says so", async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toContainText("与账单上的合计一致");
});

test("where the bill declares more than its rows hold, the difference is called unexplained", async ({
  page,
}) => {
  await arrive(page);
  const text = new TextDecoder("gb18030")
    .decode(ownBill.buffer)
    .replace(/支出：(\d+)笔 [\d.]+元/, "支出：$1笔 99999.00元");
  await choose(page, { ...ownBill, buffer: Buffer.from(text) });
  await expect(page.locator(".report")).toContainText("¥99,999.00");
  await expect(page.locator(".report")).toContainText("差额原因不明");
});

test("“I made this payment” asks whether someone told them to; the answer stays after a reload and can be taken back", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
  const alert = card(page, "金额明显偏大");
  await alert.getByRole("button", { name: "是我付的", exact: true }).click();
  await expect(alert).toContainText("有没有人通过电话");
  await alert.getByRole("button", { name: "没有，是我自己要付的" }).click();
  await expect(alert).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: /已处理/ }).click();
  await expect(alert).toContainText("已处理");
  await alert.getByRole("button", { name: "撤销" }).click();
  await expect(alert).toHaveCount(0);
  await page.getByRole("button", { name: /待看/ }).click();
  await expect(alert).toHaveCount(1);
});

test("a month is chosen in the chart: its categories and its alerts remain, and a second click takes it back", async ({
  page,
}) => {
  await arrive(page);
  const months = page.locator("sentinel-summary .months [role=button]");
  await expect(months).toHaveCount(9);
  await months.first().click();
  await expect(months.first()).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("sentinel-summary").first()).toContainText("2026年2月，共支出");
  await expect(page.locator("sentinel-alerts")).toContainText("没有待看的提醒");
  await months.first().click();
  await expect(page.locator("sentinel-summary").first()).toContainText("9 个月，共支出");
});

test("the same bill twice counts once", async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  const figure = page.locator("sentinel-summary .figure").first();
  const before = await figure.textContent();
  await choose(page, ownBill);
  await expect(page.getByText("之前都已导入")).toBeVisible();
  expect(await figure.textContent()).toBe(before);
});

test("settings that are garbled cost the settings and not the page", async ({ page }) => {
  await arrive(page);
  for (const garbled of ["null", "{", "[1]", '{"budgets":{"x":1},"locale":7}']) {
    await page.evaluate((text) => localStorage.setItem("wallet-sentinel.settings", text), garbled);
    await page.reload();
    await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();
  }
});
