/**
 * A visit to the page: every test's browser is watched for what must never happen (a request to another origin, a
 * breach of the content policy, an uncaught error), and files are handed over as a person would.
 */
import { test as plain, expect } from "@playwright/test";
import { sampleStatement } from "../../www/sample/make.mjs";

export { expect };

/** The day of every visit, so that the sample is of the months that tests name; a test that sets the clock goes before it. */
const TODAY = Date.UTC(2026, 10, 30, 4);

/** Runs in the page, before all else. @param {number} later milliseconds */
function shifted(later) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [Real.now() + later]));
    }
    static now() {
      return Real.now() + later;
    }
  };
}

export const test = plain.extend({
  page: async ({ page, baseURL }, use) => {
    await page.addInitScript(shifted, TODAY - Date.now());
    const wrong = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== new URL(baseURL).origin)
        wrong.push(`a request to ${url.origin}`);
    });
    page.on("console", (entry) => {
      if (entry.type() === "error") wrong.push(entry.text());
    });
    page.on("pageerror", (error) => wrong.push(String(error)));
    await use(page);
    expect(wrong, "requests to others, breaches of the policy, uncaught errors").toEqual([]);
  },
});

/** The page with its sample, drawn to its charts: the alerts stand before the rest is asked for. */
export async function arrive(page) {
  await page.goto("/");
  await expect(page.locator("sentinel-alerts li[part=alert]").first()).toBeVisible();
  await expect(page.locator("sentinel-summary figure").first()).toBeVisible();
}

/** A file of the visitor's own: the sample's rows under another name, as an app would export them. */
export const ownBill = {
  name: "支付宝交易明细(20260201-20261031).csv",
  mimeType: "text/csv",
  buffer: sampleStatement(),
};

export const choose = (page, ...files) => page.locator("#file").setInputFiles(files);

/** Drops a file from the desktop onto the page. */
export async function drop(page, { name, buffer }) {
  const dataTransfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      return transfer;
    },
    { name, base64: buffer.toString("base64") },
  );
  await page.dispatchEvent("body", "drop", { dataTransfer });
}

/** The card of an alert by its title. */
export const card = (page, title) =>
  page.locator("sentinel-alerts li[part=alert]").filter({ hasText: title });
