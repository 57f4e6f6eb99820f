// @ts-check
/**
 * Events as they may be kept: no address, no network's name, and of a use of the account no place finer than its city.
 *
 * What stands in the place of an address reads to the engine as the address does (the core's `Address::sealed`), so a replay judges the
 * same; what it hides nobody needs who keeps a file. Worked out where the engine is, since only the core knows an address when it sees one.
 * Not here: when this is done (worker-service.js, store/keeper.js).
 */
import { call } from "./core.js";

/** True of a text of the log that may hold a place. @param {string} text */
export const mayHoldPlaces = (text) => /"(?:ip|network|location)":/.test(text);

/** The same step as the core's (`Location::of_city`): a tenth of a degree, halves away from 0. @param {unknown} degrees */
const ofCity = (degrees) =>
  typeof degrees === "number" ? (Math.sign(degrees) * Math.round(Math.abs(degrees) * 10)) / 10 : degrees;

/** @param {any} event */
function placeless(event) {
  if (typeof event !== "object" || event === null) return event;
  const { ip, network, location, kind } = event;
  const sealed = (/** @type {string} */ text, /** @type {boolean} */ isName) =>
    call((core) => core.sealed(text, isName));
  const kept = { ...event };
  if (typeof ip === "string") kept.ip = sealed(ip, false);
  if (typeof network === "string") kept.network = sealed(network, true);
  // Of payments the core judges by the place itself (`impossible-travel`).
  if (kind === "access" && typeof location === "object" && location !== null && !Array.isArray(location))
    kept.location = { ...location, lat: ofCity(location.lat), lon: ofCity(location.lon) };
  return kept;
}

/** @param {readonly unknown[]} events */
export const withoutPlaces = (events) => events.map(placeless);
