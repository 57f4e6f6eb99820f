// @ts-check
/**
 * Controls of the lab: what a select, a slider or a field hands on.
 * Not here: what is done with it (main.js).
 */

/** @typedef {HTMLInputElement & HTMLSelectElement} Control */

/** A listener that is given the control's value. @param {(value: string, control: Control) => void} take */
export const taken =
  (take) =>
  (/** @type {Event} */ { target }) => {
    const control = /** @type {Control} */ (target);
    take(control.value, control);
  };
