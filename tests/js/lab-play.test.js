/** Forced events: every reason's example, played by the lab, makes it fire with something to say in each language. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { playExample } from "../../pkg/lab.js";
import { describe as told, locales } from "../../pkg/messages.js";
import init, { about, Sentinel } from "../../pkg/node.js";

before(() => init());

test("each reason fires at the events that its example names, and is told in a sentence of each language", async () => {
  for (const code of about().reasonCodes) {
    const { reason, alert, assessment, on, events } = await playExample(Sentinel, code);
    assert.equal(reason?.code, code);
    assert.ok(alert || assessment, code);
    for (const id of on)
      assert.ok(
        events.some((event) => event.id === id),
        `${code} ${id}`,
      );
    for (const locale of locales()) {
      const { title, body } = told(alert ?? reason, locale, { audience: "all", utcOffset: 480 });
      assert.ok(title && body, `${code} ${locale}`);
    }
  }
});

test("a code that is none is refused", () =>
  assert.rejects(playExample(Sentinel, "no-such"), { code: "options-invalid" }));
