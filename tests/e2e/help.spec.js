// Help from the first screen: every start, wherever one lives, in both languages, comes to its end with the right people.
import { objections } from "./axe.js";
import { expect, test } from "./visit.js";

const STARTS = [
  "locked",
  "password",
  "message",
  "not-mine",
  "deceived",
  "failed",
  "not-arrived",
  "wrong-amount",
  "refund",
  "fee",
];
const PLACES = ["CN", "GB", "DE", "ZZ"];

/** Numbers that belong to one place, by the place. */
const NUMBERS = { CN: /\b110\b|96110|12315/, HK: /18222/, GB: /\b159\b|0300 123 2040/ };

/** Opens help anew: the start, then each question as it comes. */
async function walk(help, start, place, choices = {}) {
  await help.evaluate((element, first) => element.begin(first), start);
  const end = help.locator("[data-part=expect]");
  const question = help.locator("[data-title]");
  for (let steps = 0; steps < 8; steps += 1) {
    await expect(question).toBeVisible();
    if (await end.count()) break;
    const said = await question.textContent();
    if (await help.locator("select").count()) {
      await help.locator("select").selectOption(place);
      await help.locator("[data-choice=where]").click();
    } else if (await help.locator("[data-choice=not-listed]").count()) {
      await help
        .locator(choices.payment === false ? "[data-choice=not-listed]" : "[data-choice=payment]")
        .first()
        .click();
    } else {
      const wanted = [choices.wallet ?? "alipay", choices.led ?? "led-no", "amount", choices.when ?? "fresh"];
      for (const name of wanted) {
        const choice = help.locator(`[data-choice=${name}]`);
        if (await choice.count()) {
          await choice.first().click();
          break;
        }
      }
    }
    // The next question, or the end, stands there before anything else is pressed.
    await expect
      .poll(async () => (await end.count()) > 0 || (await question.textContent()) !== said)
      .toBe(true);
  }
  await expect(end).toBeVisible();
}

async function open(page) {
  await page.goto("/");
  await expect(page.locator("sentinel-alerts li[part=alert]").first()).toBeVisible();
  const help = page.locator("sentinel-help");
  await help.locator("button.main").click();
  return help;
}

for (const locale of ["zh-CN", "en"]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 390, height: 844 } });

    for (const place of PLACES) {
      test(`every start comes to its end for somebody in ${place}: steps, people, a message, a term, a way on`, async ({
        page,
      }) => {
        const help = await open(page);
        for (const start of STARTS) {
          await walk(help, start, place, {
            wallet: { fee: "wechat-pay", failed: "unknown", message: "google-pay" }[start] ?? "alipay",
          });
          expect(await help.locator(".steps li").count(), start).toBeGreaterThan(2);
          expect(await help.locator("[data-who]").count(), start).toBeGreaterThan(0);
          await expect(help.locator("[data-part=case] pre"), start).toContainText(
            locale === "en" ? /Account: / : /账户：/,
          );
          expect(await help.locator("[data-part=expect] p").count(), start).toBeGreaterThan(0);
          expect(await help.locator("[data-part=then] p").count(), start).toBeGreaterThan(0);
          const text = await help.evaluate((element) => element.shadowRoot.textContent);
          expect(text, start).not.toMatch(/undefined|NaN|\{\w+|help\.\w+/);
          for (const [country, numbers] of Object.entries(NUMBERS))
            if (country !== place) expect(text, `${start}: a number of ${country}`).not.toMatch(numbers);
          expect(text, "no shop's number").not.toMatch(/95017/);
          expect(text, "no name of ours for what has none").not.toMatch(/unk\*|\bunknown\b/);
          const links = await help
            .locator("a")
            .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
          for (const link of links) expect(link).toMatch(/^(https:\/\/|tel:\+?\d+$|mailto:)/);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        }
      });
    }

    test("the region is asked once, kept on this device, and can be changed at the end", async ({ page }) => {
      const help = await open(page);
      await help.locator("[data-choice=locked]").click();
      await help.locator("[data-choice=alipay]").click();
      await expect(help.locator("select")).toHaveValue("DE"); // the browser's time zone suggests it
      await help.locator("[data-choice=where]").click();
      await expect(help.locator("[data-part=expect]")).toBeVisible();
      await page.reload();
      const again = await open(page);
      await again.locator("[data-choice=deceived]").click();
      await again.locator("[data-choice=alipay]").click();
      await again.locator("[data-choice=payment]").first().click();
      await expect(again.locator("[data-who=police]")).toBeVisible();
      await again.locator("[data-choice=move]").click();
      await again.locator("select").selectOption("GB");
      await again.locator("[data-choice=where]").click();
      await expect(again.locator("a.phone").first()).toHaveAttribute("href", "tel:159");
    });

    test("“I didn’t make this” asks first whether somebody led to it, and then has a sheet for the police", async ({
      page,
    }) => {
      const help = await open(page);
      await walk(help, "not-mine", "CN", { led: "led-yes" });
      await expect(help.locator("[data-part=case] pre")).toContainText(locale === "en" ? "misled" : "诱导");
      await expect(help.locator("[data-part=sheet] pre")).toContainText("____________");
      await walk(help, "not-mine", "CN", { led: "led-no" });
      await expect(help.locator("[data-part=sheet]")).toHaveCount(0);
      // Back, and back again, to the first question.
      for (let presses = 0; presses < 5 && (await help.locator("[data-back]").count()); presses += 1)
        await help.locator("[data-back]").click();
      await expect(help.locator("[data-choice=locked]")).toBeVisible();
    });

    test("without a payment in the list, the age is asked, and advice of last year stops nothing", async ({
      page,
    }) => {
      const help = await open(page);
      await walk(help, "deceived", "CN", { payment: false, when: "fresh" });
      await expect(help.locator(".steps")).toContainText("110");
      await walk(help, "deceived", "CN", { payment: false, when: "old" });
      await expect(help.locator(".steps")).not.toContainText(locale === "en" ? "offline" : "断网");
      await expect(help.locator("[data-part=case] pre")).toContainText("____________");
    });

    test("behind Apple Pay the bank acts; the message goes to paper and file", async ({ page }) => {
      const help = await open(page);
      await walk(help, "failed", "GB", { wallet: "apple-pay" });
      await expect(help.locator("[data-who=bank]")).toBeVisible();
      await expect(help.locator("[data-who=wallet]")).toHaveCount(0);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        help.locator("[data-paper=case] [data-do=save]").click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.txt$/);
      await page.evaluate(() => {
        const append = document.body.append.bind(document.body);
        document.body.append = (frame) => {
          append(frame);
          frame.contentWindow.print = () => {
            window.printed = frame.contentDocument.body.textContent;
          };
        };
      });
      await help.locator("[data-paper=case] [data-do=print]").click();
      expect(await page.evaluate(() => window.printed)).toBe(
        await help.locator("[data-part=case] pre").textContent(),
      );
    });

    test("with large type the first question and an end stand whole at 390 px, and pictures are kept", async ({
      page,
    }, { outputDir }) => {
      await page.addInitScript(() => {
        // What a browser's own setting for large type does: the root's size, by half.
        addEventListener("DOMContentLoaded", () => {
          document.documentElement.style.fontSize = "24px";
        });
      });
      const help = await open(page);
      const isWhole = async () =>
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await isWhole();
      await help.screenshot({ path: `${outputDir}/../help-large-${locale}-start.png` });
      await walk(help, "deceived", "CN");
      await isWhole();
      const cut = await help.evaluate((element) =>
        [...element.shadowRoot.querySelectorAll("button, a, li, p, h2, h3")]
          .filter(
            (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline",
          )
          .map((one) => one.textContent.trim().slice(0, 40)),
      );
      expect(cut, "nothing is cut off").toEqual([]);
      await help.screenshot({ path: `${outputDir}/../help-large-${locale}-end.png` });
    });

    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing to object to, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        const help = await open(page);
        const look = async () => {
          expect(await objections(page, { within: "sentinel-help" })).toEqual([]);
        };
        await look();
        await walk(help, "deceived", "GB");
        await look();
      });
    }
  });
}

test("advice names mainland China's police number to whoever lives there, and to nobody of whom the device says that they live elsewhere", async ({
  page,
}) => {
  // What is said to somebody who is on the phone with a stranger, after "not me" about a use.
  const advised = async () => {
    await page.getByRole("link", { name: "账户安全", exact: true }).click();
    await page.getByRole("button", { name: "打开被接管的例子" }).click();
    await page
      .getByRole("button", { name: /^不是我: 登录, / })
      .first()
      .click();
    await page.locator("sentinel-access .first").getByRole("checkbox").check();
    return page.locator("sentinel-access .first ol").textContent();
  };
  await page.goto("/");
  const abroad = await advised(); // the browser's time zone is Berlin's
  expect(abroad).toContain("报警");
  expect(abroad).not.toMatch(/\b110\b|12315/);
  await page.evaluate(() => localStorage.setItem("wallet-sentinel.region", "CN"));
  await page.goto("/");
  await page.reload();
  expect(await advised()).toContain("（打 110）");
});

test("a host's own: contacts that run scripts open nothing, a payment that is gone is told, an engine that fails is told", async ({
  page,
}) => {
  const help = await open(page);
  await help.evaluate((element) => {
    element.region = "DE";
    element.operators = [
      {
        id: "lotus",
        name: "Lotus Pay",
        contacts: [
          {
            channel: "website",
            value: "javascript:alert(1)",
            source: "https://example.com/",
            verifiedOn: "2024-01-01",
          },
          {
            channel: "email",
            value: "help@example.com",
            source: "https://example.com/",
            verifiedOn: "2024-01-01",
          },
        ],
      },
    ];
    element.source = {
      supportCase() {
        throw Object.assign(new Error("gone"), { code: "transaction-unknown" });
      },
      payments: () => ({
        count: 1,
        rows: [{ payment: { id: "p", at: Date.now(), amount: "1.00", currency: "EUR", direction: "debit" } }],
      }),
      accounts: () => [],
    };
  });
  await walk(help, "fee", "DE", { wallet: "lotus" });
  expect(await help.locator("a").evaluateAll((links) => links.map(({ href }) => href))).toEqual([
    "mailto:help@example.com",
  ]);
  await expect(help.locator("[data-part=whom]")).toContainText("可能已有变化");
  await expect(help.locator("[data-part=whom]")).toContainText("有一个联系方式没有列出");
  await expect(help.locator("[data-part=case]")).toContainText("已经不再保存");
  await help.evaluate((element) => {
    element.source.supportCase = () => {
      throw Object.assign(new Error("freed"), { code: "freed" });
    };
  });
  await walk(help, "fee", "DE", { wallet: "lotus" });
  await expect(help.locator("[data-part=case] [role=alert]")).toBeVisible();
  await expect(help.locator(".steps li").first()).toBeVisible();
});
