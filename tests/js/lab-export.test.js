/** What leaves the lab: receipts, reports and rows without anything that says whose a payment was, and whole where one asks. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  listOf,
  masked,
  maskedConfig,
  maskedReceipt,
  maskedSegments,
  Measured,
  probabilityOf,
  replay,
  sampleHistory,
} from "../../pkg/lab.js";
import init, { Sentinel } from "../../pkg/node.js";
import { read } from "./lab-files.js";

before(() => init());

const threshold = probabilityOf(36);

test("receipts asked for change no score, and an engine of the same configuration makes each again to the bit", async () => {
  const history = await read(sampleHistory());
  const plain = await replay(Sentinel, history, {});
  const { rows } = listOf(new Measured(history, plain), { what: "flagged", threshold, size: 5 });
  const receiptsOf = new Set(rows.map(({ row }) => row));
  const kept = await replay(Sentinel, history, {}, { receiptsOf });
  assert.deepEqual(kept.probabilities, plain.probabilities);
  assert.deepEqual([...kept.receipts.keys()].toSorted(), [...receiptsOf].toSorted());
  const engine = new Sentinel({ utcOffset: history.utcOffset, ledgerDays: 0, audience: "all" });
  for (const [row, receipt] of kept.receipts) {
    assert.equal(receipt.result.probability, plain.probabilities[row]);
    assert.deepEqual(engine.replay(JSON.parse(JSON.stringify(receipt))).differs, []);
  }
  engine.free();
  // Masked: what was measured, and nothing of whose it was.
  const hidden = masked(rows);
  for (const [place, { row, account, counterparty, id }] of rows.entries()) {
    const text = JSON.stringify(maskedReceipt(kept.receipts.get(row), hidden[place]));
    for (const name of [
      `"${account}"`,
      `"${counterparty}"`,
      `"${id}"`,
      "slice",
      history.further.get("deviceId").names.at(history.further.get("deviceId").numbers.values[row]),
    ])
      assert.ok(!text.includes(name), `${name} in ${text}`);
    assert.ok(text.includes("account-") && text.includes("features"));
  }
});

test("a report names neither whom a rule names nor what is on a list, and keeps what the rule asks", () => {
  const rule = (id, when) => ({ id, when, severity: "info" });
  const config = {
    rulePack: {
      id: "desk",
      version: "1",
      log: [{ at: 1, by: "Mei", what: "limit" }],
      rules: [
        rule(
          "a",
          'event.counterparty.name == "Mei \\"Li\\"" && event.amount > 5 && strength("velocity") > 1',
        ),
        rule("b", "list( 'watch' ) || event.accountId in ['2088', '2089']"),
      ],
    },
    lists: {
      watch: [
        { field: "device", value: "phone-7" },
        { field: "country", value: "AA" },
      ],
    },
    reasons: { velocity: { mode: "off" } },
  };
  const { rulePack, lists, reasons } = maskedConfig(config);
  assert.deepEqual(
    rulePack.rules.map(({ when }) => when),
    [
      'event.counterparty.name == "…" && event.amount > 5 && strength("velocity") > 1',
      `list( 'watch' ) || event.accountId in ["…", "…"]`,
    ],
  );
  assert.equal(rulePack.log, undefined);
  assert.deepEqual(lists, { watch: { entries: 2 } });
  assert.deepEqual(reasons, config.reasons);
  assert.equal(config.rulePack.rules[0].when.includes("Mei"), true, "the pack itself stays whole");
});

test("segments of devices and of persons' numbers have numbers for names, others their own", () => {
  const figures = {
    segments: [
      { name: "phone-1", hits: 2 },
      { name: "phone-2", hits: 1 },
    ],
  };
  assert.deepEqual(maskedSegments(figures, "deviceId").segments, [
    { name: "value-1", hits: 2 },
    { name: "value-2", hits: 1 },
  ]);
  assert.equal(maskedSegments(figures, "country"), figures);
});
