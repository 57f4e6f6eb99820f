// @ts-check
/**
 * "wallet-sentinel/notify": browser notifications for what cannot wait, and for nothing else.
 *
 * Off until somebody opts in (`askToNotify`, from a tap); only danger, and none of an import that is older than a day; not in quiet hours, except that what came in them is
 * shown when they end; and on a lock screen, where anybody may read, nothing of the payment unless that is allowed. The core
 * knows no clock: this side does.
 * Not here: which alerts there are (`onAlert`), and pages without notifications, which show the list.
 */
import * as given from "./given.js";
import { describe, message } from "./messages.js";
import { isOperatorsAlert } from "./messages/families.js";
import { report } from "./error.js";

/**
 * @typedef {import("./index.js").Alert} Alert
 * @typedef {import("./notify.js").NotifyOptions} NotifyOptions
 */

/** What the host does itself. */
const CALLED = /** @type {const} */ (["localMinutes", "show", "stillOpen", "onOpen"]);
const MINUTE = 60_000;
const MINUTES_A_DAY = 24 * 60;
const A_DAY = MINUTES_A_DAY * MINUTE;

/** Asks for leave to notify. Call it from a tap: browsers refuse it elsewhere. True where it was given. */
export async function askToNotify() {
  if (typeof Notification === "undefined") return false;
  return (await Notification.requestPermission()) === "granted";
}

/** Minutes since midnight of "22:30"; nothing where it is no time of day. @param {unknown} text */
function minutesOf(text) {
  if (typeof text !== "string") return undefined;
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

/**
 * How many minutes of quiet are left: 0 outside of it. Quiet may pass midnight.
 * @param {number} now minutes since local midnight @param {{ from: string, to: string } | undefined} quiet
 */
export function quietLeft(now, quiet) {
  given.number(now, "now");
  const [from, to] = given.reading("quiet", () => [minutesOf(quiet?.from), minutesOf(quiet?.to)]);
  if (from === undefined || to === undefined || from === to) return 0;
  const since = (now - from + MINUTES_A_DAY) % MINUTES_A_DAY;
  const length = (to - from + MINUTES_A_DAY) % MINUTES_A_DAY;
  return since < length ? length - since : 0;
}

/**
 * A listener for `onAlert` that shows dangers: `sentinel.onAlert(notifier({ locale }))`.
 * @param {NotifyOptions | null} [options]
 * @returns {(alert: Alert) => void}
 */
export function notifier(options) {
  const asked = /** @type {NotifyOptions} */ (
    given.plain(options, "options-invalid", "options", CALLED) ?? {}
  );
  for (const name of CALLED)
    if (asked[name] !== undefined) given.call(/** @type {any} */ (asked[name]), name);
  const {
    locale = "en",
    quiet,
    details = false,
    mask = true,
    localMinutes = ownMinutes,
    show = showNow,
    stillOpen = () => true,
    onOpen,
  } = asked;
  given.text(locale, "locale");
  return (alert) => {
    if (alert.severity !== "danger" || alert.state !== "open" || isOperatorsAlert(alert)) return;
    // Whoever opens an old statement looks at its alerts; what was paid today can still be stopped, whichever way it came.
    if (alert.fromImport && Date.now() - alert.lastAt > A_DAY) return;
    const said = details ? describe(alert, locale, { mask }) : undefined;
    const title = said?.title ?? message("notify.title", locale);
    const body = said?.body ?? message("notify.body", locale);
    const now = () =>
      show(
        title,
        { body, tag: `wallet-sentinel ${alert.id}`, lang: locale },
        onOpen && (() => onOpen(alert.id)),
      );
    const wait = quietLeft(localMinutes(), quiet);
    const later = async () => {
      if (await stillOpen(alert.id)) now();
    };
    if (wait > 0)
      setTimeout(() => later().catch(report), wait * MINUTE); // nobody else would catch what the host's own functions throw
    else now();
  };
}

/** The device's own time of day. */
function ownMinutes() {
  const now = new Date();
  return now.getHours() * 60 + now.getMinutes();
}

/** @param {string} title @param {NotificationOptions} options @param {(() => void) | undefined} open */
function showNow(title, options, open) {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  const notification = new Notification(title, options);
  if (open) notification.onclick = open;
}
