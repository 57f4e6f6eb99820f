// What the page keeps, in the package's store: a backup, two tabs, odd records, browsers that keep nothing, an earlier version's life.
import { readFileSync } from "node:fs";
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

const STORE = "wallet-sentinel-page";
const own = (page) => page.getByRole("heading", { name: "您的账单" });
const sample = (page) => page.getByText("下面是一份虚构的账单");
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

async function arriveWithBill(page) {
  await arrive(page);
  await choose(page, ownBill);
  await expect(own(page)).toBeVisible();
  await expect(page.locator(".report")).toHaveCount(1);
}

/** The backup of what the page shows, as it is saved. */
async function backupOf(page, passphrase = "") {
  await page.locator(".data").getByRole("button", { name: "导出备份" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("口令").fill(passphrase);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "保存备份" }).click(),
  ]);
  return readFileSync(await download.path());
}

const restore = (page, buffer) =>
  page.locator("#file").setInputFiles({ name: "mine.backup", mimeType: "application/octet-stream", buffer });

async function wipe(page) {
  await page.getByRole("button", { name: "全部删除" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "全部删除" }).click();
  await expect(sample(page)).toBeVisible();
}

/** Changes a byte of the page's records, past the store: of all in a store, or of the last alone. */
const damaged = (page, store, isLast) =>
  page.evaluate(
    async ([name, store, isLast]) => {
      const done = (asked) =>
        new Promise((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
      const database = await done(indexedDB.open(name));
      const records = database.transaction(store, "readwrite").objectStore(store);
      const all = await done(records.getAll());
      for (const one of isLast ? all.slice(-1) : all) {
        one.sealed[one.sealed.length - 1] ^= 1;
        await done(records.put(one));
      }
      database.close();
    },
    [STORE, store, isLast],
  );

test("settings and budgets are in the backup; a passphrase that is wrong opens nothing, the right one brings all back", async ({
  page,
}) => {
  await arriveWithBill(page);
  await page.getByText("设置预算").click();
  await page.locator("#budget-amount").fill("1500");
  await page.getByRole("button", { name: "保存预算" }).click();
  await expect(page.locator(".budgets li")).toContainText("¥1,500.00");
  await page.getByLabel("外观").selectOption({ label: "深色" });
  const backup = await backupOf(page, "correct horse");
  expect(backup.includes("supermarket"), "encrypted").toBe(false);

  await wipe(page);
  expect(await databases(page)).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await expect(sample(page)).toBeVisible();

  await restore(page, backup);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("这份备份需要口令");
  await dialog.getByLabel("口令").fill("wrong");
  await dialog.getByRole("button", { name: "打开" }).click();
  await expect(dialog).toContainText("口令打不开这份备份");
  await dialog.getByLabel("口令").fill("correct horse");
  await dialog.getByRole("button", { name: "打开" }).click();
  await expect(own(page)).toBeVisible();
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
  await expect(page.locator(".report")).toHaveCount(1);
  await expect(page.locator(".budgets li")).toContainText("¥1,500.00");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator(".budgets li")).toContainText("¥1,500.00");
});

test("a backup takes the place of what is there only after a yes; a cut one changes nothing", async ({
  page,
}) => {
  await arriveWithBill(page);
  const backup = await backupOf(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(2);
  await restore(page, backup.subarray(0, backup.length - 9));
  await page.getByRole("dialog").getByRole("button", { name: "替换" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "使用能读出的部分" }).click();
  await expect(page.getByRole("alert")).toContainText("备份不完整或被改动过");
  await expect(page.locator(".report")).toHaveCount(2);
  await restore(page, backup);
  await page.getByRole("dialog").getByRole("button", { name: "替换" }).click();
  await expect(page.locator(".report")).toHaveCount(1);
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
});

test("two tabs: what is answered, imported, set or deleted in one is seen in the other, whichever of them writes", async ({
  page,
  context,
}) => {
  await arrive(page);
  const second = await context.newPage();
  await second.goto("/");
  await expect(sample(second)).toBeVisible();
  await choose(page, ownBill);
  await expect(own(second), "the other tab goes from the sample to the bill").toBeVisible();
  await expect(second.locator(".report")).toHaveCount(1);

  const alert = card(second, "金额明显偏大");
  await alert.getByRole("button", { name: "是我付的", exact: true }).click();
  await alert.getByRole("button", { name: "没有，是我自己要付的" }).click();
  await expect(alert).toHaveCount(0);
  await expect(card(page, "金额明显偏大"), "the tab that writes follows").toHaveCount(0);

  await choose(second, ownBill);
  await expect(page.locator(".report")).toHaveCount(2);
  await page.close();
  await second.reload();
  await expect(second.locator(".report")).toHaveCount(2);
  await expect(card(second, "金额明显偏大")).toHaveCount(0);

  const third = await context.newPage();
  await third.goto("/");
  await expect(third.locator(".report")).toHaveCount(2);
  await wipe(third);
  await expect(sample(second), "what one tab deletes is gone for all").toBeVisible();
  expect(await databases(third)).toEqual([]);
});

test("a damaged store is told, changes nothing by itself, and can be saved, repaired or deleted", async ({
  page,
}) => {
  await arriveWithBill(page);
  // Every snapshot is changed by a byte: what can be read is gone, and the page must say so at each visit.
  await damaged(page, "snapshots", false);
  for (let visit = 0; visit < 2; visit += 1) {
    await page.reload();
    await expect(page.getByRole("heading", { name: "这里保存的数据打不开" })).toBeVisible();
  }
  await choose(page, ownBill);
  await expect(page.getByText("请先决定怎样处理")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "把能读出的部分存成文件" }).click(),
  ]);
  expect(await download.path()).toBeTruthy();
  await wipe(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  await page.reload();
  await expect(page.locator(".report")).toHaveCount(1);
});

test("an input that is damaged in the log is left out by repair, and what was before it stays", async ({
  page,
}) => {
  await arriveWithBill(page);
  await page.getByRole("button", { name: "EN" }).click();
  await expect(card(page, "Much larger than usual")).toHaveCount(1);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
  await damaged(page, "log", true);
  await page.reload();
  await page.getByRole("button", { name: "修复并继续" }).click();
  await expect(
    page.getByText("Repaired"),
    "the last word, on the language, was the damaged one",
  ).toBeVisible();
  await expect(card(page, "Much larger than usual")).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your statements" })).toBeVisible();
});

test("where the browser keeps nothing, the bill is read, the page says so, and a backup and “delete everything” still work", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", {
      value: {
        databases: () => Promise.reject(new DOMException("refused", "SecurityError")),
        open() {
          throw new DOMException("refused", "SecurityError");
        },
        deleteDatabase() {
          throw new DOMException("refused", "SecurityError");
        },
      },
    });
  });
  await arriveWithBill(page);
  await expect(page.getByText("浏览器不允许保存")).toBeVisible();
  await expect(page.locator(".data")).toContainText("这里无法保存");
  await expect(page.locator(".data")).not.toContainText("结果保存在这个浏览器中");
  const backup = await backupOf(page);
  await wipe(page);
  await restore(page, backup);
  await expect(page.locator(".report")).toHaveCount(1);
});

test("a full disk is told, and costs nothing of what was kept", async ({ page }) => {
  await arriveWithBill(page);
  await page.evaluate(() => {
    for (const verb of ["put", "add"])
      IDBObjectStore.prototype[verb] = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
  });
  await choose(page, ownBill);
  // That an alert was seen is not kept either, and may be told beside it.
  await expect(page.getByRole("alert").filter({ hasText: ownBill.name })).toContainText("存储空间不足");
  await page.reload();
  await expect(page.locator(".report")).toHaveCount(1);
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
});

test("a bill that is given up half way leaves nothing behind", async ({ page }) => {
  await arrive(page);
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const bar = document.querySelector("progress");
      if (bar && bar.value > 0) {
        watch.disconnect();
        bar.parentElement.querySelector("button").click();
      }
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const { longStatement } = await import("../../www/sample/make.mjs");
  await choose(page, { name: "long.csv", mimeType: "text/csv", buffer: longStatement(14_000) });
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(sample(page)).toBeVisible();
  expect(await databases(page)).toEqual([]);
});

test("what an earlier version of the page kept in its own way is taken over once, with its reports", async ({
  page,
}) => {
  await arriveWithBill(page);
  await page.getByRole("link", { name: "全部付款" }).click();
  await expect(page.locator("sentinel-payments")).toBeVisible();
  await page.evaluate(async (store) => {
    const snapshot = await document.querySelector("sentinel-payments").source.snapshot();
    const done = (asked) => new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    const asked = indexedDB.open("wallet-sentinel", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("state");
      asked.result.createObjectStore("imports", { keyPath: "importedAt" });
    };
    const old = await done(asked);
    await done(
      old.transaction("state", "readwrite").objectStore("state").put({ snapshot, savedAt: 1 }, "engine"),
    );
    const whole = {
      importedAt: 1,
      name: "old.csv",
      layout: "alipay.app.2023",
      rows: 9,
      accepted: 9,
      updated: 0,
    };
    const lists = { unchanged: 0, rejected: [], skipped: [], warnings: [] };
    const imports = old.transaction("imports", "readwrite").objectStore("imports");
    await done(imports.put({ ...whole, ...lists }));
    await done(imports.put({ importedAt: 2, name: "odd" }));
    old.close();
    await done(indexedDB.deleteDatabase(store));
  }, STORE);
  await page.goto("/");
  await expect(own(page)).toBeVisible();
  await expect(card(page, "金额明显偏大")).toHaveCount(1);
  await expect(page.locator(".report")).toHaveCount(1);
  await expect(page.locator(".report")).toContainText("old.csv");
  await expect(page.getByText("有 1 条保存的记录已损坏")).toBeVisible();
  await page.getByRole("button", { name: "清除这些记录" }).click();
  await expect(page.getByText("有 1 条保存的记录已损坏")).toHaveCount(0);
  expect(await databases(page)).toEqual([STORE]);
});
