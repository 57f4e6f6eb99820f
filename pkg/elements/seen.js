// @ts-check
/**
 * Which items of a list came before the reader's eyes: half of one, for a second, on a page that is not in the background.
 *
 * Each is told once. Where a browser cannot say what is in view, what is drawn counts. Not here: what is done about it.
 */

/** What advertising calls viewable (Media Rating Council): half of it in view, for one second. */
const PART = 0.5;
const WHILE = 1000;

/** @typedef {import("lit").ReactiveController} ReactiveController */

/** @implements {ReactiveController} */
export class Seen {
  /** @type {Set<string>} */ #told = new Set();
  /** In view, since which look. @type {Map<Element, symbol>} */ #inView = new Map();
  /** @type {IntersectionObserver | undefined} */ #observer;

  /**
   * @param {import("lit").ReactiveControllerHost & { renderRoot: ParentNode }} host @param {string} attribute of each item, holding its id
   * @param {(ids: string[]) => void} tell
   */
  constructor(host, attribute, tell) {
    this.host = host;
    this.attribute = attribute;
    this.tell = tell;
    host.addController(this);
  }

  hostConnected() {
    if (typeof IntersectionObserver !== "function") return;
    this.#observer = new IntersectionObserver((entries) => this.#looked(entries), { threshold: [0, PART] });
    if (this.host.renderRoot) this.hostUpdated();
  }

  hostDisconnected() {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#inView.clear();
  }

  hostUpdated() {
    const fresh = [...this.host.renderRoot.querySelectorAll(`[${this.attribute}]`)].filter(
      (item) => !this.#told.has(this.#idOf(item)),
    );
    if (typeof IntersectionObserver !== "function") this.#say(fresh);
    else for (const item of fresh) this.#observer?.observe(item); // again is nothing new
  }

  /** @param {Element} item */
  #idOf = (item) => item.getAttribute(this.attribute) ?? "";

  /** @param {IntersectionObserverEntry[]} entries */
  #looked(entries) {
    const look = Symbol("look");
    for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of entries) {
      // What is higher than two screens never shows half of itself: filling half of the screen will do.
      const fills = intersectionRect.height >= (rootBounds?.height ?? Infinity) * PART;
      if (!isIntersecting || !(intersectionRatio >= PART || fills)) this.#inView.delete(target);
      else if (!this.#inView.has(target)) this.#inView.set(target, look);
    }
    setTimeout(() => this.#lasted(look), WHILE);
  }

  /** What is in view since that look, a second ago. @param {symbol} look */
  #lasted(look) {
    const items = [...this.#inView].filter(([, since]) => since === look).map(([item]) => item);
    for (const item of items) this.#inView.delete(item);
    if (!document.hidden) return this.#say(items);
    // Nobody looks at a page in the background; when it comes back, they are looked at anew.
    const again = () => {
      for (const item of items) this.#observer?.unobserve(item);
      for (const item of items) this.#observer?.observe(item);
    };
    document.addEventListener("visibilitychange", again, { once: true });
  }

  /** @param {Element[]} items */
  #say(items) {
    for (const item of items) this.#observer?.unobserve(item);
    const ids = [...new Set(items.map(this.#idOf))].filter((id) => id && !this.#told.has(id));
    for (const id of ids) this.#told.add(id);
    if (ids.length) this.tell(ids);
  }
}
