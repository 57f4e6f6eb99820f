// @ts-check
/**
 * Registers what a first look at a bill needs: <sentinel-alerts>, <sentinel-summary>, <sentinel-plan>, <sentinel-watch>,
 * <sentinel-case>, <sentinel-confirm> and <sentinel-question>.
 *
 * Not here: the list of payments (list.js), which a page may load when it is asked for.
 */
import "../messages/both.js";

export * from "./bare/overview.js";
