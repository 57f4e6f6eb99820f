// @ts-check
/**
 * The size of the module's memory, which the package does not hand out: caught where it is made.
 *
 * It never shrinks, so what it is at the end is the most that it ever was.
 */

/** To be called before `init()`. @returns {() => number} bytes; NaN while there is no module */
export function watchMemory() {
  /** @type {WebAssembly.Memory | undefined} */
  let memory;
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {any} */ source, /** @type {any} */ imports) => {
      const made = /** @type {any} */ (await instantiate(source, imports));
      const { exports } = made.instance ?? made;
      if ("about" in exports) memory = exports.memory; // ours: Node makes modules of its own, to read HTTP with
      return made;
    }
  );
  return () => memory?.buffer.byteLength ?? NaN;
}
