// @ts-check
/**
 * One life through one engine, as a phone would: an event at a time, and the clock moved on at each midnight.
 *
 * What comes out is a row for each payment (its probability, and what the floors need to know of it), when each story was told, and
 * how many warnings were false.
 * An alert counts once, and again when it becomes more severe. One that names a payment of a story, or was raised while one
 * came in, belongs to the story; any other is false.
 * Not here: figures (figures.js).
 */
import { Sentinel } from "wallet-sentinel";

const DAY = 86_400_000;
const MINUTE = 60_000;
const SEVERITIES = ["info", "notice", "warning", "danger"];
const NOTICE = 1;
const WARNING = 2;
const DANGER = 3;

/**
 * @typedef {{
 *   at: number, story: number, part?: string, isCounted: boolean, isDebit: boolean, amount: number, currency: string,
 *   counterparty: string, probability: number, why: string,
 * }} Row `why`: a story's reasons, for listings
 * @typedef {{ kind: string, family: string, first: number, losses: number, told?: { loss: number, at: number }, isDanger?: boolean }} Told
 * @typedef {{ persona: string, days: number, rows: Row[], stories: Told[], falseWarnings: number, falseDangers: number,
 *   reasons: Map<string, number>, refused: number }} Lived
 */

/** Holder's probability: what the operator alone may know is left out. @param {any} assessment */
function suspicion({ base, reasons }) {
  let logit = base;
  for (const { audience, contribution } of reasons) if (audience !== "operator") logit += contribution;
  return 1 / (1 + Math.exp(-logit));
}

/** Codes and nats. @param {any[]} reasons */
const why = (reasons) =>
  reasons.map(({ code, contribution }) => `${code} ${contribution.toFixed(1)}`).join(", ");

/** @param {import("./life.js").Life} life @returns {Lived} */
export function live(life) {
  const engine = new Sentinel({ audience: "all" }); // the operator's stories are in there too, and told apart
  const known = new Map();
  const explained = new Set();
  const storyOf = new Map();
  for (const { event, story, part, pays } of life.events)
    if (story !== undefined && pays) storyOf.set(event.id, part === "beside" ? -1 : story);
  /** @type {Told[]} */
  const stories = life.stories.map(({ kind, family }) => ({ kind, family, first: NaN, losses: 0 }));
  /** @type {Lived} */
  const lived = {
    persona: life.persona,
    days: (life.events[life.events.length - 1].arrives - life.counted) / DAY,
    rows: [],
    stories,
    falseWarnings: 0,
    falseDangers: 0,
    reasons: new Map(),
    refused: 0,
  };

  /** @param {any[]} alerts @param {number} at @param {number | undefined} story where the event belongs; −1 beside one */
  function hear(alerts, at, story) {
    for (const alert of alerts) {
      const severity = SEVERITIES.indexOf(alert.severity);
      const named = alert.eventIds.map((/** @type {string} */ id) => storyOf.get(id)).concat(story);
      const own = named.filter((/** @type {number | undefined} */ one) => one !== undefined);
      if (own.length) explained.add(alert.id);
      for (const one of own) {
        if (one < 0) continue;
        const told = stories[one];
        const isLoud = severity >= (life.stories[one].notice ? NOTICE : WARNING);
        if (isLoud) told.told ??= { loss: Math.max(told.losses, 1), at };
        if (severity >= DANGER) told.isDanger = true;
      }
      const before = known.get(alert.id) ?? -1;
      if (severity <= before) continue;
      known.set(alert.id, severity);
      if (severity < WARNING || alert.audience !== "holder") continue;
      if (explained.has(alert.id) || at < life.counted) continue;
      if (before < WARNING) {
        lived.falseWarnings += 1;
        const code = alert.reasons[0]?.code ?? "none";
        lived.reasons.set(code, (lived.reasons.get(code) ?? 0) + 1);
      }
      if (severity === DANGER) lived.falseDangers += 1;
    }
  }

  const offset = (life.events[0].event.utcOffset ?? 0) * MINUTE;
  let day = Math.floor((life.events[0].arrives + offset) / DAY);
  for (const { event, arrives, pays, story, part } of life.events) {
    while ((day + 1) * DAY - offset <= arrives) {
      day += 1;
      const now = day * DAY - offset;
      const woken = engine.advance(now).filter(({ state }) => state === "open");
      hear(woken, now, undefined);
    }
    if (pays && story !== undefined && part === "loss") {
      if (!stories[story].losses) stories[story].first = arrives;
      stories[story].losses += 1;
    }
    const { assessments, alerts, rejected } = engine.ingest([event]);
    lived.refused += rejected.length;
    hear(alerts, arrives, part === "beside" ? -1 : story);
    if (!pays) continue;
    lived.rows.push({
      at: arrives,
      story: story ?? -1,
      part,
      isCounted: arrives >= life.counted,
      isDebit: event.direction === "debit" && event.counterparty?.kind !== "own",
      amount: Number(event.amount),
      currency: event.currency,
      counterparty: event.counterparty?.id ?? event.counterparty?.name ?? "",
      probability: assessments[0] ? suspicion(assessments[0]) : 0,
      why: story === undefined ? "" : why(assessments[0]?.reasons ?? []),
    });
  }
  engine.free();
  return lived;
}
