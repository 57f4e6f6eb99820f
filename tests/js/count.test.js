/** What `npm test` adds up is what the runners said, coloured or not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { count } from "../../xtask/count.mjs";

test("cargo's, Node's and Playwright's closing lines are read, each for itself and together", () => {
  const cargo =
    "test a ... ok\ntest result: ok. 98 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out\n\ntest result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured\n";
  const node = "✔ 5 passed the border (1ms)\nℹ tests 9\nℹ pass 7\nℹ fail 1\nℹ skipped 1\n";
  const playwright =
    "  1 failed\n    [chromium] › a.spec.js:3:1 › 4 passed\n  1 skipped\n  12 passed (3.4s)\n";
  assert.deepEqual(count(cargo), { passed: 101, failed: 1, skipped: 2 });
  assert.deepEqual(count(node), { passed: 7, failed: 1, skipped: 1 });
  assert.deepEqual(count(playwright), { passed: 12, failed: 1, skipped: 1 });
  assert.deepEqual(count(cargo + node + playwright), { passed: 120, failed: 3, skipped: 4 });
  assert.deepEqual(
    count("\u001b[34mℹ pass 7\u001b[39m\n\u001b[32m  2 passed\u001b[39m\u001b[2m (1.0s)\u001b[22m\n"),
    { passed: 9, failed: 0, skipped: 0 },
  );
});

test("a run that tells nothing counts nothing", () => {
  assert.deepEqual(count("error: could not compile"), { passed: 0, failed: 0, skipped: 0 });
});
