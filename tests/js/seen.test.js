// What counts as seen: half of it, for a second, in the foreground; each once.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Seen } from "../../pkg/elements/seen.js";

/** A list of items as far as it is looked at, and the browser's answer when something comes into view. */
function list(/** @type {string[]} */ ...ids) {
  const items = ids.map((id) => ({ getAttribute: () => id }));
  /** @type {string[][]} */
  const told = [];
  /** @type {(entries: unknown[]) => void} */
  let look = () => {};
  /** @type {Set<unknown>} */
  const watched = new Set();
  class Observer {
    constructor(/** @type {typeof look} */ callback) {
      look = callback;
    }
    observe = (/** @type {unknown} */ item) => watched.add(item);
    unobserve = (/** @type {unknown} */ item) => watched.delete(item);
    disconnect = () => watched.clear();
  }
  const page = Object.assign(new EventTarget(), { hidden: false });
  Object.assign(globalThis, { IntersectionObserver: Observer, document: page });
  const host = { addController() {}, renderRoot: { querySelectorAll: () => items } };
  const seen = new Seen(/** @type {any} */ (host), "data-x", (some) => told.push(some));
  seen.hostConnected();
  const entry = (/** @type {number} */ which, /** @type {number} */ ratio, height = 100) => ({
    target: items[which],
    isIntersecting: ratio > 0,
    intersectionRatio: ratio,
    intersectionRect: { height },
    rootBounds: { height: 900 },
  });
  return {
    told,
    look: (/** @type {unknown[]} */ ...entries) => look(entries),
    entry,
    seen,
    page,
    watched,
    items,
  };
}

const after = (/** @type {import("node:test").TestContext} */ t) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.after(() => {
    mock.timers.reset();
    for (const name of ["IntersectionObserver", "document"]) Reflect.deleteProperty(globalThis, name);
  });
};

test("what is half in view for a second is told, once; what is scrolled past, or shows an edge, is not", (t) => {
  after(t);
  const { told, look, entry, seen } = list("read", "passed", "edge");
  look(entry(0, 0.5), entry(1, 1), entry(2, 0.2));
  mock.timers.tick(500);
  look(entry(1, 0));
  assert.deepEqual(told, []);
  mock.timers.tick(2000);
  assert.deepEqual(told, [["read"]]);
  seen.hostUpdated();
  look(entry(0, 1));
  mock.timers.tick(5000);
  assert.deepEqual(told, [["read"]]);
});

test("a card that is higher than the screen is seen where it fills half of it", (t) => {
  after(t);
  const { told, look, entry } = list("long");
  look(entry(0, 0.2, 500));
  mock.timers.tick(1000);
  assert.deepEqual(told, [["long"]]);
});

test("nobody looks at a page in the background: it is looked at anew when it comes back", (t) => {
  after(t);
  const { told, look, entry, page, watched, items } = list("one");
  page.hidden = true;
  look(entry(0, 1));
  mock.timers.tick(1000);
  assert.deepEqual(told, []);
  page.hidden = false;
  page.dispatchEvent(new Event("visibilitychange"));
  assert.ok(watched.has(items[0]));
  look(entry(0, 1));
  mock.timers.tick(1000);
  assert.deepEqual(told, [["one"]]);
});

test("where no browser says what is in view, what is drawn counts", (t) => {
  after(t);
  const { told, seen } = list("one", "two");
  Reflect.deleteProperty(globalThis, "IntersectionObserver");
  seen.hostUpdated();
  seen.hostUpdated();
  assert.deepEqual(told, [["one", "two"]]);
});
