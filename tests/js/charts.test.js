// What the charts and the list of alerts say, worked out before anything is drawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  byThemselves,
  choices,
  countedIn,
  chosen,
  forAudience,
  grouped,
  isWaiting,
  ordered,
  outcomeOf,
  paymentOf,
} from "../../pkg/elements/alerts.view.js";
import { countsItself, rowsOf } from "../../pkg/elements/alerts.rows.js";
import { helpFor } from "../../pkg/help/start.js";
import {
  bars,
  currencies,
  fitted,
  months,
  monthsConclusion,
  rows,
  top,
} from "../../pkg/elements/summary.view.js";

const totals = (spent, count = 1) => ({
  CNY: {
    spent,
    received: "0",
    net: "0",
    refunded: "0",
    fees: "0",
    discounts: "0",
    excluded: "0",
    pending: "0",
    count,
  },
});
const month = (index, spent) => ({
  from: Date.UTC(2026, index),
  to: Date.UTC(2026, index + 1),
  totals: spent === undefined ? {} : totals(spent),
});
const summary = (spent) => ({
  totals: totals("1"),
  series: spent.map((each, index) => month(index, each)),
  groups: [],
  quality: [],
});
const alert = (id, at, severity, more = {}) => ({
  id,
  topic: "payment",
  audience: "holder",
  severity,
  state: "open",
  lastAt: at,
  reasons: [],
  ...more,
});
const day = (date, hour = 12) => Date.UTC(2026, 9, date, hour);

test("a month without payments is an empty bar, and one whose refunds outweigh it does not go below the axis", () => {
  const drawn = months(summary(["100.00", undefined, "-20.00"]), "CNY");
  assert.deepEqual(
    drawn.map(({ value, amount }) => [value, amount]),
    [
      [100, "100.00"],
      [0, "0"],
      [0, "-20.00"],
    ],
  );
});

test("a month is said to stand out only when it is a third above the others", () => {
  assert.equal(monthsConclusion(months(summary(["90", "100", "110", "120"]), "CNY")).standsOut, false);
  const { standsOut, highest, times } = monthsConclusion(months(summary(["90", "100", "100", "250"]), "CNY"));
  assert.deepEqual([standsOut, highest.value, times], [true, 250, 2.5]);
});

test("the first and the last month with payments are cut, and no part of what is usual of a month", () => {
  const said = (spent) => {
    const { hasAverage, average, standsOut, isAlike } = monthsConclusion(months(summary(spent), "CNY"));
    return [hasAverage, hasAverage ? average : undefined, standsOut, isAlike];
  };
  assert.deepEqual(said(["10", "300", "300", "300", "20"]), [true, 300, false, true]);
  assert.deepEqual(said([undefined, "10", "300", "330", "360", "20", undefined]), [true, 330, false, true]);
  assert.deepEqual(said(["10", "300", "300", "20"])[0], false); // two whole months say nothing of the usual
  assert.deepEqual(said(["10", "300", "20"]), [false, undefined, false, false]);
  assert.deepEqual(said([undefined, "300"]), [false, undefined, false, false]);
});

test("months that hold a grave alert are marked by the gravest; the operator's are not told", () => {
  const at = Date.UTC(2026, 1, 10);
  const marked = (alerts) => months(summary(["1", "1"]), "CNY", alerts)[1].severity;
  assert.equal(marked([alert("a", at, "warning"), alert("b", at, "danger")]), "danger");
  assert.equal(marked([alert("a", at, "info")]), undefined);
  assert.equal(marked([alert("a", at, "danger", { audience: "operator" })]), undefined);
});

test("groups without spending have no bar, the largest comes first, and its amount stays a decimal string", () => {
  const groups = [
    ["interest", "0"],
    ["dining", "20.10"],
    ["transfer", "300.00"],
  ].map(([key, spent]) => ({ key, totals: totals(spent) }));
  assert.deepEqual(
    bars({ groups }, "CNY").map(({ key, amount }) => [key, amount]),
    [
      ["transfer", "300.00"],
      ["dining", "20.10"],
    ],
  );
  assert.equal(top([]), 1, "an empty chart still has a scale");
});

test("the currency with most payments is shown first", () => {
  assert.deepEqual(currencies({ totals: { USD: { count: 2 }, CNY: { count: 40 } } }), ["CNY", "USD"]);
});

test("a long name is shortened to its room, a Chinese one sooner", () => {
  assert.equal(fitted("晨光里咖啡", 200, 15), "晨光里咖啡");
  assert.equal(fitted("云州市民生活服务有限公司", 60, 15), "云州市…");
  assert.ok(fitted("a".repeat(30), 60, 15).length > fitted("云".repeat(30), 60, 15).length);
});

test("alerts come newest day first, and on one day the graver first", () => {
  const list = [
    alert("old", day(1), "danger"),
    alert("note", day(9, 14), "notice"),
    alert("grave", day(9, 3), "danger"),
  ];
  assert.deepEqual(
    ordered(list, 480).map(({ id }) => id),
    ["grave", "note", "old"],
  );
});

test("days are the holder's: 23:30 UTC is the next day in China", () => {
  const [group] = grouped([alert("a", Date.UTC(2026, 9, 9, 23, 30), "info")], "en", 480);
  assert.match(group.heading, /Oct 10/);
});

test("alerts far apart are grouped by month, near ones by day", () => {
  assert.equal(grouped([alert("a", day(20), "info"), alert("b", day(9), "info")], "en", 0).length, 2);
  assert.match(
    grouped([alert("a", day(20), "info"), alert("b", Date.UTC(2026, 2, 2), "info")], "en", 0)[1].heading,
    /March 2026/,
  );
});

test("the operator's suspicions are never listed for the payer, and a chosen month leaves the others out", () => {
  const list = [
    alert("mine", day(9), "notice"),
    alert("theirs", day(9), "danger", { audience: "operator" }),
    alert("march", Date.UTC(2026, 2, 2), "notice"),
  ];
  const october = { from: Date.UTC(2026, 9), to: Date.UTC(2026, 10) };
  for (const audience of ["holder", "", null, undefined, "everybody"])
    assert.deepEqual(
      forAudience(list, audience, october).map(({ id }) => id),
      ["mine"],
      String(audience),
    );
  assert.deepEqual(
    forAudience(list, "operator", october).map(({ id }) => id),
    ["theirs"],
  );
});

test("neither “I made this payment” nor “this wasn’t me” is a quick answer: both ask first whether somebody led to it", () => {
  for (const severity of ["notice", "warning", "danger"]) {
    const [mine, notMine] = choices(alert("a", 0, severity));
    assert.deepEqual(
      [mine, notMine].map(({ asks, action }) => [asks, action]),
      [
        ["told", undefined],
        ["led", undefined],
      ],
      "it counts as nothing before the question is answered",
    );
  }
  const keys = choices(alert("a", 0, "danger", { state: "escalated", disposition: "fraud" })).map(
    ({ key }) => key,
  );
  assert.deepEqual(keys, ["alerts.solved", "alerts.undo"], "what was disowned is asked about no more");
});

test("a claim that counts payments leads to exactly these, one that no list can repeat leads nowhere, and no card says two counts", () => {
  const of = (code, params) =>
    rowsOf(
      alert("a", day(9), "warning", { accountId: "w", eventIds: ["p1", "p9"], reasons: [{ code, params }] }),
      {
        utcOffset: 480,
      },
    );
  const sum = { amount: "128.00", currency: "CNY", counterparty: "青柠" };
  assert.deepEqual(of("duplicate-charge", { ...sum, withinMs: 60_000 }).query, {
    accountId: "w",
    from: day(9) - 60_000,
    to: day(9) + 1,
    left: true,
    counterparty: "青柠",
    currency: "CNY",
    least: "128.00",
    most: "128.00",
  });
  const newcomers = of("counterparty-velocity", { count: 5, windowMs: 86_400_000, usual: 1 }).query;
  assert.deepEqual(
    [newcomers.first, newcomers.from],
    [true, day(8) + 1],
    "a day before to the minute is not within the day",
  );
  const run = (kind) => of("unusual-run", { kind, count: 4, windowMs: 86_400_000, usual: 1 });
  for (const [kind, part] of [
    ["run-online", "channel"],
    ["run-category", "category"],
    ["run-instrument", "instrument"],
    ["run-unconfirmed", "confirmation"],
    ["run-unconfirmed-online", "confirmation"],
  ])
    assert.deepEqual(run(kind).query, {
      accountId: "w",
      from: day(8) + 1,
      to: day(9) + 1,
      like: { id: "p9", in: part },
    });
  assert.equal(run("run-new-counterparty").query.first, true);
  assert.equal(run("run-new-category"), undefined);
  assert.equal(of("velocity", { count: 5 }), undefined, "of no stretch of time");
  assert.equal(of("price-rise", sum).key, "alerts.same-payee");
  const budget = of("over-budget", {
    spent: "900",
    limit: "800",
    currency: "CNY",
    category: "dining",
    weekly: false,
    endsAt: Date.UTC(2026, 10, 1) - 8 * 3_600_000,
  }).query;
  assert.equal(budget.from, Date.UTC(2026, 9, 1) - 8 * 3_600_000, "the month begins in the holder’s zone");
  // Monday 19 to Monday 26 October 2026 in Berlin: its clocks went back on the Sunday, so that the week has an hour more.
  const week = {
    reasons: [
      { code: "over-budget", params: { currency: "EUR", weekly: true, endsAt: Date.UTC(2026, 9, 25, 23) } },
    ],
  };
  const inBerlin = rowsOf(alert("b", Date.UTC(2026, 9, 24), "warning", { accountId: "w", ...week }), {
    timeZone: "Europe/Berlin",
  });
  assert.equal(inBerlin.query.from, Date.UTC(2026, 9, 18, 22));
  assert.ok(countsItself("velocity") && !countsItself("odd-hour-none"));
});

test("an alert leads to the start of help that fits it, and what somebody said goes before what it looks like", () => {
  const begun = (code, more) =>
    helpFor(
      alert("a", day(9), "danger", {
        accountId: "w",
        eventIds: ["p"],
        reasons: [{ code, params: {} }],
        ...more,
      }),
    );
  assert.deepEqual(begun("scam-transfer", {}), {
    start: "not-mine",
    accountId: "w",
    transactionId: "p",
    at: day(9),
  });
  assert.equal(begun("scam-transfer", { disposition: "scam" }).start, "deceived");
  assert.equal(begun("velocity", { disposition: "fraud" }).led, false);
  assert.deepEqual(
    [begun("duplicate-charge", {}).start, begun("duplicate-charge", {}).twice],
    ["wrong-amount", true],
  );
  assert.equal(begun("over-budget", { topic: "spending" }), undefined);
});

test("what cannot wait is not offered to be put off: a danger, or a stranger at the account", () => {
  const offers = (severity, code) =>
    choices(alert("a", 0, severity, { reasons: [{ code, params: {} }] })).some(({ days }) => days === 7);
  assert.ok(offers("warning", "odd-hour"));
  assert.ok(!offers("danger", "odd-hour") && !offers("notice", "sim-swap"));
});

test("alerts on payments within a day are one story, the gravest first; other alerts stand by themselves", () => {
  const list = [
    alert("late", day(9) + 7_200_000, "notice", { storyId: "s" }),
    alert("grave", day(9), "danger", { storyId: "s" }),
    alert("refund", day(9) + 3_600_000, "warning", { topic: "service", storyId: "s" }),
    alert("old", day(2), "danger", { storyId: "t" }),
  ];
  const told = grouped(ordered(list, 0), "en", 0).flatMap(({ stories }) =>
    stories.map(({ alerts }) => alerts.map(({ id }) => id)),
  );
  assert.deepEqual(told, [["grave", "late"], ["refund"], ["old"]]);
});

test("filters keep what they name", () => {
  const list = [
    alert("a", 0, "warning"),
    alert("b", 0, "danger", { topic: "service" }),
    alert("c", 0, "danger", { state: "resolved" }),
    alert("d", 0, "danger", { state: "expired" }),
    alert("e", 0, "info", { state: "expired", history: [{ at: 0, action: "held-back" }] }),
  ];
  const ids = (wanted) =>
    chosen(list, { list: "waiting", topic: "", severity: "", ...wanted }).map(({ id }) => id);
  assert.deepEqual(
    [
      ids({}),
      ids({ topic: "service" }),
      ids({ severity: "warning" }),
      ids({ list: "handled" }),
      ids({ list: "expired" }),
      ids({ list: "lesser" }),
    ],
    [["a", "b"], ["b"], ["a"], ["c"], ["d"], ["e"]],
    "what ended by itself is not among what somebody handled, nor what was held back among what expired",
  );
});

test("what somebody said of an alert is told with it", () => {
  assert.equal(
    outcomeOf(alert("a", 0, "warning", { state: "escalated", disposition: "scam" })),
    "alerts.as-scam",
  );
  assert.equal(outcomeOf(alert("a", 0, "warning", { state: "resolved", disposition: "solved" })), undefined);
});

test("the operator's desk is not asked whether it made the payment", () => {
  const keys = choices(alert("a", 0, "danger", { audience: "operator" })).map(({ key, asks }) => [
    key,
    Boolean(asks),
  ]);
  assert.deepEqual(keys, [
    ["alerts.fine", false],
    ["alerts.follow-up", false],
  ]);
});

test("every answer can be taken back, but for what has expired", () => {
  for (const state of ["resolved", "acknowledged", "escalated"])
    assert.ok(
      choices(alert("a", 0, "warning", { state })).some(({ action }) => action?.do === "reopen"),
      state,
    );
  assert.deepEqual(choices(alert("a", 0, "warning", { state: "expired" })), []);
  const held = {
    state: "expired",
    history: [
      { at: 0, action: "raise" },
      { at: 0, action: "held-back" },
    ],
  };
  assert.deepEqual(
    choices(alert("a", 0, "warning", held))[0].action,
    { do: "reopen" },
    "what a day held back can be fetched",
  );
});

test("what was handed to someone to follow up still waits; what was answered does not", () => {
  assert.deepEqual(
    ["open", "escalated", "acknowledged", "resolved"].map((state) =>
      isWaiting(alert("a", 0, "info", { state })),
    ),
    [true, true, false, false],
  );
});

test("a burst shows no amount: its last payment's would pass for the sum", () => {
  const payment = { amount: "30.00", currency: "CNY", at: 5 };
  const shown = (code) =>
    paymentOf(alert("a", 0, "notice", { payment, reasons: [{ code, params: {} }] })).amount;
  for (const code of ["velocity", "no-password-burst", "spend-velocity", "fan-in", "rapid-in-out"])
    assert.equal(shown(code), undefined, code);
  for (const code of ["odd-hour", "scam-transfer", "duplicate-charge", "from-the-future"])
    assert.equal(shown(code), "30.00", code);
});

test("a group that got more back than it cost is in the table with its sum and no share, and is no bar", () => {
  const group = (key, spent, share) => ({
    key,
    totals: totals(spent),
    ...(share === undefined ? {} : { share }),
  });
  const answer = {
    ...summary([]),
    groups: [group("home", "900", 1), group("dining", "-35.50"), group("health", "0")],
  };
  assert.deepEqual(
    bars(answer, "CNY").map(({ key }) => key),
    ["home"],
  );
  assert.deepEqual(
    rows(answer, "CNY").map(({ key, amount, share }) => [key, amount, share]),
    [
      ["home", "900", 1],
      ["dining", "-35.50", undefined],
    ],
  );
});

test("what a line counts stands under it, and is neither done nor waiting by itself", () => {
  const held = [{ at: 0, action: "held-back" }];
  const alert = (id, more) => ({
    id,
    accountId: "a",
    firstAt: 5,
    lastAt: 5,
    reasons: [],
    history: [],
    ...more,
  });
  const line = alert("line", { dedupKey: "history-digest:900", state: "open", firstAt: 1, lastAt: 9 });
  const small = alert("small", {
    dedupKey: "unusual-amount:account:3",
    state: "expired",
    history: held,
    fromImport: true,
  });
  const live = alert("live", { ...small, id: "live", fromImport: undefined });
  const day = alert("day", { dedupKey: "day-digest:3", state: "open" });
  const ids = (alerts) => alerts.map(({ id }) => id);
  assert.deepEqual(ids(countedIn(line, [line, small, live])), ["small"]);
  assert.deepEqual(ids(countedIn(day, [day, small, live])), ["live"]);
  assert.deepEqual(
    ids(byThemselves([line, small, live])),
    ["line", "live"],
    "of a day whose line is gone it stands by itself",
  );
});

test("what has no category is not where the money went, and where half of the months are empty nothing is usual", async () => {
  const { groupsCaption } = await import("../../pkg/elements/summary.notes.js");
  const { oddConclusion } = await import("../../pkg/elements/plan.view.js");
  const say = (key, values) => `${key} ${JSON.stringify(values)}`;
  const bar = (key, amount) => ({ key, amount, value: Number(amount), count: 1 });
  const named = { say, name: ({ key }) => key, share: () => "", money: (amount) => amount };
  assert.match(groupsCaption("category", [bar("", "9"), bar("dining", "1")], named), /category-unnamed.*"9"/);
  assert.match(groupsCaption("category", [bar("dining", "9"), bar("", "1")], named), /category-most.*dining/);
  const of = (usual) => ({
    trends: [
      {
        currency: "CNY",
        months: 57,
        short: false,
        usual,
        spent: "0.02",
        low: "0",
        high: "0",
        unusual: false,
      },
    ],
  });
  assert.equal(oddConclusion([], { trends: [] }, "CNY").code, "plan.unusual-nothing", "money only came in");
  assert.equal(oddConclusion([], of("0"), "CNY").code, "plan.unusual-seldom");
  assert.equal(oddConclusion([], of("0.01"), "CNY").code, "plan.unusual-none");
});
