// @ts-check
/**
 * In whose time the page lives: the statements' where all of them are written in China's, which has one zone and names it nowhere,
 * else the device's. Where the two differ and there is such a statement, the page says which it is, and the visitor may choose.
 *
 * Not here: where days and months begin in a zone (the package).
 */

/** Alipay, WeChat Pay, JD and Meituan write Beijing time, wherever their holder is. */
export const CHINA = "Asia/Shanghai";
const CHINAS = /^(alipay|wechat|jd|meituan)\./;

/** A name that this browser itself can reckon with. @param {string | undefined} name */
function isKnown(name) {
  try {
    return Boolean(name) && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** What the device says; some say nothing, or a name that nobody knows. */
export function deviceZone() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isKnown(timeZone) ? timeZone : "UTC";
}

/** @typedef {Pick<import("./page.js").State, "sample" | "imports" | "settings">} Known */

/** @param {Known["imports"]} imports */
const chinas = (imports) => imports.filter(({ layout }) => CHINAS.test(layout ?? ""));

/** @param {Known} state @returns {string} IANA name */
export function zoneOf({ sample, imports, settings }) {
  if (sample) return CHINA;
  const written = chinas(imports);
  const isStatements =
    settings.zone === "auto"
      ? written.length > 0 && written.length === imports.length
      : settings.zone === "statement" && written.length > 0;
  return isStatements ? CHINA : deviceZone();
}

/** Minutes east of UTC on a clock of this zone. @param {string} timeZone @param {number} at */
function minutesIn(timeZone, at) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const told = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (/** @type {Intl.DateTimeFormatPartTypes} */ name) => told.get(name) ?? 0;
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((wall - at) / 60_000);
}

/**
 * The zone that is not shown, where it would tell other times of these payments; nothing where there is no choice.
 * @param {Known & { seen: import("./page.js").State["seen"] }} state
 */
export function otherZone(state) {
  const { sample, imports, seen } = state;
  if (sample || !seen?.span || !chinas(imports).length) return undefined;
  const device = deviceZone();
  const { from, to } = seen.span;
  if ([from, to].every((at) => minutesIn(device, at) === minutesIn(CHINA, at))) return undefined;
  return zoneOf(state) === CHINA ? device : CHINA;
}

/** As people call it, "China Time"; its name in the table of zones where the browser has no word for it. @param {string} timeZone @param {string} locale */
export function zoneName(timeZone, locale) {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" }).formatToParts();
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}
