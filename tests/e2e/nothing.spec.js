// What the page says where there is nothing to show, or not yet: of a first look, of what was taken out or deleted, of files without payments.
import { arrive, choose, expect, ownBill, test } from "./visit.js";

const own = (page) => page.getByRole("heading", { name: "您的账单" });
/** The days of a phone's sign-ins, as a table of one's own. */
const signIns = {
  name: "signins.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    ["id,at,action,deviceId,country", "u1,2026-10-01T08:00:00+08:00,login,phone,CN", ""].join("\n"),
  ),
};
const income = {
  name: "income.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "id,at,amount,currency,direction,counterparty.name",
      `i1,${Date.UTC(2026, 9, 5)},0.30,EUR,debit,Kiosk`,
      `i2,${Date.UTC(2026, 9, 6)},8.85,USD,credit,Employer`,
      `i3,${Date.UTC(2026, 9, 7)},8.85,USD,credit,Employer`,
      "",
    ].join("\n"),
  ),
};

/** Holds what the page asks of its engine from one verb on, until `letGo` is called in it. */
function holding(verb) {
  const Plain = globalThis.Worker;
  const held = [];
  globalThis.Worker = class extends Plain {
    postMessage(message, ...more) {
      const asked = message?.argumentList?.[0]?.value;
      if (held.length || asked === verb) held.push(() => super.postMessage(message, ...more));
      else super.postMessage(message, ...more);
    }
  };
  globalThis.letGo = () => {
    for (const send of held.splice(0)) send();
  };
}

test("the first alert stands while charts are still asked for, and beside it no figure that is not known yet", async ({
  page,
}) => {
  await page.addInitScript(holding, "watched");
  await page.goto("/");
  await expect(page.locator("sentinel-alerts li[part=alert]").first()).toBeVisible();
  await expect(page.locator(".glance")).toContainText("3 条提醒");
  await expect(page.locator("sentinel-summary figure, sentinel-plan figure")).toHaveCount(0);
  await expect(page.locator("sentinel-watch"), "nothing is called waited for or not").not.toContainText(
    "没有等待到账的款项",
  );
  await expect(page.getByText("这里还没有付款")).toHaveCount(0);
  const before = await page.locator("sentinel-alerts li[part=alert]").first().boundingBox();
  await page.evaluate(() => globalThis.letGo());
  await expect(page.locator("sentinel-summary figure").first()).toBeVisible();
  const after = await page.locator("sentinel-alerts li[part=alert]").first().boundingBox();
  // The line of help may grow by its border: 4 px are no jump.
  expect(Math.abs(after.y - before.y), "what comes later pushes nothing down").toBeLessThan(4);
});

test("with the last file taken out the page says that there is no payment, and loads nothing for ever", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(own(page)).toBeVisible();
  await page.getByRole("button", { name: `移除 ${ownBill.name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "移除", exact: true }).click();
  await expect(page.getByText("这里还没有付款")).toBeVisible();
  await expect(page.locator("sentinel-summary")).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("这里还没有付款")).toBeVisible();
});

test("a file of sign-ins is no statement without totals, and sign-ins are called unseen no more", async ({
  page,
}) => {
  await arrive(page);
  await expect(page.locator(".data")).toContainText("看不到登录");
  await choose(page, signIns);
  await expect(own(page)).toBeVisible();
  await expect(page.locator(".report")).toContainText("1 条");
  await expect(page.locator(".report")).not.toContainText("无法核对");
  await expect(page.locator(".data")).toContainText("文件里没有的看不到");
  await expect(page.locator(".data")).not.toContainText("看不到登录");
});

test("thirty cents are not called nothing, and of money that only came in nothing is called usual", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, income);
  await expect(own(page)).toBeVisible();
  const unusual = page.locator("sentinel-plan figure[part=unusual]");
  await expect(unusual).toContainText("没有支出，没有可比的");
  await expect(unusual).not.toContainText("和平时差不多");
  await page.locator("sentinel-summary select").first().selectOption("EUR");
  const charts = page.locator("sentinel-summary figure");
  await expect(charts.filter({ hasText: "每月支出" })).toContainText("€0.30");
  await expect(charts.filter({ hasText: "主要收款方" }), "all of the page follows").toContainText("Kiosk");
  await page.reload();
  await expect(charts.filter({ hasText: "每月支出" }), "and a reload keeps it").toContainText("€0.30");
  const labels = await page.locator("sentinel-summary .tick text").allTextContents();
  expect(new Set(labels).size, `each line of the axis has its own: ${labels}`).toBe(labels.length);
});

test("what was answered about the account while the sample stood is gone with everything else", async ({
  page,
}) => {
  await arrive(page);
  await page.goto("/#safety");
  const leak = page.getByLabel("密码可能泄露过");
  await leak.selectOption({ label: "是" });
  await page.goto("/#overview");
  await choose(page, ownBill);
  await expect(own(page)).toBeVisible();
  await page.locator(".data").getByRole("button", { name: "全部删除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "全部删除" }).click();
  await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();
  await page.goto("/#safety");
  await expect(leak.locator("option:checked")).toHaveText("不清楚");
});
