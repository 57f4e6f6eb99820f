// @ts-check
/**
 * How wide an element's charts may be: the width of their box, which the host's layout decides.
 *
 * A Lit controller: it watches its host, and has it drawn again where the width is another one. 0 until it is known.
 * Not here: drawing.
 */

/** @typedef {import("lit").ReactiveController} ReactiveController */

/** @implements {ReactiveController} */
export class ChartWidth {
  value = 0;
  /** @type {ResizeObserver | undefined} */ #observer = undefined;

  /** @param {import("lit").LitElement} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(this.host);
  }

  hostDisconnected() {
    this.#observer?.disconnect();
  }

  hostUpdated() {
    this.#measure();
  }

  #measure() {
    const width = Math.floor(this.host.renderRoot.querySelector(".chart")?.clientWidth ?? 0);
    if (!width || width === this.value) return;
    this.value = width;
    this.host.requestUpdate();
  }
}
