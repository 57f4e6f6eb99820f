// All payments: reached from every figure, adding up to it, found again by the address, light at a hundred thousand.
import { objections } from "./axe.js";
import { arrive, choose, expect, ownBill, test } from "./visit.js";

const list = (page) => page.locator("sentinel-payments");
const rows = (page) => list(page).locator("[part=row]:not(.coming)");
const said = (page) => list(page).locator(".said [role=status]");
const toList = (page) => page.locator("nav.views a").nth(1).click();
const toOverview = (page) => page.locator("nav.views a").nth(0).click();
const yuan = (text) => Math.round(Number(text.replace(/[^\d.-]/g, "")) * 100);

async function listed(page) {
  await toList(page);
  await expect(rows(page).first()).toBeVisible();
}

/** What the days of the list say that they come to, in cents, read by scrolling from its top to its end. */
const dayByDay = (page) =>
  list(page).evaluate(async (element) => {
    const box = element.shadowRoot.querySelector(".box");
    const days = new Map();
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const read = async () => {
      for (let tries = 0; tries < 400 && box.querySelector(".coming"); tries += 1) await drawn();
      for (const head of box.querySelectorAll(".head")) {
        const [day, sum] = head.querySelectorAll("span");
        if (sum) days.set(day.textContent, sum.textContent);
      }
    };
    box.scrollTop = 0;
    await drawn();
    for (await read(); box.scrollTop + box.clientHeight < box.scrollHeight - 1; await read()) {
      box.scrollTop += box.clientHeight / 2;
      await drawn();
    }
    await drawn();
    await read();
    const cents = [...days.values()].map((text) => Math.round(Number(text.replace(/[^\d.-]/g, "")) * 100));
    return cents.reduce((sum, one) => sum + one, 0);
  });

for (const whose of ["the sample", "a dropped bill"]) {
  test(`of ${whose} the days of the list add up to the figure of the overview, to the cent: all of it, a month, a category`, async ({
    page,
  }) => {
    await arrive(page);
    if (whose !== "the sample") {
      await choose(page, ownBill);
      await expect(page.locator(".report")).toHaveCount(1);
    }
    const figure = page.locator("sentinel-summary [part=spent]");
    const spent = yuan(await figure.textContent());
    expect(spent).toBeGreaterThan(0);
    await listed(page);
    await expect(page.locator("main.list .figures dd").first()).toHaveText(await figure.textContent());
    expect(await dayByDay(page)).toBe(spent);

    await toOverview(page);
    await page.locator("sentinel-summary .months [role=button]").nth(3).click();
    await expect(page.locator("sentinel-summary").first()).toContainText("2026年5月，共支出");
    await expect.poll(async () => yuan(await figure.textContent()), "the answer is here").not.toBe(spent);
    const month = yuan(await figure.textContent());
    const first = page.locator("sentinel-summary[show^=category] .groups .list").first();
    const category = await first.getAttribute("aria-label");
    await first.click();
    await expect(rows(page).first()).toBeVisible();
    const [, amount] = /(¥[\d,.]+)/.exec(category);
    await expect(page.locator("main.list .figures dd").first()).toHaveText(amount);
    expect(await dayByDay(page)).toBe(yuan(amount));

    await list(page)
      .getByRole("button", { name: /不再只看/ })
      .click();
    await expect(page.locator("main.list .figures dd").first()).toHaveText(await figure.textContent());
    expect(await dayByDay(page)).toBe(month);
  });
}

test("figures, categories and recipients lead to their payments, and back leads to where one was", async ({
  page,
}) => {
  await arrive(page);
  const overview = page.locator("sentinel-summary[show=overview]");
  await overview
    .getByRole("button", { name: /查看这些付款/ })
    .first()
    .click();
  await expect(list(page).locator("select")).toHaveValue("spent");
  await expect(said(page)).toHaveText(/^1,533 笔中的 [\d,]+ 笔$/);
  await expect(page.locator("main.list [data-title]"), "the keyboard goes along").toBeFocused();
  await page.goBack();
  await expect(overview).toBeVisible();

  const recipient = page.locator("sentinel-summary[show=counterparty] .groups [role=link]").first();
  const label = await recipient.getAttribute("aria-label");
  await recipient.focus();
  await page.keyboard.press("Enter");
  await expect(rows(page).first()).toBeVisible();
  const name = (await list(page).locator(".chips bdi").textContent()).replace(/^对方：/, "");
  expect(label).toContain(name);
  const [, amount] = /(¥[\d,.]+)/.exec(label);
  expect(await dayByDay(page)).toBe(yuan(amount));
  await page.goBack();
  await expect(overview).toBeVisible();
});

test("the address holds view, period, filter and payment: reload keeps them, back and forth walk them", async ({
  page,
}) => {
  await arrive(page);
  await listed(page);
  await list(page).getByRole("searchbox").fill("地铁");
  await expect(said(page)).toHaveText(/^1,533 笔中的 /);
  const found = await said(page).textContent();
  await list(page).locator("input[type=date]").first().fill("2026-06-01");
  await expect(said(page)).not.toHaveText(found);
  const narrowed = await said(page).textContent();
  await rows(page).nth(1).click();
  const payment = page.locator("dialog.payment sentinel-payment");
  await expect(payment).toContainText("云州地铁");
  const order = await payment.locator(".copyable bdi").first().textContent();

  await page.reload();
  await expect(payment).toContainText(order);
  await expect(said(page)).toHaveText(narrowed);
  await expect(list(page).getByRole("searchbox", { includeHidden: true })).toHaveValue("地铁");
  await expect(list(page).locator("input[type=date]").first()).toHaveValue("2026-06-01");
  await payment.page().keyboard.press("Escape");
  await expect(page.locator("dialog.payment")).toHaveCount(0);
  await page.goBack();
  await expect(list(page).locator("input[type=date]").first()).toHaveValue("");
  await expect(said(page)).toHaveText(found);
  await page.goBack();
  await expect(page.locator("sentinel-summary[show=overview]")).toBeVisible();
  await page.goForward();
  await expect(said(page)).toHaveText(found);
});

test("an address that names a payment of another bill opens the list and says so", async ({ page }) => {
  await page.goto(
    `/#payments?payment=${encodeURIComponent(JSON.stringify(["alipay", "of another", Date.UTC(2026, 5)]))}`,
  );
  await expect(page.getByRole("status").filter({ hasText: "没有那一笔付款" })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator("dialog.payment")).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe("#payments");
});

test("a month that was chosen on the overview is there after a reload", async ({ page }) => {
  await arrive(page);
  await page.locator("sentinel-summary .months [role=button]").nth(2).click();
  await expect(page.locator("sentinel-summary").first()).toContainText("2026年4月，共支出");
  await page.reload();
  await expect(page.locator("sentinel-summary").first()).toContainText("2026年4月，共支出");
  await page.goBack();
  await expect(page.locator("sentinel-summary").first()).toContainText("9 个月，共支出");
});

test("by keyboard alone: one stop for the list, from row to row, to the end, a payment opened and closed again", async ({
  page,
}) => {
  await arrive(page);
  await listed(page);
  const box = list(page).getByRole("listbox");
  await list(page).locator("input[type=date]").last().focus();
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab"); // a date has parts
    if (await box.evaluate((element) => element.getRootNode().activeElement === element)) break;
  }
  await expect(box).toBeFocused();
  const at = () => box.getAttribute("aria-activedescendant");
  expect(await at()).toBe("row-0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await at()).toBe("row-2");
  await page.keyboard.press("PageDown");
  await expect.poll(async () => Number((await at()).slice(4))).toBeGreaterThan(3);
  await page.keyboard.press("End");
  await expect.poll(at).toBe("row-1532");
  const last = list(page).locator("#row-1532");
  await expect(last).not.toHaveClass(/coming/);
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute("aria-posinset", "1533");
  await expect(last).toHaveAttribute("aria-setsize", "1533");
  const name = await last.locator(".name").textContent();
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog.payment sentinel-payment h3")).toHaveText(name);
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog.payment")).toHaveCount(0);
  await expect(box, "where it was").toBeFocused();
  await page.keyboard.press("Home");
  await expect.poll(at).toBe("row-0");
  await page.keyboard.press("Shift+Tab");
  await expect(box).not.toBeFocused();
});

/** So many payments in place of the bill's, by a source that tells what it was asked. */
const feed = (page, count, wait = 0) =>
  list(page).evaluate(
    async (element, [count, wait]) => {
      const row = (index) => ({
        payment: {
          kind: "transaction",
          id: `p${index}`,
          accountId: "alipay",
          at: Date.UTC(2026, 9, 31) - index * 3_600_000,
          utcOffset: 480,
          direction: "debit",
          type: "purchase",
          status: "completed",
          amount: "12.50",
          currency: "CNY",
          counterparty: { name: `Shop ${index % 700}` },
        },
        counts: "spent",
        amount: "12.50",
        spent: "12.50",
        category: "dining",
        links: [],
        alertIds: [],
      });
      window.asked = [];
      element.source.payments = async ({ limit = 100, after = "0", text }) => {
        window.asked.push({ limit, after, text });
        // The first letters of a word take the longest.
        if (wait) await new Promise((resolve) => setTimeout(resolve, text ? wait / text.length : 0));
        const all = text ? count / 10 ** text.length : count;
        const [from, to] = [Number(after), Math.min(all, Number(after) + limit)];
        const found = Array.from({ length: to - from }, (_, place) => row(from + place));
        return { rows: found, count: all, ...(to < all ? { after: String(to) } : {}) };
      };
      element.revision = {};
      await element.updateComplete;
    },
    [count, wait],
  );

test("a hundred thousand payments cost as many nodes as a few screens, and a scroll draws no more rows than come into sight", async ({
  page,
}) => {
  await arrive(page);
  await listed(page);
  await feed(page, 100_000);
  await expect(said(page)).toContainText("100,000");
  const counted = await list(page).evaluate(async (element) => {
    const root = element.shadowRoot;
    const box = root.querySelector(".box");
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const nodes = () => {
      let all = 0;
      for (const walk = document.createTreeWalker(root, NodeFilter.SHOW_ALL); walk.nextNode(); ) all += 1;
      return all;
    };
    let made = 0;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node instanceof Element)
            made += node.matches(".row") ? 1 : node.querySelectorAll(".row").length;
    }).observe(root, { childList: true, subtree: true });
    const perScroll = [];
    let most = nodes();
    for (let scrolls = 0; scrolls < 60; scrolls += 1) {
      made = 0;
      box.scrollTop += 150; // about two rows
      await drawn();
      perScroll.push(made);
      most = Math.max(most, nodes());
    }
    const heights = new Set([...box.querySelectorAll(".row")].map((row) => row.offsetHeight));
    const near = window.asked.length;
    box.scrollTop = box.scrollHeight;
    await drawn();
    const placeholders = [...box.querySelectorAll(".row.coming")];
    for (const row of placeholders) heights.add(row.offsetHeight);
    return {
      most: Math.max(most, nodes()),
      perScroll: perScroll.toSorted((one, other) => one - other)[30],
      atMost: Math.max(...perScroll),
      inSight: Math.ceil(box.clientHeight / 40),
      near,
      placeholders: placeholders.length,
      heights: [...heights],
    };
  });
  expect(counted.most).toBeLessThan(2_000);
  expect(counted.perScroll, "half of the scrolls draw no more than came into sight").toBeLessThanOrEqual(6);
  expect(counted.atMost).toBeLessThanOrEqual(counted.inSight + 20);
  expect(counted.near, "pages of what came into sight: 9,000 pixels").toBeLessThanOrEqual(4);
  expect(counted.placeholders).toBeGreaterThan(0);
  expect(counted.heights, "a row that is not here is as high as one that is").toHaveLength(1);
  await expect(list(page).locator("#row-99999")).not.toHaveClass(/coming/);
  await list(page).locator("[part=list]").press("End");
  await expect(list(page).locator("#row-99999")).toBeInViewport();
  expect(await page.evaluate(() => window.asked.length)).toBeLessThan(130);
});

test("as one types the last question is answered, and a slow answer to an earlier one changes nothing", async ({
  page,
}) => {
  await arrive(page);
  await listed(page);
  await feed(page, 100_000, 900);
  await expect(said(page)).toContainText("100,000");
  const search = list(page).getByRole("searchbox");
  await search.pressSequentially("a");
  await expect.poll(() => page.evaluate(() => window.asked.some(({ text }) => text === "a"))).toBe(true);
  await expect(said(page), "what was there stays until the answer is here").toHaveText("共 100,000 笔");
  await search.pressSequentially("bc");
  await expect(said(page)).toHaveText("100,000 笔中的 100 笔");
  await page.waitForTimeout(1_200); // the answer to "a" has come by now
  await expect(said(page)).toHaveText("100,000 笔中的 100 笔");
  const asked = await page.evaluate(() => window.asked.flatMap(({ text }) => text ?? []));
  expect([...new Set(asked)], "no letter of a word that is being typed is a question").toEqual(["a", "abc"]);
  await list(page).getByRole("button", { name: "显示全部" }).click();
  await expect(said(page)).toHaveText("共 100,000 笔");
  await expect(search).toBeFocused();
});

test("a payment says its part in the sums and why, leads to what belongs to it, and makes its case", async ({
  page,
}) => {
  await arrive(page);
  await listed(page);
  await list(page).locator("select").selectOption("pays-back");
  await expect(rows(page).first()).toContainText("退款");
  await rows(page).first().click();
  const payment = page.locator("sentinel-payment");
  await expect(payment.locator("[part=part]")).toContainText("从支出里减去，不算收入");
  await expect(
    payment.getByRole("button", { name: /更改类别/ }),
    "it is summed under its payment’s",
  ).toHaveCount(0);
  await payment.getByRole("button", { name: "看那一笔" }).first().click();
  await expect(payment.locator("[part=part]")).toContainText("退回");
  await payment.getByRole("button", { name: "金额不对" }).click();
  await expect(page.locator("dialog.case")).toContainText("请");
  await page.locator("dialog.case > .row button").click();
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog.payment")).toHaveCount(0);

  await list(page).locator("select").selectOption("none");
  for (const [mark, text] of [
    ["自己账户间转账", "自己的账户之间"],
    ["已全部退回", "全部退回"],
  ]) {
    await expect(rows(page).filter({ hasText: mark }).first()).toBeVisible();
    await rows(page).filter({ hasText: mark }).first().click();
    await expect(payment.locator("[part=part]")).toContainText(text);
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog.payment")).toHaveCount(0);
  }
});

test("a category that is changed holds for all payments of that name, in the list, in the sums, after a reload", async ({
  page,
}) => {
  await arrive(page);
  await choose(page, ownBill);
  await expect(page.locator(".report")).toHaveCount(1);
  await listed(page);
  await list(page).getByRole("searchbox").fill("云州地铁");
  await expect(said(page)).toHaveText(/笔中的/);
  await expect(rows(page).first()).toContainText("交通出行");
  await rows(page).first().click();
  const payment = page.locator("sentinel-payment");
  await payment.getByRole("button", { name: /更改类别/ }).click();
  await expect(payment.locator("select[name=category]")).toBeFocused();
  await expect(payment).toContainText("云州地铁的所有付款都会一起改");
  await payment.locator("select[name=category]").selectOption("education");
  await payment.getByRole("button", { name: "全部更改" }).click();
  await expect(payment.locator("section", { hasText: "类别" }).first()).toContainText("教育");
  await page.keyboard.press("Escape");
  for (let times = 0; times < 2; times += 1) {
    await expect(rows(page).nth(5)).toContainText("教育");
    await expect(rows(page).first()).toContainText("教育");
    await page.reload();
  }
});

test("an alert of a payment leads to its card, and the card's payment is marked in the list", async ({
  page,
}) => {
  await arrive(page);
  await listed(page);
  await list(page).getByRole("button", { name: "有提醒的" }).click();
  await expect(said(page)).toHaveText(/笔中的/);
  const marked = rows(page).filter({ hasText: "6,800.00" }).first();
  await expect(marked.locator(".mark")).toContainText("请核实");
  await marked.click();
  const alert = page.locator("sentinel-payment .alerts li").filter({ hasText: "金额明显偏大" });
  await alert.getByRole("button").click();
  await expect(page.locator("dialog.payment")).toHaveCount(0);
  const card = page.locator("sentinel-alerts li[part=alert]").filter({ hasText: "金额明显偏大" }).first();
  await expect(card).toBeFocused();
  await expect(card).toBeInViewport();
});

/** The same payment as two statements show it: whether it is one is asked, and answered at the payment. */
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

test("what a person is asked about a pair can be answered at the payment, changes the sums, and is taken back there", async ({
  page,
}) => {
  await arrive(page);
  await choose(
    page,
    statement("wallet.csv", "alipay", [["w2", "2026-09-15T19:05:40", "64.00", "Noodle House"]]),
    statement("bank.csv", "Bank card 0182", [["c2", "2026-09-15T19:08:00", "64.00", "NOODLE HOUSE"]]),
  );
  await expect(page.locator(".report")).toHaveCount(2);
  await listed(page);
  const sums = page.locator("main.list .figures");
  await expect(sums).toContainText("¥128.00");
  await rows(page).first().click();
  const payment = page.locator("sentinel-payment");
  await payment.getByRole("button", { name: "是同一笔" }).click();
  await expect(payment.locator("[data-said]")).toBeFocused();
  await expect(sums).toContainText("¥64.00");
  await expect(payment.locator("[part=said]")).toContainText("¥64.00");
  await payment.locator("[part=said]").getByRole("button", { name: "撤销" }).click();
  await expect(sums).toContainText("¥128.00");
  await expect(payment.getByRole("button", { name: "是同一笔" })).toBeVisible();
});

test("what the source refuses is said in the list's place, and can be asked again", async ({ page }) => {
  await arrive(page);
  await listed(page);
  await list(page).evaluate((element) => {
    let isDown = true;
    element.source.payments = async () => {
      if (!isDown) return { rows: [], count: 0 };
      isDown = false;
      throw Object.assign(new Error("down"), { code: "worker-failed" });
    };
    element.revision = {};
  });
  await expect(list(page).getByRole("alert")).toBeVisible();
  await list(page).getByRole("button", { name: "重试" }).click();
  await expect(list(page)).toContainText("还没有付款记录");
});

for (const locale of ["zh-CN", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });

      for (const width of [390, 1280]) {
        test(`at ${width} px the list and a payment fit, stand up to axe, and pictures are kept`, async ({
          page,
        }, { outputDir }) => {
          await page.setViewportSize({ width, height: 900 });
          await arrive(page);
          await listed(page);
          const looked = async (/** @type {string} */ what) => {
            await page.screenshot({ path: `${outputDir}/../${what}-${locale}-${colorScheme}-${width}.png` });
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
              width,
            );
            expect(await objections(page, { isStrict: true })).toEqual([]);
          };
          await looked("list");
          await list(page).locator("select").selectOption("pays-back");
          await list(page).locator("input[type=date]").first().fill("2026-03-01");
          await expect(rows(page).first()).toBeVisible();
          await expect(list(page).locator(".row.spent")).toHaveCount(0);
          await looked("list-filtered");
          await rows(page).first().click();
          await expect(page.locator("sentinel-payment article")).toBeVisible();
          await looked("payment");
        });
      }
    });
  }
}

test("targets of the list and of a payment are at least 44 px high", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await arrive(page);
  await listed(page);
  await rows(page).first().click();
  await expect(page.locator("sentinel-payment article")).toBeVisible();
  const small = await page.evaluate(() => {
    const found = [];
    const look = (root) => {
      for (const element of root.querySelectorAll("button, select, summary, input, a, [role=option]")) {
        const { height } = element.getBoundingClientRect();
        if (height > 0 && height < 44 && !element.closest(".unseen, .skip"))
          found.push(`${element.outerHTML.slice(0, 80)} ${height}`);
      }
      for (const element of root.querySelectorAll("*")) if (element.shadowRoot) look(element.shadowRoot);
    };
    look(document);
    return found;
  });
  expect(small).toEqual([]);
});
