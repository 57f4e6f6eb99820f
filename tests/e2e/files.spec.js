// Files that are no bill, or a damaged one: each is told what it is and what to do, and good rows survive.
import { BlobWriter, Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";
import { readFileSync } from "node:fs";
import { workbook } from "../js/import-files.js";
import { objections } from "./axe.js";
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

const file = (name, content) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

async function locked(password) {
  const writer = new ZipWriter(new BlobWriter());
  await writer.add(ownBill.name, new Uint8ArrayReader(new Uint8Array(ownBill.buffer)), { password });
  return file("alipay.zip", await (await writer.close()).arrayBuffer());
}

const refused = [
  ["a PDF", file("bill.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj"), "这是 PDF"],
  ["an HTML error page", file("bill.csv", "<!doctype html><html><title>404</title>"), "这是网页"],
  ["an empty file", file("empty.csv", ""), "文件是空的"],
  ["a megabyte of zeros", file("zeros.csv", Buffer.alloc(1 << 20)), "没有可读的文字"],
  ["a table of something else", file("other.csv", "a,b,c\n1,2,3\n"), "没有认出账单的表头"],
  ["a bill of JD's", file("京东交易流水.csv", "京东账号名,导出信息\n交易时间,商户名称,金额\n"), "京东的账单"],
  ["a bank's PDF", file("招商银行流水.pdf", "%PDF-1.7\n1 0 obj"), "银行或信用卡的账单"],
  ["an old Excel file", file("bill.xls", Buffer.from("d0cf11e0a1b11ae1", "hex")), "旧版或加了密码的 Excel"],
];

for (const [what, given, sentence] of refused) {
  test(`${what} is named for what it is, and the page stays as it was`, async ({ page }) => {
    await arrive(page);
    await choose(page, given);
    const notice = page.getByRole("alert");
    await expect(notice).toContainText(given.name);
    await expect(notice).toContainText(sentence);
    await expect(page.getByText("下面是一份虚构的账单")).toBeVisible();
    await expect(page.locator("sentinel-alerts li[part=alert]").first()).toBeVisible();
  });
}

test("each bad file has its own message, and a good one among them is read all the same", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, refused[0][1], ownBill, refused[2][1]);
  await expect(page.locator(".report")).toContainText(ownBill.name);
  await expect(page.getByRole("alert")).toHaveCount(2);
});

test("a locked archive asks for its password, says when it is wrong, and opens with the right one", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, await locked("123456"));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("这个压缩包需要密码");
  await dialog.getByLabel("解压密码").fill("000000");
  await dialog.getByRole("button", { name: "打开" }).click();
  await expect(dialog).toContainText("密码不对");
  expect(await objections(page)).toEqual([]);
  await dialog.getByLabel("解压密码").fill("123456");
  await dialog.getByRole("button", { name: "打开" }).click();
  await expect(card(page, "金额明显偏大")).toBeVisible();
  await expect(page.locator(".report")).toHaveCount(1);
});

test("giving up on the password leaves everything as it was", async ({ page }) => {
  await arrive(page);
  await choose(page, await locked("123456"));
  await page.getByRole("dialog").getByRole("button", { name: "取消" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "选择账单文件" })).toBeEnabled();
});

test("a row with the amount 1,2,3 is left out with its line; the others are counted", async ({ page }) => {
  await arrive(page);
  const lines = new TextDecoder("gb18030").decode(ownBill.buffer).split("\n");
  const broken = lines.findIndex((line) => line.startsWith("2026-10-31"));
  lines[broken] = lines[broken].replace(/,(\d+\.\d\d)\s*,/, ',"1,2,3",');
  await choose(page, { ...ownBill, buffer: Buffer.from(lines.join("\n")) });
  const report = page.locator(".report");
  await report.getByText("未导入的行").click();
  await expect(report).toContainText(`第 ${(broken + 1).toLocaleString("zh-CN")} 行`);
  await expect(report).toContainText("金额无法识别");
  await expect(card(page, "金额明显偏大")).toBeVisible();
});

const reportOf = (page, name) => page.locator(".report").filter({ hasText: name });
const spentOf = (page) => page.locator("sentinel-summary [part=spent]");

/** A made-up WeChat Pay bill: as CSV, and the same cells as a workbook. */
const weChatCsv = readFileSync(new URL("../fixtures/statement/wechat.csv", import.meta.url));
const weChatRows = weChatCsv
  .toString("utf8")
  .replace(/^\uFEFF/, "")
  .trimEnd()
  .split("\n")
  .map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "").replaceAll('""', '"')));

/** By hand: 1,873.29 paid, less 30.00 and 2.00 paid back, plus 0.10 for taking money out. */
const weChatSpent = "¥1,841.39";

test("WeChat Pay's bill is read as CSV and as a workbook, and the same payments count once", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, file("wechat.csv", weChatCsv));
  await expect(spentOf(page)).toHaveText(weChatSpent);
  const cells = weChatRows.filter((row) => row.length < 12); // a comma within a cell is the CSV's business
  await choose(page, file("wechat.xlsx", await workbook([cells])));
  await expect(reportOf(page, "wechat.xlsx")).toContainText("微信支付");
  await expect(spentOf(page)).toHaveText(weChatSpent);
});

test("bills of two wallets are added up side by side", async ({ page }) => {
  await arrive(page);
  await choose(page, file("wechat.csv", weChatCsv));
  await expect(spentOf(page)).toHaveText(weChatSpent);
  await choose(page, ownBill);
  await expect(reportOf(page, ownBill.name)).toBeVisible();
  await expect(spentOf(page)).not.toHaveText(weChatSpent);
});
