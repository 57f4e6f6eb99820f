// The main job: a bill onto the page, alerts and spending out of it, and all of it still there tomorrow.
import { readFileSync } from "node:fs";
import zhCN from "../../pkg/messages/zh-CN.js";
import { arrive, card, choose, drop, expect, ownBill, test } from "./visit.js";

const storageFailed = zhCN["error.storage-failed"];

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
  await arrive(page);
  await drop(page, ownBill);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
  await expect(page.getByText("下面是一份虚构的账单")).toHaveCount(0);
  const alert = card(page, "金额明显偏大");
  await expect(alert).toContainText("¥6,800.00");
  await expect(alert, "the holder's time, not the browser's").toContainText("02:47");
  await alert.getByText("怎么办").click();
  await expect(alert).toContainText("挂断");

  await page.getByRole("button", { name: "EN" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(card(page, "Much larger than usual")).toContainText("¥6,800.00");

  await page.reload();
  await expect(page.getByRole("heading", { name: "Your bills" })).toBeVisible();
  await expect(card(page, "Much larger than usual")).toContainText("¥6,800.00");
  await expect(page.locator(".report")).toContainText(ownBill.name);
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
    if (name) modules.push(name);
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
  await expect(page.getByText("之前都已读过")).toBeVisible();
});

test("the sums agree with what the bill declares of itself, and the page says so", async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toContainText("与账单自己写的合计一致");
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
  await expect(page.locator(".report")).toContainText("差额没有解释");
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

test("someone who was told to pay is told to hang up first, not to change a password on this phone", async ({
  page,
}) => {
  await arrive(page);
  const alert = card(page, "金额明显偏大");
  await alert.getByRole("button", { name: "是我付的", exact: true }).click();
  await alert.getByRole("button", { name: "有人让我付的" }).click();
  await expect(alert.locator(".told li").first()).toContainText("挂断");
  await expect(alert).toContainText("需要跟进");
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
  await expect(page.getByText("之前都已读过")).toBeVisible();
  expect(await figure.textContent()).toBe(before);
});

test("a backup brings everything back after everything was deleted", async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出备份" }).click(),
  ]);
  const backup = await download.path();

  await page.getByRole("button", { name: "全部删除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "全部删除" }).click();
  await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
  await page.reload();
  await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();

  await page.locator("#file").setInputFiles(backup);
  await expect(page.getByRole("heading", { name: "您的账单" })).toBeVisible();
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
  await expect(page.locator(".report")).toHaveCount(1);
});

/** The backup of what the page shows, as it is saved. */
async function backupOf(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出备份" }).click(),
  ]);
  return download.path();
}

test("a backup for which there is no room leaves what was kept as it was", async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  const backup = await backupOf(page);
  for (const when of ["next", "engine"]) {
    // as it is written, and as it takes the place of what was there
    await page.evaluate((key) => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...args) {
        if (args[1] === key) throw new DOMException("full", "QuotaExceededError");
        return put.apply(this, args);
      };
    }, when);
    await page.locator("#file").setInputFiles(backup);
    await page.getByRole("dialog").getByRole("button", { name: "替换" }).click();
    await expect(page.getByRole("alert")).toContainText(storageFailed);
    await page.reload();
    await expect(page.locator(".report")).toHaveCount(1);
    await expect(card(page, "金额明显偏大")).toHaveCount(1);
  }
});

test("a backup whose reports are damaged brings back the bill, and the page goes on", async ({ page }) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  const state = JSON.parse(readFileSync(await backupOf(page), "utf8"));
  state.imports.push({ importedAt: 1 }, null, { ...state.imports[0], importedAt: 2, skipped: [null] });
  const backup = {
    name: "backup.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(state)),
  };
  await page.locator("#file").setInputFiles(backup);
  await page.getByRole("dialog").getByRole("button", { name: "替换" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  await expect(page.locator(".report")).toHaveCount(1);
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
});

test("settings that are garbled cost the settings and not the page", async ({ page }) => {
  await arrive(page);
  for (const garbled of ["null", "{", "[1]", '{"budgets":{"x":1},"locale":7}']) {
    await page.evaluate((text) => localStorage.setItem("wallet-sentinel.settings", text), garbled);
    await page.reload();
    await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();
  }
});

test("what an earlier version kept is told as such, and a bill that is read begins anew", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  await page.evaluate(async () => {
    const open = indexedDB.open("wallet-sentinel");
    await new Promise((resolve) => (open.onsuccess = resolve));
    const state = open.result.transaction("state", "readwrite").objectStore("state");
    const get = state.get("engine");
    await new Promise((resolve) => (get.onsuccess = resolve));
    get.result.snapshot[4] -= 1; // magic, then the version
    await new Promise((resolve) => (state.put(get.result, "engine").onsuccess = resolve));
    open.result.close();
  });
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("由另一个版本保存");
  await choose(page, ownBill);
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
  await expect(page.locator(".report")).toHaveCount(1);
  await page.reload();
  await expect(page.locator(".report")).toHaveCount(1);
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
});

test("a second tab reads and does not write, and takes over when the first is closed", async ({
  page,
  context,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  const second = await context.newPage();
  await second.goto("/");
  await expect(second.getByText("另一个标签页也打开了这里")).toBeVisible();
  await expect(second.locator(".report")).toHaveCount(1);
  await expect(second.getByRole("button", { name: "添加账单" })).toBeDisabled();
  await page.close();
  await expect(second.getByRole("button", { name: "添加账单" })).toBeEnabled();
});
