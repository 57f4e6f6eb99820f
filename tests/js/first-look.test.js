/** What the page asks its engine, and of when it then speaks: the alerts first, charts behind them, and no "so far" of a month that is over. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { hasUses, lookFirst, lookOn, spokenOf } from "../../www/src/bill.js";
import { sampleEvents } from "../../www/src/sample.js";

const DAY = 86_400_000;
const timeZone = "Asia/Shanghai";

before(() => init());

/** The sample's engine, which notes what it is asked. @param {number} now */
function asked(now) {
  const engine = new Sentinel({ timeZone });
  engine.ingest(sampleEvents(now), { assessments: "none" });
  /** @type {string[]} */
  const verbs = [];
  const noting = new Proxy(engine, {
    get:
      (target, verb) =>
      (...given) => {
        verbs.push(String(verb));
        return target[verb](...given);
      },
  });
  return { noting, verbs, engine };
}

test("alerts, their span and the last month are told before anything of the charts is asked", async () => {
  const now = Date.UTC(2026, 10, 30, 4);
  const { noting, verbs, engine } = asked(now);
  const view = {
    period: null,
    category: null,
    interval: "month",
    imports: [],
    sampleUses: undefined,
    timeZone,
  };
  const first = await lookFirst(noting, view, now, false);
  assert.ok(first.alerts.some(({ state }) => state === "open"));
  assert.deepEqual(new Set(verbs), new Set(["advance", "alerts", "accounts", "summary"]));
  assert.equal(first.coverage.uses, false);
  const later = await lookOn(noting, view, now, first);
  const all = Object.values(later.summaries.byCategory.totals).reduce((sum, { count }) => sum + count, 0);
  assert.equal(first.coverage.payments, all, "headline and list speak of the same payments");
  engine.free();
});

test("a page speaks of today while the last month with payments goes on, and of its end once it is over", () => {
  const to = Date.UTC(2026, 10, 1) - 8 * 3_600_000; // November begins in China
  const last = to - 3_600_000;
  for (const [what, now, wanted] of [
    ["on its last evening", to - 1, undefined],
    ["as the next one begins", to, to - 1],
    ["within days of it", to + 3 * DAY, to - 1],
    ["a year after", to + 365 * DAY, last],
    ["a clock that is behind", last - 30 * DAY, last],
  ])
    assert.equal(spokenOf({ now, last, to }), wanted, what);
});

test("sign-ins are called unseen only where no file told of any", () => {
  const uses = { accesses: [], judged: [] };
  assert.equal(hasUses({ imports: [], sampleUses: undefined }), false);
  assert.equal(hasUses({ imports: [{ uses }], sampleUses: undefined }), true);
  assert.equal(hasUses({ imports: [], sampleUses: uses }), true);
});

test("the page opens in the currency of most payments, in headline and charts alike", async () => {
  const now = Date.UTC(2026, 9, 31, 4);
  const engine = new Sentinel({ timeZone });
  const of = (currency, id, at) => ({
    kind: "transaction",
    id,
    accountId: "a",
    at,
    amount: "5.00",
    currency,
    status: "completed",
    type: "purchase",
    direction: "debit",
    counterparty: { name: "X" },
  });
  const euros = Array.from({ length: 5 }, (_, day) => of("EUR", `e${day}`, now - (40 + day) * DAY));
  engine.ingest([...euros, of("CNY", "c", now - DAY)], { assessments: "none" });
  const view = {
    period: null,
    category: null,
    interval: "month",
    imports: [],
    sampleUses: undefined,
    timeZone,
  };
  assert.equal((await lookFirst(engine, view, now, false)).main, "EUR");
  engine.free();
});
