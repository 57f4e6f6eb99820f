/** The package on the real core, in Node: each verb does what the contract says, and bad input costs nothing that was good. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Sentinel, about } from "../../pkg/node.js";
import { habits, oddOne, span } from "./life.js";

before(() => init());

/** An engine that knows the habits. */
function accustomed() {
  const sentinel = new Sentinel();
  const { accepted } = sentinel.ingest(habits(), { assessments: "none" });
  assert.equal(accepted, habits().length);
  return sentinel;
}

test("a payment that is nothing like the habits scores high, says why, and raises an alert", () => {
  freeing(accustomed(), (sentinel) => {
    const { accepted, assessments, alerts } = sentinel.ingest([oddOne()]);
    assert.equal(accepted, 1);
    const [assessment] = assessments;
    assert.deepEqual([assessment.index, assessment.eventId, assessment.accountId], [0, "odd-one", "wallet"]);
    assert.equal(assessment.warmingUp, false);
    assert.notEqual(assessment.riskLevel, "low");
    const codes = assessment.reasons.map(({ code }) => code);
    assert.ok(codes.includes("unusual-amount"), codes.join());
    assert.ok(
      alerts.some(({ id, eventIds }) => assessment.alertIds.includes(id) && eventIds.includes("odd-one")),
    );
  });
});

test("the reasons are the score: base and contributions add up to the logit of the probability", () => {
  freeing(accustomed(), (sentinel) => {
    for (const { base, reasons, probability } of sentinel.ingest([oddOne()]).assessments) {
      const logit = reasons.reduce((sum, { contribution }) => sum + contribution, base);
      assert.ok(Math.abs(logit - Math.log(probability / (1 - probability))) < 1e-9); // rounding of a handful of sums
    }
  });
});

test("every reason carries exactly the parameters that about() declares for it", () => {
  const declared = new Map(
    about().reasons.map(({ code, params }) => [code, params.map(({ name }) => name).sort()]),
  );
  freeing(accustomed(), (sentinel) => {
    const { assessments, alerts } = sentinel.ingest([oddOne()]);
    const reasons = [...assessments, ...alerts].flatMap(({ reasons }) => reasons);
    assert.ok(reasons.length > 0);
    for (const { code, params } of reasons)
      assert.deepEqual(Object.keys(params).sort(), declared.get(code), code);
  });
});

test("what if changes nothing: assess gives what ingest would, and leaves the snapshot as it was", () => {
  freeing(accustomed(), (sentinel) => {
    const before = sentinel.snapshot();
    const asked = sentinel.assess(oddOne());
    assert.deepEqual(sentinel.snapshot(), before);
    const { alertIds: _, ...told } = sentinel.ingest([oddOne()]).assessments[0];
    const { alertIds: __, ...expected } = asked;
    assert.deepEqual(told, expected);
  });
});

test("bad events are named with their place and their field, and the good ones among them are taken", () => {
  freeing(new Sentinel(), (sentinel) => {
    const good = habits(1);
    const { accepted, rejected } = sentinel.ingest([
      good[0],
      { ...good[1], amount: 26.5 },
      { ...good[1], amount: "1,2,3" },
      { ...good[1], counterparty: "面馆" },
      null,
      { ...good[1], kind: "rumour" },
      { ...good[1], at: new Date() },
      good[2],
    ]);
    assert.equal(accepted, 2);
    assert.deepEqual(
      rejected.map(({ index, code, field }) => [index, code, field]),
      [
        [1, "amount-not-string", "amount"],
        [2, "amount-not-decimal", "amount"],
        [3, "field-type", "counterparty"],
        [4, "field-type", "kind"],
        [5, "kind-unsupported", "kind"],
        [6, "field-type", "at"],
      ],
    );
    for (const { code } of rejected) assert.ok(about().errorCodes.includes(code), code);
  });
});

test("the same event twice is unchanged; a refused change is an id-conflict", () => {
  freeing(new Sentinel(), (sentinel) => {
    const [event] = habits(1);
    sentinel.ingest([event]);
    assert.equal(sentinel.ingest([event]).unchanged, 1);
    assert.equal(sentinel.ingest([{ ...event, status: "refunded", refunded: event.amount }]).updated, 1);
    assert.equal(sentinel.ingest([{ ...event, amount: "1.00" }]).rejected[0].code, "id-conflict");
  });
});

test("a summary adds up to the cent, by group and by month", () => {
  freeing(accustomed(), (sentinel) => {
    const cents = habits().reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
    const exact = (text) => Math.round(Number(text) * 100);
    const { totals, groups, series } = sentinel.summary({ ...span(), by: "category", interval: "month" });
    assert.equal(exact(totals.CNY.spent), cents);
    assert.equal(totals.CNY.count, habits().length);
    for (const parts of [groups, series]) {
      assert.ok(parts.length > 1);
      assert.equal(
        parts.reduce((sum, part) => sum + exact(part.totals.CNY?.spent ?? "0"), 0),
        cents,
      );
    }
  });
});

test("a snapshot goes on where the engine stood: the same next event, the same answer", () => {
  freeing(accustomed(), (sentinel) => {
    freeing(Sentinel.restore(sentinel.snapshot()), (restored) => {
      assert.deepEqual(restored.ingest([oddOne()]), sentinel.ingest([oddOne()]));
      assert.deepEqual(restored.snapshot(), sentinel.snapshot());
    });
  });
});

test("a reason that a host switched off stays off after restore, who reads is said anew, and a config that is given holds", () => {
  const told = (sentinel) => sentinel.assess(oddOne()).reasons.map(({ code }) => code);
  freeing(accustomed(), (sentinel) => {
    const [code] = told(sentinel);
    sentinel.configure({ audience: "all", reasons: { [code]: { mode: "off" } } });
    const bytes = sentinel.snapshot();
    for (const none of [undefined, null]) {
      freeing(Sentinel.restore(bytes, none), (restored) => {
        assert.ok(!told(restored).includes(code));
        assert.deepEqual(restored.snapshot(), bytes);
        assert.throws(() => restored.alerts({ audience: "operator" }), { code: "audience-not-allowed" });
      });
    }
    freeing(Sentinel.restore(bytes, {}), (restored) => assert.ok(told(restored).includes(code)));
  });
});

test("an alert has the same id in another engine, whatever that one was told before", () => {
  freeing(accustomed(), (one) => {
    freeing(accustomed(), (other) => {
      const elsewhere = { ...oddOne(), id: "elsewhere", accountId: "another" };
      for (const event of habits()) other.ingest([{ ...event, accountId: "another" }]);
      other.ingest([elsewhere]);
      const ids = (sentinel) => sentinel.ingest([oddOne()]).alerts.map(({ id, storyId }) => [id, storyId]);
      const told = ids(one);
      assert.ok(told.length > 0);
      assert.deepEqual(ids(other), told);
    });
  });
});

test("bytes that are no snapshot, and a broken one, each have their code", () => {
  freeing(accustomed(), (sentinel) => {
    const bytes = sentinel.snapshot();
    bytes[bytes.length - 1] ^= 1;
    assert.throws(() => Sentinel.restore(bytes), { code: "snapshot-corrupt" });
    assert.throws(() => Sentinel.restore(new TextEncoder().encode("a holiday picture, or whatever else")), {
      code: "snapshot-foreign",
    });
  });
});

test("an alert is acted on by its id, and found by its state", () => {
  freeing(accustomed(), (sentinel) => {
    const [alert] = sentinel.ingest([oddOne()]).alerts.filter(({ eventIds }) => eventIds.includes("odd-one"));
    const acted = sentinel.act(alert.id, { at: oddOne().at + 1, do: "resolve", disposition: "legitimate" });
    assert.equal(acted.state, "resolved");
    assert.ok(sentinel.alerts({ states: ["resolved"] }).some(({ id }) => id === alert.id));
    assert.ok(!sentinel.alerts({ states: ["open"] }).some(({ id }) => id === alert.id));
    assert.throws(() => sentinel.act("nobody", { at: 0, do: "acknowledge" }), { code: "alert-unknown" });
  });
});

test("forget erases the account and nobody else's", () => {
  freeing(new Sentinel(), (sentinel) => {
    sentinel.ingest([...habits(10, "mine"), ...habits(10, "hers")]);
    sentinel.forget("mine");
    assert.equal(sentinel.status().accounts, 1);
    assert.equal(sentinel.summary({ ...span(), accountId: "mine" }).totals.CNY, undefined);
    assert.equal(sentinel.summary({ ...span(), accountId: "hers" }).totals.CNY.count, 30);
  });
});

test("a wrong configuration, query or option is refused whole", () => {
  assert.throws(() => new Sentinel({ thresholds: { challenge: 101 } }), { code: "config-invalid" });
  freeing(new Sentinel({ ledgerDays: 0 }), (sentinel) => {
    assert.throws(() => sentinel.summary(span()), { code: "ledger-off" });
    assert.throws(() => sentinel.ingest([], { assessments: "some" }), { code: "options-invalid" });
  });
  freeing(new Sentinel(), (sentinel) =>
    assert.throws(() => sentinel.summary({ from: 0 }), { code: "query-invalid" }),
  );
});

test("nothing that comes out holds a bigint, a Map, a Date or a number that is none", () => {
  freeing(accustomed(), (sentinel) => {
    const all = [
      sentinel.ingest([oddOne()]),
      sentinel.alerts(),
      sentinel.summary({ ...span(), by: "counterparty", interval: "week", compare: "previous" }),
      sentinel.status(),
      about(),
    ];
    assert.deepEqual(all, JSON.parse(JSON.stringify(all)));
  });
});

/** `using` as a function: Node 20 does not read the word. */
function freeing(sentinel, work) {
  try {
    return work(sentinel);
  } finally {
    sentinel.free();
  }
}
