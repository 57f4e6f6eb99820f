// @ts-check
/**
 * Registers the custom elements: <sentinel-alerts>, <sentinel-summary>, <sentinel-plan>, <sentinel-watch>, <sentinel-case>,
 * <sentinel-confirm>, <sentinel-question>, <sentinel-before>, <sentinel-payments>, <sentinel-payment>, <sentinel-access> and
 * <sentinel-checkup>.
 *
 * Importing this file, or one of the four that it is made of, is the one side effect in the package. Safe to import twice (two copies
 * of the package on a page) and on a server, where there are no custom elements and nothing happens.
 */
export * from "./elements/before.js";
export * from "./elements/list.js";
export * from "./elements/overview.js";
export * from "./elements/safety.js";
