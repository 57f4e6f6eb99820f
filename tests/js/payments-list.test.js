/** The list of payments before anything is drawn: what is fetched, what stays, where rows lie, what a row and a payment say. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { Sentinel } from "wallet-sentinel";
import { CATEGORIES, factsOf, partOf, payeeOf, problemsOf } from "../../pkg/elements/payment.view.js";
import { AskedPayments } from "../../pkg/elements/asked.js";
import { PaymentPages } from "../../pkg/elements/pages.js";
import { dateOf } from "../../pkg/messages/clock.js";
import * as view from "../../pkg/elements/payments.view.js";
import { decimalOf, plus } from "../../pkg/elements/sums.js";
import en from "../../pkg/messages/en.js";
import zhCN from "../../pkg/messages/zh-CN.js";
import { addressOf, placeOf } from "../../www/src/address.js";

before(() => init());

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 2, 1, 4);

const row = (index, more = {}) => ({
  payment: {
    kind: "transaction",
    id: `p${index}`,
    accountId: "wallet",
    at: BEGIN - index * HOUR,
    utcOffset: 0,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "0.10",
    currency: "CNY",
  },
  counts: "spent",
  amount: "0.10",
  spent: "0.10",
  category: "dining",
  links: [],
  alertIds: [],
  ...more,
});

/** A source of so many rows that notes what it is asked, and answers when it is told to, or at once. */
function sourceOf(count, answer = () => undefined) {
  const asked = [];
  const ask = async ({ limit, after = "0" }) => {
    asked.push({ limit, after });
    await answer(asked.length);
    const from = Number(after);
    const to = Math.min(count, from + limit);
    return {
      rows: Array.from({ length: to - from }, (_, place) => row(from + place)),
      count,
      ...(to < count ? { after: String(to) } : {}),
    };
  };
  return { asked, ask };
}

const byDay = (one) => view.dayOf(one, { utcOffset: 0 });
/** Thirty turns, and not thirty milliseconds: on a busy machine a timer may be due before what it waits for has had its turn. */
async function settled() {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}
/** Until nothing is asked any more. */
async function rest(asked) {
  for (let known = -1; known !== asked.length; await settled()) known = asked.length;
}

test("pages are asked for as they come into sight, one at a time and each once", async () => {
  let underWay = 0;
  const { asked, ask } = sourceOf(1_000);
  const counted = async (page) => {
    underWay += 1;
    assert.equal(underWay, 1);
    const answer = await ask(page);
    underWay -= 1;
    return answer;
  };
  const pages = new PaymentPages(counted, byDay, () => {});
  pages.want(0, 20);
  await rest(asked);
  assert.deepEqual(asked, [{ limit: 100, after: "0" }]);
  assert.equal(pages.count, 1_000);
  for (let from = 0; from < 300; from += 20) {
    pages.want(from, from + 20);
    await settled();
  }
  pages.want(294, 314);
  await rest(asked);
  assert.deepEqual(
    asked.map(({ after }) => after),
    ["0", "100", "200", "300"],
  );
  assert.equal(pages.row(305).payment.id, "p305");
  assert.equal(pages.row(400), undefined);
});

test("the way to the end of a hundred thousand takes long pages, keeps few of their rows, and the way back fetches them anew", async () => {
  const { asked, ask } = sourceOf(100_000);
  const pages = new PaymentPages(ask, byDay, () => {});
  pages.want(0, 20);
  await rest(asked);
  pages.want(99_980, 100_000);
  await rest(asked);
  assert.equal(pages.row(99_999).payment.id, "p99999");
  assert.ok(asked.length < 120, `${asked.length} pages`);
  assert.equal(pages.days.length, Math.ceil(100_000 / 24) + 1);
  let kept = 0;
  for (let index = 0; index < 100_000; index += 1) if (pages.row(index)) kept += 1;
  assert.ok(kept <= 3_100, `${kept} rows kept`);
  const before = asked.length;
  const days = structuredClone(pages.days);
  pages.want(40, 60);
  await rest(asked);
  assert.equal(pages.row(50).payment.id, "p50");
  assert.equal(asked.length, before + 1);
  assert.deepEqual(pages.days, days, "days are counted once");
});

test("an answer that comes after its question was given up is not heard", async () => {
  let answer;
  let told = 0;
  const { ask } = sourceOf(10, () => new Promise((resolve) => (answer = resolve)));
  const pages = new PaymentPages(ask, byDay, () => (told += 1));
  pages.want(0, 20);
  pages.close();
  answer();
  await settled();
  assert.equal(told, 0);
  assert.equal(pages.count, undefined);
});

/** An engine that answers when it is let, and says what it was asked. */
function held(count) {
  const asked = [];
  return {
    asked,
    /** Answers what waits. */
    async answer() {
      for (const one of asked.splice(0)) one.give();
      await settled();
    },
    source: {
      payments: ({ limit, after = "0", text }) =>
        new Promise((resolve) => {
          const all = text ? count / 10 : count;
          const [from, to] = [Number(after), Math.min(all, Number(after) + limit)];
          const rows = Array.from({ length: to - from }, (_, place) => row(from + place));
          const give = () => resolve({ rows, count: all, ...(to < all ? { after: String(to) } : {}) });
          asked.push({ text, limit, give });
        }),
    },
  };
}

test("another question takes the place of what is shown with its first rows, and the last one asked is the one that is shown", async () => {
  const { source, answer, asked } = held(1_000);
  const told = [];
  const list = new AskedPayments((isOther) => told.push(isOther));
  const clock = { utcOffset: 0 };
  list.ask({ source, revision: 1, query: {}, clock }, 20);
  await answer();
  assert.equal(list.shown.count, 1_000);
  assert.equal(list.total, undefined, "all of them are listed");
  list.ask({ source, revision: 1, query: { text: "a" }, clock }, 20);
  const slow = asked.splice(0);
  list.ask({ source, revision: 1, query: { text: "ab" }, clock }, 20);
  assert.equal(list.isComing, true);
  assert.deepEqual([list.shown.count, list.query], [1_000, {}], "what was there stays");
  await answer();
  for (const one of slow) one.give();
  await settled();
  assert.deepEqual([list.shown.count, list.query, list.total], [100, { text: "ab" }, 1_000]);
  assert.equal(told.filter(Boolean).length, 1);
  list.ask({ source, revision: 1, query: { text: "ab" }, clock }, 20);
  assert.equal(asked.length, 0, "the same question is not asked twice");
});

test("where the engine knows something new, the reader stays where they are until its rows are here", async () => {
  const { source, answer } = held(5_000);
  const told = [];
  const list = new AskedPayments((isOther) => told.push(isOther));
  const clock = { utcOffset: 0 };
  list.ask({ source, revision: 1, query: {}, clock }, 20);
  await answer();
  list.look({ from: 2_400, to: 2_420 });
  for (let pages = 0; pages < 3; pages += 1) await answer();
  assert.ok(list.shown.row(2_410));
  list.ask({ source, revision: 2, query: {}, clock }, 20);
  const { shown } = list;
  await answer();
  await answer();
  assert.equal(list.shown, shown, "two pages are not the third");
  await answer();
  assert.notEqual(list.shown, shown);
  assert.ok(list.shown.row(2_410));
  assert.ok(!told.includes(true), "it is no other list");
});

test("what changes while it is read is read from its beginning; what never rests, and what fails, is said and can be asked again", async () => {
  const gone = Object.assign(new Error("gone"), { code: "query-invalid", details: { field: "after" } });
  let refusals = 1;
  const { asked, ask } = sourceOf(1_250);
  const pages = new PaymentPages(
    async (page) => {
      if (page.after && refusals-- > 0) throw gone;
      return ask(page);
    },
    byDay,
    () => {},
  );
  pages.want(1_150, 1_170);
  await rest(asked);
  assert.equal(pages.row(1_160).payment.id, "p1160");
  assert.equal(pages.days[0].sums.get("CNY").units, plus("0.50").units, "no day is counted twice");

  let count = 1_000;
  const restless = new PaymentPages(
    async (page) => ({ ...(await ask(page)), count: (count += 1) }),
    byDay,
    () => {},
  );
  restless.want(1_150, 1_170);
  await rest(asked);
  assert.ok(restless.error);

  let isDown = true;
  const down = new PaymentPages(
    (page) => {
      if (isDown) throw new Error("down");
      return ask(page);
    },
    byDay,
    () => {},
  );
  down.want(0, 20);
  await rest(asked);
  assert.match(down.error.message, /down/);
  isDown = false;
  down.again();
  await rest(asked);
  assert.equal(down.row(3).payment.id, "p3");
});

test("a day says its sum once all of its rows are here, to the last digit", async () => {
  const { asked, ask } = sourceOf(110);
  const pages = new PaymentPages(ask, byDay, () => {});
  pages.want(0, 20);
  await rest(asked);
  const last = pages.days.length - 1;
  assert.equal(pages.sumsOf(last), undefined, "its last rows are on the next page");
  assert.deepEqual(pages.sumsOf(1), [{ currency: "CNY", amount: "2.40" }]);
  pages.want(90, 110);
  await rest(asked);
  assert.ok(pages.sumsOf(pages.days.length - 1));
});

test("sums of decimals are exact where floats are not", () => {
  const sum = (...parts) => decimalOf(parts.reduce((all, part) => plus(part, all), undefined));
  assert.equal(sum("0.1", "0.2"), "0.3");
  assert.equal(sum("123456789012345.67", "0.0000001"), "123456789012345.6700001");
  assert.equal(sum("10.00", "-10.05"), "-0.05");
  assert.equal(sum("-0.30", "0.30"), "0.00");
  assert.throws(() => plus("1e5"), RangeError);
});

test("a row is found at the height where it begins, whatever days lie above it", () => {
  const heights = { row: 72, day: 40 };
  for (const starts of [[], [0], [0, 1, 2, 3], [0, 5, 6, 90]]) {
    const days = starts.map((start) => ({ start }));
    for (let index = 0; index < 120; index += 1) {
      const top = view.topOf(days, index, heights);
      assert.equal(view.indexAt(days, top, heights), index);
      assert.equal(view.indexAt(days, top + 71, heights), index);
    }
    assert.equal(view.heightOf(days, 120, heights), view.topOf(days, 119, heights) + 72);
  }
  assert.deepEqual(view.drawn([{ start: 0 }, { start: 3 }], 1, 9, 6), [
    { place: 0, from: 1, to: 3 },
    { place: 1, from: 3, to: 6 },
    { place: -1, from: 6, to: 9 },
  ]);
});

test("a payment of which only the day is known is on that day, others on the reader's", () => {
  const at = Date.UTC(2026, 2, 1, 20); // the second of March in Beijing
  const day = (payment, clock) => new Date(view.momentOfDay(view.dayOf({ payment }, clock))).getUTCDate();
  assert.equal(day({ at, utcOffset: 480 }, { utcOffset: 0 }), 1);
  assert.equal(day({ at, utcOffset: 480 }, { timeZone: "Asia/Shanghai" }), 2);
  assert.equal(day({ at, utcOffset: 480 }, {}), 2, "without a zone its own counts");
  assert.equal(day({ at, utcOffset: 480, timePrecision: "day" }, { utcOffset: 0 }), 2);
});

test("a date field's day begins when it begins there, over changes of clocks too", () => {
  const berlin = { timeZone: "Europe/Berlin" };
  assert.equal(view.momentOf("2026-03-29", berlin), Date.UTC(2026, 2, 28, 23));
  assert.equal(view.momentOf("2026-03-30", berlin), Date.UTC(2026, 2, 29, 22));
  assert.equal(view.momentOf("2026-03-29", berlin, 1), Date.UTC(2026, 2, 29, 22));
  assert.equal(dateOf(Date.UTC(2026, 2, 28, 23), berlin), "2026-03-29");
  assert.equal(view.momentOf("", berlin), undefined);
});

const partRs = readFileSync(new URL("../../src/summary/list/part.rs", import.meta.url), "utf8");
const because = [...partRs.matchAll(/=> "([a-z-]+)",/g)].map(([, code]) => code);

test("every reason to count nowhere has its mark and its sentence in both languages, and no sentence says that all is well", () => {
  assert.ok(because.length > 5, "the codes in src/summary/list/part.rs were found");
  assert.deepEqual(view.BECAUSE.toSorted(), [...new Set(because)].toSorted());
  for (const catalogue of [en, zhCN]) {
    for (const code of view.BECAUSE) {
      assert.ok(catalogue[`payments.is-${view.standingOf(row(1, { counts: "none", because: code }))}`], code);
      assert.ok(catalogue[`payment.because-${code}`], code);
    }
    const said = Object.entries(catalogue)
      .filter(([key]) => /^payments?\./.test(key))
      .map(([, text]) => text)
      .join("\n");
    assert.doesNotMatch(said, /\bfine\b|\bsafe\b|nothing (unusual|wrong)|没有问题|一切正常|安全/i);
  }
  assert.equal(view.standingOf(row(1, { counts: "none", because: "of a later version" })), "none");
  assert.equal(view.standingOf(row(1)), "");
});

test("the gravest alert that still waits marks a row; the operator's never does", () => {
  const alert = (id, severity, state, audience = "holder") => ({
    id,
    severity,
    state,
    audience,
    reasons: [],
  });
  const alerts = view.byId([
    alert("a", "danger", "resolved"),
    alert("b", "notice", "open"),
    alert("c", "danger", "open", "operator"),
  ]);
  const marked = (...alertIds) => view.markOf(row(1, { alertIds }), alerts);
  assert.deepEqual(marked("a", "b", "c"), { severity: "notice", isWaiting: true });
  assert.deepEqual(marked("a"), { severity: "danger", isWaiting: false });
  assert.equal(marked("c"), undefined);
});

test("a Chinese name in an English page is said to be Chinese, and needs no word in a Chinese one", () => {
  assert.equal(view.languageOf("云州地铁", "en"), "zh");
  assert.equal(view.languageOf("ラーメン横丁", "en"), "ja");
  assert.equal(view.languageOf("云州地铁", "zh-CN"), undefined);
  assert.equal(view.languageOf("Noodle House", "en"), undefined);
});

/** A life of payments of every kind, as the engine lists them. */
function listed() {
  const sentinel = new Sentinel();
  const lunch = {
    kind: "transaction",
    accountId: "wallet",
    holderId: "lin",
    direction: "debit",
    type: "purchase",
    status: "completed",
    currency: "CNY",
    counterparty: { name: "Noodle House", kind: "merchant" },
  };
  const events = [
    { ...lunch, id: "plain", amount: "30.00", orderId: "A-1", reference: "T-1", references: ["X", "Y"] },
    { ...lunch, id: "abroad", amount: "31.00", original: { amount: "4.20", currency: "USD" }, points: 12 },
    { ...lunch, id: "fee", amount: "40.00", fee: "1.00", discount: "2.00", note: "with Mei" },
    { ...lunch, id: "back", amount: "10.00", type: "refund", direction: "credit", refundOf: "plain" },
    { ...lunch, id: "failed", amount: "50.00", status: "failed" },
    { ...lunch, id: "held", amount: "60.00", status: "authorized" },
    { ...lunch, id: "wage", amount: "9000.00", type: "income", direction: "credit" },
    {
      ...lunch,
      id: "friend",
      amount: "70.00",
      type: "transfer",
      counterparty: { name: "Mei", kind: "person" },
    },
    { ...lunch, id: "own", amount: "80.00", type: "top-up", direction: "neutral" },
  ].map((event, place) => ({ ...event, at: BEGIN + place * HOUR }));
  assert.deepEqual(sentinel.ingest(events).rejected, []);
  return { sentinel, rows: new Map(sentinel.payments().rows.map((one) => [one.payment.id, one])) };
}

test("a payment tells the facts that its row holds and no other, each with a name in both languages", () => {
  const { rows } = listed();
  for (const one of rows.values()) {
    const held = JSON.stringify(one.payment);
    for (const { key, kind, value } of factsOf(one)) {
      for (const catalogue of [en, zhCN]) {
        assert.ok(catalogue[`payment.fact-${key}`], key);
        if (kind === "word")
          assert.ok(catalogue[value.startsWith("status.") ? value : `payment.${value}`], value);
      }
      const told = kind === "word" ? value.replace(/^(type-|status\.|instrument-|channel-)/, "") : value;
      assert.ok(held.includes(told), `${key}: ${value}`);
    }
  }
  const keys = (id) => factsOf(rows.get(id)).map(({ key }) => key);
  assert.deepEqual(
    factsOf(rows.get("plain"))
      .filter(({ kind }) => kind === "number")
      .map(({ value }) => value),
    ["A-1", "T-1", "X", "Y", "plain"],
  );
  for (const key of ["fee", "discount", "note"]) assert.ok(keys("fee").includes(key), key);
  for (const key of ["fee", "discount", "note", "original", "points"])
    assert.ok(!keys("plain").includes(key), key);
});

test("a part that is not the amount says why, as far as the row tells", () => {
  const { rows } = listed();
  const part = (id) => partOf(rows.get(id));
  assert.deepEqual(part("plain"), { isOther: true, isBack: true, hasFee: false });
  assert.deepEqual(part("fee"), { isOther: true, isBack: false, hasFee: true });
  assert.deepEqual(part("abroad"), { isOther: false, isBack: false, hasFee: false });
});

test("every case that is offered can be made, and none of what cannot be so", () => {
  const { sentinel, rows } = listed();
  for (const [transactionId, one] of rows) {
    const problems = problemsOf(one);
    for (const problem of problems) {
      const made = sentinel.supportCase({ accountId: "wallet", transactionId, problem });
      assert.equal(made.problem.code, problem);
      assert.deepEqual(
        made.transactions.map(({ id }) => id),
        [transactionId],
      );
      for (const catalogue of [en, zhCN]) assert.ok(catalogue[`payment.problem-${problem}`], problem);
    }
  }
  const problems = (id) => problemsOf(rows.get(id));
  assert.ok(problems("failed").includes("payment-failed"));
  assert.ok(!problems("plain").includes("payment-failed"));
  for (const id of ["wage", "failed", "held", "friend"])
    assert.ok(!problems(id).includes("goods-missing"), id);
  assert.ok(!problems("wage").includes("not-mine"));
});

test("the categories that can be chosen are those that have a name; a word on one holds for all of its payee's payments", () => {
  const named = Object.keys(en)
    .filter((key) => key.startsWith("category."))
    .map((key) => key.slice("category.".length))
    .filter((code) => code !== "all" && code !== "none");
  assert.deepEqual(CATEGORIES.toSorted(), named.toSorted());
  const { sentinel, rows } = listed();
  const counterparty = payeeOf(rows.get("abroad"));
  sentinel.correctCategory({ counterparty, category: "groceries", at: BEGIN });
  for (const one of sentinel.payments({ text: "noodle", kinds: ["purchase"] }).rows)
    assert.equal(one.category, "groceries");
  assert.equal(payeeOf(rows.get("back")), undefined, "a refund is summed under its payment's");
});

test("the address says where one is and brings one back there", () => {
  const here = {
    period: null,
    category: null,
    interval: "month",
    currency: "",
    query: {},
    payment: undefined,
  };
  for (const place of [
    { ...here, view: "overview" },
    { ...here, view: "overview", period: { from: BEGIN, to: BEGIN + HOUR }, interval: "week", category: "" },
    { ...here, view: "overview", currency: "EUR" },
  ]) {
    const { query: _, ...told } = place;
    assert.deepEqual(placeOf(addressOf(place)), told);
  }
  const query = {
    from: 1,
    to: 2,
    text: "面 & co #1",
    counterparty: "",
    counts: ["spent", "none"],
    flagged: true,
    play: false,
    first: true,
    left: false,
    kinds: ["purchase", "transfer"],
    exclude: ["fee"],
    channels: ["online", "in-store"],
    like: { id: "0a-~2 &", in: "instrument" },
  };
  const payment = { accountId: "a/b", id: "#?&", at: BEGIN };
  for (const place of [
    { query: {}, payment: undefined },
    { query, payment },
  ])
    assert.deepEqual(placeOf(addressOf({ ...here, view: "payments", ...place })), {
      view: "payments",
      ...place,
    });
  assert.equal(addressOf({ ...here, view: "overview" }), "");
  for (const word of ["constructor", "eur", "EURO", ""])
    assert.equal(placeOf(`#overview?currency=${word}`).currency, "", `${word} is no currency`);
  assert.deepEqual(placeOf("#payments?kinds=fee,bribe").query.kinds, ["fee"]);
});

test("games are listed as the suspicion counts them: by their code or their category, and no cinema and no books among them", async () => {
  const { default: init, Sentinel } = await import("../../pkg/node.js");
  await init();
  const sentinel = new Sentinel();
  const row = (id, change) => ({
    kind: "transaction",
    id,
    accountId: "a",
    at: BEGIN,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "6.00",
    currency: "CNY",
    ...change,
  });
  sentinel.ingest([
    row("code", { mcc: "5816", counterparty: { name: "山海书店" } }),
    row("category", { category: "entertainment", counterparty: { name: "幻岛互娱" } }),
    row("cinema", { category: "entertainment", counterparty: { name: "星光影城" } }),
    row("books", { category: "entertainment", counterparty: { name: "山海书店" } }),
    row("lunch", { category: "dining", counterparty: { name: "面馆" } }),
    row("bare", {}),
  ]);
  const ids = (play) =>
    sentinel
      .payments({ play })
      .rows.map(({ payment }) => payment.id)
      .sort();
  assert.deepEqual(ids(true), ["category", "code"]);
  assert.deepEqual(ids(false), ["bare", "books", "cinema", "lunch"]);
  sentinel.free();
});

test("whom an account pays for the first time is listed once, and payments by how they were made", async () => {
  const { default: init, Sentinel } = await import("../../pkg/node.js");
  await init();
  const sentinel = new Sentinel();
  const row = (id, day, name, change) => ({
    kind: "transaction",
    id,
    accountId: "a",
    at: BEGIN + day * 24 * HOUR,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "6.00",
    currency: "CNY",
    counterparty: { name },
    ...change,
  });
  sentinel.ingest([
    row("tried", 0, "面馆", { status: "failed" }),
    row("again", 3, "面馆", { channel: "online" }),
    row("first", 1, "面馆", { channel: "in-store" }),
    row("other", 2, "书店", { channel: "in-store" }),
    row("theirs", 1, "书店", { accountId: "b" }),
    row("back", 0, "书店", { direction: "credit", type: "refund" }),
  ]);
  const ids = (query) =>
    sentinel
      .payments({ accountId: "a", ...query })
      .rows.map(({ payment }) => payment.id)
      .sort();
  assert.deepEqual(ids({ first: true }), ["first", "other"]);
  assert.deepEqual(ids({ first: true, from: BEGIN + 2 * 24 * HOUR }), ["other"], "whenever it is asked of");
  assert.deepEqual(ids({ first: false }), ["again", "back", "tried"]);
  assert.deepEqual(ids({ channels: ["in-store"] }), ["first", "other"]);
  assert.throws(() => sentinel.payments({ channels: ["by-post"] }), { code: "query-invalid" });
  sentinel.free();
});

test("an address that somebody made up is passed over, and never an error", () => {
  assert.equal(placeOf("#alerts"), undefined);
  assert.deepEqual(
    placeOf(
      "#payments?from=x&to=9e9&counts=all&kinds=foo&channels=by-post&like=colour-7&flagged=1&payment=[1]&limit=5",
    ),
    {
      view: "payments",
      query: {},
      payment: undefined,
    },
  );
  assert.deepEqual(placeOf("#payments?from=9&to=3&payment={"), {
    view: "payments",
    query: {},
    payment: undefined,
  });
  assert.equal(placeOf("#overview?period=5-1&by=hour").period, null);
});

test("what a run is counted of can be listed: purchases of one category, way, kind of card, or that nothing confirmed", async () => {
  const { default: init, Sentinel } = await import("../../pkg/node.js");
  await init();
  const sentinel = new Sentinel();
  const row = (id, change) => ({
    kind: "transaction",
    id,
    accountId: "a",
    at: BEGIN,
    direction: "debit",
    type: "purchase",
    status: "completed",
    amount: "6.00",
    currency: "CNY",
    channel: "online",
    counterparty: { name: id, kind: "merchant" },
    category: "dining",
    instrument: { kind: "credit-card", id: "card" },
    authentication: "none",
    ...change,
  });
  sentinel.ingest([
    row("this"),
    row("code", { mcc: "5812", category: "other", authentication: "password" }),
    row("shop", { channel: "in-store", instrument: { kind: "balance" } }),
    row("order", { category: "other", instrument: { kind: "balance" } }),
    row("drawn", { agreementId: "x" }),
    row("failed", { status: "failed" }),
    row("person", { counterparty: { name: "小明", kind: "person" }, type: "transfer" }),
    row("theirs", { accountId: "b" }),
    row("bare", {
      channel: undefined,
      category: undefined,
      instrument: undefined,
      authentication: undefined,
    }),
  ]);
  sentinel.correctCategory({ counterparty: "shop", category: "home", at: BEGIN });
  const like = (part, id = "this", from = sentinel) =>
    from
      .payments({ accountId: "a", like: { id, in: part } })
      .rows.map(({ payment }) => payment.id)
      .sort();
  assert.deepEqual(like("category"), ["code", "shop", "this"]);
  assert.deepEqual(like("channel"), ["code", "order", "this"]);
  assert.deepEqual(like("channel", "bare"), ["bare"]);
  assert.deepEqual(like("instrument"), ["code", "this"]);
  assert.deepEqual(like("confirmation"), ["order", "this"], "a till that asks for nothing is no order");
  assert.deepEqual(like("category", "person"), [], "a transfer is of no run");
  assert.deepEqual(like("category", "gone"), []);
  const restored = Sentinel.restore(sentinel.snapshot());
  assert.deepEqual(like("confirmation", "this", restored), ["order", "this"], "and it outlives a snapshot");
  assert.throws(() => sentinel.payments({ like: { id: "this", in: "colour" } }), { code: "query-invalid" });
  sentinel.free();
  restored.free();
});
