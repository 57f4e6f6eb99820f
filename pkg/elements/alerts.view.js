// @ts-check
/**
 * What the list of alerts shows, worked out before anything is drawn: which, in what order, under which heading, with
 * which buttons. Plain data in and out, so that it is tested without a page.
 */
import { format } from "../messages/bare.js";
import { minutesEast } from "../messages/clock.js";
import { familyOf, isOperators, isOperatorsAlert } from "../messages/families.js";
import { REASONS } from "../messages/reasons.js";

/**
 * @typedef {import("../index.js").Alert} Alert
 * @typedef {{ do: string, disposition?: string, until?: number }} Action
 * @typedef {{ id: string, alerts: Alert[] }} Story alerts on payments that lie less than a day apart, or one alert by itself
 */

const SEVERITIES = ["danger", "warning", "notice", "info"];
const WAITING = new Set(["open", "escalated"]);
const DAY = 86_400_000;

/** @param {import("../messages/clock.js").Clock | number} clock */
const asClock = (clock) => (typeof clock === "number" ? { utcOffset: clock } : clock);

/** Still waiting for its reader. @param {{ state: string }} alert */
export const isWaiting = (alert) => WAITING.has(alert.state);

/** Lists, one of which each alert is on. @typedef {"waiting" | "handled" | "expired" | "lesser"} List */

/**
 * On which list an alert is: what ended by itself nobody has handled, and perhaps nobody has seen; what was held back, so that graver
 * alerts stand out, has not ended by its age. @param {{ state: string, history?: readonly { action: string }[] }} alert @returns {List}
 */
export function listOf(alert) {
  if (isWaiting(alert)) return "waiting";
  if (alert.state !== "expired") return "handled";
  return isHeldBack(alert) ? "lesser" : "expired";
}

/** The reasons of an alert that its readers may see. @param {Alert} alert @param {string} audience */
export const reasonsFor = ({ reasons }, audience) =>
  audience === "operator" ? reasons : reasons.filter((reason) => !isOperators(reason));

/**
 * One audience's alerts in a period. The operator's (structuring and the like) are never shown to the payer, so they come
 * by their name only: any other word reads the holder's.
 * @param {Alert[]} alerts @param {string} audience @param {{ from: number, to: number } | null} [period]
 */
export function forAudience(alerts, audience, period) {
  const isOperator = audience === "operator";
  return alerts.filter(
    (alert) =>
      isOperatorsAlert(alert) === isOperator &&
      (!period || (alert.lastAt >= period.from && alert.lastAt < period.to)),
  );
}

/** How grave, 0 the gravest. @param {Alert} alert */
const gravity = (alert) => SEVERITIES.indexOf(alert.severity);

/**
 * What is wanted of them. @param {Alert[]} alerts
 * @param {{ list: List, topic: string, severity: string }} wanted empty is all
 */
export const chosen = (alerts, { list, topic, severity }) =>
  alerts.filter(
    (alert) =>
      listOf(alert) === list &&
      (!topic || alert.topic === topic) &&
      (!severity || alert.severity === severity),
  );

/**
 * Story by story, the day's newest first and on the same day the gravest; within a story likewise.
 * @param {Alert[]} alerts @param {import("../messages/clock.js").Clock | number} clock or minutes east of UTC
 */
export function ordered(alerts, clock) {
  /** @type {Map<string, Alert[]>} */
  const stories = new Map();
  for (const alert of alerts) {
    const id = storyOf(alert);
    const story = stories.get(id);
    if (story) story.push(alert);
    else stories.set(id, [alert]);
  }
  const day = (/** @type {number} */ at) => Math.floor((at + minutesEast(at, asClock(clock)) * 60_000) / DAY);
  const inOrder = (/** @type {Alert} */ a, /** @type {Alert} */ b) =>
    gravity(a) - gravity(b) || b.lastAt - a.lastAt;
  const told = [...stories.values()].map((story) => {
    const alerts = story.toSorted(inOrder);
    return { alerts, last: Math.max(...alerts.map(({ lastAt }) => lastAt)) };
  });
  return told
    .toSorted((a, b) => day(b.last) - day(a.last) || inOrder(a.alerts[0], b.alerts[0]))
    .flatMap(({ alerts }) => alerts);
}

/** What a host kept of earlier versions names no story. @param {Alert} alert */
const storyOf = (alert) => (alert.topic === "payment" && alert.storyId) || `alone ${alert.id}`;

/**
 * Under headings: days where everything lies within about two months, months otherwise. Under each, its stories.
 * @param {Alert[]} alerts ordered @param {string} locale @param {import("../messages/clock.js").Clock | number} clock or minutes east of UTC
 * @returns {{ heading: string, stories: Story[] }[]}
 */
export function grouped(alerts, locale, clock) {
  const times = alerts.map((alert) => alert.lastAt);
  // 62 days: two months of alerts are read by day; beyond that, headings would outnumber the alerts.
  const style = Math.max(...times) - Math.min(...times) <= 62 * DAY ? "short-day" : "month";
  /** @type {{ heading: string, stories: Story[] }[]} */
  const groups = [];
  /** @type {Story | undefined} */
  let story;
  for (const alert of alerts) {
    const id = storyOf(alert);
    if (story?.id === id) {
      story.alerts.push(alert);
      continue;
    }
    story = { id, alerts: [alert] };
    const heading = format.time(alert.lastAt, locale, { style, ...asClock(clock) });
    if (groups.at(-1)?.heading !== heading) groups.push({ heading, stories: [] });
    groups.at(-1)?.stories.push(story);
  }
  return groups;
}

/**
 * True of a reason about several payments together: it counts them and has no amount of its own, or it adds up what came
 * in and went out. By what it declares, since a host may keep an alert without its parameters.
 * @param {string | undefined} code
 */
function isOfMany(code) {
  const { count, amount, sent } = REASONS[code ?? ""]?.params ?? {};
  return (count !== undefined && amount === undefined) || sent !== undefined;
}

/** The payment an alert is about, from itself or from its first reason. @param {Alert} alert */
export function paymentOf(alert) {
  const { payment } = alert;
  const params = alert.reasons[0]?.params ?? {};
  const party = payment?.counterparty ?? params.counterparty;
  const amount = payment?.amount ?? params.amount;
  return {
    name: String(party ?? ""),
    // The amount of the last of many payments would pass for their sum.
    amount: amount === undefined || isOfMany(alert.reasons[0]?.code) ? undefined : String(amount),
    currency: String(payment?.currency ?? params.currency ?? ""),
    at: payment?.at ?? alert.lastAt,
  };
}

/** True where it may be put off: not while somebody else may be acting, nor what cannot wait. @param {Alert} alert */
const canWait = (alert) =>
  alert.severity !== "danger" && alert.reasons.every(({ code }) => familyOf(code) !== "takeover");

/**
 * The buttons of an alert, the safe way first. "Mine" asks whether someone told them to pay before it counts, and "not mine" whether
 * they confirmed it because somebody misled them: the victim of a scam did make the payment. What was disowned stays on the list until
 * its steps are done, and is asked about no more. At the operator's desk nobody made it: it is fine, or to be followed up.
 * @param {Alert} alert @returns {{ key: string, action?: Action, asks?: "told" | "led", days?: number, main?: boolean, plain?: boolean }[]}
 */
export function choices(alert) {
  const undo = { key: "alerts.undo", action: { do: "reopen" }, plain: true };
  if (alert.state === "escalated") {
    return [
      {
        key: "alerts.solved",
        action: { do: "resolve", disposition: alert.disposition ?? "solved" },
        main: true,
      },
      undo,
    ];
  }
  if (alert.state === "expired") return isHeldBack(alert) ? [{ ...undo, key: "alerts.bring-back" }] : [];
  if (!isWaiting(alert)) return [undo];
  if (alert.severity === "info") return [{ key: "alerts.noted", action: { do: "acknowledge" } }];
  const snooze = canWait(alert) ? [{ key: "alerts.snooze", days: 7, plain: true }] : [];
  if (alert.topic === "payment" && alert.audience !== "operator") {
    return [{ key: "alerts.mine", asks: "told" }, { key: "alerts.not-mine", asks: "led" }, ...snooze];
  }
  return [
    { key: "alerts.fine", action: { do: "resolve", disposition: "legitimate" } },
    { key: "alerts.follow-up", action: { do: "escalate" } },
    ...snooze,
  ];
}

/** True of what was told in one line with others, and not by itself. @param {{ state: string, history?: readonly { action: string }[] }} alert */
const isHeldBack = ({ state, history }) => state === "expired" && history?.at(-1)?.action === "held-back";

/**
 * What a digest's line counts, the newest first: of its import, or of its day, which both keys end in.
 * @param {Alert} digest @param {Alert[]} alerts @returns {Alert[]}
 */
export function countedIn(digest, alerts) {
  const [code, of] = digest.dedupKey.split(":");
  const isOfLine = {
    "history-digest": (/** @type {Alert} */ alert) =>
      alert.fromImport === true && alert.firstAt >= digest.firstAt && alert.lastAt <= digest.lastAt,
    "day-digest": (/** @type {Alert} */ alert) => !alert.fromImport && alert.dedupKey.endsWith(`:${of}`),
  }[code];
  if (!isOfLine) return [];
  const counted = alerts.filter(
    (alert) => alert.accountId === digest.accountId && isHeldBack(alert) && isOfLine(alert),
  );
  return counted.toSorted((a, b) => b.lastAt - a.lastAt);
}

/** The alerts but for those that stand under a line. @param {Alert[]} alerts @returns {Alert[]} */
export function byThemselves(alerts) {
  const counted = new Set(alerts.flatMap((alert) => countedIn(alert, alerts)));
  return alerts.filter((alert) => !counted.has(alert));
}

/** What became of an alert, by the key of its words; nothing where its state says it all. @param {Alert} alert */
export function outcomeOf({ state, disposition }) {
  const isSaid = disposition === "fraud" || disposition === "scam" || disposition === "legitimate";
  return isSaid && (state === "resolved" || state === "escalated") ? `alerts.as-${disposition}` : undefined;
}
