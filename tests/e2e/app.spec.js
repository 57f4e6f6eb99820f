// The page as an app: served with the headers that keep it to itself, without a network after the first visit, from the share sheet.
import { arrive, card, choose, expect, ownBill, test } from "./visit.js";

const own = (page) => page.getByRole("heading", { name: "您的账单" });

test("the page is served compressed, and under headers that let nobody frame it and nothing be guessed", async ({
  request,
}) => {
  const page = await request.get("/", { headers: { "accept-encoding": "br" } });
  const headers = page.headers();
  expect(headers["content-security-policy"]).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  const [, script] = /src="(\/assets\/index-[^"]+\.js)"/.exec(await page.text());
  for (const [encoding, accepted] of [
    ["br", "br, gzip"],
    ["gzip", "gzip"],
  ]) {
    const answer = await request.get(script, { headers: { "accept-encoding": accepted } });
    expect(answer.headers()["content-encoding"]).toBe(encoding);
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  }
  expect((await request.get("/nothing-here")).headers()["content-security-policy"]).toContain(
    "frame-ancestors",
  );
});

test.describe("installed", () => {
  test.use({ serviceWorkers: "allow" });

  const controlled = (page) =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      return (await caches.keys()).length;
    });

  test("after the first visit the page, its sample and the kept bill are there without a network", async ({
    page,
    context,
  }) => {
    await arrive(page);
    await choose(page, ownBill);
    await expect(own(page)).toBeVisible();
    expect(await controlled(page)).toBeGreaterThan(0);
    await context.setOffline(true);
    await page.reload();
    await expect(card(page, "金额明显偏大")).toBeVisible();
    await choose(page, ownBill);
    await expect(page.locator(".report"), "what reads files is there as well").toHaveCount(2);
    await page.getByRole("link", { name: "全部付款" }).click();
    await expect(page.locator("sentinel-payments")).toBeVisible();
  });

  test("a file from the share sheet is read on the device, once", async ({ page }) => {
    await arrive(page);
    await controlled(page);
    await page.reload();
    await arrive(page);
    const sent = [];
    page.on("request", (request) => {
      if (request.method() === "POST") sent.push(request.serviceWorker() ?? request.url());
    });
    const answer = await page.evaluate(
      async ({ name, base64 }) => {
        const form = new FormData();
        form.append("files", new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
        const told = await fetch("./share", { method: "POST", body: form, redirect: "manual" });
        return told.type;
      },
      { name: ownBill.name, base64: ownBill.buffer.toString("base64") },
    );
    expect(answer).toBe("opaqueredirect");
    await page.goto("/?shared");
    await expect(page.locator(".report")).toContainText(ownBill.name);
    expect(new URL(page.url()).search).toBe("");
    await page.reload();
    await expect(page.locator(".report")).toHaveCount(1);
  });

  test("the manifest names what an installation needs, and each of its pictures is there", async ({
    page,
    request,
  }) => {
    await page.goto("/");
    const address = await page.locator('link[rel="manifest"]').getAttribute("href");
    const manifest = await (await request.get(address)).json();
    expect(manifest).toMatchObject({ display: "standalone", start_url: "./", scope: "./" });
    expect(manifest.share_target).toMatchObject({ action: "./share", method: "POST" });
    for (const { src } of manifest.icons) expect((await request.get(`/${src}`)).status(), src).toBe(200);
  });
});
