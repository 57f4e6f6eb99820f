/** Days and months are the holder's: over changes of clocks, in any year, whichever clock hangs where somebody reads of them. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel } from "../../pkg/node.js";
import { describe, format } from "../../pkg/messages.js";
import { clockOf } from "../../pkg/messages/clock.js";
import { months } from "../../pkg/elements/summary.view.js";
import { offsets } from "../../pkg/zone.js";

before(() => init());

/** The same throws in every run (Numerical Recipes' generator). */
function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ZONES = [
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "America/Sao_Paulo",
  "Pacific/Kiritimati",
  "Asia/Beirut",
];

const paid = (id, at, more = {}) => ({
  kind: "transaction",
  id,
  accountId: "a",
  at,
  direction: "debit",
  type: "purchase",
  status: "completed",
  amount: "10.00",
  currency: "EUR",
  counterparty: { name: `shop ${id}` },
  ...more,
});

function withPayments(events, work, config) {
  const sentinel = new Sentinel(config);
  try {
    assert.deepEqual(sentinel.ingest(events).rejected, []);
    return work(sentinel);
  } finally {
    sentinel.free();
  }
}

/** The date on a clock of that zone, by the runtime's own account of it. */
const dateIn = (timeZone, at) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    at,
  );

/** The one interval that has a payment of this currency. */
const hit = (summary) => summary.series.filter(({ totals }) => totals.EUR?.count);

test("a payment is in its holder's month, whatever zone, whatever year, however long the range that is asked for", () => {
  const throwOf = dice(7);
  for (let round = 0; round < 120; round += 1) {
    const timeZone = ZONES[throwOf(ZONES.length)];
    const year = 1975 + throwOf(110);
    // The hours around the end of a month, where an hour decides.
    const at = Date.UTC(year, throwOf(12), 1) + (throwOf(48) - 24) * 1_800_000;
    const from = Date.UTC(year - 1 - throwOf(60), throwOf(12));
    const to = Date.UTC(year + 1 + throwOf(30), throwOf(12), 2);
    withPayments([paid("one", at)], (sentinel) => {
      const found = hit(sentinel.summary({ from, to, timeZone, interval: "month", parts: [] }));
      assert.equal(found.length, 1);
      const said = `${timeZone} ${new Date(at).toISOString()}`;
      assert.equal(
        dateIn(timeZone, Math.max(found[0].from, from) + 43_200_000).slice(0, 7),
        dateIn(timeZone, at).slice(0, 7),
        said,
      );
    });
  }
});

test("a payment that is known by its day is on that day wherever its holder asks from", () => {
  const throwOf = dice(11);
  for (let round = 0; round < 120; round += 1) {
    const utcOffset = throwOf(57) * 30 - 840;
    const day = Date.UTC(1990 + throwOf(60), throwOf(12), 1 + throwOf(28));
    const at = day - utcOffset * 60_000;
    const timeZone = ZONES[throwOf(ZONES.length)];
    const [from, to] = [day - 40 * 86_400_000, day + 40 * 86_400_000];
    withPayments([paid("one", at, { timePrecision: "day", utcOffset })], (sentinel) => {
      const [found, ...more] = hit(sentinel.summary({ from, to, timeZone, interval: "day", parts: [] }));
      assert.deepEqual(more, []);
      // The day that Samoa left out is told as the next.
      const expected = new Date(day).toISOString().slice(0, 10);
      if (timeZone === "Pacific/Apia" && expected === "2011-12-30") return;
      assert.equal(dateIn(timeZone, found.from), expected, `${timeZone} ${utcOffset}`);
    });
  }
});

test("of a month that is asked for by its own midnights, no payment known by the day is left out and none is counted twice", () => {
  const at = (month) => Date.UTC(2026, month, 1) - 8 * 3_600_000; // the first, in China
  const events = [0, 1, 2].map((month) =>
    paid(`p${month}`, at(month), { timePrecision: "day", utcOffset: 480 }),
  );
  withPayments(events, (sentinel) => {
    const spent = ["2026-01-01", "2026-02-01", "2026-03-01"].map((day, month) => {
      const [from, to] = [Date.parse(`${day}T00:00-05:00`), Date.UTC(2026, month + 1, 1) + 5 * 3_600_000];
      return sentinel.summary({ from, to, utcOffset: -300, parts: [] }).totals.EUR?.spent;
    });
    assert.deepEqual(spent, ["10.00", "10.00", "10.00"]);
  });
});

test("a zone that is configured rules summaries and budgets, and a snapshot holds it without its name", () => {
  const config = {
    timeZone: "America/New_York",
    budgets: [{ currency: "EUR", amount: "15.00", interval: "month" }],
  };
  // 23:30 on 31 July in New York, whose clocks are four hours behind then; in China it is August.
  const july = Date.parse("2026-08-01T03:30Z");
  const august = Date.parse("2026-08-02T12:00Z");
  const query = {
    from: Date.parse("2026-01-01T05:00Z"),
    to: Date.parse("2027-01-01T05:00Z"),
    interval: "month",
    parts: [],
  };
  const sums = (sentinel) => sentinel.summary(query).series.map(({ totals }) => totals.EUR?.spent ?? "0");
  const expected = ["0", "0", "0", "0", "0", "0", "10.00", "10.00", "0", "0", "0", "0"];
  // What an event tells of its own place does not move the month in which the holder lives.
  const events = [paid("a", july, { utcOffset: 480 }), paid("b", august, { utcOffset: 480 })];
  const snapshot = withPayments(
    events,
    (sentinel) => {
      assert.deepEqual(sums(sentinel), expected);
      assert.deepEqual(
        sentinel.alerts().filter(({ reasons }) => reasons[0].code === "over-budget"),
        [],
      );
      return sentinel.snapshot();
    },
    config,
  );
  const again = Sentinel.restore(snapshot);
  assert.deepEqual(sums(again), expected);
  again.free();
});

test("both sides of a change of clocks lie within one budget's month, to the hour", () => {
  const config = {
    timeZone: "Europe/Berlin",
    budgets: [{ currency: "EUR", amount: "15.00", interval: "month" }],
  };
  // 00:30 on 1 October in summer time, and 23:30 on the 31st, when winter time holds.
  const [begins, ends] = [Date.parse("2026-09-30T22:30Z"), Date.parse("2026-10-31T22:30Z")];
  const told = (times) =>
    withPayments(
      times.map((at, index) => paid(`p${index}`, at)),
      (sentinel) => sentinel.alerts().filter(({ reasons }) => reasons[0].code === "over-budget").length,
      config,
    );
  assert.equal(told([begins, ends]), 1);
  assert.equal(told([begins - 3_600_000, ends]), 0, "half past eleven of the last evening of September");
  assert.equal(told([begins, ends + 3_600_000]), 0, "half past midnight of the first of November");
});

test("where nothing is configured a budget's month is that of the place where its payment says that its holder lives", () => {
  const config = { budgets: [{ currency: "EUR", amount: "15.00", interval: "month" }] };
  const events = [
    paid("a", Date.parse("2026-03-31T20:00-06:00"), { utcOffset: -360 }),
    paid("b", Date.parse("2026-04-01T20:00-06:00"), { utcOffset: -360 }),
  ];
  const told = (settings) => withPayments(events, (sentinel) => sentinel.alerts().length, settings);
  assert.equal(told(config), 0);
  assert.equal(
    told({ ...config, utcOffset: 480 }),
    1,
    "in China both are of April, if that is where somebody says the holder is",
  );
});

test("a store gets the offsets and not the name: replayed by another runtime it gives the same months", () => {
  const inputs = [];
  const store = { snapshot: undefined, append: (input) => inputs.push(input), inputs: () => inputs };
  const sentinel = new Sentinel({}, { store });
  sentinel.configure({ timeZone: "Australia/Lord_Howe" });
  const [{ args }] = inputs;
  assert.equal(args[0].timeZone, undefined);
  assert.deepEqual(args[0].offsets, offsets("Australia/Lord_Howe"));
  sentinel.free();
});

test("a zone that nobody knows is refused where it is given, by its field", () => {
  const refused = (code) => ({ name: "SentinelError", code, details: { field: "timeZone" } });
  assert.throws(() => new Sentinel({ timeZone: "Europe/Atlantis" }), refused("config-invalid"));
  assert.throws(() => format.time(0, "en", { timeZone: "Europe/Atlantis" }), refused("options-invalid"));
  withPayments([], (sentinel) =>
    assert.throws(
      () => sentinel.summary({ from: 0, to: 1, timeZone: "Europe/Atlantis" }),
      refused("query-invalid"),
    ),
  );
  assert.throws(() => new Sentinel({ timeZone: 3 }), { code: "config-invalid" });
});

test("whoever names a day of an answer names it by the offsets that the answer was reckoned by", () => {
  for (const timeZone of ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Shanghai"]) {
    const starts = Array.from({ length: 13 }, (_, month) =>
      Array.from({ length: 96 }, (_, half) => Date.UTC(2026, month, 1) + (half - 48) * 1_800_000).find((at) =>
        dateIn(timeZone, at).endsWith("-01"),
      ),
    );
    const events = starts.slice(0, 12).map((at, month) => paid(`m${month}`, at + 86_400_000 * 9));
    withPayments(events, (sentinel) => {
      const answer = sentinel.summary({ from: starts[0], to: starts[12], timeZone, interval: "month" });
      const names = months(answer, "EUR").map(({ from }) =>
        format.time(from, "en", { style: "month", ...clockOf({}, answer) }),
      );
      assert.deepEqual(
        names,
        Array.from({ length: 12 }, (_, month) =>
          new Date(2026, month, 15).toLocaleString("en", { month: "long", year: "numeric" }),
        ),
        timeZone,
      );
      assert.ok(answer.offsets.length < 8, "no more of the table than it speaks of");
    });
  }
});

test("what a host asks for goes before what an answer has, and a name before a number", () => {
  const noon = Date.parse("2026-07-01T00:30Z");
  const day = (asked, answer) => format.time(noon, "en", { style: "short-day", ...clockOf(asked, answer) });
  const answer = { offsets: [{ from: 0, utcOffset: 0 }] };
  assert.equal(day({}, answer), "Wed, Jul 1, 2026");
  assert.equal(day({ utcOffset: -60 }, answer), "Tue, Jun 30, 2026");
  assert.equal(day({ utcOffset: 60, timeZone: "America/New_York" }, answer), "Tue, Jun 30, 2026");
  assert.equal(day({}, { utcOffset: -60 }), "Tue, Jun 30, 2026");
});

test("a due day beyond a change of clocks is that day in a case for the desk", () => {
  const at = Date.parse("2026-10-20T10:00Z");
  const events = [
    paid("p", at),
    {
      kind: "expectation",
      id: "e",
      accountId: "a",
      at: at + 3_600_000,
      what: "refund",
      transactionId: "p",
      until: Date.parse("2026-11-10T22:30Z"),
    },
  ];
  withPayments(
    events,
    (sentinel) => {
      const found = sentinel.supportCase({ accountId: "a", transactionId: "p" });
      assert.deepEqual(
        found.offsets.map(({ utcOffset }) => utcOffset),
        [120, 60],
      );
      const { text } = describe(found, "en");
      // 23:30 in winter; by summer's offset it would be the 11th.
      assert.match(text, /November 10, 2026/);
      assert.doesNotMatch(text, /November 11, 2026/);
    },
    { timeZone: "Europe/Berlin" },
  );
});
