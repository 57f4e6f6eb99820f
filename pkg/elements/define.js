// @ts-check
/**
 * Registers custom elements under their names: nothing where they are known already (two copies of the package on a page), or where
 * there are none (a server).
 */

/** @param {readonly (readonly [string, CustomElementConstructor])[]} elements */
export function define(elements) {
  for (const [name, element] of elements)
    if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
}
