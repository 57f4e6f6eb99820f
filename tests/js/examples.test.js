/** The example of each reason makes that reason fire, told to the package as a host would tell it. */
import assert from "node:assert/strict";
import test from "node:test";
import init, { Sentinel, about } from "../../pkg/node.js";
import { exampleCodes, exampleOf } from "../../pkg/examples.js";

await init();

/** Tells an example to a new engine; what came of it. */
function told({ config, events, asOf, isLive, clock }) {
  const sentinel = new Sentinel(config);
  const assessments = [];
  const ingest = (part) => {
    const batches = isLive ? part.map((event) => [event]) : part.length ? [part] : [];
    for (const batch of batches) {
      const answer = sentinel.ingest(batch, { assessments: "all", ...(asOf && { asOf }) });
      assert.deepEqual(answer.rejected, []);
      assessments.push(...answer.assessments);
    }
  };
  let from = 0;
  for (const { at, after } of clock) {
    ingest(events.slice(from, after));
    from = after;
    sentinel.advance(at);
  }
  ingest(events.slice(from));
  const alerts = sentinel.alerts({ audience: "all" });
  sentinel.free();
  return { alerts, assessments };
}

for (const code of about().reasonCodes) {
  test(`the example of ${code} makes it fire, for the events that it names`, () => {
    const example = exampleOf(code);
    assert.equal(example.fires, code);
    const { alerts, assessments } = told(example);
    const given = [
      ...alerts,
      ...assessments.map(({ eventId, reasons }) => ({ eventIds: [eventId], reasons })),
    ].filter(({ reasons }) => reasons.some((reason) => reason.code === code));
    assert.ok(given.length > 0, "it is given");
    assert.ok(
      given.some(({ eventIds }) => example.on.every((id) => eventIds.includes(id))),
      `for ${example.on}`,
    );
  });
}

test("there is an example of every reason and of nothing else, and a code that is none is refused", () => {
  assert.deepEqual(exampleCodes().toSorted(), about().reasonCodes.toSorted());
  for (const code of ["no-such", "toString", "", undefined])
    assert.throws(() => exampleOf(code), { code: "options-invalid" });
});

test("what an example hands out is its own: a host that changes it changes no other", () => {
  const [first, second] = [exampleOf("over-budget"), exampleOf("over-budget")];
  first.config.budgets.length = 0;
  first.events[0].counterparty.name = "somebody";
  assert.ok(second.config.budgets.length > 0);
  assert.notEqual(exampleOf("over-budget").events[0].counterparty.name, "somebody");
});
