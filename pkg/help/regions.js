// @ts-check
/**
 * Regions that help is known of, and which one a device suggests.
 *
 * A suggestion stands chosen in the question and counts for nothing until somebody has said yes to it.
 * Not here: what is known of each (authorities.js, rights.js).
 */

/** Members of the European Union (EU's own list of member states, 2020-02-01 and since). */
export const EU = [
  ..."AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
];
/** Where nobody knows: CLDR's code for an unknown region. */
export const UNKNOWN = "ZZ";
/** Regions with something of their own, first those that the wallets are from. */
export const REGIONS = ["CN", "HK", "GB", "US", ...EU];

/** Time zones that lie in one of these regions alone; the European ones are named by capitals. */
const ZONES = /** @type {Record<string, string>} */ ({
  "Asia/Shanghai": "CN",
  "Asia/Urumqi": "CN",
  "Asia/Hong_Kong": "HK",
  "Europe/London": "GB",
  "America/New_York": "US",
  "America/Chicago": "US",
  "America/Denver": "US",
  "America/Los_Angeles": "US",
  "Europe/Vienna": "AT",
  "Europe/Brussels": "BE",
  "Europe/Sofia": "BG",
  "Asia/Nicosia": "CY",
  "Europe/Prague": "CZ",
  "Europe/Berlin": "DE",
  "Europe/Copenhagen": "DK",
  "Europe/Tallinn": "EE",
  "Europe/Madrid": "ES",
  "Europe/Helsinki": "FI",
  "Europe/Paris": "FR",
  "Europe/Athens": "GR",
  "Europe/Zagreb": "HR",
  "Europe/Budapest": "HU",
  "Europe/Dublin": "IE",
  "Europe/Rome": "IT",
  "Europe/Vilnius": "LT",
  "Europe/Luxembourg": "LU",
  "Europe/Riga": "LV",
  "Europe/Malta": "MT",
  "Europe/Amsterdam": "NL",
  "Europe/Warsaw": "PL",
  "Europe/Lisbon": "PT",
  "Europe/Bucharest": "RO",
  "Europe/Stockholm": "SE",
  "Europe/Ljubljana": "SI",
  "Europe/Bratislava": "SK",
});

/** True of a code that has the shape of a region's; anything else is none. @param {unknown} region @returns {region is string} */
export const isRegion = (region) => typeof region === "string" && /^[A-Z]{2}$/.test(region);

/** The region that a device's time zone, else its languages, suggest. @param {string | undefined} timeZone @param {readonly string[]} languages */
export function suggested(timeZone, languages) {
  const lived = ZONES[timeZone ?? ""];
  if (lived) return lived;
  for (const language of languages) {
    const region = /-([A-Z]{2})\b/.exec(language)?.[1];
    if (region && REGIONS.includes(region)) return region;
  }
  return UNKNOWN;
}

/** The region that this device suggests. */
export const suggestedHere = () =>
  suggested(
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    typeof navigator === "undefined" ? [] : (navigator.languages ?? []),
  );

/** Regions to choose from: those that the wallets are from, then the Union's members by their names. @param {(one: string, other: string) => number} byName */
export const listedRegions = (byName) => [
  ...REGIONS.filter((code) => !EU.includes(code)),
  ...EU.toSorted(byName),
];
